"""The programme, who is in it and when, and where they stand on the map."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId
from sysmap.model.words import Precision


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
    service: ActorId | None = None
    statutory: bool | None = None
    age_band: str | None = None
    attributes: str | None = None


@dataclass(frozen=True, kw_only=True)
class Presence:
    """A time during which an actor was there; an actor without one was there all along."""

    id: UUID
    actor: ActorId
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None


@dataclass(frozen=True, kw_only=True)
class Role:
    """A role that an actor held for a time, beside its kind: a practitioner and a carer."""

    id: UUID
    actor: ActorId
    role: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Membership:
    """A time during which an actor belonged to a service."""

    id: UUID
    actor: ActorId
    service: ActorId
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where an actor stands on the map, so that nobody moves between two looks."""

    id: UUID
    actor: ActorId
    x: float
    y: float
    pinned: bool
