"""An attacker who has what is printed and nothing else, and shares no code with the room.

`Attack` bounds cells exactly, in whole numbers, by branch and bound; `possible` does it by trying
every number, for tables small enough; `differences` adds and subtracts published counts by hand.
"""

import itertools
import math

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

CEILING = 400


def meant(text, *, threshold, base):
    """The least and the most that a printed count of people can stand for; None for a mark."""
    if text == "*":
        return None
    about = text.startswith("about ")
    number = int(text.removeprefix("about "))
    step = 5 if about else base
    alike = [n for n in range(number + step + 1) if int(n / step + 0.5) * step == number]
    return min(alike), max(alike)


class Attack:
    """Cells by name, and what was printed of sums of them."""

    def __init__(self, cells):
        self.place = {cell: number for number, cell in enumerate(cells)}
        self.rows, self.low, self.high = [], [], []

    def _row(self, weights):
        row = np.zeros(len(self.place))
        for cell, weight in weights.items():
            row[self.place[cell]] += weight
        return row

    def hears(self, weights, low=-math.inf, high=math.inf):
        self.rows.append(self._row(weights))
        self.low.append(low)
        self.high.append(high)

    def hears_ratio(self, over, under, printed, digits):
        """(sum of over) / (sum of under), printed with so many digits."""
        half = 0.5 * 10**-digits
        for bound, side in ((float(printed) - half, "low"), (float(printed) + half, "high")):
            cells = {*over, *under}
            weights = {cell: over.get(cell, 0) - bound * under.get(cell, 0) for cell in cells}
            self.hears(weights, **{side: 0})

    def bounds(self, weights):
        """The least and the most that a sum can be, in whole numbers."""
        row = self._row(weights)
        ends = [self._least(row), -self._least(-row)]
        return tuple(round(end) for end in ends)

    def _least(self, row):
        told = (
            [LinearConstraint(np.array(self.rows), np.array(self.low), np.array(self.high))]
            if self.rows
            else []
        )
        found = milp(
            row, constraints=told, bounds=Bounds(0, CEILING), integrality=np.ones(len(row))
        )
        assert found.success, found.message
        return found.fun


def possible(cells, told, ceiling):
    """Every set of whole numbers up to a ceiling that agrees with all that was told, one by one.

    `told` is a list of (names of cells, least, most).
    """
    for numbers in itertools.product(range(ceiling + 1), repeat=len(cells)):
        world = dict(zip(cells, numbers, strict=True))
        if all(low <= sum(world[cell] for cell in names) <= high for names, low, high in told):
            yield world


def differences(published, most_terms=3):
    """What follows of sets of people from sums and differences of published counts.

    `published` is a list of (set of people, least, most); the answer has (set, least, most) for
    each way of adding and subtracting up to so many of them that leaves just a set of people.
    """
    for terms in range(1, most_terms + 1):
        for chosen in itertools.combinations(published, terms):
            for signs in itertools.product((1, -1), repeat=terms - 1):
                yield from _left(chosen, (1, *signs))


def _left(chosen, signs):
    counted = {}
    for (people, _, _), sign in zip(chosen, signs, strict=True):
        for person in people:
            counted[person] = counted.get(person, 0) + sign
    kept = {value for value in counted.values() if value}
    if kept not in ({1}, {-1}):
        return
    turn = kept.pop()
    ends = [
        sum(
            turn * sign * (low if turn * sign == side else high)
            for (_, low, high), sign in zip(chosen, signs, strict=True)
        )
        for side in (1, -1)
    ]
    yield {person for person, value in counted.items() if value}, ends[0], ends[1]
