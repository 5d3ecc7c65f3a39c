"""Tonight before the meeting: sheets out, answers in, what was told, what a person must look at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from pathlib import Path

import streamlit as st

from sysmap.asking_sheets import round_of
from sysmap.metrics.circles import circles_of
from sysmap.pages import frame, session, tonight_answers, tonight_roster
from sysmap.system import System
from sysmap.views import roster_words, tonight_words
from sysmap.views import tonight_before_words as words
from sysmap.writers import ask_sheets
from sysmap.writers.ask_sheets import Sheets

HTML = "text/html"

sheets_for = lru_cache(maxsize=session.KEPT)(ask_sheets.sheets_for)
what_came_back = lru_cache(maxsize=session.KEPT)(round_of)


def show(page: frame.Page, record: Path, meeting: str) -> None:
    """Everything that is done before a meeting, which is given by its key."""
    system = session.system()
    assert system is not None, "a page asks frame.recorded first"
    number = system.texts("meeting", "key").index(meeting)
    sheets = sheets_for(system, number, date.today())
    _given(page, sheets)
    page.part(words.BRING_TITLE, words.BRING_IS)
    tonight_answers.bring_in(page, record)
    _roster(page, record, sheets)
    page.part(words.TOLD_TITLE, words.told(what_came_back(system, number)))
    _unrecorded(page, system, number)
    tonight_answers.look_at(page, record)
    _papers(page, sheets, number)


def _given(page: frame.Page, sheets: Sheets) -> None:
    system, turns = sheets.system, sheets.turns
    page.part(words.GIVEN_TITLE, words.given(system, turns))
    if not turns.now:
        return
    sheets_zip = partial(ask_sheets.zip_of_sheets, sheets)
    name = f"sheets-{ask_sheets.plain(sheets.occasion.meeting)}.zip"
    _take(words.SHEETS_BUTTON, ask_sheets.SHEETS, sheets_zip, name)
    page.note(f"{words.HAND_OVER} {words.why_no_more(turns)}")
    if turns.waiting:
        page.table(
            lambda: words.waiting_table(system, turns), name="waiting", title=words.WAITING_TITLE
        )


def _roster(page: frame.Page, record: Path, sheets: Sheets) -> None:
    with page.folded(roster_words.TITLE, name="paper round") as opened:
        if opened:
            tonight_roster.show(page, record, sheets)


def _unrecorded(page: frame.Page, system: System, number: int) -> None:
    found = what_came_back(system, number)
    if found.unrecorded:
        page.table(
            lambda: words.unrecorded_table(system, found),
            name="told-not-recorded",
            title=f"{words.UNRECORDED_TITLE}: {len(found.unrecorded)}",
        )


def _papers(page: frame.Page, sheets: Sheets, number: int) -> None:
    page.part(words.PAPERS_TITLE, words.PAPERS_ARE)
    big = st.toggle(words.BIG, key="big_print")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if sheets.turns.now:
            lists, occasion = sheets.own_lists, sheets.occasion
            stars = partial(ask_sheets.own_stars, sheets.system, lists, occasion, big=big)
            _take(words.STARS_BUTTON, ask_sheets.STARS, stars, "own-stars.html")
        agenda = partial(_agenda, sheets.system, number, big=big)
        _take(words.AGENDA_BUTTON, ask_sheets.AGENDA, agenda, "agenda.html")
        _plain(words.SLIPS_BUTTON, ask_sheets.move_slips(big=big), "move-slips.html")
        _circle(sheets, big=big)
    page.part(words.OWN_SHEET_TITLE, words.OWN_SHEET_IS)
    frame.guarded(lambda: _own_sheet(big=big))


def _agenda(system: System, number: int, *, big: bool) -> str:
    parts = tonight_words.agenda_parts(system, number)
    return ask_sheets.agenda(tonight_words.meeting(system, number), parts, big=big)


def _circle(sheets: Sheets, *, big: bool) -> None:
    network, labels = sheets.network, sheets.system.labels
    young = {one.young_person: labels[one.young_person] for one in circles_of(network)}
    chosen = st.selectbox(
        words.CIRCLE_OF, list(young), format_func=young.__getitem__, width=260, index=None
    )
    if chosen is not None:
        make = partial(ask_sheets.circle_sheet, network, chosen, big=big)
        _take(words.CIRCLE_BUTTON, ask_sheets.CIRCLE, make, "circle.html")


def _own_sheet(*, big: bool) -> None:
    with st.expander(words.OWN_SENTENCES):
        st.download_button(
            words.SENTENCES_BUTTON,
            ask_sheets.template(),
            "sentences.csv",
            "text/csv",
            on_click="ignore",
        )
        own = st.file_uploader(words.OWN_SENTENCES, type=["csv"], key="own_sentences")
    said = ask_sheets.of_a_team(own.name, own.getvalue()) if own else ask_sheets.shipped()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        language = st.selectbox(
            words.LANGUAGE, list(said), format_func=lambda one: said[one]["language"], width=200
        )
        made = ask_sheets.own_sheet(said[language], language, big=big)
        _plain(words.OWN_SHEET_BUTTON, made, f"own-sheet-{language}.html")


def _take(label: str, what: str, make: Callable[[], str | bytes], name: str) -> None:
    """A download that holds names: it is made and noted when somebody takes it."""
    mime = "application/zip" if name.endswith(".zip") else HTML
    take = partial(ask_sheets.to_take, session.open_store(), what, make)
    st.download_button(label, take, name, mime, on_click="ignore")


def _plain(label: str, made: str, name: str) -> None:
    st.download_button(label, made, name, HTML, on_click="ignore")
