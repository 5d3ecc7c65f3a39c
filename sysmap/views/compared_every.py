"""In which contexts moves changed, and how sure that is: all contexts in one plain paragraph."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, Figure
from sysmap.contexts.compared.elements import ELEMENTS
from sysmap.contexts.compared.shares import MOVES
from sysmap.contexts.compared.verdicts import DESCRIBED, ENOUGH, LIKE_CHANCE, SHOWN, TOO_FEW
from sysmap.views.compared_parts import joined
from sysmap.views.practice.around import listed
from sysmap.views.words import counted, in_hundred

LEADS: Mapping[str, str] = {
    SHOWN: "More than chance mostly gives",
    LIKE_CHANCE: "No more than chance",
    TOO_FEW: "Too few to tell, in whole or in part",
    DESCRIBED: "Described and not tested, as no p of their level could tell",
}
"""Verdict -> what is said of the contexts in which the tests of moves come to it."""
NOT_COMPARED = "Not compared, for want of moves or of a comparison group"
CANNOT = (
    "It cannot say what a context did, nor what was never told; contexts that overlap share what "
    "is found under them."
)


def where_moves_changed(comparisons: Sequence[Comparison], accounts: Sequence[Account]) -> str:
    """The contexts by what the tests of moves come to, the widest difference of each, the tests."""
    told: dict[str, list[str]] = {verdict: [] for verdict in (*LEADS, "")}
    for comparison, account in zip(comparisons, accounts, strict=True):
        figures = [figure for figure in comparison.of(MOVES, ELEMENTS) if figure.test]
        told[_verdict(figures)].append(account.name + _widest(comparison, figures))
    leads: dict[str, str] = {**LEADS, "": NOT_COMPARED}
    groups = (f"{leads[verdict]}: {listed(names)}." for verdict, names in told.items() if names)
    return joined("In which contexts did moves change?", *groups, _how_many(comparisons), CANNOT)


def _verdict(figures: Sequence[Figure]) -> str:
    """The strongest that is said of any of them: a finding, then a doubt, then none."""
    found = {figure.verdict for figure in figures}
    return next((one for one in (SHOWN, TOO_FEW, DESCRIBED, LIKE_CHANCE) if one in found), "")


def _widest(comparison: Comparison, figures: Sequence[Figure]) -> str:
    """The compartment whose share differs most, with its p where one is shown."""
    shares = [figure for figure in figures if figure.analysis == MOVES]
    if not shares:
        return ""
    widest = max(shares, key=lambda figure: abs(figure.effect or 0))
    assert widest.covered is not None
    assert widest.other is not None
    assert widest.test is not None
    p, adjusted = widest.test.p, comparison.adjusted(widest)
    sure = f"smallest p {p.smallest:.2g}"
    if adjusted is not None:
        sure = f"p {p.value:.2g}, beside the others {adjusted:.2g}"
    return (
        f" (furthest apart in {widest.subject}: {in_hundred(widest.covered)} of the moves of those "
        f"covered, {in_hundred(widest.other)} of the others'; {sure})"
    )


def _how_many(comparisons: Sequence[Comparison]) -> str:
    """How many tests there are of all contexts, and how many would flag where there is nothing."""
    tests = sum(comparison.tests for comparison in comparisons)
    if not tests:
        return "Nothing here is tested."
    flags = sum(
        figure.verdict == SHOWN for comparison in comparisons for figure in comparison.figures
    )
    return (
        f"There are {counted(tests, 'test')} of ties and moves in all, of which "
        f"{flags or 'none'} came out at {ENOUGH} or below; where there is nothing, about "
        f"{ENOUGH * tests:.1f} would."
    )
