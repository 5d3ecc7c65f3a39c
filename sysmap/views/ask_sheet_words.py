"""Every word of an ask sheet: the page that a member answers on a phone, and the same on paper."""

from __future__ import annotations

from datetime import date

from sysmap.asking_sheets import Connection
from sysmap.views.clock import written
from sysmap.views.record_words import kind as kind_in_words
from sysmap.views.words import counted

TITLE = "Your connections"
HOW = (
    "Go through your own list and tick what you know. What you leave empty stays as it is. "
    "Nobody is marked for what they say."
)
KEEP_SAFE = (
    "Do not send this page or your answers by open e-mail: hand them over, or send them the way "
    "your team sends what is confidential. If a child is at risk, follow your procedure now."
)
NEEDS_A_BROWSER = (
    "The answers cannot be saved here. Open this page in a browser (Chrome, Firefox, Edge, "
    "Safari), or print it and tick with a pen."
)
NOT_KEPT = "This browser does not keep what you tick: save your answers before you close the page."
KEPT = "What you tick is kept in this browser, on this device, until you start again."
NOTHING_YET = "Nothing stands on your list yet. Add those whom you are connected to."
ANSWERS = {"still there": "Still there", "changed": "Changed", "ended": "Ended"}
APART = "Better not: do not ask about us two again"
ADD_TITLE = "Somebody who is not on the list"
ADD_HOW = "Write a name as your team says it. Leave it empty where there is nobody."
NAME, HOW_CONNECTED, SINCE = "Name", "How you are connected", "Since when, if you know"
SINCE_HINT = "2025, or 2025-03"
NOT_SAID = "not said"
BEGAN = {"new": "New since we last asked", "was there already": "Was there already"}
IS_IT_NEW = "Is it new?"
FROM_YOU, TO_YOU = "from you to them", "from them to you"
ANOTHER = "Add another"
SAVE, START_AGAIN = "Save my answers", "Start again"
REALLY = "Clear everything that you ticked and typed here?"
NO_FILE = "If no file came: copy this text into a file"
TEXT_OF = "Your answers as a text"
SAVED = (
    "Saved as {file}, among your downloads. It holds keys, words and days, and no names but those "
    "that you typed."
)
LEFT_EMPTY = "Say of {name} whether it is new; then save."
DONE = "{done} of {all} answered"


def whose(member: str, meeting: date) -> str:
    """Whose sheet it is, and for which meeting."""
    return f"For {member}, before the meeting of {written(meeting)}"


def made(on: date) -> str:
    """When the sheet was made."""
    return f"Made on {written(on)} from what the team had recorded by then."


def connection(member: int, told: Connection, *, directed: bool) -> str:
    """How two are connected, as the member reads it, and since when."""
    way = kind_in_words(told.kind)
    if directed:
        way += f" ({FROM_YOU if told.source == member else TO_YOU})"
    if told.since and told.precision != "before":
        way += f", since {_roughly(told.since, told.precision)}"
    return way


def said_last(told: Connection) -> str:
    """What the member said of it last; nothing where they never spoke of it."""
    if told.said is None or told.said_on is None:
        return ""
    return f"You said on {written(told.said_on)}: {told.said}"


def _roughly(day: date, precision: str | None) -> str:
    """A day no more exactly than a member would want it."""
    return f"{day:%Y}" if precision == "year" else f"{day:%B %Y}"


def so_many(people: int, connections: int) -> str:
    """How long the list is."""
    if not people:
        return NOTHING_YET
    with_whom = f"{people} {'person or service' if people == 1 else 'people and services'}"
    return f"{counted(connections, 'connection')} with {with_whom}."
