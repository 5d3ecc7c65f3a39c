"""Two who are one: what becomes of what was written of the second, said before it is saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.pages import frame, record_fields, record_saving, record_things, record_typed, session
from sysmap.pages.record_opened import Opened
from sysmap.recording import Held, Merging
from sysmap.views import change_words, recorded_words
from sysmap.views import record_words as words

FAULT, OPERATION = "merging_refused", "merging_"


def part(page: frame.Page, record: Path, held: Held, opened: Opened) -> None:
    """The folded part in which somebody is said to be the same as another."""
    names = record_things.names(held, "actor")
    own = names[opened.id]
    others = {which: name for which, name in names.items() if which != opened.id}
    with page.folded(change_words.SAME_AS, name="same as") as unfolded:
        if unfolded:
            page.note(change_words.SAME_AS_HOW.format(own, own))
            field = f"{opened.form} same which"
            other = record_fields.one(
                field, change_words.THE_OTHER, others, placeholder=words.TYPE_TO_FIND
            )
            if other in others:
                _what_becomes(page, held, opened.id, other, own)
                make = partial(_make_one, record, opened, other, (own, others[other]))
                st.button(change_words.MAKE_ONE, on_click=make)
    about, fault = st.session_state.get(FAULT, (None, None))
    if about == opened.id and fault is not None:
        record_saving.tell(fault)


def _what_becomes(page: frame.Page, held: Held, first: str, second: str, own: str) -> None:
    """What the save would write; why it would be refused is told by the save alone."""
    try:
        found = recording.merging(held, first, second)
    except SysmapError:
        return
    page.note(recorded_words.will_speak_of(own, found.counts))
    page.note(recorded_words.said_of_both(found.doubles))
    page.questions(_ties(held, found) or [recorded_words.NO_TIE_MERGED])


def _ties(held: Held, found: Merging) -> list[str]:
    """The connections that are no longer two, each in a sentence."""
    names = record_things.names(held, "tie")
    told = [
        (what, str(row.get("tie", row["id"]))) for what, rows in found.told.items() for row in rows
    ]
    return [recorded_words.merged(what, names[tie]) for what, tie in told if tie in names]


def _make_one(record: Path, opened: Opened, other: str, names: tuple[str, str]) -> None:
    st.session_state.pop(FAULT, None)
    operation: UUID = st.session_state.setdefault(OPERATION + opened.id, uuid4())
    sentence = recorded_words.made_one(*names)
    store = session.store_of(record)
    try:
        with record_saving.texts_kept():
            seq = recording.merge(
                store, (opened.id, other), who=session.WHO, operation_id=operation, reason=sentence
            )
    except SysmapError as fault:
        st.session_state[FAULT] = opened.id, fault
        return
    del st.session_state[OPERATION + opened.id]
    record_typed.forget(record, opened.form)
    record_saving.tell_of(seq, sentence)
