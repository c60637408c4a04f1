"""Issues for the tests of the library and the command line, made by hand: no reader of files involved."""

from __future__ import annotations

from reader.issue import (
    Article,
    Author,
    Box,
    Furniture,
    Issue,
    Picture,
    Section,
    Source,
    TextBlock,
    Warning,
)

LONG = Article(
    id="a1111111111",
    headline="老街灯火\n又亮起来",
    kicker="修旧如旧，三百户商家陆续回迁——",
    deck="——滨河老街改造一年记",
    series="看见我们的城（三）",
    label="特稿",
    kind="feature",
    authors=(Author("周晓禾", "记者"),),
    heading_lines=((1, 1), (3, 4), (6, 6)),
    blocks=(
        TextBlock("byline", "本报记者 周晓禾", ((8, 8),)),
        TextBlock("paragraph", "傍晚六点，滨河老街的灯次第亮了。", ((10, 10),)),
        Box(
            "核心提示",
            (TextBlock("paragraph", "改造历时十一个月，涉及商铺三百零六间。", ((14, 14),)),),
            ((12, 12),),
        ),
        TextBlock("subhead", "先问居民，再动一砖", ((16, 16),)),
        TextBlock("paragraph", "“图纸改了九稿，每一稿都贴在街口。”社区主任说。", ((18, 18), (22, 22))),
        TextBlock("caption", "居民在街口看图纸。", ((24, 24),)),
        TextBlock("credit", "本报记者 许一 摄", ((25, 25),)),
        Picture("p1.jpg", "街口"),
        TextBlock("jump", "（下转第二版）", ((26, 26),)),
    ),
)
SHORT = Article(
    id="a2222222222",
    headline="今起三天有小雨",
    dateline="本报讯",
    date="2024-03-06",
    kind="brief",
    heading_lines=((30, 30),),
    blocks=(
        TextBlock("paragraph", "本报讯 市气象台说，今起三天有小雨，出门记得带伞。", ((32, 32),)),
        TextBlock("table", "日期\t天气\n6日\t小雨\n7日\t阴", None),
        TextBlock("sign-off", "（林木）", ((36, 36),)),
    ),
)
HEADLESS = Article(
    id="a3333333333",
    headline="",
    blocks=(TextBlock("verse", "春风过老街\n  灯影落新河", ((40, 41),)),),
)
ISSUE = Issue(
    Source("滨河晚报.txt", "page-dump", "utf-8", "ab" * 32),
    sections=(
        Section((LONG,), "要闻", 1),
        Section((SHORT, HEADLESS), "副刊", 4),
    ),
    masthead="滨河晚报",
    date="2024-03-05",
    number="第812期",
    furniture=(Furniture("第1版", ((28, 28),)), Furniture("滨河晚报网", ((22, 22),))),
    warnings=(
        Warning("unplaced-piece", "a piece without a story", ((34, 34),)),
        Warning("encoding", "one byte could not be decoded"),
        Warning("join", "a doubtful join", ((18, 18), (22, 22))),
    ),
)
BARE = Issue(Source("page.txt", "page-dump"), (Section((SHORT, HEADLESS)),))
EMPTY = Issue(Source("empty.txt", "page-dump"))
