"""What the record holds, read out: the whole `System`, one noun, the head."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime, time
from uuid import UUID

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.model import FIELDS as NOUN_FIELDS
from sysmap.model import Field
from sysmap.store.clock import microseconds
from sysmap.store.head import EMPTY, Head
from sysmap.store.migrations import nouns_of
from sysmap.store.queries import named_queries
from sysmap.store.seen import EVERYBODY, GOES_WITH, Seen, hidden, moves_of_nobody
from sysmap.store.staying import moves_in_own_words
from sysmap.store.tables import ARROW_TYPES, FIELDS, NUMBERED
from sysmap.store.veil import (
    OF_A_NAME,
    emptied,
    kept,
    told_without,
    where,
)
from sysmap.system import SCHEMAS, System

NUMBERED_IN_ORDER_OF = {"meeting": "date, number, key", "move": "date, key"}
"""Noun -> what its rows are numbered in order of, where that is not their key."""

OWN_WORDS = (
    ("appraisal", ("note",), "actor"),
    ("practice_relation", ("why",), "who"),
    ("configuration", ("offered", "reasoning", "changed", "note"), "coder"),
    ("source", ("text",), "speaker"),
    ("excerpt", ("words",), "speaker"),
)
"""Noun, its texts that are somebody's own words, and the field that says whose."""

DAY = 24 * 60 * 60 * 1_000_000
"""Microseconds."""


def system(cursor: DuckDBPyConnection, upto: int, form: int, *, seen: Seen = EVERYBODY) -> System:
    """What may be seen of the record as known just after operation `upto`.

    What its form lacks is empty.
    """
    held = [noun for noun in SCHEMAS if noun in nouns_of(form)]
    own = _hide(cursor, upto, seen) if seen.hides else {}
    for noun in held:
        if noun in NUMBERED:
            cursor.execute(own.get(noun) or _numbered(noun), {"upto": upto})
    cursor.execute(named_queries("system.sql")["first_written"].sql, {"upto": upto})
    tables = {noun: _table(cursor, _facts(noun), upto) for noun in held}
    if "framework_item" in held:
        tables["move"] = moves_in_own_words(cursor, tables["move"])
    return System(_veiled(cursor, tables, upto, seen) if seen.hides else tables)


def _hide(cursor: DuckDBPyConnection, upto: int, seen: Seen) -> dict[str, str]:
    """SQL that numbers those nouns of which somebody is hidden, who from here on is not there."""
    queries = named_queries("seen.sql")
    told = {
        "absent": list(seen.absent),
        "coded": list(seen.codes),
        "codes": list(seen.codes.values()),
        "moves": moves_of_nobody(cursor, seen, "move_actor_as_known($upto)", upto=upto),
    }
    for name in ("absent_actor", "coded_actor", "absent_move"):
        sql = queries[name].sql
        cursor.execute(sql, {key: ids for key, ids in told.items() if f"${key}:" in sql})
    return {noun: queries[f"{noun}_number"].sql for noun in ("actor", "move")}


def _veiled(
    cursor: DuckDBPyConnection, tables: dict[str, pa.Table], upto: int, seen: Seen
) -> dict[str, pa.Table]:
    """The tables without the words of those who are hidden, and of those who are not quoted."""
    coded = _rows_of(cursor, "rows_of", ids=list(seen.codes))
    quiet = [*seen.unquoted, *seen.absent]
    silent = _rows_of(cursor, "rows_of", ids=quiet)
    told = {noun: told_without(table, noun, seen.unnamed) for noun, table in tables.items()}
    belonging = where(told["membership"], "actor", coded)
    told["membership"] = kept(told["membership"], lambda row: row not in belonging)
    for noun, texts, whose in OWN_WORDS:
        told[noun] = emptied(told[noun], texts, where(told[noun], whose, silent))
    theirs = where(told["source"], "speaker", silent)
    told["excerpt"] = emptied(told["excerpt"], ["words"], _said_by_the_source(told, theirs))
    told["source"] = _closed(told["source"], seen)
    made = _rows_of(cursor, "moves_made_by", ids=quiet, upto=upto)
    return {**told, "move": emptied(told["move"], ["saying"], made)}


def _said_by_the_source(told: Mapping[str, pa.Table], sources: Collection[int]) -> set[int]:
    """The excerpts of these sources that name no speaker of their own: the source's says them."""
    return where(told["excerpt"], "source", sources) & where(told["excerpt"], "speaker", {None})


def _closed(sources: pa.Table, seen: Seen) -> pa.Table:
    """The sources, whose whole texts are for those alone who read and code them."""
    return sources if seen.sources else emptied(sources, ["text"], range(sources.num_rows))


def _rows_of(cursor: DuckDBPyConnection, query: str, **given: object) -> set[int]:
    found = cursor.execute(named_queries("seen.sql")[query].sql, given).fetchall()
    return {row for (row,) in found}


def _numbered(noun: str) -> str:
    queries = named_queries("system.sql")
    order = NUMBERED_IN_ORDER_OF.get(noun, "key")
    own = queries.get(f"{noun}_number")
    return own.sql if own else queries["number"].about(noun=noun, order=order)


def _facts(noun: str) -> str:
    """SQL for a noun's rows with row numbers in place of ids."""
    if own := named_queries("system.sql").get(noun):
        return own.sql
    fields = [field for field in NOUN_FIELDS[noun].values() if not field.local]
    rows = f"{noun}_number" if noun in NUMBERED else f"{noun}_as_known($upto)"
    joins = [
        f'{"" if field.needed else "LEFT "}JOIN {field.target}_number AS "of_{field.name}" '
        f'ON "of_{field.name}".id = entry."{field.name}"'
        for field in fields
        if field.target
    ]
    gone = [
        f'("of_{name}".id IS NOT NULL OR entry."{name}" IS NULL)'
        for about, name in sorted(GOES_WITH)
        if about == noun
    ]
    left = f"WHERE {' AND '.join(gone)} " if gone else ""
    every = [f"{place} NULLS FIRST" for place in range(1, len(fields) + 1)]
    order = ["entry.row"] if noun in NUMBERED else every
    return (
        f"SELECT {', '.join(map(_selected, fields))} FROM {rows} AS entry "
        f"{' '.join(joins)} {left}ORDER BY {', '.join(order)}"
    )


def _selected(field: Field) -> str:
    if field.target:
        return f'"of_{field.name}".row AS "{field.name}"'
    if field.type is float:
        return f'CAST(entry."{field.name}" AS DOUBLE) AS "{field.name}"'
    return f'entry."{field.name}"'


def _table(cursor: DuckDBPyConnection, sql: str, upto: int) -> pa.Table:
    return cursor.sql(sql, params={"upto": upto} if "$upto" in sql else None).to_arrow_table()


def current(
    cursor: DuckDBPyConnection, noun: str, form: int, *, seen: Seen = EVERYBODY
) -> pa.Table:
    """The current rows of a noun that may be seen: id, version and its fields.

    There are none where the form lacks it.
    """
    if noun not in nouns_of(form):
        return _no_rows(noun)
    names = ", ".join(
        f'CAST("{name}" AS DOUBLE) AS "{name}"' if kind is float else f'"{name}"'
        for name, kind in FIELDS[noun].items()
    )
    rows = cursor.sql(f"SELECT id, version, {names} FROM {noun} ORDER BY id").to_arrow_table()
    return _current_seen(cursor, noun, rows, seen) if seen.hides else rows


def _current_seen(cursor: DuckDBPyConnection, noun: str, table: pa.Table, seen: Seen) -> pa.Table:
    coded = {str(identity): code for identity, code in seen.codes.items()}
    gone = where(table, "id", {str(identity) for identity in hidden(cursor, noun, seen)})
    if noun == "membership":
        gone |= where(table, "actor", coded)
    table = kept(table, lambda row: row not in gone)
    if noun == "actor":
        table = _coded(emptied(table, OF_A_NAME, where(table, "id", coded)), coded)
    if noun == "source":
        table = _closed(table, seen)
    return told_without(table, noun, seen.unnamed) if noun in NOUN_FIELDS else table


def _coded(actors: pa.Table, codes: dict[str, str]) -> pa.Table:
    both = zip(actors.column("id").to_pylist(), actors.column("key").to_pylist(), strict=True)
    keys = pa.array([codes.get(str(identity), key) for identity, key in both], pa.string())
    return actors.set_column(actors.schema.get_field_index("key"), "key", keys)


def _no_rows(noun: str) -> pa.Table:
    types = {"id": UUID, "version": int, **FIELDS[noun]}
    return pa.schema(
        (name, pa.float64() if kind is float else ARROW_TYPES[kind]) for name, kind in types.items()
    ).empty_table()


def keys_ever(cursor: DuckDBPyConnection, noun: str, form: int) -> list[str]:
    """Every key that any version of any row of a noun has."""
    if noun not in nouns_of(form):
        return []
    keys = f"SELECT DISTINCT key FROM {noun}_log WHERE key IS NOT NULL ORDER BY key"
    return [key for (key,) in cursor.execute(keys).fetchall()]


def head(cursor: DuckDBPyConnection) -> Head:
    """The last operation and the chain up to it."""
    rows = cursor.execute("SELECT seq, chain FROM operation ORDER BY seq DESC LIMIT 1").fetchall()
    return Head(*rows[0]) if rows else EMPTY


def seqs_of_what_holds_back(cursor: DuckDBPyConnection, form: int) -> tuple[int, int]:
    """The numbers of the last operations that wrote a flag on a pair, and a consent; 0 for none."""
    logs = [f"{noun}_log" for noun in ("pair_flag", "consent") if noun in nouns_of(form)]
    last = ", ".join(f"(SELECT coalesce(max(seq), 0) FROM {log})" for log in logs)
    [seqs] = cursor.execute(f"SELECT {last}").fetchall()
    flags, consents = (*seqs, 0)[:2]
    return int(flags), int(consents)


def seq_known_on(cursor: DuckDBPyConnection, day: date | None) -> int:
    """The number of the last operation, or of the last that was recorded by a day (UTC); else 0."""
    if day is None:
        return head(cursor).seq
    # Counted in microseconds, since the last day that Python knows has no day after it.
    next_midnight = microseconds(datetime.combine(day, time.min, UTC)) + DAY
    [(seq,)] = cursor.execute(
        "SELECT coalesce(max(seq), 0) FROM operation WHERE epoch_us(recorded_at) < ?",
        [next_midnight],
    ).fetchall()
    return int(seq)
