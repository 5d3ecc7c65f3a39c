"""What the group says of its connections at a meeting, and what it will do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, ContextId, MeetingId, MoveId, TieId
from sysmap.model.words import ReviewOf, Verdict


@dataclass(frozen=True, kw_only=True)
class Review:
    """What the group said of a thing at a meeting, which stands beside it and never replaces it.

    `target_type` says which pointers are given: `actor` is the young person of a circle, and
    `actor` with `other` a pair. `voters` is how many had a say, never who.
    """

    id: UUID
    meeting: MeetingId
    target_type: ReviewOf
    tie: TieId | None = None
    move: MoveId | None = None
    context: ContextId | None = None
    actor: ActorId | None = None
    other: ActorId | None = None
    verdict: Verdict
    voters: int | None = None
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class Action:
    """What the group said that it would do next."""

    id: UUID
    key: str
    meeting: MeetingId
    what: str
    actor: ActorId | None = None
    due: date | None = None
    done: date | None = None
