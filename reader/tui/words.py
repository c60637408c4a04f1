"""The words of a Chinese text: jieba's once it is there, runs of one script until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.selection import script_runs

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Thread

__all__ = ["Words"]


_STALE_SECONDS = 600
"""Older than that, a file that is being written is being written by nobody."""


class Words:
    """Cuts text into words. Loading jieba takes a second and 80 MB: only who selects by word pays."""

    def __init__(self) -> None:
        self._cut: Callable[[str], list[str]] | None = None
        self._loading: Thread | None = None

    def cut(self, text: str) -> list[str]:
        """The text in pieces that together are the text; begins to load jieba when it isn't there yet."""
        cut = self._cut
        if cut is None:
            self.load()
            return script_runs(text)
        return cut(text)

    def load(self) -> Thread:
        """Load jieba in a thread of its own, once; it ends with the program. Returns the thread."""
        if self._loading is None:
            from threading import Thread

            self._loading = Thread(target=self._load, name="jieba", daemon=True)
            self._loading.start()
        return self._loading

    def _load(self) -> None:
        """Without jieba (or a folder for its cache, or memory) the runs of one script must do."""
        try:
            self._cut = _jieba(_cache_folder())
        except (ImportError, OSError, MemoryError):
            return


def _cache_folder() -> str | None:
    """A folder of jieba's own in the person's cache folder, made if need be; None where that can't be.

    A program that ends while jieba writes leaves its half-written file there: such leftovers go.
    """
    from pathlib import Path
    from time import time

    from reader.library.folders import cache_folder, make_folder

    folder = Path(cache_folder(), "words")
    try:
        make_folder(str(folder))
        for left in folder.glob("tmp*"):
            if time() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink(missing_ok=True)
    except OSError:
        return None
    return str(folder)


def _jieba(folder: str | None) -> Callable[[str], list[str]]:
    """Jieba's cutting, its dictionary loaded. It says nothing, and writes nothing outside of `folder`."""
    import logging
    import warnings

    with warnings.catch_warnings():
        # Its import warns of pkg_resources and of escapes in its strings: no business of the screen.
        warnings.simplefilter("ignore")
        import jieba
    logging.getLogger("jieba").setLevel(logging.CRITICAL + 1)
    tokenizer = jieba.Tokenizer()
    # A cache that can't be written fails silently, at the cost of a second each time.
    tokenizer.tmp_dir = folder or "/nonexistent"
    tokenizer.initialize()
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut
