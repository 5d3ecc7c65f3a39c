"""Answers of ask sheets that come back: brought in, told of, and looked at where nobody fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError, WrongUsage
from sysmap.pages import frame, record_fields, session
from sysmap.recording import Aside, Brought
from sysmap.views import tonight_before_words as words

BROUGHT, TURN, FAULT = "answers_brought", "answers_turn", "answers_fault"
KINDS = ["json", "txt", "zip"]


def bring_in(page: frame.Page, record: Path) -> None:
    """Where answer files are given, and what became of them."""
    turn = st.session_state.setdefault(TURN, 0)
    files = st.file_uploader(
        words.FILES, type=KINDS, accept_multiple_files=True, key=f"answer_files_{turn}"
    )
    st.button(words.BRING, type="primary", on_click=partial(_bring, record, files or []))
    brought: Brought | None = st.session_state.get(BROUGHT)
    if brought:
        _tell(page, record, brought)
    _tell_fault(None)


def _bring(record: Path, files: Sequence[Any]) -> None:
    if not files:
        st.session_state[FAULT] = None, WrongUsage(words.NO_FILE)
        return
    given = {_name(number, file.name, files): file.getvalue() for number, file in enumerate(files)}
    _guarded(None, partial(_written, record, given))


def _written(record: Path, given: Mapping[str, bytes]) -> None:
    st.session_state[BROUGHT] = recording.bring_in(
        session.store_of(record), given, who=session.WHO, operation_id=uuid4(), today=date.today()
    )
    st.session_state[TURN] += 1


def _name(number: int, name: str, files: Sequence[Any]) -> str:
    """What a file is called, and which one of several that are called so."""
    alike = [file.name for file in files].count(name)
    return name if alike == 1 else f"{name} (file {number + 1})"


def _tell(page: frame.Page, record: Path, brought: Brought) -> None:
    people = record_fields.people(recording.shown_in(session.store_of(record)))
    members = [people.get(key, key) for key in brought.members]
    told = words.brought(brought.reports, brought.flags, brought.already, members)
    (st.success if brought.seq else st.info)(frame.plain(told))
    if brought.seq:
        st.button(words.TAKE_BACK, on_click=partial(_take_back, record, brought.seq))
    for note in brought.notes:
        page.note(note)
    if brought.faults:
        st.error(words.not_taken(len(brought.faults)))
        st.text("\n".join(brought.faults))


def _take_back(record: Path, seq: int) -> None:
    def undo() -> None:
        session.store_of(record).take_back(seq, who=session.WHO)
        st.session_state.pop(BROUGHT, None)
        st.toast(words.TOOK_BACK)

    _guarded(None, undo)


def look_at(page: frame.Page, record: Path) -> None:
    """Names on sheets that mean nobody, or several, and days that are not written down yet."""
    held = recording.shown_in(session.store_of(record))
    waiting = recording.aside_shown(held, record)
    if not waiting:
        return
    page.part(f"{words.ASIDE_TITLE}: {len(waiting)}", words.ASIDE_IS)
    people = record_fields.people(held)
    for aside in waiting:
        _one(page, record, aside, people)


def _one(page: frame.Page, record: Path, aside: Aside, people: Mapping[str, str]) -> None:
    teller = people.get(aside.teller, aside.teller)
    page.note(words.waits(teller, aside.name, aside.kind, aside.says, aside.since))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if aside.matched:
            page.note(words.has_a_day(people.get(aside.matched, aside.matched)))
        else:
            whom = st.selectbox(
                words.WHOM.format(name=aside.name),
                list(people),
                index=None,
                format_func=people.__getitem__,
                key=f"whom_{aside.id}",
                width=340,
            )
            write = partial(_match, record, aside, whom)
            st.button(words.MATCH, key=f"match_{aside.id}", on_click=write, disabled=whom is None)
        label = words.SEEN if aside.matched else words.LET_GO
        let_go = partial(recording.let_go, record, aside)
        st.button(label, key=f"let_go_{aside.id}", type="tertiary", on_click=let_go)
    _tell_fault(aside.id)


def _match(record: Path, aside: Aside, whom: str | None) -> None:
    match = partial(
        recording.match,
        session.store_of(record),
        aside,
        whom or "",
        who=session.WHO,
        operation_id=uuid4(),
    )
    _guarded(aside.id, match)


def _guarded(about: str | None, part: Any) -> None:
    """Do something; what is refused is told where it was asked for."""
    st.session_state.pop(FAULT, None)
    try:
        part()
    except SysmapError as fault:
        st.session_state[FAULT] = about, fault


def _tell_fault(about: str | None) -> None:
    where, fault = st.session_state.get(FAULT, (None, None))
    if fault is not None and where == about:
        st.error(frame.plain(str(fault)))
