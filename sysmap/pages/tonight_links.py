"""The ways from the agenda to the forms that write down what was told."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from sysmap.pages import frame, record_typed, session
from sysmap.pages.tonight_walk import Walk
from sysmap.views import record_words
from sysmap.views import tonight_words as words


def beside(walk: Walk) -> None:
    """A move may be told at any time."""
    if st.button(words.RECORD_A_MOVE, type="tertiary"):
        st.session_state[session.AT_MEETING] = walk.meeting
        told = {"move meeting": walk.meeting, "move date": walk.agenda.day}
        to_form(record_words.MOVE, told)


def to_form(form: str, filled: Mapping[str, object]) -> None:
    """Leave for a form of the Record page, with some of its fields filled in."""
    st.session_state[session.DOING] = form
    for name, value in filled.items():
        record_typed.fill(name, value)
    frame.go_to("record")
