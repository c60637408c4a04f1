"""The commands of the information sheet: the article's address, opened in the system's browser or copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.strings import language, t
from reader.tui.copying import copy_text
from reader.tui.keys import foot_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.tui.desk import Desk

__all__ = ["copy_address", "is_web", "open_address", "open_web", "opener"]

_PATIENCE = 3.0
"""Seconds after which a program that is still running has taken the address: some are the browser itself."""

_STEP = 0.05

_LONGEST = 2000
"""Characters; nothing longer was printed as an address."""

_UNQUOTED = "%/:?#[]@!$&'()*+,;=~-._"


def is_web(address: str) -> bool:
    """Whether an address is one of the web, and nothing that a program could take for something else."""
    scheme, mark, rest = address.partition("://")
    return (
        scheme.lower() in ("http", "https")
        and bool(mark and rest.strip("/"))
        and len(address) <= _LONGEST
        and address.isprintable()
        and not any(ch.isspace() for ch in address)
    )


def opener(
    platform: str, environ: Mapping[str, str], find: Callable[[str], str | None]
) -> tuple[str, ...] | None:
    """The command that hands an address to the browser, None where there is none.

    `platform` is `sys.platform`; `find` tells the path of a program, None where there is none (as
    `shutil.which` does).
    """
    if platform == "darwin":
        return ("open",)
    if environ.get("WSL_DISTRO_NAME") and find("wslview"):
        return ("wslview",)
    if find("xdg-open"):
        return ("xdg-open",)
    return ("gio", "open") if find("gio") else None


def open_address(desk: Desk) -> None:
    """Hand the address of the sheet to the browser; where that can't be done, it is said."""
    address = desk.sheet.address if desk.sheet else ""
    if address:
        open_web(desk, address)
    else:
        desk.message = t("address.none")


def open_web(desk: Desk, address: str) -> None:
    """Hand an address to the browser; where that can't be done, it is said."""
    import os
    import shutil
    import sys
    from urllib.parse import quote

    command = opener(sys.platform, os.environ, shutil.which)
    if not is_web(address):
        desk.message = t("address.not-web")
    elif command is None:
        desk.message = t("address.no-program", key=_copy_key())
    else:
        desk.message = t("address.opening", program=command[0])
        desk.run_worker(_open(desk, (*command, quote(address, _UNQUOTED))), group="address", exclusive=True)


def copy_address(desk: Desk) -> None:
    """Copy the address of the sheet."""
    address = desk.sheet.address if desk.sheet else ""
    if address:
        copy_text(desk, address)
    else:
        desk.message = t("address.none")


def _copy_key() -> str:
    return foot_label("copy-address", language())[0]


async def _open(desk: Desk, command: tuple[str, ...]) -> None:
    """Start the program and see whether it fails. It has no terminal, and it is never ended by us."""
    import asyncio
    from subprocess import DEVNULL, Popen

    code: int | None = 127
    try:
        # asyncio's own would be ended with the reader, and the browser with it.
        program = Popen(command, stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True)
    except OSError:
        pass
    else:
        waited = 0.0
        while (code := program.poll()) is None and waited < _PATIENCE:
            await asyncio.sleep(_STEP)
            waited += _STEP
    if code:
        desk.message = t("address.failed", program=command[0], code=code, key=_copy_key())
    else:
        desk.message = t("address.opened", program=command[0])
    desk.update()
