"""The table of formats: what counts as right, and the plain readers that say what a source tells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from benchmarks.formats import score
from benchmarks.told import Told, crawl_stories, day_stories, front_matter_story, json_stories, page_story
from reader.issue import Article, Author, Issue, Section, Source, TextBlock

if TYPE_CHECKING:
    from pathlib import Path

BRIDGE = Article(
    "a1",
    "柳河区搭起十二座连心桥",
    kicker="老桥新修",
    deck="——两岸往来更近",
    authors=(Author("何文", "记者"),),
    blocks=(
        TextBlock("paragraph", "柳河区十二座人行桥近日全部完工。"),
        TextBlock("paragraph", "两岸居民不再绕路。"),
        TextBlock("sign-off", "（何文）"),
    ),
)
TOLD = Told(
    ("老桥新修", "柳河区搭起十二座连心桥", "——两岸往来更近"),
    "老桥新修",
    "——两岸往来更近",
    ("柳河区十二座人行桥近日全部完工。", "两岸居民不再绕路。（何文）"),
    page=3,
    section="要闻",
    date="2021-06-01",
    authors=("何文",),
)


def issue_of(*articles: Article, page: int = 3, name: str = "要闻", date: str = "2021-06-01") -> Issue:
    return Issue(Source("a", "crawl"), (Section(articles, name, page),), date=date)


def test_what_is_as_told_is_right_in_every_part():
    right, total, notes = score([issue_of(BRIDGE)], [TOLD])
    assert (
        right
        == total
        == {
            "stories": 1,
            "headlines": 1,
            "heading parts": 1,
            "paragraphs": 2,
            "sections": 1,
            "dates": 1,
            "authors": 1,
        }
    )
    assert notes == []


def test_a_wrong_page_day_author_or_paragraph_is_counted_and_named():
    other = Article(
        "a2", BRIDGE.headline, "news", None, None, BRIDGE.kicker, BRIDGE.deck, blocks=BRIDGE.blocks[1:]
    )
    right, _, notes = score([issue_of(other, page=4, date="2021-06-02")], [TOLD])
    assert (right["headlines"], right["paragraphs"]) == (1, 1)
    assert right["sections"] == right["dates"] == right["authors"] == 0
    assert [note.split(": ")[1] for note in notes] == ["paragraphs", "sections", "dates", "authors"]


def test_parts_of_a_heading_that_changed_places_are_wrong_though_its_words_are_right():
    turned = Article("a2", BRIDGE.headline + BRIDGE.deck, kicker=BRIDGE.kicker, blocks=BRIDGE.blocks)
    right, total, _ = score([issue_of(turned)], [TOLD])
    assert (right["headlines"], right["heading parts"], total["heading parts"]) == (1, 0, 1)


def test_what_the_source_does_not_tell_is_not_asked():
    right, total, _ = score([issue_of(BRIDGE)], [Told(TOLD.titles)])
    assert set(total) == {"stories", "headlines", "paragraphs"}
    assert right["headlines"] == 1


def test_two_stories_of_one_title_are_told_apart_by_their_text():
    short = Article("a2", "短讯", blocks=(TextBlock("paragraph", "河水今日回落。"),))
    long = Article("a3", "短讯", blocks=(TextBlock("paragraph", "粮价本周平稳。"),))
    told = [Told(("短讯",), paragraphs=("粮价本周平稳。",)), Told(("短讯",), paragraphs=("河水今日回落。",))]
    right, total, _ = score([issue_of(short, long)], told)
    assert right["paragraphs"] == total["paragraphs"] == 2


def test_a_story_that_is_missing_misses_its_paragraphs_too():
    right, total, notes = score([issue_of()], [TOLD])
    assert (right["headlines"], total["headlines"], right["paragraphs"], total["paragraphs"]) == (0, 1, 0, 2)
    assert notes[0].endswith("not found")


def test_the_plain_readers_say_what_marks_tell(tmp_path: Path):
    folder = tmp_path / "20210601"
    folder.mkdir()
    (folder / "20210601-03-02.txt").write_text(
        "老桥新修\n柳河区搭起十二座连心桥\n\n两岸居民不再绕路。\n", "utf-8"
    )
    (told,) = crawl_stories(tmp_path)
    assert told == Told(
        ("老桥新修", "柳河区搭起十二座连心桥"), "老桥新修", "", ("两岸居民不再绕路。",), 3, date="2021-06-01"
    )
    day = tmp_path / "20210601.md"
    day.write_text(
        "# 联播\n\n## 详细\n\n### 河水回落\n\n<p>河水<strong>今日</strong>回落。</p>\n\n---\n\n完", "utf-8"
    )
    assert day_stories(day) == [Told(("河水回落",), paragraphs=("河水今日回落。",), date="2021-06-01")]
    story = tmp_path / "a.md"
    story.write_text(
        '---\ntitle: "河水回落"\ndate: "2021-06-01"\nauthor: "何文"\ncategory: "本地"\n---\n'
        "# 河水回落\n\n> 已回落。\n",
        "utf-8",
    )
    assert front_matter_story(story) == Told(
        ("河水回落",), paragraphs=("已回落。",), section="本地", date="2021-06-01", authors=("何文",)
    )
    rows = [
        {
            "title": "甲",
            "content": "一。\n二。",
            "author": "本报记者  何  文  林小雨",
            "date": "2021-06-01",
            "plate": "第03版",
        }
    ]
    (tmp_path / "a.json").write_text(json.dumps(rows), "utf-8")
    (row,) = json_stories(tmp_path / "a.json")
    assert (row.paragraphs, row.page, row.authors) == (("一。", "二。"), 3, ("何文", "林小雨"))
    page = tmp_path / "a.html"
    page.write_text(
        "<title>河水回落_某网</title><meta name=publishdate content='2021-06-01'><div><p>看点</p></div>"
        "<div><p>河水今日回落。</p><p>两岸安全。</p></div>",
        "utf-8",
    )
    assert page_story(page) == Told(
        ("河水回落",), paragraphs=("河水今日回落。", "两岸安全。"), date="2021-06-01"
    )
