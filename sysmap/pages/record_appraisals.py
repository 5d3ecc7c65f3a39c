"""How somebody finds a context: a line to add, beside those that stand in the record."""

from __future__ import annotations

import streamlit as st

from sysmap.model import FIELDS
from sysmap.pages import frame, record_fields, record_things, record_typed
from sysmap.pages.record_opened import Opened
from sysmap.recording import Addition, Held, Step
from sysmap.views import record_words as words

NOUN = "appraisal"
NEW = "new"
WIDTHS = (2, 1.5, 1.5, 1, 3)


def line(page: frame.Page, held: Held, opened: Opened) -> None:
    """An empty line, in which one more is written down."""
    page.part(words.ANOTHER_APPRAISAL)
    fields = record_things.CHANGED[NOUN]
    for name, column in zip(fields, st.columns(WIDTHS), strict=True):
        with column:
            record_fields.change(opened.name(NEW, name), FIELDS[NOUN][name], None, held)


def steps(opened: Opened) -> list[Step]:
    """The line that was typed; none where it is empty."""
    typed = {
        name: record_typed.value(opened.name(NEW, name)) for name in record_things.CHANGED[NOUN]
    }
    if not any(typed.values()):
        return []
    return [Addition(noun=NOUN, fields={"context": opened.key, **typed})]
