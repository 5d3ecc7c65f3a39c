"""The counts of change in parts: by kind of tie, or by pair of kinds, of services, of sectors.

Each tie lies in one part, the same before and after, so that the identity of change holds in every
part and the parts add up to the whole. For services that is everybody's home service, wherever
they belonged on the two days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sysmap.change.counts import COUNTS, anybody
from sysmap.change.difference import Difference
from sysmap.change.lives import Places
from sysmap.errors import WrongUsage
from sysmap.metrics.catalogue import CATALOGUE, Value, subject_of
from sysmap.selection import coded
from sysmap.system import Integers

TIE_KIND = "tie_kind"


class PartRow(NamedTuple):
    """One count of change in one part."""

    subject: str
    measure: str
    value: Value
    status: str
    reason: str
    n: int


@dataclass(frozen=True, eq=False)
class Parts:
    """The parts in which there is a tie of a difference.

    Shape:     `of_tie` is the part of each; `sizes` how many actors each part speaks of.
    """

    of_tie: Places
    subjects: Sequence[str]
    sizes: Sequence[int]


def part_rows(difference: Difference, by: str) -> list[PartRow]:
    """Every count of change in every part, part by part.

    `by` is "tie_kind", or a field of the actors: "kind", "service", "sector" ... A pair's subject
    is A|B, from A to B where the network is directed; a side that is not recorded is empty.

    Raises:    WrongUsage -> no such field; or kinds of tie, where pairs are counted.
    """
    parts = _by_tie_kind(difference) if by == TIE_KIND else _by_pair(difference, by)
    columns = {
        measure: count.of_parts(difference, parts.of_tie, len(parts.subjects))
        for measure, count in COUNTS.items()
    }
    return [
        _row(difference, measure, values[place], subject, parts.sizes[place])
        for place, subject in enumerate(parts.subjects)
        for measure, values in columns.items()
    ]


def _row(difference: Difference, measure: str, value: Value, subject: str, size: int) -> PartRow:
    reason = CATALOGUE[measure].reason(difference, subject, value)
    return PartRow(subject, measure, value, "undefined" if value is None else "ok", reason, size)


def _by_tie_kind(difference: Difference) -> Parts:
    if difference.pairs:
        raise WrongUsage("a pair may have ties of several kinds; count ties to split them by kind")
    kinds = difference.selection.tie_kinds
    held, of_tie = np.unique(kinds.of[difference.tie], return_inverse=True)
    subjects = [kinds.names[kind] for kind in held.tolist()]
    return Parts(of_tie, subjects, [anybody(difference, "")] * held.size)


def _by_pair(difference: Difference, field: str) -> Parts:
    system, selection = difference.system, difference.selection
    if field not in system.fields:
        known = ", ".join([TIE_KIND, *system.fields])
        raise WrongUsage(f"ties cannot be split by {field!r}; choose among: {known}")
    group = coded(system.field(field))
    names, held = ("", *group.names), group.of + 1
    ends = np.stack([held[selection.tie_source], held[selection.tie_target]])[:, difference.tie]
    if not selection.directed:
        ends = np.sort(ends, axis=0)
    cells, of_tie = np.unique(ends, axis=1, return_inverse=True)
    return Parts(
        of_tie,
        [subject_of(names[a], names[b]) for a, b in cells.T.tolist()],
        _members(difference, held, cells),
    )


def _members(difference: Difference, held: Integers, cells: Integers) -> list[int]:
    """How many actors, there on either day, belong to the groups of each pair."""
    there = difference.present_before | difference.present_after
    sizes = np.bincount(held[there], minlength=int(held.max(initial=0)) + 1)
    members = sizes[cells[0]] + np.where(cells[0] == cells[1], 0, sizes[cells[1]])
    numbers: list[int] = members.tolist()
    return numbers
