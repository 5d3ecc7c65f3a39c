"""Ties under a context in one paragraph: covered and not covered; before, during and after."""

from __future__ import annotations

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, Figure
from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH
from sysmap.contexts.compared.before import ANALYSIS as BEFORE
from sysmap.contexts.compared.covered import ANALYSIS as COVERED
from sysmap.contexts.compared.covered import CHANGES, ENDED, FORMED, LEFT
from sysmap.contexts.compared.verdicts import DESCRIBED
from sysmap.contexts.two_parts import POINTS_EACH_SIDE
from sysmap.views.compared_parts import (
    SPILLS,
    Paragraph,
    a_month,
    covered_units,
    doubt,
    else_in_force,
    how_tested,
    if_alike,
    in_short,
    interval_or_why,
    joined,
    more_or_fewer,
    ratio,
    values,
    when,
)
from sysmap.views.words import counted

GROWS = (
    "It cannot say what the context did: whatever else changed in these months changed for the "
    "same people too."
)
MOVED = (
    "Those covered and the others went in opposite directions, so it may have moved from one to "
    "the other rather than changed."
)


def covered_or_not(comparison: Comparison, account: Account) -> Paragraph:
    """The ties that ended and formed, those covered against the others."""
    told = {figure.subject: figure for figure in comparison.of(COVERED)}
    covered, others = _sizes(comparison)
    found = (
        f"{when(account)}: {covered} covered, {others} not. "
        f"{_rate(told[ENDED], 'ended')} {_rate(told[FORMED], 'formed')}"
    )
    moved = MOVED if comparison.covered.cells(FORMED).moved else ""
    return Paragraph(
        found,
        joined(
            _both_doubts(told[ENDED], told[FORMED], covered_units(comparison)),
            how_tested(comparison),
            interval_or_why(comparison, told[ENDED], told[FORMED]),
        ),
        joined(
            _of_all(told[ENDED], comparison, account),
            _gone(told[LEFT]),
            _changes(comparison),
            moved,
            else_in_force(comparison, account),
        ),
        SPILLS,
        in_short(told[ENDED], told[FORMED]),
    )


def _of_all(compared: Figure, comparison: Comparison, account: Account) -> str:
    """Why the record counts more ties than are compared, where it does."""
    ended = len(account.total("ties_ended"))
    if not comparison.arms.between_themselves or ended == compared.n_covered:
        return ""
    return (
        f"These are ties among those compared alone; of all ties of those it covers {ended} ended."
    )


def _gone(left: Figure) -> str:
    if not (left.n_covered or left.n_other):
        return ""
    return (
        f"Apart from these, {left.n_covered:.0f} and {left.n_other:.0f} ties went with somebody "
        "who left; those are no endings."
    )


def _sizes(comparison: Comparison) -> tuple[str, str]:
    arms = comparison.arms
    covered = int(arms.covered.sum())
    kinds = " or ".join(arms.kinds)
    noun = kinds if len(arms.kinds) == 1 else "actor"
    return counted(covered, noun), str(arms.covered.size - covered)


def _rate(figure: Figure, verb: str) -> str:
    """One rate against the other, with the counts behind them."""
    if figure.covered is None or figure.other is None:
        return f"That ties {verb} is not compared: {figure.why}."
    of_each = f"{figure.n_covered:.0f} where covered and {figure.n_other:.0f} where not"
    if figure.effect is None:
        return f"Ties {verb}: {of_each}; {figure.why}."
    if not (figure.n_covered and figure.n_other):
        return f"Ties {verb}: {of_each} ({a_month(figure)})."
    return f"Ties {verb} {ratio(figure.effect)} where covered ({of_each}; {a_month(figure)})."


def _both_doubts(ended: Figure, formed: Figure, units: str) -> str:
    """How sure both are; said once where neither is tested, as the reason is the same."""
    both = ((ended, "ended"), (formed, "formed"))
    if ended.test and formed.test and {ended.verdict, formed.verdict} == {DESCRIBED}:
        alike = ((figure, f"ties that {verb}") for figure, verb in both)
        return joined(doubt("Both are", ended), units, if_alike(*alike))
    described = DESCRIBED in (ended.verdict, formed.verdict)
    return joined(
        *(doubt(f"Ties {verb}:", figure) for figure, verb in both), units if described else ""
    )


def _changes(comparison: Comparison) -> str:
    """How what each did changed, in both arms: a description."""
    figures = {figure.subject: figure for figure in comparison.of(CHANGES)}
    formed = figures[FORMED]
    if formed.covered is None or formed.other is None:
        return "There is no before to hold it against."
    return (
        "Ties formed with anybody, a month each, against the three months before: those covered "
        f"{more_or_fewer(formed.covered)}, the others {more_or_fewer(formed.other)}."
    )


def in_time(comparison: Comparison, account: Account) -> Paragraph:
    """Each of those covered before, during and after."""
    figures = [figure for figure in comparison.of(BEFORE) if figure.effect is not None]
    beside = joined(_line(comparison), else_in_force(comparison, account))
    if not figures:
        why = comparison.of(BEFORE)[0].why
        found = f"{when(account)}: nothing to hold it against, as {why}."
        return Paragraph(found, "", beside, GROWS)
    told = "; ".join(f"{f.subject} {f.other:.2f} before, {f.covered:.2f} during" for f in figures)
    people = counted(int(figures[0].n_covered or 0), "actor")
    heard = f"{people} covered and heard both before and during"
    found = f"{when(account)}: {heard}. A month, each: {told}."
    return Paragraph(found, _how_sure_in_time(figures), beside, GROWS)


def _how_sure_in_time(figures: list[Figure]) -> str:
    ranges = [f"{f.subject} {values(f.interval)}" for f in figures if f.interval]
    if ranges:
        return f"The mean change lies between (95 in 100): {'; '.join(ranges)}. This describes."
    return "Under ten people there is no range, each is drawn: this describes, and tests nothing."


def _line(comparison: Comparison) -> str:
    """Whether a series broken at its start could be drawn, and why not."""
    first, (opens, closes) = comparison.arms.days[0], comparison.arms.programme
    before, since = (
        (late - early) / DAYS_IN_A_MONTH for early, late in ((opens, first), (first, closes))
    )
    points = f"{before:.0f} months lie before it and {since:.0f} after its start"
    if min(before, since) < POINTS_EACH_SIDE:
        return f"No line with a break is drawn: {points}, and {POINTS_EACH_SIDE} a side are needed."
    return f"A line in two parts is drawn under the record: {points}; it describes, and has no p."
