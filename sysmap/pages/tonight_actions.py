"""What the group said that it would do: done or not yet, and what comes next."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.pages import frame, record_fields, record_saving, session, tonight_before
from sysmap.pages import tonight_choices as choices
from sysmap.recording import ActionDraft
from sysmap.system import System
from sysmap.views import minutes_words as words

FIELDS = ("action_what", "action_who", "action_due")


def before(page: frame.Page, record: Path, meeting: str) -> None:
    """What earlier meetings said would be done, then the sheets that are given out and come in."""
    earlier(page, record, meeting)
    tonight_before.show(page, record, meeting)


def earlier(page: frame.Page, record: Path, meeting: str) -> None:
    """The actions of earlier meetings that were open on the eve of this one, a key for each."""
    system = session.system()
    assert system is not None
    open_ones = words.open_actions(system, choices.number_of(system, meeting))
    page.part(words.EARLIER, words.NO_EARLIER if not open_ones else "")
    for row in open_ones:
        _action(record, system, row)


def _action(record: Path, system: System, row: words.Row) -> None:
    done = row["done"] is not None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            words.NOT_YET if done else words.DONE,
            key=f"done {row['key']}",
            on_click=partial(_settle, record, str(row["key"]), None if done else date.today()),
        )
        st.html(words.as_item(words.action(system, row)))


def _settle(record: Path, key: str, day: date | None) -> None:
    by = {"who": session.WHO, "operation_id": uuid4()}
    try:
        recording.save_done(session.store_of(record), key, day, **by)  # type: ignore[arg-type] # who, and an id
    except SysmapError as fault:
        choices.refuse(fault)


def following(page: frame.Page, record: Path, meeting: str) -> None:
    """What is to be done next, as this meeting agreed, and a line for one more."""
    system = session.system()
    assert system is not None
    number = choices.number_of(system, meeting)
    page.part(words.NEXT)
    for row in words.actions_of(system, number):
        st.html(words.as_item(words.action(system, row)))
    people = record_fields.people(recording.shown_in(session.store_of(record)))
    what, who, due = st.columns((4, 2, 2))
    what.text_input(words.WHAT, key=FIELDS[0])
    who.selectbox(
        words.WHO,
        list(people),
        index=None,
        format_func=lambda key: people.get(key, key),
        key=FIELDS[1],
    )
    due.date_input(words.DUE, None, format="YYYY-MM-DD", key=FIELDS[2])
    st.button(words.ADD, on_click=partial(_add, record, meeting))


def _add(record: Path, meeting: str) -> None:
    what, who, due = (st.session_state.get(name) for name in FIELDS)
    draft = ActionDraft(meeting=meeting, what=what, actor=who, due=due)
    by = {"who": session.WHO, "operation_id": uuid4()}
    try:
        with record_saving.texts_kept():
            recording.save_action(session.store_of(record), draft, **by)  # type: ignore[arg-type] # the same
    except SysmapError as fault:
        choices.refuse(fault, partial(_add, record, meeting))
        return
    for name in FIELDS:
        st.session_state[name] = "" if name == FIELDS[0] else None
