"""Columns of the ledger about the circles in which somebody covered stands."""

from __future__ import annotations

from statistics import fmean, median

from sysmap.contexts.case import Case
from sysmap.contexts.columns import counted, reckoned
from sysmap.metrics.catalogue import Value
from sysmap.metrics.circle_measures import closure
from sysmap.metrics.circles import Circle


@counted(
    about="circles",
    noun="actor",
    label="Circles with somebody covered",
    formula="young people who are covered, or have somebody covered in their circle",
    unit="circles",
)
def circles(case: Case) -> list[int]:
    """Round how many young people somebody covered stands."""
    return [circle.young_person for circle in _circles(case)]


@reckoned(
    of="circles",
    label="Closure of these circles, mean",
    formula="mean of circle_closure over these circles where it is defined",
    unit="share, 0 to 1",
    undefined="none of these circles has both a carer and a practitioner",
)
def closure_mean(case: Case) -> Value:
    """How many carer-and-practitioner pairs of these circles are linked, on average."""
    found = _closures(case)
    return fmean(found) if found else None


@reckoned(
    of="circles",
    label="Closure of these circles, median",
    formula="median of circle_closure over these circles where it is defined",
    unit="share, 0 to 1",
    undefined="none of these circles has both a carer and a practitioner",
)
def closure_median(case: Case) -> Value:
    """The middle of the closures of these circles; it jumps where most are 0 or 1."""
    found = _closures(case)
    return median(found) if found else None


def _closures(case: Case) -> list[float]:
    closures = (closure(circle) for circle in _circles(case))
    return [float(found) for found in closures if found is not None]


def _circles(case: Case) -> list[Circle]:
    covered = case.covered.tolist()
    return [
        circle
        for circle in case.whole.circles
        if covered[circle.young_person] or any(covered[alter] for alter in circle.alters)
    ]
