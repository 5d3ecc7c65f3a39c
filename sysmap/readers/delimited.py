"""CSV and TSV: bytes -> one sheet, by stated rules and never by a guess at what a cell means.

Encoding: a byte order mark decides between UTF-8 and UTF-16; without one it is UTF-8, and where
the bytes are not UTF-8 it is Windows-1252, which the report then says. Delimiter: the one of
comma, semicolon and tab that the header holds most of.
"""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import PurePosixPath

from sysmap.readers.archive import refused
from sysmap.readers.sheet import Sheet, cleaned, sheet_of

DELIMITERS = ",;\t"
LONGEST_CELL = 1_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FALLBACK_NOTE = "read as Windows-1252, for it is not UTF-8: look at the accents"


def sheets(file: str, content: bytes) -> list[Sheet]:
    """The one table that the bytes hold; none where they hold no row.

    Raises:    InputRefused -> bytes that are no text, a NUL, quotes that do not close
    """
    text, notes = _decoded(file, content)
    _check_for_nul(file, text)
    rows = _rows(file, text)
    sheet = sheet_of(file, PurePosixPath(file).stem, rows=rows, notes=notes)
    return [sheet] if sheet else []


def _decoded(file: str, content: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(file, content, encoding), ()
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _strictly(file, content, "cp1252"), (_FALLBACK_NOTE,)


def _strictly(file: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        what = (
            f"line {line} holds bytes that are no text in {encoding.removesuffix('-sig').upper()}"
        )
        raise refused(file, what, "save it as UTF-8") from error


def _check_for_nul(file: str, text: str) -> None:
    place = text.find("\0")
    if place >= 0:
        line = text.count("\n", 0, place) + 1
        raise refused(file, f"line {line} holds a NUL character", "save it as CSV in UTF-8")


def _rows(file: str, text: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        return [[cleaned(cell) for cell in cells] for cells in reader]
    except csv.Error as error:
        what = f"line {reader.line_num} does not read as CSV ({error})"
        raise refused(file, what, "close its quotes, and double a quote inside quotes") from error


def _delimiter(text: str) -> str:
    header = text.lstrip().split("\n", 1)[0]
    outside_quotes = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=outside_quotes.count)
