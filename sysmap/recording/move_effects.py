"""What a move did to ties: the effects that are claimed, and the times of the ties after them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, get_args
from uuid import UUID, uuid4

from sysmap.model import Effect, EffectWord
from sysmap.recording import typed
from sysmap.recording.connections import Spoken, allowed, spoken_of
from sysmap.recording.drafts import BEGAN, EffectDraft
from sysmap.recording.effects import Case
from sysmap.recording.ends import ends
from sysmap.recording.faults import Unsound
from sysmap.recording.held import Held
from sysmap.recording.telling import Facts, Telling

EFFECTS: tuple[str, ...] = get_args(EffectWord)


class Made(NamedTuple):
    """The move that effects are credited to, its day, and the day on which it was written down."""

    id: UUID
    day: typed.ReadDay
    told_on: date | None


def effects(
    move: Made, drafts: Sequence[EffectDraft], telling: Telling
) -> dict[str, Sequence[object]]:
    """The ties that are new, their times after the move, and what the move is credited with."""
    facts: dict[str, list[object]] = {"tie": [], "spell": [], "effect": []}
    first_line: dict[object, int] = {}
    for line, draft in enumerate(drafts, start=1):
        with telling.faults.gathered(row=line):
            spoken, found = _read(move, draft, telling)
            if (first := first_line.setdefault(spoken.told_as, line)) != line:
                raise Unsound("other", f"line {first} is about it too", "keep one of the two")
            for noun, rows in found.items():
                facts[noun].extend(rows)
    return {**facts}


def _read(move: Made, draft: EffectDraft, telling: Telling) -> tuple[Spoken, Facts]:
    """The tie that one line is about, and what it writes."""
    held = telling.held
    pair = ends(held, telling.people, draft.one, draft.other, draft.kind)
    effect = typed.word(draft.effect, EFFECTS, "effect")
    if effect is None:
        raise Unsound("effect", "is empty", "say what became of the connection")
    spoken = spoken_of(held, telling.keys, pair)
    case = _case(move, draft, spoken, held, kind=pair.kind)
    outcome = allowed(held, pair, effect, case)
    credit = Effect(
        id=uuid4(),
        key=telling.keys.next("effect"),
        move=move.id,
        tie=spoken.id,
        effect=effect,  # type: ignore[arg-type] # one of EFFECTS
        date=case.day,
        strength=outcome.strength,
        status="claimed",
    )
    return spoken, {
        "tie": [spoken.new] if spoken.new else [],
        "spell": outcome.spells,
        "effect": [credit] if outcome.credited else [],
    }


def _case(move: Made, draft: EffectDraft, spoken: Spoken, held: Held, *, kind: str) -> Case:
    by = move.told_on or date.today()
    said = typed.past_day(draft.date, "date", by=by)
    day, precision = said if said.day else move.day
    assert day is not None
    scale = held.scale(kind)
    return Case(
        tie=spoken.id,
        spells=held.spells(spoken.id),
        day=day,
        precision=precision,
        told_on=move.told_on,
        strength=scale.read(draft.strength),
        scale=scale,
        began=typed.word(draft.began, BEGAN, "began"),
        since=draft.since,
        first_written=held.first_written,
    )
