r"""To the clipboard: by the terminal (OSC 52), by tmux, by the platform's own program.

Only what lies behind the program knows whether a text arrived. The terminal never answers, so it
is written to in any case; tmux passes a text on itself, since it keeps OSC 52 from its panes under
`set-clipboard external`, which is its default.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["OSC_LIMIT", "Copied", "Way", "deliver", "osc52", "ways"]

OSC_LIMIT = 100_000
"""Bytes of base64 that terminals are trusted with: 150 KB went through where it was tried, 3 MB did not."""

_PATIENCE = 2.0
"""Seconds that a program is given to take the text."""


class Way(NamedTuple):
    """A program that takes the text from its standard input, and what it takes it as."""

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"


class Copied(NamedTuple):
    """How a text was copied. `programs`: those that took it; `terminal`: it was sent to the terminal
    too; `too_long`: for the terminal, or for the one that tmux runs in."""

    programs: tuple[str, ...]
    terminal: bool
    too_long: bool


_TMUX = Way("tmux", ("tmux", "load-buffer", "-w", "-"))
_PROGRAMS: tuple[tuple[tuple[str, ...], Way], ...] = (
    (("WAYLAND_DISPLAY",), Way("wl-copy", ("wl-copy",))),
    (("DISPLAY",), Way("xclip", ("xclip", "-selection", "clipboard"))),
    (("DISPLAY",), Way("xsel", ("xsel", "--clipboard", "--input"))),
    ((), Way("pbcopy", ("pbcopy",))),
    (("WSL_DISTRO_NAME", "WSL_INTEROP"), Way("clip.exe", ("clip.exe",), "utf-16-le")),
)
"""Variables one of which must be set for a program to be of use (none: it is always), and the program."""


def ways(environ: Mapping[str, str], find: Callable[[str], str | None]) -> list[Way]:
    """The programs to hand a text to: tmux inside tmux, and the first of the platform's that is there.

    `find` tells the path of a program, None where there is none (as `shutil.which` does).
    """
    found = [_TMUX] if environ.get("TMUX") and find("tmux") else []
    for names, way in _PROGRAMS:
        if (not names or any(environ.get(name) for name in names)) and find(way.name):
            return [*found, way]
    return found


def osc52(text: str) -> str | None:
    """The sequence that has a terminal put the text on the clipboard; None when it is too long for that."""
    from base64 import b64encode

    encoded = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"\x1b]52;c;{encoded}\a" if len(encoded) <= OSC_LIMIT else None


async def deliver(text: str, found: list[Way], write: Callable[[str], None]) -> Copied:
    """Copy by every way there is. `write` puts a sequence on the terminal; inside tmux tmux does that."""
    took = [way.name for way in found if await _hand_over(text, way)]
    sequence = osc52(text)
    terminal = sequence is not None and _TMUX.name not in took
    if terminal and sequence is not None:
        write(sequence)
    return Copied(tuple(took), terminal, sequence is None)


async def _hand_over(text: str, way: Way) -> bool:
    """Whether the program took the text. What it says is not heard, and it has no terminal to say it on."""
    import asyncio
    import os
    from asyncio.subprocess import DEVNULL, PIPE

    # pbcopy takes its input for what the locale says, and a session by ssh may have none.
    environ = {**os.environ, "LC_CTYPE": "UTF-8"} if way.name == "pbcopy" else None
    try:
        program = await asyncio.create_subprocess_exec(
            *way.command, stdin=PIPE, stdout=DEVNULL, stderr=DEVNULL, env=environ, start_new_session=True
        )
    except OSError:
        return False
    try:
        async with asyncio.timeout(_PATIENCE):
            await program.communicate(text.encode(way.encoding, "replace"))
    except (TimeoutError, OSError):
        return False
    finally:
        if program.returncode is None:
            with suppress(ProcessLookupError):
                program.kill()
    return program.returncode == 0
