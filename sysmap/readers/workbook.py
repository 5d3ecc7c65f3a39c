"""XLSX: bytes -> one sheet for each of its sheets.

A workbook is a zip of XML. A cell far out (XFD1048576) or a sheet that unpacks to gigabytes would
take the whole process down inside the library that reads it, so both are looked for first, in the
zip's directory and in the cells' own addresses. A sheet whose name ends in "(ignore)" is left out,
as Kumu does.
"""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from zipfile import ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from sysmap.readers import archive
from sysmap.readers.archive import refused
from sysmap.readers.sheet import Sheet, cleaned, sheet_of

LARGEST_SHEET = 5_000_000
"""Cells in the rectangle from A1 to a sheet's last cell."""

_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})(\d{1,7})["']""")
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*\bt\s*=\s*["']e["'][^>]*>""")
_CELL_WITHOUT_ADDRESS = re.compile(rb"""<(?:\w+:)?c(?=[\s/>])(?![^>]*\sr\s*=)""")
_OTHER_KINDS_OF_WORKBOOK = {"content.xml", "xl/workbook.bin"}


def sheets(file: str, content: bytes) -> list[Sheet]:
    """The sheets that hold anything, in the workbook's order.

    Raises:    InputRefused -> no XLSX, a bomb, a cell too far out, a cell that holds an error
    """
    _check(file, archive.opened(file, content))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        read = [_sheet(file, book, name) for name in book.sheet_names if not _is_ignored(name)]
    except CalamineError as error:
        raise refused(file, "does not read as XLSX", "save it anew, or as CSV") from error
    return [sheet for sheet in read if sheet is not None]


def _is_ignored(name: str) -> bool:
    return name.lower().endswith("(ignore)")


def _sheet(file: str, book: CalamineWorkbook, name: str) -> Sheet | None:
    grid = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    rows = [[cleaned(_text(cell)) for cell in cells] for cells in grid]
    return sheet_of(f"{file} [{name}]", name, rows=rows)


def _text(cell: object) -> str:
    match cell:
        case bool():
            return str(cell).lower()
        case float():
            return str(int(cell)) if cell.is_integer() else repr(cell)
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def _check(file: str, book: ZipFile) -> None:
    members = set(book.namelist())
    if "xl/workbook.xml" not in members or members & _OTHER_KINDS_OF_WORKBOOK:
        raise refused(file, "is not an XLSX workbook", "save it as XLSX or CSV")
    for member in sorted(members):
        part = b"".join(archive.blocks(file, book, member))
        if b"sheetData" in part:
            _check_extent(file, part)
            _check_for_errors(file, part)


def _check_extent(file: str, part: bytes) -> None:
    if _CELL_WITHOUT_ADDRESS.search(part):
        raise refused(file, "has cells without an address", "save it anew with a spreadsheet")
    last_row = last_column = 0
    for address in _ADDRESS.finditer(part):
        last_row = max(last_row, int(address[2]))
        last_column = max(last_column, _column_number(address[1]))
    if last_row * last_column > LARGEST_SHEET:
        raise refused(
            file,
            f"has a sheet of {last_row:,} rows by {last_column:,} columns, too large to open",
            "delete what lies beyond the table, or save it as CSV",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_for_errors(file: str, part: bytes) -> None:
    if broken := _ERROR_CELL.search(part):
        address = _ADDRESS.search(broken.group())
        assert address is not None, "cells without an address were refused before"
        cell = b"".join(address.groups()).decode()
        what = f"cell {cell} holds an error, such as #N/A"
        raise refused(file, what, "mend the formula or empty the cell")
