"""The ways in which one number may be given: as the profile writes it, coarser, or not at all."""

from __future__ import annotations

from typing import Literal, NamedTuple

from sysmap.disclosure.disclosed import Disclosed, Reason
from sysmap.disclosure.profiles import Profile
from sysmap.disclosure.statements import Number, Population, Statement, between, rounded

Form = Literal["plain", "about", "hidden"]
ABOUT = 5
"""A count that may not be given as it is may still be given to the nearest five."""


class Given(NamedTuple):
    """What is shown of a number, and what a reader knows by it."""

    value: float | None
    statements: list[Statement]


NOTHING = Given(None, [])


def first_form(number: Number, profile: Profile) -> Form:
    """How a number would be given if it stood alone."""
    return "hidden" if why_hidden(number, profile) else "plain"


def why_hidden(number: Number, profile: Profile) -> Reason:
    """Why a number may not be given even alone; empty where it may."""
    if profile.hides(number.people):
        few: Reason = "few" if number.terms else "mean"
        return few if number.people else "zero"
    base = profile.rounding
    vanishes = number.is_count and number.value and not rounded(int(number.value), base)[0]
    return "few" if vanishes else ""


def alone(value: int, people: int, profile: Profile) -> Disclosed:
    """A count that stands alone, beside which nothing can be subtracted."""
    number = Number(key="", value=value, people=people, terms=((1.0, Population("")),))
    return disclosed(number, first_form(number, profile), why_hidden(number, profile), profile)


def coarser(number: Number, form: Form, profile: Profile) -> Form:
    """The next way down: a count to the nearest five, a figure by a digit less, then nothing."""
    can = profile.rounding < ABOUT if number.is_count else number.digits > 1
    return "about" if form == "plain" and can else "hidden"


def given(number: Number, form: Form, profile: Profile) -> Given:
    """A number in one of its forms."""
    if form == "hidden":
        return NOTHING
    if number.is_count:
        base = profile.rounding if form == "plain" else ABOUT
        shown, low, high = rounded(int(number.value), base)
        if number.people == number.value and number.value:
            low = max(low, profile.threshold)
        return Given(shown, between(number, low, high))
    digits = number.digits if form == "plain" else number.digits - 1
    shown_figure, half = round(number.value, digits), 0.5 * 10**-digits
    return Given(shown_figure, between(number, shown_figure - half, shown_figure + half))


def disclosed(number: Number, form: Form, reason: Reason, profile: Profile) -> Disclosed:
    """A number as it is shown, with the reason why it is not as it was."""
    if form == "hidden":
        return Disclosed(None, reason)
    plain: Reason = "rounded" if number.is_count and profile.rounding > 1 else ""
    return Disclosed(given(number, form, profile).value, "about" if form == "about" else plain)
