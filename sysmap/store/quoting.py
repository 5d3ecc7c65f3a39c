"""What is said in sources as a viewer reads it: of nobody who is hidden, and by nobody not quoted.

Whoever said something in a text with several speakers and is hidden from the viewer has a blank
there. Whole texts are told to those alone who read and code them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import pyarrow as pa
from duckdb import DuckDBPyConnection

from sysmap.store.passages import Passage, Text, passages_read, texts
from sysmap.store.queries import named_queries
from sysmap.store.seen import Seen
from sysmap.store.veil import told_without, with_values

NOUNS = ("source", "excerpt")
FIELDS = ("start_position", "end_position", "words")
Silent = Mapping[object, Collection[Passage]]
Tables = Mapping[str, pa.Table]


def as_read(
    cursor: DuckDBPyConnection, tables: Tables, seen: Seen, silent: Collection[object]
) -> dict[str, pa.Table]:
    """The sources and excerpts of a System; `silent` are the actors whose words are not told."""
    queries = named_queries("seen.sql")
    ids = [one for (one,) in cursor.execute(queries["sources_numbered"].sql).fetchall()]
    said = _said(cursor, seen)
    return _read(tables, range(len(ids)), [said.get(one, ()) for one in ids], seen, silent)


def current_as_read(cursor: DuckDBPyConnection, noun: str, rows: pa.Table, seen: Seen) -> pa.Table:
    """The current rows of one of the two nouns, without those that are not there for the viewer."""
    stand = {
        name: cursor.sql(f"SELECT * FROM {name} ORDER BY id").to_arrow_table() for name in NOUNS
    }
    tables = {**stand, noun: rows}
    said = {str(one): passages for one, passages in _said(cursor, seen).items()}
    keys = tables["source"].column("id").to_pylist()
    quiet = {str(one) for one in (*seen.unquoted, *seen.absent)}
    return _read(tables, keys, [said.get(key, ()) for key in keys], seen, quiet)[noun]


def text_read(cursor: DuckDBPyConnection, source: UUID, seen: Seen) -> Text | None:
    """One source's text as it is read; None where there is none, or it may not be opened."""
    told = cursor.execute("SELECT text FROM source WHERE id = ?", [source]).fetchall()
    text = told[0][0] if told and seen.sources else None
    said = _said(cursor, seen) if seen.hides else {}
    return texts({source: text}, said, seen.unnamed).get(source)


def _said(cursor: DuckDBPyConnection, seen: Seen) -> Mapping[object, list[Passage]]:
    """Source -> what they said in it whose words are not told."""
    ids = {"ids": [*seen.unquoted, *seen.absent]}
    rows = cursor.execute(named_queries("seen.sql")["said_in_sources"].sql, ids).fetchall()
    said: dict[object, list[Passage]] = defaultdict(list)
    for source, *passage in rows:
        said[source].append(Passage(*passage))
    return said


def _read(
    tables: Tables,
    keys: Sequence[object],
    said: Sequence[Collection[Passage]],
    seen: Seen,
    silent: Collection[object],
) -> dict[str, pa.Table]:
    """Both tables; `keys` is how excerpts point at each source, `said` what nobody reads in it."""
    sources, excerpts = (tables[noun] for noun in NOUNS)
    stored = dict(zip(keys, sources.column("text").to_pylist(), strict=True))
    read = texts(stored, dict(zip(keys, said, strict=True)), seen.unnamed)
    of = excerpts.column("source").to_pylist()
    passages = [Passage(*told) for told in zip(*_columns(excerpts, FIELDS), strict=True)]
    told = passages_read(passages, of, read, seen.unnamed)
    quiet = _said_by(sources, excerpts, keys)
    words = [
        None if one in silent else passage.words for one, passage in zip(quiet, told, strict=True)
    ]
    whole = [read[key].read if seen.sources and key in read else None for key in keys]
    return {
        "source": with_values(_veiled(sources, "source", seen), "text", whole),
        "excerpt": with_values(_placed(_veiled(excerpts, "excerpt", seen), told), "words", words),
    }


def _veiled(table: pa.Table, noun: str, seen: Seen) -> pa.Table:
    return told_without(table, noun, seen.unnamed)


def _placed(excerpts: pa.Table, told: Sequence[Passage]) -> pa.Table:
    for place, name in enumerate(FIELDS[:2]):
        excerpts = with_values(excerpts, name, [passage[place] for passage in told])
    return excerpts


def _said_by(sources: pa.Table, excerpts: pa.Table, keys: Sequence[object]) -> list[object]:
    """Who says each excerpt: whoever the source is by, where nobody else is named."""
    by = dict(zip(keys, sources.column("speaker").to_pylist(), strict=True))
    both = zip(*_columns(excerpts, ("speaker", "source")), strict=True)
    return [by.get(source) if speaker is None else speaker for speaker, source in both]


def _columns(table: pa.Table, names: Sequence[str]) -> list[list[object]]:
    return [table.column(name).to_pylist() for name in names]
