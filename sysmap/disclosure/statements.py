"""What a reader is told, as plain arithmetic: so many people of these populations, within bounds.

Every number that leaves becomes one or two statements: a count, a rounded count, a share, an E-I
index. They hold no names, so they can be kept, and held against what leaves later.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Population(NamedTuple):
    """All who were there at a moment and are of these kinds, sectors, services."""

    on: str
    where: tuple[tuple[str, str], ...] = ()

    @property
    def series(self) -> str:
        """What it is a moment of, whatever the day."""
        return _DAY.sub("", self.on)


Terms = tuple[tuple[float, Population], ...]
"""How many of each population count, and with which sign."""


@dataclass(frozen=True)
class Statement:
    """A reader knows that the sum of the terms lies between two bounds."""

    terms: Terms
    low: float = -math.inf
    high: float = math.inf

    def plain(self) -> dict[str, Any]:
        """The statement as a value that JSON can hold."""
        terms = [[factor, each.on, dict(each.where)] for factor, each in self.terms]
        return {"terms": terms, "low": _finite(self.low), "high": _finite(self.high)}


def read(told: Mapping[str, Any]) -> Statement:
    """A statement as `plain` gave it."""
    terms = tuple(
        (float(factor), Population(on, tuple(sorted(where.items()))))
        for factor, on, where in told["terms"]
    )
    low, high = told["low"], told["high"]
    return Statement(terms, -math.inf if low is None else low, math.inf if high is None else high)


@dataclass(frozen=True, kw_only=True)
class Number:
    """A number that somebody wants to give away: (sum of `terms`) / (sum of `over` + `per`).

    A count of people or of ties has nothing below the line; an E-I index has the ties there, a
    density the number of pairs. A number without terms (a mean) is shown only where all that it
    `needs` is shown.
    """

    key: str
    value: float
    people: int
    """How many people it rests on."""
    terms: Terms = ()
    over: Terms = ()
    per: float = 1.0
    digits: int = 2
    needs: tuple[str, ...] = ()
    cost: float = field(default=math.inf)
    """How much would be missed: of two numbers of which one must go, it is the cheaper."""

    @property
    def is_count(self) -> bool:
        """Whether it counts one population."""
        return not self.over and self.per == 1 and [factor for factor, _ in self.terms] == [1]

    @property
    def missed(self) -> float:
        """How much it would be missed; as much as the people it rests on, unless it is said."""
        return self.people if math.isinf(self.cost) else self.cost


def count(
    key: str, value: int, population: Population, people: int | None = None, cost: float = math.inf
) -> Number:
    """How many there are of a population; of ties it is to be said on how many people they rest."""
    rests_on = value if people is None else people
    return Number(key=key, value=value, people=rests_on, terms=((1.0, population),), cost=cost)


def between(number: Number, low: float, high: float) -> list[Statement]:
    """What is told by giving a number that lies between two bounds."""
    if not number.terms:
        return []
    least, most = low * number.per, high * number.per
    if not number.over:
        return [Statement(number.terms, least, most)]
    return [
        Statement(_less(number.terms, low, number.over), low=least),
        Statement(_less(number.terms, high, number.over), high=most),
    ]


def _less(terms: Terms, times: float, over: Terms) -> Terms:
    return (*terms, *((-times * factor, population) for factor, population in over))


def rounded(value: int, base: int) -> tuple[int, int, int]:
    """The nearest multiple of a base, and the least and the most that give it.

    >>> rounded(8, 5), rounded(12, 5), rounded(13, 1)
    ((10, 8, 12), (10, 8, 12), (13, 13, 13))
    """
    half = base // 2
    nearest = (value + half) // base * base
    return nearest, nearest - half, nearest + base - 1 - half


def populations(statements: Iterable[Statement]) -> Sequence[Population]:
    """Every population that statements speak of, once, in order."""
    return list(dict.fromkeys(each for told in statements for _, each in told.terms))


def _finite(bound: float) -> float | None:
    return None if math.isinf(bound) else bound
