"""The form in which a text is added: pasted, or from a file of plain text."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import recording
from sysmap.pages import record_fields, record_names, record_saving, record_typed, session
from sysmap.recording import Saved, SourceDraft
from sysmap.store import Store
from sysmap.views import evidence_words as words
from sysmap.views import record_words

FORM = "source"
FILE = "source_file"
TYPED = ("kind", "scope", "day", "title", "speaker", "meeting")
KINDS = ("observation", "interview", "focus group", "diary", "meeting note", "document")


def form(record: Path) -> None:
    """What kind of source it is, whose words, what was agreed to, and the text."""
    held = recording.shown_in(session.store_of(record))
    kind, title = record_fields.columns(1, 2)
    with kind:
        record_fields.one(_name("kind"), words.KIND, record_fields.of(KINDS))
    with title:
        record_fields.text(_name("title"), words.TITLE)
    day, meeting, speaker = record_fields.columns(1, 2, 2)
    with day:
        record_fields.text(_name("day"), words.DAY, record_words.DAY_HINT)
    with meeting:
        record_fields.one(_name("meeting"), words.MEETING, record_names.meetings_by_key(held))
    with speaker:
        record_fields.one(
            _name("speaker"),
            words.SPEAKER,
            record_fields.people(held),
            placeholder=words.SEVERAL_SPEAK,
        )
    record_fields.one(_name("scope"), words.SCOPE, words.SCOPES)
    st.text_area(words.TEXT, key=record_typed.key(_name("text")), height=220)
    st.file_uploader(words.FILE, type=["txt"], key=FILE)
    record_saving.save_button(record, FORM, _save, _told)


def _name(field: str) -> str:
    return f"{FORM} {field}"


def _save(store: Store, operation_id: UUID) -> Saved:
    uploaded = st.session_state.get(FILE)
    text = record_typed.value(_name("text")) or (uploaded.getvalue() if uploaded else None)
    draft = SourceDraft(text=text, **{name: record_typed.value(_name(name)) for name in TYPED})
    return recording.save_source(store, draft, who=session.WHO, operation_id=operation_id)


def _told(saved: Saved) -> str:
    title = record_typed.value(_name("title")) or ""
    return record_words.saved(f"{words.SOURCE_FORM} ({saved.key})", title, ())
