"""How far moves have travelled: each figure is that of the tree that reaches furthest."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from sysmap.change.difference import Difference
from sysmap.change.trees import Travel, travels
from sysmap.metrics.catalogue import Value, figure

Reach = Callable[[Travel], int]


def _carriers(difference: Difference, subject: str) -> int:
    """How many actors made one of the moves that are counted."""
    return len({carrier for tree in travels(difference) for carrier in tree.carriers})


def _furthest(difference: Difference, reach: Reach) -> Travel | None:
    """The tree that reaches furthest; of several the first in the record."""
    return max(travels(difference), key=reach, default=None)


def _reach(*, missing: str = "", **described: Any) -> Callable[[Reach], Reach]:
    """Enter a reach of trees; the figure is the furthest, none where nothing recorded tells it."""

    def entered(reach: Reach) -> Reach:
        @wraps(reach)
        def value(difference: Difference) -> Value:
            tree = _furthest(difference, reach)
            return None if tree is None or (missing and not reach(tree)) else reach(tree)

        def why(difference: Difference, subject: str) -> str:
            return missing if travels(difference) else "no move was made between the two days"

        def whose(difference: Difference, subject: str) -> str:
            tree = _furthest(difference, reach)
            assert tree is not None
            key = difference.system.texts("move", "key")[tree.first]
            return f"{key} and the {len(tree.moves) - 1} derived from it"

        figure(
            level="change",
            count=_carriers,
            undefined=why,
            note=whose,
            source="own, after Aranda & Hart 2015",
            caution=(
                "Seen later elsewhere, as somebody recorded it; it does not say that one led to "
                "the other, nor that what nobody recorded did not travel."
            ),
            **described,
        )(value)
        return reach

    return entered


@_reach(
    label="Depth of travel",
    formula="steps of the longest chain of moves, each derived from the one before",
    unit="steps",
)
def travel_depth(tree: Travel) -> int:
    """How many times over a move was taken up and made anew; 0 where none was."""
    return tree.depth


@_reach(
    label="Carriers of a move",
    formula="different makers of a move and of all derived from it",
    unit="actors",
    missing="no maker of these moves is recorded",
)
def travel_carriers(tree: Travel) -> int:
    """How many different actors made a move, or one derived from it."""
    return len(tree.carriers)


@_reach(
    label="Sectors that a move came through",
    formula="different sectors of the carriers",
    unit="sectors",
    missing="no sector of the makers of these moves is recorded",
)
def travel_sectors(tree: Travel) -> int:
    """How many sectors the makers of a move, and of those derived from it, are of."""
    return len(tree.sectors)


@_reach(
    label="Contexts that a move came through",
    formula="different contexts in which a move, and all derived from it, were made",
    unit="contexts",
    missing="no context of these moves is recorded",
)
def travel_contexts(tree: Travel) -> int:
    """In how many contexts a move, and those derived from it, were made."""
    return len(tree.contexts)
