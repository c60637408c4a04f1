"""Loading leaves the garbage collector as it was."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from reader.errors import KanbaoError
from reader.loader import load
from reader.loader.collector import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = "渡口今起通车\n\n本报讯 东港渡口昨天通车，两岸居民不再等船。\n"


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    yield
    gc.enable()


def test_the_collector_rests_inside_and_works_again_behind():
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_loading_leaves_it_on_also_where_it_fails():
    load(PAGE.encode(), path="page.txt")
    assert gc.isenabled()
    with pytest.raises(KanbaoError):
        load(b"", path="page.txt")
    assert gc.isenabled()


def test_who_has_no_collector_keeps_none():
    gc.disable()
    load(PAGE.encode(), path="page.txt")
    assert not gc.isenabled()


def test_what_somebody_froze_stays_frozen():
    load(PAGE.encode(), path="page.txt")  # what is kept between pages may be let go for the same of another
    gc.collect()
    gc.freeze()
    frozen = gc.get_freeze_count()
    try:
        load(PAGE.encode(), path="page.txt")
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
