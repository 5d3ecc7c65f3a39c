"""What the rows of several tables have in common: a life, and how exactly its days are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from sysmap.model import Precision
from sysmap.readers import days
from sysmap.readers.cells import End, PrecisionWord, Start, calendar_of, refusal


class Row(BaseModel):
    """One row of a table; a cell that is empty is None, which means not recorded."""

    model_config = ConfigDict(extra="forbid")


class Lasting(Row):
    """A row that holds for a time: from `start` until, but not including, `end`."""

    start: Start | None = None
    end: End | None = None

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.start and self.end and self.end <= self.start:
            raise refusal(
                f"the end {self.end} is not after the start {self.start}",
                "an end is the first day on which it no longer held",
                field="end",
            )
        return self


class Inexact(Row):
    """A row that also says how exactly its days are known, in words or by the days themselves.

    Shape:     `precisions` column that says how exactly -> the columns whose days it speaks of
    """

    precisions: ClassVar[Mapping[str, Sequence[str]]]

    @model_validator(mode="before")
    @classmethod
    def _coarser_than_a_day(cls, cells: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        """A month, quarter or year says by itself how exact it is."""
        numbers = calendar_of(info).numbers
        for column, names in cls.precisions.items():
            written = [cells[name] for name in names if name in cells]
            coarse = _coarsest(text for text in written if text not in numbers)
            if coarse and cells.get(column, "day").lower() == "day":
                cells = {**cells, column: coarse}
        return cells


def _coarsest(texts: Iterable[str]) -> Precision | None:
    """How exact the least exact of the texts is; None where all are days, or none is."""
    known = [days.COARSENESS.index(name) for name in map(days.precision, texts) if name]
    coarsest = max(known, default=0)
    return days.COARSENESS[coarsest] if coarsest else None


class Dated(Lasting, Inexact):
    """A row with a life whose days may be known by the month, the quarter or the year."""

    precisions = MappingProxyType({"precision": ("start", "end", "wave")})

    precision: PrecisionWord | None = None


class InWaves(Dated):
    """A row that may give a wave instead of a start and an end."""

    wave: Start | None = None

    @model_validator(mode="after")
    def _lasts_until_the_next_wave(self, info: ValidationInfo) -> Self:
        if self.wave and (self.start or self.end):
            raise refusal(
                "a wave stands beside a start or an end", "give one of them", field="wave"
            )
        if self.wave:
            self.start = self.wave
            self.end = calendar_of(info).next_wave(self.wave)
        return self


class Pairing(Row):
    """A row about two things, which must differ.

    Shape:     `pair` the two columns; `paired` how the one would stand to itself, in words
    """

    pair: ClassVar[tuple[str, str]]
    paired: ClassVar[str]

    @model_validator(mode="after")
    def _speaks_of_two(self) -> Self:
        one, other = self.pair
        if getattr(self, one) == getattr(self, other):
            raise refusal(
                f"{getattr(self, one)} is {self.paired} itself",
                "name two, or leave the row out",
                field=other,
            )
        return self
