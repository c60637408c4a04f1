"""Jump lines lead from one half of a story to the other where it is sure which one is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.jumps import find_jumps

FERRY = "停航十一年的渡轮昨天恢复，每天往返二十四趟，票价不变。"
TEA = "渡轮恢复以后，镇上多了三家茶馆，店主说生意比去年好了一半。"


def story(id_: str, headline: str, *texts: str, deck: str = "") -> Article:
    """A short text is a jump line of its own."""
    blocks = tuple(TextBlock("jump" if len(text) < 20 else "paragraph", text) for text in texts or (FERRY,))
    return Article(id_, headline, deck=deck, blocks=blocks)


def issue_of(**pages: list[Article]) -> Issue:
    sections = tuple(Section(tuple(some), page=int(name[1:])) for name, some in pages.items())
    return Issue(Source("paper.txt", "page-dump"), sections)


def targets(issue: Issue) -> dict[tuple[str, str], str]:
    """By article and the words that a link stands in, the article it leads to."""
    found = {}
    for (article_id, part), jump in find_jumps(issue).links.items():
        article = issue.article(article_id)
        assert article is not None
        where = article.parts[part]
        found[article_id, article.text[where.start : where.end][:12]] = jump.target
    return found


FIRST = story("a", "老码头又响起汽笛", FERRY, "（下转第三版）")
SECOND = story("b", "老码头又响起汽笛", "（上接第一版）" + TEA)
OTHER = story("c", "镇图书馆夜间开放", TEA)


@pytest.mark.parametrize(
    "line",
    [
        "（下转第三版）",
        "(下转第3版)",
        "（下转3版）",
        "下转第三版",
        "（下轉第三版）",
        "（紧接第三版）",
        "（转第三版）",
        "（下转本报第三版）",
        "（下转第三版《老码头又响起汽笛》）",
        ">>A03",
        "▶03版",
    ],
)
def test_a_line_that_tells_a_page_leads_to_the_other_half_there(line):
    first = story("a", "老码头又响起汽笛", FERRY, line)
    found = find_jumps(issue_of(p1=[first, OTHER], p3=[SECOND, story("d", "河边种下三百棵柳树")]))
    assert found.onward == {"a": "b"}
    assert found.backward == {"b": "a"}


def test_both_lines_are_links_each_to_the_other_half():
    assert targets(issue_of(p1=[FIRST, OTHER], p3=[SECOND])) == {
        ("a", "（下转第三版）"): "b",
        ("b", "（上接第一版）渡轮恢复以"): "a",
    }


def test_a_line_at_a_paragraphs_end_is_a_link():
    first = story("a", "老码头又响起汽笛", FERRY + "（下转第三版）")
    assert find_jumps(issue_of(p1=[first], p3=[SECOND])).onward == {"a": "b"}


def test_a_line_in_the_heading_of_the_second_half_acts_on_its_first_paragraph():
    second = story("b", "老码头又响起汽笛", TEA, deck="（上接第一版）")
    assert targets(issue_of(p1=[FIRST], p3=[second, OTHER]))["b", TEA[:12]] == "a"


def test_two_stories_that_go_on_on_one_page_are_told_apart_by_their_headings():
    other = story("x", "镇图书馆夜间开放", TEA, "（下转第三版）")
    rest = story("y", "图书馆的夜间读者", "（上接第一版）" + FERRY)
    assert find_jumps(issue_of(p1=[FIRST, other], p3=[rest, SECOND])).onward == {"a": "b", "x": "y"}


def test_the_half_that_is_left_over_belongs_to_the_half_that_is_left_over():
    other = story("x", "镇图书馆夜间开放", TEA, "（下转第三版）")
    rest = story("y", "", "（上接第一版）" + FERRY)
    assert find_jumps(issue_of(p1=[FIRST, other], p3=[rest, SECOND])).onward == {"a": "b", "x": "y"}


def test_what_nothing_tells_apart_is_not_linked():
    one, two = (story(id_, head, FERRY, "（下转第三版）") for id_, head in (("a", "渡轮"), ("x", "茶馆")))
    rest = [story(id_, "", "（上接第一版）" + TEA) for id_ in ("b", "y")]
    assert not find_jumps(issue_of(p1=[one, two], p3=rest)).links


def test_a_half_whose_line_leads_to_another_page_is_not_taken():
    second = story("b", "老码头又响起汽笛", "（上接第二版）" + TEA)
    assert not find_jumps(issue_of(p1=[FIRST], p2=[OTHER], p3=[second, story("d", "河边")])).onward


def test_a_page_that_is_not_there_is_no_link():
    assert not find_jumps(issue_of(p1=[FIRST], p2=[SECOND])).onward
    assert not find_jumps(issue_of(p3=[FIRST, SECOND])).links


def test_without_a_line_back_the_headings_must_agree():
    same, other = story("b", "老码头又响起汽笛", TEA), story("c", "镇图书馆夜间开放", TEA)
    assert find_jumps(issue_of(p1=[FIRST], p3=[same, other])).onward == {"a": "b"}
    assert not find_jumps(issue_of(p1=[FIRST], p3=[other, story("d", "河边种下柳树")])).onward
    assert not find_jumps(issue_of(p1=[FIRST], p3=[other])).onward


def test_a_line_that_leads_back_alone_links_where_the_headings_agree():
    first = story("a", "老码头又响起汽笛", FERRY)
    assert find_jumps(issue_of(p1=[first, OTHER], p3=[SECOND])).onward == {"a": "b"}


def test_an_open_sentence_goes_on_in_the_half_without_a_heading():
    first = story("a", "老码头", "渡轮每天往返二十四趟，票价也是老样子，镇上的", "（下转第三版）")
    rest = story("b", "", "茶馆也跟着热闹起来。")
    assert find_jumps(issue_of(p1=[first], p3=[rest, OTHER])).onward == {"a": "b"}


def test_a_story_may_have_three_parts():
    middle = story("b", "老码头又响起汽笛", "（上接第一版）" + TEA, "（下转第四版）")
    last = story("e", "老码头又响起汽笛", "（上接第三版）" + FERRY)
    assert find_jumps(issue_of(p1=[FIRST], p3=[middle], p4=[last])).onward == {"a": "b", "b": "e"}


def test_a_pointer_to_the_full_text_is_a_link_and_no_half():
    told = story("a", "镇长谈老码头的将来", "镇长在会上讲话（全文见第三版）。他说，渡轮要一直开下去。")
    full = story("b", "让渡轮一直开下去——镇长谈老码头", TEA)
    found = find_jumps(issue_of(p1=[told], p3=[full, OTHER]))
    assert [(jump.target, jump.way) for jump in found.links.values()] == [("b", "see")]
    assert not found.onward


def test_a_page_in_the_midst_of_a_sentence_is_no_link():
    told = story("a", "老码头又响起汽笛", "他把报纸（上接第三版的那一张）叠好，放进抽屉，又去看渡轮。" * 2)
    assert not find_jumps(issue_of(p1=[told], p3=[story("b", "老码头又响起汽笛")])).links


texts = st.text(alphabet="上下转接第见三一版（）()<>A13码头茶馆。《》", max_size=30)


@given(st.lists(st.tuples(st.integers(1, 4), texts, texts), max_size=12))
def test_a_half_has_one_half_behind_it_and_one_before_it_and_links_stay_in_the_issue(drawn):
    pages: dict[int, list[Article]] = {}
    for at, (page, headline, text) in enumerate(drawn):
        pages.setdefault(page, []).append(Article(f"a{at}", headline, blocks=(TextBlock("paragraph", text),)))
    issue = Issue(Source("p", "p"), tuple(Section(tuple(some), page=page) for page, some in pages.items()))
    found = find_jumps(issue)
    assert len(found.backward) == len(found.onward)
    assert all(issue.article(first) and issue.article(second) for first, second in found.onward.items())
    assert all(first != second for first, second in found.onward.items())
    for (article, part), jump in found.links.items():
        assert jump.article == article != jump.target
        assert part < len(issue.article(article).parts)  # type: ignore[union-attr]
