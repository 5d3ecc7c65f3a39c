"""Connections between two actors: their kinds, their times, and pairs to be respected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, TieId
from sysmap.model.words import Origin, Precision, StrengthMeaning


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
    source: ActorId
    target: ActorId
    kind: str
    directed: bool


@dataclass(frozen=True, kw_only=True)
class Spell:
    """A time during which a tie held, at one strength, and how we came to know of it."""

    id: UUID
    tie: TieId
    start: date | None = None
    end: date | None = None
    strength: float | None = None
    origin: Origin | None = None
    precision: Precision | None = None
    recorded_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PairFlag:
    """Something about a pair to be respected: `kept apart` is never drawn, asked or counted."""

    id: UUID
    a: ActorId
    b: ActorId
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
