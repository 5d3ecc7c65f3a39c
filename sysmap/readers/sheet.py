"""A table as it stands in a file: a header and rows of text, before anybody has judged them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

GUARDED = re.compile(r"''*(\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n\0])")
"""What a spreadsheet may run, with the apostrophe that exporters write before it: one is dropped.

The twin of `writers.rows.FORMULA`, of any text that begins with as many apostrophes or none.
"""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One table of one file.

    Shape:     `header` stands in row `header_row` of the file; `rows` follow, blank ones too.
    """

    file: str
    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    header_row: int = 1
    notes: Sequence[str] = field(default=())

    def numbered(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Each row that holds something, with its number in the file."""
        for number, cells in enumerate(self.rows, start=self.header_row + 1):
            if any(cells):
                yield number, cells

    def column(self, position: int) -> Iterator[str]:
        """The cells of one column, short rows left out."""
        return (cells[position] for cells in self.rows if position < len(cells))


def cleaned(cell: str) -> str:
    """The cell without the blanks round it and without an exporter's apostrophe."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and GUARDED.match(text) else text


def sheet_of(
    file: str, name: str, *, rows: Sequence[Sequence[str]], notes: Sequence[str] = ()
) -> Sheet | None:
    """The table whose header is the first row that holds something; None where no row does."""
    for position, cells in enumerate(rows):
        if any(cells):
            return Sheet(
                file=file,
                name=name,
                header=cells,
                rows=rows[position + 1 :],
                header_row=position + 1,
                notes=notes,
            )
    return None
