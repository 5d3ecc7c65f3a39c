"""What can be said of a figure: a small closed set of verdicts, so that each can be checked."""

from __future__ import annotations

from typing import Literal, get_args

Verdict = Literal[
    "not in force",
    "no comparison group",
    "nothing to compare",
    "described, not tested",
    "too few to tell",
    "no more than chance",
    "shown with p",
]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
NOT_IN_FORCE, NO_COMPARISON, NOTHING, DESCRIBED, TOO_FEW, LIKE_CHANCE, SHOWN = VERDICTS

ENOUGH = 0.05
"""A p above this is no finding; where no p of a level can reach it nothing is tested."""


def verdict(p: float, smallest: float, *, would_show: bool) -> Verdict:
    """What a permutation test comes to; `would_show` is whether a large effect would stand out."""
    if smallest > ENOUGH:
        return DESCRIBED
    if p <= ENOUGH:
        return SHOWN
    return LIKE_CHANCE if would_show else TOO_FEW
