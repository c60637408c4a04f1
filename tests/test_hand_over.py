"""What a reader of any format may hand over, and what becomes of it."""

from __future__ import annotations

import pytest

from reader.errors import KanbaoError, UsageError
from reader.issue import Issue, Picture, Source, TextBlock
from reader.library.json_export import article_json, issue_json
from reader.loader.assemble import assemble
from reader.loader.draft import ArticleDraft, IssueDraft, Piece, Raw, SectionDraft
from reader.loader.formats import READERS, reader_named
from reader.loader.rawtext import clean, decoded, import_extra
from tests.accounting import titles

LEAD = "本报讯（记者周晓禾）傍晚六点，滨河老街的灯次第亮了。改造历时十一个月，涉及商铺三百零六间。"


def issue(article: ArticleDraft) -> Issue:
    return assemble(IssueDraft([SectionDraft([article])]), Source("page.html", "page-dump"))


def test_title_lines_that_a_format_marks_stay_what_it_says():
    marked = [
        Piece("老街灯火又亮起来——", part="headline"),
        Piece("图片报道", part="kicker"),
        Piece("一年记", part="deck"),
    ]
    (article,) = issue(ArticleDraft(titles=marked, body=[Piece(LEAD)])).articles
    assert titles(article) == ("图片报道", "老街灯火又亮起来——", "一年记")


def test_a_source_without_lines_leaves_them_out():
    (article,) = issue(ArticleDraft([Piece("老街灯火")], [Piece(LEAD)])).articles
    assert article.heading_lines == ()
    assert [block.lines for block in article.text_blocks()] == [None]
    assert article_json(article)["blocks"][0]["lines"] is None


def test_pictures_stay_between_the_pieces_where_they_stood():
    first, second, third = Picture("1.jpg", "街口"), Picture("2.jpg"), Picture("3.jpg")
    body = [first, Piece(LEAD), second, third, Piece("改造还将继续，明年春天修整后街。")]
    (article,) = issue(ArticleDraft([Piece("老街灯火")], body)).articles
    assert [b if isinstance(b, Picture) else "text" for b in article.blocks] == [
        first,
        "text",
        second,
        third,
        "text",
    ]


def test_a_story_of_pictures_alone_keeps_them():
    (article,) = issue(ArticleDraft([Piece("老街灯火")], [Picture("1.jpg")])).articles
    assert article.blocks == (Picture("1.jpg"),)


def test_a_kind_that_a_format_marks_wins():
    body = [Piece(LEAD), Piece("日期\t天气\n6日\t小雨", kind="table")]
    (article,) = issue(ArticleDraft([Piece("老街灯火")], body)).articles
    assert article.blocks[1] == TextBlock("table", "日期\t天气\n6日\t小雨")


def test_what_no_field_takes_is_kept_as_the_article_s_info():
    info = (("标签", "老街"), ("标签", "改造"), ("来源", "滨河晚报"))
    made = issue(ArticleDraft([Piece("老街灯火")], [Piece(LEAD)], info=info))
    assert made.articles[0].info == info
    (section,) = issue_json(made)["sections"]
    assert section["articles"][0]["info"] == {"标签": ["老街", "改造"], "来源": "滨河晚报"}


def test_an_article_without_info_and_source_has_no_such_keys():
    (article,) = issue(ArticleDraft([Piece("老街灯火")], [Piece(LEAD)])).articles
    assert not {"info", "source"} & set(article_json(article))


# --- readers of bytes


def test_text_from_inside_a_file_is_made_fit_and_what_an_escape_showed_is_set_aside():
    draft = IssueDraft()
    assert clean("老街\x1b]0;标题\x07灯火\u202e", draft) == "老街灯火"
    assert ["标题" in piece.text for piece in draft.furniture] == [True]
    clean("又\x1b]0;一\x07个", draft)
    assert [warning.code for warning in draft.warnings] == ["escape-removed"]


def test_bytes_are_decoded_by_what_the_person_named_before_what_the_file_says():
    draft = IssueDraft()
    assert decoded(Raw("老街".encode("gb18030"), encoding="gbk"), draft, "utf-8") == "老街"
    assert draft.encoding == "gb18030"


def test_a_module_that_is_not_there_is_an_error_that_says_how_to_install_it():
    with pytest.raises(KanbaoError, match=r"kanbao\[pdf\]"):
        import_extra("no_such_module_here", "pdf", "a.pdf")


def test_every_reader_has_a_module_and_a_description():
    from importlib import import_module

    from reader.strings import STRINGS

    for reader in READERS:
        assert (reader.about or f"reader.{reader.name}") in STRINGS
        module = import_module(reader.module)
        assert callable(module.sniff)
        assert callable(module.read)


def test_names_of_readers_are_unique_and_found():
    assert len({reader.name for reader in READERS}) == len(READERS)
    assert all(reader_named(reader.name) is reader for reader in READERS)
    with pytest.raises(UsageError, match="page-dump"):
        reader_named("page-dumb")
