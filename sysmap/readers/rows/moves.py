"""Moves, what they are made of, what they did to ties, and what was asked of whom."""

from __future__ import annotations

from types import MappingProxyType
from typing import Annotated, Self

from pydantic import model_validator

from sysmap.readers.cells import (
    ExactDay,
    Flag,
    PrecisionWord,
    SettingName,
    Several,
    StageName,
    Start,
    Strength,
    TieKindName,
    refusal,
    word_of,
)
from sysmap.readers.rows.shape import Inexact, Pairing, Row
from sysmap.readers.rows.ties import UNNAMED_TIE_KIND


class MoveRow(Inexact):
    """moves.csv; a move without an id gets one on its way in."""

    precisions = MappingProxyType({"precision": ("date",)})

    id: str | None = None
    date: Start
    precision: PrecisionWord | None = None
    title: str
    label: str | None = None
    saying: str | None = None
    compartments: Several | None = None
    principles: Several | None = None
    setting: SettingName | None = None
    derived_from: str | None = None
    practice: str | None = None
    meeting: str | None = None
    stage: StageName | None = None
    room_to_act: Annotated[str, word_of("move", "room_to_act")] | None = None
    proposed_by: str | None = None
    outcome: str | None = None


class MoveActorRow(Row):
    """move_actors.csv."""

    move: str
    actor: str
    role: Annotated[str, word_of("move_actor", "role")]


class MoveElementRow(Row):
    """move_elements.csv."""

    move: str
    element: str
    part: Annotated[str, word_of("move_element", "part")] | None = None


class MoveContextRow(Row):
    """move_contexts.csv."""

    move: str
    context: str
    how: Annotated[str, word_of("move_context", "how")] | None = None
    bearing: Annotated[str, word_of("move_context", "bearing")] | None = None


class EffectRow(Pairing):
    """effects.csv: a tie is named by its two ends and its kind."""

    pair = ("source", "target")
    paired = "tied to"

    id: str | None = None
    move: str
    source: str
    target: str
    kind: TieKindName = UNNAMED_TIE_KIND
    effect: Annotated[str, word_of("effect", "effect")]
    date: ExactDay | None = None
    strength: Strength | None = None
    status: Annotated[str, word_of("effect", "status")] | None = None


class ElementRow(Row):
    """elements.csv."""

    id: str
    type: Annotated[str, word_of("element", "type")]
    label: str | None = None


class PracticeRow(Row):
    """practices.csv."""

    id: str
    label: str | None = None
    existing: Flag | None = None


class PracticeRelationRow(Pairing):
    """practice_relations.csv."""

    pair = ("a", "b")
    paired = "related to"

    a: str
    b: str
    kind: Annotated[str, word_of("practice_relation", "kind")]
    day: ExactDay | None = None
    who: str | None = None
    why: str | None = None


class AttemptRow(Pairing):
    """attempts.csv: a tie is named by its id."""

    pair = ("asker", "asked")
    paired = "asking"

    id: str | None = None
    move: str | None = None
    asker: str
    asked: str
    day: ExactDay | None = None
    answer: Annotated[str, word_of("attempt", "answer")] | None = None
    answered_on: ExactDay | None = None
    tie: str | None = None

    @model_validator(mode="after")
    def _is_asked_before_it_is_answered(self) -> Self:
        if self.day and self.answered_on and self.answered_on < self.day:
            raise refusal(
                f"the answer of {self.answered_on} comes before the day of asking, {self.day}",
                "correct one of the two days",
                field="answered_on",
            )
        return self
