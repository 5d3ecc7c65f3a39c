"""The view of the codebook: its codes, the ones that come with the record, and codes of our own."""

from __future__ import annotations

from collections import Counter
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import SysmapError
from sysmap.pages import (
    frame,
    record_fields,
    record_saving,
    record_typed,
    session,
)
from sysmap.recording import CodeDraft, Saved
from sysmap.store import TEAM_FIGURES, Store
from sysmap.views import evidence_tables, record_words
from sysmap.views import evidence_words as words

FORM, FAULT = "own_code", "codebook_refused"


def show(page: frame.Page, record: Path) -> None:
    """The codes, and two ways to more of them."""
    if record_saving.told(page, record):
        return
    system = session.store_of(record).system(TEAM_FIGURES)
    told = Counter(map(str, system.texts("code", "sort")))
    sorts = {sort: told[sort] for sort in words.SORTS if told[sort]}
    page.answer(words.codebook_in_words(sorts) if sorts else words.NO_CODES)
    st.button(words.FILL, on_click=partial(_fill, record), type="secondary" if sorts else "primary")
    if fault := st.session_state.pop(FAULT, None):
        record_saving.tell(fault)
    page.note(words.FILL_IS)
    with page.folded(words.ADD_A_CODE, name="add a code") as opened:
        if opened:
            _form(record)
    if sorts:
        page.plain_rows(evidence_tables.codebook(system))
        page.table(
            partial(evidence_tables.codebook, system),
            name="codebook",
            title=words.CODE_TABLE,
            holds_names=False,
        )


def _form(record: Path) -> None:
    held = recording.shown_in(session.store_of(record))
    codes = {row["key"]: row["label"] or row["key"] for row in held.rows("code")}
    label, parent = record_fields.columns(1, 1)
    with label:
        record_fields.text(f"{FORM} label", words.LABEL)
    with parent:
        record_fields.one(f"{FORM} parent", words.PARENT, codes)
    record_fields.text(f"{FORM} description", words.USED_WHEN)
    record_saving.save_button(record, FORM, _save, _told)


def _save(store: Store, operation_id: UUID) -> Saved:
    typed = {name: record_typed.text_in(FORM, name) for name in ("label", "parent", "description")}
    return recording.save_code(
        store, CodeDraft(**typed), who=session.WHO, operation_id=operation_id
    )


def _told(saved: Saved) -> str:
    label = record_typed.text_in(FORM, "label") or ""
    return record_words.saved(f"{words.ADD_A_CODE} ({saved.key})", label, ())


def _fill(record: Path) -> None:
    record_saving.leave()
    try:
        with record_saving.texts_kept():
            saved = recording.fill_codebook(
                session.store_of(record), who=session.WHO, operation_id=uuid4()
            )
    except SysmapError as fault:
        st.session_state[FAULT] = fault
        return
    record_saving.tell_of(saved.seq, words.filled(str(saved.key)))
