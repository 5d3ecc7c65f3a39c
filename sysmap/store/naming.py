"""What a row of the record is called in a sentence: by keys, never by ids."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.store.tables import POINTERS, quoted

NAMED_BY: Mapping[str, tuple[str, ...]] = {
    "setting": ("key",),
    "actor": ("key",),
    "presence": ("actor", "start"),
    "role": ("actor", "role", "start"),
    "membership": ("actor", "service", "start"),
    "tie_kind": ("kind",),
    "tie": ("source", "target", "kind"),
    "spell": ("tie", "start"),
    "meeting": ("key",),
    "attendance": ("meeting", "actor"),
    "pair_flag": ("a", "b", "flag"),
    "askable": ("kind_a", "kind_b", "tie_kind"),
    "place": ("actor",),
    "element": ("key",),
    "practice": ("key",),
    "practice_relation": ("a", "b", "kind"),
    "context": ("key",),
    "coverage": ("context", "subject_type", "actor", "subject"),
    "appraisal": ("context", "actor", "date"),
    "context_relation": ("a", "b", "kind"),
    "move": ("key",),
    "move_actor": ("move", "actor", "role"),
    "move_element": ("move", "element"),
    "move_context": ("move", "context"),
    "effect": ("move", "tie", "effect"),
    "attempt": ("asker", "asked", "day"),
    "report": ("teller", "source", "target", "day"),
    "reporter": ("actor", "start"),
    "observation_window": ("start", "end"),
    "reason": (),
}
"""Noun -> the fields that tell its rows apart for a person."""

TARGETS = {(pointer.noun, pointer.field): pointer.target for pointer in POINTERS}


def name_of(cursor: DuckDBPyConnection, noun: str, identity: UUID) -> str:
    """The noun and what tells this row apart: `spell (P01, P02, works_with, 2024-03-01)`."""
    return f"{noun.replace('_', ' ')} ({', '.join(_parts(cursor, noun, identity))})"


def _parts(cursor: DuckDBPyConnection, noun: str, identity: UUID) -> list[str]:
    named_by = NAMED_BY[noun]
    rows = cursor.execute(
        f"SELECT {quoted(named_by)} FROM {noun}_log WHERE id = ? ORDER BY version DESC LIMIT 1",
        [identity],
    ).fetchall()
    if not rows:
        return ["not in the record"]
    return [
        part
        for field, value in zip(named_by, rows[0], strict=True)
        if value is not None
        for part in _told(cursor, value, TARGETS.get((noun, field)))
    ]


def _told(cursor: DuckDBPyConnection, value: object, target: str | None) -> list[str]:
    if target is None or not isinstance(value, UUID):
        return [str(value)]
    return _parts(cursor, target, value)
