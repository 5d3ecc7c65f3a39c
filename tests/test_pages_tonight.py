"""Tonight: what the group says together, in three parts."""

import re
import shutil

import pytest
import streamlit as st
from conftest import said

from sysmap.pages import session
from sysmap.views import tonight_words as words


@pytest.fixture
def record(untouched_demo, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{tmp_path / 'ours.duckdb'}{ending}")
    yield tmp_path / "ours.duckdb"
    st.cache_resource.clear()


def reviews(record):
    return session.store_of(record).current("review").to_pylist()


def place(found):
    return int(re.search(r"(\d+) of 30", said(found))[1])


def press(found, label):
    [button] = [one for one in found.button if one.label == label]
    return button.click().run()


def test_without_a_record_it_leads_to_start(page):
    assert "Go to Start" in [button.label for button in page("tonight").button]


def test_the_last_meeting_is_before_the_group_and_a_word_goes_on_to_the_next(page, record):
    found = page("tonight", record)
    assert not found.exception
    before = len(reviews(record))
    first = place(found)
    found = press(found, words.VERDICTS["confirmed"])
    assert not found.exception
    assert place(found) == first + 1
    assert len(reviews(record)) == before + 1
    found = press(found, words.UNDO)
    assert place(found) == first
    assert len(reviews(record)) == before
