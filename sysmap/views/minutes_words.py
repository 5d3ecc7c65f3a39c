"""What was said at a meeting, for the minutes: by what it was said of, and never by whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, NamedTuple

from sysmap.meetings import Agenda, Decision, Item, Thing, agenda, held_meetings
from sysmap.system import System
from sysmap.views import tonight_words as words
from sysmap.views.clock import written
from sysmap.views.waiting_words import waits
from sysmap.views.words import counted

Row = Mapping[str, Any]

MINUTES = "Minutes"
WHO_CAME, NOBODY_TICKED = "Who was here", "Nobody is ticked yet."
SAID, NOTHING_SAID = "What was said", "Nothing was said yet."
ALSO = "Also spoken of"
EARLIER, NO_EARLIER = "From the meetings before", "Nothing is open from the meetings before."
NEXT, NO_NEXT = "What we do next", "Nothing was agreed yet."
WAITS, NOTHING_WAITS = "What waits", "Nothing waits."
WAITS_EACH = "What waits, one by one"
WRITE_DOWN = "To write down"
WRITE_DOWN_WHY = "The group said it; the record does not have it yet."
WINDOWS, NO_WINDOW = "When somebody was looking", "No time is written down for these weeks."
WHAT, WHO, DUE, ADD = "What is to be done", "Who does it", "By when", "Add"
DONE, NOT_YET = "Done", "Not yet after all"
DOWNLOAD = "Download as a page (holds names)"
HOW_TO_PRINT = "Print this page with your browser, or download it as one file."
CLOSE = "We were looking from the last meeting to this one"
MET = "{} have met: record how they are connected."
CHANGED = "{}: say what changed."


class Told(NamedTuple):
    """One thing with what was said of it: the verdict, and what else."""

    what: str
    said: str
    beside: str


class Minutes(NamedTuple):
    """Everything that stands in the minutes of a meeting, as text."""

    title: str
    came: list[str]
    said: dict[str, list[Told]]
    to_write_down: list[str]
    earlier: list[str]
    following: list[str]
    windows: list[str]
    waiting: list[str]


def minutes(system: System, meeting: int) -> Minutes:
    """The minutes of a meeting, with the names that the team may read.

    Of two who are kept apart at any time there is nothing in them.
    """
    found = agenda(system, meeting)
    return Minutes(
        title=f"{MINUTES}: {words.meeting(system, meeting)}",
        came=came(system, meeting),
        said=_said(system, found),
        to_write_down=to_write_down(system, found),
        earlier=[action(system, row) for row in open_actions(system, meeting)],
        following=[action(system, row) for row in actions_of(system, meeting)],
        windows=_windows(system, found),
        waiting=[waits(system, meeting, one) for one in found.waiting],
    )


def came(system: System, meeting: int) -> list[str]:
    """The names of those who were there."""
    meetings, actors = (system.numbers("attendance", name) for name in ("meeting", "actor"))
    there = actors[meetings == meeting].tolist()
    return sorted({system.labels[actor] for actor in there}, key=str.casefold)


def _said(system: System, found: Agenda) -> dict[str, list[Told]]:
    """Reason -> what was said of the things that it brought up; then what else was spoken of."""
    told: dict[str, list[Told]] = {}
    for item in (*found.items, *_further(found)):
        title = words.WHY[item.why] if item in found.items else ALSO
        for thing in item.things:
            if decision := found.decided.get(thing.place):
                what = words.line(system, thing, item.why, found.circles)
                told.setdefault(title, []).append(Told(what, verdict(decision), beside(decision)))
    return told


def _further(found: Agenda) -> Iterator[Item]:
    """What the meeting spoke of that does not stand on its agenda."""
    listed = {thing.place for item in found.items for thing in item.things}
    for of, numbers in found.decided:
        if (of, numbers) not in listed:
            yield Item(why="disputed", things=(Thing(of=of, numbers=numbers),))


def verdict(decision: Decision) -> str:
    """A verdict in words."""
    return words.IN_MINUTES.get(decision.verdict, decision.verdict)


def beside(decision: Decision) -> str:
    """How many had a say, and what else was said; never who."""
    voters = "" if decision.voters is None else f" ({decision.voters} had a say)"
    return f"{voters}. {decision.comment}" if decision.comment else voters


def to_write_down(system: System, found: Agenda) -> list[str]:
    """What the group said that somebody must still record: who has met, and what changed."""
    told: list[str] = []
    for (of, numbers), decision in found.decided.items():
        thing = Thing(of=of, numbers=numbers)
        if of == "pair" and decision.verdict == "have met" and not _is_tied(system, numbers):
            told.append(MET.format(words.pair(system, thing)))
        elif decision.verdict == "changed":
            told.append(CHANGED.format(words.line(system, thing, "disputed", found.circles)))
    return told


def _is_tied(system: System, pair: tuple[int, ...]) -> bool:
    source, target = (system.numbers("tie", end) for end in ("source", "target"))
    ends = zip(source.tolist(), target.tolist(), strict=True)
    return any((min(both), max(both)) == pair for both in ends)


def open_actions(system: System, meeting: int) -> list[Row]:
    """The actions of earlier meetings that were not done before this one."""
    order = held_meetings(system)
    earlier = {*order[: order.index(meeting)]} if meeting in order else set()
    day = system.column("meeting", "date")[meeting]
    rows = system.tables["action"].to_pylist()
    return [
        row
        for row in rows
        if row["meeting"] in earlier and (row["done"] is None or row["done"] >= day)
    ]


def actions_of(system: System, meeting: int) -> list[Row]:
    """What one meeting agreed to do."""
    return [row for row in system.tables["action"].to_pylist() if row["meeting"] == meeting]


def action(system: System, row: Row) -> str:
    """An action with who does it, by when, and whether it is done."""
    who = "" if row["actor"] is None else f", {system.labels[row['actor']]}"
    due = f", by {written(row['due'])}" if row["due"] else ""
    done = f" (done {written(row['done'])})" if row["done"] else ""
    what = row["what"].rstrip(".") if who or due else row["what"]
    return f"{what}{who}{due}{done}"


def _windows(system: System, found: Agenda) -> list[str]:
    """The times of looking that touch the weeks since the meeting before."""
    told = []
    for row in system.tables["observation_window"].to_pylist():
        began_by_then = row["start"] is None or row["start"] <= found.day
        still_then = row["end"] is None or found.since is None or row["end"] > found.since
        if began_by_then and still_then:
            days = f"{words.day(row['start'])} to {words.day(row['end'])}"
            told.append(f"{days}{': ' + row['scope'] if row['scope'] else ''}")
    return told


def in_a_sentence(told: Minutes) -> str:
    """How much was said, how much was put off, and who was there."""
    every = [one.said for lines in told.said.values() for one in lines]
    put_off = every.count(words.IN_MINUTES["not discussed"])
    here = counted(len(told.came), "person", "people")
    later = f", {put_off} put off" if put_off else ""
    return f"{here} here; {counted(len(every) - put_off, 'thing')} spoken of{later}."


def as_item(text: str) -> str:
    """A line of plain text as HTML."""
    return f'<p class="note">{escape(text)}</p>'
