"""What people make of a context, and what of the record their reading rests on."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from sysmap.model import EVIDENCE_OF
from sysmap.readers.cells import ExactDay, refusal, word_of
from sysmap.readers.rows.shape import Row


class ConfigurationRow(Row):
    """configurations.csv."""

    id: str
    context: str
    offered: str | None = None
    reasoning: str | None = None
    changed: str | None = None
    coder: str | None = None
    strength: Annotated[str, word_of("configuration", "strength")] | None = None
    day: ExactDay | None = None
    note: str | None = None


class ConfigurationEvidenceRow(Row):
    """configuration_evidence.csv: a move, a tie, an element, or who said it and when."""

    configuration: str
    move: str | None = None
    tie: str | None = None
    element: str | None = None
    actor: str | None = None
    day: ExactDay | None = None

    @model_validator(mode="after")
    def _points_at_one(self) -> Self:
        told = [name for name in EVIDENCE_OF if getattr(self, name)]
        if len(told) != 1:
            raise refusal(
                f"names {' and '.join(told) or 'no evidence'}",
                "name one move, one tie, one element, or who said it",
                field=told[-1] if told else EVIDENCE_OF[0],
            )
        return self
