"""Travel as tables: one tree, every tree, and what travelled in a time."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.periods import Period
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views.moves_names import names_in
from sysmap.views.practice.around import element_names
from sysmap.views.practice.travel import Stop, elsewhere_in, mean_steps, stops, told_in, trees
from sysmap.views.practice.travel_words import SEEN_ELSEWHERE, TOLD_FROM
from sysmap.views.tables import Table, short, undefined

TREE = (
    "Key",
    "Day",
    "Move",
    "Made by",
    "Told as coming from",
    "Steps from the first",
    "Days since",
    "Elements changed",
    "Which",
    "Contexts",
)
EVERY_TREE = (
    "Key",
    "First move",
    "Moves",
    "Steps deep",
    "At most beside each other",
    "Makers",
    "Sectors",
    "Contexts",
    "Days to another sector",
    "Mean steps between two",
)


def tree_table(stops: Sequence[Stop], system: System) -> Table:
    """One tree: each move, where it comes from, and what it changed."""
    return Table(TREE, [_stop(stop, system) for stop in stops])


def _stop(stop: Stop, system: System) -> tuple[object, ...]:
    names, move = names_in(system), stop.move
    parent = None if stop.parent is None else moves_of(system).all[stop.parent]
    made_of = sorted(element_names(system)[element] for element in stop.changed or ())
    not_told = parent is not None and stop.changed is None
    return (
        move.key,
        move.day.isoformat(),
        move.title,
        names.actors(move.makers) or None,
        parent.key if parent else None,
        stop.steps,
        (move.day - parent.day).days if parent else None,
        undefined("elements not recorded") if not_told else len(made_of) if parent else None,
        ("; ".join(made_of) or None) if parent else None,
        "; ".join(names.contexts_of(move)) or None,
    )


def every_tree_table(system: System) -> Table:
    """Every move from which others are told as coming, the furthest first."""
    moves = moves_of(system).all
    return Table(
        EVERY_TREE,
        [
            (
                moves[tree.first].key,
                moves[tree.first].title,
                len(tree.moves),
                tree.depth,
                tree.breadth,
                len(tree.carriers),
                len(tree.sectors) or undefined("no sector recorded"),
                len(tree.contexts) or undefined("no context recorded"),
                undefined("none recorded")
                if tree.days_to_crossing is None
                else tree.days_to_crossing,
                short(mean_steps(stops(tree, system)) or 0),
            )
            for tree in trees(system)
        ],
    )


def digest_table(system: System, period: Period) -> Table:
    """What travelled in a time, a row a move."""
    moves, names = moves_of(system).all, names_in(system)
    told = [
        (TOLD_FROM, move.key, move.title, names.actors(move.makers), moves[parent].key, None)
        for move in told_in(system, period)
        if (parent := move.derived_from) is not None
    ]
    seen = [
        (
            SEEN_ELSEWHERE,
            moves[one.move].key,
            moves[one.move].title,
            names.actors(moves[one.move].makers),
            one.practice,
            ", ".join([*names.actors(tuple(sorted(one.services))).split(", "), *one.sectors]),
        )
        for one in elsewhere_in(system, period)
    ]
    columns = ("What", "Key", "Move", "Made by", "From, or practice", "New at")
    return Table(columns, [*told, *seen])
