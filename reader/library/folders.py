"""Where the program's own files lie: the platform's folders for configuration, cache, data and state.

On Linux and its kin these are what the XDG Base Directory Specification says, worked out here:
importing platformdirs, which knows the other platforms, costs as much as reading a page.
"""

from __future__ import annotations

import os
import sys

__all__ = ["cache_folder", "config_path", "data_folder", "make_folder", "state_folder", "use_data_folder"]

APP = "kanbao"

_XDG: dict[str, tuple[str, str]] = {
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "state": ("XDG_STATE_HOME", "~/.local/state"),
}
_ELSEWHERE = ("darwin", "win32", "cygwin", "android")


def config_path() -> str:
    """The configuration file: KANBAO_CONFIG where it is set, else `config.toml` in the folder for such."""
    return os.environ.get("KANBAO_CONFIG") or os.path.join(_folder("config"), "config.toml")  # noqa: PTH118


def cache_folder() -> str:
    """The folder for what can be made again."""
    return _folder("cache")


_chosen: list[str] = []
"""What `use_data_folder` was told, if anything: one process keeps one person's bookmarks."""


def use_data_folder(folder: str | None) -> None:
    """Keep what a person made in this folder from now on, whatever else is set; None: as before."""
    _chosen[:] = [os.path.abspath(os.path.expanduser(folder))] if folder else []  # noqa: PTH100, PTH111


def data_folder() -> str:
    """The folder for what a person made: the one chosen, else KANBAO_DATA_DIR, else the platform's."""
    if _chosen:
        return _chosen[0]
    named = os.environ.get("KANBAO_DATA_DIR")
    return os.path.abspath(os.path.expanduser(named)) if named else _folder("data")  # noqa: PTH100, PTH111


def state_folder() -> str:
    """The folder for what the program remembers between runs."""
    return _folder("state")


def make_folder(folder: str) -> None:
    """Make a folder and those above it that aren't there, for nobody else to look into; raises OSError.

    The XDG Base Directory Specification asks for the mode 0700; `os.makedirs` would give it to the last only.
    """
    try:
        os.mkdir(folder, 0o700)  # noqa: PTH102
    except FileNotFoundError:
        make_folder(os.path.dirname(folder))  # noqa: PTH120
        os.mkdir(folder, 0o700)  # noqa: PTH102
    except FileExistsError:
        if not os.path.isdir(folder):  # noqa: PTH112
            raise


def _folder(kind: str) -> str:
    if sys.platform in _ELSEWHERE or "ANDROID_DATA" in os.environ:
        import platformdirs

        return str(getattr(platformdirs, f"user_{kind}_dir")(APP, False))
    variable, default = _XDG[kind]
    root = os.environ.get(variable, "")
    if not os.path.isabs(root):  # noqa: PTH117 - the specification: to be ignored
        root = os.path.expanduser(default)  # noqa: PTH111
    return os.path.join(root, APP)  # noqa: PTH118
