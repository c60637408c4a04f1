"""A bare page as an issue: its articles, their ids, nothing lost and nothing twice, and hostile texts."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from accounting import assert_accounted, bodies, read, titles
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from page_samples import (
    BIRDS,
    BRIDGE,
    CANAL,
    CANTEEN,
    CINEMA,
    FERRY,
    FOSSIL,
    NOTICE,
    PIT,
    PROMISES,
    RACE,
    SIMPLIFIED,
    TEA,
    TRADITIONAL,
    WALKING,
    WINDOW,
    Story,
    cut,
    dump,
    read_page,
)

from benchmarks.balance import balance
from reader.loader import load
from reader.loader.page import read_stories
from reader.loader.pieces import read_scraps

PLACES = ("石浦", "北岭", "望山", "安澜", "松涛", "青禾", "柳溪")
TOWNS = [
    first + second
    for second in "川溪岭浦湾桥坪塘洲台"
    for first in "青白黄大小新古东西南北上下金银石松柳桃梅"
]
MARKS = [
    "阅 读 提 示",
    "本报记者 唐嘉禾",
    "新华社记者 邵宁 摄",
    "（邵宁）",
    "下转第二版",
    ">>A07",
    "本报讯（记者冯立）",
    "周  砚",
    "……",
    "——",
    "”",
    "（",
    "2016年3月9日",
]
LINE = st.one_of(
    st.text(alphabet="国家人的在了和是，。“”（）《》「」、：；！？…—0123 ab\u3000\t", max_size=80),
    st.sampled_from(MARKS),
    st.sampled_from([line for story in (CANTEEN, PIT, PROMISES, RACE) for line in story.lines]),
)


def test_a_page_is_read_with_its_headings_bylines_subheads_captions_and_labels():
    issue = read(dump([CANTEEN.lines, PIT.lines, CANAL.lines, NOTICE.lines]))
    assert issue.source.reader == "page-dump"
    assert [(article.label, *titles(article)) for article in issue.articles] == [
        (None, "", CANTEEN.titles[0], ""),
        (None, PIT.titles[0], PIT.titles[1], ""),
        (None, "", CANAL.titles[0], ""),
        ("公告", "", NOTICE.titles[0], ""),
    ]
    assert [article.kind for article in issue.articles[:3]] == ["news", "feature", "photo"]
    assert issue.articles[0].dateline == "本报讯（记者沈一帆 通讯员罗小满）"
    assert [kind for kind, _ in bodies(issue.articles[1])] == [
        *("byline", "paragraph", "paragraph", "subhead", "paragraph", "paragraph"),
        *("subhead", "paragraph", "paragraph", "paragraph"),
    ]
    assert bodies(issue.articles[2]) == [("caption", CANAL.body[0]), ("credit", CANAL.body[1])]
    assert not issue.warnings


def test_a_heading_has_its_deck_and_the_source_lines_of_all_its_title_lines():
    issue = read(dump([CANTEEN.lines, FOSSIL.lines]))
    assert issue.articles[1].deck == FOSSIL.titles[2]
    assert issue.articles[1].heading_lines == ((13, 13), (15, 15), (17, 17))


def test_a_commentary_has_its_author_and_no_dateline():
    commentary = read(dump([CANTEEN.lines, WINDOW.lines, RACE.lines])).articles[1]
    assert [author.name for author in commentary.authors] == ["周砚"]
    assert commentary.dateline is None


def test_the_list_and_the_chronicle_stay_in_their_stories():
    issue = read(dump([PROMISES.lines, BRIDGE.lines, TEA.lines]))
    assert [article.headline for article in issue.articles] == [
        PROMISES.titles[0],
        BRIDGE.titles[0],
        TEA.titles[0],
    ]
    assert [text for _, text in bodies(issue.articles[0])] == list(PROMISES.body)


def test_a_box_holds_its_text_and_stands_where_its_title_stood():
    boxed = (*PIT.body[:4], "核心阅读", "一座停采的铁矿，怎样变成省青少年赛艇队的训练基地？", *PIT.body[4:])
    article = read(dump([PIT.titles, boxed, CANTEEN.lines])).articles[0]
    assert bodies(article)[4:6] == [
        ("box", "核心阅读"),
        ("in box: paragraph", "一座停采的铁矿，怎样变成省青少年赛艇队的训练基地？"),
    ]


def test_a_sign_off_a_credit_and_a_jump_line_are_blocks_of_their_own():
    signed = (*BIRDS.body[:3], f"{BIRDS.body[3]}（邵宁）")
    jumping = (*RACE.body, "下转第二版")
    pictured = (*TEA.body, "图为柳溪镇的单轨采茶机。", "本报通讯员 鲍春燕 摄")
    issue = read(dump([BIRDS.titles, signed, RACE.titles, jumping, TEA.titles, pictured]))
    assert [bodies(article)[-2:] for article in issue.articles] == [
        [("paragraph", BIRDS.body[3]), ("sign-off", "（邵宁）")],
        [("paragraph", RACE.body[3]), ("jump", "下转第二版")],
        [("caption", "图为柳溪镇的单轨采茶机。"), ("credit", "本报通讯员 鲍春燕 摄")],
    ]


def test_papers_in_traditional_characters_have_datelines_and_authors_too():
    issue = read(dump([CINEMA.lines, FERRY.lines, WALKING.lines]))
    assert [article.dateline for article in issue.articles] == [
        "【記者林予安／台中報導】",
        "本報訊（記者何詠詩）",
        None,
    ]
    assert [[author.name for author in article.authors] for article in issue.articles] == [
        ["林予安"],
        ["何詠詩"],
        ["葉思敏"],
    ]


def test_a_page_in_another_encoding_is_the_same_page():
    text = dump([CANTEEN.lines, PIT.lines])
    assert read(text, encoding="gb18030").articles == read(text).articles
    traditional = dump([story.lines for story in TRADITIONAL])
    assert read(traditional, encoding="big5hkscs").articles == read(traditional).articles


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=40), st.integers(0, 2))
def test_nothing_is_lost_and_nothing_is_there_twice_in_any_text(lines: list[str], blank: int):
    text = dump(lines, blank)
    assume(text.strip())
    data = text.encode()
    account = balance(data, load(data, path="page.txt"))
    assert (account.lost, account.added) == (Counter(), Counter())


@settings(max_examples=150, deadline=None)
@given(st.lists(LINE, max_size=40))
def test_every_line_stands_once_in_one_story_and_is_named_as_its_source(lines: list[str]):
    articles, _ = read_stories(read_scraps(lines))
    pieces = [piece for article in articles for piece in (*article.titles, *article.body)]
    numbers = sorted(first for piece in pieces for first, _ in piece.lines)
    assert numbers == [number for number, line in enumerate(lines, 1) if line.strip()]
    for piece in pieces:
        halves = [lines[first - 1] for first, _ in piece.lines]
        assert "".join(piece.text.split()) == "".join("".join(halves).split())


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_is_lost_and_nothing_is_there_twice_however_a_page_is_cut_and_shuffled(data: st.DataObject):
    chance = random.Random(data.draw(st.integers(0, 99999)))
    pool = SIMPLIFIED if chance.random() < 0.8 else TRADITIONAL
    stories = chance.sample(pool, min(5, len(pool)))
    columns = [column for story in stories for column in set_in_columns(story, chance)]
    for _ in range(chance.randint(0, 6)):
        columns.insert(chance.randrange(len(columns)), columns.pop(chance.randrange(len(columns))))
    read(dump(columns, chance.randint(0, 1)))


def set_in_columns(story: Story, chance: random.Random) -> list[list[str]]:
    """A story's heading and its columns, cut at random, in order."""
    columns: list[list[str]] = [list(story.lines[: len(story.lines) - len(story.body)]), []]
    for paragraph in story.body:
        if len(paragraph) > 30 and chance.random() < 0.35:
            at = chance.randint(5, len(paragraph) - 5)
            columns[-1].append(paragraph[:at])
            columns.append([paragraph[at:]])
        else:
            columns[-1].append(paragraph)
    return columns


@settings(max_examples=40, deadline=None)
@given(st.permutations([CANTEEN, PIT, BIRDS, RACE, FOSSIL, TEA]))
def test_an_article_keeps_its_id_when_the_stories_stand_in_another_order(stories: list[Story]):
    def ids(page: list[Story]) -> dict[str, str]:
        issue = load(dump([story.lines for story in page]).encode(), path="page.txt")
        return {article.headline: article.id for article in issue.articles}

    assert ids(stories) == ids([CANTEEN, PIT, BIRDS, RACE, FOSSIL, TEA])
    assert len(set(ids(stories).values())) == len(stories)


def test_the_same_bytes_are_the_same_issue_in_every_run():
    chance = random.Random(7)
    columns = [column for story in SIMPLIFIED for column in set_in_columns(story, chance)]
    data = dump(columns).encode()
    assert load(data, path="page.txt") == load(data, path="page.txt")


def test_a_story_that_is_printed_twice_is_two_articles_with_ids_of_their_own():
    issue = read(dump([TEA.lines, RACE.lines, TEA.lines]))
    first, _, second = issue.articles
    assert (first.headline, first.text) == (second.headline, second.text)
    assert len({article.id for article in issue.articles}) == 3


def moved_to(story: Story, town: str) -> Story:
    """The same story, which happened elsewhere: every title line is another."""

    def there(text: str) -> str:
        for place in PLACES:
            text = text.replace(place, town)
        return text

    lines = [there(line) for line in story.titles]
    own = tuple(line if town in line or line.startswith("——") else town + line for line in lines)
    return Story(own, tuple(map(there, story.body)), story.label)


def test_a_long_stream_gives_the_same_stories_as_its_pages_read_one_by_one():
    chance = random.Random(1)
    pool = [story for story in SIMPLIFIED if story not in (WINDOW, CANAL)]
    pages = [
        [moved_to(story, town) for story in chance.sample(pool, chance.randint(5, 8))] for town in TOWNS[:70]
    ]
    texts = [dump([story.lines for story in page]) for page in pages]
    assert sum(text.count("\n\n") for text in texts) > 3000
    whole = read_page("\n".join(texts))
    assert whole.stories == [story for text in texts for story in read_page(text).stories]
    assert whole.stories == [story for page in pages for story in page]
    assert whole.unplaced == []


def test_a_cut_paragraph_in_a_long_stream_is_whole_again():
    tails = {
        CANTEEN: "底，收回问卷",
        BIRDS: "鹭达到四十七对",
        RACE: "晓雯前三圈一直排在",
        TEA: "场面。二十四台",
    }
    lines, stories = [], []
    for town in TOWNS[:60]:
        for story, tail in tails.items():
            moved = moved_to(story, town)
            stories.append(moved)
            lines += [moved.titles, *cut(moved, tail)]
    assert read_page(dump(lines)).stories == stories


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["字"] * 100_000, id="a hundred thousand lines of one character"),
        pytest.param(["国" * 300_000], id="a line of 300,000 characters without an end"),
        pytest.param(["国家，" * 100_000], id="a line of 100,000 clauses without an end"),
        pytest.param(["“"] * 50_000, id="fifty thousand opening quotes"),
        pytest.param(["“（《" * 50_000], id="a line of 150,000 opening marks"),
        pytest.param(["本报讯（记者王小明）"] * 5_000, id="five thousand leads"),
        pytest.param(["阅读提示"] * 5_000, id="five thousand titles of boxes"),
        pytest.param([CANTEEN.body[0][:80]] * 3_000, id="three thousand paragraphs that all end open"),
    ],
)
def test_a_hostile_text_is_read_to_its_end(lines: list[str]):
    data = "\n".join(lines).encode()
    assert_accounted(data, load(data, path="page.txt"))
