"""Finding in issues: a query read once, held against stories on demand; pure, on canonical text.

`parse` reads a query, `Search` finds, `Words` tells whole words with a tokenizer that is brought along,
`ranked` orders best first, `snippet` shows a hit in a line.
"""

from reader.search.pattern import Hit
from reader.search.query import Query, QueryError, Term, parse
from reader.search.search import Place, Search
from reader.search.stories import Story, stories

__all__ = ["Hit", "Place", "Query", "QueryError", "Search", "Story", "Term", "parse", "stories"]
