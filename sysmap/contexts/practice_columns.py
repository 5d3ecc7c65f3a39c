"""Columns of the ledger about practice: which elements came together, and what was tinkered with.

With few moves in a period a link that is "broken" has often just not come up: the number of moves
stands beside it. A link joins elements of different types (meaning, competency, material).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from sysmap.contexts.case import Case
from sysmap.contexts.columns import counted, reckoned
from sysmap.metrics.catalogue import Value
from sysmap.practice import RecordedMove, moves_of

Link = tuple[int, int]

MANY = 20
"""Among so many moves or more, elements that came together once only are no link."""
MOST_TINKERED = 2
"""A move that differs from the one it was derived from in more elements is a new combination."""


@counted(
    about="practice",
    noun="move",
    label="Moves with elements",
    formula="moves of which elements are recorded",
    unit="moves",
)
def moves_with_elements(case: Case) -> list[int]:
    """How many of the moves say what they were made of."""
    return [move.number for move in case.moves if elements(move)]


def _not_observed(case: Case) -> str:
    if case.earlier is None:
        return "no earlier period"
    return "no moves with elements in this period or the one before"


def _links_column(label: str, formula: str) -> dict[str, str]:
    return {"of": "moves_with_elements", "label": label, "formula": formula, "unit": "links"}


@reckoned(**_links_column("Links made", "links that never came up before"), undefined=_not_observed)
def links_made(case: Case) -> Value:
    """How many pairs of elements came together for the first time."""
    before = _compared(case)
    return None if before is None else len(links(case) - links_so_far(before))


@reckoned(
    **_links_column("Links sustained", "links of the period before that came up again"),
    undefined=_not_observed,
)
def links_sustained(case: Case) -> Value:
    """How many pairs of elements came together in the period before, and again."""
    before = _compared(case)
    return None if before is None else len(links(case) & links(before))


@reckoned(
    **_links_column("Links broken", "links of the period before that did not come up again"),
    undefined=_not_observed,
)
def links_broken(case: Case) -> Value:
    """How many pairs of elements came together in the period before, and not again."""
    before = _compared(case)
    return None if before is None else len(links(before) - links(case))


@counted(
    about="practice",
    noun="move",
    label="Moves derived from another",
    formula="moves with a recorded parent, elements of both recorded",
    unit="moves",
)
def derived(case: Case) -> list[int]:
    """How many of the moves say which earlier move they were derived from."""
    return [move.number for move, _ in _with_parents(case)]


@counted(
    about="practice",
    noun="move",
    label="Tinkers",
    formula="of these, the moves that differ from their parent in one or two elements",
    unit="moves",
)
def tinkers(case: Case) -> list[int]:
    """How many of the moves changed a little of what they were derived from."""
    return [
        move.number
        for move, parent in _with_parents(case)
        if 1 <= len(elements(move) ^ elements(parent)) <= MOST_TINKERED
    ]


def elements(move: RecordedMove) -> frozenset[int]:
    """What a move was made of; what it dropped is not among it."""
    return frozenset(made.element for made in move.elements if made.part != "dropped")


def links(case: Case) -> set[Link]:
    """The pairs of elements of different types that came together in the moves of a period."""
    count = Counter(link for move in case.moves for link in links_of(move))
    least = 2 if len(moves_with_elements(case)) >= MANY else 1
    return {link for link, moves in count.items() if moves >= least}


def links_so_far(case: Case | None) -> set[Link]:
    """The links of a period and all before it."""
    return set() if case is None else links(case) | links_so_far(case.earlier)


def _compared(case: Case) -> Case | None:
    """The period before, where both have moves with elements."""
    before = case.earlier
    observed = before and moves_with_elements(before) and moves_with_elements(case)
    return before if observed else None


def links_of(move: RecordedMove) -> Iterable[Link]:
    """The pairs of elements of different types that one move was made of."""
    made = sorted({(part.element, part.type) for part in move.elements if part.part != "dropped"})
    return ((one, other) for (one, a), (other, b) in combinations(made, 2) if a != b)


def _with_parents(case: Case) -> list[tuple[RecordedMove, RecordedMove]]:
    moves = moves_of(case.system).all
    pairs = (
        (move, moves[move.derived_from]) for move in case.moves if move.derived_from is not None
    )
    return [(move, parent) for move, parent in pairs if elements(move) and elements(parent)]
