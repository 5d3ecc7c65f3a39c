"""A line of the workbook: what somebody makes of a context, with what it rests on."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.contexts import workbook
from sysmap.pages import frame, record_evidence, record_fields, record_saving, record_typed, session
from sysmap.recording import ConfigurationDraft, Saved
from sysmap.store import Store
from sysmap.views import record_words, workbook_tables
from sysmap.views import workbook_words as words

FORM = "workbook"
CONTEXT = f"{FORM} context"
ABOUT = "workbook_about"
"""The context of which somebody looked at the workbook last."""
IN_WORDS = {"offered": words.OFFERED, "reasoning": words.REASONING, "changed": words.CHANGED}
TYPED = (*IN_WORDS, "strength", "coder", "day", "note")


def form(page: frame.Page, record: Path) -> None:
    """The form of one line, and the lines that stand there."""
    held = recording.shown_in(session.store_of(record))
    contexts = {row["key"]: row["label"] or row["key"] for row in held.rows("context")}
    if st.session_state.get(ABOUT) in contexts:
        record_typed.offer(CONTEXT, st.session_state.pop(ABOUT))
    chosen = record_fields.one(CONTEXT, words.CONTEXT, contexts)
    for (name, label), place in zip(IN_WORDS.items(), st.columns(3), strict=True):
        with place:
            record_fields.text(_name(name), label, words.HINTS[name])
    coder, strength, day = record_fields.columns(2, 2, 1)
    with coder:
        record_fields.one(_name("coder"), words.CODER, record_fields.people(held))
    with strength:
        record_fields.one(_name("strength"), words.STRENGTH, words.STRENGTHS)
    with day:
        record_fields.text(_name("day"), words.DAY, words.DAY_HINT)
    record_fields.text(_name("note"), words.NOTE)
    if chosen:
        record_evidence.fields(_name(chosen), record_evidence.to_tick(held, chosen))
    record_saving.save_button(record, FORM, _save, _told)
    if lines := workbook(held.system):
        page.table(
            lambda: workbook_tables.table(held.system, lines), name="workbook", title=words.WORKBOOK
        )


def _name(field: str) -> str:
    return f"{FORM} {field}"


def _save(store: Store, operation_id: UUID) -> Saved:
    context = record_typed.value(CONTEXT)
    lists = record_evidence.to_tick(recording.shown_in(store), context)
    draft = ConfigurationDraft(
        context=context,
        evidence=tuple(record_evidence.ticked(_name(str(context)), lists)),
        **{name: record_typed.value(_name(name)) for name in TYPED},
    )
    return recording.save_configuration(store, draft, who=session.WHO, operation_id=operation_id)


def _told(saved: Saved) -> str:
    said = (record_typed.value(_name(name)) for name in IN_WORDS)
    return record_words.saved(f"{words.WORKBOOK} ({saved.key})", next(filter(None, said), ""), ())
