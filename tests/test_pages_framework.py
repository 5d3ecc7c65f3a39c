"""The framework on the pages: a version made, worded and put in use; moves told by it."""

from datetime import date
from html import escape

import pytest
from conftest import said
from streamlit.testing.v1 import AppTest
from test_pages_record import (
    changing,
    click,
    doing,
    fill,
    opened,
    own_words,
    record,
    rows,
    store,
    told,
)

from sysmap import places
from sysmap.views import change_words, framework_words
from sysmap.views import record_words as words

__all__ = ["own_words", "record", "store"]


def choose(page, name, value):
    page.selectbox(key=f"typed framework {name}").set_value(value).run()


def type_in(page, **fields):
    for name, value in fields.items():
        page.session_state[f"typed framework {name.replace('__', ' ')}"] = value
    page.run()


@pytest.fixture
def own(own_words):
    """The page after a version was made of sysmap's plain words and the next form is open."""
    doing(own_words, words.FRAMEWORK)
    named = {"copy__label": "Ours", "copy__whose": "the panel", "copy__in_use_from": "2025-03-01"}
    type_in(own_words, **named)
    click(own_words, words.SAVE)
    click(own_words, words.ANOTHER)
    return own_words


def test_sysmap_s_own_versions_are_shown_and_stay_as_they_are(own_words):
    page = doing(own_words, words.FRAMEWORK)
    assert not page.exception
    for label in ("asking for a hand", "Enlisting", "In use: plain words"):
        assert label in said(page)
    choose(page, "what", framework_words.ADD)
    assert escape(framework_words.OWN_FIRST) in said(page)
    assert words.SAVE not in [button.label for button in page.button]
    choose(page, "which", "blank")
    assert "asking for a hand" not in said(page)
    choose(page, "what", framework_words.COPY)
    click(page, words.SAVE)
    assert "Name: is empty; say what it is called" in told(page)


def test_a_version_is_made_added_to_and_shown_as_it_stands(own, store):
    assert "Ours, the panel since 1 March 2025" in said(own)
    choose(own, "what", framework_words.ADD)
    choose(own, "add sort", "move")
    choose(own, "add compartment", "F1-01")
    type_in(own, add__label="somebody to eat with", add__contributors="two carers")
    click(own, words.SAVE)
    assert "Added: somebody to eat with" in told(own)
    click(own, words.ANOTHER)
    assert "somebody to eat with (by two carers)" in said(own)
    assert rows(store, "framework_item")[0]["framework"] == rows(store, "framework")[0]["id"]


def test_official_wording_stands_beside_the_labels_and_moves_keep_the_group_s(own, store):
    choose(own, "what", framework_words.OFFICIAL)
    choose(own, "official compartment", "F1-01")
    text = own.text_area(key="typed framework official text F1-01")
    text.set_value("The words of the sheet").run()
    click(own, words.SAVE)
    assert "is in no export" in told(own)
    click(own, words.ANOTHER)
    assert "a decent place to live \N{MIDDLE DOT} official: The words of the sheet" in said(own)
    page = fill(opened("record"), title="Ana rang", makers=["P1"], date=date(2025, 4, 1))
    page.session_state["folded_more"] = True
    page.run()
    label = page.selectbox(key="typed move label")
    assert label.options[0] == "a decent place to live (The words of the sheet)"
    label.set_value("a decent place to live").run()
    click(page, words.SAVE)
    assert rows(store, "move")[0]["label"] == "a decent place to live"


def test_a_word_of_a_version_is_changed_and_its_history_tells_by_whom(own, store):
    page = opened("record")
    changing(page, store, "framework_item", "F1-02")
    field = next(box for box in page.text_input if box.value == "a decent place to live")
    field.set_value("a warm home").run()
    click(page, change_words.SAVE_CHANGES)
    assert "a warm home" in {row["label"] for row in rows(store, "framework_item")}
    page.session_state["folded_whowrote"] = True
    page.run()
    assert "Name a warm home (before: a decent place to live)".casefold() in said(page).casefold()


def test_the_board_of_moves_is_that_of_the_version_in_use(own, store):
    page = opened("record")
    changing(page, store, "framework_item", "F1-01")
    next(box for box in page.text_input if box.value == "Basics").set_value("Ground").run()
    click(page, change_words.SAVE_CHANGES)
    doing(page, words.MOVE)
    fill(page, title="Ana rang", makers=["P1"], date=date(2025, 4, 1), compartments=["Ground"])
    click(page, words.SAVE)
    assert rows(store, "move")[0]["compartments"] == "Ground"
    board = AppTest.from_file(str(places.page("moves")), default_timeout=60).run()
    assert not board.exception
    assert [part in said(board) for part in ("Ground", "Basics")] == [True, False]
    assert "The version in use, Ours (the panel), is a group" in said(board)
