"""A context, and whom it reaches."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import get_args
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.model import CONTEXT_KINDS, ContextLevel, ContextRelationKind
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.recording import ContextDraft, CoverageDraft, Held, Saved
from sysmap.store import Store
from sysmap.views import record_words as words

FORM = "context"
TYPED = (
    "label",
    "key",
    "kind",
    "level",
    "start",
    "end",
    "description",
    "parent",
    "relation",
    "related_to",
)
EVERYBODY = "all"
NAMED = ("sector", "area", "group")


def form(page: frame.Page, record: Path) -> None:
    """The form of a context."""
    held = recording.shown_in(session.store_of(record))
    name, kind, level = st.columns((3, 2, 1.2))
    with name:
        record_fields.text("context label", words.CONTEXT_NAME)
    with kind:
        kinds = {word: words.kind(word) for word in CONTEXT_KINDS}
        record_fields.one("context kind", words.KIND, kinds, accept_new_options=True)
    with level:
        record_fields.one("context level", words.LEVEL, record_fields.of(get_args(ContextLevel)))
    began, ended, parent = st.columns(3)
    with began:
        record_fields.text("context start", words.BEGAN, words.DAY_HINT)
    with ended:
        record_fields.text("context end", words.ENDED, words.DAY_HINT)
    contexts = {row["key"]: row["label"] or row["key"] for row in held.rows("context")}
    with parent:
        record_fields.one("context parent", words.PARENT, contexts)
    record_fields.text("context description", words.DESCRIPTION)
    _reach(held)
    if contexts:
        _stands_to_another(contexts)
    page.note(words.REACH_DECIDES)
    record_saving.save_button(record, FORM, _save, _told)


def _reach(held: Held) -> None:
    """Whom it reaches: everybody, or all that are chosen of one sort."""
    sort, whom = st.columns((1, 2))
    if record_typed.value("context reach") is None:
        record_typed.fill("context reach", EVERYBODY)
    with sort:
        chosen = record_fields.one("context reach", words.REACHES, words.SUBJECT_TYPES)
    if chosen and chosen != EVERYBODY:
        with whom:
            record_fields.several(
                f"context {chosen} whom",
                words.REACHES_WHOM,
                _subjects(chosen, held),
                accept_new_options=chosen in NAMED,
            )


def _stands_to_another(contexts: Mapping[str, str]) -> None:
    how, which = st.columns((1, 2))
    relations = {word: words.kind(word) for word in get_args(ContextRelationKind)}
    with how:
        record_fields.one("context relation", words.RELATION, relations)
    if record_typed.value("context relation"):
        with which:
            record_fields.one("context related_to", words.RELATED_TO, contexts)


def _subjects(sort: str, held: Held) -> dict[str, str]:
    if sort in NAMED:
        return record_fields.of(sorted({text for text in held.system.field(sort) if text}))
    people = record_fields.people(held)
    kinds = {row["key"]: row["kind"] for row in held.rows("actor")}
    return {key: name for key, name in people.items() if sort == "actor" or kinds[key] == sort}


def _coverage() -> tuple[CoverageDraft, ...]:
    sort = record_typed.value("context reach")
    if sort in (None, EVERYBODY):
        return (CoverageDraft(subject_type=EVERYBODY),) if sort else ()
    whom = record_typed.value(f"context {sort} whom") or ()
    return tuple(CoverageDraft(subject_type=sort, subject=name) for name in whom)


def _save(store: Store, operation_id: UUID) -> Saved:
    typed = {name: record_typed.value(f"context {name}") for name in TYPED}
    draft = ContextDraft(coverage=_coverage(), **typed)
    return recording.save_context(store, draft, who=session.WHO, operation_id=operation_id)


def _told(saved: Saved) -> str:
    return words.saved(f"{words.CONTEXT} ({saved.key})", record_typed.value("context label"), ())
