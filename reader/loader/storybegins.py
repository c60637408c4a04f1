"""Where a story plainly begins: title lines that need no weighing.

The stories that weights are learnt from are long, and few are labelled or signed above their text.
On a page of briefs, of pictures, of opinions, nothing else tells that these lines are titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.loader.lineown import DASHES, is_dated, kind_of_line
from reader.loader.marks import is_column
from reader.loader.names import is_name
from reader.loader.pictures import begins_with_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.loader.pieces import Scrap

__all__ = ["begins_a_story", "is_titled_box", "stands_over_a_title", "tops_of_groups"]

_STORY_ENDS = frozenset(("closed", "sign-off", "credit", "jump"))
"""Shapes of the last pieces of stories."""

_LONG_KICKER, _LONGEST_UPPER = 12, 24
"""Characters of a kicker's upper line, over one with a dash; a longer line there may be half a paragraph."""

_SHORT_PROSE, _LONG_PROSE = 20, 40
"""Characters of a paragraph that may be none of a list's entries, and of one that is none."""

_TITLES = 3
"""So many lines at most stand over an author's name."""

_LONGEST_QUESTION = 20
"""Characters of a headline that asks."""

_ITEMS = frozenset("●■◆▲△★☆@")
"""How the entries of a column of briefs begin."""

_LONGEST_COLUMN = 5
"""Characters of a column's name that no table knows."""

_TELEPHONE = 7
"""Digits of its number."""

_GROUP = 3
"""Lines of such a group in the mean."""

_LONGEST_OFFICE = 16
"""Characters of where an author works."""

_QUESTIONS, _ANSWERS = ("问：", "问:", "問：", "問:"), ("答：", "答:")
"""How readers' questions and the answers begin."""

_NOTICES = ("通知", "招领", "招租", "公告", "通告", "启事", "啟事", "讣告", "訃告", "声明", "聲明")
_LONGEST_NOTICE = 16

_SIGNER_WORDS = """
公司 局 厅 委员会 办公室 委 政府 学校 医院 法院 部 组 中心 工会 协会 学会 商会 联合会 组委会 大学 学院
研究院 研究所 派出所 支队 大队 出版社
"""
_SIGNERS = tuple(_SIGNER_WORDS.split())
"""How those are called who sign a notice."""

_VERSES, _LONGEST_VERSE = 4, 20
"""So many lines tell a poem; characters of the longest one."""


def begins_a_story(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether the line at `i` surely is a title line, by the pieces beside it."""
    if i == len(scraps) - 1:
        return i > 0 and _below_a_label(scraps, i)
    if not i:
        return False
    for told in _TELLING:
        if told(scraps, i):
            return True
    if scraps[i].shape != "short":
        return False
    return any(told(scraps, i) for told in _TELLING_OF_SHORT)


def _ends(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a story may end with this piece: also with a byline below its text, or a telephone's number."""
    shape = scraps[i].shape
    if shape == "byline":
        return i > 0 and scraps[i - 1].shape == "closed"
    return shape in _STORY_ENDS or (shape == "short" and sum(map(str.isdigit, scraps[i].text)) >= _TELEPHONE)


def _below_a_label(scraps: Sequence[Scrap], i: int) -> bool:
    """广告, and the line below it."""
    return scraps[i - 1].shape == "label"


def _over_a_lead(scraps: Sequence[Scrap], i: int) -> bool:
    """A line between a finished paragraph and 本报讯（记者…）, or the upper one of two there."""
    if scraps[i + 1].lead:
        return scraps[i - 1].shape == "closed"
    if i + 2 >= len(scraps) or not scraps[i + 2].lead or not _ends(scraps, i - 1):
        return False
    text, below = scraps[i].text, scraps[i + 1]
    leads_up = text[-1] in "：:" or (text[-1] in "”」" and text[0] not in "“「")
    return below.shape == "short" and scraps[i].shape == "short" and leads_up and not is_dated(below.text)


def _at_a_column(scraps: Sequence[Scrap], i: int) -> bool:
    """国际观察, and the headline below it."""
    if _names_a_column(scraps, i) or (scraps[i].text[0] not in _ITEMS and _names_a_column(scraps, i - 1)):
        return True
    asked = i > 1 and scraps[i].shape == "short" and scraps[i - 1].end in "？！?!"
    return asked and _is_prose(scraps, i + 1) and _names_a_column(scraps, i - 2)


def _names_a_column(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line is a column's name over a headline: 国际观察, between two stories."""
    if i and not _ends(scraps, i - 1):
        return False
    below = scraps[i + 1]
    asks = below.shape == "closed" and len(below.text) <= _LONGEST_QUESTION and below.end in "？！?!"
    titled = (below.shape == "short" or asks) and not below.lead and not is_name(below.text)
    return (titled or below.text[0] in _ITEMS) and is_column(scraps[i].text)


def _under_a_short_name(scraps: Sequence[Scrap], i: int) -> bool:
    """画里有话, and the longer line below it over prose: a column's name that no table knows."""
    for top in (i, i - 1):
        if top < 1 or top + 2 >= len(scraps) or not _ends(scraps, top - 1):
            continue
        name, title = scraps[top], scraps[top + 1]
        if name.shape != "short" or title.shape != "short" or not _TINY < len(name.text) < len(title.text):
            continue
        if len(name.text) <= _LONGEST_COLUMN and name.text.isalpha() and not is_name(name.text):
            is_place = name.text[:2] in scraps[top + 2].text or name.text[:2] in title.text  # 俄罗斯
            return _is_prose(scraps, top + 2) and not is_place and not title.text[-1].isdigit()
    return False


def _at_a_series(scraps: Sequence[Scrap], i: int) -> bool:
    """砥砺奋进（二） between two stories, and the headline below it."""
    return _names_a_series(scraps, i) or _names_a_series(scraps, i - 1)


def _names_a_series(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line ends in a series' number, below a story's end or a label and over a short line."""
    if not i or scraps[i].shape != "short" or kind_of_line(scraps[i].text) != "series":
        return False
    above, below = scraps[i - 1].shape, scraps[i + 1]
    return (above in _STORY_ENDS or above == "label") and below.shape == "short" and not below.lead


def _at_a_dash(scraps: Sequence[Scrap], i: int) -> bool:
    """A kicker with a dash, the line below it, and a kicker's upper line."""
    if _leads_on(scraps, i - 1) or _leads_on(scraps, i):
        return True
    text = scraps[i].text
    upper = scraps[i].shape == "short" and _LONG_KICKER <= len(text) <= _LONGEST_UPPER and "。" not in text
    return upper and _ends(scraps, i - 1) and _leads_on(scraps, i + 1)


def _leads_on(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line with a dash at its end stands over a line above a byline or a lead."""
    if scraps[i].shape != "short" or i + 2 >= len(scraps) or not scraps[i].text.endswith(DASHES):
        return False
    return scraps[i + 2].lead or scraps[i + 2].shape == "byline"


def _tops_a_picture(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line stands below a finished story, over a caption that begins with its day, and a credit."""
    if not _ends(scraps, i - 1) or i + 2 >= len(scraps) or scraps[i].shape != "short":
        return False
    if scraps[i + 2].shape != "credit" or scraps[i + 1].shape not in ("closed", "open"):
        return False
    return begins_with_day(scraps[i + 1].text)


def _at_a_name(scraps: Sequence[Scrap], i: int) -> bool:
    """One line to three between a story's end and its author's name over verse or prose."""
    name = i + 1
    while not _names_an_author(scraps[name]):
        if (
            scraps[name].shape != "short"
            or scraps[name].lead
            or name + 1 == len(scraps)
            or name - i == _TITLES
        ):
            return False
        name += 1
    if not (_is_verse(scraps[name + 1 : name + 1 + _VERSES]) or _is_prose(scraps, name + 1)):
        return False
    for first in range(i, max(name - _TITLES, 1) - 1, -1):
        if scraps[first].shape != "short" or "。" in scraps[first].text:
            return False
        if _ends(scraps, first - 1):
            return not scraps[first].text.startswith(DASHES)  # it signs the story above
    return False


def _names_an_author(scrap: Scrap) -> bool:
    """Whether a line is a name, or a name behind where its owner works: 数学学院 林晓."""
    if is_name(scrap.text):
        return True
    office, _, name = scrap.text.replace("\u3000", " ").rpartition(" ")
    if scrap.shape != "short" or not 1 < len(office) <= _LONGEST_OFFICE:
        return False
    return is_name(name) and _CLAUSES.isdisjoint(office)


def _is_prose(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a long paragraph stands here, or two that are as long together."""
    if i >= len(scraps) or scraps[i].shape != "closed":
        return False
    size = len(scraps[i].text)
    if _SHORT_PROSE < size <= _LONG_PROSE and i + 1 < len(scraps) and scraps[i + 1].shape == "closed":
        size += len(scraps[i + 1].text)
    return size > _LONG_PROSE


def _is_verse(scraps: Sequence[Scrap]) -> bool:
    """Whether these are lines of a poem: short ones, of which the upper end in commas and full stops."""
    marks = sum(scrap.end in "，,；;、。！？" for scrap in scraps)
    if len(scraps) < _VERSES or max(len(s.text) for s in scraps) > _LONGEST_VERSE:
        return False
    return marks > _VERSES // 2 or all(s.shape == "short" and not s.lead for s in scraps)


def _over_a_question(scraps: Sequence[Scrap], i: int) -> bool:
    """A line between a story's end and 问：… with its 答：…, or one of two there."""
    for top, k in ((i, i + 1), (i, i + 2), (i - 1, i + 1)):
        if top and k + 1 < len(scraps) and scraps[k].text.startswith(_QUESTIONS):
            above = scraps[top - 1]
            ended = _ends(scraps, top - 1) and not above.text.startswith((*_QUESTIONS, *_ANSWERS))
            short = all(scrap.shape == "short" for scrap in scraps[top:k])
            if ended and short and scraps[k + 1].text.startswith(_ANSWERS):
                return True
    return False


def _is_notice(scraps: Sequence[Scrap], i: int) -> bool:
    """云河县政府公告, between two finished paragraphs."""
    text = scraps[i].text
    if len(text) > _LONGEST_NOTICE or not text.endswith(_NOTICES):
        return False
    return _ends(scraps, i - 1) and scraps[i + 1].shape == "closed"


_TINY, _LONGEST_NAMED, _DIGITS = 2, 16, 5
"""Characters of a place, whose report stands below it, and of the longest name of a column or series; a line
with so many digits is a list's entry.
"""

_CLAUSES = frozenset("，,。；;、")
"""What stands in half a paragraph, and in no such name."""


def tops_of_groups(scraps: Sequence[Scrap]) -> set[int]:
    """The short lines over the groups into which a text's few blank lines part it: each is a story.

    Empty where blank lines part more than stories: where lines stand alone, or a group has no top like that.
    """
    tops = [i for i, scrap in enumerate(scraps) if i and scrap.gap]
    if not tops or _GROUP * len(tops) > len(scraps):
        return set()
    for i in tops:
        asks = scraps[i].end in "？！?!" and len(scraps[i].text) <= _LONGEST_UPPER
        if not (scraps[i].shape == "short" or asks) or not _ends(scraps, i - 1):
            return set()
        if i + 1 == len(scraps) or scraps[i + 1].gap:
            return set()
    return set(tops)


def is_titled_box(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line is the title of what a box holds: below 相关新闻, over a paragraph without a lead."""
    if not 0 < i < len(scraps) - 1 or scraps[i - 1].shape != "box":
        return False
    return scraps[i + 1].shape in ("closed", "open") and not scraps[i + 1].lead


def stands_over_a_title(scraps: Sequence[Scrap], i: int) -> bool:
    """Whether a line between a story's end and a title line goes with it: a column's name, a series'.

    No signature does: a name, a day, an office that signs a notice.
    """
    text = scraps[i].text
    if scraps[i].shape != "short" or not _ends(scraps, i - 1):
        return False
    if not _TINY < len(text) <= _LONGEST_NAMED or not _CLAUSES.isdisjoint(text) or text.startswith(DASHES):
        return False
    if is_dated(text) or sum(map(str.isdigit, text)) >= _DIGITS or text.endswith(_SIGNERS):
        return False
    if is_name(text) or is_name(text.replace("\u3000", " ").rpartition(" ")[2]):
        return False
    said = text.replace(":", "：").partition("：")[2]
    return not is_name(said.strip()) if said else True


_TELLING: tuple[Callable[[Sequence[Scrap], int], bool], ...] = (
    _below_a_label,
    _over_a_lead,
    _at_a_column,
    _at_a_dash,
    _is_notice,
)
_TELLING_OF_SHORT: tuple[Callable[[Sequence[Scrap], int], bool], ...] = (
    _at_a_series,
    _tops_a_picture,
    _at_a_name,
    _under_a_short_name,
    _over_a_question,
)
