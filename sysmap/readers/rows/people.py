"""Who is there, when, in which role and service; and lines about the programme itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import model_validator

from sysmap.model import RETAIN_UNTIL
from sysmap.readers.cells import ActorKind, Coordinate, Flag, refuse_no_iso_day
from sysmap.readers.rows.shape import Dated, InWaves, Lasting, Row


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


class PlaceRow(Row):
    """places.csv."""

    actor: str
    x: Coordinate
    y: Coordinate
    pinned: Flag = False


class SettingRow(Row):
    """programme.csv."""

    key: str
    value: str

    @model_validator(mode="after")
    def _gives_days_as_days(self) -> Self:
        if self.key in ("start", "end", RETAIN_UNTIL):
            refuse_no_iso_day(self.value, field="value")
        if self.key == "waves":
            for part in self.value.split("|"):
                refuse_no_iso_day(part, field="value")
        return self
