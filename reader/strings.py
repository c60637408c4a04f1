"""Every visible string of the interface, Chinese and English, in one catalogue.

A row is `id: (zh, en)`; ids are `area.name`, areas and ids in alphabetical order. `{name}` is
filled in by `t`. The language is that of the locale; `KANBAO_LANG` (`zh` or `en`) overrides it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["STRINGS", "Language", "language", "t"]

Language = Literal["zh", "en"]

STRINGS: dict[str, tuple[str, str]] = {
    # --- app: the screen as a whole
    "app.too-small": (
        "窗口太小：至少要 {columns} 列 {rows} 行",
        "Window too small: {columns}x{rows} at least",
    ),
    # --- cli: what the command line says (its help stands in reader/cli/help.py)
    "cli.articles": ("{count} 篇", "{count} articles"),
    "cli.bad-width": (
        "--width 要一个正整数（一行的格数），不能是 {value}",
        "--width takes a positive whole number of cells, not {value}",
    ),
    "cli.cannot-write": ("写不出去：{reason}", "cannot write: {reason}"),
    "cli.hint-command-help": ("说明见 kanbao {command} --help", "see kanbao {command} --help"),
    "cli.hint-help": ("说明见 kanbao --help", "see kanbao --help"),
    "cli.hint-near": ("是 {word} 吗？", "did you mean {word}?"),
    "cli.hint-toc": ("用 kanbao toc 看各篇的序号", "kanbao toc lists them"),
    "cli.internal": (
        "程序自己出错了：{error}；设 KANBAO_DEBUG=1 再试可以看到详情",
        "an error of kanbao's own: {error}; try again with KANBAO_DEBUG=1 for the details",
    ),
    "cli.json-several": (
        "--format json 只印一期，几个文件请用 jsonl",
        "--format json prints one issue; for several files use jsonl",
    ),
    "cli.needs-value": ("{option} 后面要有一个值", "{option} needs a value"),
    "cli.no-article": (
        "没有第 {number} 篇，共有 {count} 篇",
        "there is no article {number}; there are {count}",
    ),
    "cli.no-article-id": (
        "没有 ID 是 {id} 的文章，共有 {count} 篇",
        "there is no article with the id {id} among the {count}",
    ),
    "cli.no-format": (
        "导出成什么？请写 --format，后面是 {formats} 之一",
        "export as what? say --format and one of {formats}",
    ),
    "cli.no-handbook": (
        "随附的手册不在这里；请给一个要看的文件",
        "the handbook that belongs to kanbao is not there; name a file to read",
    ),
    "cli.no-keyboard": (
        "打不开终端，收不到按键；可以用 kanbao show 印出文字",
        "the terminal can't be opened to read keys from; kanbao show prints the text",
    ),
    "cli.no-memory": ("内存不够", "not enough memory"),
    "cli.no-output": ("写不出去：标准输出是关着的", "cannot write: standard output is closed"),
    "cli.no-path": (
        "kanbao {command} 后面要有文件名",
        "kanbao {command} needs the name of a file",
    ),
    "cli.number-of-several": (
        "--article {number} 数的是一个文件里的文章；有几个文件时请用文章的 ID",
        "--article {number} counts the articles of one file; with several files name the article's id",
    ),
    "cli.one-article": ("{count} 篇", "{count} article"),
    "cli.other-command": (
        "{option} 只能用在：{commands}",
        "{option} belongs to: {commands}",
    ),
    "cli.takes-no-value": ("{option} 后面没有值", "{option} takes no value"),
    "cli.unknown-format": (
        "没有 {format} 这种格式，有 {formats}",
        "there is no format {format}; there are {formats}",
    ),
    "cli.unknown-option": ("没有 {word} 这个选项", "there is no option {word}"),
    "cli.with-text": (
        "--with-text 只用于 --format json 和 jsonl",
        "--with-text goes with --format json and jsonl",
    ),
}


def language(environ: Mapping[str, str] | None = None) -> Language:
    """The interface's language: KANBAO_LANG, else LC_ALL, LC_MESSAGES, LANG, the first that is set.

    Chinese for every `zh…` locale, else English.
    """
    env = os.environ if environ is None else environ
    for name in ("KANBAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = env.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def t(string_id: str, /, **values: object) -> str:
    """The string with this id in the interface's language, `{name}` filled in from `values`."""
    text = STRINGS[string_id][0 if language() == "zh" else 1]
    return text.format(**values) if values else text
