"""A table of a page as a file to reckon with: columns typed, and what made them beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sysmap.views.tables import DASH, Table
from sysmap.writers.answers import Answer, Holds

WHY_NONE = "{}: why there is none"


def parquet_of(table: Table, settings: Mapping[str, object]) -> bytes:
    """The table as a Parquet file.

    Shape:     a column of figures holds numbers; where some are dashes with a reason, the reasons
               stand in a column beside it; the last column holds the settings, in every row
    """
    columns: dict[str, Sequence[object]] = {}
    holds: dict[str, Holds] = {}
    for name, cells in zip(table.columns, _cells(table), strict=True):
        if not _is_of_figures(cells):
            columns[name] = cells
            continue
        columns[name], holds[name] = [_figure(cell) for cell in cells], "number"
        reasons = [_reason(cell) for cell in cells]
        if any(reasons):
            columns[WHY_NONE.format(name)] = reasons
    rows = list(zip(*columns.values(), strict=True))
    return Answer(columns=list(columns), rows=rows, settings=settings, holds=holds).parquet


def _cells(table: Table) -> list[Sequence[object]]:
    return list(zip(*table.rows, strict=True)) or [()] * len(table.columns)


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _is_of_figures(cells: Sequence[object]) -> bool:
    """Whether a column holds a number, and else nothing but dashes."""
    others = [cell for cell in cells if cell is not None and not _is_number(cell)]
    return any(map(_is_number, cells)) and all(str(cell).startswith(DASH) for cell in others)


def _figure(cell: object) -> object:
    return cell if _is_number(cell) else None


def _reason(cell: object) -> str | None:
    return cell.removeprefix(DASH).strip() or None if isinstance(cell, str) else None
