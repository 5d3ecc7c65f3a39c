"""Practices as tables: who carries each, what they share, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.practice import Practised, Relation, Shared, carried, moves_of
from sysmap.system import System
from sysmap.views.practice.around import element_names
from sysmap.views.practice.practice_words import KINDS, which
from sysmap.views.tables import Table, short, undefined

PRACTICES = (
    "Practice",
    "Which",
    "Moves",
    "Elements",
    "Makers",
    "New makers since",
    "Made none since",
    "Made some before and since",
    "Sectors",
    "Services",
)
NO_MOVES = "no move of it is recorded"
NOT_OBSERVED = "no move is recorded on one of the two sides"


def practices_table(found: Sequence[Practised], day: date, system: System) -> Table:
    """Each practice with who carries it before and since a day: counts, never names."""
    return Table(PRACTICES, [_row(one, day, system) for one in found])


def _row(practised: Practised, day: date, system: System) -> tuple[object, ...]:
    called = (practised.name, which(practised.existing))
    if not practised.moves:
        return (*called, 0, *[undefined(NO_MOVES)] * (len(PRACTICES) - 3))
    told = carried(practised, day, system=system, observed=moves_of(system).all)
    sides = (told.recruited, told.defected, told.stayed)
    return (
        *called,
        len(practised.moves),
        len(practised.elements) or undefined("elements not recorded"),
        told.carriers,
        *(undefined(NOT_OBSERVED) if side is None else side for side in sides),
        told.sectors or undefined("no sector recorded"),
        told.services or undefined("no service recorded"),
    )


def shared_table(joined: Sequence[Shared], system: System) -> Table:
    """Each two practices with the elements that are in both."""
    names = element_names(system)
    return Table(
        ("Practice", "And practice", "Elements in both", "Jaccard", "Which"),
        [
            (
                pair.one,
                pair.other,
                len(pair.elements),
                short(pair.jaccard),
                "; ".join(sorted(names[element] for element in pair.elements)),
            )
            for pair in joined
        ],
    )


def relations_table(judged: Sequence[Relation], system: System) -> Table:
    """How practices stand to one another, with who judged it, when and why."""
    return Table(
        ("Practice", "How it stands", "To practice", "Day", "Who", "Why"),
        [
            (
                one.a,
                KINDS.get(one.kind, one.kind),
                one.b,
                one.day.isoformat() if one.day else None,
                None if one.who is None else system.labels[one.who],
                one.why,
            )
            for one in judged
        ],
    )
