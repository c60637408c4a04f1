"""Fixtures that all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

PAGES = Path(__file__).resolve().parents[2] / "shared" / "pages"


@pytest.fixture(scope="session")
def pages() -> Path:
    """The folder of real newspaper pages, which stands beside the checkout and not in it."""
    if not PAGES.is_dir():
        pytest.skip(f"the sample pages are not here ({PAGES})")
    return PAGES
