"""A thing as a whole taken out: what goes with it, why, and that it can be brought again."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import EditConflict, SysmapError
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.pages.record_opened import Opened
from sysmap.recording import Held
from sysmap.views import change_words, recorded_words
from sysmap.views import record_words as words

FAULT, OPERATION = "taking_out_refused", "taking_out_"
PLACE = "place"


def part(page: frame.Page, record: Path, held: Held, opened: Opened, *, called: str) -> None:
    """The folded part in which the thing is taken out."""
    with page.folded(change_words.TAKE_OUT, name="take out") as unfolded:
        if unfolded:
            going = recording.goes_with(held, opened.noun, opened.id)[1:]
            counts = Counter(noun for noun, _row in going if noun != PLACE)
            page.note(recorded_words.goes(opened.noun, counts))
            record_fields.text(f"{opened.form} reason", words.WHY)
            take = partial(_take_out, record, opened, called)
            st.button(change_words.TAKE_OUT_NOW, on_click=take)
    about, fault = st.session_state.get(FAULT, (None, None))
    if about == opened.id and fault is not None:
        record_saving.tell(fault, again=partial(_take_out, record, opened, called))
        if isinstance(fault, EditConflict):
            st.button(change_words.LOOK_AGAIN, on_click=partial(_look_again, record, opened))


def _take_out(record: Path, opened: Opened, called: str) -> None:
    st.session_state.pop(FAULT, None)
    operation: UUID = st.session_state.setdefault(OPERATION + opened.id, uuid4())
    try:
        with record_saving.texts_kept():
            seq = recording.take_out(
                session.store_of(record),
                opened.thing,
                who=session.WHO,
                operation_id=operation,
                reason=record_typed.value(f"{opened.form} reason"),
            )
    except SysmapError as fault:
        st.session_state[FAULT] = opened.id, fault
        return
    del st.session_state[OPERATION + opened.id]
    record_typed.forget(record, opened.form)
    record_saving.tell_of(seq, recorded_words.taken_out(opened.noun, called))


def _look_again(record: Path, opened: Opened) -> None:
    st.session_state.pop(FAULT, None)
    record_typed.forget(record, opened.form)
