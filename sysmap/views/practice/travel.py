"""Moves that travelled: the trees told as coming from one move, and what was seen elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from itertools import combinations

from sysmap.change import between
from sysmap.change.trees import Travel, travels
from sysmap.periods import Period
from sysmap.practice import RecordedMove, moves_of, practices, versions
from sysmap.practice.sightings import Sighting, sightings
from sysmap.system import System

KEPT = 8


@dataclass(frozen=True, eq=False)
class Stop:
    """One move of a tree: how many steps from the first, its parent, what it changed of it.

    Shape:     `changed` is None where the elements of the move or its parent are not recorded
    """

    move: RecordedMove
    steps: int
    parent: int | None
    changed: frozenset[int] | None


@lru_cache(maxsize=KEPT)
def trees(system: System) -> tuple[Travel, ...]:
    """The moves from which others are told as coming, each with those; the furthest first."""
    days = [move.day for move in moves_of(system).all]
    if not days:
        return ()
    found = travels(between(system, min(days) - timedelta(days=1), max(days)))
    went = [tree for tree in found if tree.depth]
    return tuple(
        sorted(went, key=lambda tree: (-tree.depth, -len(tree.carriers), -len(tree.moves)))
    )


def stops(tree: Travel, system: System) -> tuple[Stop, ...]:
    """The moves of a tree, each after the one it comes from, branch by branch."""
    moves = moves_of(system)
    of_tree = set(tree.moves)
    change = {one.move: one for one in versions(moves, [moves.all[move] for move in tree.moves])}
    found: list[Stop] = []
    waiting: list[tuple[int, int, int | None]] = [(tree.first, 0, None)]
    while waiting:
        number, steps, parent = waiting.pop()
        of_tree.discard(number)
        changed = change[number].changed if change[number].how else None
        found.append(Stop(moves.all[number], steps, parent, changed))
        later = sorted(
            (child for child in moves.all[number].derived if child in of_tree),
            key=lambda child: (moves.all[child].day, child),
            reverse=True,
        )
        waiting += [(child, steps + 1, number) for child in later]
    return tuple(found)


def mean_steps(stops: Sequence[Stop]) -> float | None:
    """How many steps lie between two moves of a tree, on average over all pairs.

    Undefined: None where the tree is one move.
    Source:    Goel et al. 2016, structural virality
    """
    parent = {stop.move.number: stop.parent for stop in stops}
    lines = [_back_to_the_first(stop.move.number, parent) for stop in stops]
    apart = [
        len(one) + len(other) - 2 * len(set(one) & set(other))
        for one, other in combinations(lines, 2)
    ]
    return sum(apart) / len(apart) if apart else None


def _back_to_the_first(move: int, parent: Mapping[int, int | None]) -> list[int]:
    line = [move]
    while (above := parent[line[-1]]) is not None:
        line.append(above)
    return line


@lru_cache(maxsize=KEPT)
def every_sighting(system: System) -> tuple[Sighting, ...]:
    """Every move of every practice with what of its place is new, practice by practice."""
    return tuple(
        sighting
        for practised in practices(moves_of(system))
        for sighting in sightings(practised, system)
    )


def told_in(system: System, period: Period) -> list[RecordedMove]:
    """The moves of a time that are told as coming from an earlier one."""
    moves = moves_of(system).all
    return sorted(
        (move for move in moves if period.holds(move.day) and move.derived_from is not None),
        key=lambda move: (move.day, move.number),
    )


def elsewhere_in(system: System, period: Period) -> list[Sighting]:
    """Practices seen in a time where they never were before, with no origin recorded."""
    moves = moves_of(system).all
    found = [
        sighting
        for sighting in every_sighting(system)
        if sighting.elsewhere
        and period.holds(moves[sighting.move].day)
        and moves[sighting.move].derived_from is None
    ]
    return sorted(found, key=lambda sighting: (moves[sighting.move].day, sighting.move))


def practice_of(system: System, move: int) -> Sequence[Sighting]:
    """Every sighting of the practice that a move belongs to; none where it names none."""
    every = every_sighting(system)
    name = next((one.practice for one in every if one.move == move), None)
    return [one for one in every if one.practice == name]
