"""A table that is to leave: labels, numbers that go through the room, and how it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sysmap.disclosure import Disclosed, Number, Population, Universe
from sysmap.disclosure.disclosed import OUTSIDE, TOLD
from sysmap.writers.rows import csv_text


class Asked(NamedTuple):
    """A number that is to leave, and what it counts: people, ties, moves."""

    of: str
    number: Number


class Row(NamedTuple):
    """Labels, then numbers; a number that there is not is ready as it stands."""

    labels: tuple[str, ...]
    numbers: tuple[Asked | Disclosed, ...]


@dataclass(frozen=True)
class Sheet:
    """A table under its name."""

    name: str
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def asked(self) -> Iterator[Asked]:
        """Every number that must go through the room."""
        for row in self.rows:
            yield from (each for each in row.numbers if isinstance(each, Asked))

    def cells(self, shown: Mapping[str, Disclosed]) -> Iterator[tuple[Sheet, str, str, Disclosed]]:
        """Every number as it came out, with its row and column in words."""
        for row in self.rows:
            name = ", ".join(row.labels)
            for column, each in zip(self.columns, row.numbers, strict=True):
                yield self, name, column, as_shown(each, shown)


@dataclass(frozen=True)
class Part:
    """Tables, and all whom their numbers count, by what they are."""

    universes: Mapping[str, Universe]
    sheets: Sequence[Sheet]


def as_shown(each: Asked | Disclosed, shown: Mapping[str, Disclosed]) -> Disclosed:
    """A number as it came out of the room."""
    return each if isinstance(each, Disclosed) else shown[each.number.key]


def population(on: str, **where: str) -> Population:
    """All who were there at a moment and are such."""
    return Population(on, tuple(sorted(where.items())))


def encoded(sheet: Sheet, shown: Mapping[str, Disclosed]) -> bytes:
    """A table as CSV."""
    rows = [
        (*row.labels, *(as_shown(each, shown).cell for each in row.numbers)) for row in sheet.rows
    ]
    return csv_text((*sheet.labels, *sheet.columns), rows).encode("utf-8-sig")


def suppression(sheets: Sequence[Sheet], shown: Mapping[str, Disclosed]) -> bytes:
    """What was hidden or made coarser, for those who receive it: one sentence for all."""
    cells = [cell for sheet in sheets for cell in sheet.cells(shown)]
    rows = [
        (sheet.name, row, column, number.cell, OUTSIDE if number.hidden else TOLD["about"])
        for sheet, row, column, number in cells
        if number.hidden or number.reason == "about"
    ]
    columns = ("table", "row", "column", "shown", "why")
    return csv_text(columns, rows).encode("utf-8-sig")
