"""One more of what belongs to a thing: an empty line beside those that stand in the record."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from sysmap.model import FIELDS
from sysmap.pages import frame, record_fields, record_things, record_typed
from sysmap.pages.record_opened import Opened
from sysmap.recording import Addition, Held, Step
from sysmap.views import change_words, sheet_words

NOUNS = (
    "presence",
    "role",
    "membership",
    "coverage",
    "appraisal",
    "context_relation",
    "attendance",
    "practice_relation",
    "coding",
    "excerpt_link",
)
"""Rows that may be added, and taken out, by themselves."""


def lines(page: frame.Page, held: Held, opened: Opened) -> None:
    """An empty line for each noun of which one more may be written down."""
    for noun, _owner in _belonging(opened):
        page.part(change_words.FURTHER[noun])
        fields = record_things.CHANGED[noun]
        for name, column in zip(fields, st.columns(len(fields)), strict=True):
            with column:
                label = sheet_words.column(noun, name)
                field = FIELDS[noun][name]
                record_fields.change(_name(opened, noun, name), label, field, None, held)


def steps(opened: Opened) -> list[Step]:
    """The lines that were typed; an empty one is nothing."""
    found: list[Step] = []
    for noun, owner in _belonging(opened):
        names = record_things.CHANGED[noun]
        typed = {name: record_typed.value(_name(opened, noun, name)) for name in names}
        if fields := {name: given for name, given in typed.items() if given}:
            found.append(Addition(noun=noun, fields={owner: opened.key, **fields}))
    return found


def _belonging(opened: Opened) -> Iterator[tuple[str, str]]:
    parts = record_things.PARTS.get(opened.noun, ())
    return ((noun, owner) for noun, owner in parts if noun in NOUNS)


def _name(opened: Opened, noun: str, field: str) -> str:
    return opened.name(f"new {noun}", field)
