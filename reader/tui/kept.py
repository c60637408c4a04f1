"""The desk's access to the store: a thread of its own does all that waits for the disk.

It begins after the first frame. What it finds and makes comes back to the thread of the screen, so
all that is known here is read and changed there alone. Jobs are done one after the other, in the order
they were given.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from queue import Queue
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from reader.errors import KanbaoError
from reader.strings import t
from reader.tui.known import NOTHING, known, known_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from threading import Thread

    from reader.issue import Issue
    from reader.library.keeping import Keeping, Progress
    from reader.store.database import Database
    from reader.store.model import Mark
    from reader.tui.known import Known, Removed, Unkept

    Tell = Callable[[Callable[[], None]], object]

__all__ = ["Kept", "plain"]

Result = TypeVar("Result")


class _Job(NamedTuple):
    """What the thread is to do with an issue's store, and what the screen does with the result."""

    issue: Issue
    act: Callable[[Keeping], object]
    done: Callable[[object], None]
    failed: Callable[[KanbaoError], None]
    quiet: bool = False
    """Whether the screen has nothing to do where the result is None."""


class Kept:
    """The store as the screen knows it. `say` tells the person a line, `changed` draws again.

    `met` is called with what is known of an issue when it was looked up for the first time.
    """

    def __init__(
        self, say: Callable[[str], None], changed: Callable[[], None], met: Callable[[Known], None]
    ) -> None:
        self.version = 0
        """Rises whenever something else is known, for what is drawn by it."""
        self.trouble: KanbaoError | None = None
        """Why there is no store; None as long as there may be one."""
        self.removed: list[Removed] = []
        """What was removed in this run, the latest last."""
        self._say = say
        self._changed = changed
        self._met = met
        self._known: dict[int, tuple[Issue, Known]] = {}
        self._stale: set[int] = set()
        """Of what is known, what another program may have changed since."""
        self._others = 0
        """What told in the store's thread that another program wrote, when it was last asked."""
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
        if self._thread is None:  # Whoever quits before the first frame was there all the same.
            self.begin(lambda _: None)
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
            self._known[id(issue)] = found = issue, NOTHING
            self.ask(issue, known, partial(self._meet, issue), self._failed_quietly)
        elif id(issue) in self._stale:
            self._stale.remove(id(issue))
            self.look(issue)
        return found[1]

    def look(self, issue: Issue) -> None:
        """Look the issue's marks and progress up (anew)."""
        self.ask(issue, known, partial(self.know, issue), self._failed_quietly)

    def look_at_others(self, issue: Issue, wrote: Callable[[], None]) -> None:
        """See whether another program has written; then look up anew what is known, and call `wrote`.

        Where none has, nothing is looked up and nothing drawn.
        """
        act = partial(self._seen, lambda: self._outdate(wrote))
        self._jobs.put(_Job(issue, act, lambda call: call(), self._failed_quietly, quiet=True))  # type: ignore[operator]

    def know(self, issue: Issue, known: Known) -> None:
        """From now on this is known of an issue."""
        self._known[id(issue)] = issue, known
        self.version += 1

    def learn(
        self,
        issue: Issue,
        marks: Iterable[Mark] | None = None,
        progress: dict[str, Progress] | None = None,
        drafts: tuple[Unkept, ...] | None = None,
    ) -> None:
        """The issue's marks are these now (in reading order), or its progress is, or its drafts are."""
        now = self.of(issue)
        if marks is not None:
            now = known_of(marks, now.progress, now.drafts)
        if progress is not None:
            now = now._replace(progress=progress)
        self.know(issue, now if drafts is None else now._replace(drafts=drafts))

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

    def _meet(self, issue: Issue, found: Known) -> None:
        self.know(issue, found)
        self._met(found)

    def _outdate(self, wrote: Callable[[], None]) -> None:
        """Another program wrote: what is asked for is looked up anew from now on, once."""
        self._stale.update(self._known)
        wrote()

    def _failed(self, error: KanbaoError) -> None:
        self._say(plain(error))

    def _failed_quietly(self, error: KanbaoError) -> None:
        """That there is no store is said once, when it is opened."""
        if error is not self.trouble:
            self._failed(error)

    def _no_store(self, error: KanbaoError) -> None:
        self.trouble = error
        self._failed(error)

    # --- in the thread of the store

    def _seen(self, wrote: Callable[[], None], keeping: Keeping) -> Callable[[], None] | None:
        """`wrote`, if another program has written since this was last asked."""
        before, self._others = self._others, keeping.database.others
        return wrote if before != self._others else None

    def _work(self, tell: Tell) -> None:
        from reader.library.keeping import Keeping, open_store

        def finish(call: Callable[[], None]) -> None:
            with suppress(RuntimeError):  # The program may have ended meanwhile.
                tell(partial(self._finish, call))

        database: Database | None = None
        trouble: KanbaoError | None = None
        try:
            database = open_store()
            self._others = database.others
            if database.notice:
                folder = os.path.join(os.path.dirname(database.path), "")  # noqa: PTH118, PTH120
                finish(partial(self._say, database.notice.replace(folder, "")))
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
                call = _done(job, keeping)
                if call is not None:
                    finish(call)
            self._jobs.task_done()
        if database is not None:
            database.close()
        self._jobs.task_done()


def _done(job: _Job, keeping: Keeping) -> Callable[[], None] | None:
    """Do the job; what the screen is to do then, None for nothing."""
    try:
        result = job.act(keeping)
    except KanbaoError as error:
        return partial(job.failed, error)
    except Exception as error:  # The thread and reading go on whatever it is; it is said.
        return partial(job.failed, KanbaoError(t("store.trouble", reason=repr(error))))
    return None if job.quiet and result is None else partial(job.done, result)


def plain(error: KanbaoError) -> str:
    """What is wrong, for a line of the screen: the file's long path is of no use there."""
    return f"{error.message} ({error.hint})" if error.hint else error.message


def _ignore(_: object) -> None:
    """Nothing is to be done with the result."""
