"""The lives of ties over the whole programme: when each was first seen, and how it went."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sysmap.contexts.exposure import Exposure
from sysmap.selection import DISCOVERED, Selection
from sysmap.spans import Spans, keyed, merged, on_days
from sysmap.system import ALWAYS, STILL, Flags, Integers

KEPT = 4


@dataclass(frozen=True, eq=False, repr=False)
class TieLives:
    """Each time in which a pair was tied, as the team knew of it; pairs kept apart have none.

    Shape:     one entry a life: the two ends, its first day, the first day without it; what was
               found counts from the day on which it was written down.
    """

    one: Integers
    other: Integers
    start: Integers
    end: Integers
    formed: Flags
    """Whether it began before the team's eyes: neither found nor there when an end joined."""
    left: Flags
    """Whether it went with an end that left."""


@lru_cache(maxsize=KEPT)
def tie_lives(exposure: Exposure) -> TieLives:
    """The lives of the chosen ties of a record, each tie of a pair for itself."""
    return _lives(exposure, pairs=False)


@lru_cache(maxsize=KEPT)
def pair_lives(exposure: Exposure) -> TieLives:
    """The times in which two actors had any chosen tie at all."""
    return _lives(exposure, pairs=True)


def _lives(exposure: Exposure, *, pairs: bool) -> TieLives:
    selection = exposure.selection
    lived = selection.tie_lives(selection.first_recorded)
    spell_tie = selection.spells.of
    unit, first = _pairs(selection) if pairs else _each(selection)
    lives = merged(Spans(unit[spell_tie[lived.of]], lived.start, lived.end))
    ends = (selection.tie_source[first[lives.of]], selection.tie_target[first[lives.of]])
    shown = ~selection.among(selection.ever_apart, *ends)
    began_unseen = _discovered(selection, lived, unit, lives) | _joined(exposure, ends, lives.start)
    return TieLives(
        ends[0][shown],
        ends[1][shown],
        lives.start[shown],
        lives.end[shown],
        ~began_unseen[shown],
        _away(exposure, ends, lives.end)[shown] & (lives.end[shown] < STILL),
    )


def _each(selection: Selection) -> tuple[Integers, Integers]:
    ties = np.arange(selection.tie_source.size, dtype=np.int32)
    return ties, ties


def _pairs(selection: Selection) -> tuple[Integers, Integers]:
    low = np.minimum(selection.tie_source, selection.tie_target).astype(np.int64)
    high = np.maximum(selection.tie_source, selection.tie_target)
    keys = low * selection.system.actor_count + high
    _, first, pair = np.unique(keys, return_index=True, return_inverse=True)
    return pair.astype(np.int32), first.astype(np.int32)


def _discovered(selection: Selection, lived: Spans, unit: Integers, lives: Spans) -> Flags:
    """Which lives begin with a spell that was found, or of which nobody is sure."""
    origins = selection.system.texts("spell", "origin")
    found = np.array([origins[spell] in DISCOVERED for spell in lived.of.tolist()], dtype=bool)
    spells = unit[selection.spells.of[lived.of[found]]]
    flags: Flags = np.isin(
        keyed(lives.of, lives.start), keyed(spells, lived.start[found].astype(np.int32))
    )
    return flags


def _joined(exposure: Exposure, ends: tuple[Integers, Integers], start: Integers) -> Flags:
    eve = np.where(start > ALWAYS, start - 1, start).astype(np.int32)
    return _away(exposure, ends, eve)


def _away(exposure: Exposure, ends: tuple[Integers, Integers], days: Integers) -> Flags:
    """Whether an end of each was not there on the day beside it."""
    one, other = (on_days(exposure.lives, end, days) for end in ends)
    return ~(one & other)
