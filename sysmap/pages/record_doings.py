"""The forms of the Record page, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from sysmap.pages import (
    frame,
    record_actor,
    record_attempt,
    record_change,
    record_context,
    record_framework,
    record_grid,
    record_heard,
    record_kinds,
    record_many,
    record_move,
    record_past,
    record_tie,
    record_typed,
    session,
)
from sysmap.pages.record_opened import FORM
from sysmap.views import heard_words
from sysmap.views import record_words as words

DOING = record_typed.DOING
FORMS: Mapping[str, Callable[[frame.Page, Path], None]] = {
    words.MOVE: record_move.form,
    words.TIE: record_tie.form,
    words.ACTOR: record_actor.form,
    words.CONTEXT: record_context.form,
    words.ATTEMPT: record_attempt.form,
    heard_words.HEARD: record_heard.form,
    words.CHANGE: record_change.form,
    words.MANY: record_many.form,
    words.KINDS: record_kinds.form,
    words.FRAMEWORK: record_framework.form,
    words.PAST: record_past.form,
}


OF_FORM = {
    record_move.FORM: words.MOVE,
    record_tie.FORM: words.TIE,
    record_actor.FORM: words.ACTOR,
    record_context.FORM: words.CONTEXT,
    record_kinds.FORM: words.KINDS,
    record_framework.FORM: words.FRAMEWORK,
    record_attempt.FORM: words.ATTEMPT,
    record_heard.FORM: heard_words.HEARD,
    FORM: words.CHANGE,
    record_grid.FORM: words.MANY,
}


def go_back() -> None:
    """Open the first form in which something was typed."""
    begun = record_typed.forms()
    st.session_state[session.DOING] = next(
        (doing for form, doing in OF_FORM.items() if form in begun), words.MOVE
    )


def chosen() -> str:
    """What the person wants to write down, look at or change."""
    st.session_state.setdefault(session.DOING, words.MOVE)
    doing: str | None = st.segmented_control(
        words.WHAT,
        list(FORMS),
        required=True,
        key=session.DOING,
        wrap=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return doing or words.MOVE
