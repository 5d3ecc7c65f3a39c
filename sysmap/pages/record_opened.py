"""A thing as it stood when somebody began to change it; it stays so until they are done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass

import streamlit as st

from sysmap.pages import record_things, record_typed
from sysmap.recording import Held, Seen

FORM = "change"
LAST = "thing_open_last"


@dataclass(frozen=True)
class Opened:
    """What is being changed: the thing itself, then what belongs to it."""

    noun: str
    id: str
    rows: tuple[Seen, ...]

    @property
    def form(self) -> str:
        """What the names of its fields begin with."""
        return form_of(self.id)

    @property
    def thing(self) -> Seen:
        """The thing itself."""
        return next(seen for seen in self.rows if seen.id == self.id)

    @property
    def key(self) -> object:
        """The thing's key."""
        return self.thing.fields["key"]

    def of(self, noun: str) -> list[Seen]:
        """What belongs to it, of one noun."""
        return [seen for seen in self.rows if seen.noun == noun]

    def name(self, part: str, field: str) -> str:
        """The name of a field, of one of the rows or of a part of the form."""
        return f"{self.form} {part}.{field}"

    def changed_by_field(self) -> Iterator[Seen]:
        """The rows whose fields are shown one by one."""
        return (seen for seen in self.rows if seen.noun in record_things.CHANGED)


def form_of(identity: str) -> str:
    """What the names of the fields begin with where this thing is changed."""
    return f"{FORM} {identity}"


def opened(held: Held, noun: str, identity: str) -> Opened:
    """The thing as it stood when its form was opened, also after a refresh."""
    name = f"{form_of(identity)} opened"
    came_back = st.session_state.get(LAST) != identity
    if came_back and not record_typed.is_typed_in(form_of(identity)):
        record_typed.fill(name, None)
    st.session_state[LAST] = identity
    if not record_typed.value(name):
        rows = record_things.rows(held, noun, identity)
        record_typed.fill(name, [list(astuple(seen)) for seen in rows])
    parts = ("noun", "id", "version", "fields")
    kept = (dict(zip(parts, row, strict=True)) for row in record_typed.value(name))
    return Opened(noun, identity, tuple(Seen(**row) for row in kept))
