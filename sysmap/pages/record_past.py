"""What was recorded: the last saves, what each did, and the way to take one back."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.pages import frame, record_fields, record_saving, record_since, session
from sysmap.store import TEAM, OperationLine, Store
from sysmap.views import record_words as words
from sysmap.views import recorded_words
from sysmap.views.clock import written

LAST = 20
BY_ITSELF = "place"
"""The verb of saves that nobody made: newcomers get a place on the map after the save itself."""
MOST_LOOKED_AT = 500
"""A save of more rows than this is told in counts alone."""
CHOSEN, REASON, TAKEN = "save_chosen", "reason_for_taking_back", "took_back"


def form(page: frame.Page, record: Path) -> None:
    """The last saves, the newest first, one of them opened."""
    store = session.store_of(record)
    history = store.history(TEAM)
    undone = recording.undone_saves(history)
    by_hand = [line for line in history if line.verb != BY_ITSELF]
    saves = {line.seq: line for line in by_hand[: -LAST - 1 : -1]}
    if not saves:
        page.note(words.NOTHING_RECORDED)
        return
    if day := page.beside_the_question(_known_on):
        record_since.part(page, store, day)
        return
    if taken := st.session_state.pop(TAKEN, None):
        st.success(frame.plain(recorded_words.took_back(taken)))
    listed, opened = st.columns((3, 2), gap="large")
    with listed:
        chosen = _one_of(saves, undone)
    with opened:
        line = saves[chosen]
        page.part(recorded_words.save_title(line), recorded_words.when(line.recorded_at))
        if line.seq not in undone:
            _take_back(record, line)
        _what_it_did(page, store, line)


def looking_back(page: frame.Page) -> bool:
    """Whether a past day is looked at, where nothing is written down; then the way back to now."""
    day = session.day_known_on()
    if day is None:
        return False
    page.answer(words.LOOKING_BACK.format(written(day)))
    st.button(words.BACK_TO_NOW, type="primary", on_click=session.back_to_now)
    return True


def _known_on() -> date | None:
    return session.known_on(words.OTHERWISE_SINCE, words.OTHERWISE_SINCE_HELP)


def _one_of(saves: dict[int, OperationLine], undone: set[int]) -> int:
    if st.session_state.get(CHOSEN) not in saves:
        st.session_state[CHOSEN] = next(iter(saves))
    chosen: int = st.radio(
        words.WHICH_SAVE,
        list(saves),
        key=CHOSEN,
        format_func=lambda seq: frame.plain(recorded_words.save_line(saves[seq], undone=undone)),
        captions=[frame.plain(recorded_words.save_caption(line)) for line in saves.values()],
    )
    return chosen


def _what_it_did(page: frame.Page, store: Store, line: OperationLine) -> None:
    if line.rows <= MOST_LOOKED_AT:
        held = recording.shown_in(store)
        written = recording.shown(held, store.written_by(line.seq, TEAM))
        page.questions(recorded_words.things(record_fields.people(held), written))


def _take_back(record: Path, line: OperationLine) -> None:
    with st.form("take_back", border=False, enter_to_submit=False):
        st.text_input(words.WHY, key=REASON)
        st.form_submit_button(words.TAKE_BACK, on_click=partial(_taken_back, record, line.seq))
    about, fault = st.session_state.get(record_saving.REFUSED, (None, None))
    if about == CHOSEN and isinstance(fault, SysmapError):
        del st.session_state[record_saving.REFUSED]
        record_saving.tell(fault)


def _taken_back(record: Path, seq: int) -> None:
    reason = (st.session_state.get(REASON) or "").strip() or None
    try:
        session.store_of(record).take_back(seq, who=session.WHO, reason=reason)
    except SysmapError as fault:
        st.session_state[record_saving.REFUSED] = CHOSEN, fault
        return
    st.session_state[TAKEN] = seq
    st.session_state.pop(CHOSEN, None)
    st.session_state[REASON] = ""
