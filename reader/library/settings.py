"""What can be set: one table of rows that the configuration file is checked against and written from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.strings import Language
    from reader.typeset import Options

__all__ = ["ROWS", "KeyRow", "Row", "Settings", "Value", "in_toml", "names", "value_of"]

Value = str | int | bool


class KeyRow(NamedTuple):
    """A line of the table `[keys]`: an action's id and keys as written, and the file's line (0: unknown)."""

    action: str
    keys: tuple[str, ...]
    line: int


class Settings(NamedTuple):
    """The settings in force, with the values that hold where the file says nothing.

    `measure` counts characters of two cells, `reading_speed` characters a minute, `ambiguous_width`
    cells. What each means is said in ROWS; keys are checked by the screen, which knows its actions.
    """

    theme: str = "terminal"
    measure: int = 40
    columns: Literal["auto", 1, 2, 3] = "auto"
    hang: bool = True
    indent: bool = True
    paragraph_gap: bool = False
    script: Literal["printed", "simplified", "traditional"] = "printed"
    ambiguous_width: int = 1
    language: Literal["auto", "zh", "en"] = "auto"
    reading_speed: int = 400
    cache: bool = True
    keys: tuple[KeyRow, ...] = ()

    @property
    def options(self) -> Options:
        """How articles are set."""
        from reader.typeset import Options

        return Options(
            indent=self.indent,
            hang=self.hang,
            paragraph_gap=self.paragraph_gap,
            ambiguous_wide=self.ambiguous_width == 2,
        )


class Row(NamedTuple):
    """One setting: its name in the file, what it may be, what it does, in a sentence of each language.

    `allowed` holds the values, or as a range the whole numbers from its first to its last; a setting
    that is on or off needs none.
    """

    name: str
    allowed: tuple[Value, ...] | range
    zh: str
    en: str

    @property
    def field(self) -> str:
        """The name in `Settings`."""
        return self.name.replace("-", "_")

    def does(self, language: Language) -> str:
        """What the setting does."""
        return self.zh if language == "zh" else self.en

    def allows(self, value: object) -> bool:
        """Whether the file may set it to this. True is no 1 here."""
        if isinstance(value, bool) or not self.allowed:
            return isinstance(value, bool) and not self.allowed
        return isinstance(value, str | int) and value in self.allowed

    def choices(self) -> str:
        """What is allowed, for people: `"auto", 1, 2, 3`, `16-80`."""
        if isinstance(self.allowed, range):
            return f"{self.allowed[0]}-{self.allowed[-1]}"
        return ", ".join(map(in_toml, self.allowed or (True, False)))


ROWS: tuple[Row, ...] = (
    Row(
        "theme",
        ("terminal", "paper", "night", "mono"),
        "配色：终端自己的、纸、夜、黑白。读报时按 T 换过的，下次还在，直到这里改了",
        "Colours: the terminal's own, paper, night, monochrome. A choice by T holds until this changes",
    ),
    Row(
        "measure",
        range(16, 81),
        "一行最多多少个字（一个汉字占两格）。用 - 和 = 换过的，下次还在，直到这里改了",
        "The longest line, in characters of two cells. A choice by - and = holds until this changes",
    ),
    Row(
        "columns",
        ("auto", 1, 2, 3),
        "分几栏；auto 看窗口有多宽。用 c 换过的，下次还在，直到这里改了",
        "Columns of text; auto goes by the window's width. A choice by c holds until this changes",
    ),
    Row(
        "hang",
        (),
        "行末的句读可以出格，最多两格",
        "A closing mark may hang over a line's end, up to two cells",
    ),
    Row("indent", (), "段首空两个字", "Paragraphs are indented by two characters"),
    Row("paragraph-gap", (), "段间空一行", "A blank line between paragraphs"),
    Row(
        "script",
        ("printed", "simplified", "traditional"),
        "照原样、简体、繁体；只管怎么显示。按 z 换过的，下次还在，直到这里改了",
        "As printed, simplified or traditional, on the screen only. A choice by z holds until this changes",
    ),
    Row(
        "ambiguous-width",
        (1, 2),
        "引号、破折号一类的字符，终端画成几格",
        "Cells that the terminal gives to quotes, dashes and other characters of ambiguous width",
    ),
    Row(
        "language",
        ("auto", "zh", "en"),
        "界面的语言；auto 看系统的设置。KANBAO_LANG 比这里优先",
        "The interface's language; auto goes by the locale. KANBAO_LANG comes first",
    ),
    Row(
        "reading-speed",
        range(50, 5001),
        "一分钟看多少字，用来算还要几分钟",
        "Characters you read in a minute, from which the minutes left are told",
    ),
    Row(
        "cache",
        (),
        "留着读好的报，下次马上打开",
        "Keep what was parsed, so that it opens at once the next time",
    ),
)
"""In the order of the fields of `Settings`."""


def value_of(settings: Settings, row: Row) -> Value:
    """What a setting is."""
    value: Value = getattr(settings, row.field)
    return value


def in_toml(value: Value) -> str:
    """A value as the file has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def names() -> Iterator[str]:
    """All names that the file may set at its top, and the table of keys."""
    return (field.replace("_", "-") for field in Settings._fields)
