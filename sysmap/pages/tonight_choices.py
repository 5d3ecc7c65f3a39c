"""Which meeting the page Tonight is about, and which of its parts is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.meetings import held_meetings
from sysmap.pages import record_saving, session
from sysmap.system import System
from sysmap.views import tonight_words as words

PART, MEETING = "part", "meeting"
REFUSED = "refused_tonight"


def part() -> str:
    """Which part of the page is shown."""
    chosen: str | None = st.segmented_control(
        words.PART,
        words.PARTS,
        default=words.ROOM if PART not in st.query_params else None,
        required=True,
        key=PART,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or words.ROOM


def meeting(system: System) -> str | None:
    """The key of the meeting, the last to begin with; None where there is none."""
    keys = system.texts("meeting", "key")
    offered = {str(keys[one]): words.meeting(system, one) for one in held_meetings(system)}
    if not offered:
        return None
    if st.session_state.get(MEETING) not in (None, *offered):
        del st.session_state[MEETING]
    chosen: str = st.selectbox(
        words.MEETING,
        list(offered),
        index=0 if MEETING in st.session_state else len(offered) - 1,
        format_func=lambda key: offered.get(key, key),
        key=MEETING,
        bind="query-params",
        width=270,
    )
    return chosen


def show(part: str) -> None:
    """Show another part of the page from the next time on."""
    st.session_state[PART] = part


def number_of(system: System, meeting: str) -> int:
    """A meeting by its number in the record."""
    return system.texts("meeting", "key").index(meeting)


def new_meeting(record: Path) -> None:
    """The way to begin a meeting today."""
    st.button(words.NEW_MEETING, type="tertiary", on_click=partial(_begin, record))


def _begin(record: Path) -> None:
    store, by = session.store_of(record), {"who": session.WHO, "operation_id": uuid4()}
    try:
        st.session_state[MEETING] = recording.begin_meeting(store, date.today(), **by)  # type: ignore[arg-type] # who, and an id
    except SysmapError as fault:
        refuse(fault)


def refuse(fault: SysmapError, again: Callable[[], None] | None = None) -> None:
    """Keep what is to be put right, to be told where the page is drawn anew."""
    st.session_state[REFUSED] = fault, again


def tell() -> None:
    """Say what is to be put right, once."""
    fault, again = st.session_state.pop(REFUSED, (None, None))
    if fault is not None:
        record_saving.tell(fault, again)
