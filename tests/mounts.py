"""Programs that see a folder otherwise than the rest of the machine does: read-only, or as a small disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_MOUNT = """
import os, subprocess, sys
kind, folder, *command = sys.argv[1:]
small = (["-t", "tmpfs", "-o", "size=512k", "tmpfs", folder],)
mounts = {
    "read-only": (["--bind", folder, folder], ["-o", "remount,bind,ro", folder]),
    "small": small,
    "full": small,
}
held = {entry.name: open(entry, "rb").read() for entry in os.scandir(folder)} if kind == "full" else {}
for words in mounts[kind]:
    subprocess.run(["mount", *words], check=True)
for name, content in held.items():
    with open(os.path.join(folder, name), "wb") as file:
        file.write(content)
if kind == "full":
    with open(os.path.join(folder, "filler"), "wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
os.execv(command[0], command)
"""


def read_only(folder: Path) -> tuple[str, ...]:
    """The words that run a command to which this folder is read-only."""
    return _own_mount("read-only", folder)


def small_disk(folder: Path) -> tuple[str, ...]:
    """The words that run a command to which this folder is an empty disk of 512 KB."""
    return _own_mount("small", folder)


def full_disk(folder: Path) -> tuple[str, ...]:
    """The words that run a command to which this folder is a full disk, with the files that it holds now."""
    return _own_mount("full", folder)


def _own_mount(kind: str, folder: Path) -> tuple[str, ...]:
    own = _unshare()
    if own is None:
        pytest.skip("no mount of one's own can be made here (that takes root)")
    return (own, "-m", sys.executable, "-c", _MOUNT, kind, str(folder))


@cache
def _unshare() -> str | None:
    own = shutil.which("unshare")
    if own is None or os.geteuid() != 0:
        return None
    return own if subprocess.run([own, "-m", "true"], check=False).returncode == 0 else None
