"""What a row of the record is called in a sentence: by keys, never by ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.store.clock import utc_now
from sysmap.store.seen import EVERYBODY, NOT_SHOWN, Seen, seen_by
from sysmap.store.tables import POINTERS, quoted
from sysmap.store.viewer import TEAM

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
    "consent": ("actor", "purpose", "start"),
    "element": ("key",),
    "practice": ("key",),
    "practice_relation": ("a", "b", "kind"),
    "context": ("key",),
    "coverage": ("context", "subject_type", "actor", "subject"),
    "appraisal": ("context", "actor", "date"),
    "context_relation": ("a", "b", "kind"),
    "framework": ("key",),
    "framework_item": ("label",),
    "move": ("key",),
    "move_actor": ("move", "actor", "role"),
    "move_element": ("move", "element"),
    "move_context": ("move", "context"),
    "effect": ("move", "tie", "effect"),
    "attempt": ("asker", "asked", "day"),
    "configuration": ("key",),
    "configuration_evidence": ("configuration", "move", "tie", "element", "actor", "day"),
    "review": ("meeting", "tie", "move", "context", "actor", "other"),
    "action": ("key",),
    "source": ("key",),
    "excerpt": ("key",),
    "code": ("key",),
    "coding": ("excerpt", "code", "coder"),
    "excerpt_link": ("excerpt", "move", "tie", "context", "element"),
    "report": ("teller", "source", "target", "day"),
    "reporter": ("actor", "start"),
    "observation_window": ("start", "end"),
    "reason": (),
    "erasure": ("noun", "of_seq"),
}
"""Noun -> the fields that tell its rows apart for a person."""

TARGETS = {(pointer.noun, pointer.field): pointer.target for pointer in POINTERS}


def name_of(cursor: DuckDBPyConnection, noun: str, identity: UUID) -> str:
    """The noun and what tells this row apart: `spell (P01, P02, works_with, 2024-03-01)`.

    Whoever is told this sits before the team's screens: nobody is named who may not be named there.
    """
    seen = seen_by(cursor, TEAM, utc_now().date())
    return names_of(cursor, noun, [identity], seen)[identity]


def names_of(
    cursor: DuckDBPyConnection, noun: str, ids: Iterable[UUID], seen: Seen = EVERYBODY
) -> Mapping[UUID, str]:
    """Each row's id with its noun and what tells it apart."""
    keys = keys_of(cursor, noun, ids, seen)
    return {identity: f"{noun.replace('_', ' ')} ({key})" for identity, key in keys.items()}


def keys_of(
    cursor: DuckDBPyConnection, noun: str, ids: Iterable[UUID], seen: Seen = EVERYBODY
) -> Mapping[UUID, str]:
    """Each row's id with what tells it apart: its key, or what it has in place of one."""
    asked = set(ids)
    named_by = NAMED_BY[noun]
    rows = cursor.execute(
        f"SELECT {quoted(('id', *named_by))} FROM {noun}_log "
        "WHERE id IN (SELECT unnest($ids::UUID[])) "
        "QUALIFY version = max(version) OVER (PARTITION BY id)",
        {"ids": [str(identity) for identity in asked]},
    ).fetchall()
    told = told_by_keys(cursor, noun, named_by, [values for _id, *values in rows], seen)
    keys = {
        identity: ", ".join(str(value) for value in values if value is not None)
        for (identity, *_), values in zip(rows, told, strict=True)
    }
    unnamed = dict.fromkeys(seen.absent, NOT_SHOWN) | dict(seen.codes) if noun == "actor" else {}
    return dict.fromkeys(asked, "not in the record") | {
        identity: unnamed.get(identity, key) for identity, key in keys.items()
    }


def told_by_keys(
    cursor: DuckDBPyConnection,
    noun: str,
    fields: Sequence[str],
    rows: Sequence[Sequence[object]],
    seen: Seen = EVERYBODY,
) -> list[tuple[object, ...]]:
    """Rows of these fields of a noun, with keys in place of ids."""
    told = [
        _by_keys(cursor, TARGETS.get((noun, field)), column, seen)
        for field, column in zip(fields, zip(*rows, strict=True), strict=False)
    ]
    return list(zip(*told, strict=True)) if told else [() for _ in rows]


def _by_keys(
    cursor: DuckDBPyConnection, target: str | None, column: Sequence[object], seen: Seen
) -> Sequence[object]:
    if target is None:
        return column
    ids = {value for value in column if isinstance(value, UUID)}
    keys = keys_of(cursor, target, ids, seen) if ids else {}
    return [keys[value] if isinstance(value, UUID) else None for value in column]
