"""Many things laid together, so that a group decides them by few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from sysmap.meetings.things import Thing

Lot = list[Thing]
Name = TypeVar("Name")


def by_person(things: Iterable[Thing], people: Callable[[Thing], Iterable[int]]) -> list[Lot]:
    """The things in lots, each of one person: whoever has most of those that are left comes next.

    Shape:     every thing is in one lot, in the order in which the things came
    """
    left, lots = list(things), []
    while left:
        count = Counter(actor for thing in left for actor in people(thing))
        hub = min(count, key=lambda actor: (-count[actor], actor))
        own = [thing for thing in left if hub in people(thing)]
        lots.append(own)
        left = [thing for thing in left if thing not in own]
    return lots


def gathered(lots: Sequence[Lot], at_most: int) -> list[Lot]:
    """The same things in so many lots at most: the smallest are laid together.

    >>> one, two = (Thing(of="tie", numbers=(number,)) for number in (1, 2))
    >>> len(gathered([[one], [two]], 1)), len(gathered([[one], [two]], 2))
    (1, 2)
    """
    found = [list(lot) for lot in lots if lot]
    while len(found) > max(at_most, 1):
        small, smaller = sorted(range(len(found)), key=lambda place: len(found[place]))[:2]
        first, second = sorted((small, smaller))
        found[first] += found.pop(second)
    return found


def allotted(wanted: Mapping[Name, int], room: int) -> dict[Name, int]:
    """How many places each has, where all take one in turn until there is no more room.

    >>> allotted({"a": 1, "b": 5, "c": 2}, 6)
    {'a': 1, 'b': 3, 'c': 2}
    """
    given = dict.fromkeys(wanted, 0)
    while room and (asking := [name for name in wanted if given[name] < wanted[name]][:room]):
        for name in asking:
            given[name] += 1
        room -= len(asking)
    return given
