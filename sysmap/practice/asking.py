"""What was asked for, what was answered, and what works now: counts, never whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.selection import Selection, Settings
from sysmap.system import ALWAYS, STILL, Flags, Integers, System, day_number

ANSWERED = ("accepted", "declined", "not eligible")
ACCEPTED, WAITING, NO_ANSWER, NOT_SAID = "accepted", "waiting", "no answer", ""


@dataclass(frozen=True, kw_only=True)
class Asking:
    """How far the things went that were asked for in a time.

    Shape:     `asked` is the sum of `answered`, `waiting`, `no_answer` and `not_said`; `accepted`,
               a part of `answered`, that of `working`, `not_working` and `tie_not_said`; `days` are
               those from asking to answer, as far as both are known; `undated` stand in no time
    """

    asked: int
    answered: int
    waiting: int
    no_answer: int
    not_said: int
    accepted: int
    working: int
    not_working: int
    tie_not_said: int
    days: tuple[int, ...]
    undated: int

    @property
    def half_within(self) -> float | None:
        """Within how many days half were answered, of those whose days are known."""
        return float(np.median(self.days)) if self.days else None


def asking(system: System, *, since: date | None, until: date | None, on_day: date) -> Asking:
    """What was asked for after one day and up to another, and what of it works on a day.

    Something works where the tie that came of it holds. Pairs that are ever kept apart are
    left out.
    """
    day = system.days("attempt", "day", ALWAYS)
    told = _not_apart(system)
    dated = day != ALWAYS
    after = ALWAYS if since is None else day_number(since)
    upto = STILL if until is None else day_number(until)
    within = told & dated & (day > after) & (day <= upto)
    answer = np.array([said or NOT_SAID for said in system.texts("attempt", "answer")], np.str_)
    answered, accepted = within & np.isin(answer, ANSWERED), within & (answer == ACCEPTED)
    tie = system.numbers("attempt", "tie")
    works = accepted & np.isin(tie, _holding(system, day_number(on_day)))
    return Asking(
        asked=_count(within),
        answered=_count(answered),
        waiting=_count(within & (answer == WAITING)),
        no_answer=_count(within & (answer == NO_ANSWER)),
        not_said=_count(within & (answer == NOT_SAID)),
        accepted=_count(accepted),
        working=_count(works),
        not_working=_count(accepted & (tie >= 0) & ~works),
        tie_not_said=_count(accepted & (tie < 0)),
        days=_waits(system, day, answered),
        undated=_count(told & ~dated),
    )


def _count(flags: Flags) -> int:
    return int(np.count_nonzero(flags))


def _not_apart(system: System) -> Flags:
    selection = Selection(system, Settings())
    ends = (system.numbers("attempt", end) for end in ("asker", "asked"))
    return ~selection.among(selection.ever_apart, *ends)


def _holding(system: System, day: int) -> Integers:
    """The ties that hold on a day."""
    ties: Integers = system.numbers("spell", "tie")
    return ties[(system.starts("spell") <= day) & (day < system.ends("spell"))]


def _waits(system: System, asked_on: Integers, answered: Flags) -> tuple[int, ...]:
    answered_on = system.days("attempt", "answered_on", ALWAYS)
    known = answered & (answered_on != ALWAYS)
    return tuple((answered_on - asked_on)[known].tolist())
