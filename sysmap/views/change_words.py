"""Every sentence with which something that stands in the record is changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sysmap.views.clock import written as day
from sysmap.views.record_words import EFFECTS, kind, value

WHICH_THING, WHAT_THING = "Which", "What"
THINGS = {
    "actor": "Somebody",
    "tie": "A connection",
    "move": "A move",
    "context": "A context",
    "effect": "What a move did",
    "attempt": "Something asked",
    "framework": "A version of the framework",
    "framework_item": "What stands in a version",
    "reporter": "A time of being asked",
    "report": "What somebody said",
    "observation_window": "A time of looking",
    "meeting": "A meeting",
    "practice": "A practice",
    "configuration": "A line of the workbook",
    "source": "A source",
    "excerpt": "An excerpt",
    "code": "A code",
}
NOTHING_OF_IT = "The record holds none yet."
ASKED_BY_THE_PERSON = "The person whom it is about asked for this"
SAVE_CHANGES, UNCHANGED = "Save the change", "Nothing is different from what the record holds."
THEIRS, MINE = "What stands there now", "What you typed"
KEEP_THEIRS, SAVE_MINE = "Keep theirs", "Save mine over it"
GONE = "It was taken back."
TAKE_OUT, TAKE_OUT_NOW = "Take it out", "Take it out now"
TAKEN_OUT, ADDED = "Taken out", "Added"
SAME_AS = "This is somebody else of the record too"
SAME_AS_HOW = (
    "All that the record says of the other is then said of {}, in one save that can be taken "
    "back; the history keeps what was written of both. When {} was there stays as it is."
)
THE_OTHER, MAKE_ONE = "Who is the same", "Make the two one"
LOOK_AGAIN = "See what stands there now"
BELONGS_TO_MOVE = "Who had a part in it, what it was made of, and where"
PART_OF_ELEMENT = "{} was kept, added or dropped"
BEGINS = 40
"""So many letters of a text tell which one it is."""
FURTHER = {
    "presence": "A further time of being there (who was there all along and left: only the end)",
    "attendance": "Somebody else who came",
    "role": "A further role (carer, facilitator), beside what they are",
    "membership": "A further time of belonging to a service",
    "coverage": "Somebody else whom it reaches",
    "appraisal": "Write down how somebody finds it, on what day",
    "context_relation": "How it stands to a further context",
    "practice_relation": "How it stands to a further practice",
    "coding": "A further code",
    "excerpt_link": "What else it speaks of",
}
PARTS_OF = {
    "move_actor": "A part in it",
    "move_element": "An element",
    "move_context": "A context",
    "presence": "A time of being there",
    "attendance": "Who came",
    "role": "A role",
    "membership": "A time of belonging to a service",
    "spell": "A time during which it held",
    "coverage": "Whom it reaches",
    "appraisal": "How somebody finds it",
    "context_relation": "How it stands to another context",
    "practice_relation": "How it stands to another practice",
    "configuration_evidence": "What it rests on",
    "coding": "A code that somebody gave it",
    "excerpt_link": "What it speaks of",
}


def part(noun: str, values: Mapping[str, object]) -> str:
    """Something that belongs to a thing: what it is, and what stands in it."""
    said = [value(given) for given in values.values() if given]
    return f"{PARTS_OF.get(noun, noun.replace('_', ' '))}: {', '.join(said)}"


def tie_name(one: str, other: str, tie_kind: str) -> str:
    """A connection by its ends and kind."""
    return f"{one} \N{EN DASH} {other}, {kind(tie_kind)}"


def move_name(key: str, on_day: date, title: str) -> str:
    """A move by its key, day and title."""
    return f"{key}, {day(on_day)}: {title}"


def line_name(key: str, context: str, said: str | None) -> str:
    """A line of the workbook by its key, its context and how it begins."""
    begins = (
        said
        if said is None or len(said) <= BEGINS
        else f"{said[:BEGINS].rstrip()} \N{HORIZONTAL ELLIPSIS}"
    )
    return ": ".join(filter(None, (f"{key}, {context}", begins)))


def effect_name(tie: str, word: str, move: str) -> str:
    """What a move did to a connection."""
    return f"{tie}: {EFFECTS.get(word, word)} ({move})"
