"""What in texts that are brought in may tell who somebody is, counted by its sort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from sysmap import places
from sysmap.model import FIELDS
from sysmap.readers import key_list
from sysmap.readers.identifying import found_in, where_to_look


def identifying(saved: Mapping[str, pa.Table]) -> dict[str, int]:
    """Sort -> how many different texts hold something of it: a phone number, a postcode."""
    names = key_list.names(places.key_list())
    pattern = where_to_look(names)
    told = Counter(
        sort
        for noun, rows in saved.items()
        for text in _texts(noun, rows, pattern)
        for sort in {found.sort for found in found_in(text, names)}
    )
    return dict(sorted(told.items()))


def _texts(noun: str, rows: pa.Table, pattern: str) -> Iterator[str]:
    """The texts of a noun that are worth a closer look, each once."""
    for name, field in FIELDS[noun].items():
        if field.type is str and not field.words and name != "key" and name in rows.column_names:
            different = pc.unique(rows.column(name).combine_chunks()).drop_null()
            looks_so = pc.match_substring_regex(different, pattern, ignore_case=True)
            yield from different.filter(looks_so).to_pylist()
