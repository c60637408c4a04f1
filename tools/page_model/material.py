"""The stories to learn from: those of the benchmarks, and news read on television."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

from benchmarks.stories import Story, gather, half_of

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.stories import Half

__all__ = ["stories_of"]

_SITE = ("[查看", "---", "(更新", "（更新")
"""How lines begin that are the archive's own."""

_LONGEST_TITLE, _SHORTEST_STORY = 60, 120
"""Characters. Longer titles are of several news in one."""

_PLACES = (
    *("北京", "上海", "广州", "成都", "西安", "南京", "东京"),
    *("巴黎", "莫斯科", "日内瓦", "沈阳", "兰州", "福州", "拉萨"),
)
# Names, and halves of names such as a dump leaves where one is printed with a space.
_NAMES = (
    *("王小明", "李", "娜", "赵志强", "陈", "曦", "刘建国"),
    *("孙雅静", "周", "涛", "马晓燕", "黄海", "徐静"),
)
_LEADS = ("本报讯（记者{0}）", "本报讯　记者{0}报道：", "本报讯 ")
_DATELINES = ("新华社{1}{2}电（记者{0}）", "本报{1}{2}电　（记者{0}）", "据新华社{1}{2}电 ")
_BYLINES = ("本报记者 {0}", "本报驻{1}记者　{0}", "{0}", "新华社记者 {0}")


def stories_of(pages: Path, half: Half) -> list[Story]:
    """The stories of one half, those read on television too."""
    return gather(pages, half) + [s for s in _television(pages) if half in ("all", half_of(s.key))]


def _television(pages: Path) -> list[Story]:
    """News read on television, with a paper's leads and bylines put before some of it."""
    rng = random.Random(3)
    stories = []
    for path in sorted((pages / "xwlb-md").glob("*.md")):
        for part in re.split(r"^### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, _, body = part.partition("\n")
            lines = (re.sub(r"<[^>]*>", "", line).strip() for line in re.split(r"</p>|\n", body))
            texts = [
                line.removeprefix("央视网消息（新闻联播）：")
                for line in lines
                if line and not line.startswith(_SITE)
            ]
            if "快讯" in title or len(title) > _LONGEST_TITLE:
                continue
            if texts and texts[0] and sum(map(len, texts)) > _SHORTEST_STORY:
                stories.append(Story((title.strip(),), _in_print(texts, rng), "xwlb"))
    return stories


def _in_print(texts: list[str], rng: random.Random) -> tuple[str, ...]:
    """A story as papers begin theirs: three in ten with a lead, two with a dateline, two with a byline."""
    name, place = rng.choice(_NAMES), rng.choice(_PLACES)
    day = f"{rng.randint(1, 12)}月{rng.randint(1, 28)}日"
    kind = rng.random()
    if kind < 0.3:
        return (rng.choice(_LEADS).format(name) + texts[0], *texts[1:])
    if kind < 0.5:
        return (rng.choice(_DATELINES).format(name, place, day) + texts[0], *texts[1:])
    if kind < 0.7:
        return (rng.choice(_BYLINES).format(name, place), *texts)
    return tuple(texts)
