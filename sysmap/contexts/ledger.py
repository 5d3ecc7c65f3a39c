"""The ledger: one row for each context and period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from sysmap.contexts.case import Case
from sysmap.contexts.columns import COLUMNS, Cell
from sysmap.contexts.exposure import Exposure
from sysmap.contexts.whole_period import WholePeriod
from sysmap.contexts.whose_moves import MovesBy
from sysmap.metrics.hearing import ENOUGH, PARTIAL
from sysmap.periods import Length, Period, periods
from sysmap.selection import Selection, Settings
from sysmap.system import System

FEWEST = 5
"""Figures about fewer actors than this are flagged."""

NO_COMPARISON = "no comparison group"
FEW = f"fewer than {FEWEST} covered"
PART_OF_PERIOD = "in force for part of the period"
COARSE_CONTEXT = "its dates are not known to the day"
COARSE_MOVES = "moves not known to the day"


@dataclass(frozen=True, eq=False, repr=False)
class Row:
    """One context in one period; its figures are reckoned when they are first asked for."""

    case: Case
    covers_everybody: bool
    """Whether the context covers everybody in every period: there is nobody to compare with."""
    _cells: dict[str, Cell] = field(default_factory=dict)

    @property
    def context(self) -> int:
        """The context's number in the record."""
        return self.case.context

    @property
    def period(self) -> Period:
        """The period."""
        return self.case.period

    @property
    def standing(self) -> str:
        """In force, not in force, or in force and covering nobody in the record."""
        return self.case.standing

    def __getitem__(self, column: str) -> Cell:
        """The figure of one column; where it is not in force, none with that reason."""
        if column not in self._cells:
            self._cells[column] = COLUMNS[column].cell(self.case)
        return self._cells[column]

    @cached_property
    def also_in_force(self) -> list[int]:
        """The other contexts that cover half or more of the same actors."""
        covered = self.case.whole.covered
        own = self.case.covered
        if not self.case.in_force or not own.any():
            return []
        shared = 2 * (covered & own).sum(axis=1) >= own.sum()
        return [other for other in np.flatnonzero(shared).tolist() if other != self.context]

    @cached_property
    def flags(self) -> list[str]:
        """What must be known before a figure of this row is used."""
        return list(self._flags()) if self.case.in_force else []

    def _flags(self) -> Iterator[str]:
        heard = self["hearing"].value
        if heard is not None and heard < ENOUGH:
            yield PARTIAL
        if int(self.case.covered.sum()) < FEWEST:
            yield FEW
        if self.covers_everybody:
            yield NO_COMPARISON
        if self.case.days_in_force < self.period.after - self.period.first:
            yield PART_OF_PERIOD
        if self._begins_or_ends_about_then():
            yield COARSE_CONTEXT
        if any(move.precision not in (None, "day") for move in self.case.moves):
            yield COARSE_MOVES

    def _begins_or_ends_about_then(self) -> bool:
        exposure = self.case.whole.exposure
        days = dict(zip(("start", "end"), exposure.days[self.context], strict=True))
        told = (days[edge] for edge in exposure.coarse(self.context))
        return any(self.period.first <= day <= self.period.after for day in told)


@dataclass(frozen=True, eq=False, repr=False)
class Ledger:
    """Every context in every period of a programme.

    Shape:     `rows` holds the periods of the first context, then those of the second ...
    """

    system: System
    settings: Settings
    length: Length
    moves_by: MovesBy
    exposure: Exposure
    wholes: tuple[WholePeriod, ...]
    rows: tuple[Row, ...]

    @property
    def periods(self) -> list[Period]:
        """The periods, earliest first."""
        return [whole.period for whole in self.wholes]

    @property
    def contexts(self) -> int:
        """How many contexts there are."""
        return int(self.system.tables["context"].num_rows)

    def of(self, context: int) -> tuple[Row, ...]:
        """The rows of one context, earliest first."""
        return tuple(row for row in self.rows if row.context == context)


def ledger_of(
    system: System,
    length: Length = "month",
    settings: Settings | None = None,
    moves_by: MovesBy = "maker",
) -> Ledger:
    """One row for each context and period; none where nothing in the record has a date.

    `moves_by` says whose coverage decides whether a move stands under a context.

    Raises:    WrongUsage -> no such length of period, or settings that the record does not know.
    Cost:      one difference and one network a period; the figures of a row when it is read.
    """
    selection = Selection(system, settings or Settings())
    exposure = Exposure(selection)
    cut = periods(system, length)
    wholes = [WholePeriod(selection, exposure, period, cut[0].start, moves_by) for period in cut]
    rows = [row for context in range(len(exposure.days)) for row in _rows_of(context, wholes)]
    return Ledger(
        system=system,
        settings=selection.settings,
        length=length,
        moves_by=moves_by,
        exposure=exposure,
        wholes=tuple(wholes),
        rows=tuple(rows),
    )


def _rows_of(context: int, wholes: list[WholePeriod]) -> list[Row]:
    everybody = all(whole.covered[context][whole.days_there > 0].all() for whole in wholes)
    cases: list[Case] = []
    for whole in wholes:
        cases.append(Case(context, whole, cases[-1] if cases else None))
    return [Row(case, covers_everybody=everybody) for case in cases]
