"""HTML as a tree and as text in reading order, also where it is badly made."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.loader.markup.flow import Image, Run, flow
from reader.loader.markup.tree import parse


def texts(html: str) -> list[str]:
    return [item.text for item in flow(parse(html)) if isinstance(item, Run)]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("<div>甲<b>乙</b>丙</div>丁", ["甲乙丙", "丁"]),
        ("<b><p>甲</b>乙</p>", ["甲乙"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<p>新建的\n    水库</p>", ["新建的水库"]),
        ("<p>a new\n  dam</p>", ["a new dam"]),
        ("<p>甲&nbsp;乙&amp;&#x4e19;</p>", ["甲\xa0乙&丙"]),
        ("<p>3 < 5 且 a<b></p>", ["3 < 5 且 a"]),
        ("<p it's>甲</p>", ["甲"]),
        ('<p title="a>b">甲</p>', ["甲"]),
        ("甲<!-- 乙 -->丙", ["甲丙"]),
        ("甲<script>if (a < b) '</p>'</script>丙", ["甲丙"]),
        ("<pre>甲\n 乙</pre>", ["甲", "乙"]),
        ("</div></p>甲", ["甲"]),
        ("甲<!-- 没有结尾", ["甲"]),
        ("甲<a href='没有结尾", ["甲<a href='没有结尾"]),
    ],
)
def test_text_is_read_as_browsers_read_it(html: str, shown: list[str]):
    assert texts(html) == shown


def test_a_table_of_figures_is_one_text_and_a_table_for_the_layout_is_not():
    figures = "<table><tr><th>县<th>产量<tr><td>云河<td>12</table>"
    assert texts(figures) == ["县\t产量\n云河\t12"]
    assert texts(f"<table><tr><td>{figures}</td></tr></table>") == ["县\t产量\n云河\t12"]
    layout = "<table><tr><td><p>第一段。</p><p>第二段。</p></td><td>旁边</td></tr></table>"
    assert texts(layout) == ["第一段。", "第二段。", "旁边"]


def test_pictures_stand_behind_the_paragraph_they_are_in():
    items = flow(parse('<p>甲<img src="a.jpg" alt="全景">乙</p><p>丙</p>'))
    assert [item.text if isinstance(item, Run) else getattr(item, "path", "") for item in items] == [
        "甲乙",
        "a.jpg",
        "丙",
    ]


def test_a_picture_that_loads_late_has_the_address_it_will_have():
    (item,) = flow(parse('<img src="data:image/gif;base64,R0" data-src="a.jpg">'))
    assert isinstance(item, Image)
    assert item.path == "a.jpg"


def test_what_a_browser_hides_is_marked():
    (run,) = [item for item in flow(parse('<p style="Display: none">甲</p>')) if isinstance(item, Run)]
    assert run.hidden


@pytest.mark.parametrize("tags", ["<div>", "<b>", "<table><tr><td>", "<ul><li>", "<p><span>"])
def test_a_hundred_thousand_nested_tags_lose_no_text(tags: str):
    assert texts(tags * 100_000 + "水库蓄水") == ["水库蓄水"]


@pytest.mark.parametrize(
    "junk", ["<", "<!--", "<a ", '<a b="', "</", "<![CDATA[", "<?", "<script>", "&#", "<a ="]
)
def test_hostile_repeats_are_read_in_linear_time(junk: str):
    texts("水库" + junk * 50_000)


pieces = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<td>",
        "<table>",
        "</table>",
        "<tr>",
        "<li>",
        "<br>",
        "水库",
        "蓄水",
        " ",
    ]
)


@given(st.lists(pieces, max_size=40))
def test_no_word_is_lost_or_twice_however_tags_are_nested(parts: list[str]):
    words = [part for part in parts if not part.startswith("<")]
    found = "".join("".join(texts("".join(parts))).split())
    assert sorted(found) == sorted("".join(words).replace(" ", ""))
