"""When the ties of a picture began: as it is told, and within which days, where that is not known.

A tie counts from the day that was written down, on every page. Where that day is known to the month
only, or as "before" another, the tie may have begun on any day of a longer time; a picture that
draws ties along time shows how long that is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import numpy as np

from sysmap.selection import Selection
from sysmap.spans import merged
from sysmap.system import ALWAYS, STILL, System, date_of, day_number
from sysmap.views.clock import written
from sysmap.views.maps.lifetimes import Value, Window, by_thing
from sysmap.views.move_words import on_day

MONTHS = {"month": 1, "quarter": 3, "year": 12}
"""A coarse precision -> how many months may hold the day."""

Within = tuple[int | None, int]
"""The first day on which a tie may have begun, None where nobody knows how long before, and the day
by which it had; counted from the picture's first day."""


class Spell(NamedTuple):
    """A time in which a tie held, and how exactly its start is known."""

    start: int
    end: int
    precision: str | None


class Began(NamedTuple):
    """How a tie of a picture began."""

    words: str | None
    """The day as exactly as it is known; None where nothing was written down."""
    within: Within | None
    """Within which days it began, where these are more than one and the picture reaches them."""


@dataclass(frozen=True, eq=False)
class Beginnings:
    """When ties began, within one picture's days."""

    selection: Selection
    window: Window
    spells: Mapping[int, Sequence[Spell]]
    lives: Mapping[int, Sequence[int]]
    ever_apart: frozenset[int]

    def of(self, tie: int, spans: Sequence[Value], place: int = 0) -> Began:
        """How one of the spans of a tie began, the first unless `place` says another.

        Shape:     `spans` as `lifetimes.spells` gives them.
        """
        begun, ended = (int(edge or 0) for edge in spans[3 * place : 3 * place + 2])
        day = self.window.first + begun
        holding = (spell for spell in self.spells[tie] if spell.start <= day < spell.end)
        spell = max(holding, key=lambda spell: spell.start)
        there = day if tie in self.ever_apart else self._both_there_since(tie, day)
        return Began(
            words=_in_words(spell, max(spell.start, there)),
            within=self._within(spell, there, day, ended),
        )

    def _both_there_since(self, tie: int, day: int) -> int:
        """Since when both ends of a tie that holds on a day have been there without a break."""
        ends = self.selection.tie_source[tie], self.selection.tie_target[tie]
        lives = [self.lives[int(end)] for end in ends]
        return max(start for life in lives for start in life[::2] if start <= day)

    def _within(self, spell: Spell, there: int, day: int, ended: int) -> Within | None:
        earliest, latest = days_of_start(spell.start, spell.precision)
        untold = earliest == ALWAYS
        earliest, latest = max(earliest, there), day if untold else latest
        if earliest >= latest:
            return None
        if latest <= self.window.first:
            return (None, 0) if untold else None
        first = None if earliest == ALWAYS else earliest - self.window.first
        return first, min(latest - self.window.first, ended)


def beginnings(selection: Selection, window: Window) -> Beginnings:
    """The beginnings of the ties of a picture that shows these days."""
    apart = selection.among(selection.ever_apart, selection.tie_source, selection.tie_target)
    return Beginnings(
        selection=selection,
        window=window,
        spells=_spells_by_tie(selection.system),
        lives=by_thing(merged(selection.actor_lives)),
        ever_apart=frozenset(np.flatnonzero(apart).tolist()),
    )


def days_of_start(start: int, precision: str | None) -> tuple[int, int]:
    """The first day on which a spell may have begun, and the day by which it had.

    Shape:     `ALWAYS` and `STILL` where there is no such day; one day twice where it is exact.

    >>> [str(date_of(day)) for day in days_of_start(day_number(date(2025, 5, 20)), "quarter")]
    ['2025-04-01', '2025-07-01']
    """
    if start == ALWAYS or precision == "before":
        return ALWAYS, start
    if precision == "after":
        return start, STILL
    months = MONTHS.get(precision or "")
    return _calendar(date_of(start), months) if months else (start, start)


def _calendar(day: date, months: int) -> tuple[int, int]:
    """The first day of the calendar's time of so many months, and the first day after it."""
    first = 12 * day.year + months * ((day.month - 1) // months)
    edges = (date(number // 12, number % 12 + 1, 1) for number in (first, first + months))
    return day_number(next(edges)), day_number(next(edges))


def _in_words(spell: Spell, began: int) -> str | None:
    if began == ALWAYS:
        return None
    day = date_of(began)
    return on_day(day, spell.precision) if began == spell.start else written(day)


def _spells_by_tie(system: System) -> dict[int, list[Spell]]:
    found: defaultdict[int, list[Spell]] = defaultdict(list)
    told = zip(
        system.numbers("spell", "tie").tolist(),
        system.starts("spell").tolist(),
        system.ends("spell").tolist(),
        system.texts("spell", "precision"),
        strict=True,
    )
    for tie, *spell in told:
        found[tie].append(Spell(*spell))
    return dict(found)
