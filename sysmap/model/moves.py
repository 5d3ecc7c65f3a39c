"""Moves, what they are made of, and what they did to ties."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, ContextId, ElementId, MeetingId, MoveId, PracticeId, TieId
from sysmap.model.words import (
    Answer,
    Bearing,
    EffectStatus,
    EffectWord,
    ElementType,
    HowKnown,
    MoveRole,
    Part,
    PracticeRelationKind,
    Precision,
    RoomToAct,
)


@dataclass(frozen=True, kw_only=True)
class Element:
    """What a practice is made of: a meaning, a competency or a material."""

    id: UUID
    key: str
    type: ElementType
    label: str | None = None


@dataclass(frozen=True, kw_only=True)
class Practice:
    """A way of doing things that moves belong to; `existing` where it was there before."""

    id: UUID
    key: str
    label: str | None = None
    existing: bool | None = None


@dataclass(frozen=True, kw_only=True)
class PracticeRelation:
    """How one practice stands to another, as somebody judged it."""

    id: UUID
    a: PracticeId
    b: PracticeId
    kind: PracticeRelationKind
    day: date | None = None
    who: ActorId | None = None
    why: str | None = None


@dataclass(frozen=True, kw_only=True)
class Move:
    """A resilient move: a dated act, made by somebody, somewhere, that may make and break ties.

    `compartments` and `principles` hold several words with `|` between them.
    """

    id: UUID
    key: str
    date: date
    precision: Precision | None = None
    title: str
    label: str | None = None
    saying: str | None = None
    compartments: str | None = None
    principles: str | None = None
    setting: str | None = None
    derived_from: MoveId | None = None
    practice: PracticeId | None = None
    meeting: MeetingId | None = None
    stage: str | None = None
    room_to_act: RoomToAct | None = None
    proposed_by: ActorId | None = None
    outcome: str | None = None


@dataclass(frozen=True, kw_only=True)
class MoveActor:
    """Somebody's part in a move: who made it, with whom, for whom, enlisted, looking on."""

    id: UUID
    move: MoveId
    actor: ActorId
    role: MoveRole


@dataclass(frozen=True, kw_only=True)
class MoveElement:
    """An element that a move was made of, and whether it was kept, added or dropped."""

    id: UUID
    move: MoveId
    element: ElementId
    part: Part | None = None


@dataclass(frozen=True, kw_only=True)
class MoveContext:
    """A context in which a move was made, who says so, and how the move bears on it."""

    id: UUID
    move: MoveId
    context: ContextId
    how: HowKnown | None = None
    bearing: Bearing | None = None


@dataclass(frozen=True, kw_only=True)
class Effect:
    """What a move did to a tie: claimed by those who tell it, confirmed by the group or not."""

    id: UUID
    key: str | None = None
    move: MoveId
    tie: TieId
    effect: EffectWord
    date: date | None = None
    strength: float | None = None
    status: EffectStatus | None = None


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """Something that was asked of somebody, and the answer: what was refused stands here too."""

    id: UUID
    key: str | None = None
    move: MoveId | None = None
    asker: ActorId
    asked: ActorId
    day: date | None = None
    answer: Answer | None = None
    answered_on: date | None = None
    tie: TieId | None = None
