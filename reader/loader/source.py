"""The bytes behind a path: a file, a pipe, standard input; or why there are none.

What can be no newspaper is refused before it is read whole: by its size, or where a few places of a large
file show that it is another kind of file or a hole.
"""

from __future__ import annotations

import errno
import os
import re
import select
import stat
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from reader.chars import visible
from reader.errors import KanbaoError
from reader.issue import Warning
from reader.strings import reason_of, t

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from reader.light import dataclass

__all__ = ["PACKED_LIMIT", "SIZE_LIMIT", "SourceBytes", "read_source", "reason"]

SIZE_LIMIT = 256 * 1024 * 1024
"""The most bytes that are read of one source: a text takes some fourteen times its size to read."""

PACKED_LIMIT = 512 * 1024 * 1024
"""The same for a source that is packed, as a book with pictures or an archive from a pipe."""

WRITER_SECONDS = 5.0
"""How long a named pipe is given until a program writes to it."""

_STEP = 1 << 20
_LOOKED_AT_FIRST = 1 << 20
"""Bytes; a regular file that has more is looked into before it is read."""

_HEAD_BYTES = 512
_OWN_DESCRIPTOR = re.compile(r"/dev/(?:fd/(\d+)|stdin)|/proc/self/fd/(\d+)")
_NAMES_LOOKED_AT = 5000


@dataclass(frozen=True, slots=True)
class SourceBytes:
    """What stands behind a path. `name` is the path as the person wrote it, safe to show."""

    data: bytes
    name: str
    warnings: tuple[Warning, ...] = ()


def read_source(path: str, *, named: bool = True) -> SourceBytes:
    """Read a file, or `-` (standard input) or a pipe to its end.

    `named`: a person named the path and may have mistyped it, so that an error may hint at what was meant;
    to look for that among a folder's names takes long enough to matter where thousands of files have gone.

    Raises KanbaoError that names the path for everything that can't be read: no such file, a folder,
    no permission, a device, a socket, more bytes than the limits, a named pipe that nobody writes to; and
    for a large file that `refuse_unread` knows to be no text.
    A file that changes while it is read is read once more; if it changes again, that is a warning.
    """
    name = visible(path) or "''"
    own = _own_descriptor(path)
    try:
        if own is not None:
            return _read(own, name, named_pipe=False)
        # A pipe that nobody has opened for writing would hold a plain open() for ever.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        try:
            return _read(descriptor, name, named_pipe=True)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _explained(error, path, name, hints=named) from error


def _own_descriptor(path: str) -> int | None:
    """The descriptor that this process holds already and that the path stands for."""
    if path == "-":
        return 0
    match = _OWN_DESCRIPTOR.fullmatch(path)
    return int(match[1] or match[2] or 0) if match else None


def _read(descriptor: int, name: str, *, named_pipe: bool) -> SourceBytes:
    status = os.fstat(descriptor)
    mode = status.st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if stat.S_ISREG(mode):
        return _read_file(descriptor, name)
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and not _is_terminal_or_null(descriptor, status)):
        raise KanbaoError(t("source.device"), path=name)
    return SourceBytes(_drain(descriptor, name, named_pipe=named_pipe and stat.S_ISFIFO(mode)), name)


def _is_terminal_or_null(descriptor: int, status: os.stat_result) -> bool:
    return os.isatty(descriptor) or status.st_rdev == Path(os.devnull).stat().st_rdev


def _read_file(descriptor: int, name: str) -> SourceBytes:
    """The bytes of a regular file from where it stands, the same before and after if it can be."""
    start = os.lseek(descriptor, 0, os.SEEK_CUR)
    data = b""
    for _ in range(2):
        os.lseek(descriptor, start, os.SEEK_SET)
        before = os.fstat(descriptor)
        size = max(before.st_size - start, 0)
        if size > _LOOKED_AT_FIRST:
            _look_first(descriptor, start, size, name)
        data = _drain(descriptor, name, expected_bytes=size)
        after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return SourceBytes(data, name)
    return SourceBytes(data, name, (Warning("changed-while-read", t("source.changed")),))


def _look_first(descriptor: int, start: int, size: int, name: str) -> None:
    """Raise KanbaoError for a file of so many bytes that shows by a few of them that it is not to be read."""
    from reader.loader.binary import sample_of
    from reader.loader.refusals import refuse_unread

    sample = sample_of(size, lambda at, length: os.pread(descriptor, length, start + at))
    refuse_unread(sample, name)
    if size > (limit := _limit(sample)):
        raise _too_big(name, limit)


def _limit(head: bytes) -> int:
    """The most bytes that a source which begins like this may have."""
    from reader.loader.binary import is_packed

    return PACKED_LIMIT if is_packed(head) else SIZE_LIMIT


def _drain(descriptor: int, name: str, *, expected_bytes: int = 0, named_pipe: bool = False) -> bytes:
    """All bytes to the end. Raises KanbaoError where there are more than `_limit` lets through.

    With `expected_bytes`, no more than those: a file that something writes to without pause has no end.
    """
    chunks: list[bytes] = []
    total = 0
    while not expected_bytes or total < expected_bytes:
        try:
            chunk = os.read(descriptor, expected_bytes - total if expected_bytes else _STEP)
        except BlockingIOError:
            _is_ready(descriptor, None)
            continue
        if chunk:
            chunks.append(chunk)
            total += len(chunk)
            if total > SIZE_LIMIT:
                head = bytes(islice(chain.from_iterable(chunks), _HEAD_BYTES))
                if total > (limit := _limit(head)):
                    raise _too_big(name, limit)
        elif chunks or not named_pipe or _had_writer(descriptor):
            break
    return chunks[0] if len(chunks) == 1 else _together(chunks)


def _together(chunks: list[bytes]) -> bytes:
    """All pieces as one, each given up as it is taken: joined at once, they would lie in memory twice."""
    whole = BytesIO()
    chunks.reverse()
    while chunks:
        whole.write(chunks.pop())
    return whole.getvalue()


def _had_writer(descriptor: int) -> bool:
    """Has a program opened and closed the pipe? False when one writes. Raises when none comes in time."""
    events = _is_ready(descriptor, WRITER_SECONDS)
    if not events:
        raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
    return not events & select.POLLIN


def _is_ready(descriptor: int, seconds: float | None) -> int:
    """Wait until there is something to read or the writer has gone; the events, 0 when none came."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    ready = poll.poll(None if seconds is None else seconds * 1000)
    return ready[0][1] if ready else 0


def _too_big(name: str, limit: int) -> KanbaoError:
    return KanbaoError(t("source.too-big", limit=limit >> 20), path=name, hint=t("source.hint-too-big"))


_MESSAGES = {
    errno.EISDIR: "source.folder",
    errno.EACCES: "source.no-permission",
    errno.EPERM: "source.no-permission",
    errno.ELOOP: "source.loop",
    errno.ENOENT: "source.missing",
    errno.ENOTDIR: "source.not-a-folder",
    errno.ETIMEDOUT: "source.no-writer",
    errno.ENXIO: "source.socket",
    errno.EBADF: "source.no-input",
}


def reason(error: OSError) -> str:
    """Why the system would not let a file or folder be read, in words."""
    message = _MESSAGES.get(error.errno or 0)
    if message is None:
        return t("source.unreadable", reason=error.strerror or str(error))
    return t(message, seconds=round(WRITER_SECONDS))


def _explained(error: OSError | ValueError, path: str, name: str, *, hints: bool) -> KanbaoError:
    """What went wrong, in words that name the path and with `hints` where possible what to do."""
    if isinstance(error, ValueError):  # a name that no file can have
        return KanbaoError(t("source.missing"), path=name)
    message = _MESSAGES.get(error.errno or 0)
    if error.errno == errno.EBADF and path not in ("-", "/dev/stdin"):
        message = "source.missing"
    if error.errno == errno.ENXIO and not Path(path).is_socket():
        message = "source.device"
    if message is None:
        return KanbaoError(t("source.unreadable", reason=reason_of(error)), path=name)
    hint = None
    try:
        if not hints:
            pass
        elif error.errno == errno.ENOENT:
            hint = _near_miss(Path(path))
        elif error.errno == errno.EISDIR:
            hint = _file_inside(Path(path))
        elif error.errno == errno.EACCES and Path(path).stat().st_uid == os.geteuid():
            hint = t("source.hint-permission")
    except OSError:
        pass  # The hint was only a kindness.
    return KanbaoError(t(message, seconds=round(WRITER_SECONDS)), path=name, hint=hint)


def _near_miss(path: Path) -> str | None:
    """A hint at what the person may have meant by a path that isn't there."""
    if not path.name:
        return None
    missing = [folder for folder in path.parents if not folder.is_dir()]
    if missing:
        return t("source.hint-no-folder", folder=visible(str(missing[-1])))
    if path.is_symlink():
        return t("source.hint-link", target=visible(str(path.readlink())))
    names = _names(path.parent)
    near = next((name for name in names if name.startswith(path.name + ".")), None)
    if near is None:
        from difflib import get_close_matches

        near = next(iter(get_close_matches(path.name, names, 1, 0.7)), None)
    return t("source.hint-near", name=visible(str(path.with_name(near)))) if near else None


def _file_inside(folder: Path) -> str | None:
    """A hint at a file in the folder that was named."""
    shown = (folder / name for name in _names(folder) if not name.startswith("."))
    inside = next((file for file in shown if file.is_file()), None)
    return t("source.hint-folder", path=visible(str(inside))) if inside else None


def _names(folder: Path) -> list[str]:
    """The first few thousand names in a folder, sorted."""
    from itertools import islice

    with os.scandir(folder) as entries:
        return sorted(entry.name for entry in islice(entries, _NAMES_LOOKED_AT))
