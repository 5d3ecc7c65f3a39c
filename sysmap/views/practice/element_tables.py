"""Links, elements, months and versions of moves as tables."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.periods import periods
from sysmap.practice import ElementBoard, Version, link_states, links_of, moves_of, with_elements
from sysmap.system import System
from sysmap.views.practice.around import element_names
from sysmap.views.practice.element_words import HOW_TOLD, MAY_NOT_BE, standings
from sysmap.views.tables import Table, short, undefined

LINKS = (
    "Element",
    "And element",
    "Standing",
    "Moves before",
    "Moves since",
    "Share before",
    "Share since",
    "Jaccard before",
    "Jaccard since",
    "Chance of so few on the thinner side",
    "To know first",
)
ELEMENTS = ("Element", "Type", "Moves before", "Moves since")
STATES = ("made", "sustained", "re-made", "broken", "dormant")
NOT_OBSERVED = "not observed"


def links_table(board: ElementBoard, system: System) -> Table:
    """Each link with its weights, its shares and how likely so few uses are by chance."""
    names, heading = element_names(system), standings(board)
    return Table(
        LINKS,
        [
            (
                *(names[element] for element in row.link),
                heading[row.standing][0],
                row.before,
                row.since,
                *(_short(side.share(row.link)) for side in (board.before, board.since)),
                *(_short(side.jaccard(row.link)) for side in (board.before, board.since)),
                _short(row.chance),
                MAY_NOT_BE if row.unsure else None,
            )
            for standing in heading
            for row in board.of(standing)
        ],
    )


def elements_table(board: ElementBoard, system: System) -> Table:
    """Each element that came up, and in how many moves before and since."""
    names, kinds = element_names(system), system.texts("element", "type")
    used = sorted(
        board.before.used.keys() | board.since.used.keys(),
        key=lambda element: (kinds[element] or "", names[element]),
    )
    return Table(
        ELEMENTS,
        [
            (
                names[element],
                kinds[element],
                board.before.used.get(element, 0),
                board.since.used.get(element, 0),
            )
            for element in used
        ],
    )


def months_table(system: System) -> Table:
    """What became of the links month by month, each month held against the one before it."""
    months = periods(system)
    moves = with_elements(moves_of(system).all)
    windows = [links_of(move for move in moves if month.holds(move.day)) for month in months]
    rows = []
    for month, window, states in zip(months, windows, link_states(windows), strict=True):
        if states is None:
            told: list[object] = [undefined(NOT_OBSERVED)] * len(STATES)
        else:
            told = [list(states.values()).count(state) for state in STATES]  # type: ignore[arg-type] # its words
        rows.append((month.label, window.moves, *told))
    return Table(("Month", "Moves", *(state.capitalize() for state in STATES)), rows)


def versions_table(found: Sequence[Version], system: System) -> Table:
    """Each move that has an earlier one, and what it changed of it."""
    moves, names = moves_of(system).all, element_names(system)
    return Table(
        ("Key", "Day", "Move", "Earlier move", "Told or inferred", "How", "Elements changed"),
        [
            (
                moves[one.move].key,
                moves[one.move].day.isoformat(),
                moves[one.move].title,
                moves[one.parent].key,
                "inferred" if one.inferred else "told",
                HOW_TOLD[one.how] if one.how else undefined("elements not recorded"),
                "; ".join(sorted(names[element] for element in one.changed)) or None,
            )
            for one in found
            if one.parent is not None
        ],
    )


def _short(value: float | None) -> float | None:
    return None if value is None else short(value)
