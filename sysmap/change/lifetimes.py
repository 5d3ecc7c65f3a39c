"""The median life of a tie, with all that must be said of it."""

from __future__ import annotations

from sysmap.change.difference import Difference
from sysmap.change.survival import Lifetimes, survival
from sysmap.metrics.catalogue import Value, figure

FEWEST_ENDS = 10
"""With fewer ends than this there are counts alone."""


def _followed(difference: Difference, subject: str) -> int:
    """How many lives of ties with a known start were followed."""
    return int(survival(difference).known.tie.size)


def _why_none(difference: Difference, subject: str) -> str:
    known = survival(difference).known
    if int(known.gone.sum()) < FEWEST_ENDS:
        return f"{_counts(known)}: fewer than {FEWEST_ENDS} ends, counts only"
    oldest = int(known.curve.age[-1])
    return f"{_counts(known)}: more than half still lasted after {oldest} days"


def _beside_it(difference: Difference, subject: str) -> str:
    found = survival(difference)
    low, _, high = found.known.median
    told = [_range(low, high), _counts(found.known)]
    if found.unknown.tie.size:
        told.append(f"with an unknown start, in a curve of their own, {_counts(found.unknown)}")
    if found.unplaced:
        told.append(f"{found.unplaced} in no curve: nobody says when they were first mapped")
    return "; ".join(told)


def _range(low: Value, high: Value) -> str:
    reach = f"between {low} and {high} days" if high else f"{low} days or more"
    return f"{reach}, since an end lies somewhere between two reports"


def _counts(lives: Lifetimes) -> str:
    left = int((lives.gone & lives.left).sum())
    ended = int(lives.gone.sum()) - left
    return f"{ended} of {lives.tie.size} ended, {left} left with an actor"


@figure(
    level="change",
    count=_followed,
    label="Median life of a tie",
    formula=(
        "first age in days by which half of the ties with a known start are gone, by either cause; "
        "product-limit over those under observation at each age between the two days"
    ),
    unit="days",
    source="Kaplan & Meier 1958; Aalen & Johansen 1978",
    undefined=_why_none,
    note=_beside_it,
    caution=(
        "Ties that were over before anybody looked are in no record, and nobody knows how long "
        "those that still last will. A long life is not a better tie."
    ),
)
def tie_survival_median(difference: Difference) -> Value:
    """How many days half of the ties last, of those whose start is known."""
    known = survival(difference).known
    return known.curve.median if int(known.gone.sum()) >= FEWEST_ENDS else None
