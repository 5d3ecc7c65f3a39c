"""The forms that the record file has had: each script adds to the one before it.

A new record is made by all of them, so a record that grew is like one that was made anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sysmap.store.tables import STORED


@dataclass(frozen=True, kw_only=True)
class Migration:
    """One script, and the nouns whose tables it makes."""

    sql: str
    nouns: frozenset[str]


def _migration(file: Path) -> Migration:
    sql = file.read_text(encoding="utf-8")
    return Migration(sql=sql, nouns=frozenset(re.findall(r"CREATE TABLE (\w+)_log", sql)))


MIGRATIONS: Sequence[Migration] = [
    _migration(file) for file in sorted(Path(__file__).parent.glob("*.sql"))
]
"""The scripts in order; a record of form n has seen the first n."""


@cache
def nouns_of(form: int) -> tuple[str, ...]:
    """The nouns that a record of this form has tables for, those of earlier forms first."""
    return tuple(
        dict.fromkeys(
            noun for migration in MIGRATIONS[:form] for noun in STORED if noun in migration.nouns
        )
    )
