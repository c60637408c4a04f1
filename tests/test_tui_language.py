"""The interface's language is that of the locale."""

from __future__ import annotations

import errno
import os

import pytest

from reader.strings import language, reason_of, t


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


def test_one_of_a_thing_is_no_plural(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert t("contents.count", count=1) == "1 article"
    assert t("goto.no-article", number=3, count=1) == "no article 3; the issue has 1 article"
    told = t("info.characters", count=1, paragraphs=0, minutes=1)
    assert told == "1 character, 0 paragraphs, about 1 minute"
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert t("contents.count", count=1) == "1 篇"


@pytest.mark.parametrize(
    "number", [errno.ENAMETOOLONG, errno.ENOSPC, errno.EROFS, errno.EACCES, errno.ENOENT]
)
def test_why_the_system_refused_is_told_in_chinese_too(monkeypatch, number):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert not any(ch.isascii() for ch in reason_of(OSError(number, os.strerror(number))))
    monkeypatch.setenv("KANBAO_LANG", "en")
    assert reason_of(OSError(number, os.strerror(number))).isascii()


def test_a_refusal_without_words_of_ours_keeps_its_own():
    assert reason_of(OSError(errno.EXDEV, "Invalid cross-device link")) == "Invalid cross-device link"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"


def test_what_fills_a_blank_is_not_a_format_itself(monkeypatch):
    monkeypatch.setenv("KANBAO_LANG", "zh")
    assert "{count}" in t("goto.unknown", typed="{count}")
