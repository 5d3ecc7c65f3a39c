"""The reader against whom we guard: knows every number given, and adds, subtracts and bounds.

For a sum of groups the reader's bounds are found by linear programming: the least and the most that
all statements allow. Counts are whole, so where the linear answer is not, the whole one is asked
for. Every answer is a possible truth; it is kept, for it often shows that other sums are safe too.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from sysmap.disclosure.knowledge import NEAR, Knowledge, Matrix
from sysmap.system import Flags, Numbers

MOST_WHOLE = 60
"""Of more groups than this a truth in parts counts as one: there is room to make it whole."""
MOST_NODES = 100
"""A whole answer is sought so long; where none is found in time, more is hidden than need be."""


class Reader:
    """Somebody who knows some statements, and so far these possible truths."""

    def __init__(self, knows: Knowledge, truth: Numbers, most: float) -> None:
        self.knows = knows
        self.most = np.full(truth.size, most)
        self.whole = np.abs(truth - np.round(truth)) < NEAR
        self.in_parts = truth.size > MOST_WHOLE
        self.worlds: Matrix = truth[np.newaxis]

    def learns(self, knows: Knowledge) -> None:
        """Know these statements instead; possible truths that contradict them are let go."""
        self.worlds = self.worlds[knows.allows(self.worlds)]
        self.knows = knows

    def spread(self, sums: Matrix) -> Numbers:
        """How far the possible truths found so far lie apart on each of several sums."""
        apart: Numbers = np.ptp(self.worlds @ sums.T, axis=0)
        return apart

    def holding(self, sought: Numbers, width: float) -> Flags | None:
        """Which statements hold a sum within less than a width; None where it is left free."""
        if self._free(sought, width):
            return None
        most, above = self._push(sought)
        least, below = self._push(-sought)
        if (most - least) @ sought >= width - NEAR:
            for world in (most, least):
                self._keep(world)
            for far in ((width, 1.0), (width, -1.0)):
                if not self._free(sought, width):
                    self._look(sought, *far)
        return None if self._free(sought, width) else above | below

    def _free(self, sought: Numbers, width: float) -> bool:
        return bool(self.spread(sought[np.newaxis])[0] >= width - NEAR)

    def _push(self, sought: Numbers) -> tuple[Numbers, Flags]:
        """The truth with the most of a sum, in parts if need be, and what keeps it there."""
        rows, low, high = self.knows
        above, below = np.flatnonzero(np.isfinite(high)), np.flatnonzero(np.isfinite(low))
        found = linprog(
            -sought,
            A_ub=np.vstack([rows[above], -rows[below]]),
            b_ub=np.concatenate([high[above], -low[below]]),
            bounds=np.column_stack([np.zeros(self.most.size), self.most]),
            method="highs",
        )
        held = np.zeros(len(low), dtype=bool)
        held[np.concatenate([above, below])[np.abs(found.ineqlin.marginals) > NEAR]] = True
        return found.x, held

    def _keep(self, world: Numbers) -> None:
        """Keep a possible truth, if it is one in whole numbers."""
        nearest = world if self.in_parts else np.where(self.whole, np.round(world), world)
        if self.knows.allows(nearest[np.newaxis])[0]:
            self.worlds = np.vstack([self.worlds, nearest])

    def _look(self, sought: Numbers, width: float, sign: float) -> None:
        """Look for a possible truth that lies a width beyond one that was found already."""
        sums = sign * (self.worlds @ sought)
        found = milp(
            np.zeros(sought.size),
            constraints=[
                LinearConstraint(*self.knows),
                LinearConstraint(sign * sought, lb=sums.min() + width),
            ],
            bounds=Bounds(0, self.most),
            integrality=self.whole,
            options={"node_limit": MOST_NODES},
        )
        if found.x is not None:
            self._keep(found.x)

    def unmoved(self, size: Numbers, few: int, known: Sequence[Numbers]) -> Numbers | None:
        """A set of groups with 1 to `few` in it that is alike in all possible truths found so far.

        It is chosen by whole-number programming; the sets already `known` are in none that is
        chosen.
        """
        turns = np.unique(self.worlds - self.worlds[0], axis=0)
        rows = np.vstack([turns, size, *known])
        nothing = np.zeros(len(turns))
        found = milp(
            np.ones(size.size),
            constraints=LinearConstraint(
                rows,
                np.array([*nothing, 1, *(0 for _ in known)]),
                np.array([*nothing, few, *(one.sum() - 1 for one in known)]),
            ),
            bounds=Bounds(0, self.whole.astype(float)),
            integrality=1,
        )
        return None if found.x is None else np.round(found.x)
