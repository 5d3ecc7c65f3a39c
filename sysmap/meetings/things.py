"""What stands on an agenda: things of the record, in items that are decided by one word each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, Self

from sysmap.meetings.decisions import Decision, Place
from sysmap.metrics.circles import Circle
from sysmap.model import ReviewOf

Why = Literal[
    "disagree", "ended", "in parts", "disputed", "moves", "new", "not spoken of", "context", "turn"
]
"""What brings a thing before the group, in the order in which it is walked."""


class Said(NamedTuple):
    """What somebody said of a tie."""

    teller: int
    says: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Thing:
    """Something of the record on which the group may give a verdict.

    Shape:     `day` is when it ended, began or was last confirmed, as its item's `why` tells;
               `said` what was told of a tie; `stands` whether the record has it; `circles` the
               young people whose circle a pair would join
    """

    of: ReviewOf
    numbers: tuple[int, ...]
    day: date | None = None
    said: tuple[Said, ...] = ()
    stands: bool = True
    circles: tuple[int, ...] = ()

    @property
    def place(self) -> Place:
        """What tells it from any other."""
        return self.of, self.numbers


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is decided by one word: one thing, or several of one sort."""

    why: Why
    things: tuple[Thing, ...]

    @property
    def of(self) -> ReviewOf:
        """The sort of all its things."""
        return self.things[0].of

    def one_by_one(self) -> list[Self]:
        """The same as an item for each thing."""
        return [replace(self, things=(thing,)) for thing in self.things]


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Things whose turn comes at a later meeting: 1 is the next."""

    why: Why
    things: tuple[Thing, ...]
    meetings: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Agenda:
    """What one meeting looks at, in the order in which it is walked.

    Shape:     `circles` the circle of each young person on the eve of the meeting
    """

    meeting: int
    day: date
    since: date | None
    items: tuple[Item, ...]
    waiting: tuple[Waiting, ...]
    decided: Mapping[Place, Decision]
    circles: Mapping[int, Circle]

    @cached_property
    def open(self) -> list[Item]:
        """The items in which something is not decided yet."""
        return [
            item
            for item in self.items
            if not all(thing.place in self.decided for thing in item.things)
        ]
