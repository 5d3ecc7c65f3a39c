"""Something that was asked of somebody, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.model import FIELDS
from sysmap.pages import frame, record_fields, record_saving, record_things, record_typed, session
from sysmap.recording import AttemptDraft, Held, Saved
from sysmap.store import Store
from sysmap.views import record_words as words

FORM = "attempt"
TYPED = ("asker", "asked", "day", "answer", "answered_on", "move", "tie")


def form(page: frame.Page, record: Path) -> None:
    """The form of something asked; an answer that comes later is told under Change something."""
    held = recording.shown_in(session.store_of(record))
    people = record_fields.people(held)
    asker, asked, when = st.columns((2, 2, 1))
    for name, label, column in (
        ("asker", words.ASKER, asker),
        ("asked", words.ASKED, asked),
    ):
        with column:
            record_fields.one(f"attempt {name}", label, people, placeholder=words.TYPE_TO_FIND)
    with when:
        record_fields.text("attempt day", words.ASKED_ON, words.DAY_ALONE)
    _answer()
    if (waited := _waited()) is not None and waited >= 0:
        page.note(words.waited(waited))
    _led_to(page, held)
    page.note(words.REFUSED_COUNTS)
    record_saving.save_button(record, FORM, _save, partial(_told, people))


def _answer() -> None:
    answer, answered_on = st.columns((2, 3))
    with answer:
        answers = record_fields.of(FIELDS["attempt"]["answer"].words)
        said = record_fields.one("attempt answer", words.ANSWER, answers)
    if said in recording.ANSWERED:
        with answered_on:
            record_fields.text("attempt answered_on", words.ANSWERED_ON, words.DAY_ALONE)


def _led_to(page: frame.Page, held: Held) -> None:
    """The move that it was a part of, and the connection that came of it."""
    move, tie = st.columns(2)
    with move:
        moves = record_things.names(held, "move")
        record_fields.one("attempt move", words.PART_OF_MOVE, moves, placeholder=words.NOT_SAID)
    if record_typed.value("attempt answer") != recording.ACCEPTED:
        return
    ties = _ties_of_the_two(held)
    if ties:
        with tie:
            record_fields.one("attempt tie", words.CAME_OF_IT, ties)
    elif _named("asker") and _named("asked"):
        page.note(words.NO_TIE_YET)


def _ties_of_the_two(held: Held) -> dict[str, str]:
    rows = [held.actor(name) for end in ("asker", "asked") if (name := _named(end))]
    pair = {str(row["id"]) for row in rows if row}
    names = record_things.names(held, "tie")
    return {
        identity: names[identity]
        for row in recording.ties_shown(held)
        if {str(row["source"]), str(row["target"])} == pair and (identity := str(row["id"]))
    }


def _named(field: str) -> str:
    return record_typed.value(f"attempt {field}") or ""


def _draft() -> AttemptDraft:
    typed = {name: record_typed.value(f"attempt {name}") for name in TYPED}
    if typed["answer"] not in recording.ANSWERED:
        typed["answered_on"] = None
    if typed["answer"] != recording.ACCEPTED:
        typed["tie"] = None
    return AttemptDraft(**typed)


def _save(store: Store, operation_id: UUID) -> Saved:
    return recording.save_attempt(store, _draft(), who=session.WHO, operation_id=operation_id)


def _told(people: Mapping[str, str], saved: Saved) -> str:
    ends = [people.get(_named(end), _named(end)) for end in ("asker", "asked")]
    answer = record_typed.value("attempt answer")
    return words.asked_of(saved.key or "", ends[0], ends[1], answer, _waited())


def _waited() -> int | None:
    """The days from asking to the answer, where both are known to the day."""
    draft = _draft()
    try:
        asked, answered = (date.fromisoformat(str(day)) for day in (draft.day, draft.answered_on))
    except ValueError:
        return None
    return (answered - asked).days
