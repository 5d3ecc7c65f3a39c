"""What somebody does to copies of a record with plain DuckDB, in a process of its own.

`python tampering.py RECORD FOLDER` puts `0.duckdb`, `1.duckdb` ... with their heads into the folder
and prints, as JSON, what was done to each and what must be told of it. The record must have six
saves: the third made a move, the fourth and the fifth are like it.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import duckdb

from sysmap.store.digest import chained, digests_sql
from sysmap.store.head import EMPTY, Head, write_head
from sysmap.store.verification import saved_lines

VERSIONS = "('id', 'version', 'seq', 'void')"
OTHER = {"VARCHAR": "\"{0}\" || '?'", "UUID": "uuid()", "BOOLEAN": 'NOT "{0}"'}
"""Kind of column -> another value for it; of days and numbers it is the next."""


def tables(connection):
    """The tables of facts that have rows."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE ends_with(table_name, '_log') ORDER BY ALL"
    ).fetchall()
    return [table for (table,) in found if connection.execute(f"FROM {table} LIMIT 1").fetchall()]


def change_a_field(connection, table):
    """Give one row another value in one of its fields; the save that the row belongs to."""
    columns = connection.execute(
        "SELECT column_name, data_type FROM duckdb_columns() "
        f"WHERE table_name = ? AND column_name NOT IN {VERSIONS} ORDER BY column_index",
        [table],
    ).fetchall()
    for column, kind in columns:
        other = OTHER.get(kind, '"{0}" + 1').format(column)
        row = f'SELECT min(rowid) FROM {table} WHERE "{column}" IS NOT NULL'
        try:
            changed = connection.execute(
                f'UPDATE {table} SET "{column}" = {other} WHERE rowid = ({row}) RETURNING seq'
            ).fetchall()
        except duckdb.ConstraintException:  # a word that the column does not know
            continue
        for (seq,) in changed:
            return seq
    raise AssertionError(table)


def drop_with_rows(connection, seq):
    """Let a save vanish with all that it wrote."""
    for table in ("operation", *tables(connection)):
        connection.execute(f"DELETE FROM {table} WHERE seq = {seq}")


def swap(connection, names):
    """Let the third save and the fourth change places in these tables."""
    for old, new in ((3, 99), (4, 3), (99, 4)):
        for table in names:
            connection.execute(f"UPDATE {table} SET seq = {new} WHERE seq = {old}")


def forge(connection):
    """Change a row and write digests and chain anew from there to the end, as we would have."""
    connection.execute("UPDATE move_log SET title = 'Another' WHERE seq = 3")
    digests = {seq: digest for seq, _, digest in connection.execute(digests_sql()).fetchall()}
    before = EMPTY.chain
    for line, _ in saved_lines(connection, first=1):
        made = replace(line, digest=digests[line.seq])
        before = chained(before, made)
        connection.execute(
            "UPDATE operation SET digest = ?, chain = ? WHERE seq = ?",
            [made.digest, before, line.seq],
        )


def in_sql(statement):
    """A tampering that is one statement."""
    return lambda connection: connection.execute(statement)


MIDDLE = {
    "a row deleted": (in_sql("DELETE FROM move_log WHERE seq = 3"), "operation 3 "),
    "a row added": (
        in_sql(
            "INSERT INTO actor_log (id, version, seq, void, key) "
            "VALUES (uuid(), 1, 4, false, 'nobody')"
        ),
        "operation 4 ",
    ),
    "a row given another seq": (
        in_sql("UPDATE move_log SET seq = 5 WHERE seq = 3"),
        "operation 3 ",
    ),
    "a row taken back unseen": (
        in_sql("UPDATE move_log SET void = true WHERE seq = 3"),
        "operation 3 ",
    ),
    "an operation dropped": (
        in_sql("DELETE FROM operation WHERE seq = 4"),
        "rows belong to operation 4, which is not in the history",
    ),
    "an operation dropped with its rows": (
        lambda connection: drop_with_rows(connection, 4),
        "operation 4 is missing",
    ),
    "two operations swapped": (lambda connection: swap(connection, ["operation"]), "operation 3 "),
    "two operations swapped with their rows": (
        lambda connection: swap(connection, ["operation", *tables(connection)]),
        "operation 3 ",
    ),
    "the last operation cut": (
        lambda connection: drop_with_rows(connection, 6),
        "the last saves are missing: operation 6 was confirmed",
    ),
    "digests and chain written anew": (forge, "operation 6 is not the one that was confirmed"),
}
"""What is done -> how, and what the first line that is told of it must say."""

HEADS = {
    "the head of an older copy": (
        write_head,
        "its head file shows operation 3 as the last, and the record goes on to 6",
    ),
    "no head": (
        lambda copy, _: copy.with_name(f"{copy.name}.head").unlink(),
        "its head file is missing",
    ),
}


def tampered(record, folder):
    """Each copy with what was done to it and what must be told first."""
    with duckdb.connect(str(record), read_only=True) as connection:
        early = Head(3, saved_lines(connection, first=3)[0][1])
        facts = tables(connection)[:: 1 if os.environ.get("SYSMAP_LONG") else 2]
    for number, name in enumerate([*facts, *MIDDLE, *HEADS]):
        copy = folder / f"{number}.duckdb"
        for end in ("", ".head"):
            shutil.copy(f"{record}{end}", f"{copy}{end}")
        told = _tamper(copy, name, early)
        yield {"file": str(copy), "done": name, "told": told}


def _tamper(copy, name, early):
    if name in HEADS:
        spoil, told = HEADS[name]
        spoil(copy, early)
        return told
    with duckdb.connect(str(copy)) as connection:
        if name not in MIDDLE:
            return f"operation {change_a_field(connection, name)} "
        spoil, told = MIDDLE[name]
        spoil(connection)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(list(tampered(Path(sys.argv[1]), Path(sys.argv[2])))))
