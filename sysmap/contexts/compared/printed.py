"""What was compared as rows for a command or a file: figures and labels of contexts, no names."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from sysmap.contexts.compared.comparison import Comparison
from sysmap.contexts.compared.figures import Figure
from sysmap.contexts.compared.overlaps import overlap
from sysmap.contexts.compared.testing import Test
from sysmap.contexts.compared.verdicts import DESCRIBED
from sysmap.contexts.exposure import Exposure
from sysmap.system import System

NUMBERS = (
    "covered",
    "not_covered",
    "n_covered",
    "n_not_covered",
    "effect",
    "low",
    "high",
    "chance_low",
    "chance_high",
)
P_VALUES = ("p", "p_among_tests", "smallest_p", "p_if_units_did_not_differ")
COUNTS = ("units", "units_covered", "arrangements", "tests")
COLUMNS = (
    *("context", "label", "analysis", "subject", "unit", "measure"),
    *NUMBERS,
    *("level", "units", "units_covered", "arrangements", "tests"),
    *P_VALUES,
    *("verdict", "why"),
)
NOT_TOLD_APART = "cannot be told apart here"


def compared_rows(comparisons: list[Comparison]) -> Iterator[tuple[object, ...]]:
    """One row a figure, context by context; then one for each two contexts.

    Shape:     see `COLUMNS`; a ratio's chance values are ratios too. A p is given only where one of
               its level could reach .05; `p_if_units_did_not_differ` is that of single people.
    """
    for comparison in comparisons:
        for figure in comparison.figures:
            yield tuple(_row(comparison, figure)[column] for column in COLUMNS)
    if comparisons:
        yield from _overlaps(comparisons[0].exposure, len(comparisons))


def _row(comparison: Comparison, figure: Figure) -> dict[str, object]:
    system = comparison.exposure.system
    low, high = figure.interval or (None, None)
    return {
        **_named(system, comparison.context),
        "analysis": figure.analysis,
        "subject": figure.subject,
        "unit": figure.unit,
        "measure": figure.measure,
        "covered": figure.covered,
        "not_covered": figure.other,
        "n_covered": figure.n_covered,
        "n_not_covered": figure.n_other,
        "effect": figure.effect,
        "low": low,
        "high": high,
        "verdict": figure.verdict,
        "why": figure.why,
        **_of_test(comparison, figure),
    }


def _of_test(comparison: Comparison, figure: Figure) -> dict[str, object]:
    test = figure.test
    if test is None:
        return dict.fromkeys(("chance_low", "chance_high", "level", *COUNTS, *P_VALUES))
    low, high = _chance(test, figure.measure)
    return {
        "chance_low": low,
        "chance_high": high,
        "level": test.level.name,
        "units": test.level.size,
        "units_covered": int(test.level.label.sum()),
        "arrangements": test.p.arrangements,
        "tests": comparison.tests,
        "p": None if figure.verdict == DESCRIBED else test.p.value,
        "p_among_tests": comparison.adjusted(figure),
        "smallest_p": test.p.smallest,
        "p_if_units_did_not_differ": test.person.value if test.person else None,
    }


def _chance(test: Test, measure: str) -> tuple[float, float] | tuple[None, None]:
    if test.chance is None:
        return None, None
    low, high = np.exp(test.chance) if measure == "ratio" else test.chance
    return float(low), float(high)


def _overlaps(exposure: Exposure, contexts: int) -> Iterator[tuple[object, ...]]:
    keys = exposure.system.texts("context", "key")
    for one, other in combinations(range(contexts), 2):
        found = overlap(exposure, one, other)
        row = dict.fromkeys(COLUMNS) | _named(exposure.system, one)
        row |= {
            "analysis": "overlap",
            "subject": keys[other],
            "unit": "covered actor-days of both / of either",
            "measure": "overlap",
            "covered": found.of_one,
            "not_covered": found.of_other,
            "effect": found.share,
            "verdict": DESCRIBED,
            "why": "" if found.told_apart else NOT_TOLD_APART,
        }
        yield tuple(row[column] for column in COLUMNS)


def _named(system: System, context: int) -> dict[str, object]:
    return {
        name: system.texts("context", column)[context]
        for name, column in (("context", "key"), ("label", "label"))
    }
