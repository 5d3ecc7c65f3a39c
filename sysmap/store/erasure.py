"""Somebody erased by one operation, which says row by row what it did to the saves before it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID, uuid4

from duckdb import DuckDBPyConnection

from sysmap.errors import WrongUsage
from sysmap.store.batch import Few, batch_of
from sysmap.store.clock import microseconds
from sysmap.store.digest import hash_of
from sysmap.store.engine import transaction
from sysmap.store.erasing import ACTOR, Change, Plan, Wanted
from sysmap.store.head import Head
from sysmap.store.namesakes import Names, names_from
from sysmap.store.naming import keys_of
from sysmap.store.operation import ERASE, MERGE, Operation
from sysmap.store.queries import named_queries
from sysmap.store.saving import with_reason, write
from sysmap.store.tables import POINTERS, Erasure, columns

T = TypeVar("T")

AT_ONCE = 500
"""Rows that are taken out or put in by one statement."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A text of somebody else's row that names them: where it stands, told by keys, and the text.

    Shape:     `id` that of the row, so that it can be opened and changed
    """

    noun: str
    id: UUID
    key: str
    field: str
    text: str


def people_known_by(cursor: DuckDBPyConnection, known_by: str) -> frozenset[UUID]:
    """The ids of whoever a key or an id stands for, and of those who were made one with them.

    Raises:    WrongUsage -> nobody is or was known by it
    """
    queries = named_queries("erasing.sql")
    found = [
        cursor.execute(queries[way].sql, {"known_by": known_by}).fetchall()
        for way in ("stands", "known_by")
    ]
    ids = frozenset(identity for (identity,) in found[0] or found[1])
    if not ids:
        raise WrongUsage(
            f"nobody here is or was known by {known_by}; give the key of an actor as it stands "
            "in actors.csv or on the map"
        )
    return _with_those_made_one(cursor, ids)


def _with_those_made_one(cursor: DuckDBPyConnection, ids: frozenset[UUID]) -> frozenset[UUID]:
    merged = {
        other
        for identity in ids
        for pointer in POINTERS
        if pointer.target == ACTOR
        for (other,) in cursor.execute(
            named_queries("erasing.sql")["merged_into"].about(
                noun=pointer.noun, field=pointer.field
            ),
            {"verb": MERGE, "id": identity},
        ).fetchall()
    }
    return _with_those_made_one(cursor, ids | merged) if merged - ids else ids


def names_of_people(
    cursor: DuckDBPyConnection, people: Iterable[UUID], also: Iterable[str] = ()
) -> Names:
    """Everything that people are or were called in the record, and their ids."""
    ids = list(map(str, people))
    rows = cursor.execute(named_queries("erasing.sql")["names"].sql, {"ids": ids}).fetchall()
    return names_from([*(key for key, _ in rows), *ids], [label for _, label in rows], also)


def planned(
    cursor: DuckDBPyConnection,
    people: frozenset[UUID],
    names: Names,
    *,
    keep_point: bool,
    redact: bool,
) -> Plan:
    """What it takes to erase people, or to leave their point under a pseudonym."""
    keys = _free_keys(cursor) if keep_point else iter(())
    pseudonyms = {person: (uuid4(), next(keys)) for person in sorted(people)} if keep_point else {}
    return Plan(cursor, Wanted(people=people, pseudonyms=pseudonyms, names=names, redact=redact))


def _free_keys(cursor: DuckDBPyConnection) -> Iterator[str]:
    given = cursor.execute("SELECT DISTINCT key FROM actor_log").fetchall()
    numbers = [int(found[1]) for (key,) in given if (found := re.fullmatch(r"erased (\d+)", key))]
    number = max(numbers, default=0)
    while True:
        number += 1
        yield f"erased {number}"


def named_elsewhere(plan: Plan) -> list[Named]:
    """The texts of others that name whoever is to be erased."""
    by_noun: dict[str, list[tuple[UUID, str, str]]] = {}
    for noun, identity, field, text in plan.naming:
        by_noun.setdefault(noun, []).append((identity, field, text))
    return [
        Named(noun=noun, id=identity, key=keys[identity], field=field, text=text)
        for noun, found in by_noun.items()
        for keys in [keys_of(plan.cursor, noun, (identity for identity, _, _ in found))]
        for identity, field, text in found
    ]


def counted(plan: Plan) -> Mapping[str, int]:
    """How many things of each noun go or are rewritten; those of which a text alone is, are not."""
    about_them = Plan(plan.cursor, replace(plan.wanted, redact=False))
    things = {(change.noun, change.before["id"]) for change in about_them.changes}
    return Counter(noun for noun, _id in things)


def write_erasure(
    cursor: DuckDBPyConnection, plan: Plan, asked: Operation, recorded_at: datetime
) -> tuple[int, Head]:
    """The number of the erasure and the head of the record: rows and their account, all or none."""
    changes = plan.changes
    erase = replace(asked, verb=ERASE, facts={"erasure": list(map(_account, changes))})
    batch = batch_of(with_reason(erase).facts)
    with transaction(cursor):
        for noun in dict.fromkeys(change.noun for change in changes):
            _rewrite(cursor, noun, [change for change in changes if change.noun == noun])
        return write(cursor, erase, batch, microseconds(recorded_at))


def _account(change: Change) -> Erasure:
    after = change.after
    return Erasure(
        id=uuid4(),
        noun=change.noun,
        of_seq=change.seq,
        before=hash_of(change.noun, _row(change.noun, change.before)),
        after=None if after is None else hash_of(change.noun, _row(change.noun, after)),
    )


def _row(noun: str, values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(values[name] for name in columns(noun))


def _rewrite(cursor: DuckDBPyConnection, noun: str, changes: Sequence[Change]) -> None:
    for some in _in_pieces(changes):
        marks = ", ".join("(?, ?)" for _ in some)
        cursor.execute(
            f"DELETE FROM {noun}_log WHERE (id, version) IN ({marks})",
            [change.before[name] for change in some for name in ("id", "version")],
        )
    for seq in dict.fromkeys(change.seq for change in changes):
        rows = [
            _row(noun, change.after) for change in changes if change.seq == seq and change.after
        ]
        for piece in _in_pieces(rows):
            Few({noun: piece}).insert(cursor, seq)


def _in_pieces(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[first : first + AT_ONCE] for first in range(0, len(rows), AT_ONCE))
