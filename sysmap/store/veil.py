"""What is laid over what is read: no word of those who are hidden, nor by those not quoted."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import pyarrow as pa

from sysmap.model import FIELDS

OF_A_NAME = ("label", "service", "statutory", "age_band", "attributes")
"""The fields of an actor that go with the name; kind and sector stay."""
CHOSEN = ("key", "kind", "kind_a", "kind_b", "tie_kind", "flag", "sector", "age_band")
"""Texts that are chosen from a list or that rows are known by."""
_WORD = re.compile(r"\w+")


class Unnamed:
    """A reader of texts that puts for each of these names, as a whole word, what stands for it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._instead = {name.casefold(): instead for name, instead in names.items()}
        self._by_first: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._instead, key=len, reverse=True):
            if words := _WORD.findall(name):
                self._by_first[words[0]].append(name)

    def text(self, text: str) -> str:
        """A text in which none of them is named."""
        return self.moved(text, ())[0]

    def moved(self, text: str, places: Iterable[int]) -> tuple[str, list[int]]:
        """The same, with where these places of the text are then; in order, as they came.

        A place within a name is where what stands for it begins.
        """
        begun = {word.casefold() for word in _WORD.findall(text)} & self._by_first.keys()
        at = list(places)
        for name in sorted(self._beginning_with(begun), key=len, reverse=True):
            whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
            instead = self._instead[name]
            if at:
                spans = [found.span() for found in whole.finditer(text)]
                at = [_after(place, spans, len(instead)) for place in at]
            text = whole.sub(instead.replace("\\", r"\\"), text)
        return text, at

    def _beginning_with(self, words: Iterable[str]) -> list[str]:
        return [name for word in words for name in self._by_first[word]]

    def label(self, label: str) -> str:
        """What somebody else is called: Wren's dad tells who Wren is, another Wren does not."""
        return label if label.casefold() in self._instead else self.text(label)

    def field(self, noun: str, name: str) -> Callable[[str], str]:
        """How a field of a noun is read."""
        return self.label if (noun, name) == ("actor", "label") else self.text


def _after(place: int, replaced: Iterable[tuple[int, int]], length: int) -> int:
    """Where a place is once each of these spans, which stand in order, has this length."""
    moved = place
    for start, end in replaced:
        if end <= place:
            moved += length - (end - start)
        elif start < place:
            return moved - (place - start)
    return moved


def free_texts(noun: str) -> list[str]:
    """The fields of a noun in which anybody may have written anything."""
    return [
        name
        for name, field in FIELDS[noun].items()
        if field.type is str and not field.words and name not in CHOSEN
    ]


def told_without(table: pa.Table, noun: str, unnamed: Unnamed) -> pa.Table:
    """A table of a noun, its texts as they are read."""
    for name in free_texts(noun):
        if name in table.column_names:
            texts, read = table.column(name).to_pylist(), unnamed.field(noun, name)
            table = with_values(table, name, [text and read(text) for text in texts])
    return table


def emptied(table: pa.Table, names: Collection[str], rows: Collection[int]) -> pa.Table:
    """A table with nothing in these fields of these rows."""
    for name in names if rows else ():
        values = table.column(name).to_pylist()
        table = with_values(
            table, name, [None if n in rows else one for n, one in enumerate(values)]
        )
    return table


def kept(table: pa.Table, keep: Callable[[int], bool]) -> pa.Table:
    """The rows of a table that are to be kept, by their place."""
    return table.filter(pa.array([keep(row) for row in range(table.num_rows)], pa.bool_()))


def where(table: pa.Table, name: str, values: Collection[object]) -> set[int]:
    """The rows of a table that hold one of these values in a field."""
    found = table.column(name).to_pylist() if values else []
    return {row for row, value in enumerate(found) if value in values}


def with_values(table: pa.Table, name: str, values: Sequence[object]) -> pa.Table:
    """A table with these values in a field."""
    place = table.schema.get_field_index(name)
    field = table.schema.field(place)
    return table.set_column(place, field, pa.array(values, field.type))
