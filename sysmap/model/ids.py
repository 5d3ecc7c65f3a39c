"""Ids by what they point at: a field of one of these types holds the id of such a thing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID


@dataclass(frozen=True)
class Of:
    """The noun that an id points at."""

    noun: str


ActorId = Annotated[UUID, Of("actor")]
TieId = Annotated[UUID, Of("tie")]
MeetingId = Annotated[UUID, Of("meeting")]
MoveId = Annotated[UUID, Of("move")]
ElementId = Annotated[UUID, Of("element")]
PracticeId = Annotated[UUID, Of("practice")]
ContextId = Annotated[UUID, Of("context")]
ConfigurationId = Annotated[UUID, Of("configuration")]
SourceId = Annotated[UUID, Of("source")]
ExcerptId = Annotated[UUID, Of("excerpt")]
CodeId = Annotated[UUID, Of("code")]
FrameworkId = Annotated[UUID, Of("framework")]
FrameworkItemId = Annotated[UUID, Of("framework_item")]
