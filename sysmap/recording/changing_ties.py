"""What a tie and its times may be changed to: by the rules for writing them down first."""

from __future__ import annotations

from datetime import date

from sysmap.model import Spell, Tie
from sysmap.recording.ends import Ends, refuse_kept_apart
from sysmap.recording.held import Held, Row
from sysmap.recording.steps import Addition, Change
from sysmap.recording.strength import NOT_DESCRIBED, Scale

ON_A_SCALE = ("spell", "effect")
"""The nouns whose strength is that of a tie."""


def scale_of(held: Held, step: Change | Addition) -> Scale:
    """What strength means for the tie that a step is about."""
    tie = _tie(held, step)
    return held.scale(tie["kind"]) if tie else NOT_DESCRIBED


def _tie(held: Held, step: Change | Addition) -> Row | None:
    if key := step.fields.get("tie"):
        return held.by_key("tie", str(key))
    row = None if isinstance(step, Addition) else held.by_id(step.noun, step.id)
    return held.by_id("tie", row["tie"]) if row else None


def refuse_kept_apart_after(held: Held, step: Change | Addition, record: object) -> None:
    """Refuse a tie turned, or a time of it moved, onto two who are kept apart then."""
    if isinstance(record, Tie) and {"source", "target"} & step.fields.keys():
        pair = Ends(source=record.source, target=record.target, kind=record.kind)
        refuse_kept_apart(held, pair, _since(held, record))
    moved = isinstance(record, Spell) and {"start", "tie"} & step.fields.keys()
    if isinstance(record, Spell) and moved and (tie := held.by_id("tie", record.tie)):
        pair = Ends(source=tie["source"], target=tie["target"], kind=tie["kind"])
        refuse_kept_apart(held, pair, record.start)


def _since(held: Held, tie: Tie) -> date | None:
    """The first day of a tie; None where it held from ever, or nothing is told of it."""
    spells = [fact.record for fact in held.spells(tie.id)]
    starts = [spell.start for spell in spells if isinstance(spell, Spell)]
    known = [start for start in starts if start]
    return min(known, default=None) if len(known) == len(starts) else None
