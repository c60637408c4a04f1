"""The worst texts: interleaved OCR and other languages stay plain, whole, and are warned of."""

from __future__ import annotations

import json

import pytest
from accounting import assert_accounted, read
from hypothesis import given, settings
from hypothesis import strategies as st
from wrapped_stories import STORIES

from benchmarks.wrapped import Setting, make
from reader.loader import load, plain
from reader.loader.draft import Document

ENGLISH = """\
THE HARBOUR GAZETTE

The steamer Albion arrived yesterday from the northern
islands with forty passengers and a full cargo of barley.
The captain reports heavy weather off the cape, where a
fishing smack was seen to lose her fore-
mast but kept her course.
Mr. WARDEN then rose and said he could not agree that the
pier should be left as it stood.

PRICE OF CORN

Wheat was two shillings dearer on Tuesday; oats sold at
last week's rates, and little barley was shown.
"""

# Two columns of an old tabloid, read straight across, as OCR does.
INTERLEAVED = """\
我们车间的老师傅们都说这回修坝要自己动手不靠外上级拨来的水泥只有一百二十袋
大家算了又算用在刀县里的同志连夜赶来看了现场
回去就写了一份报告说刃上剩下的石料从后山上开采妇女们组织起来背了三
明秋天以前一定要合龙不然雨季一到前功尽弃。全村天三夜肩膀都磨破了没有
一个叫苦的。这种精神使我老少没有不赞成的
只有东头的老郑怕误了自己的磨坊深受教育决心回到厂里以后把机床的
转速再提高一些想了一宿第二天一早也扛着
铁锹来了站在人群的最前工段长在会上表扬了六个小组还发了
锦旗挂在食堂的头墙上又请老师傅讲了一回从前修坝
如何用箩筐抬土的事情年轻人听了都不作声第二天上工的人比头一天多了
一倍
墙上·3.
"""


def pieces(text: str):
    draft = plain.read(Document(text.split("\n")))
    return [piece for section in draft.sections for article in section.articles for piece in article.body]


def test_lines_of_another_language_become_paragraphs_at_blank_lines_and_short_sentence_ends():
    issue = read(ENGLISH)
    assert issue.source.reader == "plain"
    article = issue.articles[0]
    assert article.headline == "THE HARBOUR GAZETTE"
    assert [block.text for block in article.text_blocks()] == [
        "The steamer Albion arrived yesterday from the northern islands with forty passengers and a full "
        "cargo of barley. The captain reports heavy weather off the cape, where a fishing smack was seen to "
        "lose her fore-mast but kept her course.",
        "Mr. WARDEN then rose and said he could not agree that the pier should be left as it stood.",
        "PRICE OF CORN",
        "Wheat was two shillings dearer on Tuesday; oats sold at last week's rates, and little barley was "
        "shown.",
    ]
    assert [block.kind for block in article.text_blocks()] == [
        "paragraph",
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_a_warning_says_that_there_is_no_structure():
    assert [warning.code for warning in read(ENGLISH).warnings] == ["no-structure"]
    assert [warning.code for warning in read(INTERLEAVED).warnings] == ["no-structure"]


def test_interleaved_columns_stay_as_they_are_printed_without_a_headline():
    issue = read(INTERLEAVED)
    assert issue.source.reader == "plain"
    assert len(issue.articles) == 1
    assert issue.articles[0].headline == ""
    assert [block.text for block in issue.articles[0].text_blocks()] == INTERLEAVED.split("\n")[:-1]


def test_one_line_a_paragraph_stays_so_in_any_language():
    text = "\n".join(
        (
            "La municipalidad abrió ayer el nuevo mercado del puerto, después de dos años de obras y una "
            "larga discusión sobre los puestos de pescado, que seguirán en la antigua nave.",
            "Los comerciantes esperan que el paseo, ahora cubierto, atraiga a más vecinos en invierno.",
            "El alcalde anunció además que la biblioteca del barrio abrirá también los domingos por la "
            "mañana, una petición que las familias repetían desde hacía tiempo.",
            "Habrá autobuses cada veinte minutos.",
        )
    )
    assert [piece.text for piece in pieces(text)] == text.split("\n")


def test_a_ruled_line_parts_two_articles_and_is_set_aside():
    issue = read(ENGLISH + "\n****************\n\n" + ENGLISH.replace("HARBOUR", "COUNTRY"))
    assert [article.headline for article in issue.articles] == ["THE HARBOUR GAZETTE", "THE COUNTRY GAZETTE"]
    assert [piece.text for piece in issue.furniture] == ["****************"]


def test_noise_on_top_is_no_headline():
    issue = read(".. ~ ,1 :• , ---1,..,m\n\n" + ENGLISH.split("\n", 2)[2])
    assert issue.articles[0].headline == ""


def test_japanese_is_no_page_of_a_chinese_paper():
    text = (
        "港の朝市がきのう再開した。漁協によると、二年ぶりの水揚げに町じゅうの人が集まり、昼前には売り切れた。\n"
        * 3
    )
    assert plain.sniff(Document(text.split("\n"))) > 0.5


@pytest.mark.parametrize("blank", ["", "\n"])
def test_chinese_pages_are_none_of_these(blank):
    text = blank.join(f"{line}\n" for story in STORIES for line in (*story.titles, *story.paragraphs))
    assert plain.sniff(Document(text.split("\n"))) == 0.0


def test_a_wrapped_chinese_page_is_none_of_these_either():
    made = make(STORIES, Setting(width=40, dated=False, foot=""))
    assert plain.sniff(Document(made.text.split("\n"))) == 0.0


@settings(deadline=None)
@given(st.text(max_size=400))
def test_nothing_is_lost_whatever_the_text(text):
    lines = text.replace("\r", "\n").split("\n")
    draft = plain.read(Document(lines))
    found = [f.text for f in draft.furniture] + [
        piece.text
        for section in draft.sections
        for article in section.articles
        for piece in (*article.titles, *article.body)
    ]
    assert sorted("".join("".join(found).split())) == sorted("".join(text.split()))
    ranges = [r for s in draft.sections for a in s.articles for p in (*a.titles, *a.body) for r in p.lines]
    covered = [n for first, last in ranges for n in range(first, last + 1)]
    assert len(covered) == len(set(covered))


@pytest.mark.parametrize("folder", ["ocr-1967", "press-other"])
def test_the_worst_samples_are_plain_whole_and_warned_of(pages, folder):
    for path in sorted((pages / folder).glob("*.txt")):
        data = path.read_bytes()
        issue = load(data, path=path.name)
        assert_accounted(data, issue)
        assert [warning.code for warning in issue.warnings] == ["no-structure"]
        assert {block.kind for a in issue.articles for block in a.text_blocks()} <= {"paragraph", "subhead"}
        assert json.dumps(issue.articles[0].text)
