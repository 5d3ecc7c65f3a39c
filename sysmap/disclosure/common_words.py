"""The record in words that everybody uses: a programme's own may name a person or a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pyarrow as pa

from sysmap.disclosure.vocabulary import (
    OTHER,
    kind_that_leaves,
    sector_that_leaves,
    tie_kind_that_leaves,
)
from sysmap.model import CONTEXT_KINDS
from sysmap.system import SCHEMAS, System

Change = Callable[[str], str]


def _context_kind(kind: str) -> str:
    return kind if kind in CONTEXT_KINDS else OTHER


_IN: Mapping[str, Mapping[str, Change]] = {
    "actor": {"kind": kind_that_leaves, "sector": sector_that_leaves},
    "tie": {"kind": tie_kind_that_leaves},
    "tie_kind": {"kind": tie_kind_that_leaves},
    "askable": {
        "kind_a": kind_that_leaves,
        "kind_b": kind_that_leaves,
        "tie_kind": tie_kind_that_leaves,
    },
    "report": {"kind": tie_kind_that_leaves},
    "context": {"kind": _context_kind},
}
"""Table -> its columns in which a programme may use words of its own, and what they become."""


def in_common_words(system: System) -> System:
    """The same record, with `other` for every kind and sector that is the programme's own word."""
    changed = {name: _table(system, name, columns) for name, columns in _IN.items()}
    return System({**system.tables, **changed, "coverage": _coverage(system)})


def _table(system: System, name: str, columns: Mapping[str, Change]) -> pa.Table:
    table = system.tables[name]
    for column, change in columns.items():
        place = table.schema.get_field_index(column)
        words = [text if text is None else change(text) for text in system.texts(name, column)]
        table = table.set_column(place, column, pa.array(words, pa.string()))
    return table


def _coverage(system: System) -> pa.Table:
    """Whom contexts reach: a sector by its common word, and no area or group by name."""
    rows = [
        {**row, "subject": _subject(row["subject_type"], row["subject"])}
        for row in system.tables["coverage"].to_pylist()
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMAS["coverage"])


def _subject(sort: str | None, subject: str | None) -> str | None:
    return sector_that_leaves(subject) if sort == "sector" else subject
