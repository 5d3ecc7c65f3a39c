"""One save: what goes in, and the line of history that remains of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import pyarrow as pa


@dataclass(frozen=True)
class Fact:
    """One version of one thing: new (version 1), changed (one more) or taken back (void)."""

    record: object
    version: int = 1
    void: bool = False


@dataclass(frozen=True, kw_only=True)
class Operation:
    """One save, all or nothing; its id is the client's own, so that repeating it doubles nothing.

    Shape:     `facts` maps a noun's name to a list of `Fact`s or bare records (new things), or to
               an Arrow table with the noun's fields as columns, `id` as text or UUID; a column left
               out means version 1, not void, and any other field empty
    """

    id: UUID
    who: str
    verb: str
    facts: Mapping[str, Sequence[object] | pa.Table]
    team: str = ""
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class OperationLine:
    """What history tells of one save."""

    seq: int
    id: UUID
    recorded_at: datetime
    who: str
    verb: str
    rows: int
    reason: str | None
