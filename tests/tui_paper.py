"""A small paper for the tests of the screen, and the screen as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.issue import Article, Author, Box, Issue, Section, Source, TextBlock, Warning
from reader.tui.app import KanbaoApp
from reader.tui.parts import PARTS
from reader.tui.start import Start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.desk import Desk

SENTENCE = "河口镇的老码头今年秋天重新开放，渡轮每天往返二十四趟，镇上的茶馆也跟着热闹起来。"


def paragraphs(count: int, name: str = "第") -> tuple[TextBlock, ...]:
    """So many paragraphs that can be told apart by their first characters (第1段：…)."""
    return tuple(
        TextBlock("paragraph", f"{name}{number}段：" + SENTENCE * 2, ((number, number),))
        for number in range(1, count + 1)
    )


def article(number: int, length: int = 30, **fields: object) -> Article:
    """The article 第…篇 with `length` paragraphs."""
    values: dict[str, object] = {
        "id": f"a{number}",
        "headline": f"老码头迎来第{number}批游客",
        "blocks": paragraphs(length),
    }
    return Article(**{**values, **fields})  # type: ignore[arg-type]


FERRY = Article(
    id="a1",
    label="调查",
    kicker="沿江各镇恢复水上客运——",
    headline="老码头又响起汽笛",
    deck="渡轮往返二十四趟 票价不变",
    authors=(Author("林秋水", "记者"),),
    dateline="本报河口10月8日电（记者林秋水）",
    blocks=(
        TextBlock("byline", "本报记者 林秋水", ((5, 5),)),
        *paragraphs(6),
        TextBlock("subhead", "茶馆里的新客人", ((12, 12),)),
        Box(
            "阅读提示",
            (TextBlock("paragraph", "渡轮恢复以后，镇上多了三家茶馆。", ((14, 14),)),),
            ((13, 13),),
        ),
        *paragraphs(14, "后"),
        TextBlock("caption", "图为渡轮离开老码头。", ((40, 40),)),
        TextBlock("credit", "周远帆 摄", ((41, 41),)),
    ),
    heading_lines=((1, 4),),
)


def paper(**fields: object) -> Issue:
    """沿江日报 of 2023-10-09: two pages of the paper, five articles."""
    values: dict[str, object] = {
        "source": Source("/papers/2023-10-09.txt", "page-dump", "utf-8"),
        "masthead": "沿江日报",
        "date": "2023-10-09",
        "sections": (
            Section((FERRY, article(2, 3), article(3, 12, kind="photo")), "要闻", 1),
            Section((article(4), article(5, 2, kind="advertisement", label="广告")), "国际", 3),
        ),
    }
    return Issue(**{**values, **fields})  # type: ignore[arg-type]


def long_paper(count: int) -> Issue:
    """A paper without a masthead, of `count` short articles in one unnamed section."""
    return Issue(
        Source("many.txt", "page-dump"), (Section(tuple(article(n, 1) for n in range(1, count + 1))),)
    )


def doubtful_paper() -> Issue:
    """One article and two warnings, the first of which holds a line break and an escape."""
    warnings = (
        Warning("unplaced-piece", "这一段放在哪里\n不清楚\x1b[31m", ((7, 9),)),
        Warning("bad-bytes", "有一个字没能解码", ((3, 3),)),
    )
    return paper(warnings=warnings)


def app_on(issues: Sequence[Issue] | Issue, start: tuple[int, str] | None = None) -> KanbaoApp:
    """The application on a paper or several, from the beginning unless told."""
    return KanbaoApp([issues] if isinstance(issues, Issue) else issues, Start(start or (0, "")))


def desk_of(app: KanbaoApp) -> Desk:
    """The screen's state."""
    return app.screen  # type: ignore[return-value]


def dump(app: KanbaoApp) -> list[str]:
    """The rows of the screen as text, without the blanks at their ends."""
    app.screen._refresh_layout(app.size)  # What came from a thread may have moved a part just now.
    strips = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def lit(desk: Desk, tone: str) -> list[str]:
    """The texts that are drawn in a tone in the text's place, in order."""
    draw, (_, _, width, height) = PARTS["pane"][0], desk.layout_now.pane
    return [
        segment.text
        for row in range(height)
        for segment in draw(desk, row, width)
        if segment.style == desk.tones[tone] and segment.text.strip()
    ]
