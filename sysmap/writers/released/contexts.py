"""What the ledger of contexts counts, by quarter: whom each reached, and what was done under it.

A context is called by its name only before those who work with it, for the name is the team's own
text; before others it is called by its kind and level.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sysmap.contexts import ledger_of
from sysmap.contexts.ledger import Ledger
from sysmap.contexts.ledger import Row as LedgerRow
from sysmap.disclosure import Disclosed, Profile, Universe, count
from sysmap.model import NOT_PEOPLE
from sysmap.practice.moves import MAKER
from sysmap.system import System
from sysmap.writers.released.people import PEOPLE, UNKNOWN, names_services
from sysmap.writers.released.sheets import Asked, Part, Row, Sheet, population

MOVES, TIES_UNDER = "moves", "ties under contexts"
GIVEN = {
    "covered": PEOPLE,
    "heard": PEOPLE,
    "moves": MOVES,
    "ties_held": TIES_UNDER,
    "ties_formed": TIES_UNDER,
    "ties_ended": TIES_UNDER,
}
"""The columns of the ledger that leave, and what each counts."""

People = Mapping[int, frozenset[int]]
"""Row of a table of the record -> the people on whom it rests."""


def context_sheets(system: System, profile: Profile) -> Part:
    """One row for each context and quarter."""
    ledger = ledger_of(system, "quarter")
    universes = {of: _universe(ledger, of) for of in dict.fromkeys(GIVEN.values())}
    called = _called(system, by_name=names_services(profile))
    rows = [
        Row((called[row.context], row.period.label), _cells(ledger, row, universes))
        for row in ledger.rows
    ]
    return Part(universes, [Sheet("contexts", ("context", "period"), tuple(GIVEN), rows)])


def _universe(ledger: Ledger, of: str) -> Universe:
    system = ledger.system
    people = {PEOPLE: _themselves, MOVES: _makers, TIES_UNDER: _ends}[of](system)
    moments = {
        _on(system, row, column): frozenset(row[column].counted) & people.keys()
        for row in ledger.rows
        for column, counts in GIVEN.items()
        if counts == of
    }
    return Universe(moments, {one: {} for one in people}, people)


def _on(system: System, row: LedgerRow, column: str) -> str:
    context = system.texts("context", "key")[row.context]
    return f"{column} of {context} from {row.period.start}"


def _cells(
    ledger: Ledger, row: LedgerRow, universes: Mapping[str, Universe]
) -> tuple[Asked | Disclosed, ...]:
    if not row.case.in_force:
        return (Disclosed(None, "undefined", row.standing),) * len(GIVEN)
    return tuple(
        _asked(of, universes[of], _on(ledger.system, row, column)) for column, of in GIVEN.items()
    )


def _asked(of: str, universe: Universe, on: str) -> Asked:
    told = population(on)
    found = universe.members(told)
    return Asked(
        of, count(on, len(found), told, people=universe.resting_on(found), cost=len(found) / 100)
    )


def _themselves(system: System) -> People:
    return {actor: frozenset({actor}) for actor in _persons(system)}


def _makers(system: System) -> People:
    made: defaultdict[int, set[int]] = defaultdict(set)
    moves, actors = (system.numbers("move_actor", name).tolist() for name in ("move", "actor"))
    for move, actor, role in zip(moves, actors, system.texts("move_actor", "role"), strict=True):
        if role == MAKER:
            made[move].add(actor)
    return {move: frozenset(who) for move, who in made.items()}


def _ends(system: System) -> People:
    persons = _persons(system)
    ends = (system.numbers("tie", end).tolist() for end in ("source", "target"))
    return {tie: frozenset(pair) & persons for tie, pair in enumerate(zip(*ends, strict=True))}


def _persons(system: System) -> frozenset[int]:
    kinds = system.texts("actor", "kind")
    return frozenset(actor for actor, kind in enumerate(kinds) if kind not in NOT_PEOPLE)


def _called(system: System, *, by_name: bool) -> Sequence[str]:
    names = ("key", "label", "kind", "level")
    told = zip(*(system.texts("context", name) for name in names), strict=True)
    return [
        label or key or UNKNOWN
        if by_name
        else f"context {number}: {kind or UNKNOWN}, {level or UNKNOWN}"
        for number, (key, label, kind, level) in enumerate(told, start=1)
    ]
