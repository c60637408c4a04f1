"""A story that an issue has twice is known as such; nothing is dropped."""

from __future__ import annotations

from reader.issue import Article, Issue, Section, Source, TextBlock
from reader.library.repeats import find_repeats

FERRY = (
    "停航十一年的渡轮昨天恢复，每天往返二十四趟。票价不变，老人和学生半价。",
    "镇里的老人说，小时候上学就坐这条船。如今船换了新的，汽笛声还是老样子。",
    "船工老陈每天四点起床，检查缆绳和轮机。一天下来要走两万步，他说习惯了。",
)
LIBRARY = ("镇图书馆从今天起开放到晚上十点。读者可以凭身份证借书，馆里添了暖气。",)


def story(id_: str, headline: str, *paragraphs: str) -> Article:
    return Article(id_, headline, blocks=tuple(TextBlock("paragraph", text) for text in paragraphs))


def repeats(*articles: Article) -> dict[str, str]:
    issue = Issue(Source("p", "p"), (Section(articles),))
    return find_repeats(issue)


def test_the_same_story_on_another_page_repeats_the_first():
    first, second = story("a", "老码头又响起汽笛", *FERRY), story("b", "老码头又响起汽笛", *FERRY)
    assert repeats(first, story("c", "夜间开放", *LIBRARY), second) == {"b": "a"}


def test_a_third_one_repeats_the_first_too():
    some = [story(id_, "老码头又响起汽笛", *FERRY) for id_ in "abc"]
    assert repeats(*some) == {"b": "a", "c": "a"}


def test_another_headline_and_another_parting_into_paragraphs_do_not_matter():
    assert repeats(story("a", "老码头", *FERRY), story("b", "渡轮恢复", "".join(FERRY))) == {"b": "a"}


def test_spaces_and_line_ends_do_not_matter():
    spaced = tuple(text.replace("。", "。 \n") for text in FERRY)
    assert repeats(story("a", "老码头", *FERRY), story("b", "老 码头", *spaced)) == {"b": "a"}


def test_a_few_other_words_do_not_matter_other_paragraphs_do():
    edited = (FERRY[0], FERRY[1], FERRY[2].replace("习惯了", "早习惯了"))
    other = (FERRY[0], *LIBRARY, *LIBRARY)
    assert repeats(story("a", "老码头", *FERRY), story("b", "老码头", *edited)) == {"b": "a"}
    assert not repeats(story("a", "老码头", *FERRY), story("b", "老码头", *other))


def test_a_summary_of_a_longer_story_is_no_repeat():
    assert not repeats(story("a", "老码头", FERRY[0]), story("b", "老码头", *FERRY))


def test_one_headline_over_different_stories_is_no_repeat():
    assert not repeats(story("a", "简讯", *FERRY), story("b", "简讯", *LIBRARY))


def test_stories_without_a_text_repeat_nothing():
    assert not repeats(story("a", "图片报道"), story("b", "图片报道"))


def test_short_texts_repeat_only_what_is_the_same():
    first = story("a", "更正", "河口镇应为河头镇。")
    assert repeats(first, story("b", "", "河口镇应为河头镇。")) == {"b": "a"}
    assert not repeats(first, story("b", "更正", "渡口应为码头。"))
    assert not repeats(first, story("b", "声明", "河口镇应为河头镇。"))


def test_a_thousand_stories_with_one_headline_are_not_compared_with_one_another():
    some = [story(f"a{n}", "广告", f"{n}号铺面出租，面积一百平方米，电话从速。") for n in range(1000)]
    assert not repeats(*some)
