"""One save: what goes in, and what history tells of it."""

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


ERASE = "erase"
"""The verb of an operation that erases somebody."""

MERGE = "merge actor"
"""The verb of an operation that makes two actors one."""

TAKE_BACK = "take back"
"""The verb of an operation that takes another back, followed by the other's number."""


def took_back(verb: str) -> int | None:
    """The number of the save that a save of this verb took back; None where it took none back.

    >>> took_back("take back 7")
    7
    """
    what, _, number = verb.rpartition(" ")
    return int(number) if what == TAKE_BACK else None


@dataclass(frozen=True, kw_only=True)
class OperationLine:
    """What history tells of one save.

    Shape:     `wrote` maps each noun to how many of its rows were written, in the record's order;
               the reason, which is a row too, is counted in `rows` only
    """

    seq: int
    id: UUID
    recorded_at: datetime
    who: str
    verb: str
    rows: int
    wrote: Mapping[str, int]
    reason: str | None

    @property
    def took_back(self) -> int | None:
        """The number of the save that this one took back; None where it took none back."""
        return took_back(self.verb)


@dataclass(frozen=True, kw_only=True)
class Written:
    """What an operation did to one thing.

    Shape:     `name` tells it apart by keys; `before` and `after` map its fields to values, with
               keys in place of ids; `before` is None where nothing stood before, `after` where the
               thing was taken back
    """

    noun: str
    id: UUID
    name: str
    version: int
    void: bool
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None

    @property
    def did(self) -> str:
        """What was done to it, in a word or two: made, changed, taken back, brought again."""
        if self.after is None:
            return "taken back"
        if self.before is not None:
            return "changed"
        return "made" if self.version == 1 else "brought again"

    @property
    def changes(self) -> list[tuple[str, object, object]]:
        """Each field that differs, with its value before and after; None where there was none."""
        before, after = self.before or {}, self.after or {}
        return [
            (field, before.get(field), after.get(field))
            for field in {**before, **after}
            if before.get(field) != after.get(field)
        ]


@dataclass(frozen=True, kw_only=True)
class Version:
    """One thing as one save left it, with keys in place of ids."""

    version: int
    seq: int
    who: str
    recorded_at: datetime
    void: bool
    values: Mapping[str, object]
