"""Write the key tables of both READMEs from the program's own table: `python tools/write_keys.py`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.keys import ACTIONS, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.strings import Language
    from reader.tui.keys import Action

ROOT = Path(__file__).resolve().parents[1]
READMES: dict[Language, str] = {"en": "README.md", "zh": "README.zh.md"}


def of_table(name: str) -> list[Action]:
    """The actions of a table: those of the text, or of another context what the tables above don't have."""
    above = ("pane", "list")
    above = above[: above.index(name)] if name in above else above
    return [
        action for action in ACTIONS if name in action.contexts and not {*above}.intersection(action.contexts)
    ]


def rows(actions: Iterable[Action], language: Language) -> list[str]:
    """The rows of a table."""
    found: list[str] = []
    for action in actions:
        keys = " ".join(f"`{shown(key, language)}`" for key in action.keys).replace("|", "\\|")
        found.append(f"| {keys} | {action.label(language)} |")
    return found


def main() -> None:
    """Put the rows in the place of those behind each mark."""
    for language, name in READMES.items():
        path = ROOT / name
        lines = path.read_text("utf-8").split("\n")
        written: list[str] = []
        at = 0
        while at < len(lines):
            written.append(lines[at])
            mark = lines[at].removesuffix(" -->").partition("<!-- keys: ")[2]
            at += 1
            if mark:
                written += [*lines[at : at + 3], *rows(of_table(mark), language)]
                at += 3
                while lines[at].startswith("|"):
                    at += 1
        path.write_text("\n".join(written), "utf-8")


if __name__ == "__main__":
    main()
