"""What goes and what is rewritten when somebody is erased, in every version of every noun.

Which rows those are follows from the pointers of the nouns: a row goes with what it cannot do
without; a pointer that may be empty is emptied. A thing whose text is rewritten has a new id, for
the hash of what it was stays, and with the old id at hand its words could be guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID, uuid4

from duckdb import DuckDBPyConnection

from sysmap.model import FIELDS as NOUN_FIELDS
from sysmap.store.namesakes import Names, texts_of, without_names
from sysmap.store.queries import named_queries
from sysmap.store.tables import POINTERS, SAYS_NOTHING_WITHOUT, STORED, Pointer, columns, quoted

ACTOR, PLACE, TIE = "actor", "place", "tie"
OF_ONESELF = ("label", "attributes", "age_band")
"""What a pseudonym has not."""
IN_ONES_OWN_WORDS = frozenset(
    ["key", "note", "why", "offered", "reasoning", "changed", "comment", "text", "words"]
)
"""What goes, where it may be empty, from rows that speak of somebody who has a pseudonym."""

NAMING = """
EXISTS (FROM unnest($needles::VARCHAR[]) AS every (needle) WHERE contains(lower("{}"), needle))
"""

Values = Mapping[str, object]
Ids = Mapping[str, set[UUID]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """A row that goes (`after` is None) or is rewritten."""

    noun: str
    seq: int
    before: Values
    after: Values | None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Who is to be erased, and how.

    Shape:     `pseudonyms` the new id and key of each, where their point is to be kept; `names` by
               which texts of others are found; `redact` whether those are rewritten
    """

    people: frozenset[UUID]
    pseudonyms: Mapping[UUID, tuple[UUID, str]] = field(default_factory=dict)
    names: Names
    redact: bool = False


@dataclass(frozen=True)
class Plan:
    """What an erasure does, row by row, and the texts of others that name whom it is about."""

    cursor: DuckDBPyConnection
    wanted: Wanted

    @cached_property
    def changes(self) -> Sequence[Change]:
        """Every row that goes or is rewritten."""
        return [
            Change(noun=noun, seq=seq, before=row, after=after)
            for noun in STORED
            for seq, row in self._touched(noun)
            if (after := self._after(noun, row)) != row
        ]

    @cached_property
    def naming(self) -> Sequence[tuple[str, UUID, str, str]]:
        """The texts of rows that stay which name somebody: noun, id, field, text."""
        found = [
            (noun, row["id"], name, row[name])
            for noun in STORED
            for _seq, row in self._rows(noun, self._maybe_naming(noun))
            if not self._goes(noun, row) and not (noun == ACTOR and row["id"] in self.wanted.people)
            for name in texts_of(noun)
            if self.wanted.names.are_in(row[name]) and not self._is_emptied(noun, row, name)
        ]
        return list(dict.fromkeys(found))  # type: ignore[arg-type]

    @cached_property
    def renewed(self) -> Mapping[str, Mapping[UUID, UUID]]:
        """Noun -> the things that have another id afterwards."""
        new: dict[str, dict[UUID, UUID]] = defaultdict(dict)
        for person, (identity, _key) in self.wanted.pseudonyms.items():
            new[ACTOR][person] = identity
        for bond in self._own[TIE]:
            new[TIE][bond] = uuid4()
        if self.wanted.redact:
            for noun, identity, _field, _text in self.naming:
                new[noun].setdefault(identity, uuid4())
        return new

    @cached_property
    def _own(self) -> Ids:
        """Whoever has a pseudonym, and their ties: nothing is left of these but their figures."""
        people = set(self.wanted.pseudonyms)
        ends = [pointer.field for pointer in _pointers_of(TIE) if pointer.target == ACTOR]
        ties = self._rows(TIE, " OR ".join(map(_pointing, ends)), people) if people else ()
        return {ACTOR: people, TIE: {_id(row) for _seq, row in ties}}

    @cached_property
    def _going(self) -> tuple[Ids, Mapping[tuple[str, UUID], int]]:
        """The things that go, and the versions up to which another goes that stays."""
        gone: dict[str, set[UUID]] = defaultdict(set)
        upto: dict[tuple[str, UUID], int] = {}
        if self.wanted.pseudonyms:
            places = self._rows(PLACE, _pointing("actor"), self.wanted.people)
            return {PLACE: {_id(row) for _seq, row in places}}, {}
        ahead: list[tuple[str, set[UUID]]] = [(ACTOR, set(self.wanted.people))]
        while ahead:
            target, ids = ahead.pop()
            gone[target] |= ids
            for pointer in filter(_goes_with, _pointers_at(target)):
                whole = set()
                for identity, last_pointing, last in self._pointing_for_good(pointer, ids):
                    if last_pointing == last:
                        whole.add(identity)
                    else:
                        place = pointer.noun, identity
                        upto[place] = max(last_pointing, upto.get(place, 0))
                if new := whole - gone[pointer.noun]:
                    ahead.append((pointer.noun, new))
        return gone, upto

    def _pointing_for_good(
        self, pointer: Pointer, ids: Iterable[UUID]
    ) -> Sequence[tuple[UUID, int, int]]:
        sql = named_queries("erasing.sql")["pointing_for_good"]
        about = sql.about(noun=pointer.noun, field=pointer.field)
        return self.cursor.execute(about, {"ids": list(map(str, ids))}).fetchall()

    def _goes(self, noun: str, row: Values) -> bool:
        gone, upto = self._going
        identity, version = _id(row), row["version"]
        assert isinstance(version, int)
        return identity in gone.get(noun, ()) or version <= upto.get((noun, identity), 0)

    def _touched(self, noun: str) -> Iterator[tuple[int, Values]]:
        """The rows of a noun that may go or be rewritten."""
        gone, upto = self._going
        concerned = {
            target: {*gone.get(target, ()), *self.renewed.get(target, ())} for target in STORED
        }
        own = concerned[noun] | {identity for of, identity in upto if of == noun}
        ways = [("id", own)] + [
            (pointer.field, concerned[pointer.target]) for pointer in _pointers_of(noun)
        ]
        ids = {identity for _field, those in ways for identity in those}
        condition = " OR ".join(_pointing(name) for name, those in ways if those)
        if condition:
            yield from self._rows(noun, condition, ids)

    def _after(self, noun: str, row: Values) -> Values | None:
        if self._goes(noun, row):
            return None
        gone, renewed = self._going[0], self.renewed
        after = {**row, "id": renewed.get(noun, {}).get(_id(row), row["id"])}
        for pointer in _pointers_of(noun):
            at = row[pointer.field]
            if isinstance(at, UUID):
                after[pointer.field] = (
                    None
                    if at in gone.get(pointer.target, ())
                    else renewed.get(pointer.target, {}).get(at, at)
                )
        if row["id"] in renewed.get(noun, {}):
            after |= without_names(noun, row, self.wanted.names)
        after |= {name: None for name in row if self._is_emptied(noun, row, name)}
        if noun == ACTOR and row["id"] in self.wanted.pseudonyms:
            after["key"] = self.wanted.pseudonyms[_id(row)][1]
        return after

    def _is_emptied(self, noun: str, row: Values, name: str) -> bool:
        """Whether a field goes from a row of somebody whose point is kept."""
        if noun == ACTOR and row["id"] in self._own[ACTOR]:
            return name in OF_ONESELF
        told = NOUN_FIELDS.get(noun, {}).get(name)
        return (
            told is not None
            and not told.needed
            and name in IN_ONES_OWN_WORDS
            and any(
                row[pointer.field] in self._own.get(pointer.target, ())
                for pointer in _pointers_of(noun)
            )
        )

    def _maybe_naming(self, noun: str) -> str:
        return " OR ".join(NAMING.format(name) for name in texts_of(noun)) or "false"

    def _rows(
        self, noun: str, condition: str, ids: Iterable[UUID] = ()
    ) -> Iterator[tuple[int, Values]]:
        names = columns(noun)
        sql = named_queries("erasing.sql")["rows"]
        about = sql.about(noun=noun, columns=quoted(names), condition=condition)
        every = {"ids": list(map(str, ids)), "needles": self.wanted.names.needles}
        parameters = {name: given for name, given in every.items() if f"${name}" in condition}
        for seq, *values in self.cursor.execute(about, parameters).fetchall():
            yield seq, dict(zip(names, values, strict=True))


def _pointing(name: str) -> str:
    return f'"{name}" IN (SELECT unnest($ids::UUID[]))'


def _pointers_at(target: str) -> list[Pointer]:
    return [pointer for pointer in POINTERS if pointer.target == target]


def _pointers_of(noun: str) -> list[Pointer]:
    return [pointer for pointer in POINTERS if pointer.noun == noun]


def _goes_with(pointer: Pointer) -> bool:
    needed = NOUN_FIELDS[pointer.noun][pointer.field].needed
    return needed or (pointer.noun, pointer.field) in SAYS_NOTHING_WITHOUT


def _id(row: Values) -> UUID:
    identity = row["id"]
    assert isinstance(identity, UUID)
    return identity
