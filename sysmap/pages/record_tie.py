"""A connection by itself, with no move credited."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.recording import FOUND, Saved, TieDraft
from sysmap.store import Store
from sysmap.views import change_words, heard_words
from sysmap.views import record_words as words

FORM = "tie"
ENDS = {"one": words.ONE, "other": words.OTHER}


def form(page: frame.Page, record: Path) -> None:
    """The form of a connection that somebody tells of."""
    held = recording.shown_in(session.store_of(record))
    people = record_fields.people(held)
    one, how, other, strong = st.columns((2.3, 2, 2.3, 1.6))
    for name, column in (("one", one), ("other", other)):
        with column:
            record_fields.one(f"tie {name}", ENDS[name], people, placeholder=words.TYPE_TO_FIND)
    with how:
        kinds = {kind: words.kind(kind) for kind in held.tie_kinds}
        record_fields.one("tie kind", words.HOW, kinds, placeholder=words.CONNECTED_HOW)
    with strong:
        record_fields.strength("tie strength", record_typed.value("tie kind"), held)
    began = record_fields.how_it_began("tie began", words.HOW_IT_BEGAN, words.BEGAN_ALONE)
    if began:
        label = words.SINCE if began == FOUND else words.BEGAN_ON
        hint = words.SINCE_HINT if began == FOUND else words.DAY_HINT
        since, teller = st.columns(2)
        with since:
            record_fields.text("tie start", label, hint)
        with teller:
            look = {"placeholder": heard_words.TOLD_BY_HINT}
            record_fields.one("tie teller", heard_words.TOLD_BY, people, **look)
    page.note(words.FOUND_IS_NOT_FORMED)
    record_saving.save_button(record, FORM, _save, partial(_told, people))


def _named() -> list[str | None]:
    return [record_typed.value(f"tie {end}") for end in ENDS]


def _draft() -> TieDraft:
    typed = {name: record_typed.value(f"tie {name}") for name in TYPED}
    return TieDraft(told_on=date.today(), **typed)


TYPED = ("one", "other", "kind", "began", "start", "strength", "teller")


def _save(store: Store, operation_id: UUID) -> Saved:
    draft = _draft()
    return recording.save_tie(store, draft, who=session.WHO, operation_id=operation_id)


def _told(people: Mapping[str, str], _saved: Saved) -> str:
    ends = [people.get(name or "", name or "") for name in _named()]
    return change_words.tie_name(ends[0], ends[1], record_typed.value("tie kind") or "")
