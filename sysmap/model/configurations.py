"""What people make of a context: what was offered, how people reasoned, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId, ConfigurationId, ContextId, ElementId, MoveId, TieId
from sysmap.model.words import EvidenceStrength


@dataclass(frozen=True, kw_only=True)
class Configuration:
    """One line of the workbook, in the words of whoever wrote it.

    `offered` and `reasoning` are the two halves of a mechanism: resources, and what people made of
    them. `coder` is the actor whose reading it is.
    """

    id: UUID
    key: str
    context: ContextId
    offered: str | None = None
    reasoning: str | None = None
    changed: str | None = None
    coder: ActorId | None = None
    strength: EvidenceStrength | None = None
    day: date | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConfigurationEvidence:
    """One thing of the record that a line of the workbook rests on.

    One of the four is given; `actor` with `day` is how they found the context of the line that day.
    """

    id: UUID
    configuration: ConfigurationId
    move: MoveId | None = None
    tie: TieId | None = None
    element: ElementId | None = None
    actor: ActorId | None = None
    day: date | None = None
