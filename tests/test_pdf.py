"""PDF: stories by outline, links or headings; columns; what fonts, angles and line ends do; the sample."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benchmarks.stories import Story
from reader.issue import Source, TextBlock
from reader.loader.assemble import assemble
from reader.loader.pdf import read_pdf
from reader.loader.pdffile import Bookmark, Pdf, Run, Sheet, open_pdf
from tests.accounting import bodies
from tests.markup_samples import account, issue_of
from tests.pdf_samples import BOLD, BOLD_CID, DESCRIPTOR, Made, Text, column, pdf_of, text_of
from tests.wrapped_stories import STORIES

if TYPE_CHECKING:
    from pathlib import Path

    from reader.issue import Article, Issue

OLD_STREET, WIND, LIBRARY, ORCHARD, BRIDGE = STORIES


def bare(text: str) -> str:
    return "".join(text.split())


class Place(NamedTuple):
    """Where a story stands: upper left corner, `count` columns of `width` letters, size of its headline."""

    x: float
    top: float
    width: int
    count: int
    head: float = 22
    centred: bool = False


def set_story(story: Story, place: Place) -> tuple[list[Text], float]:
    """A story's lines below its headline; and the height where it ends."""
    gutter, size, lead = 15, 10, 15
    x, head = place.x, place.head
    total = place.count * place.width * size + (place.count - 1) * gutter
    texts: list[Text] = []
    y = place.top - head
    for title in story.titles:
        texts.append(Text(x + (total - len(title) * head) / 2 if place.centred else x, y, head, title))
        y -= 1.4 * head
    lines = column(list(story.paragraphs), place.width)
    rows = -(-len(lines) // place.count)
    for k, (indent, line) in enumerate(lines):
        at, row = divmod(k, rows)
        texts.append(Text(x + at * (place.width * size + gutter) + indent * size, y - row * lead, size, line))
    return texts, y - rows * lead


def line_by_line(page: list[Text]) -> list[Text]:
    """The page as a program writes it that goes from line to line across all columns."""
    return sorted(page, key=lambda text: (-round(text.y), text.x))


def one_a_page(*stories: Story) -> list[list[Text]]:
    return [set_story(story, Place(60, 780, 40, 1))[0] for story in stories]


def heading(article: Article) -> str:
    return bare(article.kicker + article.headline + article.deck)


def shape(issue: Issue) -> list[tuple[int | None, str | None, list[str]]]:
    return [(s.page, s.name, [heading(a) for a in s.articles]) for s in issue.sections]


def assert_read(issue: Issue, *stories: Story) -> None:
    """The issue holds these stories, each whole and in this order."""
    assert [heading(a) for a in issue.articles] == [bare("".join(story.titles)) for story in stories]
    for article, story in zip(issue.articles, stories, strict=True):
        assert [bare(text) for _, text in bodies(article)] == [bare(p) for p in story.paragraphs]


# --- contents


OUTLINE = [
    (0, "第01版：要闻", 0, None),
    (1, "".join(OLD_STREET.titles), 0, 800),
    (1, "".join(WIND.titles), 1, None),
    (0, "第02版：综合", 2, None),
    (1, "".join(LIBRARY.titles), 2, 790),
    (1, "".join(ORCHARD.titles), 3, 800),
]
FOUR = (OLD_STREET, WIND, LIBRARY, ORCHARD)
TITLES = [bare("".join(story.titles)) for story in FOUR]


def test_an_outline_in_two_levels_gives_sections_and_stories():
    issue = issue_of(pdf_of(one_a_page(*FOUR), Made(OUTLINE, title="云河日报 2024-03-02")), "day.pdf")
    assert issue.source.reader == "pdf"
    assert (issue.masthead, issue.date) == ("云河日报", "2024-03-02")
    assert shape(issue) == [(1, "要闻", TITLES[:2]), (2, "综合", TITLES[2:])]
    assert_read(issue, *FOUR)


def test_an_outline_in_one_level_gives_stories():
    outline = [(0, title, page, None) for page, title in enumerate(TITLES)]
    assert_read(issue_of(pdf_of(one_a_page(*FOUR), Made(outline)), "day.pdf"), *FOUR)


def test_an_outline_of_all_headings_gives_stories_whose_decks_are_no_stories():
    outline = [
        (0, OLD_STREET.titles[0], 0, None),
        (0, WIND.titles[0], 1, None),
        (1, WIND.titles[1], 1, None),
        (0, "".join(LIBRARY.titles), 2, None),
        (0, "".join(ORCHARD.titles), 3, None),
    ]
    issue = issue_of(pdf_of(one_a_page(*FOUR), Made(outline)), "day.pdf")
    assert shape(issue) == [(None, None, TITLES)]


def test_an_outline_of_pages_gives_sections_and_headings_give_stories():
    outline = [(0, "01版：要闻", 0, None), (0, "02版：综合", 2, None)]
    issue = issue_of(pdf_of(one_a_page(*FOUR), Made(outline)), "day.pdf")
    assert shape(issue) == [(1, "要闻", TITLES[:2]), (2, "综合", TITLES[2:])]


def test_bookmarks_that_only_count_the_pages_say_nothing():
    outline = [(0, f"第 {page + 1} 页", page, None) for page in range(4)]
    assert_read(issue_of(pdf_of(one_a_page(*FOUR), Made(outline)), "day.pdf"), *FOUR)


def test_a_headline_that_only_the_outline_has_is_the_story_s():
    pages = [[text for text in page if text.size == 10] for page in one_a_page(*FOUR)]
    outline = [(0, title, page, None) for page, title in enumerate(TITLES)]
    assert_read(issue_of(pdf_of(pages, Made(outline)), "day.pdf"), *FOUR)


def test_links_of_a_page_that_lists_the_stories_are_contents_and_the_list_is_furniture():
    entries = [Text(60, 760 - 20 * n, 10, f"{n + 1}. {title}") for n, title in enumerate(TITLES)]
    contents = [Text(60, 800, 16, "目录"), *entries]
    pages = [contents, *([t._replace(size=10) for t in page] for page in one_a_page(*FOUR))]
    links = [(0, (60, 757 - 20 * n, 400, 772 - 20 * n), n + 1) for n in range(4)]
    issue = issue_of(pdf_of(pages, Made(links=links)), "day.pdf")
    assert_read(issue, *FOUR)
    assert [piece.text for piece in issue.furniture] == [text.text for text in contents]


# --- headings


def test_larger_letters_are_headlines():
    assert_read(issue_of(pdf_of(one_a_page(*FOUR)), "day.pdf"), *FOUR)


def test_heavier_letters_are_headlines_where_none_are_larger():
    pages = [[t._replace(size=10, bold=t.size > 10) for t in page] for page in one_a_page(*FOUR)]
    assert_read(issue_of(pdf_of(pages), "day.pdf"), *FOUR)


def test_a_page_whose_letters_are_all_alike_is_read_as_the_text_it_holds():
    pages = [[t._replace(size=10) for t in page] for page in one_a_page(*FOUR)]
    assert_read(issue_of(pdf_of(pages), "day.pdf"), *FOUR)


def test_the_largest_letters_are_the_headline_s_with_kicker_and_deck_around_it():
    page = [
        Text(60, 780, 14, "乡村图书室里的一千个夜晚"),
        Text(60, 745, 26, "让灯一直亮着"),
        Text(60, 715, 16, "——柳河村三年记"),
        *(
            Text(60 + 10 * i, 680 - 15 * n, 10, t)
            for n, (i, t) in enumerate(column([WIND.paragraphs[0]], 40))
        ),
    ]
    (article,) = issue_of(pdf_of([page]), "day.pdf").articles
    assert (article.kicker, article.headline, article.deck) == (
        "乡村图书室里的一千个夜晚",
        "让灯一直亮着",
        "——柳河村三年记",
    )


def test_slightly_larger_letters_within_a_story_are_its_subhead():
    above, below = column([WIND.paragraphs[0]], 40), column([WIND.paragraphs[1]], 40)
    texts = [(0.0, "东湖大桥下月起限行"), *above, (0.0, "为树让路"), *below]
    sizes = [24.0, *[10.0] * len(above), 12.0, *[10.0] * len(below)]
    page = [
        Text(60 + 10 * indent, 780 - 20 * n, size, text)
        for n, ((indent, text), size) in enumerate(zip(texts, sizes, strict=True))
    ]
    (article,) = issue_of(pdf_of([page]), "day.pdf").articles
    assert [kind for kind, _ in bodies(article)] == ["paragraph", "subhead", "paragraph"]


# --- columns


@pytest.mark.parametrize("order", [list, line_by_line])
def test_stories_above_each_other_are_read_column_by_column(order):
    first, end = set_story(OLD_STREET, Place(40, 800, 15, 3))
    second, _ = set_story(WIND, Place(40, end - 30, 24, 2))
    assert_read(issue_of(pdf_of([order(first + second)]), "day.pdf"), OLD_STREET, WIND)


@pytest.mark.parametrize("order", [list, line_by_line])
def test_a_short_headline_in_the_middle_stands_over_all_columns(order):
    first, end = set_story(OLD_STREET, Place(40, 800, 15, 3, centred=True))
    second, _ = set_story(BRIDGE, Place(40, end - 20, 15, 3, head=20, centred=True))
    assert_read(issue_of(pdf_of([order(first + second)]), "day.pdf"), OLD_STREET, BRIDGE)


@pytest.mark.parametrize("order", [list, line_by_line])
def test_stories_beside_each_other_are_kept_apart(order):
    first, end = set_story(OLD_STREET, Place(40, 800, 16, 2))
    second, _ = set_story(WIND, Place(40, end - 25, 16, 2))
    third, _ = set_story(ORCHARD, Place(389, 800, 16, 1, head=16))
    issue = issue_of(pdf_of([order(first + second + third)]), "day.pdf")
    assert_read(issue, OLD_STREET, WIND, ORCHARD)


def test_stories_side_by_side_below_a_wide_one_come_after_it():
    first, end = set_story(OLD_STREET, Place(40, 800, 15, 3))
    second, _ = set_story(BRIDGE, Place(40, end - 30, 15, 1, head=14))
    third, _ = set_story(WIND, Place(205, end - 30, 15, 2, head=14))
    issue = issue_of(pdf_of([line_by_line(first + second + third)]), "day.pdf")
    assert_read(issue, OLD_STREET, BRIDGE, WIND)


def test_a_paragraph_goes_on_in_the_next_page():
    lines = column(list(OLD_STREET.paragraphs), 40)
    title = Text(60, 780, 22, OLD_STREET.titles[0])
    texts = [Text(60 + 10 * i, 740 - 15 * (n % 9), 10, line) for n, (i, line) in enumerate(lines)]
    issue = issue_of(pdf_of([[title, *texts[:9]], texts[9:]]), "day.pdf")
    assert_read(issue, OLD_STREET)


def test_a_line_stretched_over_its_column_goes_on_with_the_next():
    page = [
        Text(60, 780, 22, "云河水库开始蓄水"),
        Text(80, 740, 10, "本报云河7月3日电"),
        Text(190, 740, 10, "（记者林小"),
        Text(60, 725, 10, "河）云河县新建的水库昨天开始蓄水库容"),
        Text(60, 710, 10, "三百万立方米。"),
    ]
    issue = issue_of(pdf_of([page]), "day.pdf")
    assert [bare(text) for _, text in bodies(issue.articles[0])] == [
        "本报云河7月3日电（记者林小河）云河县新建的水库昨天开始蓄水库容三百万立方米。"
    ]


def test_a_table_is_read_row_by_row():
    cells = [
        ["日期", "天气", "气温"],
        ["六日", "小雨", "九度"],
        ["七日", "多云", "十一度"],
        ["八日", "晴", "十五度"],
    ]
    page = [Text(60, 780, 22, "三日天气")]
    page += [
        Text(60 + 120 * c, 740 - 15 * r, 10, t) for r, row in enumerate(cells) for c, t in enumerate(row)
    ]
    (article,) = issue_of(pdf_of([page]), "day.pdf").articles
    assert bodies(article) == [("table", "\n".join("\t".join(row) for row in cells))]


# --- heads, feet and letters


def test_heads_say_paper_day_page_and_section_and_are_furniture_like_the_feet():
    pages = []
    for number, (story, section) in enumerate(zip(FOUR, ("要闻", "要闻", "综合", "副刊"), strict=True), 1):
        head = [Text(40, 815, 9, "云河日报"), Text(250, 815, 9, "2024年3月2日 星期六")]
        place = Text(480, 815, 9, f"第{number}版 {section}")
        pages.append(
            [*head, place, *set_story(story, Place(60, 780, 40, 1))[0], Text(290, 20, 9, f"- {number} -")]
        )
    issue = issue_of(pdf_of(pages), "day.pdf")
    assert (issue.masthead, issue.date) == ("云河日报", "2024-03-02")
    assert [(s.page, s.name) for s in issue.sections] == [(1, "要闻"), (2, "要闻"), (3, "综合"), (4, "副刊")]
    assert_read(issue, *FOUR)
    assert (
        bare("".join(piece.text for piece in issue.furniture[:2])) == "云河日报2024年3月2日星期六第1版要闻-1-"
    )
    assert account(text_of(pages), issue) == ({}, {})


def test_a_hyphen_at_a_line_s_end_within_a_word_is_gone_and_words_keep_their_spaces():
    lines = [
        "The East Lake bridge will be closed to all traf-",
        "fic for three weeks, the news-",
        "paper was told.",
    ]
    page = [Text(60, 780, 18, "Bridge closed"), *(Text(60, 750 - 15 * n, 10, t) for n, t in enumerate(lines))]
    (article,) = issue_of(pdf_of([page]), "day.pdf").articles
    assert bodies(article)[0][1] == (
        "The East Lake bridge will be closed to all traffic for three weeks, the newspaper was told."
    )


def test_a_dash_of_two_letters_drawn_as_one_stays_in_its_line():
    drawn_as_one = b"1 beginbfchar <2014> <20142014> endbfchar"
    cid = (
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STHeiti-Bold/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        b"/Supplement 2>>/FontDescriptor %d 0 R/DW 2000>>" % DESCRIPTOR
    )
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/STHeiti-Bold/Encoding/UniGB-UCS2-H/DescendantFonts[%d 0 R]"
        b"/ToUnicode 90 0 R>>" % BOLD_CID
    )
    names = b"<</Length %d>>stream\n%s\nendstream" % (len(drawn_as_one), drawn_as_one)
    page = [
        Text(60, 780, 22, "云河水库开始蓄水"),
        Text(80, 740, 10, "大坝修了三年"),
        Text(140, 740, 10, "—", bold=True),
        Text(160, 740, 10, "比计划少四个月。"),
    ]
    data = pdf_of([page], Made(instead={BOLD_CID: cid, BOLD: font, 90: names}))
    assert [text for _, text in bodies(issue_of(data, "day.pdf").articles[0])] == [
        "大坝修了三年——比计划少四个月。"
    ]


def test_a_page_that_lies_on_its_side_is_read():
    (page,) = one_a_page(OLD_STREET)
    turned = [t._replace(x=842 - t.y, y=t.x, matrix="0 1 -1 0") for t in page]
    assert_read(issue_of(pdf_of([turned], Made(size=(842, 842))), "day.pdf"), OLD_STREET)


def test_lines_that_run_downwards_are_read_from_right_to_left():
    story = Story(LIBRARY.titles, LIBRARY.paragraphs[1:], "made")  # no figures: they would lie on their side
    texts = [Text(540, 780 - 26 * k, 24, char) for k, char in enumerate(story.titles[0])]
    for n, (indent, line) in enumerate(column(list(story.paragraphs), 30)):
        texts += [Text(500 - 16 * n, 780 - 11 * (k + indent), 10, char) for k, char in enumerate(line)]
    assert_read(issue_of(pdf_of([texts]), "day.pdf"), story)


def test_letters_that_stand_askew_are_a_watermark():
    (page,) = one_a_page(OLD_STREET)
    mark = Text(200, 300, 40, "云河数字报", matrix=".7 .7 -.7 .7")
    issue = issue_of(pdf_of([[*page, mark]]), "day.pdf")
    assert_read(issue, OLD_STREET)
    assert "".join(piece.text for piece in issue.furniture) == "云河数字报"


@pytest.mark.parametrize("made", [Made(), Made(OUTLINE)])
def test_nothing_is_lost_or_twice(made: Made):
    pages = one_a_page(*FOUR)
    assert account(text_of(pages), issue_of(pdf_of(pages, made), "day.pdf")) == ({}, {})


TEXTS = ["临江老街", "第3版", "云河日报", "2024年3月2日", "-1-", "限行。", "（完）", "news\xad", "ab"]


@st.composite
def runs(draw) -> Run:
    left, size = (
        draw(st.sampled_from([40.0, 60.0, 205.0, 370.0])),
        draw(st.sampled_from([10.0, 10.0, 12.0, 24.0])),
    )
    right = left + draw(st.sampled_from([4.0, 60.0, 150.0, 315.0]))
    base = float(draw(st.integers(20, 820)))
    turn = draw(st.sampled_from([0, 0, 0, 1, 4]))
    return Run(draw(st.sampled_from(TEXTS)), left, base, right, size, draw(st.booleans()), turn)


@settings(deadline=None)
@given(st.lists(st.lists(runs(), max_size=40), min_size=1, max_size=4), st.booleans())
def test_nothing_is_lost_or_twice_wherever_the_letters_stand(sheets: list[list[Run]], outline: bool):
    assume(any(sheets))
    content = "".join(run.text for page in sheets for run in page)
    marks = [Bookmark(0, "临江老街", page) for page in range(len(sheets)) if sheets[page]] if outline else []
    pdf = Pdf(len(sheets), [Sheet(n, list(page)) for n, page in enumerate(sheets)], marks, [])
    lost, twice = account(content, assemble(read_pdf(pdf), Source("day.pdf", "pdf")))
    assert set(lost) <= {"\u00ad"}
    assert set(twice) <= {"-", *("临江老街" if outline else "")}


def test_a_pdf_has_no_lines():
    issue = issue_of(pdf_of(one_a_page(*FOUR)), "day.pdf")
    assert all(
        block.lines is None for a in issue.articles for block in a.blocks if isinstance(block, TextBlock)
    )


def test_other_files_do_not_bring_the_library_or_the_reader():
    code = (
        "import sys; from reader.loader import load; load('临江老街修旧如旧。'.encode(), path='p.txt');"
        "print([m for m in sys.modules if 'pypdfium2' in m or m.endswith(('loader.pdf', 'pdffile'))])"
    )
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- the sample


@pytest.mark.parametrize("outline", [True, False])
@pytest.mark.parametrize("stamps", [True, False])
def test_the_sample_is_read_as_its_truth_says(pages: Path, outline: bool, stamps: bool, monkeypatch):
    """Asked: 0.95 of the headlines and 0.96 of the paragraphs, with and without its contents.

    Without its stamps (the lines of paper, date and page), too, as PDFs of other makers have none.
    """
    folder = pages / "rmrb-pdf"
    pdf = open_pdf((folder / "rmrb_20251020.pdf").read_bytes(), "rmrb_20251020.pdf")
    content = "".join(run.text for sheet in pdf.sheets for run in sheet.runs)
    if not stamps:
        monkeypatch.setattr("reader.loader.pdf.read_stamped", lambda _: None)
    issue = assemble(read_pdf(pdf, outline=outline), Source("rmrb_20251020.pdf", "pdf"))
    assert account(content, issue) == ({}, {})
    assert (issue.masthead, issue.date) == ("人民日报", "2025-10-20")
    truth = json.loads((folder / "truth-pages-01-10.json").read_text("utf-8"))
    found = {(heading(a), s.page): a for s in issue.sections for a in s.articles}
    by_title = {title: article for (title, _), article in found.items()}
    headlines = whole = total = 0
    for record in truth:
        title = bare(record["headline"])
        article = found.get((title, int(record["page"]))) if stamps else by_title.get(title)
        headlines += article is not None
        held = {bare(text) for a in issue.articles if heading(a) == title for _, text in bodies(a)}
        whole += sum(bare(block["t"]) in held for block in record["body"])
        total += len(record["body"])
    assert headlines >= 0.98 * len(truth)
    assert whole >= 0.98 * total
