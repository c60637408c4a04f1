"""The quiet lines above and below: which paper and where in it; how far, what is next, a few keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.chars import visible
from reader.errors import KanbaoError
from reader.strings import language, t
from reader.tui.cells import cell_width, cut
from reader.tui.keys import foot_label
from reader.tui.naming import date_text, paper_name, section_name, title_of
from reader.tui.paint import Span, width_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.issue import Issue
    from reader.tui.reading import Reading

__all__ = ["first_message", "foot_spans", "issue_beside", "next_title_start", "top_spans"]

_GAP = 3
"""Cells between the parts of a line."""

_FOOT_KEYS: dict[str, tuple[str, ...]] = {
    "pane": ("contents", "help", "quit"),
    "list": ("open", "filter", "help"),
    "marks": ("open", "edit-mark", "delete-mark", "marks-scope"),
    "select": ("copy-selection", "other-end", "end-selection"),
}


def top_spans(reading: Reading, width: int) -> list[Span]:
    """Masthead (or the file's name) and date; section and number at the right.

    Between them, once the heading has left the screen, the article's title.
    """
    issue, article = reading.issue, reading.article
    name = visible(reading.shown(paper_name(issue)))
    left: list[Span] = [(" ", "text"), (name, "strong")]
    details = [
        date_text(issue.date or (article.date if article else None)),
        visible(reading.shown(issue.number or "")),
    ]
    if len(reading.order) > 1:
        details.append(_issue_number(reading))
    told = [detail for detail in details if detail]
    if told and not name:
        left.append((told.pop(0), "strong"))
    left += [(f"  {detail}", "faint") for detail in told]
    count = len(issue.articles)
    section = visible(reading.shown(section_name(reading.section)))
    right: list[Span] = [(section + "  " if section else "", "faint")]
    right.append((f"{reading.article_index + 1}/{count} " if count else "", "faint"))
    left = _within(left, max(0, width - width_of(right) - _GAP))
    middle: list[Span] = []
    room = width - width_of(left) - width_of(right) - 2 * _GAP
    if article and reading.top > 0 and room >= 12:
        middle = [(" " * _GAP + cut(reading.shown(title_of(article)), room), "text")]
    return _spread(left + middle, right, width)


def foot_spans(
    reading: Reading, at_hand: str, width: int, context: str, message: str | None = None
) -> list[Span]:
    """The foot's line. `message` stands in the middle's place until the next key.

    In the pane: how far, what signs the paragraph has (`at_hand`), how long still, the next article's
    title. In a list: the whole title under the cursor (`at_hand`), which its own row may have had to cut.
    """
    keys = _keys(context)
    left: list[Span] = [(f" {reading.progress:>3}%", "text")] if reading.article else [(" ", "text")]
    if reading.script != "printed":
        left.append((f"  {t(f'script.{reading.script}-mark')}", "faint"))
    listed = context in ("list", "marks")
    if at_hand and not listed:
        left.append((f"  {at_hand}", "accent"))
    if width >= 80 and reading.minutes_left:
        left.append((f"  {t('foot.minutes', minutes=reading.minutes_left)}", "faint"))
    room = width - width_of(left) - width_of(keys) - 2 * _GAP
    middle: list[Span] = []
    if message and cell_width(visible(message)) > room:  # The keys are always there, the message is not.
        room += width_of(keys) + _GAP
        keys = []
    if message:
        middle = [(cut(visible(message), room), "accent")]
    elif listed:
        middle = [(cut(at_hand, room), "text")]
    elif room >= 16:
        middle = _next_title(reading, room, named=width >= 100)
    return _spread([*left, (" " * _GAP, "text"), *middle], keys, width)


def first_message(issue: Issue, troubles: Sequence[KanbaoError], where: str | None = None) -> str | None:
    """What the foot says at the start: the first fault of the configuration or the files, else `where` one
    goes on, else that there are doubts.
    """
    if troubles:
        first = troubles[0]
        name = (first.path or "").rpartition("/")[2]
        more = f" (+{len(troubles) - 1})  {t('foot.all-troubles')}" if len(troubles) > 1 else ""
        return f"{KanbaoError(first.message, path=name, place=first.place)}{more}"
    if where:
        return where
    return t("foot.warnings", count=len(issue.warnings)) if issue.warnings else None


def next_title_start(spans: list[Span]) -> int | None:
    """The cell at which the foot names the next article, for the mouse; None where it doesn't."""
    key, label = foot_label("next-article", language())
    at = 0
    for text, tone in spans:
        if tone == "faint" and text in (f"{label} {key} ", f"{key} "):
            return at
        at += cell_width(text)
    return None


def issue_beside(reading: Reading, step: int) -> str:
    """How to go on to the next (1) or previous (-1) issue: its key and its name; "" where there is none."""
    at = reading.issue_beside(step)
    if at is None:
        return ""
    key, label = foot_label("next-issue" if step > 0 else "previous-issue", language())
    issue = reading.issues[at]
    names = (reading.shown(paper_name(issue)), issue.date)
    return f"{key} {label} {visible('  '.join(part for part in names if part))}"


def _issue_number(reading: Reading) -> str:
    number = reading.order.index(reading.issue_index) + 1
    return t("top.issue", number=number, count=len(reading.order))


def _next_title(reading: Reading, room: int, *, named: bool) -> list[Span]:
    article = reading.next_article
    if article is None and (way := issue_beside(reading, 1)):
        return [(cut(way, room), "faint")]
    if article is None:
        return [(t("foot.last") if len(reading.issue.articles) > 1 else "", "faint")]
    key, label = foot_label("next-article", language())
    lead = f"{label} {key} " if named else f"{key} "
    return [(lead, "faint"), (cut(reading.shown(title_of(article)), room - cell_width(lead)), "text")]


def _keys(context: str) -> list[Span]:
    names = _FOOT_KEYS.get(context, ())
    spans: list[Span] = []
    for name in names:
        key, label = foot_label(name, language())
        spans += [(f"{key} ", "strong"), (f"{label}  ", "faint")]
    return [*spans[:-1], (spans[-1][0].rstrip() + " ", "faint")] if spans else []


def _within(spans: list[Span], cells: int) -> list[Span]:
    """As many whole spans as go into `cells`; the first two are cut rather than left out."""
    head = [spans[0], (cut(spans[1][0], max(0, cells - 1)), spans[1][1])]
    for span in spans[2:]:
        if width_of([*head, span]) > cells:
            break
        head.append(span)
    return head


def _spread(left: list[Span], right: list[Span], width: int) -> list[Span]:
    """Left and right parts at the ends of a line of `width` cells."""
    gap = width - width_of(left) - width_of(right)
    return [*left, (" " * max(0, gap), "text"), *right]
