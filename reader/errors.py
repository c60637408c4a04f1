"""The one error that kanbao shows to people: what file, what place in it, what to do."""

from __future__ import annotations

__all__ = ["InnerFileError", "KanbaoError", "UsageError"]


class KanbaoError(Exception):
    """Something a person can act on. `exit_code` is 1: the file is the trouble.

    `path` is the file as the person named it, `place` a place in it ("line 3", "byte 120"),
    `hint` what to do.
    """

    exit_code = 1

    def __init__(
        self, message: str, *, path: str | None = None, place: str | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.path, self.place) if part)
        text = f"{where}: {self.message}" if where else self.message
        return f"{text} ({self.hint})" if self.hint else text


class UsageError(KanbaoError):
    """The call is the trouble, not the file: exit code 2."""

    exit_code = 2


class InnerFileError(KanbaoError):
    """A file in a folder or an archive is the trouble: it is passed over and the rest comes in."""

    exit_code = 0
