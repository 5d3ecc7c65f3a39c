"""A paper round typed in: one member at a time, everybody on the roster, a key for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.asking_sheets import OwnList, own_list
from sysmap.errors import InputRefused, SysmapError
from sysmap.pages import frame, record_fields, session
from sysmap.recording import Held, StarDraft
from sysmap.system import System
from sysmap.views import record_words
from sysmap.views import roster_words as words
from sysmap.writers.ask_sheets import Sheets

TURN, LAST, SAVED, FAULT, TELLER = (
    "roster_turn",
    "roster_last",
    "roster_saved",
    "roster_fault",
    "roster_teller",
)


BASELINE = "baseline"


def _source(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


_ROSTER = st.components.v2.component(
    "sysmap_roster", css=_source("roster.css"), js=_source("roster.js")
)


def show(page: frame.Page, record: Path, sheets: Sheets) -> None:
    """Type one member's paper after the other, of those first who are given a sheet."""
    held = recording.shown_in(session.store_of(record))
    people = record_fields.people(held)
    system, turns = sheets.system, sheets.turns
    members = (*turns.now, *(one.actor for one in turns.waiting))
    keys = [system.keys[member] for member in members]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        teller = st.selectbox(
            words.TELLER, keys, format_func=lambda key: people.get(key, key), key=TELLER, width=300
        )
        of_the_round = min(sheets.occasion.day, date.today())
        day = st.date_input(
            words.DAY,
            of_the_round,
            max_value=date.today(),
            format="YYYY-MM-DD",
            key="roster_day",
            width=160,
        )
        first_map = st.checkbox(words.FIRST_MAP, key="roster_first", value=_is_first_map(held))
    if teller is None or day is None:
        return
    page.note(
        words.keys(recording.letters(held), {one for one in held.tie_kinds if held.directed(one)})
    )
    _last(record, people)
    _tell_fault(people)
    turn = f"{teller} {st.session_state.setdefault(TURN, 0)}"
    take = partial(_take, record, keys, (teller, day, first_map))
    rows = _rows(system, people, own_list(system, system.index[teller], day))
    data = {
        "turn": turn,
        "paper": f"{teller} {day}",
        "saved": st.session_state.get(SAVED),
        "rows": rows,
        "words": words.OF_THE_GRID,
    }
    _ROSTER(key="roster", data=data, on_given_change=take)


def _is_first_map(held: Held) -> bool:
    """Whether nothing stands in the record that came after a first map."""
    return all(row["origin"] == BASELINE for row in held.rows("spell"))


def _rows(system: System, people: Mapping[str, str], own: OwnList) -> list[dict[str, str]]:
    """Everybody but the member, with how the two are connected by the record."""
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for person in own.people:
        kinds = (record_words.kind(one.kind) for one in person.connections)
        ways[system.keys[person.actor]] = sorted(set(kinds))
    member = system.keys[own.member]
    return [
        {"key": key, "name": name, "stands": ", ".join(ways[key])}
        for key, name in people.items()
        if key != member
    ]


def _take(record: Path, keys: list[str], about: tuple[str, date, bool]) -> None:
    """Save what the grid gave, and go on to the next member."""
    given: dict[str, Any] | None = st.session_state["roster"].get("given")
    if not given:
        return
    teller, day, first_map = about
    draft = StarDraft(teller=teller, day=day, marks=given["marks"], first_map=first_map)
    st.session_state.pop(FAULT, None)
    try:
        saved = recording.save_star(
            session.store_of(record), draft, who=session.WHO, operation_id=uuid4()
        )
    except SysmapError as fault:
        st.session_state[FAULT] = fault
        return
    st.session_state[LAST] = saved.seq, teller, len(given["marks"])
    st.session_state[SAVED] = f"{teller} {day}"
    st.session_state[TURN] += 1
    after = keys.index(teller) + 1
    st.session_state[TELLER] = keys[after % len(keys)]


def _last(record: Path, people: Mapping[str, str]) -> None:
    """What was saved last, with the way to take it back."""
    if LAST not in st.session_state:
        return
    seq, teller, count = st.session_state[LAST]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(words.saved(people.get(teller, teller), count), width="content")
        st.button(words.TAKE_BACK, type="tertiary", on_click=partial(_take_back, record, seq))


def _take_back(record: Path, seq: int) -> None:
    try:
        session.store_of(record).take_back(seq, who=session.WHO)
        del st.session_state[LAST]
    except SysmapError as fault:
        st.session_state[FAULT] = fault


def _tell_fault(people: Mapping[str, str]) -> None:
    fault = st.session_state.get(FAULT)
    if isinstance(fault, InputRefused):
        st.error(record_words.to_put_right(len(fault.problems)))
        named = ((people.get(one.column or ""), one) for one in fault.problems)
        st.text("\n".join(words.problem(name, one) for name, one in named))
    elif fault is not None:
        st.error(frame.plain(str(fault)))
