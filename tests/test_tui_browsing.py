"""The information sheet, and what its keys do with the article's address."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest
from tui_paper import FERRY, app_on, article, desk_of, dump, paper

from reader.issue import Issue, Section
from reader.library.settings import Settings
from reader.tui.app import KanbaoApp
from reader.tui.browsing import is_web, opener

if TYPE_CHECKING:
    from pathlib import Path

ADDRESS = "https://paper.example.cn/2023-10/09/nw.htm?div=-1&a=渡轮"
AS_HANDED_OVER = "https://paper.example.cn/2023-10/09/nw.htm?div=-1&a=%E6%B8%A1%E8%BD%AE"


@pytest.fixture(autouse=True)
def _chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANBAO_LANG", "zh")


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that is all there is: an `xdg-open` that notes down what it was given."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("WSL_DISTRO_NAME", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("NOTED", str(tmp_path / "noted"))
    program(tmp_path, 'echo "$# $1" > "$NOTED"; echo noise; echo noise >&2')
    return tmp_path


def program(folder: Path, script: str) -> None:
    path = folder / "xdg-open"
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


def addressed(url: str | None) -> Issue:
    return paper(sections=(Section((article(1, 3, url=url), article(2, 3)), "要闻", 1),))


def rows_after(*keys: str, issue: Issue, size: tuple[int, int] = (80, 40)) -> list[str]:
    async def tell() -> list[str]:
        app = app_on(issue)
        async with app.run_test(size=size) as pilot:
            for key in keys:
                await pilot.press(key)
                await app.workers.wait_for_complete()
            await pilot.pause()
            return dump(app)

    return asyncio.run(tell())


def test_the_information_tells_page_authors_length_minutes_and_address():
    rows = "\n".join(rows_after("i", issue=paper(sections=(Section((FERRY,), "要闻", 1),))))
    count = len(FERRY.text)
    for told in ("1版 要闻", "林秋水（记者）", f"{count} 字，", f"约 {-(-count // 400)} 分钟"):
        assert told in rows
    assert "网址" not in rows
    assert f"网址    {ADDRESS}" in "\n".join(rows_after("i", issue=addressed(ADDRESS)))


def test_the_information_has_what_a_record_says_beside_its_story():
    told = article(1, 3, info=(("编者按", "这座水库\n建了六年。"),))
    rows = "\n".join(rows_after("i", issue=paper(sections=(Section((told,), "要闻", 1),))))
    assert "编者按" in rows
    assert "这座水库 建了六年。" in rows


def test_the_minutes_go_by_the_readers_own_speed():
    async def tell() -> str:
        app = KanbaoApp([addressed(None)], None, Settings(reading_speed=50))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("i")
            await pilot.pause()
            return "\n".join(dump(app))

    one = addressed(None).articles[0]
    assert f"约 {-(-len(one.text) // 50)} 分钟" in asyncio.run(tell())


def test_the_sheet_names_the_keys_of_its_address_where_there_is_one():
    assert any(
        "回车 打开网址" in row and "y 复制" in row for row in rows_after("i", issue=addressed(ADDRESS))
    )
    assert not any("打开网址" in row for row in rows_after("i", issue=addressed(None)))


def test_enter_hands_the_address_to_the_systems_browser(desktop: Path):
    rows = rows_after("i", "enter", issue=addressed(ADDRESS))
    assert "网址已交给 xdg-open" in rows[-1]
    assert (desktop / "noted").read_text("utf-8") == f"1 {AS_HANDED_OVER}\n"
    assert not any("noise" in row for row in rows)
    assert any("来历" in row for row in rows)


def test_in_the_contents_it_is_the_address_of_the_article_under_the_cursor(desktop: Path):
    issue = paper(sections=(Section((article(1, 3), article(2, 3, url=ADDRESS)), "要闻", 1),))
    rows_after("t", "j", "i", "enter", issue=issue)
    assert (desktop / "noted").read_text("utf-8") == f"1 {AS_HANDED_OVER}\n"


def test_a_browser_that_fails_is_told_with_another_way(desktop: Path):
    program(desktop, "exit 3")
    foot = rows_after("i", "enter", issue=addressed(ADDRESS))[-1]
    assert "没有打开（xdg-open 的退出码是 3）；y 复制网址" in foot


def test_a_browser_that_stays_does_not_hold_the_reader_up_and_outlives_it(desktop: Path):
    program(desktop, 'echo $$ > "$NOTED.part"; /bin/mv "$NOTED.part" "$NOTED"; exec /bin/sleep 60')

    async def tell() -> str:
        app = app_on(addressed(ADDRESS))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("i", "enter", "escape", "]")
            while not (desktop / "noted").exists():
                await asyncio.sleep(0.01)
            return dump(app)[0]

    assert " 2/2" in asyncio.run(tell())
    os.kill(int((desktop / "noted").read_text("utf-8")), signal.SIGTERM)


def test_without_a_program_for_it_that_is_told(desktop: Path):
    (desktop / "xdg-open").unlink()
    assert "没有找到能打开网址的程序；y 复制网址" in rows_after("i", "enter", issue=addressed(ADDRESS))[-1]


@pytest.mark.parametrize("key", ["enter", "y"])
def test_without_an_address_its_keys_say_so(desktop: Path, key: str):
    assert "这一篇没有网址" in rows_after("i", key, issue=addressed(None))[-1]
    assert not (desktop / "noted").exists()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://paper.example.cn/a",
        "https://",
        "http:///",
        "paper.example.cn/a",
        "-h",
        "http://a b",
        "http://a\x1b[31m",
        "http://a\u202eb",
        "https://a/" + "a" * 3000,
    ],
)
def test_nothing_but_an_address_of_the_web_is_opened(desktop: Path, address: str):
    assert not is_web(address)
    assert "不是 http 或 https" in rows_after("i", "enter", issue=addressed(address))[-1]
    assert not (desktop / "noted").exists()


def test_y_copies_the_address_and_the_foot_says_how_much():
    foot = rows_after("i", "y", issue=addressed(ADDRESS))[-1]
    assert f"已复制 {len(ADDRESS)} 字" in foot


def test_the_program_is_the_platforms():
    def there(*names: str):
        return lambda name: f"/bin/{name}" if name in names else None

    assert opener("darwin", {}, there()) == ("open",)
    assert opener("linux", {}, there("xdg-open", "gio", "open")) == ("xdg-open",)
    assert opener("linux", {}, there("gio", "open")) == ("gio", "open")
    assert opener("linux", {"WSL_DISTRO_NAME": "Debian"}, there("wslview", "xdg-open")) == ("wslview",)
    assert opener("linux", {}, there("open")) is None


def test_the_sheet_of_another_kind_has_no_such_keys():
    async def tell() -> str:
        app = app_on(addressed(ADDRESS))
        async with app.run_test(size=(80, 40)) as pilot:
            await pilot.press("?")
            return desk_of(app).context

    assert asyncio.run(tell()) == "help"
