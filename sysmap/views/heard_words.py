"""The sentences about who was asked, who was heard, and when anybody was looking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from sysmap.views.clock import written as day

HEARD = "Who was heard"
INTRODUCTION = "Write down who is asked and what they said: what nobody asked about is not known."
WHAT = "What"
ASKED, TOLD, LOOKED, CAME = "reporter", "report", "observation_window", "meeting"
WHATS = {
    ASKED: "Who is asked",
    TOLD: "What somebody said of a connection",
    CAME: "Who came to a meeting",
    LOOKED: "When anybody was looking",
}
WHO_IS_ASKED, ASKED_SINCE, ASKED_UNTIL = "Who", "Asked since", "Until, not included"
THERE_HINT, OPEN_HINT = "2025-03-05 or 2025-03; empty: from the start", "empty: still going"
TELLER, SAYS, TOLD_ON = "Who said it", "What they said", "Said on"
SAID = {
    "new": "it is new",
    "was there already": "it was there already",
    "still there": "it is still there",
    "changed": "it is still there, but changed",
    "ended": "it has ended",
    "don't know": "they do not know",
}
ANY_KIND = "any kind"
SCOPE, SCOPE_HINT = "How widely", "a full mapping, moves told at the meeting"
NOTE, LOOKED_SINCE = "Note", "Somebody was looking since"
WHICH_MEETING, NEW_MEETING = "Which meeting", "a new one"
CAME_TO_IT, MEETING_DAY, PLACE = "Who came", "Day of the meeting", "Where"
NOTES = {
    ASKED: (
        "Whoever is asked and says nothing for three months counts as not heard: figures of those "
        "months are marked. Nobody is asked by being in the record alone."
    ),
    TOLD: (
        "It stands beside the connection and changes nothing of it. A connection that one side "
        "alone tells of is drawn dotted on the map."
    ),
    CAME: "Whoever is asked at the time and is not named here did not come.",
    LOOKED: "A connection that came or went while nobody was looking has no exact day.",
}
STRIP = "Heard in the three months before, of those asked"
NOT_LOOKING = "nobody was looking"
NOBODY_ASKED = "The record does not say yet who is asked, so nobody knows what it leaves out."
TOLD_BY, TOLD_BY_HINT = "Told by", "not kept"
STRIP_COLUMNS = ("day", "asked", "heard in the three months before", "somebody was looking")
ASKED_COLUMNS = ("name", "asked since", "asked until", "last heard", "came to meetings")
STRIP_TABLE = "Who was heard, as a table"
FROM_THE_START, STILL_ASKED, NEVER_HEARD = "the start", "still asked", "never"
EVERYBODY_ASKED = "Everybody who is asked, and when they were heard last"


class Heard(Protocol):
    """How many are asked and heard, and whether somebody was looking."""

    @property
    def asked(self) -> int:
        """How many are asked."""

    @property
    def heard(self) -> int:
        """How many of them were heard of late."""

    @property
    def looked(self) -> bool | None:
        """Whether somebody was looking; None where nothing says when."""


def told(cell: Heard) -> str:
    """How many were heard of those asked, and whether nobody was looking."""
    heard = f"{cell.heard} of {cell.asked}" if cell.asked else "\N{EN DASH} nobody asked"
    return f"{heard}, {NOT_LOOKING}" if cell.looked is False else heard


def saved_asked(names: Sequence[str]) -> str:
    """That some are asked from now on."""
    return f"{WHATS[ASKED]}: {', '.join(names)}."


def saved_told(teller: str, ends: tuple[str, str], says: str) -> str:
    """What was said of a connection, by whom."""
    return f"{teller} on {ends[0]} \N{EN DASH} {ends[1]}: {SAID.get(says, says)}."


def saved_look(start: str, end: str | None, scope: str | None) -> str:
    """That somebody was looking then."""
    until = f" until {end}" if end else ""
    return f"Somebody was looking since {start}{until}{f': {scope}' if scope else ''}."


def saved_came(names: Sequence[str]) -> str:
    """Who came to a meeting."""
    return f"At the meeting: {', '.join(names)}."


def asked_name(name: str, start: date | None, end: date | None) -> str:
    """Somebody who is asked, with the time of it.

    >>> asked_name("Ana", None, None)
    'Ana, asked from the start'
    """
    since = f"since {day(start)}" if start else "from the start"
    return f"{name}, asked {since}{f' until {day(end)}' if end else ''}"


def report_name(teller: str, ends: tuple[str, str], says: str, on_day: date | None) -> str:
    """What somebody said of a connection, and when."""
    when = f", {day(on_day)}" if on_day else ""
    return f"{teller} on {ends[0]} \N{EN DASH} {ends[1]}: {SAID.get(says, says)}{when}"


def window_name(start: date | None, end: date | None, scope: str | None) -> str:
    """A time during which somebody was looking."""
    since = day(start) if start else "the start"
    until = f" to {day(end)}" if end else " on"
    return f"From {since}{until}{f': {scope}' if scope else ''}"


def meeting_name(key: str, on_day: date) -> str:
    """A meeting by its key and day."""
    return f"{key}, {day(on_day)}"
