"""A meaning, a competency and a material performed together: a practice, a beginning, a former one.

A triple is a practice once two moves by two makers performed it ("all practices need to be enacted
or repeated"). It is one of a time where it was performed in it, and a former one where it was not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from sysmap.practice.elements import types, with_elements
from sysmap.practice.links import links_of
from sysmap.practice.moves import RecordedMove

Triple = tuple[int, int, int]
"""A meaning, a competency and a material, by their numbers in the record."""

TYPES = ("meaning", "competency", "material")
REPEATED, SHARED = 2, 2
"""A practice has so many moves, and so many makers."""


@dataclass(frozen=True)
class TripleStates:
    """What the triples of a time are.

    Shape:     `practices` are performed in it and were by two makers up to its end; `begun` are
               performed in it and are no practice yet; `former` are practices not performed in it;
               `possible` counts triples whose three elements came up in it, together or not, and
               that never were a practice; `joined_in_pairs` counts those whose three elements are
               linked two by two in it, by whichever moves.
    """

    practices: frozenset[Triple]
    begun: frozenset[Triple]
    former: frozenset[Triple]
    possible: int
    joined_in_pairs: int


def triples(move: RecordedMove) -> frozenset[Triple]:
    """The triples that a move performed; none where one of the three types is not recorded."""
    return frozenset(product(*_by_type(types(move)).values()))  # type: ignore[arg-type] # three types


def triple_states(windows: Sequence[Sequence[RecordedMove]]) -> list[TripleStates | None]:
    """What each triple is in each of several times, one after the other.

    Undefined: None for a time in which no move says what it was made of.
    """
    moves: defaultdict[Triple, int] = defaultdict(int)
    makers: defaultdict[Triple, set[int]] = defaultdict(set)
    found: list[TripleStates | None] = []
    for window in windows:
        for move in window:
            for triple in triples(move):
                moves[triple] += 1
                makers[triple].update(move.makers)
        ever = frozenset(
            triple
            for triple in moves
            if moves[triple] >= REPEATED and len(makers[triple]) >= SHARED
        )
        found.append(_states(window, ever) if with_elements(window) else None)
    return found


def _states(window: Iterable[RecordedMove], ever: frozenset[Triple]) -> TripleStates:
    told = with_elements(window)
    performed = frozenset(triple for move in told for triple in triples(move))
    used = _by_type({element: kind for move in told for element, kind in types(move).items()})
    candidates = frozenset(product(*used.values()))
    return TripleStates(
        practices=performed & ever,
        begun=performed - ever,
        former=ever - performed,
        possible=len(candidates - ever),
        joined_in_pairs=_joined_in_pairs(told, candidates),
    )


def _joined_in_pairs(told: Sequence[RecordedMove], candidates: Iterable[tuple[int, ...]]) -> int:
    joined = links_of(told).present(least=1)
    return sum(
        all(tuple(sorted(pair)) in joined for pair in ((a, b), (a, c), (b, c)))
        for a, b, c in candidates
    )


def _by_type(of_type: dict[int, str]) -> dict[str, list[int]]:
    return {
        wanted: sorted(element for element, kind in of_type.items() if kind == wanted)
        for wanted in TYPES
    }
