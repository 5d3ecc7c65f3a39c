"""What is laid over what is read: no word of those who are hidden, nor by those not quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

import pyarrow as pa

from sysmap.model import FIELDS

OF_A_NAME = ("label", "service", "statutory", "age_band", "attributes")
"""The fields of an actor that go with the name; kind and sector stay."""
CHOSEN = ("key", "kind", "kind_a", "kind_b", "tie_kind", "flag", "sector", "age_band")
"""Texts that are chosen from a list or that rows are known by."""
_WORD = re.compile(r"\w+")

Reader = Callable[[str], str]


def without_names(names: Mapping[str, str]) -> Reader:
    """A reader of texts that puts for each of these names, as a whole word, what stands for it."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=len, reverse=True):
        if words := _WORD.findall(name):
            by_first[words[0].casefold()].append(name)

    def read(text: str) -> str:
        begun = {word.casefold() for word in _WORD.findall(text)} & by_first.keys()
        for name in [name for word in sorted(begun) for name in by_first[word]]:
            whole = rf"(?<!\w){re.escape(name)}(?!\w)"
            text = re.sub(whole, lambda _: names[name], text, flags=re.IGNORECASE)  # noqa: B023 - used at once
        return text

    return read


def free_texts(noun: str) -> list[str]:
    """The fields of a noun in which anybody may have written anything."""
    return [
        name
        for name, field in FIELDS[noun].items()
        if field.type is str and not field.words and name not in CHOSEN
        if (noun, name) != ("actor", "label")
    ]


def told_without(table: pa.Table, noun: str, read: Reader) -> pa.Table:
    """A table of a noun, its texts as they are read."""
    for name in free_texts(noun):
        if name in table.column_names:
            texts = table.column(name).to_pylist()
            table = _with(table, name, [text and read(text) for text in texts])
    return table


def emptied(table: pa.Table, names: Collection[str], rows: Collection[int]) -> pa.Table:
    """A table with nothing in these fields of these rows."""
    for name in names if rows else ():
        values = table.column(name).to_pylist()
        table = _with(table, name, [None if n in rows else one for n, one in enumerate(values)])
    return table


def kept(table: pa.Table, keep: Callable[[int], bool]) -> pa.Table:
    """The rows of a table that are to be kept, by their place."""
    return table.filter(pa.array([keep(row) for row in range(table.num_rows)], pa.bool_()))


def where(table: pa.Table, name: str, values: Collection[object]) -> set[int]:
    """The rows of a table that hold one of these values in a field."""
    found = table.column(name).to_pylist() if values else []
    return {row for row, value in enumerate(found) if value in values}


def _with(table: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    place = table.schema.get_field_index(name)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.array(values, field.type))
