"""The meetings of the group, the clock of the programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, MeetingId


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
    meeting: MeetingId
    actor: ActorId
    role: str | None = None
