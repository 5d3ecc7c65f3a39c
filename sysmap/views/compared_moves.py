"""Moves under a context in one paragraph: into which compartments they fall, of what they are."""

from __future__ import annotations

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, Figure
from sysmap.contexts.compared.elements import ELEMENTS
from sysmap.contexts.compared.shares import MOVES
from sysmap.contexts.compared.testing import Test
from sysmap.contexts.compared.verdicts import DESCRIBED
from sysmap.views.compared_parts import (
    SPILLS,
    Paragraph,
    covered_units,
    doubt,
    else_in_force,
    how_tested,
    if_alike,
    in_short,
    interval_or_why,
    joined,
    when,
)
from sysmap.views.words import in_hundred

NEVER_TOLD = "It cannot say what was never told: a move that nobody reported is in neither arm."


def moves(comparison: Comparison, account: Account) -> Paragraph:
    """The moves of those covered against those of the others."""
    volume, *shares = comparison.of(MOVES)
    if volume.covered is None or not shares:
        found = f"{when(account)}: {volume.why}, so their moves are not compared."
        return Paragraph(found, "", else_in_force(comparison, account), NEVER_TOLD)
    widest = sorted(shares, key=lambda figure: -abs(figure.effect or 0))[:2]
    apart = " and ".join(_share(figure, comparison) for figure in widest)
    found = (
        f"{when(account)}: {volume.n_covered:.0f} moves of those covered, {volume.n_other:.0f} of "
        f"the others; {volume.covered:.2f} and {volume.other:.2f} for each actor and month. The "
        f"shares lie furthest apart in {apart}."
    )
    doubts = [doubt(f"{figure.subject}:", figure) for figure in widest]
    if {figure.verdict for figure in widest} == {DESCRIBED}:
        alike = ((figure, figure.subject) for figure in widest)
        doubts = [doubt("This is", widest[0]), covered_units(comparison), if_alike(*alike)]
    return Paragraph(
        found,
        joined(*doubts, how_tested(comparison), interval_or_why(comparison, *widest)),
        joined(_volume(comparison), else_in_force(comparison, account)),
        f"{NEVER_TOLD} {SPILLS}",
        in_short(*widest),
    )


def _share(figure: Figure, comparison: Comparison) -> str:
    assert figure.covered is not None
    assert figure.other is not None
    before = comparison.moves.shares(comparison.moves.before, covered=True)
    place = comparison.moves.compartments.index(figure.subject)
    earlier = "" if before is None else f"; {in_hundred(float(before[place]))} before"
    return (
        f"{figure.subject} ({in_hundred(figure.covered)} of the moves of those covered{earlier}; "
        f"{in_hundred(figure.other)} of the others')"
    )


def _volume(comparison: Comparison) -> str:
    """How many moves each made before and during, in both arms: a growing programme tells more."""
    told = [comparison.moves.monthly(covered=arm) for arm in (True, False)]
    if any(before is None for before, _ in told):
        return "There is no before to hold the number of moves against."
    covered, others = (
        f"{before:.2f} before it began and {during:.2f} since" for before, during in told
    )
    return (
        f"Moves a month each: those covered {covered}, the others {others}; how many are told "
        "depends on who is asked."
    )


def _apart_by_chance(test: Test) -> str:
    """How far apart few moves lie by themselves; all other ways where nine in ten says nothing."""
    if test.chance:
        low, high = test.chance
        return (
            f"Nine in ten pairs of arms picked otherwise lie {low:.2f} to {high:.2f} apart: so far "
            "apart are few moves by themselves."
        )
    low, high = test.others.min(), test.others.max()
    return (
        f"Given to others, in the {test.others.size} other ways that there are, they would lie "
        f"{low:.2f} to {high:.2f} apart; so few ways do not say what chance gives."
    )


def elements(comparison: Comparison, account: Account) -> Paragraph:
    """Of what the moves of the two arms were made."""
    [figure] = comparison.of(ELEMENTS)
    if figure.test is None or figure.effect is None:
        found = f"{when(account)}: of what moves were made is not compared: {figure.why}."
        return Paragraph(found, "", else_in_force(comparison, account), NEVER_TOLD)
    found = (
        f"{when(account)}: the links between elements in {figure.n_covered:.0f} moves of those "
        f"covered and {figure.n_other:.0f} of the others lie {figure.effect:.2f} apart, where 0 is "
        f"the same and 1 shares nothing. {_apart_by_chance(figure.test)}"
    )
    lead = "This is" if figure.verdict == DESCRIBED else "Here:"
    units = covered_units(comparison) if figure.verdict == DESCRIBED else ""
    told = doubt(lead, figure), units, how_tested(comparison)
    sure = joined(*told, interval_or_why(comparison, figure))
    cannot = f"{NEVER_TOLD} {SPILLS}"
    return Paragraph(found, sure, else_in_force(comparison, account), cannot, in_short(figure))
