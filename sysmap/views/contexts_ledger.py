"""The ledger as a table: chosen contexts and columns, in the order of time or of one column.

Periods in which a context is not in force stand together in one row. Whatever has no figure stands
behind all that have one, and what is not in force behind both, whichever way the table is sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sysmap.contexts import Account, Cell, Column, Row
from sysmap.views.tables import Table, short, undefined


@dataclass(frozen=True, kw_only=True)
class Sorting:
    """By which column the rows stand, and whether the highest comes first."""

    column: str
    highest_first: bool = True

    def place(self, row: Row) -> tuple[bool, bool, float]:
        """Where a row stands: those with a figure, those without, those not in force."""
        value = row[self.column].value or 0
        missing = row[self.column].value is None
        return not row.case.in_force, missing, -value if self.highest_first else value


def ledger_table(
    accounts: Sequence[Account],
    columns: Sequence[Column],
    *,
    sorting: Sorting | None = None,
    in_force_only: bool = False,
) -> Table:
    """A row a context and period, a column a figure; one context alone is not named in each row.

    Cost:      the figures of the columns that are shown, and of the one that sorts
    """
    stretches = [stretch for account in accounts for stretch in _stretches(account)]
    if in_force_only:
        stretches = [stretch for stretch in stretches if stretch.in_force]
    if sorting:
        stretches.sort(key=lambda stretch: sorting.place(stretch.rows[0]))
    named = len(accounts) > 1
    head = ("Period", "Standing", *(column.label for column in columns), "To know first")
    rows = [stretch.told(columns, named=named) for stretch in stretches]
    return Table(("Context", *head) if named else head, rows)


@dataclass(frozen=True)
class _Stretch:
    """One period in which a context is in force, or all that follow one another when it is not."""

    account: Account
    rows: Sequence[Row]

    @property
    def in_force(self) -> bool:
        return self.rows[0].case.in_force

    def told(self, columns: Sequence[Column], *, named: bool) -> tuple[object, ...]:
        first, last = self.rows[0], self.rows[-1]
        when = " to ".join(dict.fromkeys((first.period.label, last.period.label)))
        figures = [_figure(first[column.id]) if self.in_force else None for column in columns]
        row = (when, first.standing, *figures, "; ".join(first.flags) or None)
        return (self.account.name, *row) if named else row


def _stretches(account: Account) -> Iterator[_Stretch]:
    rows = account.ledger.of(account.context)
    for _standing, found in groupby(rows, key=lambda row: row.standing):
        several = list(found)
        if several[0].case.in_force:
            yield from (_Stretch(account, [row]) for row in several)
        else:
            yield _Stretch(account, several)


def _figure(cell: Cell) -> object:
    return undefined(cell.reason) if cell.value is None else short(cell.value)
