"""How sure the record is of each tie, day by day: claimed, told by one side, or disputed.

    disputed    a move's effect on it is disputed, or one of its ends last said that it has ended
    claimed     moves are recorded on it, and no effect of any of them is confirmed
    one side    both its ends are asked about their ties, and only one of them has told of it

The first that fits counts; a tie of which none is true has no status.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from sysmap.model import SAYS_IT_ENDED, SAYS_IT_HOLDS
from sysmap.practice import TieEffect, moves_of
from sysmap.practice.moves import CONFIRMED
from sysmap.spans import recorded_spans
from sysmap.system import System, day_number
from sysmap.views.maps.lifetimes import Value, Window, by_thing

CLAIMED, ONE_SIDE, DISPUTED = 1, 2, 3
"""As the script knows them (component/looks.js)."""

NO_LONGER_SAID = "withdrawn"
DISPUTED_EFFECT = "disputed"

Pair = tuple[int, int]


@dataclass
class _Evidence:
    """What is told of one tie, in days of the window."""

    effects: list[tuple[int, str | None]] = field(default_factory=list)
    told: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def days(self) -> list[int]:
        """Every day on which something was told."""
        reports = (day for said in self.told.values() for day, _ in said)
        return [*(day for day, _ in self.effects), *reports]


def statuses(system: System, ties: Sequence[int], window: Window) -> list[list[int]]:
    """For each tie the days on which it has a status: start, end and which, one after the other."""
    evidence = _evidence(system, window)
    asked = by_thing(window.of(recorded_spans(system, "reporter", "actor")))
    source, target = (system.numbers("tie", end).tolist() for end in ("source", "target"))
    length = window.after - window.first
    return [
        _spans(evidence[tie], (source[tie], target[tie]), asked, length) if tie in evidence else []
        for tie in ties
    ]


def while_shown(known: Sequence[int], spells: Sequence[Value]) -> list[int]:
    """The parts of a tie's statuses that lie within its spells: of other days nothing is told."""
    return [
        value
        for start, end, status in zip(known[::3], known[1::3], known[2::3], strict=True)
        for first, after in zip(spells[::3], spells[1::3], strict=True)
        if max(start, int(first or 0)) < min(end, int(after or 0))
        for value in (max(start, int(first or 0)), min(end, int(after or 0)), status)
    ]


def _spans(
    evidence: _Evidence, ends: Pair, asked: Mapping[int, Sequence[int]], length: int
) -> list[int]:
    edges = {0, length, *evidence.days, *(edge for end in ends for edge in asked.get(end, ()))}
    spans: list[int] = []
    for start, end in pairwise(sorted(day for day in edges if 0 <= day <= length)):
        status = _status(evidence, ends, asked, start)
        if status and spans[-2:] == [start, status]:
            spans[-2] = end
        elif status:
            spans += [start, end, status]
    return spans


def _status(
    evidence: _Evidence, ends: Pair, asked: Mapping[int, Sequence[int]], day: int
) -> int | None:
    effects = [status for at, status in evidence.effects if at <= day]
    said = [_last_word(evidence.told.get(end, ()), day) for end in ends]
    if DISPUTED_EFFECT in effects or SAYS_IT_ENDED in said:
        return DISPUTED
    if effects and CONFIRMED not in effects:
        return CLAIMED
    heard = [word in SAYS_IT_HOLDS for word in said]
    both_asked = all(_is_in(asked.get(end, ()), day) for end in ends)
    return ONE_SIDE if both_asked and heard.count(True) == 1 else None


def _last_word(told: Iterable[tuple[int, str]], day: int) -> str | None:
    words = [word for at, word in told if at <= day]
    return words[-1] if words else None


def _is_in(spans: Sequence[int], day: int) -> bool:
    """Whether a day lies in one of some spans, which never touch and stand in order."""
    return bisect_right(spans, day) % 2 == 1


def _evidence(system: System, window: Window) -> dict[int, _Evidence]:
    found: defaultdict[int, _Evidence] = defaultdict(_Evidence)
    for tie, effects in moves_of(system).of_tie.items():
        found[tie].effects += [_told(effect, window) for effect in effects if _still_said(effect)]
    ties = _ties_by_name(system)
    for report in _reports(system):
        for tie in ties.get((*_ordered(report["source"], report["target"]), report["kind"]), ()):
            day = day_number(report["day"]) - window.first
            found[tie].told[report["teller"]].append((day, report["says"]))
    return dict(found)


def _told(effect: TieEffect, window: Window) -> tuple[int, str | None]:
    return day_number(effect.day) - window.first, effect.status


def _still_said(effect: TieEffect) -> bool:
    return effect.status != NO_LONGER_SAID


def _reports(system: System) -> list[dict[str, Any]]:
    """The dated reports, earliest first; that nobody knows is no word on the tie."""
    rows = system.tables["report"].to_pylist()
    known = (row for row in rows if row["day"] and row["says"] in (*SAYS_IT_HOLDS, SAYS_IT_ENDED))
    return sorted(known, key=lambda row: row["day"])


def _ties_by_name(system: System) -> Mapping[tuple[int, int, str | None], list[int]]:
    """The ties between two, by their kind, and all of them by no kind."""
    found: defaultdict[tuple[int, int, str | None], list[int]] = defaultdict(list)
    ends = np.column_stack([system.numbers("tie", end) for end in ("source", "target")]).tolist()
    for tie, ((source, target), kind) in enumerate(
        zip(ends, system.texts("tie", "kind"), strict=True)
    ):
        for named in {kind, None}:
            found[(*_ordered(source, target), named)].append(tie)
    return found


def _ordered(one: int, other: int) -> Pair:
    return min(one, other), max(one, other)
