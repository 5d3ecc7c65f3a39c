"""Columns of the ledger about moves: how many, whose, in which compartments."""

from __future__ import annotations

from sysmap import framework
from sysmap.contexts import people_columns
from sysmap.contexts.case import Case
from sysmap.contexts.columns import counted, reckoned
from sysmap.metrics.catalogue import Value


@counted(
    about="moves",
    noun="move",
    label="Moves",
    formula="moves with a maker whom the context covered on the move's day (maker rule), or with "
    "anybody or everybody covered who took part, where that was chosen",
    unit="moves",
)
def moves(case: Case) -> list[int]:
    """How many moves were made by somebody covered, or as was chosen."""
    return [move.number for move in case.moves]


@reckoned(
    of="moves",
    label="Moves for each one heard",
    formula="moves / heard",
    unit="moves",
    undefined="nobody covered was heard from",
)
def moves_per_heard(case: Case) -> Value:
    """Moves for each covered actor heard from: more asking brings more moves to light."""
    told = len(people_columns.heard(case))
    return len(case.moves) / told if told else None


@counted(
    about="moves",
    noun="actor",
    label="Makers",
    formula="distinct makers of these moves whom the context covered on the day of their move",
    unit="actors",
)
def makers(case: Case) -> list[int]:
    """How many of those covered made a move."""
    return sorted({maker for _, maker in case.made})


def _enter_compartment(name: str) -> None:
    def rows(case: Case) -> list[int]:
        return [move.number for move in case.moves if name in move.compartments]

    rows.__name__ = name.casefold().replace(" ", "_")
    rows.__doc__ = f"How many of the moves lie in {name}."
    counted(
        about="moves",
        noun="move",
        label=name,
        formula=f"moves that name {name}; a move of two compartments counts in both",
        unit="moves",
    )(rows)


COMPARTMENTS = tuple(part.name for part in framework.plain().compartments)
for _name in COMPARTMENTS:
    _enter_compartment(_name)


@counted(
    about="moves",
    noun="move",
    label="Another compartment",
    formula="moves that name a compartment of a group's own, which is none of the five",
    unit="moves",
)
def another_compartment(case: Case) -> list[int]:
    """How many of the moves lie in a compartment that a group named itself."""
    return [move.number for move in case.moves if {*move.compartments} - {*COMPARTMENTS}]


@counted(
    about="moves",
    noun="move",
    label="No compartment",
    formula="moves that name no compartment",
    unit="moves",
)
def no_compartment(case: Case) -> list[int]:
    """How many of the moves say no compartment."""
    return [move.number for move in case.moves if not move.compartments]
