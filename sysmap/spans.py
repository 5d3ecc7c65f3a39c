"""Right-open spans of days: lives, roles, spells of ties, flags on pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sysmap.system import ALWAYS, STILL, Flags, Integers, System

Keys = npt.NDArray[np.int64]

_DAY_BITS = 32


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


def always(things: Integers) -> Spans:
    """One span for each thing, without a start or an end."""
    ever = (np.full(things.size, day, np.int32) for day in (ALWAYS, STILL))
    return Spans(things, *ever)


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


def clipped(spans: Spans, start: int, end: int) -> Spans:
    """The parts of the spans that lie within [start, end)."""
    cut = Spans(spans.of, np.maximum(spans.start, start), np.minimum(spans.end, end))
    return cut.chosen(cut.start < cut.end)


def joined(parts: Sequence[Spans]) -> Spans:
    """All the spans of several, one after the other."""
    none = np.empty(0, dtype=np.int32)
    columns = [(part.of, part.start, part.end) for part in (Spans(none, none, none), *parts)]
    return Spans(*(np.concatenate(column) for column in zip(*columns, strict=True)))


def merged(spans: Spans) -> Spans:
    """The same days, with no two spans of one thing touching, in order of thing and day."""
    order = np.lexsort((spans.start, spans.of))
    of, start = spans.of[order], keyed(spans.of, spans.start)[order]
    reached = np.maximum.accumulate(keyed(spans.of, spans.end)[order])
    begins = np.ones(of.size, dtype=bool)
    begins[1:] = (of[1:] != of[:-1]) | (start[1:] > reached[:-1])
    last = np.append(np.flatnonzero(begins), of.size)[1:] - 1
    end = (reached[last] & (2**_DAY_BITS - 1)) + ALWAYS
    return Spans(of[begins], spans.start[order][begins], end.astype(np.int32))


def outside(spans: Spans) -> Spans:
    """The times before, between and after the spans of each thing, which never touch."""
    things = np.unique(spans.of)
    of = np.concatenate([things, spans.of])
    start = np.concatenate([np.full(things.size, ALWAYS, np.int32), spans.end])
    end = np.concatenate([np.full(things.size, STILL, np.int32), spans.start])
    order, back = np.lexsort((start, of)), np.lexsort((end, of))
    outside = Spans(of[order], start[order], end[back])
    return outside.chosen(outside.start < outside.end)


def on_days(spans: Spans, things: Integers, days: Integers) -> Flags:
    """Whether each thing has a span on the day beside it; the spans are as `merged` gives them."""
    if not spans.of.size:
        return np.zeros(things.shape, dtype=bool)
    place = np.searchsorted(keyed(spans.of, spans.start), keyed(things, days), "right") - 1
    flags: Flags = (place >= 0) & (spans.of[place] == things) & (days < spans.end[place])
    return flags


def keyed(things: Integers, days: Integers) -> Keys:
    """One number for a thing and a day, in the order of things and then of days."""
    return (things.astype(np.int64) << _DAY_BITS) + (days.astype(np.int64) - ALWAYS)


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
