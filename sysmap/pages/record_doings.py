"""The forms of the Record page, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from sysmap.pages import (
    frame,
    record_actor,
    record_change,
    record_context,
    record_move,
    record_past,
    record_tie,
)
from sysmap.views import record_words as words

FORMS: Mapping[str, Callable[[frame.Page, Path], None]] = {
    words.MOVE: record_move.form,
    words.TIE: record_tie.form,
    words.ACTOR: record_actor.form,
    words.CONTEXT: record_context.form,
    words.CHANGE: record_change.form,
    words.PAST: record_past.form,
}


def chosen() -> str:
    """What the person wants to write down, look at or change."""
    doing: str = st.segmented_control(
        words.WHAT,
        list(FORMS),
        default=words.MOVE,
        required=True,
        key="doing",
        wrap=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    return doing
