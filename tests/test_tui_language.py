"""The interface's language is that of the locale."""

from __future__ import annotations

import pytest

from reader.strings import language, t


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LC_MESSAGES": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ({"KANBAO_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, "zh"),
        ({"KANBAO_LANG": "zh_CN.UTF-8"}, "zh"),
        ({"KANBAO_LANG": "french", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"KANBAO_LANG": "en", "LC_ALL": "zh_CN.UTF-8"}, "en"),
    ],
)
def test_the_first_setting_that_is_not_empty_decides(environ, expected):
    assert language(environ) == expected


def test_a_string_is_given_in_the_language_and_its_blanks_are_filled(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert t("contents.count", count=8) == "8 篇"
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert t("contents.count", count=8) == "8 articles"


def test_what_fills_a_blank_is_not_a_format_itself(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert "{count}" in t("goto.unknown", typed="{count}")
