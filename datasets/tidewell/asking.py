"""Attempts: what was asked for and what came back.

More is refused under the target (X3) and under the funding cut (X4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contexts import Context
from days import Stretch, working_days
from dice import Dice
from moves import CREATED, Move
from people import PRACTITIONER, SERVICE
from story import Setting

ACCEPTED = "accepted"
REFUSALS = {"declined": 0.45, "not eligible": 0.2, "no answer": 0.25, "waiting": 0.1}
ASKED_FIRST = 0.9
"""How often somebody asked before a tie to a practitioner or a service formed."""

REFUSED_FOR_EACH_ACCEPTED = {"X3": 1.0, "X4": 1.0, "elsewhere": 0.25}
LONGEST_WAIT = 21


@dataclass(frozen=True)
class Attempt:
    """One asking: who asked whom, on which day, and what came back."""

    asker: str
    asked: str
    day: date
    answer: str
    answered_on: date | None = None
    move: Move | None = None
    stretch: Stretch | None = None


def attempts(
    moves: Sequence[Move], ties: Sequence[Stretch], setting: Setting, dice: Dice
) -> list[Attempt]:
    """Every asking that the group told of, in the order of the days."""
    accepted = [a for move in moves for a in accepted_before(move, setting, dice)]
    refused = [
        refusal(place, ties, setting, dice)
        for place, odds in REFUSED_FOR_EACH_ACCEPTED.items()
        for _ in range(round(odds * sum(where(a, setting) == place for a in accepted)))
    ]
    made = [*accepted, *(attempt for attempt in refused if attempt)]
    return sorted(made, key=lambda attempt: (attempt.day, attempt.asker, attempt.asked))


def accepted_before(move: Move, setting: Setting, dice: Dice) -> list[Attempt]:
    """The askings that came before the ties which this move made."""
    cast = setting.cast
    found = []
    for effect in move.effects:
        asked = next((key for key in effect.stretch.ends if key != move.maker), "")
        worker = cast.kind(move.maker) == PRACTITIONER
        askable = cast.kind(asked) in (PRACTITIONER, SERVICE) and move.maker in effect.stretch.ends
        if effect.effect == CREATED and worker and askable and dice.chance(ASKED_FIRST):
            found.append(_accepted(move, effect.stretch, asked, setting, dice))
    return found


def _accepted(move: Move, tie: Stretch, asked: str, setting: Setting, dice: Dice) -> Attempt:
    day = move.day - timedelta(days=dice.below(LONGEST_WAIT))
    came = [start for key in (move.maker, asked) if (start := setting.cast.actors[key].start)]
    day = max([day, setting.months[0].first_day, *came])
    return Attempt(move.maker, asked, day, ACCEPTED, move.day, move, tie)


def where(attempt: Attempt, setting: Setting) -> str:
    """The planted context under which the one asked stood on the day, or elsewhere."""
    for context in planted(setting):
        if context.in_force(attempt.day) and attempt.asked in context.covered(setting.cast):
            return context.key
    return "elsewhere"


def planted(setting: Setting) -> list[Context]:
    """The contexts under which more was refused."""
    return [c for c in setting.contexts if c.key in REFUSED_FOR_EACH_ACCEPTED]


def refusal(place: str, ties: Sequence[Stretch], setting: Setting, dice: Dice) -> Attempt | None:
    """An asking that came to nothing, of somebody who stood in this place."""
    for _ in range(1000):
        tried = draw_refusal(setting, dice)
        if where(tried, setting) == place and may_ask(tried, ties, setting):
            return tried
    return None


def draw_refusal(setting: Setting, dice: Dice) -> Attempt:
    """A practitioner asks another, or a service, and is refused or hears nothing."""
    cast = setting.cast
    answer = dice.weighted(REFUSALS)
    day = dice.pick(working_days(dice.pick(setting.months[1:])))
    answered = day + timedelta(days=1 + dice.below(LONGEST_WAIT))
    asked = dice.pick((*cast.workers(), *cast.keys(SERVICE)))
    silent = answer in ("no answer", "waiting")
    return Attempt(dice.pick(cast.workers()), asked, day, answer, None if silent else answered)


def may_ask(attempt: Attempt, ties: Sequence[Stretch], setting: Setting) -> bool:
    """Whether both were there, were not tied yet, and are not kept apart."""
    pair = {attempt.asker, attempt.asked}
    there = all(setting.cast.actors[key].present(attempt.day) for key in pair)
    apart = any(pair == set(kept) for kept in setting.kept_apart)
    tied = any(pair == set(tie.ends) and tie.holds(attempt.day) for tie in ties)
    return len(pair) == 2 and there and not apart and not tied
