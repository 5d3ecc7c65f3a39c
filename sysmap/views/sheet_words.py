"""Every sentence of the tables in which many things are written down at once."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.views import framework_words, workbook_words
from sysmap.views.record_words import CAME, HOW, LEFT, PARENT, SAYING, field
from sysmap.views.words import counted

SHEETS = {
    "move": "Moves",
    "actor": "People and services",
    "tie": "Connections",
    "context": "Contexts",
}
TABLE_OF = "Table of"
FIND, FIND_HINT = "Only rows that hold", "a name, a kind, a day"
PASTE, PASTE_HERE = "Paste a table out of a spreadsheet", "Rows, with or without their headings"
INTO_THE_TABLE = "Put them into the table"
STRANGERS = "Add people whom the record does not know yet"
TO_PUT_RIGHT = "To put right"
AGAIN_OVER = "Save the rows again to put yours over it"
TABLE_KEYS = "Arrows and Enter go through the table, Escape and Tab lead out of it."
SAVE_ROWS, TAKE_ROWS_BACK = "Save the rows", "Take all of these back"
SHEET_NOTES = {
    "move": (
        "Several people in one cell stand apart by a semicolon. A row that holds a connection "
        "alone goes on with the move above it."
    ),
    "actor": "Type into a cell to change it; the empty rows take somebody new.",
    "tie": (
        "Type into a cell to change it; the empty rows take new connections. Found is not formed: "
        "say how each new one began."
    ),
    "context": "Type into a cell to change it; the empty rows take new contexts.",
}
COLUMNS = {
    ("move", "kind"): HOW,
    ("tie", "kind"): HOW,
    ("actor", "start"): CAME,
    ("actor", "end"): LEFT,
    ("move", "saying"): SAYING,
    ("context", "parent"): PARENT,
    ("context_relation", "kind"): HOW,
    ("practice_relation", "kind"): HOW,
    ("practice_relation", "b"): "To which practice",
    ("practice", "existing"): "Was there before",
    ("configuration", "strength"): workbook_words.STRENGTH,
    ("configuration", "day"): workbook_words.DAY,
    ("framework", "label"): framework_words.NAME,
    ("framework_item", "label"): framework_words.LABEL,
    ("framework_item", "official"): "Official wording (stays in this record)",
}


def column(noun: str, name: str) -> str:
    """What a column of a table is called.

    >>> column("tie", "kind"), column("actor", "kind")
    ('How', 'Kind')
    """
    return COLUMNS.get((noun, name)) or field(name)


def rows_saved(count: int) -> str:
    """How many rows are in the record now."""
    return f"Saved: {counted(count, 'row')}." if count else ""


def rows_to_put_right(count: int) -> str:
    """How many rows stay in the table."""
    return f"Not saved: {counted(count, 'row')}; each says what is to be put right."


def row_to_put_right(name: str, reason: str) -> str:
    """What is to be put right in one row of a table."""
    return f"{name}: {reason}"


def only_so_many(count: int) -> str:
    """That a table holds the first rows alone."""
    return f"The first {counted(count, 'row')}; type a part of a name above to find others."


def no_such_column(name: str, columns: Sequence[str]) -> str:
    """That a pasted table has a column that ours has not."""
    return f"the table has no column {name!r}; call it one of {', '.join(columns)}, or leave it out"


def too_many_cells(first: str) -> str:
    """That a pasted row has more cells than the table has columns."""
    return f"the row that begins with {first!r} has more cells than columns; take some out"


def rows_taken_back(count: int) -> str:
    """That all that a table saved was taken back."""
    return f"Taken back: {counted(count, 'row')}. What was recorded shows them still."
