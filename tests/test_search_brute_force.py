"""Thousands of queries made from the texts themselves have exactly the hits that a plain search has."""

from __future__ import annotations

from functools import partial
from itertools import chain
from random import Random
from typing import TYPE_CHECKING
from unicodedata import normalize

import pytest
from brute_search import Asked, BruteArticle, brute_hits, han, invisible, space

from reader.chars.folding import classes, fold
from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library import handbook_path, open_path
from reader.search import Search, parse, stories

if TYPE_CHECKING:
    from pathlib import Path

OF_SAMPLES = 10_000
OF_THE_HANDBOOK = 1_500
OF_ACCENTS = 1_500
FORMS = (str, partial(normalize, "NFC"), partial(normalize, "NFD"))
QUOTES = '"“”＂'


def term_of(text: str, random: Random) -> str | None:
    """A stretch of a text as somebody may type it: other capitals, widths, forms, and no odd spaces."""
    size = random.choice((1, 1, 2, 2, 2, 3, 3, 4, 5, 8, 20))
    start = random.randrange(max(1, len(text) - size))
    made = ""
    for ch in text[start : start + size]:
        if invisible(ch) or (ch == "\n" and random.random() < 0.5):
            continue
        alike = [c for c in classes(ch) if normalize("NFC", c) == c and c not in QUOTES]
        made += random.choice(alike) if alike and random.random() < 0.3 else ch
    if random.random() < 0.1:
        # Most of these stand nowhere.
        made = "".join(random.sample(made, len(made)))
    made = " ".join(normalize("NFC", made).split())
    return made if made and not any(ch in QUOTES for ch in made) else None


def written(term: str, mark: str, random: Random) -> str:
    """A term as it stands in a query, in quotes where it has to be (letters would be pinyin)."""
    letters = all(ch in "abcdefghijklmnopqrstuvwxyzü'" for ch in fold(term))
    if letters or " " in term or term[0] in "-－" or ":" in fold(term) or random.random() < 0.1:
        opening, closing = random.choice(('""', "“”", "＂＂"))
        term = f"{opening}{term}{closing}"
    return mark + term


def asked_of(articles: list[str], random: Random) -> tuple[str, Asked] | None:
    """A query, and the same in its parts."""
    terms: list[tuple[str, bool]] = []
    excluded: list[str] = []
    words: list[str] = []
    text = random.choice(articles)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3))):
        term = term_of(text, random)
        if term is None:
            return None
        if terms and random.random() < 0.2:
            excluded.append(term)
            words.append(written(term, random.choice("-－"), random))
        else:
            heading = random.random() < 0.15
            terms.append((term, heading))
            words.append(written(term, random.choice(("title:", "ＴＩＴＬＥ：")) if heading else "", random))
    return random.choice((" ", "\u3000", "  ")).join(words), Asked(tuple(terms), tuple(excluded))


def differing(issues: list[Issue], count: int) -> list[str]:
    """The queries whose hits are not the same; most of them have some."""
    random = Random(20211224)
    prepared = []
    for issue in issues:
        scope = stories([issue])
        texts = [story.article.text for story in scope if story.article.text]
        prepared.append((scope, texts, [BruteArticle(story.article) for story in scope]))
    weights = [sum(map(len, texts)) ** 0.5 for _, texts, _ in prepared]
    wrong: list[str] = []
    made = with_hits = 0
    while made < count:
        scope, texts, articles = random.choices(prepared, weights)[0]
        query = asked_of(texts, random)
        if query is None:
            continue
        made += 1
        text, asked = query
        found = [(n, hit.start, hit.end) for n, hit in Search(parse(text), scope)]
        with_hits += bool(found)
        if found != brute_hits(asked, articles):
            wrong.append(text)
    assert with_hits > count / 2
    return wrong


def test_the_hits_in_the_handbook_are_those_of_a_plain_search():
    assert differing([open_path(handbook_path())], OF_THE_HANDBOOK) == []


def test_the_hits_in_the_sample_pages_are_those_of_a_plain_search(pages: Path):
    folders = ("grrb-2021-page", "rmrb-dump", "ocr-1967", "rmrb-records-gbk")
    paths = list(chain.from_iterable(sorted((pages / folder).glob("*.txt")) for folder in folders))
    paths += sorted((pages / "rmrb-export" / "marked").glob("*"))[:3]
    assert len(paths) > 10
    assert differing([open_path(str(path)) for path in paths], OF_SAMPLES) == []


def test_the_hits_in_a_text_of_letters_with_accents_are_those_of_a_plain_search():
    sentences = (
        "本报讯 Café de la Paix 的老板 José Álvarez 说，Crème brûlée 卖得最好。",
        "越南 Việt Nam 的 Huế、Đà Nẵng 两地，pǔtōnghuà 与 lǜsè 一样常见。",
        "CAFÉ 里的 Naïve façade，Zürich 到 Århus 的 Ångström，ÉCOLE Ệ ệ ǖ Ǚ。",
    )
    random = Random(20211224)
    blocks = tuple(
        TextBlock("paragraph", "".join(map(random.choice(FORMS), random.choice(sentences))), ((n, n),))
        for n in range(1, 200)
    )
    article = Article("a1", headline="Café 与 Cafe\u0301", blocks=blocks)
    issue = Issue(Source("accents.txt", "plain"), (Section((article,)),))
    assert differing([issue], OF_ACCENTS) == []


@pytest.mark.parametrize("ch", "会々〇漢\U00020000")
def test_the_plain_search_knows_han_characters_and_white_space(ch: str):
    assert han(ch)
    assert not space(ch)
    assert space("\u3000")
    assert not han("、")
