"""A paragraph about a comparison and its parts: how often, how sure, what else was going on."""

from __future__ import annotations

from math import exp
from typing import NamedTuple

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, Figure
from sysmap.contexts.compared.levels import PERSON, SERVICE
from sysmap.contexts.compared.verdicts import DESCRIBED, LIKE_CHANCE, SHOWN
from sysmap.inference import FEWEST_CLUSTERS, Interval
from sysmap.views import context_words
from sysmap.views.practice.around import listed
from sysmap.views.words import counted, in_hundred

ALIKE = 1.1
"""A rate that is not so many times another is about as high."""
HALF = 0.5
SPILLS = (
    "It cannot say what the context did: those covered and the others share ties and time, so what "
    "is felt by one arm may reach the other, and who was covered was not drawn by lot."
)


NO_INTERVAL = {
    "ratio": "No interval is made of a ratio.",
    "distance": "No interval is made of a distance.",
}
NO_INTERVAL_OF_THESE = "No interval is given: under ten in an arm made moves, or all made alike."


class Paragraph(NamedTuple):
    """One paragraph in its four parts, and how sure it is in a word or two."""

    found: str
    how_sure: str
    beside: str
    cannot: str
    in_short: str = ""

    @property
    def answer(self) -> str:
        """What stands under the question: what was found, and in short how sure that is."""
        return joined(self.found, self.in_short or self.how_sure)

    @property
    def note(self) -> str:
        """What stands under the picture."""
        return joined(self.how_sure if self.in_short else "", self.beside, self.cannot)

    @property
    def text(self) -> str:
        """All of it."""
        return joined(self.found, self.how_sure, self.beside, self.cannot)


def joined(*sentences: str) -> str:
    """Sentences one after the other, those that say nothing left out."""
    return " ".join(sentence for sentence in sentences if sentence)


def when(account: Account) -> str:
    """The name of a context, and when it held."""
    return f"{account.name}, {context_words.held(account)}"


def ratio(value: float) -> str:
    """A rate ratio in words.

    >>> ratio(3.02), ratio(0.48), ratio(1.04)
    ('3.0 times as often', '0.5 times as often', 'about as often')
    """
    if max(value, 1 / value) < ALIKE:
        return "about as often"
    return f"{value:.1f} times as often"


def a_month(figure: Figure) -> str:
    """The two rates, for each month at risk."""
    rates = f"{figure.covered:.3f} and {figure.other:.3f}"
    return f"{rates} {figure.unit.partition(';')[0]}"


def values(interval: Interval) -> str:
    """A range of differences.

    >>> values(Interval(-0.5, 1.25))
    '-0.50 to +1.25'
    """
    return f"{signed(interval.low)} to {signed(interval.high)}"


def signed(value: float) -> str:
    """A difference with its sign, nought without.

    >>> signed(0.4512), signed(-0.001)
    ('+0.45', '0.00')
    """
    told = f"{value:+.2f}"
    return told[1:] if float(told) == 0 else told


def more_or_fewer(value: float) -> str:
    """A difference in words.

    >>> more_or_fewer(0.4512), more_or_fewer(-0.19), more_or_fewer(-0.001)
    ('0.45 more', '0.19 fewer', 'as many')
    """
    told = f"{abs(value):.2f}"
    if not float(told):
        return "as many"
    return f"{told} {'more' if value > 0 else 'fewer'}"


def doubt(lead: str, figure: Figure) -> str:
    """How sure one figure is, by its verdict; nothing where there is no test."""
    test = figure.test
    if test is None:
        return ""
    if figure.verdict == DESCRIBED:
        return f"{lead} described and not tested: {figure.why}."
    chance = f"nine in ten of the ways to give it to others lie between {_chance(figure)}"
    p = f"p {test.p.value:.2g}; {test.how}"
    if figure.verdict == SHOWN:
        return f"{lead} more than chance mostly gives; {chance} ({p})."
    if figure.verdict == LIKE_CHANCE:
        return f"{lead} no more than chance; {chance} ({p})."
    return f"{lead} too few to tell; {chance} ({p})."


def _chance(figure: Figure) -> str:
    assert figure.test is not None
    assert figure.test.chance is not None
    low, high = figure.test.chance
    if figure.measure == "ratio":
        return f"{exp(low):.1f} and {exp(high):.1f} times"
    if figure.measure == "difference":
        return f"{100 * low:+.0f} and {100 * high:+.0f} in 100"
    return f"{low:.2f} and {high:.2f}"


def covered_units(comparison: Comparison) -> str:
    """The groups that a context covered as a whole, where its level is a field of the record."""
    level, arms = comparison.covered.level, comparison.arms
    held = arms.selection.system.field(level.name) if level.name not in (PERSON, SERVICE) else []
    names = (
        {held[actor] for actor in arms.actors[arms.covered.astype(bool)].tolist()} if held else ()
    )
    told = sorted(name for name in names if name)
    if not told:
        return ""
    unit = level.name.replace("_", " ")
    return f"The {unit if len(told) == 1 else level.several} that it covered: {listed(told)}."


def how_tested(comparison: Comparison) -> str:
    """What changes places in the tests of a context, and how many tests there are."""
    if not comparison.tests:
        return ""
    level = comparison.covered.level
    units = f"Tested by exchanging {level.several}: it covered {level.covered_units}."
    return joined(units, how_many_tests(comparison))


def interval_or_why(comparison: Comparison, *figures: Figure) -> str:
    """Between which values a difference of shares lies, or why there is no interval."""
    told = [
        f"{figure.subject} {100 * figure.interval.low:+.0f} to {100 * figure.interval.high:+.0f}"
        for figure in figures
        if figure.interval
    ]
    if told:
        return f"The difference in 100 moves lies between (95 in 100): {'; '.join(told)}."
    covered = int(comparison.arms.covered.sum())
    fewest = min(covered, comparison.arms.covered.size - covered)
    if fewest < FEWEST_CLUSTERS:
        return (
            f"No interval is given: it takes {FEWEST_CLUSTERS} in each arm, and one has {fewest}."
        )
    return NO_INTERVAL.get(figures[0].measure, NO_INTERVAL_OF_THESE)


def how_many_tests(comparison: Comparison) -> str:
    """How many tests there are of one context, and the smallest p beside the others."""
    if not comparison.tests:
        return ""
    adjusted = [
        p for figure in comparison.figures if (p := comparison.adjusted(figure)) is not None
    ]
    held = f"beside the others the smallest p comes to {min(adjusted):.2g}"
    return f"{counted(comparison.tests, 'test')} of this context: {held}."


def also_in_force(comparison: Comparison) -> str:
    """Which other contexts held for the same people on half or more of its days."""
    names = context_words.names(comparison.exposure.system)
    told = [
        f"{names[found.other]} ({in_hundred(found.days / found.of_one)})"
        for found in comparison.overlaps
        if found.of_one and found.days / found.of_one >= HALF
    ]
    if not told:
        return "No other context covered the same people on half of these days."
    return f"What else held for the same people on half or more of these days: {', '.join(told)}."


def hearing(account: Account) -> str:
    """In how many of its periods too few were heard."""
    told = context_words.partly_heard(account)
    return f"To know: {told[0]}." if told else ""


def partly_covered(comparison: Comparison) -> str:
    """In which arm somebody stands who was covered for a part of the time, and how many were."""
    partly = comparison.arms.partly
    some = f"{partly} {'was' if partly == 1 else 'were'}" if partly else "nobody was"
    return (
        "Covered means: on half or more of their days in that time; "
        f"{some} covered for a part of it."
    )


def else_in_force(comparison: Comparison, account: Account) -> str:
    """Who counts as covered, and what else was going on: other contexts, few heard."""
    return joined(partly_covered(comparison), also_in_force(comparison), hearing(account))


def if_alike(*figures: tuple[Figure, str]) -> str:
    """The p of single people for each figure and what it is of, with the words that it needs."""
    told = [(f.test, f.test.person.value, what) for f, what in figures if f.test and f.test.person]
    if not told:
        return ""
    p_values = " and ".join(f"{p:.2g} for {what}" for _, p, what in told)
    return f"If {told[0][0].level.several} did not differ otherwise, p would be {p_values}."


def in_short(*figures: Figure) -> str:
    """The verdict of some figures; which has which, where they differ."""
    verdicts = {figure.verdict for figure in figures}
    if len(verdicts) == 1:
        return f"{verdicts.pop().capitalize()}."
    told = "; ".join(f"{figure.subject}: {figure.verdict}" for figure in figures)
    return f"{told[:1].upper()}{told[1:]}."
