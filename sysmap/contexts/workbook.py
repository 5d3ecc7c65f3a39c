"""The workbook: what people make of contexts, line by line, with what each line rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sysmap.selection import Selection, Settings
from sysmap.system import System


@dataclass(frozen=True, kw_only=True)
class WorkbookLine:
    """One line, in the words of whoever wrote it.

    Shape:     contexts, actors, moves, ties and elements are their numbers in the record; `found`
               holds who spoke of the context, and on what day; ties of pairs that are ever kept
               apart are left out
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
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = system.tables["configuration_evidence"].to_pylist()
    told = ties_told(system) if rows else frozenset()
    for row in rows:
        if row["tie"] is None or row["tie"] in told:
            found[row["configuration"]].append(row)
    return found


def _of(rows: list[dict[str, Any]], name: str) -> tuple[int, ...]:
    return tuple(row[name] for row in rows if row[name] is not None)
