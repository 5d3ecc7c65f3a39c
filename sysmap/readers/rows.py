"""The rows of the tables that have a noun, each checked by itself: one model a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationInfo, model_validator

from sysmap.readers import days
from sysmap.readers.cells import (
    ActorKind,
    Direction,
    End,
    ExactDay,
    Flag,
    OriginWord,
    PairFlagName,
    PrecisionWord,
    Start,
    Strength,
    StrengthWord,
    TieKindName,
    Whole,
    calendar_of,
    refusal,
    refuse_no_iso_day,
)

UNNAMED_TIE_KIND = "tie"
"""The kind of a tie whose row names none."""


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


class Dated(Lasting):
    """A row that also says how exactly its days are known."""

    precision: PrecisionWord | None = None

    @model_validator(mode="before")
    @classmethod
    def _coarser_than_a_day(cls, cells: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
        """A month, quarter or year says by itself how exact it is."""
        if "precision" in cells:
            return cells
        numbers = calendar_of(info).numbers
        written = (cells.get(name, "") for name in ("start", "end", "wave"))
        known = [days.precision(text) for text in written if text not in numbers]
        coarsest = max((days.COARSENESS.index(name) for name in known if name), default=0)
        return {**cells, "precision": days.COARSENESS[coarsest]} if coarsest else cells


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


class ActorRow(Dated):
    """actors.csv; columns that it does not know are kept as attributes."""

    id: str
    label: str | None = None
    kind: ActorKind | None = None
    sector: str | None = None
    service: str | None = None
    statutory: Flag | None = None
    age_band: str | None = None
    attributes: Mapping[str, str] | None = None


class PresenceRow(InWaves):
    """actor_spells.csv, or a table named presence."""

    actor: str


class RoleRow(Lasting):
    """roles.csv."""

    actor: str
    role: str


class MembershipRow(Lasting):
    """memberships.csv."""

    actor: str
    service: str


class TieKindRow(Row):
    """tie_kinds.csv."""

    kind: TieKindName
    directed: Flag
    strength: StrengthWord | None = None
    words: str | None = None


class TieRow(InWaves):
    """ties.csv: one spell of one tie."""

    id: str | None = None
    source: str
    target: str
    kind: TieKindName = UNNAMED_TIE_KIND
    directed: Direction | None = None
    strength: Strength | None = None
    origin: OriginWord | None = None
    recorded_on: ExactDay | None = None

    @model_validator(mode="after")
    def _joins_two(self) -> Self:
        if self.source == self.target:
            raise refusal(
                f"{self.source} is tied to itself",
                "name two actors, or leave the row out",
                field="target",
            )
        return self


class MeetingRow(Row):
    """meetings.csv."""

    id: str
    number: Whole | None = None
    date: ExactDay
    minutes: Whole | None = None
    place: str | None = None
    kind: str | None = None
    cancelled: Flag | None = None


class AttendanceRow(Row):
    """attendance.csv."""

    meeting: str
    actor: str
    role: str | None = None


class PairFlagRow(Lasting):
    """pair_flags.csv."""

    a: str
    b: str
    flag: PairFlagName

    @model_validator(mode="after")
    def _speaks_of_two(self) -> Self:
        if self.a == self.b:
            raise refusal(f"{self.a} is paired with itself", "name two actors", field="b")
        return self


class AskableRow(Row):
    """askable.csv."""

    kind_a: ActorKind
    kind_b: ActorKind
    tie_kind: TieKindName | None = None


class SettingRow(Row):
    """programme.csv."""

    key: str
    value: str

    @model_validator(mode="after")
    def _gives_days_as_days(self) -> Self:
        if self.key in ("start", "end"):
            refuse_no_iso_day(self.value, field="value")
        if self.key == "waves":
            for part in self.value.split("|"):
                refuse_no_iso_day(part, field="value")
        return self
