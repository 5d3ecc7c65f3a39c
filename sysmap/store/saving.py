"""How one operation is written: rows, checks, digest, chain, all in one transaction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

import duckdb
from duckdb import DuckDBPyConnection

from sysmap.errors import EditConflict, InputRefused, Problem, SysmapError
from sysmap.store.batch import Batch, batch_of
from sysmap.store.checks import problems
from sysmap.store.clock import microseconds
from sysmap.store.digest import Line, chained
from sysmap.store.engine import transaction
from sysmap.store.head import Head
from sysmap.store.history import saved_by
from sysmap.store.kept_apart import FLAGS
from sysmap.store.naming import name_of
from sysmap.store.operation import Operation, took_back
from sysmap.store.tables import STORED, Reason


def written(
    cursor: DuckDBPyConnection, operation: Operation, recorded_at: datetime
) -> tuple[int, Head]:
    """The number of the save, and the head of the record; a repeated save keeps its number.

    Raises:    InputRefused -> rows that break the rules
               EditConflict -> a version that is there already
    """
    batch = batch_of(with_reason(operation).facts)
    try:
        with transaction(cursor):
            return write(cursor, operation, batch, microseconds(recorded_at))
    except (duckdb.ConstraintException, duckdb.ConversionException) as error:
        raise _refusal(cursor, str(error)) from error


def with_reason(operation: Operation) -> Operation:
    """The operation with its reason as a row of its own."""
    if operation.reason is None:
        return operation
    # The operation's id outlives an erased reason and would let its words be guessed.
    reason = Reason(id=uuid4(), body=operation.reason)
    return replace(operation, facts={**operation.facts, "reason": [reason]})


def write(
    cursor: DuckDBPyConnection, operation: Operation, batch: Batch, recorded_at: int
) -> tuple[int, Head]:
    """As `written`, within a transaction that the caller has begun."""
    head, saved_before = _head_and_repeat(cursor, operation.id)
    if saved_before is not None:
        return saved_before, head
    seq = head.seq + 1
    rows, digest = _write_rows(cursor, seq, operation, batch)
    line = Line(
        seq=seq,
        id=operation.id,
        recorded_at=recorded_at,
        who=operation.who,
        team=operation.team,
        verb=operation.verb,
        rows=rows,
        digest=digest,
    )
    return seq, Head(seq, _write_line(cursor, head, line))


def _write_rows(
    cursor: DuckDBPyConnection, seq: int, operation: Operation, batch: Batch
) -> tuple[int, str]:
    """How many rows were written, and their digest."""
    batch.insert(cursor, seq)
    # Whoever takes a save back did not type its flags, and may be somebody who does not see them.
    unnamed = () if took_back(operation.verb) is None else (FLAGS,)
    if found := problems(cursor, seq, batch, unnamed=unnamed):
        raise InputRefused(found)
    return batch.digest(cursor, seq)


def _write_line(cursor: DuckDBPyConnection, head: Head, line: Line) -> str:
    """The chain up to the line that was written."""
    chain = chained(head.chain, line)
    cursor.execute(
        "INSERT INTO operation VALUES (?, ?, make_timestamptz(?::BIGINT), ?, ?, ?, ?, ?, ?)",
        [*vars(line).values(), chain],
    )
    return chain


def _head_and_repeat(cursor: DuckDBPyConnection, operation: UUID) -> tuple[Head, int | None]:
    [(seq, chain, saved_before)] = cursor.execute(
        "SELECT max(seq), arg_max(chain, seq), max(seq) FILTER (id = $id) FROM operation",
        {"id": operation},
    ).fetchall()
    return Head(seq or 0, chain or ""), saved_before


def _refusal(cursor: DuckDBPyConnection, message: str) -> SysmapError:
    """The engine's refusal of a row, in plain words."""
    if duplicate := re.search(r'uplicate key "(?:id: )?([0-9a-f-]{36})', message):
        return _conflict(cursor, UUID(duplicate[1]))
    if empty := re.search(r'NOT NULL constraint failed: (\w+)_log\."?(\w+)', message):
        return _refused(empty[1], "is empty", "fill it in", column=empty[2])
    if rule := re.search(
        r'CHECK constraint failed on table "(\w+)_log" with expression CHECK\((.*)\)', message
    ):
        return _refused(rule[1], f"holds a value outside {rule[2]}", "use one of those")
    return _refused("the record", f"a value does not fit ({message.splitlines()[0]})", "correct it")


def _refused(file: str, what: str, remedy: str, *, column: str | None = None) -> InputRefused:
    return InputRefused([Problem(file=file, what=what, remedy=remedy, column=column)])


def _conflict(cursor: DuckDBPyConnection, identity: UUID) -> SysmapError:
    for noun in STORED:
        last_change = cursor.execute(
            f"SELECT seq FROM {noun}_log WHERE id = ? ORDER BY version DESC LIMIT 1", [identity]
        ).fetchall()
        for (seq,) in last_change:
            return EditConflict(
                f"{name_of(cursor, noun, identity)} was changed by {saved_by(cursor, seq)}; "
                "look at that change and save yours again",
                noun=noun,
                id=identity,
            )
    return _refused(
        "the record", "one version of one row is given twice in one save", "give it once"
    )
