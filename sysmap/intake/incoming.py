"""The batch that came in, and how to speak of its rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sysmap.errors import Problem
from sysmap.readers import FILE, ROW, Batch, Columns

Table = Mapping[str, list[Any]]
"""Column -> its values, all of one length."""


@dataclass(frozen=True)
class Incoming:
    """A batch on its way in: what is wrong with it so far, and which rows only repeat others.

    Shape:     `folded` (file, row) of every row that adds nothing to an earlier one; `notes` what
               else the report must say of a file
    """

    batch: Batch
    problems: list[Problem] = field(default_factory=list)
    folded: set[tuple[str, int]] = field(default_factory=set)
    notes: dict[str, list[str]] = field(default_factory=dict)

    def table(self, name: str) -> Columns:
        """The good rows of a table of the pack."""
        return self.batch.tables[name]

    def fold(self, columns: Table, places: Iterable[int]) -> None:
        """Note that these rows add nothing to earlier ones."""
        self.folded.update((columns[FILE][place], columns[ROW][place]) for place in places)

    def note(self, file: str, line: str) -> None:
        """Have the report say this of a file."""
        self.notes.setdefault(file, []).append(line)

    def folded_in(self, file: str) -> int:
        """How many rows of a file add nothing to earlier ones."""
        return Counter(name for name, _ in self.folded)[file]

    def refuse(
        self, columns: Table, place: int, *, what: str, remedy: str, column: str = ""
    ) -> None:
        """Note what is wrong with a row, by its own file, row and header."""
        file = columns[FILE][place]
        self.problems.append(
            Problem(
                file=file,
                row=columns[ROW][place],
                column=self._headers.get(file, {}).get(column, column) or None,
                what=what,
                remedy=remedy,
            )
        )

    @property
    def _headers(self) -> dict[str, Any]:
        return {read.file: read.headers for read in self.batch.files}


def named(columns: Table, place: int, *, beside: str) -> str:
    """The row in words; its file only where it is another than the one `beside` it."""
    file, row = columns[FILE][place], columns[ROW][place]
    return f"row {row}" if file == beside else f"row {row} of {file}"
