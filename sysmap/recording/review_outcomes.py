"""What a verdict makes of the thing it is on: a tie ends, effects are settled, a context ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sysmap.model import Context, Effect, EffectStatus, Spell
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, Row, record_of
from sysmap.store import Fact, Store

RETIRED = "retired"
STATUS: Mapping[str, EffectStatus] = {
    "confirmed": "confirmed",
    "disputed": "disputed",
    RETIRED: "withdrawn",
}
"""Verdict on a move -> what becomes of its effects; they stay as they are with any other."""

Outcome = Iterator[tuple[str, object]]


@dataclass(frozen=True)
class Past:
    """The record as it stood before a meeting gave its former verdict, which is save `seq`.

    Shape:     `seq` is None where there was none; `day` that of the meeting
    """

    store: Store
    held: Held
    seq: int | None
    day: date

    def field(self, noun: str, row: Row, name: str) -> Any:
        """A field of a row as it stood then."""
        if self.seq is None:
            return row[name]
        versions = self.store.versions(noun, row["id"])
        by_the_verdict = len(versions) > 1 and versions[-1].seq == self.seq
        return versions[-2].values[name] if by_the_verdict else row[name]


def seq_of(store: Store, review: Row | None) -> int | None:
    """The save that wrote a verdict as it stands; None where there is none."""
    return store.versions("review", review["id"])[-1].seq if review else None


def of_tie(past: Past, tie: UUID, verdict: str) -> Outcome:
    """A tie that is retired ends on the day of the meeting."""
    for row in past.held.rows("spell"):
        if str(row["tie"]) == str(tie):
            spell: Spell = record_of("spell", row)
            stood = replace(spell, end=past.field("spell", row, "end"))
            yield from _changed("spell", row, spell, _retired(stood, past.day, verdict))


def of_context(past: Past, context: UUID, verdict: str) -> Outcome:
    """A context that is retired ends on the day of the meeting."""
    row = past.held.by_id("context", context)
    assert row is not None
    stands: Context = record_of("context", row)
    then = {name: past.field("context", row, name) for name in ("end", "end_precision")}
    after = _retired(replace(stands, **then), past.day, verdict)
    if after.end != then["end"]:
        after = replace(after, end_precision="day")
    yield from _changed("context", row, stands, after)


def of_move(past: Past, move: UUID, verdict: str) -> Outcome:
    """The effects of a move are what the group says of the move."""
    for row in past.held.rows("effect"):
        if str(row["move"]) == str(move):
            effect: Effect = record_of("effect", row)
            status = STATUS.get(verdict) or past.field("effect", row, "status")
            yield from _changed("effect", row, effect, replace(effect, status=status))


def _retired(stood: Any, day: date, verdict: str) -> Any:
    """The spell or context after the verdict: ended, if it is retired and holds that day."""
    holds = (stood.start or date.min) <= day < (stood.end or date.max)
    if verdict != RETIRED or not holds:
        return stood
    if stood.start == day:
        remedy = "take it out under Change something, or say something else"
        raise Unsound("verdict", "it began on the day of this meeting", remedy)
    return replace(stood, end=day)


def _changed(noun: str, row: Row, stands: object, after: object) -> Outcome:
    if after != stands:
        yield noun, Fact(after, version=row["version"] + 1)
