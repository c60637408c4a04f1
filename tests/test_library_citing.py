"""Where an article stood, in the form that Chinese texts quote."""

from __future__ import annotations

from dataclasses import replace

from tui_paper import FERRY, article, paper

from reader.issue import Issue, Section, Source
from reader.library.citing import article_file, source_line, with_source


def test_a_source_names_paper_date_page_and_headline():
    assert source_line(paper(), FERRY) == "《沿江日报》2023年10月9日 第1版《老码头又响起汽笛》"


def test_what_is_not_known_is_left_out():
    lone = article(1)
    bare = Issue(Source("x.txt", "page-dump"), (Section((lone,)),))
    assert source_line(bare, lone) == "《老码头迎来第1批游客》"
    assert source_line(replace(bare, date="2023年秋"), lone) == "2023年秋《老码头迎来第1批游客》"


def test_an_articles_own_date_counts_before_the_issues():
    dated = article(1, date="1958-02-03")
    issue = paper(sections=(Section((dated,), None, 4),))
    assert source_line(issue, dated) == "《沿江日报》1958年2月3日 第4版《老码头迎来第1批游客》"


def test_a_title_within_the_title_has_single_marks_and_is_one_line():
    story = article(1, headline="重读《汽笛》\n有感")
    assert source_line(paper(sections=(Section((story,)),)), story).endswith("《重读〈汽笛〉 有感》")


def test_a_quotation_stands_above_its_source():
    quoted = with_source("渡轮恢复了。", source_line(paper(), FERRY))
    assert quoted == "渡轮恢复了。\n\n——《沿江日报》2023年10月9日 第1版《老码头又响起汽笛》\n"


def test_a_file_of_an_article_has_its_headline_text_and_source():
    for markdown, first in ((True, "# 老码头又响起汽笛\n"), (False, "调查\n")):
        made = article_file(paper(), FERRY, markdown=markdown)
        assert made.startswith(first)
        assert made.endswith("\n\n——《沿江日报》2023年10月9日 第1版《老码头又响起汽笛》\n")
        assert "第6段：" in made
        assert "要闻" not in made
