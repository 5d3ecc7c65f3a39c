"""What changed between two days as tables: the counts, and each tie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

import numpy as np

from sysmap.change import Difference, part_rows, ties_behind
from sysmap.change.parts import TIE_KIND
from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Value
from sysmap.system import ALWAYS, STILL, Flags, System, date_of, day_number
from sysmap.views.colours import CHANGES
from sysmap.views.maps.change import may_be_shown
from sysmap.views.measure_words import between, groups_called
from sysmap.views.move_words import CONTEXTS_OF_MOVES
from sysmap.views.moves_beside_ties import moves_and_contexts
from sysmap.views.tables import Table, short, undefined

CAME_AND_WENT = "came and went"
SPLIT_BY, COUNT = "Split by", "Count"
TIMES = "Held"
IN_PARTS, BEHIND = "The counts in parts", "The ties behind a number"
SPLITS = {
    "kind of tie": TIE_KIND,
    "kinds of people and services": "kind",
    "services": "service",
    "sectors": "sector",
}
SPLIT = (
    "ties_before",
    "formed",
    "formed_with_joiner",
    "found",
    "not_sure",
    "reopened",
    "ended",
    "left_with_actor",
    "ties_after",
    "kept",
)
"""The counts that are told of each part, so that the sum of each row can be followed."""
COLUMNS = (
    "From",
    "To",
    "Kind",
    "What became of it",
    "Began",
    "Ended",
    "Strength before",
    "Strength after",
    "Moves",
    CONTEXTS_OF_MOVES,
)


def counted(difference: Difference) -> Table:
    """Every figure of change with its reason where it is undefined."""
    rows = [
        (
            CATALOGUE[row.measure].label,
            undefined(row.reason) if row.value is None else short(row.value),
        )
        for row in difference.rows()
    ]
    return Table(("Figure", "Value"), rows)


def listed(difference: Difference) -> Table:
    """Each tie that was there on either day, or came and went between, and what became of it.

    Beside it stand the moves on it in that time, and the contexts of those moves. Left out, as they
    are on the map, are ties of a pair that was kept apart at any time between.

    Shape:     in the order of the map's legend, then by name; ties that came and went stand last.
    """
    return _listed(difference, np.ones(difference.tie.size, dtype=bool))


def behind(difference: Difference, measure: str) -> Table:
    """The ties that one count counts, each as in `listed`, and all the times that it held."""
    wanted = np.isin(difference.tie, ties_behind(difference, measure))
    times = _times(difference)
    found = _listed(difference, wanted, lambda tie: (times[tie],))
    return Table((*found.columns, TIMES), found.rows)


def in_parts(difference: Difference, by: str) -> Table:
    """The counts of change by kind of tie or by pair of groups: see `change.part_rows`.

    Shape:     a row a part; the parts add up to the whole.
    """
    values: dict[str, dict[str, Value]] = {}
    for row in part_rows(difference, by):
        values.setdefault(row.subject, {})[row.measure] = row.value
    called = groups_called(difference.system, by)
    rows = [
        (part_in_words(part, by, called), *(counts[name] for name in SPLIT))
        for part, counts in sorted(values.items())
    ]
    counts = difference.counts()
    total = ("all", *(counts[name] for name in SPLIT))
    first = "Kind of tie" if by == TIE_KIND else "Between"
    return Table((first, *(CATALOGUE[name].label for name in SPLIT)), [*rows, total])


def _times(difference: Difference) -> dict[int, str]:
    """Each tie's times up to the later day, one after the other, and when each was written down."""
    system, told = difference.system, defaultdict(list)
    columns = ("tie", "start", "end", "recorded_on")
    for row in system.tables["spell"].select(columns).to_pylist():
        if row["start"] is None or row["start"] <= difference.until:
            told[row["tie"]].append(_time(row["start"], row["end"], row["recorded_on"]))
    return {tie: "; ".join(sorted(times)) for tie, times in told.items()}


def _time(start: date | None, end: date | None, written_down: date | None) -> str:
    held = f"{start or 'always'} to {end or 'now'}"
    return f"{held}, written down {written_down}" if written_down else held


def _nothing_more(_tie: int) -> tuple[str, ...]:
    return ()


def _listed(
    difference: Difference, wanted: Flags, more: Callable[[int], tuple[str, ...]] = _nothing_more
) -> Table:
    system, changes = difference.system, difference.changes
    kinds, source, target = _of_ties(system)
    began, ended = _held(difference)
    order, shown = [*CHANGES, ""], may_be_shown(difference) & wanted
    rows = [
        (
            order.index(name),
            system.labels[source[tie]],
            system.labels[target[tie]],
            kinds[tie].replace("_", " "),
            _words(name, changes.stronger[row], changes.weaker[row]),
            began[tie],
            ended[tie],
            _number(changes.strength_before[row]),
            _number(changes.strength_after[row]),
            *moves_and_contexts(system, tie, since=difference.since, until=difference.until),
            *more(tie),
        )
        for row, (tie, name) in enumerate(
            zip(difference.tie.tolist(), difference.change, strict=True)
        )
        if shown[row]
    ]
    return Table(COLUMNS, [row[1:] for row in sorted(rows, key=lambda row: row[:3])])


def part_in_words(part: str, by: str, called: Callable[[str], str]) -> str:
    """A part of the change in words: a kind of tie, or the two groups between whom ties run."""
    if by == TIE_KIND:
        return (part or "tie").replace("_", " ")
    return between(part, called)


def _held(difference: Difference) -> tuple[list[str | None], list[str | None]]:
    """When each tie began and ended: the first and last day of its spells up to the later day."""
    system = difference.system
    ties = system.tables["tie"].num_rows
    tie, start, end = system.numbers("spell", "tie"), system.starts("spell"), system.ends("spell")
    told = start <= day_number(difference.until)
    began, ended = np.full(ties, STILL), np.full(ties, ALWAYS)
    np.minimum.at(began, tie[told], start[told])
    np.maximum.at(ended, tie[told], end[told])
    return [_day(day) for day in began.tolist()], [_day(day) for day in ended.tolist()]


def _day(day: int) -> str | None:
    return None if day in (ALWAYS, STILL) else str(date_of(day))


def came_and_left(difference: Difference) -> Table:
    """Everybody who joined or left between the two days."""
    labels, kinds = difference.system.labels, difference.system.texts("actor", "kind")
    rows = [
        (labels[actor], kinds[actor], what)
        for what, actors in (("joined", difference.joined), ("left", difference.left))
        for actor in actors.tolist()
    ]
    return Table(("Who", "Kind", "What"), rows)


def _of_ties(system: System) -> tuple[list[str], list[int], list[int]]:
    kinds = [kind or "tie" for kind in system.texts("tie", "kind")]
    return kinds, system.numbers("tie", "source").tolist(), system.numbers("tie", "target").tolist()


def _words(name: str, stronger: np.bool_, weaker: np.bool_) -> str:
    if not name:
        return CAME_AND_WENT
    regraded = ", stronger" if stronger else ", weaker" if weaker else ""
    return CHANGES[name].words + regraded


def _number(strength: np.float64) -> float | None:
    return None if np.isnan(strength) else float(strength)
