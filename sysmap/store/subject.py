"""Everything held on one person, in every version, with everybody else masked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.model import FIELDS as NOUN_FIELDS
from sysmap.model import NOT_PEOPLE, NOUNS
from sysmap.store.clock import moment
from sysmap.store.erasing import ACTOR, TIE
from sysmap.store.erasure import Named
from sysmap.store.kept_apart import FLAGS
from sysmap.store.namesakes import BY_PLACES, Names, names_from, texts_of
from sysmap.store.naming import keys_of
from sysmap.store.queries import named_queries
from sysmap.store.tables import FIELDS, POINTERS

TOLD_OF = ("move", "context", "meeting")
"""Nouns whose rows are told too where a row of one's own points at them."""
SOMEBODY = "[somebody]"
THE_PERSON = "this person"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One version of one row: what it says, since when, and whether it still stands."""

    noun: str
    recorded_on: date
    who: str
    stands: bool
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What is held on a person.

    Shape:     `lines` row by row in the record's order; `texts` of other rows that name them, as
               noun, field and text; `flags` how many flags on pairs are held and not told here
    """

    key: str
    label: str | None
    lines: Sequence[Line]
    texts: Sequence[tuple[str, str, str]]
    flags: int


@dataclass(frozen=True)
class Reading:
    """The record read for one person; people besides are told by kind and number."""

    cursor: DuckDBPyConnection
    people: frozenset[UUID]
    names: Names
    """Whatever they are or were called."""

    def subject(self, named: Sequence[Named]) -> Subject:
        """What is held on them."""
        nouns = [noun for noun in NOUNS if noun not in (FLAGS, *TOLD_OF)]
        lines = [line for noun in nouns for line in self._in_order(noun, self._own(noun))]
        lines += [line for noun in TOLD_OF for line in self._in_order(noun, self._told_of(noun))]
        key, label = self._last_name()
        return Subject(
            key=key,
            label=label,
            lines=lines,
            texts=[(each.noun, each.field, self._masked(self._about(each))) for each in named],
            flags=len(self._own(FLAGS)),
        )

    def _about(self, named: Named) -> str:
        """What a text says of them: of the whole text of a source, the sentences that name them."""
        whole = (named.noun, named.field) in BY_PLACES
        return self.names.sentences_in(named.text) if whole else named.text

    def _own(self, noun: str) -> list[UUID]:
        """The rows of a noun that are about the person, or about a tie of theirs."""
        if noun == ACTOR:
            return sorted(self.people)
        found: set[UUID] = set()
        for pointer in POINTERS:
            if pointer.noun == noun and pointer.target in (ACTOR, TIE):
                at = self.people if pointer.target == ACTOR else self._ties
                found |= self._pointing(noun, pointer.field, at)
        return sorted(found)

    @cached_property
    def _ties(self) -> frozenset[UUID]:
        return frozenset(self._own_ends())

    def _own_ends(self) -> Iterator[UUID]:
        for pointer in POINTERS:
            if (pointer.noun, pointer.target) == (TIE, ACTOR):
                yield from self._pointing(TIE, pointer.field, self.people)

    def _told_of(self, noun: str) -> list[UUID]:
        """What a part in a move, a reach or an attendance of theirs is of."""
        found = set(self._own(noun))
        for pointer in POINTERS:
            if pointer.target == noun and pointer.noun not in TOLD_OF:
                sql = (
                    f'SELECT DISTINCT "{pointer.field}" FROM {pointer.noun}_log WHERE id IN ({{}})'
                )
                found |= self._asked(sql, self._own(pointer.noun))
        return sorted(found)

    def _pointing(self, noun: str, field: str, at: frozenset[UUID]) -> set[UUID]:
        return self._asked(f'SELECT DISTINCT id FROM {noun}_log WHERE "{field}" IN ({{}})', at)

    def _asked(self, sql: str, ids: Sequence[UUID] | frozenset[UUID]) -> set[UUID]:
        given = {"ids": list(map(str, ids))}
        rows = self.cursor.execute(sql.format("SELECT unnest($ids::UUID[])"), given).fetchall()
        return {found for (found,) in rows if found is not None}

    def _lines(self, noun: str, ids: Sequence[UUID]) -> Iterator[Line]:
        names = tuple(FIELDS[noun])
        sql = named_queries("erasing.sql")["held"].about(
            noun=noun, fields=", ".join(f'entry."{name}"' for name in names)
        )
        rows = self.cursor.execute(sql, {"ids": list(map(str, ids))}).fetchall()
        for identity, at, who, stands, *values in rows:
            told = {
                name: self._told(noun, name, value)
                for name, value in zip(names, values, strict=True)
                if value is not None
            }
            name = {"connection": self._number(TIE, identity)} if noun == TIE else {}
            yield Line(
                noun=noun,
                recorded_on=moment(at).date(),
                who=who,
                stands=stands,
                values={**name, **told},
            )

    def _in_order(self, noun: str, ids: Sequence[UUID]) -> list[Line]:
        return sorted(self._lines(noun, ids), key=_when)

    def _told(self, noun: str, name: str, value: object) -> object:
        target = NOUN_FIELDS[noun][name].target
        if isinstance(value, UUID) and target:
            return self._told_id(target, value)
        if isinstance(value, Decimal):
            return float(value)
        if noun == ACTOR or name not in texts_of(noun) or not isinstance(value, str):
            return value
        return self._masked(value)

    def _told_id(self, target: str, identity: UUID) -> str:
        if identity in self.people:
            return THE_PERSON
        if target == TIE:
            return f"connection {self._number(TIE, identity)}"
        if target != ACTOR:
            return self._masked(keys_of(self.cursor, target, [identity])[identity])
        kind, key = self._actors.get(identity, (None, "somebody"))
        if kind in NOT_PEOPLE:
            return key
        return f"{kind or 'somebody'} {self._number(kind or 'somebody', identity)}"

    def _number(self, kind: str, identity: UUID) -> int:
        given = self._numbers.setdefault(kind, {})
        return given.setdefault(identity, len(given) + 1)

    @cached_property
    def _numbers(self) -> dict[str, dict[UUID, int]]:
        return {}

    def _masked(self, text: str) -> str:
        return self._others.taken_out_of(text, SOMEBODY)

    @cached_property
    def _actors(self) -> Mapping[UUID, tuple[str | None, str]]:
        rows = self.cursor.execute(named_queries("erasing.sql")["everybody"].sql).fetchall()
        return {identity: (kind, label or key) for identity, kind, key, label in rows}

    @cached_property
    def _others(self) -> Names:
        """Whatever others are or were called; services, which are no people, may be named."""
        rows = self.cursor.execute("SELECT id, kind, key, label FROM actor_log").fetchall()
        others = [row for row in rows if row[0] not in self.people and row[1] not in NOT_PEOPLE]
        return names_from((key for *_, key, _ in others), (label for *_, label in others))

    def _last_name(self) -> tuple[str, str | None]:
        sql = named_queries("erasing.sql")["last_name"].sql
        ids = {"ids": list(map(str, self.people))}
        [(key, label)] = self.cursor.execute(sql, ids).fetchall()
        return key, label


def _when(line: Line) -> tuple[str, ...]:
    """Rows by what they say of a time, then by number or key."""
    told = [line.values.get(name) for name in ("start", "date", "day", "connection", "key", "move")]
    return tuple(f"{given:>6}" if isinstance(given, int) else str(given or "") for given in told)
