"""The SQL files of this room, as named queries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, kw_only=True)
class Query:
    """A query and what its header says about it, with names in braces still to be filled in."""

    sql: str
    notes: Mapping[str, str]

    def about(self, **names: str) -> str:
        """The SQL for these tables and columns, which must be names from our own schema."""
        return self.sql.format(**names)


def script(file: str) -> str:
    """The whole of one SQL file."""
    return (FOLDER / file).read_text(encoding="utf-8")


@cache
def named_queries(file: str) -> Mapping[str, Query]:
    """The queries of one SQL file by name; each begins with a line `-- name: ...`."""
    _introduction, *entries = script(file).split("-- name: ")
    return dict(_named(entry) for entry in entries)


def _named(entry: str) -> tuple[str, Query]:
    name, _, body = entry.partition("\n")
    lines = body.splitlines()
    notes = [line.removeprefix("-- ").partition(": ") for line in lines if line.startswith("-- ")]
    sql = "\n".join(line for line in lines if not line.startswith("--")).strip()
    return name.strip(), Query(sql=sql, notes={word: text for word, _, text in notes})
