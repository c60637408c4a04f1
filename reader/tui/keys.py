"""The keys: one table of actions that the bindings, the foot and the help are made from.

A key is one printable character as an English keyboard sends it, or Textual's name of a key that
prints nothing (`pagedown`, `ctrl+f`). A Chinese keyboard sends other characters for the same
keys, in full or half width by its mode; `fold` makes them the English one, so the table names
each key once. Nothing here knows the screen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple
from unicodedata import name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reader.strings import Language

__all__ = [
    "ACTIONS",
    "CHINESE_KEYS",
    "Action",
    "Context",
    "action_of",
    "actions",
    "fold",
    "foot_label",
    "help_actions",
    "rebind",
    "shown",
    "written",
]

Context = Literal["pane", "list", "marks", "sheet", "help", "info", "note", "select"]
"""What has the keys: the text, a list (contents, hits), the list of bookmarks and notes, a sheet over the
screen (the source), the help, the sheet about an article, the one that shows a note, a selection."""

_PANE: tuple[Context, ...] = ("pane",)
_LIST: tuple[Context, ...] = ("list", "marks")
_PLAIN_LIST: tuple[Context, ...] = ("list",)
_MARKS: tuple[Context, ...] = ("marks",)
_SHEET: tuple[Context, ...] = ("sheet", "help", "info", "note")
_HELP: tuple[Context, ...] = ("help",)
_INFO: tuple[Context, ...] = ("info",)
_NOTE: tuple[Context, ...] = ("note",)
_SELECT: tuple[Context, ...] = ("select",)
_BOTH: tuple[Context, ...] = ("pane", "list")
_ANY_LIST: tuple[Context, ...] = ("pane", "list", "marks")
_ALL: tuple[Context, ...] = ("pane", "list", "marks", "sheet", "help", "info", "note", "select")


class Action(NamedTuple):
    """One row: what it is called, its keys, what it does in Chinese and English, where it holds.

    `foot` is the short label the foot may show. Ids are unique within a context.
    """

    id: str
    keys: tuple[str, ...]
    zh: str
    en: str
    contexts: tuple[Context, ...]
    foot: tuple[str, str] | None = None

    def label(self, language: Language) -> str:
        """What the action does, in one language."""
        return self.zh if language == "zh" else self.en


ACTIONS: tuple[Action, ...] = (
    # --- in the text
    Action("line-down", ("j", "down"), "下一行", "a line down", _PANE),
    Action("line-up", ("k", "up"), "上一行", "a line up", _PANE),
    Action(
        "page-down",
        ("space", "pagedown", "ctrl+f"),
        "下一屏（分栏时各栏一起翻），到篇末接下一篇",
        "a screen on (all columns), at the end into the next article",
        _PANE,
    ),
    Action(
        "page-up",
        ("b", "pageup", "ctrl+b"),
        "上一屏，到篇首接上一篇",
        "a screen back, at the top into the article before",
        _PANE,
    ),
    Action("half-down", ("ctrl+d",), "下半屏", "half a screen down", _PANE),
    Action("half-up", ("ctrl+u",), "上半屏", "half a screen up", _PANE),
    Action("article-start", ("g", "home"), "本篇开头", "the article's beginning", _PANE),
    Action("article-end", ("G", "end"), "本篇末尾", "the article's end", _PANE),
    Action("next-article", ("]",), "下一篇", "next article", _BOTH, ("下一篇", "next")),
    Action("previous-article", ("[",), "上一篇", "previous article", _BOTH),
    Action("next-section", (")",), "下一版（栏）", "next section (page of the paper)", _PANE),
    Action("previous-section", ("(",), "上一版（栏）", "previous section", _PANE),
    Action("next-paragraph", ("}",), "下一段", "next paragraph at hand", _PANE),
    Action("previous-paragraph", ("{",), "上一段", "previous paragraph at hand", _PANE),
    Action(
        "back",
        ("alt+left", "ctrl+left", "ctrl+o"),
        "回到跳转之前",
        "back over jumps",
        _PANE,
    ),
    Action("forward", ("alt+right", "ctrl+right"), "再往前去", "forward over jumps", _PANE),
    Action("other-pane", ("tab", "shift+tab"), "换到目录或文字", "the other pane", _BOTH),
    Action(
        "copy",
        ("y",),
        "复制眼前这一段；目录里复制这一篇，表里复制这一条",
        "copy the paragraph at hand; in the contents the article, in lists the entry",
        _ANY_LIST,
    ),
    Action(
        "copy-article",
        ("Y",),
        "复制本篇，带出处；表里复制这一条，带出处",
        "copy the article with its source; in lists the entry",
        _ANY_LIST,
    ),
    Action(
        "find",
        ("/",),
        "查找：边打边亮；词、“带 空格”、-不要、title: author: section: label:",
        'find as you type: words, "with spaces", -without, title: author: section: label:',
        _PANE,
        ("查找", "find"),
    ),
    Action("next-hit", ("n",), "下一处", "next hit", _PANE),
    Action("previous-hit", ("N",), "上一处", "previous hit", _PANE),
    Action("hits", ("R",), "所有找到的，列成一表", "the list of all hits", _PANE),
    Action("dim", ("escape",), "熄掉亮着的", "put the light out", _PANE),
    Action("bookmark", ("m",), "给这一段加书签，再按取消", "bookmark the paragraph, or lift it", _PANE),
    Action("note", ("a",), "给这一段写笔记", "write a note on the paragraph", _PANE),
    Action("highlight", ("H",), "划亮这一段，再按熄掉", "light the paragraph up, or put it out", _PANE),
    Action(
        "marks", ("'",), "书签和笔记，列成一表", "the list of bookmarks and notes", _PANE, ("书签", "marks")
    ),
    Action(
        "follow",
        ("enter",),
        "打开这一段所指的：笔记、链接、下转上接的版",
        "follow the paragraph at hand: note, link, the page where its story goes on",
        _PANE,
    ),
    Action("select", ("v",), "选择文字", "select text", _PANE),
    Action("source", ("s",), "原文：行号、拼接、挪动", "the source: what was joined and moved", _PANE),
    Action("page", ("O",), "本版照原文的次序", "the page in the order of its source", _PANE),
    Action("save", ("e",), "把本篇存成文件", "write the article to a file", _PANE),
    Action("command", ("|",), "把本篇交给一个命令", "give the article to a command", _PANE),
    Action("toggle-read", ("x",), "标为看过、没看过", "mark as read, as unread", _BOTH),
    Action(
        "next-unread",
        ("u",),
        "下一篇没看过的，后面几份报里的也算",
        "next unread article, also in the issues behind this one",
        _BOTH,
    ),
    Action(
        "reread",
        ("ctrl+r",),
        "重读文件，留在原处",
        "read the file again, keeping the place",
        _PANE,
        ("重读", "read again"),
    ),
    Action("contents", ("t",), "目录：显示、收起", "contents: shown, hidden", _BOTH, ("目录", "contents")),
    # --- in a list
    Action("entry-down", ("j", "down"), "下一条", "an entry down", _LIST),
    Action("entry-up", ("k", "up"), "上一条", "an entry up", _LIST),
    Action("list-page-down", ("space", "pagedown", "ctrl+f"), "下一屏", "a screen down", _LIST),
    Action("list-page-up", ("b", "pageup", "ctrl+b"), "上一屏", "a screen up", _LIST),
    Action("list-half-down", ("ctrl+d",), "下半屏", "half a screen down", _LIST),
    Action("list-half-up", ("ctrl+u",), "上半屏", "half a screen up", _LIST),
    Action("first-entry", ("g", "home"), "第一条", "first entry", _LIST),
    Action("last-entry", ("G", "end"), "最后一条", "last entry", _LIST),
    Action("next-group", (")",), "下一版（栏、组）", "next section or group", _LIST),
    Action("previous-group", ("(",), "上一版（栏、组）", "previous section or group", _LIST),
    Action("open", ("enter",), "打开", "open", _LIST, ("打开", "open")),
    Action(
        "filter",
        ("f", "/"),
        "筛选：边打边选，汉字、拼音（gh 或 gonghui）或号码",
        "filter as you type: words, pinyin (gh or gonghui) or numbers",
        _LIST,
        ("筛选", "filter"),
    ),
    Action(
        "order",
        ("r",),
        "次序：照印的、最合的在前；各期：新的、旧的在前",
        "order: as printed, best first; of issues: newest or oldest first",
        _PLAIN_LIST,
    ),
    # --- in the list of bookmarks and notes
    Action(
        "marks-order", ("r",), "次序：文中的先后、新的在前", "order: as in the text, newest first", _MARKS
    ),
    Action(
        "marks-scope",
        ("tab", "shift+tab"),
        "本期的、所有的",
        "those of this issue, all of them",
        _MARKS,
        ("本期/所有", "issue/all"),
    ),
    Action("edit-mark", ("a",), "写笔记、改笔记", "write or edit its note", _MARKS, ("笔记", "note")),
    Action("delete-mark", ("d",), "删除", "delete it", _MARKS, ("删除", "delete")),
    Action("undelete-mark", ("u",), "恢复刚删的", "take back what was deleted", _MARKS, ("恢复", "undo")),
    Action("close-list", ("escape", "q"), "收起列表，回到文字", "close the list, back to the text", _LIST),
    # --- while text is being selected
    Action("extend-right", ("l", "right"), "一个字", "a character on", _SELECT),
    Action("extend-left", ("h", "left"), "退一个字", "a character back", _SELECT),
    Action("extend-word", ("w",), "一个词", "a word on", _SELECT),
    Action("shrink-word", ("b",), "退一个词", "a word back", _SELECT),
    Action("extend-line", ("j", "down"), "一行", "a line on", _SELECT),
    Action("shrink-line", ("k", "up"), "退一行", "a line back", _SELECT),
    Action("extend-sentence", (")",), "一句", "a sentence on", _SELECT),
    Action("shrink-sentence", ("(",), "退一句", "a sentence back", _SELECT),
    Action("extend-paragraph", ("}",), "一段", "a paragraph on", _SELECT),
    Action("shrink-paragraph", ("{",), "退一段", "a paragraph back", _SELECT),
    Action("other-end", ("o",), "动另一头", "move the other end", _SELECT, ("另一头", "other end")),
    Action(
        "copy-selection",
        ("y", "ctrl+c"),
        "复制选中的文字",
        "copy what is selected",
        _SELECT,
        ("复制", "copy"),
    ),
    Action(
        "copy-selection-source",
        ("Y",),
        "复制选中的文字，带出处",
        "copy what is selected with its source",
        _SELECT,
    ),
    Action(
        "command-selection", ("|",), "把选中的文字交给一个命令", "give what is selected to a command", _SELECT
    ),
    Action("find-selection", ("/",), "查找选中的文字", "find what is selected", _SELECT),
    Action("highlight-selection", ("H",), "划亮选中的文字", "light up what is selected", _SELECT),
    Action("note-selection", ("a",), "给选中的文字写笔记", "write a note on what is selected", _SELECT),
    Action("end-selection", ("escape", "v", "q"), "不选了", "select no more", _SELECT, ("不选了", "leave")),
    # --- in a sheet over the screen
    Action("sheet-down", ("j", "down"), "下一行", "a line down", _SHEET),
    Action("sheet-up", ("k", "up"), "上一行", "a line up", _SHEET),
    Action("sheet-page-down", ("space", "pagedown", "ctrl+f"), "下一屏", "a screen down", _SHEET),
    Action("sheet-page-up", ("b", "pageup", "ctrl+b"), "上一屏", "a screen up", _SHEET),
    Action("sheet-half-down", ("ctrl+d",), "下半屏", "half a screen down", _SHEET),
    Action("sheet-half-up", ("ctrl+u",), "上半屏", "half a screen up", _SHEET),
    Action("sheet-start", ("g", "home"), "开头", "beginning", _SHEET),
    Action("sheet-end", ("G", "end"), "末尾", "end", _SHEET),
    Action("close-sheet", ("escape", "q"), "关上", "close", _SHEET, ("关上", "close")),
    # --- in the help
    Action(
        "search-help",
        ("/", "f"),
        "查找：边打边选，汉字、拼音、英文或键",
        "search as you type: words, pinyin or a key",
        _HELP,
        ("查找", "search"),
    ),
    # --- in the sheet about an article
    Action(
        "open-address",
        ("enter",),
        "在系统的浏览器里打开网址",
        "open the address in the system's browser",
        _INFO,
        ("打开网址", "open address"),
    ),
    Action("copy-address", ("y",), "复制网址", "copy the address", _INFO, ("复制", "copy")),
    # --- in the sheet that shows a note
    Action("edit-note", ("a",), "改笔记", "edit the note", _NOTE, ("改", "edit")),
    Action(
        "next-note", ("tab",), "这一段的下一条笔记", "the paragraph's next note", _NOTE, ("下一条", "next")
    ),
    # --- everywhere
    Action(
        "go-to",
        (":",),
        "去：3 是第 3 篇，p12 是 12 版，2021-12-24 是那天的报",
        "go to: 3 an article, p12 a page of the paper, 2021-12-24 that day's issue",
        _ALL,
    ),
    Action("previous-issue", (",",), "上一份报", "previous issue", _BOTH, ("上一份", "previous issue")),
    Action("next-issue", (".",), "下一份报", "next issue", _BOTH, ("下一份", "next issue")),
    Action("open-path", ("o",), "打开文件或文件夹", "open a file or a folder", _BOTH),
    Action(
        "issues",
        ("I",),
        "开着的各期，列成一表",
        "the list of the issues that are open",
        _PANE,
        ("各期", "issues"),
    ),
    Action(
        "info",
        ("i",),
        "本篇的关键词，本篇、本期的来历和存疑",
        "key words, about the article and the issue, warnings",
        _ALL,
    ),
    Action("columns", ("c",), "分栏：自动、一、二、三", "columns: automatic, 1, 2, 3", _PANE),
    Action("narrower", ("-",), "行窄一些", "narrower lines", _PANE),
    Action("wider", ("=",), "行宽一些", "wider lines", _PANE),
    Action("script", ("z",), "照原样、简体、繁体", "as printed, simplified, traditional", _PANE),
    Action("theme", ("T",), "换配色：终端、纸、夜、黑白", "theme: terminal, paper, night, monochrome", _ALL),
    Action("text-alone", ("Z",), "只留文字", "text alone", _ALL),
    Action(
        "actions",
        ("ctrl+p",),
        "按名称找一个动作：汉字、拼音、英文",
        "actions by name: English, Chinese, pinyin",
        _ALL,
    ),
    Action("help", ("?",), "帮助", "help", _ALL, ("帮助", "help")),
    Action("suspend", ("ctrl+z",), "挂起（fg 回来）", "suspend (fg comes back)", _ALL),
    Action("quit", ("q",), "退出", "quit", _PANE, ("退出", "quit")),
    Action("quit-now", ("ctrl+q",), "退出", "quit", _ALL),
    Action("interrupt", ("ctrl+c",), "退出", "quit", ("pane", *_LIST, *_SHEET)),
)

CHINESE_KEYS: dict[str, str] = {
    "/": "、／",
    "?": "？",
    ":": "：",
    "[": "【［",
    "]": "】］",
    "{": "「｛",
    "}": "」｝",
    "(": "（",
    ")": "）",
    "'": "‘’＇",
    ",": "，",
    ".": "。．",
    "-": "－",
    "=": "＝",
    "|": "｜",
    " ": "\u3000",
}
"""What a Chinese keyboard sends for a key's character, in its half-width and full-width modes.

Full-width letters and digits stand for their own; that needs no table.
"""

_NAMES: dict[str, tuple[str, str]] = {
    "space": ("空格", "Space"),
    "enter": ("回车", "Enter"),
    "escape": ("Esc", "Esc"),
    "tab": ("Tab", "Tab"),
    "up": ("↑", "Up"),
    "down": ("↓", "Down"),
    "left": ("←", "Left"),
    "right": ("→", "Right"),
    "pagedown": ("PgDn", "PgDn"),
    "pageup": ("PgUp", "PgUp"),
    "home": ("Home", "Home"),
    "end": ("End", "End"),
}


@cache
def _folding() -> dict[int, str]:
    table = {ord(form): key for key, forms in CHINESE_KEYS.items() for form in forms}
    for low in range(ord("!"), ord("~") + 1):
        table.setdefault(low + 0xFEE0, chr(low))
    return table


@cache
def _names() -> dict[str, str]:
    """Textual's names of the Chinese forms, for an event that tells the name and not the character."""
    return {
        name(form).lower().replace("-", "_").replace(" ", "_"): key
        for key, forms in CHINESE_KEYS.items()
        for form in forms
    }


def fold(key: str, character: str | None) -> str:
    """The table's name of a pressed key: Textual's `key` and the character it prints, if any."""
    if character and len(character) == 1 and (character.isprintable() or character == "\u3000"):
        if key.startswith(("ctrl+", "alt+", "super+")):
            return key
        plain = character.translate(_folding())
    else:
        plain = _names().get(key, key)
    return "space" if plain == " " else plain


_rebound: dict[str, tuple[str, ...]] = {}
"""The keys of the actions that the configuration binds otherwise: one process has one keyboard."""


def rebind(keys: Mapping[str, tuple[str, ...]]) -> None:
    """From now on these actions have these keys, and all others their own of the table."""
    _rebound.clear()
    _rebound.update(keys)
    actions.cache_clear()
    _bindings.cache_clear()


@cache
def actions() -> tuple[Action, ...]:
    """The table with the keys that hold."""
    return tuple(action._replace(keys=_rebound.get(action.id, action.keys)) for action in ACTIONS)


@cache
def _bindings(context: Context) -> dict[str, str]:
    return {key: action.id for action in actions() if context in action.contexts for key in action.keys}


def action_of(context: Context, key: str, character: str | None = None) -> str | None:
    """The id of the action bound to a pressed key in this context, or None."""
    return _bindings(context).get(fold(key, character))


def shown(key: str, language: Language) -> str:
    """A key as people write it: `ctrl+f` is Ctrl-F."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    pair = _NAMES.get(name)
    if pair:
        name = pair[0 if language == "zh" else 1]
    elif modifiers or name[1:].isdigit():
        name = name.upper()
    return "-".join([*(modifier.capitalize() for modifier in modifiers), name])


def written(key: str) -> str:
    """A key as the configuration has it: `ctrl+f` is ctrl-f."""
    return key if len(key) == 1 else key.replace("+", "-")


def foot_label(action_id: str, language: Language) -> tuple[str, str]:
    """The key and the short label that the foot shows for an action; "" for an action without a key."""
    for action in actions():
        if action.id == action_id and action.foot:
            key = shown(action.keys[0], language) if action.keys else ""
            return key, action.foot[0 if language == "zh" else 1]
    raise KeyError(action_id)


def help_actions(context: Context | None) -> Iterator[Action]:
    """The actions that hold in this context but not in all, in the table's order.

    None as context: those that hold in all. A list or a sheet of a kind has its own only, besides those of
    every list or sheet.
    """
    for action in actions():
        everywhere = action.contexts == _ALL
        own = context in ("help", "info", "note", "marks")
        here = action.contexts == (context,) if own else context in action.contexts
        if everywhere if context is None else here and not everywhere:
            yield action
