"""The table of readers as people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import t

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["formats_table"]


def formats_table() -> Iterator[str]:
    """One line a reader: its name, what it reads, how such files are called, and the extra it needs."""
    from reader.chars import cell_width
    from reader.loader.formats import READERS

    rows = [
        (
            reader.name,
            t(reader.about or f"reader.{reader.name}"),
            " ".join(reader.suffixes) or ".txt",
            f"kanbao[{reader.extra}]" if reader.extra else "",
        )
        for reader in READERS
    ]
    rows.insert(0, (t("formats.name"), t("formats.about"), t("formats.suffixes"), t("formats.extra")))
    widths = [max(cell_width(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = (cell + " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[3])).rstrip() + "\n"
    yield "\n" + t("formats.holders") + "\n"
