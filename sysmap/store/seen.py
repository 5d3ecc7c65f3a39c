"""Whom a viewer may see, by what each person agreed to: named, by kind and sector only, or not.

A record that keeps no register of consents shows everybody. What was said last counts over all that
is shown, the record as it was known before it too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.model import FIELDS, NOT_PEOPLE, Purpose
from sysmap.store.queries import named_queries
from sysmap.store.tables import POINTERS, SAYS_NOTHING_WITHOUT, Pointer
from sysmap.store.veil import Unnamed
from sysmap.store.viewer import Viewer

NO_MORE = ("refused", "withdrawn")
NEEDS_A_YES: tuple[Purpose, ...] = ("export_named", "export_pseudonymous")
"""Purposes for which a person who was not asked is left out too."""
NOT_SHOWN = "somebody not shown"
GOES_WITH = SAYS_NOTHING_WITHOUT | {("practice_relation", "who"), ("configuration", "coder")}
"""Fields that may be empty, and whose rows are not there without whom they are about."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Seen:
    """Who is hidden from a viewer, by id.

    Shape:     `absent` who is not there at all; `codes` who is there without a name -> what stands
               in its place; `unquoted` whose own words are not told; `names` every name that any of
               the hidden ever bore -> what stands in its place; `sources` whether whole
               texts are open
    """

    absent: frozenset[UUID] = frozenset()
    codes: Mapping[UUID, str] = field(default_factory=dict)
    unquoted: frozenset[UUID] = frozenset()
    names: Mapping[str, str] = field(default_factory=dict)
    sources: bool = True

    @cached_property
    def _told(self) -> tuple[object, ...]:
        return (
            self.absent,
            frozenset(self.codes.items()),
            self.unquoted,
            frozenset(self.names.items()),
            self.sources,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Seen) and self._told == other._told

    @cached_property
    def _hash(self) -> int:
        return hash(self._told)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def unnamed(self) -> Unnamed:
        """How texts are read."""
        return Unnamed(self.names)

    @property
    def hides(self) -> bool:
        """Whether anything is hidden."""
        return bool(self.absent or self.codes or self.unquoted) or not self.sources


EVERYBODY = Seen()
"""What the steward sees, and everybody where no register is kept."""


def seen_by(cursor: DuckDBPyConnection, viewer: Viewer, today: date) -> Seen:
    """Whom a viewer sees on a day, by the consents that stand now."""
    if viewer.purpose is None or not cursor.execute("SELECT id FROM consent LIMIT 1").fetchall():
        return EVERYBODY
    people = [_Person(*told) for told in _rows(cursor, "everybody")]
    said = _said(cursor, today)
    absent = {one.id for one in people if _is_absent(said.get(one.id, {}), one, viewer)}
    codes = {} if viewer.asks_for_names else _codes(cursor, people, said, absent)
    quoted_too = {one.id for one in people if _agrees(said.get(one.id, {}), "quote", one)}
    unquoted = set() if viewer.reads_sources else {one.id for one in people} - quoted_too
    return Seen(
        absent=frozenset(absent),
        codes=codes,
        unquoted=frozenset(unquoted),
        names=_names(cursor, {**dict.fromkeys(absent, NOT_SHOWN), **codes}),
        sources=viewer.reads_sources,
    )


@dataclass(frozen=True)
class _Person:
    """An actor, by id, kind and number within their kind."""

    id: UUID
    kind: str
    number: int

    @property
    def code(self) -> str:
        return f"{self.kind or 'person'} {self.number}"


Said = Mapping[str, str]
"""Purpose -> what somebody said to it that counts today."""


def _said(cursor: DuckDBPyConnection, today: date) -> Mapping[UUID, Said]:
    said: dict[UUID, dict[str, str]] = {}
    for actor, purpose, state in _rows(cursor, "said", today=today):
        said.setdefault(actor, {})[purpose] = state
    return said


def _is_absent(said: Said, one: _Person, viewer: Viewer) -> bool:
    if said.get("record") in NO_MORE:
        return True
    return any(
        not _agrees(said, purpose, one) if purpose in NEEDS_A_YES else said.get(purpose) in NO_MORE
        for purpose in viewer.purposes
    )


def _agrees(said: Said, purpose: Purpose, one: _Person) -> bool:
    """Whether a yes was given where one is needed: services, groups and things give none."""
    needed = one.kind not in NOT_PEOPLE
    return said.get(purpose) == "given" if needed else said.get(purpose) not in NO_MORE


def _codes(
    cursor: DuckDBPyConnection,
    people: Iterable[_Person],
    said: Mapping[UUID, Said],
    absent: Collection[UUID],
) -> dict[UUID, str]:
    taken = {key for (key,) in cursor.execute("SELECT DISTINCT key FROM actor_log").fetchall()}
    return {
        one.id: f"{one.code} (not named)" if one.code in taken else one.code
        for one in people
        if one.id not in absent and not _agrees(said.get(one.id, {}), "name_in_group", one)
    }


def _names(cursor: DuckDBPyConnection, hidden: Mapping[UUID, str]) -> dict[str, str]:
    found = _rows(cursor, "names", ids=list(hidden))
    return {
        name: hidden[identity]
        for identity, *names in found
        for name in names
        if name and _tells_somebody(name)
    }


def _tells_somebody(name: str) -> bool:
    """Whether a name in the middle of a text can mean nobody but them: 7 and A cannot."""
    return len(name.strip()) > 1 and not name.strip().isdigit()


def hidden(cursor: DuckDBPyConnection, noun: str, seen: Seen) -> set[UUID]:
    """The rows of a noun, whether they stand or not, that hang on somebody who is absent."""
    if not seen.absent:
        return set()
    if noun == "actor":
        return set(seen.absent)
    found = set(moves_of_nobody(cursor, seen, "move_actor")) if noun == "move" else set()
    for pointer in _leading(noun):
        targets = hidden(cursor, pointer.target, seen)
        if targets:
            sql = named_queries("seen.sql")["pointing"].about(noun=noun, field=pointer.field)
            found |= {row for (row,) in cursor.execute(sql, {"ids": list(targets)}).fetchall()}
    return found


def _leading(noun: str) -> list[Pointer]:
    """The pointers of a noun whose rows go with what they point at."""
    return [
        pointer
        for pointer in POINTERS
        if pointer.noun == noun
        if FIELDS[noun][pointer.field].needed or (noun, pointer.field) in GOES_WITH
    ]


def moves_of_nobody(cursor: DuckDBPyConnection, seen: Seen, parts: str, **given: int) -> list[UUID]:
    """The moves of which every maker is absent, by a table of the parts in them."""
    sql = named_queries("seen.sql")["of_nobody_seen"].about(moves_parts=parts)
    found = cursor.execute(sql, {"absent": list(seen.absent), **given}).fetchall()
    return [move for (move,) in found]


def _rows(cursor: DuckDBPyConnection, query: str, **given: object) -> list[tuple[Any, ...]]:
    return cursor.execute(named_queries("seen.sql")[query].sql, given or None).fetchall()
