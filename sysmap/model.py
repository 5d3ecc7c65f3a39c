"""The nouns of the record, and the words that they may use.

Each noun is a frozen record with the same fields, in the same order, as its table in
`store/schema.sql`. `id` is a random UUID made by the client and never leaves the record file; `key`
is the team's own short text. Every life in the world is a right-open span of days [start, end): an
empty start has always been, an empty end is still going.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args
from uuid import UUID

Precision = Literal["day", "month", "quarter", "year", "before", "after"]
Origin = Literal["baseline", "move", "found", "unknown"]
StrengthMeaning = Literal["count", "duration", "level"]

PRECISIONS: tuple[str, ...] = get_args(Precision)
ORIGINS: tuple[str, ...] = get_args(Origin)
STRENGTH_MEANINGS: tuple[str, ...] = get_args(StrengthMeaning)

YOUNG_PERSON = "young person"
CARER = "carer"
PRACTITIONER = "practitioner"
SERVICE = "service"
THING = "thing"
KINDS = (PRACTITIONER, SERVICE, CARER, YOUNG_PERSON, "academic", "group", THING)
NOT_PEOPLE = (SERVICE, "group", THING)
"""Actors of these kinds are drawn in a circle but are not people in it."""

CARES_FOR = "cares_for"
DIRECTED_TIE_KINDS = ("refers_to", "informs", "asks", "supervises_supports", CARES_FOR)
UNDIRECTED_TIE_KINDS = ("works_with", "works_jointly", "shares_information", "knows_of")
TIE_KINDS = DIRECTED_TIE_KINDS + UNDIRECTED_TIE_KINDS

KEPT_APART = "kept apart"

_GAPS = re.compile(r"[\s_-]+")


def as_known(words: Collection[str]) -> Callable[[str], str]:
    """A reader that knows these words whatever their case and gaps; others stay as they are.

    >>> as_known(TIE_KINDS)("Cares for")
    'cares_for'
    """
    known = {_bare(word): word for word in words}
    return lambda text: text if text in words else known.get(_bare(text), text)


def _bare(text: str) -> str:
    return _GAPS.sub(" ", text.casefold())


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One line about the programme itself: its name, its first day, its last day."""

    id: UUID
    key: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Somebody or something that can be connected: a practitioner, a service, a young person."""

    id: UUID
    key: str
    label: str | None = None
    kind: str | None = None
    sector: str | None = None
    service: UUID | None = None
    statutory: bool | None = None
    age_band: str | None = None
    attributes: str | None = None


@dataclass(frozen=True, kw_only=True)
class Presence:
    """A time during which an actor was there; an actor without one was there all along."""

    id: UUID
    actor: UUID
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role that an actor held for a time, beside its kind: a practitioner and a carer."""

    id: UUID
    actor: UUID
    role: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A time during which an actor belonged to a service."""

    id: UUID
    actor: UUID
    service: UUID
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class TieKind:
    """A kind of tie: whether it has a direction, and what its strength counts."""

    id: UUID
    kind: str
    directed: bool
    strength: StrengthMeaning | None = None
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class Tie:
    """A connection of one kind between two actors; its times are its spells."""

    id: UUID
    key: str | None = None
    source: UUID
    target: UUID
    kind: str
    directed: bool


@dataclass(frozen=True, kw_only=True)
class Spell:
    """A time during which a tie held, at one strength, and how we came to know of it."""

    id: UUID
    tie: UUID
    start: date | None = None
    end: date | None = None
    strength: float | None = None
    origin: Origin | None = None
    precision: Precision | None = None
    recorded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting of the group: the clock of the programme."""

    id: UUID
    key: str
    number: int | None = None
    date: date
    minutes: int | None = None
    place: str | None = None
    kind: str | None = None
    cancelled: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Somebody was at a meeting, in a role."""

    id: UUID
    meeting: UUID
    actor: UUID
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class PairFlag:
    """Something about a pair to be respected: `kept apart` is never drawn, asked or counted."""

    id: UUID
    a: UUID
    b: UUID
    flag: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Askable:
    """Two kinds of actor whose ties the programme asks about; others are not observable."""

    id: UUID
    kind_a: str
    kind_b: str
    tie_kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an actor stands on the map, so that nobody moves between two looks."""

    id: UUID
    actor: UUID
    x: float
    y: float
    pinned: bool


NOUNS: dict[str, type] = {
    "setting": Setting,
    "actor": Actor,
    "presence": Presence,
    "role": Role,
    "membership": Membership,
    "tie_kind": TieKind,
    "tie": Tie,
    "spell": Spell,
    "meeting": Meeting,
    "attendance": Attendance,
    "pair_flag": PairFlag,
    "askable": Askable,
    "place": Place,
}
"""Table name -> noun, in the order in which an operation writes them."""
