"""What was said: sources, their excerpts, the codes these are given, and what they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import (
    ActorId,
    CodeId,
    ContextId,
    ElementId,
    ExcerptId,
    MeetingId,
    MoveId,
    SourceId,
    TieId,
)
from sysmap.model.words import CodeSort, SourceKind, SourceScope, Stance


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text in which people tell of the programme; `scope` is what those who gave it agreed to."""

    id: UUID
    key: str
    kind: SourceKind
    day: date | None = None
    title: str | None = None
    speaker: ActorId | None = None
    meeting: MeetingId | None = None
    scope: SourceScope
    text: str | None = None


@dataclass(frozen=True, kw_only=True)
class Excerpt:
    """A part of a source: places in its text, in characters, the end exclusive, and the words."""

    id: UUID
    key: str
    source: SourceId
    start_position: int | None = None
    end_position: int | None = None
    speaker: ActorId | None = None
    words: str | None = None


@dataclass(frozen=True, kw_only=True)
class Code:
    """A word of the codebook, by which excerpts are told apart."""

    id: UUID
    key: str
    label: str | None = None
    sort: CodeSort
    parent: CodeId | None = None
    description: str | None = None


@dataclass(frozen=True, kw_only=True)
class Coding:
    """Somebody gave an excerpt a code."""

    id: UUID
    excerpt: ExcerptId
    code: CodeId
    coder: ActorId | None = None
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class ExcerptLink:
    """What an excerpt speaks of: one move, tie, context or element; and how it stands to it."""

    id: UUID
    excerpt: ExcerptId
    move: MoveId | None = None
    tie: TieId | None = None
    context: ContextId | None = None
    element: ElementId | None = None
    stance: Stance
