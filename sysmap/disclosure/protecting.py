"""The room itself: numbers go in, and come out shown, coarser or hidden, until no few are told of.

1. A number that rests on too few people is hidden, and counts are rounded as the profile says.
2. A reader who knows all that is left, and every earlier release, is set on it (`reader`).
3. Where the reader comes too near, the cheapest of the numbers that led there is made coarser, then
   hidden; and again from 2 until nothing is found.
4. What proves needless is given back, first what would be missed most.

Too near is: a hidden count known within less than the threshold; any set of 1 to threshold - 1
people or ties known exactly, whichever numbers are added or subtracted; a group that small, or a
difference that small between two moments, known within less than three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sysmap.disclosure.disclosed import Disclosed
from sysmap.disclosure.forms import Form, coarser, disclosed, first_form, given, why_hidden
from sysmap.disclosure.knowledge import Knowledge, Matrix, bounds, known, matrix
from sysmap.disclosure.profiles import LEAST, Profile
from sysmap.disclosure.reader import Reader
from sysmap.disclosure.statements import Number, Statement, populations
from sysmap.disclosure.universe import Universe, groups
from sysmap.system import Flags, Numbers

MOST_TRIED = 12
"""So many numbers are tried again at the end, for each is a whole check of its own."""


class Passed(NamedTuple):
    """What came out: each number by its key, and all that readers know by it."""

    numbers: Mapping[str, Disclosed]
    statements: list[Statement]


def protect(
    numbers: Sequence[Number],
    universe: Universe,
    profile: Profile,
    earlier: Sequence[Statement] = (),
) -> Passed:
    """Numbers as they may be given, beside what was given earlier.

    Shape:     `numbers` count one universe (people, or ties); their keys differ.
    """
    room = _Room(numbers, universe, profile, earlier)
    if not room.size.size:
        return room.passed()
    while leak := room.leak():
        room.coarsen(leak)
    room.give_back()
    return room.passed()


class _Leak(NamedTuple):
    """A sum that the reader knows too well, and the statements by which."""

    sought: Numbers
    held_by: Flags


class _Room:
    def __init__(
        self,
        numbers: Sequence[Number],
        universe: Universe,
        profile: Profile,
        earlier: Sequence[Statement],
    ) -> None:
        self.profile, self.earlier, self.told_before = profile, earlier, frozenset(earlier)
        self.numbers = sorted(numbers, key=lambda number: (number.missed, number.key))
        self.reasons = {each.key: why_hidden(each, profile) for each in numbers}
        self.forms: dict[str, Form] = {each.key: first_form(each, profile) for each in numbers}
        asked = [Statement((*each.terms, *each.over)) for each in self.numbers]
        empty = [each.terms[0][1] for each in self.numbers if each.is_count and not each.value]
        counted = populations([*asked, *earlier])
        self.groups = groups(universe, counted, () if profile.zero_shown else empty)
        self.size, self.people, self.before = known(self.groups, earlier)
        most = self.size.sum() + 10.0 * profile.threshold
        self.knew = Reader(Knowledge(self.before, *bounds(earlier)), self.size, most)
        self.reader = Reader(self.knew.knows, self.size, most)
        self.always = np.vstack([self._small_groups(), self._small_changes()])
        self.known: list[Numbers] = []
        self.speaks: dict[Statement, bool] = {}
        self._tell()

    def _rows(self, statements: Sequence[Statement]) -> Matrix:
        return matrix(self.groups, statements, self.size.size - self.groups.size.size)

    def _small_groups(self) -> Matrix:
        few = (self.people > 0) & (self.people < self.profile.threshold)
        return np.eye(self.size.size)[few]

    def _small_changes(self) -> Matrix:
        """The small differences between two moments of what is else alike."""
        asked = [Statement(each.terms) for each in self.numbers if each.is_count]
        pairs = [
            Statement(((1.0, one), (-1.0, other)))
            for one, other in combinations(populations([*asked, *self.earlier]), 2)
            if one.where == other.where and one.series == other.series
        ]
        changes = self._rows(pairs)
        by = np.abs(changes @ self.size)
        return changes[(by > 0) & (by < self.profile.threshold)]

    def _tell(self) -> None:
        """Let the reader know the numbers in the forms that they have now."""
        self.told = [
            (number, told)
            for number in self.numbers
            for told in given(number, self.forms[number.key], self.profile).statements
            if told not in self.told_before and self._says(told)
        ]
        new = [told for _, told in self.told]
        rows = np.vstack([self.before, self._rows(new)])
        self.reader.learns(Knowledge(rows, *bounds([*self.earlier, *new])))

    def _says(self, told: Statement) -> bool:
        """Whether a statement speaks of anybody."""
        if told not in self.speaks:
            self.speaks[told] = bool(self.groups.row(told).any())
        return self.speaks[told]

    def leak(self) -> _Leak | None:
        """Something that the reader knows too well by what is new; None where there is nothing."""
        return self._too_near() or self._known_exactly()

    def _too_near(self) -> _Leak | None:
        hidden = self._hidden_counts()
        sums = np.vstack([hidden, self.always])
        widths = np.repeat([self.profile.threshold, LEAST], [len(hidden), len(self.always)])
        for place in np.flatnonzero(self.reader.spread(sums) < widths):
            held_by = self.reader.holding(sums[place], widths[place])
            if held_by is not None and self.knew.holding(sums[place], widths[place]) is None:
                return _Leak(sums[place], held_by)
        return None

    def _hidden_counts(self) -> Matrix:
        hidden = [each for each in self.numbers if self.forms[each.key] == "hidden"]
        rows = self._rows([Statement(each.terms) for each in hidden if each.is_count])
        return rows[rows.any(axis=1)]

    def _known_exactly(self) -> _Leak | None:
        few = self.profile.threshold - 1
        while (found := self.reader.unmoved(self.size, few, self.known)) is not None:
            held_by = self.reader.holding(found, 1.0)
            if held_by is not None and self.knew.holding(found, 1.0) is None:
                return _Leak(found, held_by)
            if held_by is not None:
                self.known.append(found)
        return None

    def coarsen(self, leak: _Leak) -> None:
        """Make the cheapest of the numbers by which a sum is known too well coarser."""
        new = leak.held_by[len(self.earlier) :]
        held_by = [told for told, holds in zip(self.told, new, strict=True) if holds]
        number, _ = (held_by or self._touching(leak.sought) or self.told)[0]
        moments = {each.on for _, told in held_by for _, each in told.terms}
        beyond = leak.held_by[: len(self.earlier)].any() or len(moments) > 1
        self.forms[number.key] = coarser(number, self.forms[number.key], self.profile)
        self.reasons[number.key] = "difference" if beyond else "secondary"
        self._tell()

    def _touching(self, sought: Numbers) -> list[tuple[Number, Statement]]:
        rows = self._rows([told for _, told in self.told])[:, sought != 0]
        return [told for told, row in zip(self.told, rows, strict=True) if row.any()]

    def give_back(self) -> None:
        """Give as it was what was made coarser in vain, what would be missed most first."""
        less = [
            number
            for number in reversed(self.numbers)
            if self.forms[number.key] != "plain" and not why_hidden(number, self.profile)
        ]
        for number in less[:MOST_TRIED]:
            form, worlds = self.forms[number.key], self.reader.worlds
            self.forms[number.key] = "plain"
            self._tell()
            if self.leak():
                self.forms[number.key], self.reader.worlds = form, worlds
                self._tell()

    def passed(self) -> Passed:
        """Every number as it may be given."""
        shown = {
            each.key: disclosed(each, self.forms[each.key], self.reasons[each.key], self.profile)
            for each in self.numbers
        }
        without: Mapping[str, Disclosed] = {
            each.key: Disclosed(None, "base")
            for each in self.numbers
            if not shown[each.key].hidden and any(shown[base].hidden for base in each.needs)
        }
        told = [
            told
            for number in self.numbers
            if number.key not in without
            for told in given(number, self.forms[number.key], self.profile).statements
        ]
        return Passed({**shown, **without}, told)
