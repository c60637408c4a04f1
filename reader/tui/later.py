"""Functions of modules that are imported when they are first called: what the first frame doesn't need."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["later"]


def later(module: str, name: str, *rest: object) -> Callable[..., None]:
    """A function of (desk, ...) whose module is imported when it is first called."""

    def act(*given: object) -> None:
        getattr(import_module(f"reader.tui.{module}"), name)(*given, *rest)

    return act
