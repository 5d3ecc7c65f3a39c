"""From lives to what became of each tie: the arrays behind a difference."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from sysmap.change.lives import FOUND, NOT_SURE, Places, Units
from sysmap.change.rules import RULES, Evidence
from sysmap.spans import Spans
from sysmap.system import ALWAYS, STILL, Flags, Integers, Numbers

Leavers = Literal["apart", "ended"]


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
    def graded(self) -> Flags:
        """Which kept ties have a strength recorded on both days."""
        known = ~np.isnan(self.strength_before) & ~np.isnan(self.strength_after)
        return self.classes["kept"] & known

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
    """What two days make of the lives of ties, or of pairs."""

    units: Units
    since: int
    until: int
    leavers: Leavers

    def changes(self) -> Changes:
        """What became of each unit."""
        known = self._evidence()
        classes = {name: rule(known) for name, rule in RULES.items()}
        within = (self._spans.start > self.since) & (self._spans.end <= self.until)
        came_and_went = self.units.any(within) & ~known.before & ~known.after
        concerned = known.before | known.after | came_and_went
        return Changes(
            tie=self.units.first[concerned].astype(np.int32),
            before=known.before[concerned],
            after=known.after[concerned],
            classes={name: flags[concerned] for name, flags in classes.items()},
            interrupted=(classes["kept"] & self._broken())[concerned],
            came_and_went=came_and_went[concerned],
            strength_before=self._strength(self.since)[concerned],
            strength_after=self._strength(self.until)[concerned],
            day=self._day_of_change(known)[concerned],
        )

    @property
    def _spans(self) -> Spans:
        return self.units.lives.spans

    def _evidence(self) -> Evidence:
        return Evidence(
            before=self.units.any(self._spans.holding(self.since)),
            after=self.units.any(self._spans.holding(self.until)),
            earlier=self.units.any(self._spans.start < self.since),
            found=self.units.origin == FOUND,
            not_sure=self.units.origin == NOT_SURE,
            ends_before=self._ends_there(self.since),
            ends_after=self._ends_there(self.until) | (self.leavers == "ended"),
        )

    def _day_of_change(self, known: Evidence) -> Integers:
        """The first day that each unit came between the two days, or the last day that it went."""
        came = np.full(self.units.size, STILL, dtype=np.int32)
        went = np.full(self.units.size, ALWAYS, dtype=np.int32)
        begun = (self._spans.start > self.since) & (self._spans.start <= self.until)
        over = (self._spans.end > self.since) & (self._spans.end <= self.until)
        np.minimum.at(came, self.units.lived[begun], self._spans.start[begun])
        np.maximum.at(went, self.units.lived[over], self._spans.end[over])
        changed = np.where(known.before, went, came)
        day: Integers = np.where(known.before == known.after, self.until, changed)
        return day

    def _ends_there(self, day: int) -> Flags:
        selection, ties = self.units.lives.selection, self.units.first
        present = selection.present(day)
        flags: Flags = present[selection.tie_source[ties]] & present[selection.tie_target[ties]]
        return flags

    def _strength(self, day: int) -> Numbers:
        """The strength of each tie on a day; a pair has none of its own."""
        strength = np.full(self.units.size, np.nan)
        lives = self.units.lives
        if self.units is lives.ties:
            holding = self._spans.holding(day)
            strength[lives.tie[holding]] = lives.selection.strength[self._spans.of[holding]]
        return strength

    def _broken(self) -> Flags:
        """Which units have a gap between two of their lives that reach into the time between."""
        lived = self.units.lived
        start = np.maximum(self._spans.start, self.since).astype(np.int64) - self.since
        end = np.minimum(self._spans.end, self.until).astype(np.int64) - self.since
        order = np.lexsort((start, lived))
        order = order[start[order] <= end[order]]
        unit, start, end = lived[order], start[order], end[order]
        lane: Places = unit * (self.until - self.since + 1)
        reached = np.maximum.accumulate(lane + end)
        gap = (unit[1:] == unit[:-1]) & ((lane + start)[1:] > reached[:-1])
        return self.units.flags(unit[1:][gap])
