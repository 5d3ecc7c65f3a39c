"""Counts of the map of groups as they may be shown: not those that rest on few people.

The same room as for what leaves decides, with the profile for a screen outside one's own circles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

import numpy as np

from sysmap.disclosure import PROFILES, Disclosed, alone
from sysmap.system import Flags
from sysmap.views.maps.grouping import Grouping
from sysmap.views.maps.lifetimes import Value

ON_SCREEN = PROFILES["internal"]

Ends = tuple[int, int]
"""The two actors of a tie."""


def people_shown(people: int) -> Disclosed:
    """How many people a group has, as it may be shown."""
    return alone(people, people, ON_SCREEN)


class Between:
    """The ties between two groups, one after the other: how many, and on how many people."""

    def __init__(self, groups: Grouping, pair: Ends) -> None:
        self.one_person = any(group in groups.of_one_person for group in pair)
        self.is_person: Flags = groups.people
        self.ties = 0
        self.heads: Counter[int] = Counter()

    def turn(self, ends: Ends, by: int) -> None:
        """A tie begins (1) or ends (-1)."""
        self.ties += by
        for end in ends:
            if self.is_person[end]:
                self.heads[end] += by

    @property
    def shown(self) -> Disclosed:
        """How many ties there are now, as it may be shown.

        What the only person of a service does is that person's.
        """
        people = 1 if self.one_person else sum(count > 0 for count in self.heads.values())
        return alone(self.ties, people if self.ties else 0, ON_SCREEN)


def counted_over_time(
    between: Between, turns: Mapping[int, Collection[tuple[Ends, int]]]
) -> list[Value]:
    """Start, end and number of each time that some ties hold; None where it is not shown."""
    spans: list[Value] = []
    for start, end in pairwise(sorted(turns)):
        for ends, by in turns[start]:
            between.turn(ends, by)
        value = between.shown.value
        shown = None if value is None else int(value)
        if between.ties and spans[-2:] == [start, shown]:
            spans[-2] = end
        elif between.ties:
            spans += [start, end, shown]
    return spans


def counted_at_once(groups: Grouping, ties: Iterable[Ends]) -> dict[Ends, Between]:
    """Pair of groups -> these of the ties that lie between them."""
    found: dict[Ends, Between] = {}
    for one, other in ties:
        low, high = sorted((int(groups.of[one]), int(groups.of[other])))
        between = found.setdefault((low, high), Between(groups, (low, high)))
        between.turn((one, other), 1)
    return found


def total_shown(all_of_them: Collection[Between]) -> Disclosed:
    """How many ties these are together, as it may be shown beside each of them.

    What is hidden among them is a sum to whoever subtracts: it must be one of several, and large.
    """
    total = sum(each.ties for each in all_of_them)
    hidden = [each.ties for each in all_of_them if each.shown.hidden]
    hides = len(hidden) > 1 and sum(hidden) >= ON_SCREEN.threshold
    return Disclosed(total) if hides or not hidden else Disclosed(None, "secondary")


def members_shown(groups: np.typing.NDArray[np.int64]) -> list[int | None]:
    """How many people each group has, as it may be shown."""
    values = [people_shown(int(people)).value for people in groups]
    return [None if value is None else int(value) for value in values]
