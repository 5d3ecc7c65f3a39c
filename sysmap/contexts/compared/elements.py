"""Of what the moves of the two arms are made: how far their links of elements lie apart (M41)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.levels import Level
from sysmap.contexts.compared.shares import MovesCompared
from sysmap.contexts.compared.testing import tested
from sysmap.contexts.compared.verdicts import NOTHING, TOO_FEW
from sysmap.practice.elements import links
from sysmap.system import Integers, Numbers

ELEMENTS = "elements"
LARGE_DISTANCE = 0.5
FEWEST_MOVES = 15
"""With fewer moves that say what they were made of in an arm, distances tell of numbers alone."""
TOO_FEW_MOVES = (
    f"{{}} and {{}} moves say of what they were made; {FEWEST_MOVES} in each arm are needed"
)


@dataclass(frozen=True, eq=False, repr=False)
class ElementsCompared:
    """The links between elements in the moves of the two arms."""

    moves: MovesCompared

    @cached_property
    def weights(self) -> Numbers:
        """How often each of those at risk made a move with each link; a row an actor."""
        count: dict[tuple[int, int], Numbers] = defaultdict(
            lambda: np.zeros(self.moves.arms.actors.size)
        )
        for move, place, part in self.moves.made:
            for link in links(move):
                count[link][place] += part
        return np.stack(list(count.values()), axis=1) if count else np.empty((0, 0))

    def with_elements(self, *, covered: bool) -> int:
        """How many moves of an arm say what they were made of."""
        arm = self.moves.arms.covered
        return len(
            {
                move.number
                for move, place, _ in self.moves.made
                if arm[place] == covered and [*links(move)]
            }
        )

    @property
    def figures(self) -> list[Figure]:
        """How far the links of the two arms lie apart."""
        counts = [self.with_elements(covered=arm) for arm in (True, False)]
        blank = Figure(
            analysis=ELEMENTS,
            subject="links between elements",
            unit="distance, 0 (the same) to 1 (nothing shared)",
            n_covered=counts[0],
            n_other=counts[1],
            measure="distance",
        )
        if min(counts) < FEWEST_MOVES:
            why = TOO_FEW_MOVES.format(*counts)
            return [replace(blank, verdict=TOO_FEW if min(counts) else NOTHING, why=why)]
        compared = self.moves.compared
        distance = partial(_ruzicka, self.weights)
        test = tested(distance, compared.level, compared.people, large=(0, LARGE_DISTANCE))
        return [replace(blank, effect=test.seen, test=test, verdict=test.verdict, why=test.why)]


def _ruzicka(weights: Numbers, level: Level) -> Callable[[Integers], Numbers]:
    """One less the overlap of the two arms' links, each arm's weights adding up to one."""
    summed = level.summed(weights)

    def reckon(labels: Integers) -> Numbers:
        arms = [summed.T @ arm for arm in (labels.astype(float), 1.0 - labels)]
        total = [arm.sum(axis=0) for arm in arms]
        told = (total[0] > 0) & (total[1] > 0)
        with np.errstate(divide="ignore", invalid="ignore"):
            one, other = (arm / every for arm, every in zip(arms, total, strict=True))
            apart = 1 - np.minimum(one, other).sum(axis=0) / np.maximum(one, other).sum(axis=0)
        return np.where(told, apart, 0.0)

    return reckon
