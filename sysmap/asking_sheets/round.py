"""What came back of a round of ask sheets: who answered, what is told and not in the record."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.asking_sheets.turns import meetings_in_order, turns
from sysmap.metrics.tellings import tellings
from sysmap.model import SAYS_IT_HOLDS, YOUNG_PERSON
from sysmap.network import snapshot
from sysmap.selection import Pair, Selection, Settings
from sysmap.system import STILL, System


@dataclass(frozen=True, kw_only=True)
class Unrecorded:
    """A tie that somebody told of and that nobody has recorded."""

    teller: int
    other: int
    kind: str | None
    says: str
    day: date


@dataclass(frozen=True, kw_only=True)
class Round:
    """What came back between the meeting before and the meeting after.

    Shape:     `asked` who was given a sheet, `answered` those of them who told anything;
               `one_sided` how many of the ties that those tell of have two ends who are asked, of
               which only one told; `told_by_both` how many both told; `agreement` how often the
               young person and the others tell a tie of their circle alike, by word
    """

    asked: tuple[int, ...]
    answered: tuple[int, ...]
    one_sided: int
    told_by_both: int
    agreement: dict[str, int]
    unrecorded: tuple[Unrecorded, ...]


def round_of(system: System, meeting: int) -> Round:
    """What came back of the sheets for a meeting, given by its number in the record."""
    asked = turns(system, meeting).now
    rows = _told_about(system, meeting)
    tellers = {row["teller"] for row in rows}
    one_sided, both = _sides(rows)
    return Round(
        asked=asked,
        answered=tuple(member for member in asked if member in tellers),
        one_sided=one_sided,
        told_by_both=both,
        agreement=_agreement(system, _day_of(system, meeting)),
        unrecorded=tuple(_unrecorded(system, rows)),
    )


def _day_of(system: System, meeting: int) -> date:
    day: date = system.column("meeting", "date")[meeting]  # type: ignore[assignment] # a day
    return day


def _told_about(system: System, meeting: int) -> list[dict[str, object]]:
    """What was reported after the meeting before this one and up to the one after it.

    Nothing of pairs that are kept apart at any time.
    """
    order, days = meetings_in_order(system), system.days("meeting", "date", STILL)
    place = order.index(meeting)
    first = int(days[order[place - 1]]) if place else -STILL
    last = int(days[order[place + 1]]) if place + 1 < len(order) else STILL - 1
    told = system.days("report", "day", STILL)
    source, target = (system.numbers("report", end) for end in ("source", "target"))
    apart = Selection(system, Settings())
    hidden = apart.among(apart.ever_apart, source, target)
    rows = np.flatnonzero((told > first) & (told <= last) & ~hidden)
    found: list[dict[str, object]] = system.tables["report"].take(rows).to_pylist()
    return found


def _sides(rows: list[dict[str, object]]) -> tuple[int, int]:
    """How many of the ties whose two ends both answered one end told of, and how many both."""
    answered = {row["teller"] for row in rows}
    told: dict[Pair, set[object]] = {}
    for row in rows:
        pair = _pair(row)
        if answered.issuperset(pair) and row["teller"] in pair and row["says"] in SAYS_IT_HOLDS:
            told.setdefault(pair, set()).add(row["teller"])
    sides = Counter(len(tellers) for tellers in told.values())
    return sides[1], sides[2]


def _agreement(system: System, on_day: date) -> dict[str, int]:
    """How the two tellings of every circle stand to one another on a day, tie by tie."""
    network = snapshot(system, on_day)
    young = np.flatnonzero([kind == YOUNG_PERSON for kind in system.texts("actor", "kind")])
    told = (tellings(network, one) for one in young.tolist())
    return dict(
        Counter(tie.agreement for both in told if both for tie in both.own_ties if tie.words)
    )


def _unrecorded(system: System, rows: list[dict[str, object]]) -> list[Unrecorded]:
    """What is told as holding between two who have no such tie in the record, by anybody once."""
    ties = system.tables["tie"].select(["source", "target", "kind"]).to_pylist()
    recorded = {(_pair(tie), kind) for tie in ties for kind in (tie["kind"], None)}
    found = {
        (row["teller"], _pair(row), row["kind"]): row
        for row in rows
        if row["says"] in SAYS_IT_HOLDS and (_pair(row), row["kind"]) not in recorded
    }
    return [_as_unrecorded(row) for row in found.values()]


def _as_unrecorded(row: dict[str, object]) -> Unrecorded:
    one, other = _pair(row)
    return Unrecorded(
        teller=row["teller"],  # type: ignore[arg-type] # a row of the report table
        other=one if other == row["teller"] else other,
        kind=row["kind"],  # type: ignore[arg-type]
        says=row["says"],  # type: ignore[arg-type]
        day=row["day"],  # type: ignore[arg-type]
    )


def _pair(row: dict[str, object]) -> Pair:
    one, other = int(row["source"]), int(row["target"])  # type: ignore[call-overload]
    return min(one, other), max(one, other)
