"""Who was asked when, and who of them was heard: a strip under what changes with time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from sysmap.metrics.hearing import hearing
from sysmap.selection import Selection, Settings
from sysmap.spans import recorded_spans
from sysmap.system import ALWAYS, STILL, System, date_of, day_number
from sysmap.views import heard_words as words
from sysmap.views.clock import Step, written
from sysmap.views.tables import Table

MOST_CELLS = 24
"""So many steps can be read beside each other; of more, every second or third is shown."""


class Cell(NamedTuple):
    """One moment of the strip: how many are asked then, and how many of them were heard of late.

    Shape:     `looked` whether somebody was looking that day, None where nothing says when
    """

    label: str
    asked: int
    heard: int
    looked: bool | None

    @property
    def share(self) -> float:
        """The share of those asked who were heard; 0 where nobody is asked, who is told apart."""
        return self.heard / self.asked if self.asked else 0.0


@lru_cache(maxsize=8)
def strip(system: System, steps: tuple[Step, ...]) -> tuple[Cell, ...]:
    """A cell for each step; none where the record does not say who is asked."""
    if not system.tables["reporter"].num_rows:
        return ()
    selection = Selection(system, Settings())
    return tuple(_cell(selection, step) for step in _thinned(steps))


def _thinned(steps: Sequence[Step]) -> Sequence[Step]:
    """Steps few enough to be read, the last among them."""
    every = -(-len(steps) // MOST_CELLS)
    return steps[::-1][::every][::-1]


def _cell(selection: Selection, step: Step) -> Cell:
    told = hearing(selection, step.day)
    looked = _looked(selection.system, step.day)
    return Cell(step.short, int(told.eligible.sum()), int(told.heard.sum()), looked)


def _looked(system: System, day: date) -> bool | None:
    starts, ends = system.starts("observation_window"), system.ends("observation_window")
    number = day_number(day)
    return bool(((starts <= number) & (number < ends)).any()) if starts.size else None


def strip_table(cells: Sequence[Cell]) -> Table:
    """The strip as a table."""
    looked = {True: "yes", False: "no", None: None}
    rows = [[cell.label, cell.asked, cell.heard, looked[cell.looked]] for cell in cells]
    return Table(words.STRIP_COLUMNS, rows)


def everybody_asked(system: System) -> Table:
    """Whoever is or was asked, when, when they were heard last, and to how many meetings they came.

    Whoever was not heard for longest stands first.
    """
    told = system.days("report", "day", ALWAYS)
    last = np.full(system.actor_count, ALWAYS, dtype=np.int32)
    np.maximum.at(last, system.numbers("report", "teller"), told)
    came = np.bincount(system.numbers("attendance", "actor"), minlength=system.actor_count)
    spans = recorded_spans(system, "reporter", "actor")
    order = np.argsort(last[spans.of], kind="stable")
    rows = [
        [
            system.labels[actor],
            _day(start, {ALWAYS: words.FROM_THE_START}),
            _day(end, {STILL: words.STILL_ASKED}),
            _day(last[actor], {ALWAYS: words.NEVER_HEARD}),
            int(came[actor]),
        ]
        for actor, start, end in zip(
            spans.of[order], spans.start[order], spans.end[order], strict=True
        )
    ]
    return Table(words.ASKED_COLUMNS, rows)


def _day(number: int, otherwise: Mapping[int, str]) -> str:
    return otherwise.get(int(number)) or written(date_of(int(number)))
