"""From drafts to an issue: ids, sections, what the path fills in, what kind of story each is."""

from __future__ import annotations

import pytest

from reader.issue import Issue, Source
from reader.loader.assemble import assemble
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, SectionDraft
from reader.loader.hints import Hint, read_line, read_path
from reader.loader.papernames import is_paper

PROSE = "云河县总工会昨天在城东工业园举行新就业群体服务中心启用仪式，首批二百多名骑手领到了会员卡。"


def story(*lines: str, titles: int = 1, label: str | None = None, date: str | None = None) -> ArticleDraft:
    pieces = [Piece(line, ((number, number),)) for number, line in enumerate(lines, 1)]
    marked = Piece(label, ((99, 99),)) if label else None
    return ArticleDraft(titles=pieces[:titles], body=pieces[titles:], label=marked, date=date)


def issue(*articles: ArticleDraft, path: str = "page.txt") -> Issue:
    return assemble(IssueDraft(sections=[SectionDraft(list(articles))]), Source(path, "page-dump"))


def test_the_same_draft_gives_the_same_ids():
    first, second = issue(story("水渠放水", PROSE)), issue(story("水渠放水", PROSE))
    assert first.articles[0].id == second.articles[0].id
    assert first.articles[0].id[0].isalpha()


def test_equal_stories_have_ids_of_their_own():
    made = issue(story("水渠放水", PROSE), story("水渠放水", PROSE))
    assert len({a.id for a in made.articles}) == 2


def test_a_heading_s_lines_are_named_in_source_order():
    (article,) = issue(story("奋进中的云河工会(二)", "“五级网格”到村头", PROSE, titles=2)).articles
    assert article.series == "奋进中的云河工会(二)"
    assert article.heading_lines == ((1, 1), (2, 2))


def test_a_label_that_the_format_marks_wins_over_one_among_the_titles():
    (article,) = issue(story("广告", "云河集团六十年", PROSE, titles=2, label="专版")).articles
    assert (article.label, article.kicker, article.headline) == ("专版", "广告", "云河集团六十年")


def test_the_path_tells_what_the_text_does_not():
    made = issue(story("水渠放水", PROSE), path="papers/grrb_2021-12-22_p02.txt")
    assert (made.masthead, made.date, made.sections[0].page) == ("工人日报", "2021-12-22", 2)


def test_what_the_text_tells_is_not_overridden_by_the_path():
    draft = IssueDraft(
        [SectionDraft([story("水渠放水", PROSE)], page=4)], masthead="云河日报", date="1965-04-05"
    )
    made = assemble(draft, Source("grrb_2021-12-22_p02.txt", "page-dump"))
    assert (made.masthead, made.date, made.sections[0].page) == ("云河日报", "1965-04-05", 4)


def test_stories_of_several_dates_leave_the_issue_without_one():
    made = issue(
        story("甲", PROSE, date="2020-01-01"), story("乙", PROSE, date="2020-01-02"), path="2020-01-03.txt"
    )
    assert made.date is None


@pytest.mark.parametrize(
    ("kind", "draft"),
    [
        ("news", story("水渠放水", "本报讯（记者林晓）" + PROSE)),
        ("news", story("水渠放水", PROSE)),
        ("feature", story("水渠放水", "本报记者 林晓", PROSE)),
        ("photo", story("水渠放水", "水渠放水了。", "林晓摄")),
        ("photo", story("水渠放水", "群众在渠边观看放水。", label="新闻图片")),
        ("commentary", story("风物长宜放眼量（江南时评）", "林晓", PROSE)),
        ("commentary", story("把水管好", "本报评论员", PROSE)),
        ("commentary", story("拿不准，就说拿不准", PROSE, label="编后")),
        ("advertisement", story("云河集团六十年", PROSE, label="广告")),
        ("notice", story("征稿启事", PROSE)),
        ("brief", story("水渠放水", PROSE, label="简讯")),
    ],
)
def test_the_kind_of_a_story(kind: str, draft: ArticleDraft):
    assert issue(draft).articles[0].kind == kind


def test_a_kind_that_the_reader_knows_wins():
    draft = story("水渠放水", PROSE)
    draft.kind = "photo"
    assert issue(draft).articles[0].kind == "photo"


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("rmrb_2001-06-15_p3.txt", Hint("人民日报", "2001-06-15", 3)),
        ("19960116-02-C15.txt", Hint(None, "1996-01-16", 2)),
        ("20251020/20251020-01-03.txt", Hint(None, "2025-10-20", 1)),
        ("grrb-2021-page/page.txt", Hint("工人日报")),
        ("papers/人民日报2021年6月1日第3版.txt", Hint("人民日报", "2021-06-01", 3)),
        ("jfjb/1998-01-30.txt", Hint("解放军报", "1998-01-30")),
        (r"C:\papers\GRRB_2021.12.22.txt", Hint("工人日报", "2021-12-22")),
        ("archive/2021/06/01/page.txt", Hint(None, "2021-06-01")),
        ("人民日报/2021年/06月/01日/第01版/a.txt", Hint("人民日报", "2021-06-01")),
        ("/home/li/人民日报/2021/06/01/02/a.txt", Hint("人民日报", "2021-06-01")),
        ("人民日报/甲/乙/丙/a.txt", Hint()),
        ("2021-13-45.txt", Hint()),
        ("123456789.txt", Hint()),
        ("page.txt", Hint()),
        ("report20.txt", Hint()),
        ("", Hint()),
    ],
)
def test_what_a_path_tells(path: str, hint: Hint):
    assert read_path(path) == hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人民日报", True),
        ("临江晚报", True),
        ("The Daily Post", True),
        ("New York Times", True),
        ("县台", False),
        ("新华社", False),
        ("the morning post says so", False),
        ("Times", False),
    ],
)
def test_a_paper_is_known_by_what_papers_are_called(text: str, expected: bool):
    assert is_paper(text) is expected


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("工人日报 2021年12月24日 星期五 综合 · 3版", Hint("工人日报", "2021-12-24", 3, "综合")),
        ("2001年6月15日人民日报 第3版", Hint("人民日报", "2001-06-15", 3)),
        ("《工人日报》(2021年12月22日 02版)", Hint("工人日报", "2021-12-22", 2)),
        ("第8686期:第01版 首版", Hint(None, None, 1, "首版", "第8686期")),
        ("二〇二一年十二月二十四日 星期五 农历辛丑年十一月廿一", Hint(None, "2021-12-24")),
        ("中国妇女报", Hint("中国妇女报")),
        ("第3版", Hint(None, None, 3)),
    ],
)
def test_a_running_line_tells_what_stands_on_it(line: str, hint: Hint):
    assert read_line(line) == hint


@pytest.mark.parametrize(
    "line",
    [
        "水渠放水",
        "本报北京2021年12月22日电",
        "人民日报社代表团",
        "2018年",
        "他在第3版",
        "1 要闻",
        "3月6日，水渠放水。",
        "",
    ],
)
def test_a_line_of_a_story_is_no_running_line(line: str):
    assert read_line(line) is None


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("广告", "advertisement"),
        ("图片报道", "photo"),
        ("本版责编：周晓禾  林木", "notice"),
        ("广告业去年增长一成", "news"),
        ("图片报道大赛开幕", "news"),
    ],
)
def test_what_is_no_story_is_kept_and_its_kind_says_so(headline: str, kind: str):
    caption = "图为滨河老街的灯次第亮起。"
    (article,) = issue(story(headline, caption if kind == "photo" else PROSE)).articles
    assert (article.headline, article.kind) == (headline, kind)
