"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    (_own_folders / "state" / "kanbao" / "theme").unlink(missing_ok=True)
