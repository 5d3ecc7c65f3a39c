"""From spells to what became of each tie: the arrays behind a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from sysmap.change.rules import RULES, Evidence
from sysmap.selection import Selection
from sysmap.spans import Spans
from sysmap.system import ALWAYS, STILL, Flags, Integers, Numbers

Leavers = Literal["apart", "ended"]
Units = npt.NDArray[np.intp]

FOUND, NOT_SURE, AS_DATED = range(3)
"""How a tie came into the record; where a pair has two on one day, the first of these tells."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Changes:
    """What became of each tie (or pair) that held on either day, or came and went between them.

    Shape:     one entry a tie in every array, in the record's order; `classes` has flags for each
               class of change; a strength that is not recorded is not a number.
    """

    tie: Integers
    """The tie's number in the record; for a pair, that of its first tie."""
    before: Flags
    after: Flags
    classes: Mapping[str, Flags]
    interrupted: Flags
    """Held on both days, but not all the time between."""
    came_and_went: Flags
    """Held on neither day, but on some day between."""
    strength_before: Numbers
    strength_after: Numbers
    day: Integers
    """When it came or went: its first day, or the first without it; else the second day."""

    @property
    def stronger(self) -> Flags:
        """Which kept ties are stronger on the second day."""
        return self.classes["kept"] & (self.strength_after > self.strength_before)

    @property
    def weaker(self) -> Flags:
        """Which kept ties are weaker on the second day."""
        return self.classes["kept"] & (self.strength_after < self.strength_before)


@dataclass(frozen=True, eq=False)
class Ledger:
    """The lives of the chosen ties, and what two days make of them."""

    selection: Selection
    since: int
    until: int
    leavers: Leavers
    found_put_back: bool

    def changes_of_ties(self) -> Changes:
        """What became of each tie, each kind apart."""
        ties = np.arange(self.selection.tie_source.size)
        strengths = (self._strength(day, ties.size) for day in (self.since, self.until))
        return self._changes(ties, ties, *strengths)

    def changes_of_pairs(self) -> Changes:
        """What became of each pair, with direction where the network has it; without strength."""
        source, target = self.selection.tie_source, self.selection.tie_target
        if not self.selection.directed:
            source, target = np.minimum(source, target), np.maximum(source, target)
        keys = source.astype(np.int64) * self.selection.system.actor_count + target
        _, first, pair = np.unique(keys, return_index=True, return_inverse=True)
        unknown = np.full(first.size, np.nan)
        return self._changes(pair, first, unknown, unknown)

    def _changes(self, unit: Units, first: Units, before: Numbers, after: Numbers) -> Changes:
        """What became of each unit: `unit` is each tie's, `first` the first tie of each unit."""
        lived = unit[self._tie]
        known = self._evidence(lived, first)
        classes = {name: rule(known) for name, rule in RULES.items()}
        within = (self._lives.start > self.since) & (self._lives.end <= self.until)
        came_and_went = _any(lived[within], first.size) & ~known.before & ~known.after
        concerned = known.before | known.after | came_and_went
        return Changes(
            tie=first[concerned].astype(np.int32),
            before=known.before[concerned],
            after=known.after[concerned],
            classes={name: flags[concerned] for name, flags in classes.items()},
            interrupted=(classes["kept"] & self._broken(lived, first.size))[concerned],
            came_and_went=came_and_went[concerned],
            strength_before=before[concerned],
            strength_after=after[concerned],
            day=self._day_of_change(lived, known)[concerned],
        )

    def _day_of_change(self, lived: Units, known: Evidence) -> Integers:
        """The first day that each unit came between the two days, or the last day that it went."""
        came = np.full(known.before.size, STILL, dtype=np.int32)
        went = np.full(known.before.size, ALWAYS, dtype=np.int32)
        begun = (self._lives.start > self.since) & (self._lives.start <= self.until)
        over = (self._lives.end > self.since) & (self._lives.end <= self.until)
        np.minimum.at(came, lived[begun], self._lives.start[begun])
        np.maximum.at(went, lived[over], self._lives.end[over])
        changed = np.where(known.before, went, came)
        day: Integers = np.where(known.before == known.after, self.until, changed)
        return day

    def _evidence(self, lived: Units, first: Units) -> Evidence:
        origin = self._first_origin(lived, first.size)
        return Evidence(
            before=_any(lived[self._lives.holding(self.since)], first.size),
            after=_any(lived[self._lives.holding(self.until)], first.size),
            earlier=_any(lived[self._lives.start < self.since], first.size),
            found=origin == FOUND,
            not_sure=origin == NOT_SURE,
            ends_before=self._ends_there(self.since, first),
            ends_after=self._ends_there(self.until, first) | (self.leavers == "ended"),
        )

    @cached_property
    def _origin(self) -> Integers:
        """How each spell came into the record."""
        told = {"found": AS_DATED if self.found_put_back else FOUND, "unknown": NOT_SURE}
        origins = self.selection.system.texts("spell", "origin")
        return np.array([told.get(origin or "", AS_DATED) for origin in origins], dtype=np.int32)

    @cached_property
    def _lives(self) -> Spans:
        """The spans in which spells hold, both ends there; discoveries once written down."""
        start = self.selection.spells.start
        if not self.found_put_back:
            written_down = self.selection.system.days("spell", "recorded_on", ALWAYS)
            start = np.where(self._origin < AS_DATED, np.maximum(start, written_down), start)
        return self.selection.tie_lives(start)

    @cached_property
    def _tie(self) -> Integers:
        """The tie of each life."""
        return self.selection.spells.of[self._lives.of]

    def _first_origin(self, lived: Units, size: int) -> Integers:
        """How each unit first came into the record."""
        origin = self._origin[self._lives.of]
        latest_first = np.lexsort((origin, self._lives.start))[::-1]
        first = np.full(size, AS_DATED, dtype=np.int32)
        first[lived[latest_first]] = origin[latest_first]
        return first

    def _ends_there(self, day: int, ties: Units) -> Flags:
        present = self.selection.present(day)
        ends = (self.selection.tie_source[ties], self.selection.tie_target[ties])
        flags: Flags = present[ends[0]] & present[ends[1]]
        return flags

    def _strength(self, day: int, size: int) -> Numbers:
        holding = self._lives.holding(day)
        strength = np.full(size, np.nan)
        strength[self._tie[holding]] = self.selection.strength[self._lives.of[holding]]
        return strength

    def _broken(self, lived: Units, size: int) -> Flags:
        """Which units have a gap between two of their lives that reach into the time between."""
        start = np.maximum(self._lives.start, self.since).astype(np.int64) - self.since
        end = np.minimum(self._lives.end, self.until).astype(np.int64) - self.since
        order = np.lexsort((start, lived))
        order = order[start[order] <= end[order]]
        unit, start, end = lived[order], start[order], end[order]
        lane = unit * (self.until - self.since + 1)
        reached = np.maximum.accumulate(lane + end)
        gap = (unit[1:] == unit[:-1]) & ((lane + start)[1:] > reached[:-1])
        return _any(unit[1:][gap], size)


def _any(units: Units, size: int) -> Flags:
    flags = np.zeros(size, dtype=bool)
    flags[units] = True
    return flags
