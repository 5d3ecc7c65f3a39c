"""Files -> checked rows: what plain tables and the pack hold, and all that is wrong with them.

Nothing here knows the record: rows are judged by themselves, and a row names others by their keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from sysmap.errors import InputRefused, Problem
from sysmap.readers import delimited, workbook
from sysmap.readers.archive import refused
from sysmap.readers.cells import MUTUAL
from sysmap.readers.checked import (
    FILE,
    ROW,
    Cells,
    Columns,
    Placed,
    checked,
    empty,
    header_problems,
    notes,
    placed,
)
from sysmap.readers.files import TABLES, File, found
from sysmap.readers.rows import UNNAMED_TIE_KIND
from sysmap.readers.sheet import Sheet
from sysmap.readers.tables import TABLES as KNOWN
from sysmap.readers.tables import called, recognised, unrecognised
from sysmap.readers.waves import calendar

__all__ = ["FILE", "MUTUAL", "ROW", "UNNAMED_TIE_KIND", "Batch", "Columns", "FileRead", "read"]


@dataclass(frozen=True, kw_only=True)
class FileRead:
    """One file, or one sheet of a workbook: which table it is and how many rows it holds.

    Shape:     `headers` the table's column -> its header as the file writes it
    """

    file: str
    table: str
    rows: int
    headers: Mapping[str, str]
    notes: Sequence[str] = ()


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What all files hold together.

    Shape:     `tables` pack table -> columns of its good rows, with `file` and `row`, empty where
               none came; `keys` each table that came -> every id given there, in good rows and bad;
               `refused` each table that came -> the cells of its bad rows; `unread` tables that
               came in a file or a sheet that was refused whole; `passed_over` files of a folder
               that are no tables
    """

    tables: Mapping[str, Columns]
    keys: Mapping[str, frozenset[str]]
    refused: Mapping[str, Sequence[Cells]]
    unread: frozenset[str]
    problems: Sequence[Problem]
    files: Sequence[FileRead]
    passed_over: Sequence[str]


def read(paths: Sequence[Path], *, waves: Sequence[date] = ()) -> Batch:
    """The rows of all files under the paths, every one checked, and every problem of every file.

    Cost:      linear in cells; about 10 microseconds a row
    """
    files = found(paths)
    sheets, problems = _gathered(files.tables)
    known, unknown = _recognised(sheets)
    days, wave_problems = calendar([sheet.times for sheet in known], waves)
    tables = {table.name: empty(table.row) for table in KNOWN}
    refused: dict[str, list[Cells]] = {sheet.table.name: [] for sheet in known}
    row_problems: list[Problem] = []
    for sheet in known:
        rows = checked(sheet, days)
        row_problems += rows.problems
        refused[sheet.table.name] += rows.refused
        _append(tables[sheet.table.name], rows.good)
    return Batch(
        tables=tables,
        keys=_keys(known),
        refused=refused,
        unread=_unread(problems, sheets, known),
        problems=[*files.problems, *problems, *unknown, *wave_problems, *row_problems],
        files=[_file_read(sheet) for sheet in known],
        passed_over=files.no_tables,
    )


def _gathered(files: Iterable[File]) -> tuple[list[Sheet], list[Problem]]:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheets += _sheets(file)
        except InputRefused as error:
            problems += error.problems
    return sheets, problems


def _sheets(file: File) -> list[Sheet]:
    if file.suffix not in TABLES:
        raise refused(file.name, "is no table that sysmap reads", "save it as CSV or XLSX")
    read = workbook.sheets if file.suffix == ".xlsx" else delimited.sheets
    sheets = read(file.name, file.content())
    if not sheets:
        raise refused(file.name, "is empty", "give it a header at least, or leave it out")
    return sheets


def _recognised(sheets: Iterable[Sheet]) -> tuple[list[Placed], list[Problem]]:
    known: list[Placed] = []
    problems: list[Problem] = []
    for sheet in sheets:
        table = recognised(sheet)
        wrong = header_problems(sheet) if table else [unrecognised(sheet)]
        problems += wrong
        if table and not wrong:
            known.append(placed(sheet, table))
    return known, problems


def _unread(
    problems: Iterable[Problem], sheets: Iterable[Sheet], known: Sequence[Placed]
) -> frozenset[str]:
    taken = {sheet.sheet.file for sheet in known}
    names = [PurePosixPath(problem.file).stem for problem in problems]
    names += [sheet.name for sheet in sheets if sheet.file not in taken]
    return frozenset(table.name for name in names if (table := called(name)))


def _append(so_far: Columns, columns: Columns) -> None:
    for column, values in columns.items():
        so_far[column] += values


def _file_read(sheet: Placed) -> FileRead:
    return FileRead(
        file=sheet.sheet.file,
        table=sheet.table.name,
        rows=sum(1 for _ in sheet.sheet.numbered()),
        headers={name: sheet.sheet.header[place] for name, place in sheet.positions.items()},
        notes=notes(sheet),
    )


def _keys(sheets: Iterable[Placed]) -> dict[str, frozenset[str]]:
    keys: dict[str, frozenset[str]] = {}
    for sheet in sheets:
        keys[sheet.table.name] = keys.get(sheet.table.name, frozenset()) | sheet.keys
    return keys
