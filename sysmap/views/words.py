"""Every sentence that a page says about a number, in one place, to be read and put right.

Plain English; nothing says that one thing caused another; an undefined value is never told as 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from sysmap.change import Difference, between
from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Value
from sysmap.model import YOUNG_PERSON
from sysmap.network import Network
from sysmap.system import System
from sysmap.views.clock import UNDATED, Step
from sysmap.views.clock import written as day

NOTHING_DATED = "Nothing in this record has a date, so there are no two days to compare."
HOW_CHANGE_COUNTS = (
    "A tie that was there already when somebody first wrote it down is found, not formed: it "
    "counts from the day it was written down. The Map shows ties from the day they began."
)
KNOWN_ON = "Show the record as it was known at the end of"
WRITTEN_SINCE = "What was written since"
KNOWN_ON_HELP = "Empty shows the record as it is now, with all that was written down since."


def known_when(day_chosen: date | None) -> str:
    """Which state of the record is shown, for the button that changes it."""
    return "As known now" if day_chosen is None else f"As known on {day(day_chosen)}"


def as_known(day_chosen: date) -> str:
    """That an earlier state of the record is shown."""
    return (
        f"This is the record as it was known at the end of {day(day_chosen)}. "
        "What was written down since is left out."
    )


def nothing_known_yet(day_chosen: date) -> str:
    """That nothing had been written down by then."""
    return f"Nothing had been written down in this record by the end of {day(day_chosen)}."


def counted(count: int, one: str, several: str | None = None) -> str:
    """A count with its noun.

    >>> counted(1, "tie"), counted(0, "tie"), counted(2, "person", "people")
    ('1 tie', 'no ties', '2 people')
    """
    noun = one if count == 1 else several or one + "s"
    return f"{count or 'no'} {noun}"


def in_hundred(share: float) -> str:
    """A share as so many in a hundred.

    >>> in_hundred(0.734)
    '73 in 100'
    """
    return f"{round(100 * share)} in 100"


def on_that_day(on_day: date) -> str:
    """When something was so: on a day, or without one where nothing is dated."""
    return "As recorded, without dates" if on_day == UNDATED else f"On {day(on_day)}"


def nothing_yet(system: System | None) -> str:
    """What to say where there is no record, or an empty one."""
    if system is None:
        return "No record is open. Look round in the demo, or begin with your own programme."
    return f"{system.programme_name} is empty. Bring in who there is and who is connected."


def where_we_are(system: System, first: Step, last: Step) -> str:
    """The programme in world time: from how many ties to how many, and what lies between."""
    count = _counts(between(system, first.day, last.day, found_put_back=True))
    if first == last:
        there = counted(count["ties_after"], "tie")
        return f"{system.programme_name}. {on_that_day(last.day)}: {there}."
    written = _counts(between(system, first.day, last.day))
    came = sum(count[name] for name in ("formed", "formed_with_joiner", "reopened", "not_sure"))
    gone = count["ended"] + count["left_with_actor"]
    to_ties = f"{count['ties_after'] or 'none'} ({day(last.day)})"
    from_ties = f"from {counted(count['ties_before'], 'tie')} ({day(first.day)})"
    told = [
        f"{system.programme_name}: {from_ties} to {to_ties}.",
        f"{came or 'None'} came, {gone or 'none'} went.",
        _written_later(written["found"] + written["not_sure"]),
    ]
    return " ".join(sentence for sentence in told if sentence)


def _written_later(count: int) -> str:
    return f"{count} were written down later than they may have begun." if count else ""


def who_is_connected(first: Network, last: Network) -> str:
    """How many are connected at the last step, and how far people reach one another."""
    if not last.size:
        return f"{on_that_day(last.on_day)}: nobody is on the map."
    pairs = counted(int(_figure(last, "ties") or 0), "connected pair")
    alone = int(_figure(last, "isolates") or 0)
    there = f"{on_that_day(last.on_day)}: {counted(last.size, 'actor')}"
    told = [
        f"{there}, {pairs}, {f'{alone} on their own' if alone else 'nobody on their own'}.",
        _reach_of_adults(first, last) if last.of_kind(YOUNG_PERSON).any() else _reach(last),
    ]
    return " ".join(sentence for sentence in told if sentence)


class _Reach(NamedTuple):
    """How many adults and services in a hundred reach one another, and how many by chance."""

    observed: int
    by_chance: int


def _adults_reach(network: Network) -> _Reach | None:
    observed = _figure(network, "adults_connectedness")
    by_chance = CATALOGUE["adults_connectedness_chance"].values(network)["median"]
    if observed is None or by_chance is None:
        return None
    return _Reach(round(100 * observed), round(100 * by_chance))


def _reach_of_adults(first: Network, last: Network) -> str:
    now, then = _adults_reach(last), _adults_reach(first)
    if now is None:
        return ""
    earlier = first.on_day != last.on_day and then is not None
    return (
        f"Take the young people out and {now.observed} in 100 pairs of adults and services can "
        f"still reach one another; take out as many at random and it is {now.by_chance}."
        + (_in_month(first.on_day, then) if earlier and then else "")
    )


def _in_month(on_day: date, then: _Reach) -> str:
    return f" In {on_day:%B %Y} it was {then.observed} against {then.by_chance}."


def _reach(network: Network) -> str:
    share = _figure(network, "connectedness")
    if share is None:
        return ""
    pairs = "All" if share == 1 else in_hundred(share)
    return f"{pairs} pairs can reach one another by some path."


def what_changed(difference: Difference) -> str:
    """What formed, ended and was found between the two days, and who came and left."""
    count = _counts(difference)
    parts = [
        f"{counted(count['formed'], 'tie')} formed",
        *_unless_none(count["formed_with_joiner"], "more with somebody who joined"),
        f"{count['ended'] or 'none'} ended",
        *_unless_none(count["left_with_actor"], "went with somebody who left"),
        *_unless_none(count["reopened"], "reopened"),
        *_unless_none(count["kept"], f"kept{_regraded(count['stronger'], count['weaker'])}"),
        *_unless_none(count["came_and_went"], "came and went in between"),
    ]
    told = [
        f"{_span(difference)}: {', '.join(parts)}.",
        _discovered(count["found"], count["not_sure"]),
        _who_came_and_left(len(difference.joined), len(difference.left)),
    ]
    return " ".join(sentence for sentence in told if sentence)


def _span(difference: Difference) -> str:
    return f"{day(difference.since)} to {day(difference.until)}"


def _unless_none(count: int, words: str) -> list[str]:
    return [f"{count} {words}"] if count else []


def _regraded(stronger: int, weaker: int) -> str:
    parts = [*_unless_none(stronger, "stronger"), *_unless_none(weaker, "weaker")]
    return f" ({' and '.join(parts)})" if parts else ""


def _discovered(found: int, not_sure: int) -> str:
    parts = [
        *_unless_none(found, "found, not formed: there before, and written down since"),
        *_unless_none(not_sure, "more of which nobody is sure whether they are new"),
    ]
    return f"Beside them {'; '.join(parts)}." if parts else ""


def _who_came_and_left(joined: int, left: int) -> str:
    if not joined and not left:
        return ""
    return f"{upper_first(counted(joined, 'actor'))} joined, {left or 'none'} left."


def upper_first(text: str) -> str:
    """The text as a sentence or a heading begins."""
    return text[:1].upper() + text[1:]


def _counts(difference: Difference) -> Mapping[str, int]:
    return {name: int(value or 0) for name, value in difference.counts().items()}


def _figure(network: Network, name: str) -> Value:
    return CATALOGUE[name].values(network)[""]
