"""Whether people who met were connected soon after."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

import numpy as np

from sysmap.change.difference import Difference
from sysmap.metrics.catalogue import Value, figure
from sysmap.selection import Pair, Selection
from sysmap.system import ALWAYS, STILL, System, day_number

FOLLOW_UP_MONTHS = 3


def _followed_pairs(difference: Difference, subject: str) -> int:
    """How many pairs met and could be followed."""
    return len(_tied_soon(difference))


@figure(
    level="change",
    count=_followed_pairs,
    unit="share, 0 to 1",
    label="Met, then tied",
    formula=(
        "pairs whose first tie began within 3 months of the first meeting that both were at / "
        "observable pairs first at one meeting between the two days, no tie before, 3 months left"
    ),
    source="own",
    undefined="no pair met between the two days that could be followed for three months",
    caution="Found ties count from when they began; those nobody is sure of are left out.",
)
def met_then_tied(difference: Difference) -> Value:
    """The share of pairs first meeting between the two days that were tied within three months."""
    tied = _tied_soon(difference)
    return sum(tied) / len(tied) if tied else None


class Beginning(NamedTuple):
    """When the first tie of a pair began, and whether anybody is sure of it."""

    day: int
    sure: bool


@lru_cache(maxsize=1)
def _tied_soon(difference: Difference) -> list[bool]:
    """For each pair that met and could be followed, whether it was tied soon after."""
    first_tie = _first_ties(difference.selection)
    never = Beginning(STILL, sure=True)
    followed = [
        (first_tie.get(pair, never), day, last_day)
        for pair, day in _first_meetings(difference).items()
        if (last_day := _follow_up(day)) <= day_number(difference.until)
    ]
    return [tie.day <= last_day for tie, day, last_day in followed if tie.sure and tie.day >= day]


def _first_meetings(difference: Difference) -> dict[Pair, int]:
    """Observable pair -> day of its first meeting, where that lies between the two days."""
    selection = difference.selection
    since, until = day_number(difference.since), day_number(difference.until)
    met: set[Pair] = set()
    first: dict[Pair, int] = {}
    for day, people in sorted(_meetings(selection.system)):
        there = selection.present(day)
        pairs = combinations(sorted(person for person in people if there[person]), 2)
        new = [pair for pair in pairs if pair not in met]
        met.update(new)
        if since <= day <= until:
            first |= dict.fromkeys(_observable(selection, new, day), day)
    return first


def _observable(selection: Selection, pairs: list[Pair], day: int) -> list[Pair]:
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    seen = selection.observable(ends[0], ends[1], selection.kept_apart(day)).tolist()
    return [pair for pair, observable in zip(pairs, seen, strict=True) if observable]


def _meetings(system: System) -> list[tuple[int, set[int]]]:
    """Day of each meeting that was held, and the actors who were at it."""
    days = system.days("meeting", "date", ALWAYS).tolist()
    called_off = system.column("meeting", "cancelled")
    people: list[set[int]] = [set() for _ in days]
    pairs = (system.numbers("attendance", column).tolist() for column in ("meeting", "actor"))
    for meeting, actor in zip(*pairs, strict=True):
        people[meeting].add(actor)
    held = zip(days, people, called_off, strict=True)
    return [(day, found) for day, found, cancelled in held if not cancelled]


def _first_ties(selection: Selection) -> dict[Pair, Beginning]:
    """Pair -> when its first tie began, as the world went and not as it was written down."""
    lives = selection.tie_lives(selection.spells.start)
    tie = selection.spells.of[lives.of]
    origins = selection.system.texts("spell", "origin")
    first: dict[Pair, Beginning] = {}
    for life in np.argsort(lives.start, kind="stable")[::-1].tolist():
        ends = int(selection.tie_source[tie[life]]), int(selection.tie_target[tie[life]])
        sure = origins[int(lives.of[life])] != "unknown"
        first[min(ends), max(ends)] = Beginning(int(lives.start[life]), sure)
    return first


def _follow_up(day: int) -> int:
    """The last day on which a tie still counts as begun soon after."""
    met = date(1970, 1, 1) + timedelta(days=day)
    years, month = divmod(met.month - 1 + FOLLOW_UP_MONTHS, 12)
    year, month = met.year + years, month + 1
    return day_number(date(year, month, min(met.day, monthrange(year, month)[1])))
