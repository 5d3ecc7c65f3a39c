"""The two ends of a tie: who they are, whether they are there, whether it may be recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sysmap.recording import typed
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held, holds
from sysmap.recording.people import People
from sysmap.views.clock import written


@dataclass(frozen=True, kw_only=True)
class Ends:
    """Two actors and the kind of connection that is spoken of."""

    source: UUID
    target: UUID
    kind: str


def ends(held: Held, people: People, one: str | None, other: str | None, kind: str | None) -> Ends:
    """The ends that were named.

    Raises:    Unsound -> one of the three is not said or not known, or both ends are one
    """
    source, target = people.named(one, "one"), people.named(other, "other")
    if source == target:
        raise Unsound("other", "is the same actor at both ends", "choose two")
    said = typed.word(kind, held.tie_kinds, "kind")
    if said is None:
        raise Unsound("kind", "is empty", "say how the two are connected")
    return Ends(source=source, target=target, kind=said)


def refuse_kept_apart(held: Held, pair: Ends, since: date | None) -> None:
    """Refuse a tie of two who are kept apart, without saying so.

    Whoever may not know of the flag is told no more than where to ask; neither the reason nor the
    days of the flag are told, and nothing is told before the save.
    """
    if held.kept_apart(str(pair.source), str(pair.target), since):
        raise Unsound("other", "this connection cannot be recorded here", "ask the steward")


def refuse_absent(held: Held, pair: Ends, on_day: date, *, ending: bool) -> None:
    """Refuse a day on which one of the two is not there; a tie may end on the day they leave."""
    last_day = on_day - timedelta(days=1) if ending else on_day
    for field, actor in (("one", pair.source), ("other", pair.target)):
        there = held.presences(str(actor))
        if there and not any(holds(presence, last_day) for presence in there):
            raise Unsound(
                field,
                f"the record does not have them there on {written(on_day)}",
                "give another day, or change when they were there",
            )
