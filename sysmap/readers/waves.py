"""Plain numbers that stand for days: the n-th day given is that of the n-th smallest number found.

One number more than days means that the largest is the end of what is still going. In a `wave`
column a tie holds from its wave's day to the next one's, so there every number needs its day.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sysmap.errors import Problem
from sysmap.readers import days

_SMALL_NUMBER = re.compile(r"\d{1,3}(\.\d+)?")
_YEAR = re.compile(r"\d{4}")
_MOST_SHOWN = 6


@dataclass(frozen=True)
class Times:
    """The texts that stand where one file gives days: its starts and ends, and its waves."""

    file: str
    bounds: frozenset[str]
    waves: frozenset[str]


@dataclass(frozen=True)
class Calendar:
    """What day each text stands for.

    Shape:     `numbers` plain number as written -> its day; None for the one that means still
               going. `stops` the days on which a wave begins, in order.
    """

    numbers: Mapping[str, date | None] = field(default_factory=dict)
    stops: Sequence[date] = ()

    def day(self, text: str) -> date | None:
        """The day that the text stands for; None for the number that means still going.

        Raises:    DayError -> a text that is neither a day nor a known number
        """
        return self.numbers[text] if text in self.numbers else days.day(text)

    def next_wave(self, day: date) -> date | None:
        """The first day of the wave after the one that begins on this day; None after the last."""
        position = bisect_right(self.stops, day)
        return self.stops[position] if position < len(self.stops) else None


def calendar(times: Sequence[Times], waves: Sequence[date]) -> tuple[Calendar, list[Problem]]:
    """The calendar of all files together, and what keeps their numbers from being days."""
    texts = _numbers(frozenset().union(*(time.bounds | time.waves for time in times)), waves)
    numbers = sorted({float(text) for text in texts})
    has_waves = any(time.waves & texts for time in times)
    problems = _problems(times, texts, numbers=numbers, waves=waves, has_waves=has_waves)
    placed = dict(zip(numbers, [*waves, None], strict=False)) if not problems else {}
    known = {text: placed.get(float(text)) for text in texts}
    return Calendar(known, _stops(times, known)), problems


def _numbers(texts: Iterable[str], waves: Sequence[date]) -> frozenset[str]:
    """The plain numbers; years are such where waves are given and no smaller number is found."""
    small = frozenset(text for text in texts if _SMALL_NUMBER.fullmatch(text))
    if small or not waves:
        return small
    return frozenset(text for text in texts if _YEAR.fullmatch(text))


def _stops(times: Sequence[Times], known: Mapping[str, date | None]) -> list[date]:
    waves = frozenset().union(*(time.waves for time in times)) - known.keys()
    return sorted({day for day in [*known.values(), *map(days.day_or_none, waves)] if day})


def _problems(
    times: Sequence[Times],
    texts: Collection[str],
    *,
    numbers: Sequence[float],
    waves: Sequence[date],
    has_waves: bool,
) -> list[Problem]:
    fitting = {len(numbers)} if has_waves else {len(numbers), len(numbers) - 1}
    if list(waves) != sorted(set(waves)):
        return [Problem(file="--waves", what="the days are out of order", remedy="sort them")]
    if not numbers and waves:
        what = "no plain number stands where a day is expected"
        return [Problem(file="--waves", what=what, remedy="leave --waves out")]
    if not numbers or (waves and len(waves) in fitting):
        return []
    file = next(time.file for time in times if (time.bounds | time.waves) & set(texts))
    given = f"--waves gives {len(waves)}" if waves else "no day is given for them"
    what = f"{_counted(numbers)} stand where days are expected, and {given}"
    return [Problem(file=file, what=what, remedy=_remedy(len(numbers), has_waves=has_waves))]


def _counted(numbers: Sequence[float]) -> str:
    shown = [f"{number:g}" for number in numbers]
    if len(shown) > _MOST_SHOWN:
        shown = [*shown[:3], "...", shown[-1]]
    return f"{len(numbers)} plain numbers ({', '.join(shown)})"


def _remedy(count: int, *, has_waves: bool) -> str:
    still_going = "" if has_waves else f", or {count - 1} where the last means still going"
    return f"say which days they are with --waves DAY,DAY,... ({count} days{still_going})"
