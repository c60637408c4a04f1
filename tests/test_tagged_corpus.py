"""Stories out of a tagged corpus: what is taken for sure, and how it is set as papers print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.page_model.tagged import read_tagged

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "北岭/ns  矿坑/n  划出/v  赛艇/n"
LEAD = (
    "本报/r  安澜/ns  １月/t  ９日/t  讯/Ng  记者/n  冯立/nr  报道/v  ：/w  北岭县/ns  把/p  废弃/v  矿坑/n  "
    "改成/v  水上/s  训练场/n  ，/w  昨天/t  迎来/v  第一/m  批/q  队员/n  。/w"
)
PROSE = (
    "训练场/n  水面/n  有/v  四十/m  公顷/q  ，/w  [矿山/n  公园/n]ns  的/u  看台/n  可以/v  坐下/v  "
    "２０００/m  人/n  ，/w  湖边/s  种/v  了/u  柳树/n  和/c  芦苇/n  ，/w  周末/t  来/v  散步/v  的/u  "
    "居民/n  很/d  多/a  ，/w  矿工/n  老/a  赵/nr  也/d  常/d  来/v  看/v  孩子/n  们/k  划船/v  ，/w  "
    "他/r  说/v  这里/r  从前/t  全/a  是/v  灰/n  ，/w  如今/t  能/v  听见/v  鸟/n  叫/v  。/w"
)


def corpus(folder: Path, *rows: str) -> Path:
    path = folder / "month.txt"
    path.write_text("\n".join(rows), "utf-8")
    return path


def test_a_short_line_above_a_lead_is_the_title_of_the_story_below(tmp_path: Path):
    (story,) = read_tagged(corpus(tmp_path, TITLE, LEAD, PROSE, PROSE)).stories
    assert story.titles == ("北岭矿坑划出赛艇",)
    assert len(story.paragraphs) == 3


def test_tags_and_the_brackets_of_compounds_are_taken_off(tmp_path: Path):
    (story,) = read_tagged(corpus(tmp_path, TITLE, LEAD, PROSE, PROSE)).stories
    assert "矿山公园的看台" in story.paragraphs[1]
    assert not any(char in "".join(story.paragraphs) for char in "/[]")


def test_a_story_ends_where_a_short_line_may_be_a_title_or_a_subhead(tmp_path: Path):
    rows = (TITLE, LEAD, PROSE, PROSE, "从前/t  绕/v  着/u  走/v  的/u  大/a  水塘/n", PROSE)
    (story,) = read_tagged(corpus(tmp_path, *rows)).stories
    assert len(story.paragraphs) == 3


def test_what_has_no_lead_and_no_byline_is_no_story_but_its_paragraphs_count(tmp_path: Path):
    tagged = read_tagged(corpus(tmp_path, TITLE, PROSE, PROSE))
    assert tagged.stories == []
    assert len(tagged.paragraphs) == 3


def test_the_same_corpus_gives_the_same_stories_in_every_run(tmp_path: Path):
    path = corpus(tmp_path, TITLE, LEAD, PROSE, PROSE)
    assert read_tagged(path) == read_tagged(path)


def test_a_story_that_is_held_out_is_learnt_from_in_no_form(tmp_path: Path):
    path = corpus(tmp_path, TITLE, LEAD, PROSE, PROSE)
    learnt, held = read_tagged(path, "dev"), read_tagged(path, "test")
    assert len(learnt.stories) + len(held.stories) == 1
    assert bool(learnt.paragraphs) == bool(learnt.stories)
