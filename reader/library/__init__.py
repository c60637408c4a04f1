"""What the program shows, whatever shows it: opening paths, choosing, naming, exporting.

Forms to export stand in modules of their own (`json_export`, `markdown`, `text`, `contents`,
`printed`): each turns an issue into strings, and is imported by whoever needs it.
"""

from reader.library.naming import article_name, issue_name, section_name, source_name
from reader.library.opening import (
    How,
    handbook_path,
    list_path,
    open_each,
    open_lazily,
    open_path,
    open_paths,
)
from reader.library.selection import find_article, only_article

__all__ = [
    "How",
    "article_name",
    "find_article",
    "handbook_path",
    "issue_name",
    "list_path",
    "only_article",
    "open_each",
    "open_lazily",
    "open_path",
    "open_paths",
    "section_name",
    "source_name",
]
