"""The line that says who made a page: furniture, and no story's text."""

from __future__ import annotations

import pytest
from accounting import bodies, read
from page_samples import CANTEEN, TEA, dump

from reader.loader.imprint import is_imprint

IMPRINTS = [
    "本版责编：林　晓　周大河　版式设计：韩　立",
    "责编：林晓　版面设计：周大河　投稿邮箱：yun@example.com",
    "■统筹：林晓　■本版撰文：云河日报记者 周大河",
    "编辑:林晓 美编:周大河 校对:韩立",
    "責任編輯：林曉",
]


@pytest.mark.parametrize("line", IMPRINTS)
def test_an_imprint_is_known(line: str):
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    [
        "编辑：您怎么看这件事",
        "编辑：林晓",
        "责编：这稿子是谁写的？",
        "统筹城乡发展：云河县的路子",
        "校对：一个人的三十年",
    ],
)
def test_what_only_begins_so_is_none(line: str):
    assert not is_imprint(line)


def test_an_imprint_between_stories_and_below_the_last_one_is_furniture():
    source = dump([CANTEEN.lines, (IMPRINTS[0],), TEA.lines, (IMPRINTS[3],)], 1)
    issue = read(source)
    assert [f.text for f in issue.furniture] == [IMPRINTS[0], IMPRINTS[3]]
    assert [len(bodies(article)) for article in issue.articles] == [len(CANTEEN.body), len(TEA.body)]
