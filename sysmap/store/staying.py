"""What stays in the record file: its history says that it is there, and never what it says.

A move that was told in the official sheet's words is read in the group's own, so that no export
holds those words by that way either.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.model import FIELDS, as_known

STAYS = "stays in the record (wording {})"
HELD_BACK = "told to those alone who read the sources (text {})"
TEXTS = ("source", "excerpt")
"""Nouns that hold what people said, word for word."""
IN_WORDS_OF_THE_SHEET = ("label", "saying")
"""The fields of a move in which somebody may have written official wording."""
HAS_ITEMS = "SELECT table_name FROM duckdb_tables() WHERE table_name = 'framework_item_log'"
OWN_WORDS = """
SELECT official, arg_max(label, seq) AS label
FROM framework_item_log
WHERE official IS NOT NULL
GROUP BY official
ORDER BY official
"""


def own_words(cursor: DuckDBPyConnection) -> Callable[[str], str]:
    """A reader of texts that puts the group's own words for any official wording ever pasted."""
    there = cursor.execute(HAS_ITEMS).fetchall()  # a record of an earlier form has no such table
    own: Mapping[str, str] = dict(cursor.execute(OWN_WORDS).fetchall()) if there else {}
    spelt = as_known(own)
    return lambda text: own.get(spelt(text), text)


def moves_in_own_words(cursor: DuckDBPyConnection, moves: pa.Table) -> pa.Table:
    """The moves as a table, none of them told in official wording."""
    in_own = own_words(cursor)
    for name in IN_WORDS_OF_THE_SHEET:
        place = moves.schema.get_field_index(name)
        told = [text and in_own(text) for text in moves.column(name).to_pylist()]
        moves = moves.set_column(place, moves.schema.field(place), pa.array(told, pa.string()))
    return moves


def withheld(
    cursor: DuckDBPyConnection,
    noun: str,
    fields: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    without: Collection[str] = (),
) -> list[list[object]]:
    """Stored rows as they may be told: a number in place of each text that stays, or is held back.

    Equal texts have equal numbers, so that a change of one is told as a change.
    """
    columns = {name: [row[place] for row in rows] for place, name in enumerate(fields)}
    for name, values in columns.items():
        if FIELDS[noun][name].local:
            columns[name] = _numbered(values, STAYS)
        elif name in without and noun in TEXTS:
            columns[name] = _numbered(values, HELD_BACK)
    if noun == "move" and rows:
        in_own = own_words(cursor)
        for name in IN_WORDS_OF_THE_SHEET:
            columns[name] = [text and in_own(str(text)) for text in columns[name]]
    return [list(row) for row in zip(*columns.values(), strict=True)]


def _numbered(texts: Sequence[object], told: str) -> list[object]:
    numbers = {text: number for number, text in enumerate(dict.fromkeys(filter(None, texts)), 1)}
    return [text and told.format(numbers[text]) for text in texts]
