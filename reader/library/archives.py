"""Archives that are read without unpacking them to the disk: zip, tar, tar.gz, gz.

Nothing that an archive says of itself is believed: its members are counted, their sizes and how far they
were pressed are held against limits, and names lead nowhere. An archive inside an archive isn't opened.
"""

from __future__ import annotations

import io
import os
import zlib
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any

from reader.chars import visible
from reader.errors import InnerFileError, KanbaoError
from reader.library.archive_names import SUFFIXES, name_decoder, name_parts, raw_name
from reader.library.entries import Entry, in_order, is_passed_over
from reader.strings import t

if TYPE_CHECKING:
    import tarfile
    import zipfile
    from collections.abc import Callable, Iterator

__all__ = [
    "MEMBERS_LIMIT",
    "MEMBER_BYTES",
    "RATIO_LIMIT",
    "TOTAL_BYTES",
    "Archive",
]

MEMBERS_LIMIT = 200_000
"""Members that an archive may have."""

MEMBER_BYTES = 64 * 1024 * 1024
"""Bytes that one member may have."""

TOTAL_BYTES = 2 * 1024 * 1024 * 1024
"""Bytes that all members may have together."""

RATIO_LIMIT = 200
"""How many times its own size what is pressed may hold; texts reach some 20, a bomb 1000."""

_SMALL = 8 * 1024 * 1024
"""Bytes; what is smaller than this harms nobody, however far it was pressed."""

_DIRECTORY_BYTES = 64 * 1024 * 1024
"""Bytes that the list of a zip's members may have."""

_HELD_BYTES = 64 * 1024 * 1024
"""Bytes of a tar.gz's members that are held (pressed anew), so that each can be read alone."""

_HEADER_BYTES = 1 << 20
"""Bytes that a tar's header may have: a name or its like."""


class Archive:
    """An archive in a file or in memory. `fault` is told of members that can't be read."""

    _opened: Archive | None = None
    """The one whose file is open: a folder may hold thousands."""

    def __init__(self, path: str, fault: Callable[[KanbaoError], None], data: bytes | None = None) -> None:
        self.root = visible(path)
        self._path = path
        self._data = data
        self._fault = fault
        self._zip: zipfile.ZipFile | None = None
        self._infos: list[zipfile.ZipInfo] = []
        self._stream: IO[bytes] | None = None
        self._files: list[IO[bytes]] = []
        self._sizes: dict[int, int] = {}
        self._held: dict[int, bytes] = {}

    # --- what is inside

    def entries(self) -> Iterator[Entry]:
        """All members that may be newspapers, by name. Raises KanbaoError for one that can't be read."""
        found: list[tuple[bytes, int, int]] = []
        try:
            self._open()
            for member in self._zip_members() if self._zip is not None else self._stream_members():
                found.append(member)
        except NotImplementedError as error:
            raise KanbaoError(t("archive.method"), path=self.root) from error
        except _damages() as error:
            damage = self._damaged(error)
            if not found:
                raise damage from error
            self._fault(InnerFileError(damage.message, path=self.root))
        decode = name_decoder(name for name, _, _ in found)
        entries: list[Entry] = []
        for name, place, size in found:
            parts = name_parts(decode(name))
            if not parts or any(is_passed_over(p, folder=i + 1 < len(parts)) for i, p in enumerate(parts)):
                self._held.pop(place, None)
                continue
            *folders, last = map(visible, parts)
            entry = Entry(self, tuple(folders), last, place, size)
            if last.lower().endswith(SUFFIXES):
                self._fault(InnerFileError(t("archive.nested"), path=entry.path))
            else:
                entries.append(entry)
        entries.sort(key=lambda entry: (tuple(map(in_order, entry.folders)), in_order(entry.name)))
        yield from entries

    def read(self, entry: Entry) -> bytes:
        """The bytes of a member. Raises KanbaoError that names it."""
        place = int(entry.place)
        try:
            if place in self._held:
                return zlib.decompress(self._held[place])
            self._open()
            if self._zip is not None:
                with self._zip.open(self._infos[place]) as member:
                    return member.read(MEMBER_BYTES)
            if self._stream is None:
                raise EOFError
            self._stream.seek(place)
            data = self._stream.read(self._sizes[place])
            if len(data) < self._sizes[place]:
                raise EOFError
        except NotImplementedError as error:
            raise KanbaoError(t("archive.method"), path=entry.path) from error
        except _damages(RuntimeError, LookupError) as error:
            raise KanbaoError(t("archive.damaged-member"), path=entry.path) from error
        return data

    def close(self) -> None:
        """Let go of the file; it is opened again when it is asked."""
        for file in reversed(self._files):
            with suppress(OSError):
                file.close()
        self._files, self._zip, self._stream, self._infos = [], None, None, []
        if Archive._opened is self:
            Archive._opened = None

    def _open(self) -> None:
        if self._files:
            return
        if Archive._opened is not None:
            Archive._opened.close()
        file: IO[bytes] = open(self._path, "rb") if self._data is None else io.BytesIO(self._data)  # noqa: PTH123, SIM115
        Archive._opened = self
        self._files = [file]
        head = file.read(2)
        file.seek(0)
        if head == b"PK":
            import zipfile

            self._check_directory(file)
            self._zip = zipfile.ZipFile(file)
            self._infos = self._zip.infolist()
        elif head == b"\x1f\x8b":
            import gzip

            stream = gzip.GzipFile(fileobj=file)
            self._files.append(stream)  # type: ignore[arg-type]
            self._stream = stream  # type: ignore[assignment]
        else:
            self._stream = file

    def _damaged(self, error: Exception) -> KanbaoError:
        self.close()
        if isinstance(error, OSError) and error.errno:
            from reader.loader.source import reason

            return KanbaoError(reason(error), path=self.root)
        return KanbaoError(t("archive.damaged"), path=self.root)

    def _refused(self, message: str, **values: object) -> KanbaoError:
        self.close()
        return KanbaoError(t(message, **values), path=self.root)

    # --- zip

    def _check_directory(self, file: IO[bytes]) -> None:
        """Refuse a list of members too long to be held, before it is read."""
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 65_557))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        length = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
        longer = tail.rfind(b"PK\x06\x06")
        if length == 0xFFFFFFFF and longer >= 0:
            length = int.from_bytes(tail[longer + 40 : longer + 48], "little")
        file.seek(0)
        if length > _DIRECTORY_BYTES and length <= size:
            raise self._refused("archive.too-many", limit=MEMBERS_LIMIT)

    def _zip_members(self) -> Iterator[tuple[bytes, int, int]]:
        """Names as bytes, places and sizes of the members that are files."""
        import stat

        if len(self._infos) > MEMBERS_LIMIT:
            raise self._refused("archive.too-many", limit=MEMBERS_LIMIT)
        total = 0
        for place, info in enumerate(self._infos):
            if info.is_dir():
                continue
            name = info.orig_filename.encode(
                "utf-8" if info.flag_bits & 0x800 else "cp437", "surrogateescape"
            )
            mode = info.external_attr >> 16
            kind = stat.S_IFMT(mode)
            total += info.file_size
            if total > TOTAL_BYTES:
                raise self._refused("archive.too-big", limit=TOTAL_BYTES >> 20)
            if kind and kind != stat.S_IFREG:
                trouble = t("archive.link") if kind == stat.S_IFLNK else ""
            elif info.flag_bits & 1:
                trouble = t("archive.encrypted")
            else:
                trouble = self._too_much(info.file_size, info.compress_size)
            if trouble:
                self._fault(
                    InnerFileError(
                        trouble, path=f"{self.root}/{visible('/'.join(name_parts(raw_name(name))))}"
                    )
                )
            elif not kind or kind == stat.S_IFREG:
                yield name, place, info.file_size

    @staticmethod
    def _too_much(size: int, pressed: int) -> str:
        if size > _SMALL and size > RATIO_LIMIT * max(pressed, 1):
            return t("archive.ratio", limit=RATIO_LIMIT)
        return t("archive.member-too-big", limit=MEMBER_BYTES >> 20) if size > MEMBER_BYTES else ""

    # --- tar and gz

    def _stream_members(self) -> Iterator[tuple[bytes, int, int]]:
        stream = self._stream
        if stream is None:
            return
        pressed = len(self._files) > 1
        head = stream.read(512)
        stream.seek(0)
        lower = self.root.lower()
        if head[257:262] == b"ustar" or not pressed or lower.endswith((".tar.gz", ".tgz")):
            yield from self._tar_members(stream, pressed)
        else:
            yield from self._single(stream)

    def _single(self, stream: IO[bytes]) -> Iterator[tuple[bytes, int, int]]:
        """The one file that a gz is, as long as it is no bomb; of one cut short what is there."""
        chunks: list[bytes] = []
        total = 0
        damage: Exception | None = None
        while damage is None:
            try:
                chunk = stream.read1(1 << 20)  # type: ignore[attr-defined]
            except (EOFError, zlib.error) as error:
                damage, chunk = error, b""
            if not chunk:
                break
            chunks.append(chunk)
            total += len(chunk)
            if trouble := self._too_much(total, self._pressed_bytes()):
                self.close()
                raise KanbaoError(trouble, path=self.root)
        data = b"".join(chunks)
        chunks.clear()
        self._held[0] = zlib.compress(data, 1)
        name = self.root.rpartition("/")[2]
        if total or damage is None:
            yield (name[:-3] if name.lower().endswith(".gz") else name or "-").encode("utf-8"), 0, total
        if damage is not None:
            raise damage

    def _pressed_bytes(self) -> int:
        """How far the pressed file was read: all that was written out came from these bytes."""
        return self._files[0].tell()

    def _tar_members(self, stream: IO[bytes], pressed: bool) -> Iterator[tuple[bytes, int, int]]:
        import tarfile

        tar: Any = tarfile.open(  # noqa: SIM115 - the stream is closed with the archive
            fileobj=_Bounded(stream), mode="r:", encoding="utf-8", errors="surrogateescape"
        )
        held = count = 0
        while (info := tar.next()) is not None:
            tar.members = []  # it would hold them all
            count += 1
            if count > MEMBERS_LIMIT:
                raise self._refused("archive.too-many", limit=MEMBERS_LIMIT)
            end = info.offset_data + info.size
            if end > TOTAL_BYTES:
                raise self._refused("archive.too-big", limit=TOTAL_BYTES >> 20)
            at = stream.tell()
            if pressed and at > _SMALL and at > RATIO_LIMIT * max(1, self._pressed_bytes()):
                raise self._refused("archive.ratio", limit=RATIO_LIMIT)
            name = info.name.encode("utf-8", "surrogateescape")
            trouble = self._unfit(info)
            if trouble:
                self._fault(
                    InnerFileError(
                        trouble, path=f"{self.root}/{visible('/'.join(name_parts(raw_name(name))))}"
                    )
                )
            elif info.type in (tarfile.REGTYPE, tarfile.AREGTYPE):
                place = info.offset_data
                self._sizes[place] = info.size
                if pressed and held < _HELD_BYTES:
                    stream.seek(place)
                    data = stream.read(info.size)
                    if len(data) < info.size:
                        raise EOFError
                    self._held[place] = zlib.compress(data, 1)
                    held += len(self._held[place])
                yield name, place, info.size

    def _unfit(self, info: tarfile.TarInfo) -> str:
        if info.issym() or info.islnk():
            return t("archive.link")
        return t("archive.member-too-big", limit=MEMBER_BYTES >> 20) if info.size > MEMBER_BYTES else ""


def _damages(*others: type[Exception]) -> tuple[type[Exception], ...]:
    """What is raised where an archive isn't what it says, and these; asked for only then."""
    import tarfile
    import zipfile

    return OSError, EOFError, zlib.error, tarfile.TarError, zipfile.BadZipFile, ValueError, *others


class _Bounded(io.RawIOBase):
    """A stream whose headers can't ask for more memory than a header needs."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes; more than a header has is a sign of damage."""
        if not 0 <= size <= _HEADER_BYTES:
            raise EOFError
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """As any stream's."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """As any stream's."""
        return self._stream.tell()
