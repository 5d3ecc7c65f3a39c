"""The group's own versions of the framework, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import FrameworkId, FrameworkItemId
from sysmap.model.shape import LocalText
from sysmap.model.words import ItemSort


@dataclass(frozen=True, kw_only=True)
class Framework:
    """A version of the framework by which moves are told, and from when on it is in use.

    `parent` is the version that it was copied from, none where that is one of sysmap's own.
    """

    id: UUID
    key: str
    label: str | None = None
    whose: str | None = None
    in_use_from: date | None = None
    parent: FrameworkId | None = None


@dataclass(frozen=True, kw_only=True)
class FrameworkItem:
    """What stands in a version: a compartment, a principle, or the label of a move.

    `official` is the wording of the official sheet where a team pasted it in; it stays in the file.
    """

    id: UUID
    key: str
    framework: FrameworkId
    sort: ItemSort
    label: str
    definition: str | None = None
    compartment: FrameworkItemId | None = None
    position: int | None = None
    contributors: str | None = None
    retired_on: date | None = None
    official: LocalText | None = None
