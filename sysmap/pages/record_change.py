"""Change something that stands in the record: a form with its values, saved as its next version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import EditConflict, SysmapError
from sysmap.model import FIELDS
from sysmap.pages import (
    frame,
    record_conflict,
    record_evidence,
    record_fields,
    record_focus,
    record_further,
    record_history,
    record_keys,
    record_merging,
    record_parts,
    record_removal,
    record_saving,
    record_things,
    record_typed,
    session,
)
from sysmap.pages.record_opened import FORM, Opened, opened
from sysmap.recording import Change, Held, Removal, Seen, Step
from sysmap.store import Store
from sysmap.views import change_words, sheet_words
from sysmap.views import record_words as words
from sysmap.views.person_words import ASKED_BY_THE_PERSON

FAULT, DONE, CONFLICT = "change_refused", "change_saved", "change_conflict"
TAKEN_OUT, ASKED = "taken_out", "asked"


def form(page: frame.Page, record: Path) -> None:
    """Choose a thing; change it; where somebody was faster, choose between theirs and yours."""
    store = session.store_of(record)
    held = recording.shown_in(store)
    which = _choose(page, held)
    if which is None:
        _tell_what_is_done()
        return
    noun, identity, called = which
    thing = opened(held, noun, identity)
    _fields(page, held, thing)
    _save_button(record, thing)
    _what_became_of_it(page, record, thing)
    record_history.part(page, store, held, thing)
    if noun == "actor":
        record_merging.part(page, record, held, thing)
    record_removal.part(page, record, held, thing, called=called)


def _choose(page: frame.Page, held: Held) -> tuple[str, str, str] | None:
    """The noun and id of a thing, and what it is called."""
    what, which = st.columns((1, 3))
    if record_typed.value(f"{FORM} what") is None:
        record_typed.fill(f"{FORM} what", next(iter(change_words.THINGS)))
    with what:
        noun = record_fields.one(f"{FORM} what", change_words.WHAT_THING, change_words.THINGS) or ""
    names = record_things.names(held, noun) if noun else {}
    if not names:
        page.note(change_words.NOTHING_OF_IT)
        return None
    name = f"{FORM} {noun} which"
    if record_typed.value(name) not in names:
        record_typed.fill(name, None)
    with which:
        identity = record_fields.one(
            name, change_words.WHICH_THING, names, placeholder=words.TYPE_TO_FIND
        )
    return (noun, identity, names[identity]) if identity else None


def _fields(page: frame.Page, held: Held, thing: Opened) -> None:
    for seen in thing.changed_by_field():
        if seen.id != thing.id or thing.noun == "tie":
            st.html(f"<h2>{change_words.PARTS_OF[seen.noun]}</h2>")
        _row(held, thing, seen)
    if thing.noun == "move":
        page.part(change_words.BELONGS_TO_MOVE)
        record_parts.fields(held, thing)
    if thing.noun == record_evidence.OF:
        record_evidence.change(page, held, thing)
    record_further.lines(page, held, thing)


def _row(held: Held, thing: Opened, seen: Seen) -> None:
    """The fields of one row, three beside each other."""
    names = record_things.CHANGED[seen.noun]
    for first in range(0, len(names), 3):
        for name, column in zip(names[first : first + 3], st.columns(3), strict=False):
            with column:
                field = FIELDS[seen.noun][name]
                label, now = sheet_words.column(seen.noun, name), seen.fields[name]
                record_fields.change(thing.name(seen.id, name), label, field, now, held)
    if seen.noun == "actor":
        kind, label = (record_typed.value(thing.name(seen.id, name)) for name in ("kind", "label"))
        record_fields.warn_of_a_name(kind, label)
    if seen.noun in record_further.NOUNS:
        record_fields.tick(thing.name(seen.id, TAKEN_OUT), change_words.TAKE_OUT)


def _save_button(record: Path, thing: Opened) -> None:
    record_fields.tick(f"{thing.form} {ASKED}", change_words.ASKED_BY_THE_PERSON)
    with st.container(
        key=record_keys.saving(thing.form), horizontal=True, vertical_alignment="center"
    ):
        st.button(
            change_words.SAVE_CHANGES,
            type="primary",
            shortcut=record_saving.SHORTCUT,
            on_click=partial(_save, record, thing),
        )
        if record_typed.is_typed_in(thing.form):
            forget = partial(_forget, record, thing)
            st.button(words.THROW_AWAY, type="tertiary", on_click=forget)
        st.caption(words.SAVE_KEYS)
    record_keys.save_from_anywhere(thing.form)


def _steps(held: Held, thing: Opened) -> list[Step]:
    """What was typed and differs from what stood there when the form was opened."""
    found = [step for seen in thing.changed_by_field() for step in _step(thing, seen)]
    if thing.noun == "move":
        found += record_parts.steps(held, thing)
    if thing.noun == record_evidence.OF:
        found += record_evidence.steps(held, thing)
    return found + record_further.steps(thing)


def _step(thing: Opened, seen: Seen) -> list[Step]:
    identity = UUID(seen.id)
    if record_typed.value(thing.name(seen.id, TAKEN_OUT)):
        return [Removal(noun=seen.noun, id=identity, version=seen.version)]
    typed = {
        name: record_typed.value(thing.name(seen.id, name))
        for name in record_things.CHANGED[seen.noun]
    }
    fields = {name: to for name, to in typed.items() if (to or None) != seen.fields[name]}
    change = Change(noun=seen.noun, id=identity, version=seen.version, fields=fields)
    return [change] if fields else []


def _save(record: Path, thing: Opened) -> None:
    """Save what was typed; what is refused stays typed."""
    steps = _steps(recording.shown_in(session.store_of(record)), thing)
    if steps:
        _try(record, thing, steps)
    else:
        _clear_messages()
        st.session_state[DONE] = change_words.UNCHANGED


def _try(record: Path, thing: Opened, steps: Sequence[Step]) -> None:
    _clear_messages()
    store = session.store_of(record)
    try:
        with record_saving.texts_kept():
            _save_steps(store, thing, steps)
    except EditConflict as fault:
        st.session_state[CONFLICT] = thing.id, fault, steps
    except SysmapError as fault:
        st.session_state[FAULT] = thing.id, fault
    else:
        st.session_state[DONE] = words.SAVED
        record_typed.forget(record, thing.form)


def _save_steps(store: Store, thing: Opened, steps: Sequence[Step]) -> None:
    held = recording.shown_in(store)
    newcomers = record_fields.newcomers(thing.form, record_parts.named(thing), held)
    asked = record_typed.value(f"{thing.form} {ASKED}")
    recording.save_changes(
        store,
        steps,
        who=session.WHO,
        operation_id=uuid4(),
        newcomers=newcomers,
        reason=ASKED_BY_THE_PERSON if asked else None,
    )


def _forget(record: Path, thing: Opened) -> None:
    _clear_messages()
    record_typed.forget(record, thing.form)


def _clear_messages() -> None:
    for name in (FAULT, CONFLICT, DONE):
        st.session_state.pop(name, None)


def _tell_what_is_done() -> None:
    if done := st.session_state.pop(DONE, None):
        with st.container(key=DONE):
            st.success(done)
        record_focus.show(DONE, object())


def _what_became_of_it(page: frame.Page, record: Path, thing: Opened) -> None:
    _tell_what_is_done()
    about, refused = st.session_state.get(FAULT, (None, None))
    if about == thing.id and refused is not None:
        record_saving.tell(refused, again=partial(_save, record, thing))
    about, *met = st.session_state.get(CONFLICT, (None,))
    if about == thing.id:
        fault, steps = met
        st.error(frame.plain(str(fault)))
        record_conflict.both(
            page,
            session.store_of(record),
            steps,
            keep_theirs=partial(_forget, record, thing),
            save=partial(_try, record, thing),
        )
