"""The key table: one row feeds the bindings, the foot and the help."""

from __future__ import annotations

import pytest

from reader.strings import STRINGS
from reader.tui.commands import ROUTES
from reader.tui.keys import ACTIONS, CHINESE_KEYS, action_of, fold, foot_label, help_actions, shown

CONTEXTS = ("pane", "list", "marks", "sheet", "help", "info", "note", "select")


def test_every_action_of_the_table_is_built_and_nothing_else_is():
    assert {action.id for action in ACTIONS} == set(ROUTES)


@pytest.mark.parametrize("context", CONTEXTS)
def test_a_key_means_one_thing_in_a_context(context):
    keys = [key for action in ACTIONS if context in action.contexts for key in action.keys]
    assert len(keys) == len(set(keys))


def test_every_action_says_what_it_does_in_both_languages():
    for action in ACTIONS:
        assert action.zh
        assert action.en
        assert action.keys


@pytest.mark.parametrize(
    ("character", "name", "action"),
    [
        ("j", "j", "line-down"),
        ("ｊ", "ｊ", "line-down"),
        ("G", "G", "article-end"),
        ("Ｇ", "upper_ｇ", "article-end"),
        ("？", "fullwidth_question_mark", "help"),
        ("：", "fullwidth_colon", "go-to"),
        ("】", "right_black_lenticular_bracket", "next-article"),
        ("【", "left_black_lenticular_bracket", "previous-article"),
        ("」", "right_corner_bracket", "next-paragraph"),
        ("｛", "fullwidth_left_curly_bracket", "previous-paragraph"),
        ("）", "fullwidth_right_parenthesis", "next-section"),
        ("，", "fullwidth_comma", "previous-issue"),
        ("。", "ideographic_full_stop", "next-issue"),
        ("\u3000", "ideographic_space", "page-down"),
        (" ", "space", "page-down"),
    ],
)
def test_a_chinese_keyboard_and_a_latin_one_do_the_same(character, name, action):
    assert action_of("pane", name, character) == action


def test_a_key_that_comes_by_its_name_alone_is_known_too():
    assert action_of("pane", "right_black_lenticular_bracket") == "next-article"
    assert action_of("pane", "ideographic_comma") == action_of("pane", "/", "/")
    assert action_of("pane", "ideographic_space") == "page-down"


def test_every_form_of_a_chinese_keyboard_stands_for_its_key_alone():
    forms = [form for forms in CHINESE_KEYS.values() for form in forms]
    assert len(forms) == len(set(forms))
    for key, its_forms in CHINESE_KEYS.items():
        for form in its_forms:
            assert fold("whatever", form) == ("space" if key == " " else key)


def test_a_key_with_a_modifier_is_not_the_letter_it_carries():
    assert action_of("pane", "alt+j", "j") is None
    assert action_of("pane", "ctrl+f", None) == "page-down"


@pytest.mark.parametrize(
    ("context", "key", "action"),
    [
        ("pane", "q", "quit"),
        ("list", "q", "close-list"),
        ("sheet", "q", "close-sheet"),
        ("sheet", "enter", None),
        ("info", "q", "close-sheet"),
        ("info", "enter", "open-address"),
        ("info", "y", "copy-address"),
        ("pane", "f", None),
        ("list", "f", "filter"),
        ("list", "enter", "open"),
        ("pane", "escape", "dim"),
        ("list", "escape", "close-list"),
        ("select", "b", "shrink-word"),
        ("select", "y", "copy-selection"),
        ("select", "ctrl+c", "copy-selection"),
        ("pane", "ctrl+c", "interrupt"),
        ("select", "q", "end-selection"),
    ],
)
def test_what_a_key_means_hangs_on_what_has_the_keys(context, key, action):
    assert action_of(context, key, key if len(key) == 1 else None) == action


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("key", [":", "T", "Z", "?"])
def test_go_to_theme_text_alone_and_help_hold_everywhere(context, key):
    assert action_of(context, key, key) in ("go-to", "theme", "text-alone", "help")


@pytest.mark.parametrize("context", CONTEXTS)
def test_actions_by_name_are_to_be_had_everywhere(context):
    assert action_of(context, "ctrl+p") == "actions"


def test_keys_are_written_as_people_write_them():
    assert shown("ctrl+f", "zh") == "Ctrl-F"
    assert shown("space", "zh") == "空格"
    assert shown("space", "en") == "Space"
    assert shown("alt+left", "en") == "Alt-Left"
    assert shown("G", "en") == "G"


def test_the_foot_takes_key_and_label_from_the_table():
    assert foot_label("contents", "zh") == ("t", "目录")
    assert foot_label("help", "en") == ("?", "help")


def test_the_help_names_every_action_in_some_group():
    told = {action.id for context in (*CONTEXTS, None) for action in help_actions(context)}
    assert told == {action.id for action in ACTIONS}


def test_every_string_of_the_catalogue_has_both_languages_and_the_same_blanks():
    from string import Formatter

    def blanks(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    for string_id, (zh, en) in STRINGS.items():
        assert zh, string_id
        assert en, string_id
        assert blanks(zh) == blanks(en), string_id
