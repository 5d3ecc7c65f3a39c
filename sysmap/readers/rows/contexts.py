"""Contexts, whom they reach, and how people find them."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Self

from pydantic import model_validator

from sysmap.readers.cells import (
    ContextKind,
    Degree,
    ExactDay,
    PrecisionWord,
    refusal,
    word_of,
)
from sysmap.readers.rows.shape import Inexact, Lasting, Pairing, Row


class ContextRow(Lasting, Inexact):
    """contexts.csv."""

    precisions = MappingProxyType({"start_precision": ("start",), "end_precision": ("end",)})

    id: str
    label: str | None = None
    kind: ContextKind | None = None
    level: Annotated[str, word_of("context", "level")] | None = None
    start_precision: PrecisionWord | None = None
    end_precision: PrecisionWord | None = None
    description: str | None = None
    parent: str | None = None


class CoverageRow(Lasting):
    """coverage.csv: a subject is an actor or a service, or the name of a sector, area or group.

    Shape:     `actor` and `subject` both stand for the subject's cell; one of them keeps it
    """

    context: str
    subject_type: Annotated[str, word_of("coverage", "subject_type")]
    actor: str | None = None
    subject: str | None = None

    @model_validator(mode="after")
    def _says_whom_it_reaches(self) -> Self:
        if self.subject_type == "all" and self.subject:
            raise refusal(
                f"all reaches everybody, not {self.subject} alone",
                "empty the cell, or write another subject_type",
                field="subject",
            )
        if self.subject_type != "all" and not self.subject:
            raise refusal("is empty", f"say which {self.subject_type}", field="subject")
        return self

    @model_validator(mode="after")
    def _is_an_actor_or_a_name(self) -> Self:
        if self.subject_type in ("actor", "service"):
            self.subject = None
        else:
            self.actor = None
        return self


class AppraisalRow(Row):
    """appraisals.csv."""

    context: str
    actor: str
    date: ExactDay | None = None
    direction: Annotated[str, word_of("appraisal", "direction")]
    strength: Degree | None = None
    note: str | None = None


class ContextRelationRow(Pairing):
    """context_relations.csv."""

    pair = ("a", "b")
    paired = "related to"

    a: str
    b: str
    kind: Annotated[str, word_of("context_relation", "kind")]
