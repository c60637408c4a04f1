"""Lists in markup: what a browser draws before an item, a point or a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.loader.markup.tree import Node

__all__ = ["POINT", "Lists"]

POINT = "•"
_LARGEST = 9999


class Lists:
    """The lists that one stands in on a walk over a tree."""

    def __init__(self) -> None:
        self._next: list[int | None] = []
        """For each the number of its next item; None: its items bear a point."""

    @property
    def depth(self) -> int:
        """How many lists the innermost one stands in."""
        return max(0, len(self._next) - 1)

    def enter(self, node: Node) -> str:
        """A block begins; what is drawn before it if it is an item."""
        if node.tag in ("ul", "ol", "menu"):
            self._next.append(_number(node.get("start"), 1) if node.tag == "ol" else None)
        if node.tag != "li":
            return ""
        holder = node.parent
        if holder is None or holder.tag != "ol" or not self._next or self._next[-1] is None:
            return POINT
        number = _number(node.get("value"), self._next[-1])
        self._next[-1] = number + 1
        return node.get("data-mark") or f"{number}."

    def leave(self, node: Node) -> None:
        """A block ends."""
        if node.tag in ("ul", "ol", "menu") and self._next:
            self._next.pop()


def _number(text: str, otherwise: int) -> int:
    """HTML's rule for an integer, as far as lists need it; a hostile one counts as none."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else min(otherwise, _LARGEST)
