"""A few rows looked over in Python, so that the engine is asked only what they may break.

Each query costs as much to plan for one row as for a thousand; a save of a few rows pays for few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from duckdb import DuckDBPyConnection

from sysmap.store.batch import Few
from sysmap.store.naming import TARGETS
from sysmap.store.queries import named_queries
from sysmap.store.tables import POINTERS

Absent = Mapping[str, frozenset[object]]
"""Noun -> the ids that are pointed at and do not stand in the record."""


def absent(cursor: DuckDBPyConnection, batch: Few) -> Absent:
    """What the batch points at that is neither in the record nor in the batch itself."""
    targets = {pointer.target for pointer in POINTERS if pointer.noun in batch.rows}
    return {
        target: _absent(cursor, target, _pointed_at(batch, target)) for target in sorted(targets)
    }


def _pointed_at(batch: Few, target: str) -> set[object]:
    pointed_at = {
        value
        for pointer in POINTERS
        if pointer.target == target and pointer.noun in batch.rows
        for value in batch.values(pointer.noun, pointer.field)
    }
    return pointed_at - {None} - _brought_along(batch, target)


def _brought_along(batch: Few, noun: str) -> set[object]:
    rows = batch.rows.get(noun, ())
    taken_back = {identity for identity, _version, void, *_ in rows if void}
    return {identity for identity, *_ in rows} - taken_back


def _absent(cursor: DuckDBPyConnection, target: str, ids: set[object]) -> frozenset[object]:
    if not ids:
        return frozenset()
    standing = named_queries("checks.sql")["standing"].about(target=target)
    found = cursor.execute(standing, {"ids": [str(identity) for identity in ids]}).fetchall()
    return frozenset(ids - {identity for (identity,) in found})


def may_break(batch: Few, rule: str, names: Mapping[str, str], absent: Absent) -> bool:
    """Whether the batch may break the rule; never False where it does."""
    match rule:
        case "points_nowhere":
            return not absent[names["target"]].isdisjoint(
                batch.values(names["noun"], names["field"])
            )
        case "ends_before_it_starts":
            return _ends_early(batch, names["noun"])
        case "stands_twice":
            return not _among_new_things(batch, names["noun"], names["field"].split(", "))
        case "joins_itself":
            ends = (
                batch.values(names["noun"], names["one"]),
                batch.values(names["noun"], names["other"]),
            )
            return any(one == other for one, other in zip(*ends, strict=True))
        case "spells_overlap":
            return not _each_on_a_tie_of_its_own(batch)
        case _:
            return True


def _among_new_things(batch: Few, noun: str, fields: Sequence[str]) -> bool:
    """Whether the rows differ, and all belong to things that this very save brings."""
    owner = TARGETS.get((noun, fields[0]))
    if owner is None:
        return False
    shared = list(zip(*(batch.values(noun, field) for field in fields), strict=True))
    new = {identity for identity, version, *_ in batch.rows.get(owner, ()) if version == 1}
    return len(set(shared)) == len(shared) and new.issuperset(owned[0] for owned in shared)


def _ends_early(batch: Few, noun: str) -> bool:
    spans = zip(batch.values(noun, "start"), batch.values(noun, "end"), strict=True)
    return any(
        isinstance(start, date) and isinstance(end, date) and end <= start for start, end in spans
    )


def _each_on_a_tie_of_its_own(batch: Few) -> bool:
    """Whether every spell is the only one of a tie that this very save brings."""
    ties = batch.values("spell", "tie")
    new = {identity for identity, version, *_ in batch.rows.get("tie", ()) if version == 1}
    return len(set(ties)) == len(ties) and new.issuperset(ties)
