"""Tonight before the meeting, as somebody meets it: sheets out, answers in, names to be matched."""

import shutil

import pytest
import streamlit as st
from conftest import said
from test_asking_sheets import a_file, added, answer

from sysmap import recording
from sysmap.store import Store
from sysmap.views import tonight_before_words as words
from sysmap.views import tonight_words


@pytest.fixture
def record(untouched_demo, tmp_path):
    copy = tmp_path / untouched_demo.name
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{copy}{ending}")
    return copy


@pytest.fixture
def tonight(page, record):
    """The part before the meeting."""

    def shown():
        found = page("tonight", record)
        found.session_state["part"] = tonight_words.BEFORE
        return found.run()

    return shown


def bring(page, content):
    """Choose a file of answers and bring it in."""
    page.get("file_uploader")[0].set_value([("answers-P03-G12.json", content, "application/json")])
    return press(page.run(), words.BRING)


def press(page, label):
    return next(one for one in page.button if one.label == label).click().run()


def test_it_says_who_gets_a_sheet_who_waits_and_what_was_told(tonight):
    page = tonight()
    assert not page.exception
    text = said(page)
    assert "15 sheets, about 30 minutes of yours: Asha (P01), Celeste (P03)," in text
    assert "24 wait: more than 15 sheets take longer than half an hour." in text
    assert "14 of 15 sheets answered. Of 90 connections" in text
    downloads = [one.proto.label for one in page.get("download_button")]
    assert downloads == [
        words.SHEETS_BUTTON,
        words.STARS_BUTTON,
        words.AGENDA_BUTTON,
        words.SLIPS_BUTTON,
        words.SENTENCES_BUTTON,
        words.OWN_SHEET_BUTTON,
    ]


def test_answers_are_told_and_can_be_taken_back(tonight, record):
    page = bring(tonight(), a_file([answer("Y01", "changed")], apart=["Y02"]))
    assert not page.exception
    assert page.success[0].value == "1 answer written down, from Celeste\\. 1 flag was written\\."
    press(page, words.TAKE_BACK)
    assert not page.success
    st.cache_resource.clear()
    with Store.open(record) as store:
        assert store.history()[-1].took_back == store.history()[-2].seq


def test_what_is_not_taken_is_told_line_by_line(tonight):
    page = bring(tonight(), b"no answers at all")
    assert page.info[0].value == "Nothing new came of it\\."
    assert page.error[0].value == "Not taken: 1 thing"
    assert "answers-P03-G12.json: is no file of answers" in page.text[0].value
    page = press(tonight(), words.BRING)
    assert "no file is chosen" in page.error[0].value


def test_a_name_that_means_nobody_is_matched_by_a_person(tonight, record):
    page = bring(tonight(), a_file(more=[added("Pat at the garage", "was there already")]))
    assert "Celeste added Pat at the garage: was there already." in said(page)
    whom = next(one for one in page.selectbox if one.label == "Whom does Pat at the garage mean?")
    whom.set_value("S12").run()
    page = press(page, words.MATCH)
    assert words.ASIDE_TITLE not in said(page)
    assert recording.put_aside(record) == []
    assert "Told, not in the record: 1" in [one.label for one in page.expander]


def test_a_matched_name_is_not_shown_once_the_two_are_kept_apart(tonight, record):
    page = bring(tonight(), a_file(more=[added("wren", since="2025-03")]))
    assert "Celeste added wren: new, since 2025-03." in said(page)
    page = bring(page, a_file(apart=["Y01"], sheet="another"))
    assert "wren" not in said(page)
    assert len(recording.put_aside(record)) == 1
