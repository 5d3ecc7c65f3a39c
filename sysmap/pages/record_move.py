"""A move, as somebody tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.pages import (
    frame,
    record_effects,
    record_fields,
    record_more,
    record_saving,
    record_typed,
    session,
)
from sysmap.recording import Held, MoveDraft, Saved
from sysmap.store import Store
from sysmap.views import record_words as words

FORM = "move"
NAMED = {"makers": words.MAKERS, "for_whom": words.FOR_WHOM, "with_whom": words.WITH_WHOM}
FURTHER = {"enlisted": words.ENLISTED, "witnesses": words.WITNESSES}


def form(page: frame.Page, record: Path) -> None:
    """The form of a move: short, with everything else folded."""
    held = recording.shown_in(session.store_of(record))
    people = record_fields.people(held)
    what, when = st.columns((4, 1))
    with what:
        record_fields.text("move title", words.TITLE, words.TITLE_HINT)
    with when:
        day = record_fields.day("move date", words.DAY, date.today())
    _people(NAMED, people)
    makers = _named("makers")
    record_effects.recognise(held, people)
    everybody = {**people, **record_fields.of(record_fields.new(_everybody(), held))}
    record_effects.lines(page, record_effects.Known(held, everybody, makers, day))
    record_more.propose_contexts(held, makers, day)
    with page.folded(words.MORE, name="more") as opened:
        if opened:
            _people(FURTHER, people)
            record_more.fields(held)
    page.note(record_more.contexts_in_words(held))
    record_fields.ask_of_newcomers(FORM, _everybody(), held)
    record_saving.save_button(record, FORM, _save, partial(_told, people))


def _people(fields: Mapping[str, str], people: Mapping[str, str]) -> None:
    for (name, label), column in zip(fields.items(), st.columns(len(fields)), strict=True):
        with column:
            record_fields.several(
                f"move {name}",
                label,
                people,
                placeholder=words.TYPE_A_NAME,
                accept_new_options=True,
            )


def _named(field: str) -> tuple[str, ...]:
    return tuple(record_typed.value(f"move {field}") or ())


def _everybody() -> list[str]:
    """Whoever is named with a part in the move, or in a line on what it did."""
    parts = [name for field in (*NAMED, *FURTHER) for name in _named(field)]
    return [*parts, *record_effects.named()]


def draft_of(held: Held) -> MoveDraft:
    """The move as it is typed now."""
    makers = _named("makers")
    parts: dict[str, Any] = {name: _named(name) for name in (*NAMED, *FURTHER)}
    return MoveDraft(
        title=record_typed.value("move title"),
        date=record_typed.value("move date"),
        newcomers=record_fields.newcomers(FORM, _everybody(), held),
        effects=tuple(record_effects.drafts(makers)),
        **parts,
        **record_more.typed(),
    )


def _save(store: Store, operation_id: UUID) -> Saved:
    draft = draft_of(recording.shown_in(store))
    return recording.save_move(store, draft, who=session.WHO, operation_id=operation_id)


def _told(people: Mapping[str, str], saved: Saved) -> str:
    """The move that was saved, in a sentence."""
    lines = [
        record_effects.sentence(people, draft) for draft in record_effects.drafts(_named("makers"))
    ]
    return words.saved(f"{words.MOVE} ({saved.key})", record_typed.value("move title"), lines)
