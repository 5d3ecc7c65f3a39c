"""The framework: the group's own versions, what is added to them, and official wording."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from uuid import UUID

import streamlit as st

from sysmap import framework, recording
from sysmap.pages import frame, record_fields, record_framework_sheet, record_saving, session
from sysmap.pages import record_typed as typed
from sysmap.recording import FrameworkDraft, Held, ItemDraft, Saved
from sysmap.store import Store
from sysmap.views import framework_words as words

FORM = "framework"
WHAT, WHICH = "framework what", "framework which"
COPY = ("label", "whose", "in_use_from")
LINE = 26
"""Pixels."""
ADD = ("sort", "label", "compartment", "definition", "contributors")


def form(page: frame.Page, record: Path) -> None:
    """The version that is looked at, what is to become of it, and how it stands."""
    held = recording.shown_in(session.store_of(record))
    _choose(held)
    own = held.by_key("framework", typed.value(WHICH)) is not None
    what = typed.value(WHAT)
    if own or what == words.COPY:
        FIELDS[what](held)
        record_saving.save_button(record, FORM, SAVES[what], _told)
    else:
        page.note(words.OWN_FIRST)
    today = date.today()
    page.note(words.stands(framework.version_in_use(held.system, today), today))
    record_framework_sheet.part(page, held, typed.value(WHICH))


def _choose(held: Held) -> None:
    """Which version, to begin with the one in use; and what to do, to begin with a copy."""
    in_use = framework.version_in_use(held.system, date.today())
    versions = framework.versions(held.system)
    names = {found.key: words.called(found, in_use) for found in versions} | words.BUILT_IN
    if typed.value(WHICH) not in names:
        typed.fill(WHICH, in_use.key if in_use else next(iter(names)))
    if typed.value(WHAT) is None:
        typed.fill(WHAT, words.COPY)
    which, what = st.columns(2)
    with which:
        record_fields.one(WHICH, words.VERSION, names)
    with what:
        record_fields.one(WHAT, words.WHAT, words.DOINGS)


def _copy(_held: Held) -> None:
    label, whose, day = st.columns(3)
    with label:
        record_fields.text("framework copy label", words.NAME)
    with whose:
        record_fields.text("framework copy whose", words.WHOSE, words.WHOSE_HINT)
    with day:
        record_fields.text("framework copy in_use_from", words.IN_USE_FROM, words.NOT_YET)


def _add(held: Held) -> None:
    sort, compartment, label = st.columns((1, 1, 2))
    with sort:
        typed.offer("framework add sort", "move")
        record_fields.one("framework add sort", words.SORT, words.SORTS)
    if typed.value("framework add sort") == "move":
        with compartment:
            _compartment("framework add compartment", held)
    with label:
        record_fields.text("framework add label", words.LABEL)
    definition, contributors = st.columns((2, 1))
    with definition:
        record_fields.text("framework add definition", words.DEFINITION)
    with contributors:
        hint = words.CONTRIBUTORS_HINT
        record_fields.text("framework add contributors", words.CONTRIBUTORS, hint)


def _official(held: Held) -> None:
    """The labels of a compartment, and beside them, line by line, their official wording."""
    compartment, wording = st.columns((1, 2))
    with compartment:
        _compartment("framework official compartment", held)
    chosen = typed.value("framework official compartment")
    labels = recording.labels_in(held, chosen, date.today())
    if labels:
        with compartment:
            st.caption(frame.plain(words.in_order([row["label"] for row in labels])))
        with wording:
            typed.offer(_text_of(chosen), words.lines([row["official"] for row in labels]))
            height = LINE * len(labels) + 2 * LINE
            st.text_area(words.OFFICIAL_WORDING, key=typed.key(_text_of(chosen)), height=height)
    st.caption(words.OFFICIAL_STAYS)


def _text_of(compartment: str | None) -> str:
    return f"framework official text {compartment}"


def _compartment(name: str, held: Held) -> None:
    rows = recording.items_of(held, typed.value(WHICH), date.today())
    names = {row["key"]: row["label"] for row in rows if row["sort"] == "compartment"}
    record_fields.one(name, words.COMPARTMENT, names)


FIELDS: Mapping[str, Callable[[Held], None]] = {
    words.COPY: _copy,
    words.ADD: _add,
    words.OFFICIAL: _official,
}


def _save_copy(store: Store, operation_id: UUID) -> Saved:
    fields = {name: typed.value(f"framework copy {name}") for name in COPY}
    draft = FrameworkDraft(copied_from=typed.value(WHICH), **fields)
    return recording.save_framework(store, draft, who=session.WHO, operation_id=operation_id)


def _save_item(store: Store, operation_id: UUID) -> Saved:
    fields = {name: typed.value(f"framework add {name}") for name in ADD}
    draft = ItemDraft(framework=typed.value(WHICH), **fields)
    return recording.save_item(store, draft, who=session.WHO, operation_id=operation_id)


def _save_official(store: Store, operation_id: UUID) -> Saved:
    compartment = typed.value("framework official compartment")
    text = typed.value(_text_of(compartment))
    return recording.paste_official(
        store, compartment, text, who=session.WHO, operation_id=operation_id
    )


SAVES: Mapping[str, Callable[[Store, UUID], Saved]] = {
    words.COPY: _save_copy,
    words.ADD: _save_item,
    words.OFFICIAL: _save_official,
}


def _told(saved: Saved) -> str:
    match typed.value(WHAT):
        case words.COPY:
            return words.copied(typed.value("framework copy label"), saved.key or "")
        case words.ADD:
            return words.added(typed.value("framework add label"))
        case _:
            return words.OFFICIAL_STAYS
