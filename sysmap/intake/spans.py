"""Times of many owners, side by side: which repeat another, which join up, which overlap."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from sysmap.system import ALWAYS, STILL

Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, kw_only=True)
class Joined:
    """Rows folded into as few times as say the same.

    Shape:     `first` and `last` the rows where each time begins and ends; `folded` rows that add
               nothing of their own; `clashes` pairs of rows whose times overlap
    """

    first: list[int]
    last: list[int]
    folded: list[int]
    clashes: list[tuple[int, int]]


def joined(
    owners: Sequence[Hashable],
    starts: Sequence[date | None],
    ends: Sequence[date | None],
    *,
    alike: Sequence[Hashable],
) -> Joined:
    """The rows with exact repeats left out, and times that touch and are alike made one.

    Cost:      one sort of the rows
    """
    if not owners:
        return Joined(first=[], last=[], folded=[], clashes=[])
    times = _Times.of(owners, starts, ends)
    look = _codes(alike)
    order = times.order()
    repeats = times.follows(order) & times.repeats(order) & _same(look, order)
    kept = order[_with_first(~repeats)]
    touches = times.follows(kept) & (times.gaps(kept) == 0) & _same(look, kept)
    begins = _with_first(~touches)
    return Joined(
        first=kept[begins].tolist(),
        last=kept[np.roll(begins, -1)].tolist(),
        folded=sorted([*order[~_with_first(~repeats)].tolist(), *kept[~begins].tolist()]),
        clashes=times.clashes(kept),
    )


def overlaps(
    owners: Sequence[Hashable], starts: Sequence[date | None], ends: Sequence[date | None]
) -> list[tuple[int, int]]:
    """Pairs of rows next to each other in time, the later beginning before the other ends."""
    times = _Times.of(owners, starts, ends)
    return times.clashes(times.order())


@dataclass(frozen=True)
class _Times:
    """Owners and days as whole numbers."""

    owner: Places
    start: Places
    end: Places

    @classmethod
    def of(
        cls,
        owners: Sequence[Hashable],
        starts: Sequence[date | None],
        ends: Sequence[date | None],
    ) -> _Times:
        return cls(_codes(owners), _days(starts, ALWAYS), _days(ends, STILL))

    def order(self) -> Places:
        """The rows by owner, then by time."""
        return np.lexsort((self.end, self.start, self.owner))

    def follows(self, order: Places) -> Flags:
        """Whether each row but the first has the owner of the row before it."""
        return _same(self.owner, order)

    def repeats(self, order: Places) -> Flags:
        """Whether each row but the first has the days of the row before it."""
        return _same(self.start, order) & _same(self.end, order)

    def gaps(self, order: Places) -> Places:
        """Days from the end of the row before each to its start; negative where they overlap."""
        return self.start[order[1:]] - self.end[order[:-1]]

    def clashes(self, order: Places) -> list[tuple[int, int]]:
        """The pairs that follow each other and overlap."""
        found = np.flatnonzero(self.follows(order) & (self.gaps(order) < 0))
        return [(int(order[place]), int(order[place + 1])) for place in found]


def _codes(values: Sequence[Hashable]) -> Places:
    """The values as whole numbers, equal where they are equal."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(value, len(numbers)) for value in values], dtype=np.int64)


def _days(days: Sequence[date | None], missing: int) -> Places:
    return np.array([missing if day is None else day.toordinal() for day in days], dtype=np.int64)


def _same(values: Places, order: Places) -> Flags:
    return np.equal(values[order[1:]], values[order[:-1]])


def _with_first(of_the_others: Flags) -> Flags:
    """A flag for every row, true for the first."""
    return np.concatenate(([True], of_the_others))
