"""Who is asked, who told what, and when anybody was looking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId
from sysmap.model.words import Says


@dataclass(frozen=True, kw_only=True)
class Report:
    """What one teller says of a tie on a day, which stands beside the tie and never replaces it."""

    id: UUID
    teller: ActorId
    source: ActorId
    target: ActorId
    kind: str | None = None
    day: date | None = None
    says: Says


@dataclass(frozen=True, kw_only=True)
class Reporter:
    """A time during which an actor is among those who are asked about their ties."""

    id: UUID
    actor: ActorId
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class ObservationWindow:
    """A time during which somebody was looking, and how widely."""

    id: UUID
    start: date | None = None
    end: date | None = None
    scope: str | None = None
    note: str | None = None
