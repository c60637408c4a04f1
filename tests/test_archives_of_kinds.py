"""A file of any kind gives the same from a folder, an archive and standard input, every character once."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from benchmarks.balance import claims
from reader.issue import Issue
from reader.library import open_each
from tests.pdf_samples import Text, pdf_of, text_of
from tests.test_epub import CROP, DAM, NAV, PAGES, book
from tests.test_mhtml import letter

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STORY = f"<p>　　{DAM}</p><p>　　{CROP}</p>"
PAPER = (
    "<html><head><title>云河日报</title></head><body><p>2021年6月1日</p><p>第01版：要闻</p>"
    f"<h1>水库开始蓄水</h1><div id=ozoom>{STORY}</div></body></html>"
)
NEWS = (
    f"<html><head><title>水库开始蓄水_云河网</title></head><body><h1>水库开始蓄水</h1>{STORY}</body></html>"
)
PRINTED = [[Text(60, 780, 22, "水库开始蓄水"), Text(80, 740, 10, DAM), Text(80, 725, 10, CROP)]]

KINDS = {
    "20210601.epub": (book(PAGES, NAV), "".join(PAGES.values())),
    "content_1.htm": (PAPER.encode("gbk"), PAPER.partition("<body>")[2]),
    "20210601.html": (NEWS.encode(), NEWS.partition("<body>")[2]),
    "20210601.mhtml": (letter(NEWS.encode()), NEWS.partition("<body>")[2]),
    "20210601.pdf": (pdf_of(PRINTED), text_of(PRINTED)),
}
each_kind = pytest.mark.parametrize("name", KINDS)


def visible(markup: str) -> Counter[str]:
    """The characters of a text without its tags."""
    import re

    return Counter("".join(re.sub(r"<title.*?</title>|<title/>|<[^>]*>", "", markup).split()))


def counted(issues: Iterable[object]) -> Counter[str]:
    """The characters that issues hold."""
    texts = (text for issue in issues if isinstance(issue, Issue) for text, _ in claims(issue))
    return Counter("".join("".join(texts).split()))


@each_kind
def test_of_a_file_every_character_stands_once(tmp_path: Path, name: str):
    data, content = KINDS[name]
    (tmp_path / name).write_bytes(data)
    assert counted(open_each([str(tmp_path / name)])) == visible(content)


@each_kind
@pytest.mark.parametrize("holder", ["folder", "day.zip", "day.tar", "day.tar.gz", "gz"])
def test_a_folder_or_an_archive_changes_nothing_of_it(tmp_path: Path, name: str, holder: str):
    data, content = KINDS[name]
    path = tmp_path / (holder if holder != "gz" else f"{name}.gz")
    if holder == "folder":
        path.mkdir()
        (path / name).write_bytes(data)
    elif holder == "day.zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr(name, data)
    elif holder == "gz":
        path.write_bytes(gzip.compress(data))
    else:
        with tarfile.open(path, "w:gz" if holder.endswith("gz") else "w") as tar:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    assert counted(open_each([str(path)])) == visible(content)


@each_kind
def test_standard_input_changes_nothing_of_it(tmp_path: Path, name: str):
    import json

    data, content = KINDS[name]
    command = [sys.executable, "-m", "reader", "export", "-", "--name", name, "--format", "json"]
    environment = {**os.environ, "HOME": str(tmp_path), "KANBAO_DATA_DIR": str(tmp_path)}
    done = subprocess.run(command, input=data, capture_output=True, check=True, env=environment)
    issue = json.loads(done.stdout)
    assert next(a["headline"] for s in issue["sections"] for a in s["articles"]) == "水库开始蓄水"
    assert sum(visible(content).values()) >= sum(len(b["text"]) for b in _texts(issue))


def _texts(issue: dict[str, list[dict[str, list[dict[str, list[dict[str, str]]]]]]]) -> list[dict[str, str]]:
    return [b for s in issue["sections"] for a in s["articles"] for b in a["blocks"] if "text" in b]
