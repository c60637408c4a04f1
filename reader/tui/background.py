"""Work that may take a while: done in a thread, one thing after the other; the screen goes on meanwhile."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from threading import Lock, Thread
from typing import TYPE_CHECKING, TypeVar

from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.desk import Desk

__all__ = ["in_background", "settle"]

Result = TypeVar("Result")

_one_at_a_time = Lock()
_threads: set[Thread] = set()


def in_background(
    desk: Desk, work: Callable[[], Result], done: Callable[[Result | KanbaoError], None]
) -> None:
    """Do `work`; `done` is then called with its result, or with what went wrong, in the screen's thread.

    The screen is drawn after it. Where the program ends before, nothing is called.
    """

    def run() -> None:
        with _one_at_a_time:
            result = _tried(work)
        with suppress(RuntimeError):  # The program may have ended meanwhile.
            desk.call_later(partial(_finish, desk, done, result))
        _threads.discard(thread)

    thread = Thread(target=run, name="background", daemon=True)
    _threads.add(thread)
    thread.start()


def settle() -> None:
    """Wait until all that was begun is done."""
    for thread in tuple(_threads):
        thread.join()


def _tried(work: Callable[[], Result]) -> Result | KanbaoError:
    try:
        return work()
    except KanbaoError as error:
        return error
    except Exception as error:  # Reading goes on whatever it is; it is said.
        return KanbaoError(t("cli.internal", error=f"{type(error).__name__}: {error}"))


def _finish(desk: Desk, done: Callable[[Result | KanbaoError], None], result: Result | KanbaoError) -> None:
    done(result)
    desk.update()
