"""A recognised sheet -> its rows as columns, each row checked by its model, and every problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from pydantic import ValidationError

from sysmap.errors import Problem
from sysmap.readers.cells import REFUSED
from sysmap.readers.rows import Row
from sysmap.readers.sheet import Sheet
from sysmap.readers.tables import ATTRIBUTES, Table, attribute_names
from sysmap.readers.waves import Calendar, Times

FILE, ROW = "file", "row"
_DATED = ("start", "end")

Cells = dict[str, Any]
"""Column -> what stands in a row of it, empty cells left out."""

Columns = dict[str, list[Any]]
"""Column -> its values, all of one length; `file` and `row` say where each row came from."""


@dataclass(frozen=True)
class Placed:
    """A sheet that is known to be a table, and where the table's columns stand in it."""

    sheet: Sheet
    table: Table
    positions: Mapping[str, int]

    @cached_property
    def attributes(self) -> Sequence[tuple[int, str]]:
        """The columns that are kept as attributes: where they stand, and what they are called."""
        if not _keeps_attributes(self.table):
            return ()
        return tuple(attribute_names(self.sheet, self.positions).items())

    @property
    def times(self) -> Times:
        """The texts that stand where days are expected."""
        return Times(
            file=self.sheet.file,
            bounds=frozenset(cell for name in _DATED for cell in self._texts(name)),
            waves=frozenset(self._texts("wave")),
        )

    @property
    def keys(self) -> frozenset[str]:
        """Every id that the sheet gives, whether its row is good or not."""
        return frozenset(self._texts("id"))

    def _texts(self, column: str) -> Iterator[str]:
        place = self.positions.get(column)
        return filter(None, self.sheet.column(place)) if place is not None else iter(())


def placed(sheet: Sheet, table: Table) -> Placed:
    """The sheet as that table."""
    return Placed(sheet, table, table.positions(sheet))


def header_problems(sheet: Sheet) -> list[Problem]:
    """Headers that stand twice, which would let one column hide another."""
    lower = [header.lower() for header in sheet.header if header]
    return [
        Problem(
            file=sheet.file,
            row=sheet.header_row,
            column=header,
            what="the header stands twice",
            remedy="give each column a name of its own",
        )
        for header in dict.fromkeys(sheet.header)
        if lower.count(header.lower()) > 1
    ]


def notes(placed: Placed) -> list[str]:
    """What the report must say of the sheet: columns left out, and how its bytes were read."""
    found = list(placed.sheet.notes)
    if placed.table.row and not _keeps_attributes(placed.table):
        unknown = attribute_names(placed.sheet, placed.positions).values()
        found += [f"columns not taken: {', '.join(unknown)}"] if unknown else []
    if "" in placed.sheet.header and any(map(any, _unheaded(placed.sheet))):
        found.append("a column without a header was not taken")
    return found


@dataclass(frozen=True, kw_only=True)
class Checked:
    """The rows of a sheet.

    Shape:     `good` the rows that are right, as columns; `problems` all that is wrong with the
               others, `refused` their cells by column
    """

    good: Columns
    problems: Sequence[Problem]
    refused: Sequence[Cells]


def checked(placed: Placed, calendar: Calendar) -> Checked:
    """The rows that are right and what is wrong with the others.

    Cost:      one model validation a row; nothing is compared between rows
    """
    model = placed.table.row
    assert model is not None, "a table without a row model is not checked"
    values = attrgetter(*model.model_fields)
    good: list[tuple[Any, ...]] = []
    problems: list[Problem] = []
    refused: list[Cells] = []
    for number, cells in placed.sheet.numbered():
        if ragged := _ragged(placed.sheet, number, cells):
            problems.append(ragged)
            continue
        fields = _fields(placed, cells)
        try:
            row = model.model_validate(fields, context=calendar)
        except ValidationError as error:
            problems += _problems(placed, number, error)
            refused.append(fields)
        else:
            good.append((placed.sheet.file, number, *values(row)))
    return Checked(good=_columns(model, good), problems=problems, refused=refused)


def _fields(placed: Placed, cells: Sequence[str]) -> Cells:
    fields: Cells = {
        column: cells[place] for column, place in placed.positions.items() if cells[place]
    }
    if placed.attributes:
        attributes = {name: cells[place] for place, name in placed.attributes if cells[place]}
        fields[ATTRIBUTES] = attributes or None
    return fields


def empty(model: type[Row]) -> Columns:
    """The columns of a table of which no row came."""
    return {name: [] for name in (FILE, ROW, *model.model_fields)}


def _columns(model: type[Row], rows: Sequence[tuple[Any, ...]]) -> Columns:
    names = empty(model)
    if not rows:
        return names
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


def _keeps_attributes(table: Table) -> bool:
    return table.row is not None and ATTRIBUTES in table.row.model_fields


def _unheaded(sheet: Sheet) -> Iterator[Iterator[str]]:
    return (sheet.column(place) for place, header in enumerate(sheet.header) if not header)


def _ragged(sheet: Sheet, number: int, cells: Sequence[str]) -> Problem | None:
    width = len(sheet.header)
    if len(cells) >= width and not any(cells[width:]):
        return None
    return Problem(
        file=sheet.file,
        row=number,
        what=f"has {len(cells)} cells where the header has {width}",
        remedy="put a cell that holds the delimiter in quotes, or add the missing cells",
    )


def _problems(placed: Placed, number: int, error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_input=False):
        column = detail["loc"][0] if detail["loc"] else None
        what, remedy = detail["msg"], "mend the cell"
        if detail["type"] == "missing":
            what, remedy = "is empty", "fill it in, or leave the row out"
        elif detail["type"] == REFUSED:
            what, remedy = detail["ctx"]["what"], detail["ctx"]["remedy"]
            column = column or detail["ctx"]["field"]
        yield Problem(
            file=placed.sheet.file,
            row=number,
            column=_header(placed, column),
            what=what,
            remedy=remedy,
        )


def _header(placed: Placed, column: int | str | None) -> str | None:
    """The column's header as it is written in the file."""
    place = placed.positions.get(str(column))
    return placed.sheet.header[place] if place is not None else None
