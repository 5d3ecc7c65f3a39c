"""Change something that stands in the record: a form with its values, saved as its next version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import streamlit as st

from sysmap import recording
from sysmap.errors import EditConflict, SysmapError
from sysmap.model import FIELDS
from sysmap.pages import frame, record_fields, record_saving, record_things, session
from sysmap.recording import Change, Held
from sysmap.recording.held import Row
from sysmap.store import Store
from sysmap.views import record_words as words

LOADED, FAULT, DONE, CONFLICT = "changing", "change_refused", "change_saved", "change_conflict"


@dataclass(frozen=True)
class Loaded:
    """What is being changed, as it stood when the form was opened; `form` names its widgets."""

    which: tuple[str, str]
    rows: Sequence[tuple[str, Row]]
    form: str


def form(page: frame.Page, record: Path) -> None:
    """Choose a thing; change it; where somebody was faster, choose between theirs and yours."""
    store = session.store_of(record)
    held = recording.held_in(store)
    which = _choose(page, held)
    if which is None:
        return
    loaded = _loaded(held, which)
    with st.form("change", enter_to_submit=True):
        for place, (noun, row) in enumerate(loaded.rows):
            _fields(held, loaded, place, noun, row)
        save = partial(_save, store, loaded)
        st.form_submit_button(words.SAVE_CHANGES, type="primary", on_click=save)
    _what_became_of_it(page, store)


def _choose(page: frame.Page, held: Held) -> tuple[str, str] | None:
    what, which = st.columns((1, 3))
    with what:
        noun: str = st.selectbox(
            words.WHAT_THING,
            [*words.THINGS],
            key="change_what",
            format_func=words.THINGS.__getitem__,
        )
    names = record_things.names(held, noun)
    if not names:
        page.note(words.NOTHING_OF_IT)
        return None
    with which:
        identity: str | None = st.selectbox(
            words.WHICH_THING,
            list(names),
            index=None,
            key=f"change_which_{noun}",
            format_func=names.__getitem__,
            placeholder=words.TYPE_TO_FIND,
        )
    return (noun, identity) if identity else None


def _loaded(held: Held, which: tuple[str, str]) -> Loaded:
    loaded: Loaded | None = st.session_state.get(LOADED)
    if loaded is None or loaded.which != which:
        loaded = Loaded(which, record_things.rows(held, *which), uuid4().hex)
        st.session_state[LOADED] = loaded
        for name in (FAULT, CONFLICT):
            st.session_state.pop(name, None)
    return loaded


def _key(loaded: Loaded, place: int, name: str) -> str:
    return f"change_{loaded.form}_{place}_{name}"


def _fields(held: Held, loaded: Loaded, place: int, noun: str, row: Row) -> None:
    """The fields of one row, three beside each other."""
    if place:
        st.html(f"<h2>{words.PARTS_OF[noun]}</h2>")
    names = record_things.CHANGED[noun]
    for first in range(0, len(names), 3):
        for name, column in zip(names[first : first + 3], st.columns(3), strict=False):
            with column:
                key = _key(loaded, place, name)
                record_fields.change(key, FIELDS[noun][name], _now(held, noun, row)[name], held)


def _now(held: Held, noun: str, row: Row) -> Mapping[str, object]:
    """A row's values as they are typed, with keys in place of ids."""
    return {name: record_things.typed(held, noun, name, row[name]) for name in FIELDS[noun]}


def _changes(held: Held, loaded: Loaded) -> list[Change]:
    """What was typed and differs from what stood there when the form was opened."""
    found = []
    for place, (noun, row) in enumerate(loaded.rows):
        before = _now(held, noun, row)
        typed = {
            name: st.session_state.get(_key(loaded, place, name))
            for name in record_things.CHANGED[noun]
        }
        fields = {name: given for name, given in typed.items() if (given or None) != before[name]}
        if fields:
            identity = UUID(str(row["id"]))
            found.append(Change(noun=noun, id=identity, version=row["version"], fields=fields))
    return found


def _save(store: Store, loaded: Loaded) -> None:
    """Save what was typed; what is refused stays typed."""
    changes = _changes(recording.held_in(store), loaded)
    if not changes:
        st.session_state[DONE] = words.UNCHANGED
        return
    _try(store, changes)


def _try(store: Store, changes: Sequence[Change]) -> None:
    for name in (FAULT, CONFLICT, DONE):
        st.session_state.pop(name, None)
    try:
        recording.save_changes(store, changes, who=record_saving.WHO, operation_id=uuid4())
    except EditConflict as fault:
        st.session_state[CONFLICT] = fault, changes
    except SysmapError as fault:
        st.session_state[FAULT] = fault
    else:
        st.session_state[DONE] = words.SAVED
        st.session_state.pop(LOADED, None)


def _what_became_of_it(page: frame.Page, store: Store) -> None:
    if done := st.session_state.pop(DONE, None):
        st.success(done)
    if fault := st.session_state.get(FAULT):
        record_saving.tell(fault)
    if CONFLICT in st.session_state:
        fault, changes = st.session_state[CONFLICT]
        st.error(frame.plain(str(fault)))
        _both(page, store, changes)


def _both(page: frame.Page, store: Store, changes: Sequence[Change]) -> None:
    """Theirs and yours beside each other, and the choice between them."""
    held = recording.held_in(store)
    standing = [(change, held.by_id(change.noun, change.id)) for change in changes]
    theirs, mine = st.columns(2)
    with theirs:
        page.part(words.THEIRS)
        page.questions([line for one in standing for line in _theirs(held, *one)])
        st.button(words.KEEP_THEIRS, on_click=_keep_theirs)
    with mine:
        page.part(words.MINE)
        page.questions(
            [words.typed(*field) for change in changes for field in change.fields.items()]
        )
        if all(row for _change, row in standing):
            over = [replace(change, version=row["version"]) for change, row in standing if row]
            st.button(words.SAVE_MINE, on_click=partial(_try, store, over))


def _theirs(held: Held, change: Change, row: Row | None) -> list[str]:
    if row is None:
        return [words.GONE]
    now = _now(held, change.noun, row)
    return [words.typed(name, now[name]) for name in change.fields]


def _keep_theirs() -> None:
    for name in (LOADED, CONFLICT):
        st.session_state.pop(name, None)
