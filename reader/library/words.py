"""The words of a Chinese text: jieba's once it is there, runs of one script until then."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reader.chars.scripts import script_runs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from threading import Thread

    from jieba import Tokenizer

__all__ = ["WordCutter", "word_cutter"]


_STALE_SECONDS = 600
"""Older than that, a file that is being written is being written by nobody."""

_DIGEST_BYTES = 16


@cache
def word_cutter() -> WordCutter:
    """The one cutter that all of the program shares."""
    return WordCutter()


class WordCutter:
    """Cuts text into words. Loading jieba takes half a second and 80 MB: only who needs words pays."""

    def __init__(self) -> None:
        self._cut: Callable[[str], list[str]] | None = None
        self._loading: Thread | None = None

    @property
    def ready(self) -> bool:
        """Whether `cut` gives words and not only runs of one script."""
        return self._cut is not None

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

    def loaded(self) -> Callable[[str], list[str]]:
        """`cut`, once jieba is there or has turned out not to be: waits for it."""
        self.load().join()
        return self._cut or script_runs

    def _load(self) -> None:
        """Without jieba (or memory for it) the runs of one script must do."""
        try:
            self._cut = _jieba()
        except (ImportError, OSError, MemoryError):
            return


def _jieba() -> Callable[[str], list[str]]:
    """Jieba's cutting, its dictionary loaded. It says nothing, and writes nothing outside of our folder."""
    import logging
    import warnings

    with warnings.catch_warnings():
        # Its import warns of pkg_resources and of escapes in its strings: no business of the screen.
        warnings.simplefilter("ignore")
        import jieba
    logging.getLogger("jieba").setLevel(logging.CRITICAL + 1)
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = _dictionary(tokenizer, jieba.__version__)
    tokenizer.initialized = True
    cut: Callable[[str], list[str]] = tokenizer.lcut
    return cut


def _dictionary(tokenizer: Tokenizer, version: str) -> tuple[dict[str, int], int]:
    """How often each word and each beginning of one stands in jieba's texts, and the sum.

    Jieba's own cache lies where everybody writes and is read through a file object, four times as
    slowly as from memory; so what it makes is kept here, behind a digest: marshal trusts its input.
    """
    import marshal
    import sys
    from contextlib import suppress
    from hashlib import blake2b

    folder = _cache_folder()
    path = folder / f"jieba-{version}-{sys.implementation.cache_tag}" if folder else None
    if path is not None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = path.read_bytes()
            content = data[_DIGEST_BYTES:]
            if blake2b(content, digest_size=_DIGEST_BYTES).digest() == data[:_DIGEST_BYTES]:
                frequencies, total = marshal.loads(content)
                return frequencies, total
    made: tuple[dict[str, int], int] = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    if path is not None:
        content = marshal.dumps(made)
        with suppress(OSError):
            _write(path, blake2b(content, digest_size=_DIGEST_BYTES).digest() + content)
    return made


def _write(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    import os
    from pathlib import Path
    from tempfile import mkstemp

    descriptor, name = mkstemp(prefix="tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _cache_folder() -> Path | None:
    """A folder for words in the person's cache folder, made if need be; None where that can't be.

    A program that ends while it writes leaves its half-written file there: such leftovers go, and so
    does what older versions kept.
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
        (folder / "jieba.cache").unlink(missing_ok=True)
    except OSError:
        return None
    return folder
