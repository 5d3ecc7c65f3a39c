"""How practices stand to one another: a judgement with who and why; new practices go with it."""

from __future__ import annotations

from pathlib import Path
from typing import get_args
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.model import PracticeRelationKind
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.practice import relations
from sysmap.recording import Held, RelationDraft, Saved
from sysmap.store import Store
from sysmap.views import record_words as words
from sysmap.views.practice import practice_words

FORM = "practices"
BETWEEN = ("practice", "kind", "other_practice")
FIELDS = (
    *BETWEEN,
    "day",
    "who",
    "why",
    "practice_existing",
    "other_practice_existing",
)


def form(page: frame.Page, record: Path) -> None:
    """The form of one judgement, and those that were made."""
    held = recording.shown_in(session.store_of(record))
    known = _known(held)
    one, how, other = st.columns((2, 1.2, 2))
    with one:
        _practice("practice", practice_words.ONE, known)
    with how:
        kinds = {kind: practice_words.KINDS[kind] for kind in get_args(PracticeRelationKind)}
        record_fields.one(_name("kind"), practice_words.HOW, kinds)
    with other:
        _practice("other_practice", practice_words.OTHER, known)
    why, who, day = st.columns((3, 1.5, 1.2))
    with why:
        record_fields.text(_name("why"), practice_words.WHY)
    with who:
        record_fields.one(_name("who"), practice_words.WHO, record_fields.people(held))
    with day:
        record_fields.text(_name("day"), words.DAY, words.DAY_ALONE)
    record_saving.save_button(record, FORM, _save, _told)
    _judged(page, held)


def _practice(name: str, label: str, known: dict[str, str]) -> None:
    typed = record_typed.value(_name(name))
    offered = known if typed in (None, *known) else {**known, typed: typed}
    chosen = record_fields.one(_name(name), label, offered, accept_new_options=True)
    if chosen and chosen not in known:
        was_there = practice_words.was_there_before(frame.plain(chosen))
        options = record_fields.of((words.YES, words.NO))
        record_fields.one(_name(f"{name}_existing"), was_there, options)


def _known(held: Held) -> dict[str, str]:
    """What each practice is called, by key."""
    return {row["key"]: row["label"] or row["key"] for row in held.rows("practice")}


def _judged(page: frame.Page, held: Held) -> None:
    if found := relations(held.system):
        page.part(practice_words.HOW_THEY_STAND)
        page.told_of_each(practice_words.told_of_each(found, held.system))


def _name(field: str) -> str:
    return f"{FORM} {field}"


def _save(store: Store, operation_id: UUID) -> Saved:
    draft = RelationDraft(**{name: record_typed.value(_name(name)) for name in FIELDS})
    return recording.save_relation(store, draft, who=session.WHO, operation_id=operation_id)


def _told(_saved: Saved) -> str:
    known = _known(recording.shown_in(session.open_store()))
    one, kind, other = (record_typed.value(_name(name)) for name in BETWEEN)
    sentence = f"{known.get(one, one)} {practice_words.KINDS[kind]} {known.get(other, other)}"
    return words.saved(words.PRACTICES, sentence, ())
