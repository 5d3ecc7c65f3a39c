"""A tie as somebody tells of it: what an effect does to it, or by itself, with no move credited."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID, uuid4

from sysmap.model import Spell, Tie
from sysmap.recording import typed
from sysmap.recording.drafts import BEGAN, FOUND, TieDraft
from sysmap.recording.effects import Case, Outcome, outcome
from sysmap.recording.ends import Ends, ends, refuse_absent, refuse_kept_apart
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held
from sysmap.recording.keys import Keys
from sysmap.recording.reports import of_beginning
from sysmap.recording.saving import Saved, saved
from sysmap.recording.telling import Facts, Telling
from sysmap.store import Fact, Operation, Store

UNKNOWN, HOLDS, DOES_NOT_HOLD = "not in the record", "holds", "does not hold"


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """A tie that is spoken of: its id, and the tie itself where it is new to the record."""

    id: UUID
    new: Tie | None

    @property
    def told_as(self) -> object:
        """What two lines about one tie have in common."""
        if self.new is None:
            return self.id
        ends = self.new.source, self.new.target
        return self.new.kind, ends if self.new.directed else frozenset(ends)


def spoken_of(held: Held, keys: Keys, pair: Ends) -> Spoken:
    """The tie between the two: the record's own, else a new one."""
    if row := held.tie(pair.source, pair.target, pair.kind):
        return Spoken(id=UUID(str(row["id"])), new=None)
    new = Tie(
        id=uuid4(),
        key=keys.next("tie"),
        source=pair.source,
        target=pair.target,
        kind=pair.kind,
        directed=held.directed(pair.kind),
    )
    return Spoken(id=new.id, new=new)


def standing(held: Held, ends: tuple[str, str], kind: str, day: date) -> str:
    """How a tie stands in the record on a day, for whoever is about to speak of it.

    A pair kept apart is told as any that the record does not know.
    """
    one, other = (held.actor(name) for name in ends)
    if one is None or other is None or held.kept_apart(str(one["id"]), str(other["id"]), None):
        return UNKNOWN
    row = held.tie(one["id"], other["id"], kind)
    spells = held.spells(row["id"]) if row else []
    if row is None or not spells:
        return UNKNOWN
    case = Case(tie=UUID(str(row["id"])), spells=spells, day=day, told_on=day)
    return HOLDS if case.holding else DOES_NOT_HOLD


def allowed(held: Held, pair: Ends, effect: str, case: Case) -> Outcome:
    """What the effect writes, where both ends may be connected and are there on the day.

    Raises:    Unsound -> they may not, or are not, or the tie's own times do not allow it
    """
    since = typed.day(case.since, "since").day if case.began == FOUND else case.day
    refuse_kept_apart(held, pair, since)
    refuse_absent(held, pair, case.day, ending=effect == "ended")
    return outcome(effect, case)


def save_tie(store: Store, draft: TieDraft, *, who: str, operation_id: UUID) -> Saved:
    """What became of a tie that is told of by itself; no move is credited with it.

    Raises:    InputRefused -> everything that is to be put right
    """
    make = partial(_operation, draft, who=who, operation_id=operation_id)
    return saved(store, "spell", make, operation_id=operation_id, draft=draft)


def _operation(
    draft: TieDraft, held: Held, identity: UUID, *, who: str, operation_id: UUID
) -> Operation:
    telling = Telling.of("the connection", held, ())
    facts: Facts = {}
    with telling.faults.gathered():
        pair = ends(held, telling.people, draft.one, draft.other, draft.kind)
        spoken = spoken_of(held, telling.keys, pair)
        found = allowed(held, pair, "created", _case(held, draft, spoken, pair.kind))
        spells = [_named(fact, identity, _until(draft)) for fact in found.spells]
        facts = {
            "tie": [spoken.new] if spoken.new else [],
            "spell": spells,
            "report": of_beginning(draft, pair.source, pair.target, telling),
        }
    telling.faults.refuse()
    return Operation(id=operation_id, who=who, verb="record tie", facts=facts)


def _named(fact: Fact, identity: UUID, until: date | None) -> Fact:
    assert isinstance(fact.record, Spell)
    start = fact.record.start
    if until and start and until <= start:
        raise Unsound("end", "is not after the day it began", "give a later day, or none")
    return replace(fact, record=replace(fact.record, id=identity, end=until))


def _until(draft: TieDraft) -> date | None:
    return typed.bare(typed.past_day(draft.end, "end", by=draft.told_on), "end")


def _case(held: Held, draft: TieDraft, spoken: Spoken, kind: str) -> Case:
    """A tie that was there already is told of on this day; any other from the day it began."""
    began, told_on = typed.word(draft.began, BEGAN, "began"), draft.told_on
    found = began == FOUND
    there = typed.ReadDay(told_on, "day")
    day, precision = there if found else typed.needed_day(draft.start, "start", by=told_on)
    assert day is not None
    scale = held.scale(kind)
    return Case(
        tie=spoken.id,
        spells=held.spells(spoken.id),
        day=day,
        precision=precision,
        told_on=told_on,
        strength=scale.read(draft.strength),
        scale=scale,
        began=began,
        since=draft.start if found else None,
        origin=None,
    )
