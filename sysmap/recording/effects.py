"""What an effect makes of a tie: the rules by which one save opens, closes or re-grades its spell.

The times of a tie (its spells) before, an effect, the times after. Nothing here reads or writes;
every refusal names the field and says what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID, uuid4

from sysmap.model import Origin, Precision, Spell
from sysmap.recording import typed
from sysmap.recording.drafts import FOUND, NEW, NOT_SURE, Day
from sysmap.recording.faults import Unsound
from sysmap.recording.strength import NOT_DESCRIBED, Scale
from sysmap.store import Fact
from sysmap.views.clock import written

STRONGER, WEAKER = 1, -1


@dataclass(frozen=True, kw_only=True)
class Case:
    """One effect beside the times that the record holds of its tie.

    Shape:     `day` the day of the effect, `precision` how exactly that is known; `told_on` the
               day on which the team wrote it down, None for that of the save; `origin` what a new
               tie is put down to; `first_written` tells from which day a spell counts as written
               down
    """

    tie: UUID
    spells: Sequence[Fact]
    day: date
    told_on: date | None
    precision: Precision | None = "day"
    strength: float | None = None
    scale: Scale = NOT_DESCRIBED
    began: str | None = None
    since: Day = None
    origin: Origin | None = "move"
    first_written: Callable[[Spell], date | None] = lambda spell: spell.recorded_on

    @property
    def holding(self) -> Fact | None:
        """The time during which the tie holds on the day; None where it does not."""
        return next((fact for fact in self.spells if _holds(_spell(fact), self.day)), None)

    @property
    def begins_later(self) -> date | None:
        """The first day after this one on which a time of the tie begins."""
        starts = (_spell(fact).start for fact in self.spells)
        return min((start for start in starts if start and start > self.day), default=None)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an effect writes.

    Shape:     `strength` that of the tie afterwards, None where it is not known or the tie ended;
               `credited` whether the move is told to have done it: a tie that was there already
               credits no move
    """

    spells: tuple[Fact, ...]
    strength: float | None = None
    credited: bool = True


def outcome(effect: str, case: Case) -> Outcome:
    """What the effect writes.

    Raises:    Unsound -> the record's times of the tie do not allow it
    """
    return RULES[effect](case)


def _created(case: Case) -> Outcome:
    if case.holding:
        raise Unsound(
            "effect",
            f"the two are connected so already on {written(case.day)}",
            "say that it grew stronger, or leave this line out",
        )
    _refuse_a_later_beginning(case)
    if case.spells:
        raise Unsound(
            "effect",
            f"the two were connected so before, and are not on {written(case.day)}",
            "say that it began again",
        )
    if case.began not in BEGINNINGS:
        raise Unsound(
            "began",
            "the connection is new to the record",
            "say whether it is new, was there already, or you are not sure",
        )
    return BEGINNINGS[case.began](case)


def _new(case: Case) -> Outcome:
    spell = _begun(case, origin=case.origin)
    return Outcome(spells=(Fact(spell),), strength=case.strength)


def _unsure(case: Case) -> Outcome:
    precision = None if case.precision == "day" else case.precision
    spell = replace(_begun(case, origin="unknown"), precision=precision, recorded_on=case.told_on)
    return Outcome(spells=(Fact(spell),), strength=case.strength)


def _found(case: Case) -> Outcome:
    since, precision = typed.day(case.since, "since")
    if since and since > case.day:
        raise Unsound(
            "since",
            f"{written(since)} is later than {written(case.day)}",
            "give an earlier day, or say that it is new",
        )
    spell = replace(
        _begun(case, origin="found"),
        start=since,
        precision=precision or "before",
        recorded_on=case.told_on,
    )
    return Outcome(spells=(Fact(spell),), strength=case.strength, credited=False)


def _reopened(case: Case) -> Outcome:
    if case.holding:
        raise Unsound(
            "effect",
            f"the two are connected so already on {written(case.day)}",
            "say that it grew stronger, or leave this line out",
        )
    _refuse_a_later_beginning(case)
    if not case.spells:
        raise Unsound("effect", "the connection is new to the record", "say that it is new")
    spell = _begun(case, origin=case.origin)
    return Outcome(spells=(Fact(spell),), strength=case.strength)


def _regraded(case: Case, step: int) -> Outcome:
    fact = _standing(case)
    spell = _spell(fact)
    strength = case.scale.regraded(spell.strength, case.strength, step)
    if spell.start == case.day:
        return Outcome(spells=(_changed(fact, strength=strength),), strength=strength)
    onward = replace(
        spell,
        id=uuid4(),
        start=case.day,
        strength=strength,
        precision=case.precision,
        recorded_on=case.first_written(spell),
    )
    return Outcome(spells=(_changed(fact, end=case.day), Fact(onward)), strength=strength)


def _ended(case: Case) -> Outcome:
    fact = _standing(case)
    spell = _spell(fact)
    if spell.start == case.day:
        raise Unsound(
            "date",
            f"the connection began on {written(case.day)} itself",
            "give a later day, or take back what recorded it",
        )
    if spell.end is not None:
        raise Unsound(
            "date",
            f"the record has this time of it end on {written(spell.end)}",
            "leave this line out, or change that connection",
        )
    return Outcome(spells=(_changed(fact, end=case.day),))


RULES: Mapping[str, Callable[[Case], Outcome]] = {
    "created": _created,
    "reopened": _reopened,
    "strengthened": lambda case: _regraded(case, STRONGER),
    "weakened": lambda case: _regraded(case, WEAKER),
    "ended": _ended,
}
BEGINNINGS: Mapping[str | None, Callable[[Case], Outcome]] = {
    NEW: _new,
    FOUND: _found,
    NOT_SURE: _unsure,
}


def _begun(case: Case, *, origin: Origin | None) -> Spell:
    return Spell(
        id=uuid4(),
        tie=case.tie,
        start=case.day,
        strength=case.strength,
        origin=origin,
        precision=case.precision,
    )


def _standing(case: Case) -> Fact:
    """The time that holds on the day, which something is to be done to."""
    if fact := case.holding:
        return fact
    what = f"the two are not connected so on {written(case.day)}"
    known = "that it began again" if case.spells else "that it is new"
    raise Unsound("effect", what, f"say {known}, or give a day on which they are")


def _refuse_a_later_beginning(case: Case) -> None:
    if later := case.begins_later:
        raise Unsound(
            "date",
            f"the record has the connection begin on {written(later)}",
            "give that day or a later one, or change that connection",
        )


def _changed(fact: Fact, **fields: object) -> Fact:
    return Fact(replace(_spell(fact), **fields), version=fact.version + 1)  # type: ignore[arg-type]


def _spell(fact: Fact) -> Spell:
    assert isinstance(fact.record, Spell)
    return fact.record


def _holds(spell: Spell, day: date) -> bool:
    return (spell.start is None or spell.start <= day) and (spell.end is None or day < spell.end)
