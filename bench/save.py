"""What a save costs beside a bare transaction that keeps no history, in one run, turn by turn.

A move of 17 rows (itself, its maker, 5 ties, 5 spells, 5 effects) goes into a record of some 10,000
ties: with checks, digest, chain and head on disk; and as the same rows into plain tables with a
primary key.
Settled: at most 4 times the bare transaction.

    python bench/save.py [ties]
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from uuid import uuid4

import duckdb

from sysmap.model import Actor, Effect, Move, MoveActor, Spell, Tie
from sysmap.store import Operation, Store

TURNS = 100
LIMIT = 4.0
DAY = date(2026, 3, 4)

PLAIN_TABLES = """
    CREATE TABLE tie (
      id UUID PRIMARY KEY, key VARCHAR, source UUID, target UUID, kind VARCHAR, directed BOOLEAN
    );
    CREATE TABLE spell (
      id UUID PRIMARY KEY, tie UUID, start DATE, "end" DATE, strength DECIMAL(18, 6),
      origin VARCHAR, "precision" VARCHAR, recorded_on DATE
    );
    CREATE TABLE move (
      id UUID PRIMARY KEY, key VARCHAR, date DATE, "precision" VARCHAR, title VARCHAR,
      label VARCHAR, saying VARCHAR, compartments VARCHAR, principles VARCHAR, setting VARCHAR,
      derived_from UUID, practice UUID, meeting UUID, stage VARCHAR, room_to_act VARCHAR,
      proposed_by UUID, outcome VARCHAR
    );
    CREATE TABLE move_actor (id UUID PRIMARY KEY, move UUID, actor UUID, role VARCHAR);
    CREATE TABLE effect (
      id UUID PRIMARY KEY, key VARCHAR, move UUID, tie UUID, effect VARCHAR, date DATE,
      strength DECIMAL(18, 6), status VARCHAR
    );
"""

Facts = Mapping[str, Sequence[object]]


def main() -> int:
    ties = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = measured(Path(folder), ties)
    ratio = median(ours) / median(bare)
    print(f"{ties} ties stored, {TURNS} saves of 17 rows each, median / p95 in ms")
    print(f"sysmap {told(ours)}   bare {told(bare)}   ratio {ratio:.2f} (at most {LIMIT:g})")
    return int(ratio > LIMIT)


def told(times: Sequence[float]) -> str:
    return f"{median(times) * 1e3:.2f} / {quantiles(times, n=20)[-1] * 1e3:.2f}"


def measured(folder: Path, ties: int) -> tuple[list[float], list[float]]:
    actors = [Actor(id=uuid4(), key=f"P{number}") for number in range(ties // 10)]
    new_ties = unheard_of(actors, random.Random(11))
    with Store.create(folder / "ours.duckdb") as store:
        store.save(operation({"actor": actors}))
        store.save(operation(with_spells(list(islice(new_ties, ties)))))
        with plain_copy(store, folder / "bare.duckdb") as connection:
            turns = [
                turn(store, connection, told_move(number, actors[0], list(islice(new_ties, 5))))
                for number in range(TURNS)
            ]
    return [ours for ours, _ in turns], [bare for _, bare in turns]


def turn(store: Store, connection: duckdb.DuckDBPyConnection, facts: Facts) -> tuple[float, float]:
    saved = operation(facts)
    begin = time.perf_counter()
    store.save(saved)
    between = time.perf_counter()
    insert(connection, facts)
    return between - begin, time.perf_counter() - between


def unheard_of(actors: Sequence[Actor], draw: random.Random) -> Iterator[Tie]:
    seen = set()
    while True:
        ends = tuple(sorted(draw.sample(range(len(actors)), 2)))
        if ends not in seen:
            seen.add(ends)
            source, target = (actors[number].id for number in ends)
            yield Tie(id=uuid4(), source=source, target=target, kind="works_with", directed=False)


def with_spells(ties: Sequence[Tie]) -> Facts:
    spells = [
        Spell(id=uuid4(), tie=tie.id, start=DAY, strength=2.0, origin="baseline") for tie in ties
    ]
    return {"tie": ties, "spell": spells}


def told_move(number: int, maker: Actor, ties: Sequence[Tie]) -> Facts:
    move = Move(id=uuid4(), key=f"M{number}", date=DAY, title="a list of people to call")
    effects = [
        Effect(id=uuid4(), move=move.id, tie=tie.id, effect="created", status="claimed")
        for tie in ties
    ]
    made = MoveActor(id=uuid4(), move=move.id, actor=maker.id, role="maker")
    return {"move": [move], "move_actor": [made], **with_spells(ties), "effect": effects}


def operation(facts: Facts) -> Operation:
    return Operation(id=uuid4(), who="bench", verb="record", facts=facts)


def plain_copy(store: Store, path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path))
    connection.execute(PLAIN_TABLES)
    for noun in ("tie", "spell", "move", "move_actor", "effect"):
        connection.register("rows", store.current(noun).drop_columns(["version"]))
        connection.execute(f"INSERT INTO {noun} FROM rows")
        connection.unregister("rows")
    return connection


def insert(connection: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        for noun, records in facts.items():
            rows = [astuple(record) for record in records]
            marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in rows)
            cursor.execute(
                f"INSERT INTO {noun} VALUES {marks}", [value for row in rows for value in row]
            )
        cursor.execute("COMMIT")


if __name__ == "__main__":
    sys.exit(main())
