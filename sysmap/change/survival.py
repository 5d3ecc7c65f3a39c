"""How long ties last, as far as somebody was looking.

The life of a tie is the union of its touching spells while both its ends are there; one that was
reopened begins another. A life is followed from the day it was first seen: the latest of its start,
the first look, the day it was written down where it was found or doubtful, and the first of the two
days. It is followed until it ends, or is last seen on the second day. Ties whose start is not known
are counted from the day they were first mapped, in a curve of their own.

An end lies between the last day on which the tie was confirmed and the first on which somebody
reported it gone; the day on which an end of the tie left is known.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np

from sysmap.change.difference import Difference
from sysmap.confirmations import confirmations, first_look, reported_gone
from sysmap.inference import Curve, lasting
from sysmap.selection import Selection
from sysmap.spans import Spans, keyed, merged, on_days
from sysmap.system import ALWAYS, STILL, Flags, Integers, day_number

ENDED, LEFT = 0, 1
"""How a tie goes: it ended, or an end of it left."""
LASTS = -1
SEEN_LATE = ("found", "unknown")
VAGUE = ("before", "after")


class Range(NamedTuple):
    """A figure as the record has it, and the least and most that it may be."""

    low: int | None
    recorded: int | None
    high: int | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Lifetimes:
    """Lives of ties that somebody followed, one entry a life in every array, in days.

    Shape:     `origin` is the day from which its age is counted, `seen` that from which it was
               followed, `end` the first without it, `STILL` where it goes on.
    """

    tie: Integers
    origin: Integers
    seen: Integers
    earliest: Integers
    end: Integers
    latest: Integers
    left: Flags
    """Whether an end of the tie was no longer there on that day."""
    until: Integers
    """The day of the last look, the same for all."""

    def chosen(self, rows: Flags) -> Lifetimes:
        """Some of the lives."""
        return Lifetimes(**{each.name: getattr(self, each.name)[rows] for each in fields(self)})

    @property
    def gone(self) -> Flags:
        """Which had gone by the last look."""
        flags: Flags = self.end <= self.until
        return flags

    @cached_property
    def curve(self) -> Curve:
        """The shares that last, that ended and that left, age by age, as the record has it."""
        return self._curve(self.end)

    @cached_property
    def band(self) -> tuple[Curve, Curve]:
        """The same if every end was as early, and as late, as it may have been."""
        return self._curve(self.earliest), self._curve(self.latest)

    @property
    def median(self) -> Range:
        """The age by which half are gone; `high` is None where more than half may last."""
        medians = [curve.median for curve in (self.curve, *self.band)]
        known = [age for age in medians if age is not None]
        high = max(known) if len(known) == len(medians) else None
        return Range(min(known, default=None), medians[0], high)

    def _curve(self, end: Integers) -> Curve:
        gone = end <= self.until
        age = np.where(gone, end, self.until) - self.origin
        cause = np.where(gone, np.where(self.left, LEFT, ENDED), LASTS)
        return lasting(self.seen - self.origin, age, cause, LEFT + 1)


@dataclass(frozen=True, eq=False)
class Survival:
    """The lives followed between two days, by whether anybody knows when they began."""

    known: Lifetimes
    unknown: Lifetimes
    """Counted from the day on which they were first mapped."""
    unplaced: int
    """Neither their start is known nor when they were first mapped: in no curve."""


@lru_cache(maxsize=1)
def survival(difference: Difference) -> Survival:
    """How long ties last, from those followed between the two days.

    Source:    Klein & Moeschberger 2003, section 4.6 (delayed entry).
    """
    selection = difference.selection
    lives, spell = _lives(selection)
    start, known = _starts(selection, lives, spell)
    mapped = np.maximum(first_look(selection.system), _written_down(selection, spell))
    origin = np.where(known, start, np.maximum(start, mapped))
    seen = np.maximum(np.maximum(origin, mapped), day_number(difference.since))
    until = np.full_like(seen, day_number(difference.until))
    left = _left(selection, lives) & (difference.leavers == "apart")
    earliest, latest = _bounds(selection, lives, seen, left)
    gone = lives.end <= until
    every = Lifetimes(
        tie=lives.of,
        origin=origin,
        seen=seen,
        earliest=np.where(gone, earliest, lives.end),
        end=lives.end,
        latest=np.where(gone, latest, lives.end),
        left=left,
        until=until,
    )
    followed = (seen < lives.end) & (seen <= until)
    placed = followed & (origin > ALWAYS)
    return Survival(
        every.chosen(placed & known),
        every.chosen(placed & ~known),
        int((followed & ~placed).sum()),
    )


def _lives(selection: Selection) -> tuple[Spans, Integers]:
    """The lives of the ties in the world, and the spell with which each began."""
    parts = selection.tie_lives(selection.spells.start)
    tie = selection.spells.of[parts.of]
    lives = merged(Spans(tie, parts.start, parts.end))
    order = np.argsort(keyed(tie, parts.start))
    first = np.searchsorted(keyed(tie, parts.start)[order], keyed(lives.of, lives.start))
    return lives, parts.of[order[first]]


def _starts(selection: Selection, lives: Spans, spell: Integers) -> tuple[Integers, Flags]:
    """When each life began, and whether that is known; a life may begin with who joins."""
    precisions = selection.system.texts("spell", "precision")
    vague = np.array([precision in VAGUE for precision in precisions], dtype=bool)
    with_spell = lives.start == selection.spells.start[spell]
    return lives.start, (lives.start > ALWAYS) & ~(vague[spell] & with_spell)


def _written_down(selection: Selection, spell: Integers) -> Integers:
    """When each life was first written down, where it was seen late; else `ALWAYS`."""
    origins = selection.system.texts("spell", "origin")
    late = np.array([origin in SEEN_LATE for origin in origins], dtype=bool)
    day = selection.system.days("spell", "recorded_on", ALWAYS)
    return np.where(late, day, ALWAYS).astype(np.int32)[spell]


def _left(selection: Selection, lives: Spans) -> Flags:
    """Whether an end of each tie was away on the day that its life was over."""
    there = merged(selection.actor_lives)
    ends = (selection.tie_source[lives.of], selection.tie_target[lives.of])
    one, other = (on_days(there, end, lives.end) for end in ends)
    return (lives.end < STILL) & ~(one & other)


def _bounds(
    selection: Selection, lives: Spans, seen: Integers, left: Flags
) -> tuple[Integers, Integers]:
    """The first and the last day on which each life may have been over."""
    system = selection.system
    confirmed = confirmations(system).last(lives.of, lives.end)
    earliest = np.minimum(np.maximum(confirmed, seen) + 1, lives.end)
    gone = reported_gone(system).first(lives.of, lives.end, STILL)
    latest = np.where(gone < _next_start(lives), gone, lives.end)
    return np.where(left, lives.end, earliest), np.where(left, lives.end, latest)


def _next_start(lives: Spans) -> Integers:
    """When the tie of each life began again; `STILL` where it did not."""
    again = np.append(lives.start[1:], np.int32(STILL))
    same = np.append(lives.of[1:] == lives.of[:-1], np.bool_(False))
    return np.where(same, again, STILL)
