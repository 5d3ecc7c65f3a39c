"""Who holds the worker: ties and contexts of support and supervision, as a share of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.contexts.exposure import Exposure
from sysmap.left_out.cells import Cell, of_kind, told_or_hidden
from sysmap.model import PRACTITIONER
from sysmap.selection import Selection, Settings
from sysmap.system import System, day_number

NO_SUPPORT = "no tie of support or supervision is recorded"
NO_SUPERVISION = "no context of support or supervision is recorded"
SUPPORT, SUPERVISION = "support", "supervis"
"""What the kinds of tie have in their names that hold a worker; one may have both."""
HOLDING_CONTEXT = "supervision_support"


@dataclass(frozen=True)
class WhoHolds:
    """How many of the practitioners who are there are held.

    Shape:     `by_ties` counts those with a tie of support and one of supervision, `by_context`
               those covered by a context of support or supervision
    """

    practitioners: int
    by_ties: Cell
    by_context: Cell


def who_holds(system: System, on_day: date) -> WhoHolds:
    """How many practitioners are held by ties and by contexts, told as a fact about the whole."""
    selection, day = Selection(system, Settings()), day_number(on_day)
    there = selection.present(day)
    workers = [worker for worker in of_kind(system, PRACTITIONER) if there[worker]]
    return WhoHolds(
        len(workers), _by_ties(system, workers, day), _by_context(selection, workers, day)
    )


def _by_ties(system: System, workers: Sequence[int], day: int) -> Cell:
    kinds = [kind or "" for kind in system.texts("tie", "kind")]
    if not any(SUPPORT in kind or SUPERVISION in kind for kind in kinds):
        return Cell(None, NO_SUPPORT)
    directed = system.column("tie", "directed")
    held = (system.starts("spell") <= day) & (day < system.ends("spell"))
    holding = set(system.numbers("spell", "tie")[held].tolist())
    ends = list(
        zip(*(system.numbers("tie", end).tolist() for end in ("source", "target")), strict=True)
    )

    def held_by(word: str) -> set[int]:
        return {
            end
            for tie in holding
            if word in kinds[tie]
            for end in (ends[tie][1:] if directed[tie] else ends[tie])
        }

    both = held_by(SUPPORT) & held_by(SUPERVISION)
    return told_or_hidden(len(both & set(workers)), len(workers))


def _by_context(selection: Selection, workers: Sequence[int], day: int) -> Cell:
    kinds = selection.system.texts("context", "kind")
    if HOLDING_CONTEXT not in kinds:
        return Cell(None, NO_SUPERVISION)
    exposure, actors = Exposure(selection), np.array(workers, dtype=np.int32)
    covered = np.zeros(len(workers), dtype=bool)
    for context, kind in enumerate(kinds):
        if kind == HOLDING_CONTEXT:
            covered |= exposure.covers(context, actors, np.full(len(workers), day, np.int32))
    return told_or_hidden(int(covered.sum()), len(workers))
