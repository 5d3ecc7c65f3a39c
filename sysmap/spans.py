"""Right-open spans of days: lives, roles, spells of ties, flags on pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sysmap.system import Flags, Integers, System


@dataclass(frozen=True, eq=False)
class Spans:
    """Right-open spans of days, each belonging to a numbered thing."""

    of: Integers
    start: Integers
    end: Integers

    def holding(self, day: int) -> Flags:
        """Which spans hold on a day."""
        return (self.start <= day) & (day < self.end)

    def chosen(self, rows: Flags | Integers) -> Spans:
        """Some of the spans."""
        return Spans(self.of[rows], self.start[rows], self.end[rows])


def recorded_spans(system: System, table: str, thing: str) -> Spans:
    """The spans of a table of the record, each belonging to the thing that its column names."""
    return Spans(system.numbers(table, thing), system.starts(table), system.ends(table))


def overlaps(spans: Spans, things: Integers, lives: Spans) -> Spans:
    """The parts of each span that lie within a life of the thing it belongs with."""
    order = np.argsort(lives.of, kind="stable")
    first, after = (np.searchsorted(lives.of[order], things, side) for side in ("left", "right"))
    row = np.repeat(np.arange(things.size), after - first)
    nth = np.arange(row.size) - np.repeat(np.cumsum(after - first) - (after - first), after - first)
    life = order[first[row] + nth]
    cut = Spans(
        spans.of[row],
        np.maximum(spans.start[row], lives.start[life]),
        np.minimum(spans.end[row], lives.end[life]),
    )
    return cut.chosen(cut.start < cut.end)


def without(lives: Spans, gaps: Spans) -> Spans:
    """The lives with the gaps of the same thing cut out; a thing's gaps come in order of start."""
    if not gaps.of.size:
        return lives
    pieces = [
        (thing, start, end)
        for thing, first, last in _rows(lives)
        for start, end in _remains(first, last, [gap[1:] for gap in _rows(gaps) if gap[0] == thing])
    ]
    columns = np.array(pieces, dtype=np.int32).reshape(-1, 3).T
    return Spans(*columns)


def _remains(first: int, last: int, gaps: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    pieces = []
    for start, end in gaps:
        pieces.append((first, min(start, last)))
        first = max(first, end)
    pieces.append((first, last))
    return [(start, end) for start, end in pieces if start < end]


def _rows(spans: Spans) -> list[tuple[int, int, int]]:
    return list(zip(spans.of.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True))
