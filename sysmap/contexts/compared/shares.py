"""Moves in different contexts: how many, and how they fall into the compartments (M40)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from sysmap import framework
from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH, Arms
from sysmap.contexts.compared.covered import CoveredOrNot
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.levels import Level
from sysmap.contexts.compared.testing import tested
from sysmap.contexts.compared.verdicts import DESCRIBED
from sysmap.inference import difference_of_shares, interval
from sysmap.practice import RecordedMove, moves_of
from sysmap.system import Integers, Numbers, day_number

MOVES = "moves"
LARGE_SHARE = 0.2
"""A share that differs by 20 in 100 is a large effect."""
SHARE = "share of moves, 0 to 1"
NO_MOVES = "no moves in one of the two arms"


Part = tuple[RecordedMove, int, float]
"""A move, one of its makers by place among those at risk, and their part in it."""


@dataclass(frozen=True, eq=False, repr=False)
class MovesCompared:
    """The moves that those at risk made while a context was in force.

    A move made by several of them counts for each of them in part.
    """

    compared: CoveredOrNot

    @property
    def arms(self) -> Arms:
        """The two arms."""
        return self.compared.arms

    @cached_property
    def made(self) -> list[Part]:
        """Each move of that time, each of its makers at risk by place, and their part in it."""
        return self._made(*self.arms.days)

    def _made(self, first: int, after: int) -> list[Part]:
        told = []
        for move in moves_of(self.arms.selection.system).all:
            places = [place for maker in move.makers if (place := int(self.arms.place[maker])) >= 0]
            if first <= day_number(move.day) < after:
                told += [(move, place, 1 / len(places)) for place in places]
        return told

    @cached_property
    def compartments(self) -> tuple[str, ...]:
        """The five of the framework, then those of a group's own."""
        own = {name for move, _, _ in self.made for name in move.compartments}
        five = tuple(part.name for part in framework.plain().compartments)
        return (*five, *sorted(own - {*five}))

    def counts(self, made: list[Part]) -> Numbers:
        """Moves by maker: a row one of those at risk; all, then those of each compartment."""
        table = np.zeros((self.arms.actors.size, 1 + len(self.compartments)))
        column = {name: number for number, name in enumerate(self.compartments, start=1)}
        for move, place, part in made:
            table[place, [0, *{column[name] for name in move.compartments if name in column}]] += (
                part
            )
        return table

    @cached_property
    def during(self) -> Numbers:
        """The counts of the time in which the context was in force."""
        return self.counts(self.made)

    @cached_property
    def before(self) -> Numbers:
        """The counts of all the programme before it began."""
        return self.counts(self._made(self.arms.programme[0], self.arms.days[0]))

    def shares(self, counts: Numbers, *, covered: bool) -> Numbers | None:
        """The share of each compartment in the moves of an arm; None where it has none."""
        total = counts[self.arms.covered == covered].sum(axis=0)
        return total[1:] / total[0] if total[0] else None

    def monthly(self, *, covered: bool) -> tuple[float | None, float]:
        """Moves for each month and actor of an arm, before and during; None for nothing before."""
        chosen = self.arms.covered == covered
        told = []
        for days, counts in (
            ((self.arms.programme[0], self.arms.days[0]), self.before),
            (self.arms.days, self.during),
        ):
            there = int(self.arms.exposure.days_there(*days)[self.arms.actors][chosen].sum())
            made = float(counts[chosen, 0].sum())
            told.append(made * DAYS_IN_A_MONTH / there if there else None)
        return told[0], told[1] or 0.0

    @property
    def figures(self) -> list[Figure]:
        """The volume, and the share of each compartment, of those covered against the others."""
        within, outside = (self.shares(self.during, covered=arm) for arm in (True, False))
        if within is None or outside is None:
            return [Figure(analysis=MOVES, subject="compartments", unit=SHARE, why=NO_MOVES)]
        used = [
            number for number in range(len(self.compartments)) if within[number] + outside[number]
        ]
        return [self._volume(), *(self._share(number, within, outside) for number in used)]

    def _volume(self) -> Figure:
        (_, within), (_, outside) = (self.monthly(covered=arm) for arm in (True, False))
        return Figure(
            analysis=MOVES,
            subject="number of moves",
            unit="for each actor and month",
            covered=within,
            other=outside,
            n_covered=self._moves(covered=True),
            n_other=self._moves(covered=False),
            effect=within - outside,
            verdict=DESCRIBED,
            why="how much is told depends on who is asked",
        )

    def _moves(self, *, covered: bool) -> float:
        return float(self.during[self.arms.covered == covered, 0].sum())

    def _share(self, number: int, within: Numbers, outside: Numbers) -> Figure:
        part, whole = self.during[:, 1 + number], self.during[:, 0]
        makers = whole > 0
        test = tested(
            partial(_share_difference, part, whole),
            self.compared.level,
            self.compared.people,
            large=(-LARGE_SHARE, LARGE_SHARE),
        )
        first = self.arms.covered[makers]
        return Figure(
            analysis=MOVES,
            subject=self.compartments[number],
            unit=SHARE,
            covered=float(within[number]),
            other=float(outside[number]),
            n_covered=self._moves(covered=True),
            n_other=self._moves(covered=False),
            effect=float(within[number] - outside[number]),
            interval=interval(difference_of_shares(part[makers], whole[makers], first), first),
            test=test,
            verdict=test.verdict,
            why=test.why,
        )


def _share_difference(part: Numbers, whole: Numbers, level: Level) -> Callable[[Integers], Numbers]:
    parts, wholes = level.summed(part), level.summed(whole)

    def reckon(labels: Integers) -> Numbers:
        covered = labels.astype(float)
        made, in_part = wholes @ covered, parts @ covered
        rest, rest_in_part = wholes.sum() - made, parts.sum() - in_part
        told = (made > 0) & (rest > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(told, in_part / made - rest_in_part / rest, 0.0)

    return reckon
