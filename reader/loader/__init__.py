"""From bytes to an issue: decode, sanitise, choose a reader, read, assemble."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.issue import Issue

__all__ = ["load"]


def load(data: bytes, *, path: str, encoding: str | None = None) -> Issue:
    """Read one file's bytes as an issue of a newspaper.

    `path` is the name the person used: it goes into the source, made safe to show, and a date,
    masthead or page may be read out of it. `encoding` overrides what the bytes say. Raises
    UsageError for an unknown one, KanbaoError for what holds no text: nothing, blank lines, another
    kind of file.
    """
    # Here, not above: an issue that was kept from before needs the bytes' source and no reader.
    from reader.loader.collector import collector_paused

    with collector_paused():
        from reader.loader.loading import load_issue  # what a first call imports is much that stays as well

        return load_issue(data, path, encoding)
