"""The digest of what an operation wrote, and the chain that binds operations together.

A row's text is a list of netstrings, `tie,id=36:...,version=1:1,...`, with empty columns left out,
so that a column added later leaves old digests as they are. An operation's digest is the SHA-256 of
its rows' SHA-256s in sorted order; the chain is the SHA-256 of the chain before it and the
operation's own line. The same digest is computed in Python for a few rows, in SQL for many.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from hashlib import sha256
from uuid import UUID

from sysmap.store.queries import named_queries
from sysmap.store.tables import STORED, columns


@dataclass(frozen=True, kw_only=True)
class Line:
    """What the chain covers of an operation; its reason is a fact row and stands in the digest."""

    seq: int
    id: UUID
    recorded_at: int
    who: str
    team: str
    verb: str
    rows: int
    digest: str


def chained(before: str, line: Line) -> str:
    """The chain up to this operation, given the chain before it."""
    seq, operation, *rest = astuple(line)
    return _sha256(json.dumps([before, seq, str(operation), *rest]))


def digest_of(texts: Iterable[str]) -> str:
    """The digest of rows given as texts; their order does not matter."""
    return _sha256("".join(sorted(_sha256(text) for text in texts)))


def row_text(noun: str, values: Sequence[object]) -> str:
    """One row as text, its values in the order of `columns(noun)`."""
    filled = [
        (name, _value_text(value))
        for name, value in zip(columns(noun), values, strict=True)
        if value is not None
    ]
    return ",".join([noun, *(f"{name}={len(text)}:{text}" for name, text in filled)])


def digests_sql(nouns: Iterable[str] = STORED, *, condition: str = "true") -> str:
    """SQL for (seq, rows, digest) of every operation whose rows meet the condition."""
    return _digests_sql(_hashes_sql(nouns, condition))


def digests_as_saved_sql(nouns: Iterable[str]) -> str:
    """The same for each operation as it was saved, before anything of it was erased."""
    hashes = named_queries("erasing.sql")["hashes_as_saved"].about(hashes=_hashes_sql(nouns))
    return _digests_sql(hashes)


def _hashes_sql(nouns: Iterable[str], condition: str = "true") -> str:
    return " UNION ALL ".join(
        f"SELECT seq, sha256({_row_text_sql(noun)}) AS hash FROM {noun}_log WHERE {condition}"
        for noun in nouns
    )


def _digests_sql(hashes: str) -> str:
    return (
        f"SELECT seq, count(*), sha256(string_agg(hash, '' ORDER BY hash)) FROM ({hashes}) "
        "GROUP BY seq ORDER BY seq"
    )


def hash_of(noun: str, values: Sequence[object]) -> str:
    """The hash of one row, its values in the order of `columns(noun)`."""
    return _sha256(row_text(noun, values))


def _row_text_sql(noun: str) -> str:
    parts = [
        f"""'{name}=' || length("{name}"::VARCHAR) || ':' || "{name}"::VARCHAR"""
        for name in columns(noun)
    ]
    return f"concat_ws(',', '{noun}', {', '.join(parts)})"


def _value_text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _sha256(text: str) -> str:
    return sha256(text.encode()).hexdigest()
