"""What the current record costs to read beside plain tables, in one run, turn by turn.

Actors, ties and spells come from a record in which one spell in twenty was changed four times, and
from plain tables that keep no versions, with row numbers in place of ids and in one order; the
arrays of ends, days and strengths are equal before any time is taken. Settled: at most 3 times.

    python bench/arrays.py [ties]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from uuid import uuid4

import duckdb
import numpy as np
import pyarrow as pa
from bulk import drawn

from sysmap.model import Setting
from sysmap.selection import Selection, Settings
from sysmap.store import STEWARD, Operation, Store
from sysmap.store.engine import CONFIGURATION
from sysmap.system import System

LIMIT = 3.0
TURNS = 15
EDITS = 4
NOUNS = ("actor", "tie", "spell")

NUMBERED_ACTORS = """
CREATE OR REPLACE TEMP TABLE actor_number AS
SELECT *, CAST(row_number() OVER (ORDER BY key) - 1 AS INTEGER) AS row FROM actor
"""
NUMBERED_TIES = """
CREATE OR REPLACE TEMP TABLE tie_number AS
SELECT tie.id, tie.key, source.row AS source, target.row AS target, tie.kind, tie.directed,
  CAST(row_number() OVER (ORDER BY source.row, target.row, tie.kind) - 1 AS INTEGER) AS row
FROM tie
JOIN actor_number AS source ON source.id = tie.source
JOIN actor_number AS target ON target.id = tie.target
"""
PLAIN = {
    "actor": "SELECT key, label, kind, sector, CAST(NULL AS INTEGER) AS service, statutory, "
    "age_band, attributes FROM actor_number ORDER BY row",
    "tie": "SELECT key, source, target, kind, directed FROM tie_number ORDER BY row",
    "spell": 'SELECT tie.row AS tie, start, "end", CAST(strength AS DOUBLE) AS strength, origin, '
    '"precision", recorded_on FROM spell JOIN tie_number AS tie ON tie.id = spell.tie '
    "ORDER BY tie.row, start",
}

Arrays = tuple[np.ndarray, ...]


def main() -> int:
    ties = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = zip(*measured(Path(folder), ties), strict=True)
    ratio = median(ours) / median(plain)
    print(f"{ties} ties, one spell in twenty changed {EDITS} times; median of {TURNS} in ms")
    print(f"sysmap {median(ours) * 1e3:.0f}   plain tables {median(plain) * 1e3:.0f}", end="   ")
    print(f"ratio {ratio:.2f} (at most {LIMIT:g})")
    return int(ratio > LIMIT)


def measured(folder: Path, ties: int) -> Iterator[tuple[float, float]]:
    with Store.create(folder / "ours.duckdb") as store:
        fill(store, ties)
        with plain_copy(store, folder / "plain.duckdb") as connection:
            same(arrays(store.system(STEWARD)), arrays(plain_system(connection)))
            for turn in range(TURNS):
                save(store, setting=[Setting(id=uuid4(), key=f"turn {turn}", value="new")])
                begin = time.perf_counter()
                arrays(store.system(STEWARD))
                between = time.perf_counter()
                arrays(plain_system(connection))
                yield between - begin, time.perf_counter() - between


def fill(store: Store, ties: int) -> None:
    facts = drawn(ties, np.random.default_rng(5))
    save(store, **facts)
    edited = facts["spell"].slice(0, ties // 20)
    for version in range(2, 2 + EDITS):
        save(store, spell=with_strength(edited, version))


def with_strength(spells: pa.Table, version: int) -> pa.Table:
    changed = {"version": version, "strength": float(version)}
    for name, value in changed.items():
        kind = pa.int32() if name == "version" else pa.float64()
        spells = spells.append_column(name, pa.repeat(pa.scalar(value, kind), len(spells)))
    return spells


def save(store: Store, **facts: object) -> None:
    store.save(Operation(id=uuid4(), who="bench", verb="record", facts=facts))


def plain_copy(store: Store, path: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path), config=dict(CONFIGURATION))
    for noun in NOUNS:
        connection.register("rows", store.current(noun).drop_columns(["version"]))
        connection.execute(f"CREATE TABLE {noun} AS FROM rows")
        connection.unregister("rows")
    return connection


def plain_system(connection: duckdb.DuckDBPyConnection) -> System:
    with connection.cursor() as cursor:
        cursor.execute(NUMBERED_ACTORS)
        cursor.execute(NUMBERED_TIES)
        return System({noun: cursor.sql(sql).to_arrow_table() for noun, sql in PLAIN.items()})


def arrays(system: System) -> Arrays:
    chosen = Selection(system, Settings())
    spells = chosen.spells
    return (
        chosen.tie_source,
        chosen.tie_target,
        spells.of,
        spells.start,
        spells.end,
        chosen.strength,
    )


def same(ours: Arrays, plain: Arrays) -> None:
    for one, other in zip(ours, plain, strict=True):
        np.testing.assert_array_equal(one, other)


if __name__ == "__main__":
    sys.exit(main())
