"""The workbook: what people make of contexts, line by line, with what each line rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sysmap.selection import Selection, Settings
from sysmap.system import System


@dataclass(frozen=True, kw_only=True)
class WorkbookLine:
    """One line, in the words of whoever wrote it.

    Shape:     contexts, actors, moves, ties and elements are their numbers in the record; `found`
               holds who spoke of the context, and on what day; what would name two together who
               are ever kept apart is left out
    """

    key: str
    context: int
    offered: str | None
    reasoning: str | None
    changed: str | None
    coder: int | None
    strength: str | None
    day: date | None
    note: str | None
    moves: tuple[int, ...]
    ties: tuple[int, ...]
    elements: tuple[int, ...]
    found: tuple[tuple[int, date | None], ...]


def workbook(system: System, context: int | None = None) -> list[WorkbookLine]:
    """The lines about one context, or about all, in the order of contexts and of days."""
    told = system.tables["configuration"].to_pylist()
    evidence = _evidence(system)
    lines = [
        WorkbookLine(
            **row,
            moves=_of(evidence[number], "move"),
            ties=_of(evidence[number], "tie"),
            elements=_of(evidence[number], "element"),
            found=tuple((r["actor"], r["day"]) for r in evidence[number] if r["actor"] is not None),
        )
        for number, row in enumerate(told)
        if context in (None, row["context"])
    ]
    return sorted(lines, key=lambda line: (line.context, line.day or date.min, line.key))


def ties_told(system: System) -> frozenset[int]:
    """The ties that a list may name: none of a pair that is ever kept apart."""
    selection = Selection(system, Settings())
    apart = selection.among(selection.ever_apart, selection.tie_source, selection.tie_target)
    return frozenset(number for number, hidden in enumerate(apart.tolist()) if not hidden)


def _evidence(system: System) -> Mapping[int, list[dict[str, Any]]]:
    """The evidence of each line, without what would name two together who are kept apart."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in system.tables["configuration_evidence"].to_pylist():
        found[row["configuration"]].append(row)
    selection = Selection(system, Settings())
    readers = system.tables["configuration"]["coder"].to_pylist()
    for line, rows in found.items():
        together = _kept_apart_in(rows, readers[line], selection) if selection.ever_apart else set()
        found[line] = [row for row in rows if not together & _named_by(row, selection)]
    return found


def _kept_apart_in(
    rows: Sequence[Mapping[str, Any]], reader: int | None, selection: Selection
) -> set[int]:
    """Those whom a line names although it names somebody from whom they are kept apart."""
    named = {reader}.union(*(_named_by(row, selection) for row in rows))
    return {end for pair in selection.ever_apart if named.issuperset(pair) for end in pair}


def _named_by(row: Mapping[str, Any], selection: Selection) -> set[int]:
    """Whom a piece of evidence names: both ends of a tie, or who found the context so."""
    if row["tie"] is not None:
        return {int(ends[row["tie"]]) for ends in (selection.tie_source, selection.tie_target)}
    return set() if row["actor"] is None else {row["actor"]}


def _of(rows: list[dict[str, Any]], name: str) -> tuple[int, ...]:
    return tuple(row[name] for row in rows if row[name] is not None)
