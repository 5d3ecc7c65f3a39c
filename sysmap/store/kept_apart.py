"""What no refusal names: flags on pairs, and what is between two who are kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.model import KEPT_APART
from sysmap.store.queries import named_queries

FLAGS = "pair_flag"

BETWEEN: Mapping[str, Mapping[str, str]] = {
    "tie": {"pair": "tie", "by": "id", "one": "source", "other": "target"},
    "spell": {"pair": "tie", "by": "tie", "one": "source", "other": "target"},
    "effect": {"pair": "tie", "by": "tie", "one": "source", "other": "target"},
    "configuration_evidence": {"pair": "tie", "by": "tie", "one": "source", "other": "target"},
    "attempt": {"pair": "attempt", "by": "id", "one": "asker", "other": "asked"},
    "report": {"pair": "report", "by": "id", "one": "source", "other": "target"},
}
"""Noun -> the noun that says whom its rows are between, the field that leads there, its ends."""


def between_kept_apart(cursor: DuckDBPyConnection, noun: str) -> set[UUID]:
    """The rows of a noun, whether they stand or not, that are between two who are kept apart.

    Shape:     those count who are kept apart by the last save, or by the one that is being written
    """
    if noun not in BETWEEN:
        return set()
    sql = named_queries("kept_apart.sql")["between"].about(noun=noun, **BETWEEN[noun])
    found = cursor.execute(sql, {"flag": KEPT_APART}).fetchall()
    return {identity for (identity,) in found}


def pointed_at_openly(
    cursor: DuckDBPyConnection, noun: str, field: str, targets: Sequence[UUID]
) -> set[UUID]:
    """Those among the targets that some row of a noun points at which may be named."""
    if noun == FLAGS:
        return set()
    sql = named_queries("kept_apart.sql")["pointing"].about(noun=noun, field=field)
    pointing = cursor.execute(sql, {"ids": [str(target) for target in targets]}).fetchall()
    unnamed = between_kept_apart(cursor, noun)
    return {target for identity, target in pointing if identity not in unnamed}
