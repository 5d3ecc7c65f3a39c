"""What was asked for, in words: asked, answered, working, each with what is not known of it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sysmap.periods import programme_days
from sysmap.practice import Asking, asking
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.tables import Table
from sysmap.views.words import counted

KEPT = 32
TITLE = "What was asked for: asked, answered, working"
CAUTION = (
    "The counts are of what was asked, by everybody together; they tell nothing of how well "
    "anybody asks. Something works where the connection that came of it holds."
)
NOTHING_ASKED = "Nothing that was asked of somebody is recorded for this time."


@lru_cache(maxsize=KEPT)
def asked_for(system: System, since: date | None, until: date | None) -> tuple[Asking, date] | None:
    """What was asked for in a time, and the day on which it is seen what works; None: no days."""
    span = programme_days(system)
    if span is None:
        return None
    on_day = until or span[1]
    return asking(system, since=since, until=until, on_day=on_day), on_day


def in_words(found: tuple[Asking, date] | None) -> str:
    """How far what was asked for went, with how much is not known at each step."""
    if found is None or not found[0].asked:
        return NOTHING_ASKED
    told, on_day = found
    were = "was" if told.answered == 1 else "were"
    sentence = (
        f"Of {counted(told.asked, 'thing')} asked, {told.answered or 'none'} {were} answered"
        f"{_bracketed(_unanswered(told))}, {told.accepted or 'none'} with yes; of those "
        f"{told.working or 'none'} {_is(told.working)} a connection that holds on "
        f"{written(on_day)}{_bracketed(_not_working(told))}."
    )
    return " ".join(filter(None, (sentence, _waiting(told), _undated(told))))


def table(found: tuple[Asking, date]) -> Table:
    """The steps, each with how many got so far, how many did not, and how many are not known."""
    told, on_day = found
    unanswered = told.waiting + told.no_answer
    return Table(
        ("Step", "So far", "Not", "Not known"),
        [
            ("asked", told.asked, None, told.undated),
            ("answered", told.answered, unanswered, told.not_said),
            ("answered with yes", told.accepted, told.answered - told.accepted, None),
            (f"working on {written(on_day)}", told.working, told.not_working, told.tie_not_said),
        ],
    )


def _unanswered(told: Asking) -> list[str]:
    return _counts(
        (told.waiting, "still waiting"),
        (told.no_answer, "never answered"),
        (told.not_said, "answer not said"),
    )


def _not_working(told: Asking) -> list[str]:
    return _counts((told.not_working, "no more"), (told.tie_not_said, "connection not said"))


def _counts(*told: tuple[int, str]) -> list[str]:
    return [f"{count} {words}" for count, words in told if count]


def _bracketed(told: list[str]) -> str:
    return f" ({', '.join(told)})" if told else ""


def _waiting(told: Asking) -> str:
    if told.half_within is None:
        return ""
    unknown = told.answered - len(told.days)
    but = f"; for {unknown} the days are not known" if unknown else ""
    return f"Half of the answers came within {counted_days(told.half_within)}{but}."


def _undated(told: Asking) -> str:
    if not told.undated:
        return ""
    return f"{counted(told.undated, 'thing')} asked without a day {_is(told.undated)} in no time."


def counted_days(days: float) -> str:
    """Days, whole or half.

    >>> counted_days(1.0), counted_days(4.5)
    ('1 day', '4.5 days')
    """
    return f"{days:g} {'day' if days == 1 else 'days'}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
