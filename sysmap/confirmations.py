"""On which days each tie is known to have held.

A tie is confirmed

    on the first day of each of its spells, and on the day that one was written down
    on the day of the first look, where it was on the first map
    when somebody reports it as new, there already, still there or changed
    when a move did something to it, unless that is disputed or withdrawn
    at a meeting that said that it stands, or that it stands and has changed

A report speaks of the ties of its kind between the two, and where such a tie has a direction only
of that in its own; a report that names no kind speaks of them all. That nobody speaks
of a tie never ends it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np

from sysmap.model import SAYS_IT_ENDED, SAYS_IT_HOLDS
from sysmap.periods import months_later
from sysmap.selection import coded
from sysmap.spans import Keys, keyed
from sysmap.system import ALWAYS, Flags, Integers, System, day_number

STANDS = ("confirmed", "changed")
DOUBTED = ("disputed", "withdrawn")
KEPT = 8
"""For so many records they are kept; a changed record is another `System`: none is stale."""


@dataclass(frozen=True, eq=False)
class TieDays:
    """Days on which something was said or seen of ties, in order of tie and day."""

    tie: Integers
    day: Integers

    def last(self, ties: Integers, until: Integers) -> Integers:
        """The last of a tie's days up to the day that stands beside it; `ALWAYS` where none."""
        place = self._places(ties, until) - 1
        return self._at(place, ties, ALWAYS)

    def first(self, ties: Integers, since: Integers, missing: int) -> Integers:
        """The first of a tie's days from the day beside it on; `missing` where none."""
        return self._at(self._places(ties, since - 1), ties, missing)

    def fresh(self, ties: Integers, on_day: date, months: int) -> Flags:
        """Which ties have such a day among the months before a day, or on it."""
        last = self.last(ties, np.full(ties.shape, day_number(on_day), dtype=np.int32))
        flags: Flags = last >= day_number(months_later(on_day, -months))
        return flags

    def _places(self, ties: Integers, days: Integers) -> Integers:
        """How many of all days stand before or at each tie's day."""
        places = np.searchsorted(keyed(self.tie, self.day), keyed(ties, days), "right")
        return places.astype(np.int32)

    def _at(self, place: Integers, ties: Integers, missing: int) -> Integers:
        found = (place >= 0) & (place < self.tie.size)
        found[found] = self.tie[place[found]] == ties[found]
        days = np.full(ties.shape, missing, dtype=np.int32)
        days[found] = self.day[place[found]]
        return days


@lru_cache(maxsize=KEPT)
def confirmations(system: System) -> TieDays:
    """Every day on which a tie is known to have held."""
    told = (_of_effects(system), _of_reports(system, SAYS_IT_HOLDS), _of_reviews(system))
    return _in_order([*_of_spells(system), *told])


@lru_cache(maxsize=KEPT)
def reported_gone(system: System) -> TieDays:
    """Every day on which somebody reported a tie as ended."""
    return _in_order([_of_reports(system, (SAYS_IT_ENDED,))])


@lru_cache(maxsize=KEPT)
def first_look(system: System) -> int:
    """The day on which somebody first looked; `ALWAYS` where nobody said when.

    It is the first day of an observation window, else the programme's.
    """
    windows = system.starts("observation_window")
    told = system.settings.get("start")
    if windows.size:
        return int(windows.min())
    return day_number(date.fromisoformat(told)) if told else ALWAYS


Told = tuple[Integers, Integers]
"""Ties, and the day of each."""


def _in_order(parts: list[Told]) -> TieDays:
    tie, day = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((day, tie))
    order = order[day[order] != ALWAYS]
    return TieDays(tie[order].astype(np.int32), day[order].astype(np.int32))


def _of_spells(system: System) -> list[Told]:
    tie, start = system.numbers("spell", "tie"), system.starts("spell")
    origins = system.texts("spell", "origin")
    mapped = np.array([origin == "baseline" for origin in origins], dtype=bool)
    return [
        (tie, start),
        (tie, system.days("spell", "recorded_on", ALWAYS)),
        (tie[mapped], np.maximum(start[mapped], first_look(system))),
    ]


def _of_effects(system: System) -> Told:
    doubted = [word in DOUBTED for word in system.texts("effect", "status")]
    stands = ~np.array(doubted, dtype=bool)
    told = system.days("effect", "date", ALWAYS)
    of_the_move = system.days("move", "date", ALWAYS)[system.numbers("effect", "move")]
    day = np.where(told == ALWAYS, of_the_move, told)
    return system.numbers("effect", "tie")[stands], day[stands]


def _of_reviews(system: System) -> Told:
    tie = system.numbers("review", "tie")
    said = [word in STANDS for word in system.texts("review", "verdict")]
    stands = np.array(said, dtype=bool) & (tie >= 0)
    met = system.days("meeting", "date", ALWAYS)[system.numbers("review", "meeting")]
    return tie[stands], met[stands]


def _of_reports(system: System, words: tuple[str, ...]) -> Told:
    kind = coded([*system.texts("tie", "kind"), *system.texts("report", "kind")]).of
    tie_kind, told_kind = np.split(kind, [system.tables["tie"].num_rows])
    directed = np.array(system.column("tie", "directed"), dtype=bool)
    said = np.array([word in words for word in system.texts("report", "says")], dtype=bool)
    tie, report = _same(_pairs(system, "tie"), _pairs(system, "report"))
    source, told_source = system.numbers("tie", "source"), system.numbers("report", "source")
    its_way = ~directed[tie] | (source[tie] == told_source[report])
    of_its_kind = (tie_kind[tie] == told_kind[report]) & its_way
    speaks = said[report] & (of_its_kind | (told_kind[report] < 0))
    return tie[speaks], system.days("report", "day", ALWAYS)[report[speaks]]


def _pairs(system: System, table: str) -> Keys:
    """A number for the two ends of each row, direction set aside."""
    ends = [system.numbers(table, end) for end in ("source", "target")]
    low, high = np.minimum(*ends).astype(np.int64), np.maximum(*ends)
    pairs: Keys = low * system.actor_count + high
    return pairs


def _same(left: Keys, right: Keys) -> tuple[Integers, Integers]:
    """Every two places, one on the left and one on the right, that hold the same number."""
    order = np.argsort(left, kind="stable")
    first, after = (np.searchsorted(left[order], right, side) for side in ("left", "right"))
    count = after - first
    row = np.repeat(np.arange(right.size), count)
    nth = np.arange(row.size) - np.repeat(np.cumsum(count) - count, count)
    return order[first[row] + nth].astype(np.int32), row.astype(np.int32)
