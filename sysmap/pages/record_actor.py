"""Somebody or something new to the record."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.pages import frame, record_fields, record_saving, record_typed, session
from sysmap.recording import ActorDraft, Held, Saved
from sysmap.store import Store
from sysmap.views import record_words as words

FORM = "actor"
TYPED = ("label", "key", "kind", "sector", "service", "age_band", "start", "end")


def form(page: frame.Page, record: Path) -> None:
    """The form of somebody new."""
    held = recording.shown_in(session.store_of(record))
    name, kind = st.columns((3, 2))
    with name:
        record_fields.text("actor label", words.NAME)
    with kind:
        kinds = record_fields.of(held.actor_kinds)
        record_fields.one("actor kind", words.KIND, kinds, accept_new_options=True)
    record_fields.warn_of_a_name(
        record_typed.value("actor kind"), record_typed.value("actor label")
    )
    sector, service, age = st.columns(3)
    with sector:
        sectors = record_fields.of(_used("sector", held))
        record_fields.one("actor sector", words.SECTOR, sectors, accept_new_options=True)
    with service:
        record_fields.one("actor service", words.SERVICE, record_fields.services(held))
    with age:
        bands = record_fields.of(_used("age_band", held))
        record_fields.one("actor age_band", words.AGE_BAND, bands, accept_new_options=True)
    came, left, key = st.columns(3)
    with came:
        record_fields.text("actor start", words.CAME, words.DAY_HINT)
    with left:
        record_fields.text("actor end", words.LEFT, words.DAY_ALONE)
    with key:
        record_fields.text("actor key", words.KEY, words.KEY_HINT)
    page.note(words.THERE_ALL_ALONG)
    record_saving.save_button(record, FORM, _save, _told)


def _used(field: str, held: Held) -> list[str]:
    return sorted({row[field] for row in held.rows("actor") if row[field]})


def _save(store: Store, operation_id: UUID) -> Saved:
    typed = {name: record_typed.value(f"actor {name}") for name in TYPED}
    draft = ActorDraft(**typed)
    return recording.save_actor(store, draft, who=session.WHO, operation_id=operation_id)


def _told(saved: Saved) -> str:
    return words.saved(f"{words.ACTOR} ({saved.key})", record_typed.value("actor label"), ())
