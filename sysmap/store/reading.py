"""What the record holds, read out: the whole `System`, one noun, the history."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.store.clock import microseconds, moment
from sysmap.store.head import EMPTY, Head
from sysmap.store.operation import OperationLine
from sysmap.store.queries import named_queries
from sysmap.store.tables import FIELDS
from sysmap.system import SCHEMAS, System

KEPT = ("actor_number", "tie_number", "meeting_number", "first_written")
"""Tables made once for one reading, on which the others draw."""

DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds."""


def system(cursor: DuckDBPyConnection, upto: int) -> System:
    """The whole record as known just after operation `upto`."""
    queries = named_queries("system.sql")
    for name in KEPT:
        cursor.execute(queries[name].sql, {"upto": upto})
    return System({noun: _table(cursor, queries[noun].sql, upto) for noun in SCHEMAS})


def _table(cursor: DuckDBPyConnection, sql: str, upto: int) -> pa.Table:
    return cursor.sql(sql, params={"upto": upto} if "$upto" in sql else None).to_arrow_table()


def current(cursor: DuckDBPyConnection, noun: str) -> pa.Table:
    """The current rows of a noun: id, version and its fields."""
    names = ", ".join(
        f'CAST("{name}" AS DOUBLE) AS "{name}"' if kind is float else f'"{name}"'
        for name, kind in FIELDS[noun].items()
    )
    return cursor.sql(f"SELECT id, version, {names} FROM {noun} ORDER BY id").to_arrow_table()


def head(cursor: DuckDBPyConnection) -> Head:
    """The last operation and the chain up to it."""
    rows = cursor.execute("SELECT seq, chain FROM operation ORDER BY seq DESC LIMIT 1").fetchall()
    return Head(*rows[0]) if rows else EMPTY


def seq_known_on(cursor: DuckDBPyConnection, day: date) -> int:
    """The number of the last operation recorded on or before a day (UTC); 0 before the first."""
    # Counted in microseconds, since the last day that Python knows has no day after it.
    next_midnight = microseconds(datetime.combine(day, time.min, UTC)) + DAY
    [(seq,)] = cursor.execute(
        "SELECT coalesce(max(seq), 0) FROM operation WHERE epoch_us(recorded_at) < ?",
        [next_midnight],
    ).fetchall()
    return int(seq)


def history(cursor: DuckDBPyConnection) -> list[OperationLine]:
    """Every save, first to last."""
    rows = cursor.execute(
        'SELECT operation.seq, operation.id, epoch_us(recorded_at), who, verb, "rows", reason.body '
        "FROM operation LEFT JOIN reason ON reason.seq = operation.seq ORDER BY operation.seq"
    ).fetchall()
    return [
        OperationLine(
            seq=seq,
            id=identity,
            recorded_at=moment(at),
            who=who,
            verb=verb,
            rows=count,
            reason=reason,
        )
        for seq, identity, at, who, verb, count, reason in rows
    ]
