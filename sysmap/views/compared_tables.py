"""Comparisons as tables: a row a figure, a row an overlap, contexts by practices."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

import numpy as np

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, Figure, Overlap, PracticeMap
from sysmap.contexts.compared.testing import FEWEST_WAYS
from sysmap.views import context_words
from sysmap.views.compared_parts import signed
from sysmap.views.context_practice_map import practice_names
from sysmap.views.tables import Table, figure, short, undefined

FIGURES = (
    "What",
    "Unit",
    "Covered",
    "Not covered",
    "Behind covered",
    "Behind not covered",
    "Comes to",
    "95 in 100",
    "Nine in ten by chance",
    "p",
    "p beside the other tests",
    "Smallest p",
    "p if units did not differ otherwise",
    "Verdict",
    "Why",
)
NOT_TESTED = undefined("not tested")
FEW_WAYS = undefined(f"under {FEWEST_WAYS} ways to give it")
UNDER_TEN = undefined("under ten people in an arm, or all alike")
NOT_OF_ITS_KIND = undefined("none is made of a ratio or a distance")
OVERLAPS = (
    "Context",
    "Actors shared",
    "Days shared",
    "Of its days",
    "Of either's days",
    "Told apart",
)


def figures_table(comparison: Comparison, figures: Sequence[Figure]) -> Table:
    """One row a figure, with all that its verdict rests on."""
    return Table(FIGURES, [_row(comparison, one) for one in figures])


def every_figure_table(comparisons: Sequence[Comparison], accounts: Sequence[Account]) -> Table:
    """Every figure of every context, with what was looked at: the verdicts beside each other."""
    rows = [
        (account.name, one.analysis, *_row(comparison, one))
        for comparison, account in zip(comparisons, accounts, strict=True)
        for one in comparison.figures
    ]
    return Table(("Context", "Looked at", *FIGURES), rows)


def _row(comparison: Comparison, told: Figure) -> tuple[object, ...]:
    test = told.test
    return (
        told.subject,
        told.unit,
        *(_known(value) for value in (told.covered, told.other, told.n_covered, told.n_other)),
        undefined(told.why) if told.effect is None else short(told.effect),
        _interval(told),
        _chance(told),
        figure(test.p.value) if test and told.is_tested else NOT_TESTED,
        _known(comparison.adjusted(told)) if told.is_tested else NOT_TESTED,
        figure(test.p.smallest) if test else NOT_TESTED,
        figure(test.person.value) if test and test.person else None,
        told.verdict,
        told.why or None,
    )


def _known(value: float | None) -> float | None:
    return None if value is None else figure(float(value))


def _interval(told: Figure) -> str:
    if told.interval:
        return f"{signed(told.interval.low)} to {signed(told.interval.high)}"
    if told.effect is None:
        return undefined(told.why)
    return UNDER_TEN if told.measure == "difference" else NOT_OF_ITS_KIND


def _chance(told: Figure) -> str:
    if told.test is None:
        return NOT_TESTED
    if told.test.chance is None:
        return FEW_WAYS
    low, high = told.test.chance
    if told.measure == "ratio":
        low, high = exp(low), exp(high)
    return f"{low:.2f} to {high:.2f}"


def overlaps_table(overlaps: Sequence[Overlap], names: Sequence[str]) -> Table:
    """One row for each other context."""
    return Table(
        OVERLAPS,
        [
            (
                names[found.other],
                found.actors,
                found.days,
                short(found.days / found.of_one) if found.of_one else None,
                None if found.share is None else short(found.share),
                "yes" if found.told_apart else "no",
            )
            for found in overlaps
        ],
    )


def practices_table(found: PracticeMap, accounts: Sequence[Account]) -> Table:
    """Moves by context and practice, and the context whose practices are most alike."""
    system = accounts[0].system
    practices = practice_names(found, system)
    names = context_words.names(system)
    rows = [
        (names[context], *counts, *_most_alike(found, row, names))
        for row, (context, counts) in enumerate(
            zip(found.contexts, found.moves.tolist(), strict=True)
        )
    ]
    return Table(("Context", *practices, "Most alike", "How alike, 0 to 1"), rows)


def _most_alike(
    found: PracticeMap, row: int, names: Sequence[str]
) -> tuple[str | None, float | None]:
    likeness = found.likeness[row].copy()
    likeness[row] = np.nan
    if not np.isfinite(likeness).any():
        return None, None
    best = int(np.nanargmax(likeness))
    return names[found.contexts[best]], short(float(likeness[best]))
