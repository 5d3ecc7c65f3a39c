"""What no refusal names: flags on pairs, and what is between two who are kept apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.model import KEPT_APART
from sysmap.store.queries import named_queries

FLAGS = "pair_flag"

_OF_A_TIE = {"pair": "tie", "by": "tie", "one": "source", "other": "target"}

BETWEEN: Mapping[str, Sequence[Mapping[str, str]]] = {
    "tie": [{"pair": "tie", "by": "id", "one": "source", "other": "target"}],
    "spell": [_OF_A_TIE],
    "effect": [_OF_A_TIE],
    "configuration_evidence": [_OF_A_TIE],
    "attempt": [{"pair": "attempt", "by": "id", "one": "asker", "other": "asked"}],
    "report": [{"pair": "report", "by": "id", "one": "source", "other": "target"}],
    "review": [_OF_A_TIE, {"pair": "review", "by": "id", "one": "actor", "other": "other"}],
    "excerpt_link": [_OF_A_TIE],
}
"""Noun -> each noun that says whom its rows are between, the field that leads there, its ends."""


def between_kept_apart(cursor: DuckDBPyConnection, noun: str) -> set[UUID]:
    """The rows of a noun, whether they stand or not, that are between two who are kept apart.

    Shape:     those count who are kept apart by the last save, or by the one that is being written
    """
    query = named_queries("kept_apart.sql")["between"]
    found: set[UUID] = set()
    for way in BETWEEN.get(noun, ()):
        rows = cursor.execute(query.about(noun=noun, **way), {"flag": KEPT_APART}).fetchall()
        found |= {identity for (identity,) in rows}
    return found


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
