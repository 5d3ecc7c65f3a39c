"""Ties and their kinds, pairs to be respected, and the kinds whose ties are asked about."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import model_validator

from sysmap.readers.cells import (
    ActorKind,
    Direction,
    ExactDay,
    Flag,
    PairFlagName,
    Strength,
    TieKindName,
    refusal,
    word_of,
)
from sysmap.readers.rows.shape import InWaves, Lasting, Pairing, Row

UNNAMED_TIE_KIND = "tie"
"""The kind of a tie whose row names none."""


class TieKindRow(Row):
    """tie_kinds.csv."""

    kind: TieKindName
    directed: Flag
    strength: Annotated[str, word_of("tie_kind", "strength")] | None = None
    words: str | None = None


class TieRow(InWaves, Pairing):
    """ties.csv: one spell of one tie; one that says `held` no is a tie without any spell."""

    pair = ("source", "target")
    paired = "tied to"

    id: str | None = None
    source: str
    target: str
    kind: TieKindName = UNNAMED_TIE_KIND
    directed: Direction | None = None
    strength: Strength | None = None
    origin: Annotated[str, word_of("spell", "origin")] | None = None
    recorded_on: ExactDay | None = None
    held: Flag | None = None

    @model_validator(mode="after")
    def _held_at_some_time_or_never(self) -> Self:
        if self.held is False and (self.start or self.end):
            raise refusal(
                "never held, and has a start or an end",
                "empty the days, or the cell that says no",
                field="held",
            )
        return self


class PairFlagRow(Lasting, Pairing):
    """pair_flags.csv."""

    pair = ("a", "b")
    paired = "paired with"

    a: str
    b: str
    flag: PairFlagName


class AskableRow(Row):
    """askable.csv."""

    kind_a: ActorKind
    kind_b: ActorKind
    tie_kind: TieKindName | None = None
