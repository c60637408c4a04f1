"""The find line at the foot, and the keys that walk from hit to hit."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from reader.strings import t
from reader.tui.background import in_background
from reader.tui.finding import SCOPES, Finding, Wanted, counted
from reader.tui.prompt import Prompt
from reader.tui.queries import keep

if TYPE_CHECKING:
    from reader.errors import KanbaoError
    from reader.library.words import WordCutter
    from reader.search.whole import Words
    from reader.tui.desk import Desk
    from reader.tui.history import Place as TextPlace
    from reader.tui.paint import Span
    from reader.tui.reading import View

__all__ = [
    "begin",
    "dim",
    "drop",
    "earlier",
    "find_selected",
    "look",
    "next_scope",
    "stay",
    "step",
    "whole",
    "words",
]


class Origin(NamedTuple):
    """Where one was, and what was lit, when the find line was opened."""

    view: View
    place: TextPlace
    finding: Finding | None


class FindPrompt(Prompt):
    """The find line: what is wanted besides its text, and where Esc goes back to."""

    def __init__(self, wanted: Wanted, origin: Origin) -> None:
        super().__init__("find", wanted.text)
        self.wanted = wanted
        self.origin = origin
        self.back = 0
        """How many queries back the line shows; at 0 it shows what was typed."""
        self.typed = wanted.text

    def label(self) -> list[Span]:
        """What is done here, and the scopes, the one that holds in brackets."""
        names = [t(f"find.scope-{scope}") for scope in SCOPES]
        shown = [f"[{n}]" if s == self.wanted.scope else f" {n} " for s, n in zip(SCOPES, names, strict=True)]
        whole = f" {t('find.whole')}" if self.wanted.whole else ""
        return [(f" {t('prompt.find')}", "strong"), (f"{''.join(shown)}{whole} ", "faint")]


def begin(desk: Desk, text: str = "") -> None:
    """Open the find line."""
    reading = desk.reading
    wanted = Wanted(text, desk.finding.wanted.scope if desk.finding else SCOPES[0])
    desk.selection = None
    prompt = FindPrompt(wanted, Origin(reading.view, reading.place, desk.finding))
    desk.open_prompt(prompt)
    if text:
        _hold(desk, prompt)


def find_selected(desk: Desk) -> None:
    """Find what is selected, spaces and all."""
    article = desk.reading.article
    if desk.selection is not None and article is not None:
        start, end = desk.selection.span(article.text)
        words = " ".join(article.text[start:end].replace('"', " ").split())
        begin(desk, f'"{words}"' if " " in words else words)


def look(desk: Desk, text: str) -> None:
    """Something was typed: light it up, and go to the first hit from where one was."""
    prompt = desk.prompt
    if isinstance(prompt, FindPrompt):
        prompt.back, prompt.typed = 0, text
        prompt.wanted = prompt.wanted._replace(text=text)
        _hold(desk, prompt)


def next_scope(desk: Desk) -> None:
    """Look in the other scope."""
    prompt = desk.prompt
    if isinstance(prompt, FindPrompt):
        at = (SCOPES.index(prompt.wanted.scope) + 1) % len(SCOPES)
        prompt.wanted = prompt.wanted._replace(scope=SCOPES[at])
        _hold(desk, prompt)


def whole(desk: Desk) -> None:
    """Whole words only, or no more; what the words are may take a moment to load."""
    prompt = desk.prompt
    if not isinstance(prompt, FindPrompt):
        return
    prompt.wanted = prompt.wanted._replace(whole=not prompt.wanted.whole)
    _hold(desk, prompt)


def earlier(desk: Desk, rows: int) -> None:
    """An earlier query (rows below 0), or a later one, at last what was typed."""
    prompt = desk.prompt
    if isinstance(prompt, FindPrompt):
        prompt.back = max(0, min(prompt.back - rows, len(desk.queries)))
        text = desk.queries[-prompt.back] if prompt.back else prompt.typed
        prompt.line.write(text)
        prompt.wanted = prompt.wanted._replace(text=text)
        _hold(desk, prompt)


def drop(desk: Desk) -> None:
    """Esc: everything is as it was before the line was opened."""
    prompt = desk.prompt
    if isinstance(prompt, FindPrompt):
        desk.finding = prompt.origin.finding
        desk.reading.restore(prompt.origin.view)
    desk.open_prompt(None)


def stay(desk: Desk, prompt: Prompt) -> None:
    """Enter: stay at the hit, with the light on. An empty line finds the last query again."""
    if not isinstance(prompt, FindPrompt):
        return
    if not prompt.wanted.text.strip():
        if not desk.queries:
            drop(desk)
            return
        prompt.wanted = prompt.wanted._replace(text=desk.queries[-1])
        _hold(desk, prompt)
    finding = Finding(prompt.wanted, words(desk) if prompt.wanted.whole else None)
    if finding.fault is not None:
        prompt.notice = finding.fault.brief
        return
    if desk.finding is not None:
        finding.take_over(desk.finding)
    if prompt.wanted.text in desk.queries:
        desk.queries.remove(prompt.wanted.text)
    desk.queries.append(prompt.wanted.text)
    keep(desk, prompt.wanted.text)
    desk.open_prompt(None)
    desk.finding = finding
    _to_next(desk, prompt.origin, 1, at=True)


def step(desk: Desk, way: int) -> None:
    """To the next (1) or previous (-1) hit; the light goes on again."""
    reading = desk.reading
    if desk.finding is None:
        desk.message = t("find.nothing-yet")
        return
    desk.finding.lit = True
    _to_next(desk, Origin(reading.view, reading.place, desk.finding), way)


def dim(desk: Desk) -> None:
    """No light any more."""
    if desk.finding is not None:
        desk.finding.lit = False
        desk.finding.leave()


def _to_next(desk: Desk, origin: Origin, way: int, *, at: bool = False) -> None:
    """From where one was to the next hit, by a jump; how many there are, and whether it went round."""
    reading, finding = desk.reading, desk.finding
    if finding is None:
        return
    if at:
        reading.restore(origin.view)
    search = finding.search(reading)
    place = finding.next_from(reading, way, at=at)
    if search is None or place is None:
        desk.message = t("find.no-hit", query=finding.wanted.text)
        return
    number, total = search.number(place), search.total
    finding.stand_on(reading, place)
    reading.history.jumped(origin.place, reading.place)
    desk.message = f"{number}/{total}"
    if search.hits(place.story)[place.hit].pinyin:
        desk.message += f"  {t('find.by-sound')}"
    if place.wrapped:
        desk.message += f"  {t('find.from-the-top' if way > 0 else 'find.from-the-end')}"


def _hold(desk: Desk, prompt: FindPrompt) -> None:
    """Hold what is wanted against the text, from where one was."""
    reading = desk.reading
    reading.restore(prompt.origin.view)
    told_by = words(desk) if prompt.wanted.whole else None
    finding = desk.finding = Finding(prompt.wanted, told_by, typing=True)
    prompt.notice = ""
    if finding.fault is not None:
        prompt.notice = finding.fault.brief
    elif finding.usable:
        place = finding.next_from(reading, 1, at=True)
        if place is not None:
            finding.stand_on(reading, place)
        if not prompt.wanted.whole:
            _say_count(prompt, finding.count(reading))
        elif told_by is None:
            prompt.notice = t("find.words-loading")
        else:
            _count_later(desk, prompt, finding)


def _say_count(prompt: FindPrompt, counted: tuple[int, int]) -> None:
    """How many hits there are, and in how many articles."""
    count, articles = counted
    key = "find.nothing" if not count else f"find.count-{prompt.wanted.scope}"
    prompt.notice = t(key, count=count, articles=articles)


def _count_later(desk: Desk, prompt: FindPrompt, finding: Finding) -> None:
    """Count in a thread: cutting the words around thousands of hits takes a second."""
    search = finding.search(desk.reading)
    if search is None:
        return
    prompt.notice = t("find.counting")

    def count() -> tuple[int, int] | None:
        for story in range(len(search.scope)):
            if desk.finding is not finding:  # One has typed on.
                return None
            search.hits(story)
        return counted(search)

    def done(found: tuple[int, int] | KanbaoError | None) -> None:
        if isinstance(found, tuple) and desk.prompt is prompt and desk.finding is finding:
            _say_count(prompt, found)

    in_background(desk, count, done)


def words(desk: Desk) -> Words | None:
    """What tells whole words. It takes a moment to load: until then None, and what needs it is done again."""
    from reader.library.words import word_cutter

    cutter = word_cutter()
    if cutter.ready:
        return _told_by(cutter)
    if not desk.waiting_for_words:
        from threading import Thread

        desk.waiting_for_words = True

        def wait() -> None:
            cutter.loaded()
            with suppress(RuntimeError):  # The program may have ended meanwhile.
                desk.app.call_from_thread(_look_again, desk)

        Thread(target=wait, name="words", daemon=True).start()
    return None


@cache
def _told_by(cutter: WordCutter) -> Words:
    from reader.search.whole import Words

    return Words(cutter.cut)


def _look_again(desk: Desk) -> None:
    """The words have come."""
    desk.waiting_for_words = False
    prompt, finding = desk.prompt, desk.finding
    if isinstance(prompt, FindPrompt) and prompt.wanted.whole:
        _hold(desk, prompt)
    elif finding is not None and finding.wanted.whole:
        desk.finding = Finding(finding.wanted, words(desk))
    if desk.listed is not None and desk.message == t("find.words-loading"):
        desk.message = None
        desk.listed.turn(desk)
    desk.update()
