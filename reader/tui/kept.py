"""The desk's access to the store: a thread of its own does all that waits for the disk.

It begins after the first frame. What it finds and makes comes back to the thread of the screen, so
all that is known here is read and changed there alone. Jobs are done one after the other, in the order
they were given.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from queue import Queue
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.errors import KanbaoError
from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import Thread

    from reader.issue import Issue
    from reader.library.keeping import Keeping, Progress
    from reader.store.database import Database
    from reader.store.model import Mark

    Tell = Callable[[Callable[[], None]], object]

__all__ = ["Kept", "Known", "known_of"]

Result = TypeVar("Result")


class Known(NamedTuple):
    """What is known of an issue: its marks in reading order, and by article how far it was read."""

    marks: tuple[Mark, ...]
    in_article: dict[str, list[Mark]]
    progress: dict[str, Progress]


class _Job(NamedTuple):
    """What the thread is to do with an issue's store, and what the screen does with the result."""

    issue: Issue
    act: Callable[[Keeping], object]
    done: Callable[[object], None]
    failed: Callable[[KanbaoError], None]


class Kept:
    """The store as the screen knows it. `say` tells the person a line, `changed` draws again."""

    def __init__(self, say: Callable[[str], None], changed: Callable[[], None]) -> None:
        self.version = 0
        """Rises whenever something else is known, for what is drawn by it."""
        self.trouble: KanbaoError | None = None
        """Why there is no store; None as long as there may be one."""
        self._say = say
        self._changed = changed
        self._known: dict[int, tuple[Issue, Known]] = {}
        self._jobs: Queue[_Job | None] = Queue()
        self._thread: Thread | None = None

    # --- what the screen calls

    def begin(self, tell: Tell) -> None:
        """Open the store in a thread. `tell` has the thread of the screen call something, and waits not."""
        from threading import Thread

        self._thread = Thread(target=self._work, args=(tell,), name="store", daemon=True)
        self._thread.start()

    def close(self, seconds: float) -> None:
        """Do what is still to be done, for so many seconds at most."""
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join(seconds)

    def settle(self) -> None:
        """Wait until all that was given so far is done."""
        self._jobs.join()

    def of(self, issue: Issue) -> Known:
        """What is known of an issue. At the first call it is looked up, and is nothing until then."""
        found = self._known.get(id(issue))
        if found is None:
            self._known[id(issue)] = found = issue, _NOTHING
            self.look(issue)
        return found[1]

    def look(self, issue: Issue) -> None:
        """Look the issue's marks and progress up (anew)."""
        self.ask(issue, _known, partial(self.know, issue), self._failed_quietly)

    def know(self, issue: Issue, known: Known) -> None:
        """From now on this is known of an issue."""
        self._known[id(issue)] = issue, known
        self.version += 1

    def learn(
        self, issue: Issue, marks: Iterable[Mark] | None = None, progress: dict[str, Progress] | None = None
    ) -> None:
        """The issue's marks are these now (in reading order), or its progress is."""
        before = self.of(issue)
        if progress is None:
            progress = before.progress
        self.know(issue, known_of(before.marks if marks is None else marks, progress))

    def ask(
        self,
        issue: Issue,
        act: Callable[[Keeping], Result],
        done: Callable[[Result], None] | None = None,
        failed: Callable[[KanbaoError], None] | None = None,
    ) -> None:
        """Have the thread do something with what is kept of an issue.

        `done` is then called with the result, in the thread of the screen, and the screen is drawn;
        `failed` with what is wrong, which is said otherwise.
        """
        job = _Job(issue, act, done or _ignore, failed or self._failed)  # type: ignore[arg-type]
        self._jobs.put(job)

    # --- in the thread of the screen

    def _finish(self, call: Callable[[], None]) -> None:
        call()
        self._changed()

    def _failed(self, error: KanbaoError) -> None:
        self._say(str(error))

    def _failed_quietly(self, error: KanbaoError) -> None:
        """That there is no store is said once, when it is opened."""
        if error is not self.trouble:
            self._failed(error)

    def _no_store(self, error: KanbaoError) -> None:
        self.trouble = error
        self._failed(error)

    # --- in the thread of the store

    def _work(self, tell: Tell) -> None:
        from reader.library.keeping import Keeping, open_store

        def finish(call: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # The program may have ended meanwhile.
                tell(partial(self._finish, call))

        database: Database | None = None
        trouble: KanbaoError | None = None
        try:
            database = open_store()
            if database.notice:
                finish(partial(self._say, database.notice))
        except KanbaoError as error:
            trouble = error
            finish(partial(self._no_store, error))
        keepings: dict[int, Keeping] = {}
        while (job := self._jobs.get()) is not None:
            if database is None:
                assert trouble is not None
                finish(partial(job.failed, trouble))
            else:
                keeping = keepings.get(id(job.issue))
                if keeping is None:
                    keeping = keepings[id(job.issue)] = Keeping(database, job.issue)
                finish(_done(job, keeping))
            self._jobs.task_done()
        if database is not None:
            database.close()
        self._jobs.task_done()


def _done(job: _Job, keeping: Keeping) -> Callable[[], None]:
    """Do the job; what the screen is to do then."""
    try:
        result = job.act(keeping)
    except KanbaoError as error:
        return partial(job.failed, error)
    except Exception as error:  # The thread and reading go on whatever it is; it is said.
        return partial(job.failed, KanbaoError(t("store.trouble", reason=repr(error))))
    return partial(job.done, result)


def _known(keeping: Keeping) -> Known:
    return known_of(keeping.marks(), keeping.progress())


def known_of(marks: Iterable[Mark], progress: dict[str, Progress]) -> Known:
    """What is known, by article where it stands in one; a mark that isn't found stands in none."""
    kept = tuple(marks)
    in_article: dict[str, list[Mark]] = {}
    for mark in kept:
        if mark.state != "not-found":
            in_article.setdefault(mark.at.article, []).append(mark)
    return Known(kept, in_article, progress)


def _ignore(_: object) -> None:
    """Nothing is to be done with the result."""


_NOTHING = Known((), {}, {})
