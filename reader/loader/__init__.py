"""From bytes to an issue: decode, sanitise, choose a reader, read, assemble."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.issue import Issue

__all__ = ["load", "load_issues"]


def load(data: bytes, *, path: str, encoding: str | None = None) -> Issue:
    """Read one file's bytes as an issue of a newspaper: the first, where its format holds several.

    `path` is the name the person used: it goes into the source, made safe to show, and a date,
    masthead or page may be read out of it. `encoding` overrides what the bytes say. Raises
    UsageError for an unknown one, KanbaoError for what holds no text: nothing, blank lines, another
    kind of file.
    """
    return load_issues(data, path, encoding)[0]


def load_issues(
    data: bytes, path: str, encoding: str | None = None, reader: str | None = None
) -> list[Issue]:
    """All issues that one file's bytes hold, in its order; `reader` names who is to read it.

    Otherwise as `load`; UsageError also for an unknown reader.
    """
    # Here, not above: an issue that was kept from before needs the bytes' source and no reader.
    from reader.loader.collector import collector_paused

    with collector_paused():
        from reader.loader import loading  # what a first call imports is much that stays as well

        return loading.load_issues(data, path, encoding, reader)
