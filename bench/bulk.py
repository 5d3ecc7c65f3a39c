"""What a million ties cost in one operation, beside a bare load, in one run, turn by turn.

Settled: a bare load is the same rows by INSERT ... SELECT into the same tables with their keys; an
operation with its checks, digest, chain and head may take at most 10 times as long.

    python bench/bulk.py [ties]
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import duckdb
import numpy as np
import pyarrow as pa

from sysmap.store import Operation, Store
from sysmap.store.engine import CONFIGURATION, make_tables

LIMIT = 10.0
TURNS = 2
DAY = date(2026, 3, 4)


def main() -> int:
    ties = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    turns = [turn(ties, seed) for seed in range(TURNS)]
    ours, bare = (min(times) for times in zip(*turns, strict=True))
    print(f"{ties} ties with their spells and {ties // 10} actors, best of {TURNS}")
    print(f"sysmap {ours:.2f} s   bare load {bare:.2f} s   ratio {ours / bare:.2f}", end=" ")
    print(f"(at most {LIMIT:g})")
    return int(ours / bare > LIMIT)


def turn(ties: int, seed: int) -> tuple[float, float]:
    facts = drawn(ties, np.random.default_rng(seed))
    with tempfile.TemporaryDirectory() as folder:
        return by_sysmap(Path(folder) / "ours.duckdb", facts), bare(Path(folder) / "bare", facts)


def drawn(ties: int, draw: np.random.Generator) -> Mapping[str, pa.Table]:
    """Ties between random actors, every pair once."""
    actors = ties // 10
    pairs = np.unique(draw.integers(0, actors * (actors - 1) // 2, size=ties + ties // 10))
    pairs = draw.permutation(pairs)[:ties]
    # The pair's number counts the cells below the diagonal of a square, row by row.
    larger = ((1 + np.sqrt(1 + 8 * pairs.astype(np.float64))) // 2).astype(np.int64)
    larger -= larger * (larger - 1) // 2 > pairs
    smaller = pairs - larger * (larger - 1) // 2
    actor, tie, spell = (ids(draw, count) for count in (actors, ties, ties))
    names = np.array(actor, dtype=object)
    return {
        "actor": pa.table({"id": actor, "key": [f"P{number}" for number in range(actors)]}),
        "tie": pa.table(
            {
                "id": tie,
                "source": names[smaller].tolist(),
                "target": names[larger].tolist(),
                "kind": pa.repeat("works_with", ties),
                "directed": pa.repeat(pa.scalar(value=False), ties),
            }
        ),
        "spell": pa.table({"id": spell, "tie": tie, "start": pa.repeat(DAY, ties)}),
    }


def ids(draw: np.random.Generator, count: int) -> list[str]:
    return [str(UUID(bytes=draw.bytes(16), version=4)) for _ in range(count)]


def by_sysmap(path: Path, facts: Mapping[str, pa.Table]) -> float:
    with Store.create(path) as store:
        begin = time.perf_counter()
        store.save(Operation(id=uuid4(), who="bench", verb="import", facts=facts))
        return time.perf_counter() - begin


def bare(path: Path, facts: Mapping[str, pa.Table]) -> float:
    with duckdb.connect(str(path), config=dict(CONFIGURATION)) as connection:
        make_tables(connection)
        begin = time.perf_counter()
        connection.execute("BEGIN")
        for noun, rows in facts.items():
            names = ", ".join(rows.column_names)
            connection.register("incoming", rows)
            connection.execute(
                f"INSERT INTO {noun}_log (version, seq, void, {names}) "
                f"SELECT 1, 1, false, {names} FROM incoming"
            )
            connection.unregister("incoming")
        connection.execute("COMMIT")
        return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
