"""Contexts, whom they reach, and how people find them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, ContextId
from sysmap.model.words import (
    AppraisalDirection,
    ContextLevel,
    ContextRelationKind,
    Precision,
    SubjectType,
)


@dataclass(frozen=True, kw_only=True)
class Context:
    """A named condition that holds for a time, and bears on what people can do."""

    id: UUID
    key: str
    label: str | None = None
    kind: str | None = None
    level: ContextLevel | None = None
    start: date | None = None
    end: date | None = None
    start_precision: Precision | None = None
    end_precision: Precision | None = None
    description: str | None = None
    parent: ContextId | None = None


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Whom a context reaches: everybody, one actor, or all of a sector, area or group.

    `actor` is given where `subject_type` is actor or service, `subject` for sector, area and group.
    """

    id: UUID
    context: ContextId
    subject_type: SubjectType
    actor: ActorId | None = None
    subject: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """How an actor found a context on a day: enabling, constraining, both, unclear."""

    id: UUID
    context: ContextId
    actor: ActorId
    date: date | None = None
    direction: AppraisalDirection
    strength: int | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ContextRelation:
    """How one context stands to another: part of it, after it, offsetting it, worsening it."""

    id: UUID
    a: ContextId
    b: ContextId
    kind: ContextRelationKind
