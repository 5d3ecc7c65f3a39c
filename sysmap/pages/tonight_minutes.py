"""Tonight as minutes: what was said, what is done next, what waits, as a page to print."""

from __future__ import annotations

from functools import partial
from html import escape
from pathlib import Path
from uuid import uuid4

import streamlit as st

from sysmap import logbook, meetings, recording
from sysmap.errors import SysmapError
from sysmap.pages import frame, session, tonight_actions, tonight_links
from sysmap.pages import tonight_choices as choices
from sysmap.recording import LookDraft
from sysmap.system import System
from sysmap.views import minutes_words as words
from sysmap.views import record_words, waiting_words
from sysmap.writers import minutes as writer

MOVES_TOLD = "moves told at the meeting"


def show(page: frame.Page, record: Path, meeting: str) -> None:
    """The minutes, with what is still to be written down."""
    system = session.system()
    assert system is not None
    number = choices.number_of(system, meeting)
    told = words.minutes(system, number)
    page.answer(words.in_a_sentence(told))
    with st.container(horizontal=True, vertical_alignment="center", key="actions"):
        make = partial(_taken, record, meeting, told)
        name = f"minutes-{meeting}.html"
        st.download_button(words.DOWNLOAD, make, name, "text/html", on_click="ignore")
        _close(record, system, number)
    page.note(words.HOW_TO_PRINT)
    st.html(
        f'<article class="minutes"><h2>{escape(told.title)}</h2>{writer.as_body(told)}</article>'
    )
    page.table(
        lambda: waiting_words.waiting_table(system, meetings.agenda(system, number)),
        name=f"waiting-{meeting}",
        title=words.WAITS_EACH,
    )
    with st.container(key="to_do"):
        if told.to_write_down:
            _to_write_down(page)
        tonight_actions.earlier(page, record, meeting)
        tonight_actions.following(page, record, meeting)


def _taken(record: Path, meeting: str, told: words.Minutes) -> str:
    """The file, once somebody takes it; it holds names, so that is noted."""
    logbook.note_access(record, f"minutes of {meeting}")
    return writer.as_page(told)


def _to_write_down(page: frame.Page) -> None:
    page.part(words.WRITE_DOWN, words.WRITE_DOWN_WHY)
    with st.container(horizontal=True):
        if st.button(record_words.TIE):
            tonight_links.to_form(record_words.TIE, {})
        if st.button(record_words.CHANGE):
            tonight_links.to_form(record_words.CHANGE, {})


def _close(record: Path, system: System, meeting: int) -> None:
    """The way to write down that somebody was looking in these weeks."""
    found = meetings.agenda(system, meeting)
    if found.since is not None:
        look = LookDraft(start=found.since, end=found.day, scope=MOVES_TOLD)
        st.button(words.CLOSE, on_click=partial(_look, record, look))


def _look(record: Path, look: LookDraft) -> None:
    store = session.store_of(record)
    try:
        recording.save_look(store, look, who=session.WHO, operation_id=uuid4())
    except SysmapError as fault:
        choices.refuse(fault)
