"""The history of the record, told to people: what each save wrote, and how one thing changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.errors import WrongUsage
from sysmap.model import NOUNS
from sysmap.store.clock import moment
from sysmap.store.migrations import nouns_of
from sysmap.store.naming import names_of, told_by_keys
from sysmap.store.operation import OperationLine, Version, Written
from sysmap.store.queries import named_queries
from sysmap.store.seen import EVERYBODY, Seen, hidden
from sysmap.store.staying import withheld
from sysmap.store.tables import FIELDS, quoted
from sysmap.store.veil import OF_A_NAME, free_texts


def lines(
    cursor: DuckDBPyConnection, upto: int, form: int, seen: Seen = EVERYBODY
) -> list[OperationLine]:
    """Every save up to operation `upto`, first to last."""
    wrote, read = _wrote(cursor, form), seen.unnamed.text
    rows = cursor.execute(named_queries("history.sql")["lines"].sql, {"upto": upto}).fetchall()
    return [
        OperationLine(
            seq=seq,
            id=identity,
            recorded_at=moment(at),
            who=who,
            verb=verb,
            rows=count,
            wrote=wrote.get(seq, {}),
            reason=reason and read(reason),
        )
        for seq, identity, at, who, verb, count, reason in rows
    ]


def _wrote(cursor: DuckDBPyConnection, form: int) -> Mapping[int, Mapping[str, int]]:
    """Operation -> noun -> how many rows it wrote."""
    found: dict[int, dict[str, int]] = {}
    for noun in _told(form):
        counted = f"SELECT seq, count(*) FROM {noun}_log GROUP BY seq ORDER BY seq"
        for seq, rows in cursor.execute(counted).fetchall():
            found.setdefault(seq, {})[noun] = rows
    return found


def _told(form: int) -> list[str]:
    """The nouns that tell of the programme and have a table in a record of this form."""
    return [noun for noun in NOUNS if noun in nouns_of(form)]


def nouns_written(cursor: DuckDBPyConnection, seq: int, form: int) -> list[str]:
    """The nouns of which operation `seq` wrote rows, its reason apart.

    Raises:    WrongUsage -> no such operation
    """
    if not cursor.execute("SELECT seq FROM operation WHERE seq = ?", [seq]).fetchall():
        raise WrongUsage(f"the record has no save {seq}; look at its history for the numbers")
    return [
        noun
        for noun in _told(form)
        if cursor.execute(f"SELECT seq FROM {noun}_log WHERE seq = ? LIMIT 1", [seq]).fetchall()
    ]


def written_by(
    cursor: DuckDBPyConnection, seq: int, form: int, seen: Seen = EVERYBODY
) -> list[Written]:
    """What operation `seq` did to each thing that may be seen, noun by noun.

    Raises:    WrongUsage -> no such operation
    """
    nouns = nouns_written(cursor, seq, form)
    return [entry for noun in nouns for entry in _written(cursor, seq, noun, seen)]


def _written(cursor: DuckDBPyConnection, seq: int, noun: str, seen: Seen) -> Iterator[Written]:
    rows = _stored(cursor, noun, "written_by", {"seq": seq}, seen)
    names = names_of(cursor, noun, {row.id for row in rows}, seen)
    stood = {(row.id, row.version): row.values for row in rows if not row.void}
    for row in sorted(rows, key=lambda row: names[row.id]):
        if row.seq == seq:
            yield Written(
                noun=noun,
                id=row.id,
                name=names[row.id],
                version=row.version,
                void=row.void,
                before=stood.get((row.id, row.version - 1)),
                after=stood.get((row.id, row.version)),
            )


def written_since(
    cursor: DuckDBPyConnection, upto: int, form: int, seen: Seen = EVERYBODY
) -> list[Written]:
    """Each thing that is otherwise now than just after operation `upto`, noun by noun.

    Shape:     `before` is what stood there then; what was changed and changed back is left out
    """
    return [entry for noun in _told(form) for entry in _since(cursor, noun, upto, seen)]


def _since(cursor: DuckDBPyConnection, noun: str, upto: int, seen: Seen) -> Iterator[Written]:
    stored = _stored(cursor, noun, "since", {"upto": upto}, seen)
    names = names_of(cursor, noun, {row.id for row in stored}, seen)
    rows = {identity: list(found) for identity, found in groupby(stored, lambda row: row.id)}
    for identity in sorted(rows, key=names.__getitem__):
        then = _standing([row for row in rows[identity] if row.seq <= upto])
        now = _standing(rows[identity])
        if then != now:
            last = rows[identity][-1]
            yield Written(
                noun=noun,
                id=identity,
                name=names[identity],
                version=last.version,
                void=last.void,
                before=then,
                after=now,
            )


def _standing(rows: Sequence[_Row]) -> Mapping[str, object] | None:
    """The values of the last of these versions of a thing; None where it did not stand."""
    return rows[-1].values if rows and not rows[-1].void else None


def ever_of(
    cursor: DuckDBPyConnection, noun: str, field: str, identity: UUID, form: int
) -> list[UUID]:
    """The rows of a noun that point, or ever pointed, at a thing."""
    if noun not in nouns_of(form):
        return []
    sql = named_queries("history.sql")["ever_of"].about(noun=noun, field=quoted((field,)))
    return [found for (found,) in cursor.execute(sql, {"id": identity}).fetchall()]


def saved_by(cursor: DuckDBPyConnection, seq: int) -> str:
    """Who saved operation `seq`, when and how: `ana on 2026-03-04 at 10:00 UTC (save 7: edit)`."""
    [(who, at, verb)] = cursor.execute(
        "SELECT who, epoch_us(recorded_at), verb FROM operation WHERE seq = ?", [seq]
    ).fetchall()
    return f"{who} on {moment(at):%Y-%m-%d at %H:%M} UTC (save {seq}: {verb})"


def versions(
    cursor: DuckDBPyConnection, noun: str, identity: UUID, form: int, seen: Seen = EVERYBODY
) -> list[Version]:
    """Every version of one thing that may be seen, first to last."""
    if noun not in nouns_of(form) or identity in hidden(cursor, noun, seen):
        return []
    rows = _stored(cursor, noun, "versions", {"id": identity}, seen)
    sql = named_queries("history.sql")["savers"].about(noun=noun)
    savers = cursor.execute(sql, {"id": identity}).fetchall()
    return [
        Version(
            version=row.version,
            seq=row.seq,
            who=who,
            recorded_at=moment(at),
            void=row.void,
            values=row.values,
        )
        for row, (who, at) in zip(rows, savers, strict=True)
    ]


class _Row(NamedTuple):
    """One row of a noun's table, its values told by keys."""

    id: UUID
    version: int
    seq: int
    void: bool
    values: Mapping[str, object]


def _stored(
    cursor: DuckDBPyConnection,
    noun: str,
    query: str,
    parameters: Mapping[str, object],
    seen: Seen,
) -> list[_Row]:
    fields = tuple(FIELDS[noun])
    sql = named_queries("history.sql")[query].about(noun=noun, fields=quoted(fields))
    gone = hidden(cursor, noun, seen)
    rows = [row for row in cursor.execute(sql, dict(parameters)).fetchall() if row[0] not in gone]
    values = withheld(cursor, noun, fields, [row[4:] for row in rows], without=_in_sources(seen))
    told = told_by_keys(cursor, noun, fields, values, seen)
    if seen.hides and noun in NOUNS:
        told = _unnamed(noun, fields, [row[0] for row in rows], told, seen)
    return [
        _Row(identity, version, seq, void, dict(zip(fields, map(_plain, values), strict=True)))
        for (identity, version, seq, void, *_), values in zip(rows, told, strict=True)
    ]


def _in_sources(seen: Seen) -> Collection[str]:
    """What the history does not tell: whole texts, and parts of them, where anybody is hidden."""
    return ("text", "words") if seen.hides else ()


def _unnamed(
    noun: str,
    fields: Sequence[str],
    ids: Sequence[UUID],
    rows: Sequence[tuple[object, ...]],
    seen: Seen,
) -> list[tuple[object, ...]]:
    """Rows without the names of those who are hidden, in whatever field they stand."""
    texts = {name: seen.unnamed.field(noun, name) for name in free_texts(noun)}
    found = []
    for identity, row in zip(ids, rows, strict=True):
        told = dict(zip(fields, row, strict=True))
        told |= {name: read(str(told[name])) for name, read in texts.items() if told[name]}
        if noun == "actor" and identity in seen.codes:
            told |= {**dict.fromkeys(OF_A_NAME), "key": seen.codes[identity]}
        found.append(tuple(told.values()))
    return found


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value
