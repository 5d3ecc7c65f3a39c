"""Theirs and yours beside each other, where somebody changed a thing meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from sysmap import recording
from sysmap.pages import frame, record_fields, record_things
from sysmap.recording import Addition, Change, ElementDraft, Held, Removal, Step
from sysmap.recording.held import Row
from sysmap.store import Store
from sysmap.views import change_words
from sysmap.views import record_words as words

Try = Callable[[Sequence[Step]], None]


def both(
    page: frame.Page,
    store: Store,
    steps: Sequence[Step],
    *,
    keep_theirs: Callable[[], None],
    save: Try,
) -> None:
    """What stands there now and what was typed, and the choice between them."""
    held = recording.shown_in(store)
    theirs, mine = st.columns(2)
    with theirs:
        page.part(change_words.THEIRS)
        page.questions([line for step in steps for line in _theirs(held, step)])
        st.button(change_words.KEEP_THEIRS, on_click=keep_theirs)
    with mine:
        page.part(change_words.MINE)
        page.questions([line for step in steps for line in _mine(held, step)])
        if over := recording.over(held, steps):
            st.button(change_words.SAVE_MINE, on_click=partial(save, over))


def _theirs(held: Held, step: Step) -> list[str]:
    if isinstance(step, Addition):
        return []
    row = held.by_id(step.noun, step.id)
    if row is None:
        return [change_words.GONE]
    now = _now(held, step.noun, row)
    if isinstance(step, Removal):
        return [change_words.part(step.noun, now)]
    return [words.typed(name, now[name]) for name in step.fields if name in now]


def _mine(held: Held, step: Step) -> list[str]:
    if not isinstance(step, Removal):
        fields = [name for name in record_things.told_fields(step.noun) if name in step.fields]
        said = {name: _called(held, name, step.fields[name]) for name in fields}
        if isinstance(step, Change):
            return [words.typed(name, to) for name, to in said.items()]
        return [f"{change_words.ADDED}: {change_words.part(step.noun, said)}"]
    row = held.by_id(step.noun, step.id)
    what = change_words.part(step.noun, _now(held, step.noun, row)) if row else change_words.GONE
    return [f"{change_words.TAKEN_OUT}: {what}"]


def _now(held: Held, noun: str, row: Row) -> Mapping[str, object]:
    """A row's values as they are typed, people by their names."""
    return {
        name: _called(held, name, record_things.typed(held, noun, name, row))
        for name in record_things.told_fields(noun)
    }


def _called(held: Held, name: str, given: object) -> object:
    if isinstance(given, ElementDraft):
        return given.label
    return record_fields.people(held).get(str(given), given) if name == "actor" else given
