"""Fixtures that all tests share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pty_terminal import Terminal

# The same examples on every machine, so that what is green here is green there. To look for new ones:
# KANBAO_EXAMPLES=random.
settings.register_profile("same", derandomize=True, database=None, deadline=None, print_blob=True)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile(os.environ.get("KANBAO_EXAMPLES", "same"))

PAGES = Path(__file__).resolve().parents[2] / "shared" / "pages"


@pytest.fixture(scope="session")
def pages() -> Path:
    """The folder of real newspaper pages, which stands beside the checkout and not in it."""
    if not PAGES.is_dir():
        pytest.skip(f"the sample pages are not here ({PAGES})")
    return PAGES


@pytest.fixture(autouse=True, scope="session")
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test meets the configuration, the cache or the memory of whoever runs it, nor leaves them any."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("KANBAO_CONFIG", raising=False)
        patch.delenv("KANBAO_DATA_DIR", raising=False)
        for name in ("config", "cache", "data", "state"):
            patch.setenv(f"XDG_{name.upper()}_HOME", str(home / name))
        yield home


@pytest.fixture(autouse=True)
def _nothing_remembered(_own_folders: Path) -> Iterator[None]:
    """What one test leads the program to remember, the next one doesn't know."""
    yield
    for folder in ("state", "data"):
        for remembered in (_own_folders / folder / "kanbao").glob("*"):
            remembered.unlink()


@pytest.fixture
def page(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file with the page that the test's module calls PAGE, or the usual one."""
    from command import PAGE

    path = tmp_path / "page.txt"
    path.write_text(getattr(request.module, "PAGE", PAGE), "utf-8")
    return path


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that programs keep in, and this process looks into; it isn't made yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("KANBAO_DATA_DIR", str(folder))
    monkeypatch.setenv("KANBAO_LANG", "zh")
    return folder


@pytest.fixture
def program(data: Path, tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    """Starts the program on a terminal with these words, keeping in `data`; it is ended with the test."""
    from command import environment
    from pty_terminal import Terminal

    started: list[Terminal] = []

    def start(*words: object, size: tuple[int, int] = (80, 24), before: tuple[str, ...] = ()) -> Terminal:
        environ = environment(TERM="xterm-256color", KANBAO_LANG="zh", HOME=str(tmp_path), TMUX=None)
        started.append(Terminal(*map(str, words), environ=environ, size=size, before=before))
        return started[-1]

    yield start
    for terminal in started:
        terminal.close()
