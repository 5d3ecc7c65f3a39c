"""When each actor and each tie of a picture is there, in days: all that the browser needs.

Days are counted from the first day that the picture can show, and every span is cut to those days;
a span is right-open and stands as its start and its end, one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from sysmap.model import KEPT_APART
from sysmap.selection import Selection
from sysmap.spans import Spans, clipped, merged
from sysmap.system import ALWAYS, Integers, System
from sysmap.views.clock import Clock
from sysmap.views.maps.numbers import plain_number

Value = float | int | None


class Window(NamedTuple):
    """The days that a picture can show, from the first to the day after the last."""

    first: int
    after: int

    def of(self, spans: Spans) -> Spans:
        """The parts of the spans within it, counted from its first day."""
        cut = clipped(spans, self.first, self.after)
        return Spans(cut.of, cut.start - self.first, cut.end - self.first)


def window_of(clocks: Iterable[Clock]) -> Window:
    """The days from the first step of any clock to the last."""
    days = [day for clock in clocks for day in clock.days]
    return Window(min(days), max(days) + 1)


def lives(selection: Selection, window: Window) -> dict[int, list[int]]:
    """Actor -> the days on which it is there; actors who are never there are left out."""
    return by_thing(window.of(merged(selection.actor_lives)))


def spells(selection: Selection, window: Window) -> dict[int, list[Value]]:
    """Tie -> start, end and strength of each time it holds, between two who are both there.

    Nothing of a pair that is kept apart is told before their flag has ended. A strength that is
    not recorded is None; two spells that touch at one strength are one.
    """
    lived = selection.tie_lives(selection.spells.start)
    tie, strength = selection.spells.of[lived.of], selection.strength[lived.of]
    start = np.maximum(lived.start, _apart_until(selection)[tie])
    shown = Spans(np.arange(tie.size, dtype=np.int32), start, lived.end)
    shown = window.of(shown.chosen(np.lexsort((start, tie)).astype(np.int32)))
    rows: defaultdict[int, list[Value]] = defaultdict(list)
    for row, begun, ended in zip(*_lists(shown.of, shown.start, shown.end), strict=True):
        _extend(rows[int(tie[row])], begun, ended, plain_number(strength[row]))
    return dict(rows)


def by_thing(spans: Spans) -> dict[int, list[int]]:
    """Thing -> start and end of each of its spans, one after the other."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for thing, start, end in zip(*_lists(spans.of, spans.start, spans.end), strict=True):
        found[thing] += [start, end]
    return dict(found)


def days_of_change(rows: Iterable[Sequence[Value]], *, width: int) -> list[int]:
    """Every day on which one of these spans begins or ends, in order.

    >>> days_of_change([[0, 5, None], [5, 9, 2]], width=3)
    [0, 5, 9]
    """
    return sorted({int(edge or 0) for row in rows for at in (0, 1) for edge in row[at::width]})


def holds_at(row: Sequence[Value], day: int, *, width: int) -> bool:
    """Whether one of these spans holds on a day."""
    return any(
        int(start or 0) <= day < int(end or 0)
        for start, end in zip(row[::width], row[1::width], strict=True)
    )


def _extend(row: list[Value], start: int, end: int, strength: Value) -> None:
    if row and row[-2] == start and row[-1] == strength:
        row[-2] = end
    else:
        row += [start, end, strength]


def _apart_until(selection: Selection) -> Integers:
    """For each tie the day from which it may be shown; its own start where it always may."""
    until = np.full(selection.tie_source.size, ALWAYS, dtype=np.int32)
    for pair, end in _flags(selection.system):
        of_the_pair = selection.among({pair}, selection.tie_source, selection.tie_target)
        until[of_the_pair] = np.maximum(until[of_the_pair], end)
    return until


def _flags(system: System) -> list[tuple[tuple[int, int], int]]:
    """Each pair that is kept apart, the lower number first, with the end of its flag."""
    rows = zip(
        system.texts("pair_flag", "flag"),
        system.numbers("pair_flag", "a").tolist(),
        system.numbers("pair_flag", "b").tolist(),
        system.ends("pair_flag").tolist(),
        strict=True,
    )
    return [((min(a, b), max(a, b)), end) for flag, a, b, end in rows if flag == KEPT_APART]


def _lists(*columns: Integers) -> list[list[int]]:
    return [column.tolist() for column in columns]
