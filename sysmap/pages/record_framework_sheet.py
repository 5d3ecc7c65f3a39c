"""A version of the framework as it stands: its compartments with their labels, its principles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from sysmap import framework, recording
from sysmap.pages import frame
from sysmap.recording import Held
from sysmap.recording.held import Row
from sysmap.views import framework_words as words

BESIDE = 5
"""So many compartments stand beside each other."""


def part(page: frame.Page, held: Held, version: str) -> None:
    """The sheet of a version, of sysmap's own by its name or of the record's by its key."""
    if built_in := framework.BUILT_IN.get(version):
        _built_in(page, built_in())
        return
    day = date.today()
    found = next(found for found in framework.versions(held.system) if found.key == version)
    rows = recording.items_of(held, version, day)
    told = {above["label"]: _of_compartment(above, rows) for above in _of(rows, "compartment")}
    principles = [words.line(row["label"], row) for row in _of(rows, "principle")]
    _beside_each_other(page, told, principles)
    st.caption(frame.plain(found.sheet(day).attribution))
    page.note(words.MOVES_KEEP)


def _built_in(page: frame.Page, sheet: framework.Framework) -> None:
    told = {part.name: [part.definition, *part.labels] for part in sheet.compartments}
    principles = [f"{part.name}: {part.definition}" for part in sheet.principles]
    _beside_each_other(page, told, principles)
    st.caption(sheet.attribution)


def _beside_each_other(
    page: frame.Page, told: Mapping[str, Sequence[str]], principles: Sequence[str]
) -> None:
    """The compartments in columns, under them the principles."""
    parts = list(told.items())
    for first in range(0, len(parts), BESIDE):
        row = parts[first : first + BESIDE]
        for (name, lines), column in zip(row, st.columns(BESIDE), strict=False):
            with column:
                page.told_of_each({name: lines})
    page.told_of_each({words.PRINCIPLES: principles})


def _of(rows: list[Row], sort: str) -> list[Row]:
    return [row for row in rows if row["sort"] == sort]


def _of_compartment(above: Row, rows: list[Row]) -> list[str]:
    labels = [row for row in rows if row["compartment"] == above["id"]]
    meant = [above["definition"]] if above["definition"] else []
    return [*meant, *(words.line(row["label"], row) for row in labels)]
