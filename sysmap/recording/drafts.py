"""What somebody typed, before anything of it is saved: names in place of ids, texts as they came.

Somebody is named by key, or by a label that one actor alone bears; a name that the record does not
know must stand among the newcomers. A day is a date or a text (2025-03-05, 2025-03, 2025).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

CalendarDay: TypeAlias = date
"""A date, for the drafts that have a field called so."""
Day: TypeAlias = CalendarDay | str | None

NEW = "new"
FOUND = "was there already"
NOT_SURE = "not sure"
BEGAN = (NEW, FOUND, NOT_SURE)
"""What whoever first writes a tie down says of its beginning: found is not formed."""


@dataclass(frozen=True, kw_only=True)
class ActorDraft:
    """Somebody or something that is new to the record."""

    label: str | None
    key: str | None = None
    kind: str | None = None
    sector: str | None = None
    service: str | None = None
    age_band: str | None = None
    start: Day = None
    end: Day = None


@dataclass(frozen=True, kw_only=True)
class EffectDraft:
    """What a move did to the tie between `one` and `other`; `began` where it was not recorded."""

    one: str | None
    other: str | None
    kind: str | None
    effect: str | None
    strength: str | float | None = None
    date: Day = None
    began: str | None = None
    since: Day = None


@dataclass(frozen=True, kw_only=True)
class ElementDraft:
    """An element by its label or key; one that the record does not know is added to it."""

    type: str
    label: str
    part: str | None = None


@dataclass(frozen=True, kw_only=True)
class NamedContext:
    """A context, by key, in which a move was made, and how the move bears on it."""

    key: str
    bearing: str | None = "under"


@dataclass(frozen=True, kw_only=True)
class MoveDraft:
    """A move; a title, a day and a maker are enough.

    `precision` says how exactly a day is known that was not typed as a text; `told_on` is the day
    on which it was first written down, None that of the save.
    """

    title: str | None
    date: Day
    makers: tuple[str, ...]
    for_whom: tuple[str, ...] = ()
    with_whom: tuple[str, ...] = ()
    enlisted: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    newcomers: tuple[ActorDraft, ...] = ()
    effects: tuple[EffectDraft, ...] = ()
    elements: tuple[ElementDraft, ...] = ()
    contexts: tuple[NamedContext, ...] = ()
    label: str | None = None
    saying: str | None = None
    compartments: tuple[str, ...] = ()
    principles: tuple[str, ...] = ()
    setting: str | None = None
    stage: str | None = None
    room_to_act: str | None = None
    derived_from: str | None = None
    practice: str | None = None
    meeting: str | None = None
    proposed_by: str | None = None
    outcome: str | None = None
    precision: str | None = None
    told_on: CalendarDay | None = None


@dataclass(frozen=True, kw_only=True)
class TieDraft:
    """A tie that no move is credited with.

    `told_on` is the day on which it is written down, `teller` who told of it, where that is kept.
    """

    one: str | None
    other: str | None
    kind: str | None
    told_on: date
    began: str | None = None
    start: Day = None
    end: Day = None
    strength: str | float | None = None
    teller: str | None = None


@dataclass(frozen=True, kw_only=True)
class AttemptDraft:
    """Something that was asked of somebody; the move and the tie are named by their ids."""

    asker: str | None
    asked: str | None
    day: Day
    answer: str | None = None
    answered_on: Day = None
    move: str | None = None
    tie: str | None = None


@dataclass(frozen=True, kw_only=True)
class CoverageDraft:
    """Whom a context reaches: everybody, an actor by name, or a sector, area or group by name."""

    subject_type: str
    subject: str | None = None
    start: Day = None
    end: Day = None


@dataclass(frozen=True, kw_only=True)
class ContextDraft:
    """A context, whom it reaches, and how it stands to another, which is named by its key."""

    label: str | None
    coverage: tuple[CoverageDraft, ...]
    key: str | None = None
    kind: str | None = None
    level: str | None = None
    start: Day = None
    end: Day = None
    description: str | None = None
    parent: str | None = None
    relation: str | None = None
    related_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class RelationDraft:
    """How one practice stands to another; each is named by its key, or a new one by its name."""

    practice: str | None
    other_practice: str | None
    kind: str | None
    why: str | None
    day: Day = None
    who: str | None = None
    practice_existing: str | None = None
    other_practice_existing: str | None = None


@dataclass(frozen=True, kw_only=True)
class AskedDraft:
    """Some who are asked about their connections during a time."""

    who: tuple[str, ...]
    start: Day = None
    end: Day = None


@dataclass(frozen=True, kw_only=True)
class ToldDraft:
    """What somebody said of a connection on a day; it stands beside the connection."""

    teller: str | None
    one: str | None
    other: str | None
    says: str | None
    day: Day
    kind: str | None = None


@dataclass(frozen=True, kw_only=True)
class LookDraft:
    """A time during which somebody was looking, and how widely."""

    start: Day
    end: Day = None
    scope: str | None = None
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class MeetingDraft:
    """Who came to a meeting: one of the record, by key, or a new one of a day."""

    came: tuple[str, ...]
    meeting: str | None = None
    day: Day = None
    place: str | None = None
