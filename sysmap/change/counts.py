"""The counts of change: each says which ties it counts, so that they can be listed and split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any

import numpy as np

from sysmap.change.difference import Difference
from sysmap.change.ledger import Changes
from sysmap.change.lives import Places
from sysmap.change.rules import RULES
from sysmap.errors import WrongUsage
from sysmap.metrics.catalogue import Value, figure
from sysmap.system import Flags, Integers

Counted = Callable[[Changes], Flags]


@dataclass(frozen=True)
class Count:
    """One count: `rows` says which ties it counts.

    A count of strengths is undefined where ties were kept and none of them has a strength on both
    days.
    """

    rows: Counted
    of_strengths: bool = False

    def of_parts(self, difference: Difference, part: Places, parts: int) -> list[Value]:
        """How many ties of each part it counts; `part` is that of each tie of the difference."""
        changes = difference.changes

        def number(flags: Flags) -> np.typing.NDArray[np.intp]:
            return np.bincount(part[flags], minlength=parts)

        counted: list[Value] = number(self.rows(changes)).tolist()
        if not self.of_strengths:
            return counted
        untold = (number(changes.classes["kept"]) > 0) & (number(changes.graded) == 0)
        untold |= difference.pairs
        return [
            None if unknown else ties
            for ties, unknown in zip(counted, untold.tolist(), strict=True)
        ]

    def of_all(self, difference: Difference) -> Value:
        """How many ties it counts."""
        return self.of_parts(difference, np.zeros(difference.tie.size, dtype=np.intp), 1)[0]


COUNTS: dict[str, Count] = {}
"""Id -> count, in the order of the catalogue."""


def ties_behind(difference: Difference, measure: str) -> Integers:
    """The ties that a count counts, by their number in the record; of a pair, its first tie.

    Those of a pair kept apart are among them: whoever lists them by name leaves these out.

    Raises:    WrongUsage -> no count of ties has this id.
    """
    if measure not in COUNTS:
        raise WrongUsage(f"{measure!r} counts no ties; choose among: {', '.join(COUNTS)}")
    return difference.tie[COUNTS[measure].rows(difference.changes)]


def anybody(difference: Difference, subject: str) -> int:
    """How many actors were there on either day."""
    return int((difference.present_before | difference.present_after).sum())


def _no_strength(difference: Difference, subject: str) -> str:
    if difference.pairs:
        return "strength belongs to a tie, not to a pair"
    return "no kept tie has a strength recorded on both days"


def _counted(*, of_strengths: bool = False, **described: Any) -> Callable[[Counted], Counted]:
    """Enter a function that chooses ties; the figure is how many, the id its name."""

    def entered(rows: Counted) -> Counted:
        count = COUNTS[rows.__name__] = Count(rows, of_strengths)

        @wraps(rows)
        def value(difference: Difference) -> Value:
            return count.of_all(difference)

        figure(level="change", count=anybody, unit="ties", **described)(value)
        return rows

    return entered


_as_recorded = partial(
    _counted,
    undefined="always defined",
    source="own",
    caution=(
        "Counts what was written down: more is told where there are more meetings, and a tie that "
        "nobody speaks of has not ended."
    ),
)
_by_strength = partial(
    _counted,
    of_strengths=True,
    undefined=_no_strength,
    source="own",
    caution=(
        "Only ties with a strength on both days; where strengths are levels one step is not as "
        "much as another. Neither a beginning nor an end."
    ),
)


@_as_recorded(label="Ties before", formula="ties, each kind apart, that hold on the first day")
def ties_before(changes: Changes) -> Flags:
    """How many ties held on the first day, both ends there."""
    return changes.before


@_as_recorded(label="Ties after", formula="ties, each kind apart, that hold on the second day")
def ties_after(changes: Changes) -> Flags:
    """How many ties held on the second day, both ends there."""
    return changes.after


def _enter_class(name: str, sentence: str) -> None:
    """Enter the count of one class of change; its rule's first line says what it is."""

    def rows(changes: Changes) -> Flags:
        return changes.classes[name]

    rows.__name__, rows.__doc__ = name, sentence
    _as_recorded(label=name.replace("_", " ").capitalize(), formula=f"ties: {sentence}")(rows)


for _name, _rule in RULES.items():
    _enter_class(_name, (_rule.__doc__ or "").strip())


@_by_strength(label="Stronger", formula="kept ties whose strength is greater on the second day")
def stronger(changes: Changes) -> Flags:
    """How many kept ties are stronger on the second day."""
    return changes.stronger


@_by_strength(label="Weaker", formula="kept ties whose strength is smaller on the second day")
def weaker(changes: Changes) -> Flags:
    """How many kept ties are weaker on the second day."""
    return changes.weaker


@_by_strength(label="Regraded", formula="stronger + weaker")
def regraded(changes: Changes) -> Flags:
    """How many kept ties have another strength on the second day."""
    return changes.stronger | changes.weaker


@_as_recorded(
    label="Interrupted", formula="kept ties with a day between on which they did not hold"
)
def interrupted(changes: Changes) -> Flags:
    """How many kept ties ended and began again between the two days."""
    return changes.interrupted


@_as_recorded(
    label="Came and went", formula="ties that hold on neither day but on some day between"
)
def came_and_went(changes: Changes) -> Flags:
    """How many ties began after the first day and ended before the second."""
    return changes.came_and_went
