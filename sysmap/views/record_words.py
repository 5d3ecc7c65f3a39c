"""Every sentence of the Record page, and the words in which a save is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap.errors import Problem
from sysmap.views import framework_words, workbook_words
from sysmap.views.clock import written as day
from sysmap.views.consent_words import CONSENT
from sysmap.views.consent_words import INTRODUCTION as CONSENT_INTRODUCTION
from sysmap.views.heard_words import HEARD
from sysmap.views.heard_words import INTRODUCTION as HEARD_INTRODUCTION
from sysmap.views.words import counted

QUESTION = "What happened?"
INTRODUCTION = "Write down a move, a connection, somebody or a context; a few words are enough."
WHAT = "Write down"
MOVE, TIE, ACTOR, CONTEXT = "A move", "A connection", "Somebody", "A context"
CHANGE, PAST, MANY = "Change something", "What was recorded", "Many at once"
ATTEMPT = "Something asked"
KINDS, FRAMEWORK = "Kinds and words", "The framework"
PRACTICES = "How practices stand"
WORKBOOK = workbook_words.WORKBOOK

TITLE, DAY = "What was done", "Day"
TITLE_HINT = "Ana sat down with Ben and the school nurse"
MAKERS, FOR_WHOM, WITH_WHOM = "Made by", "For whom", "With whom"
ENLISTED, WITNESSES = "Enlisted", "Looking on"
TYPE_A_NAME = "Type a name; a new one is added"
TYPE_AN_ELEMENT = "Type a word; a new one is added"
ROLES = (
    ("maker", MAKERS),
    ("for", FOR_WHOM),
    ("with", WITH_WHOM),
    ("enlisted", ENLISTED),
    ("witness", WITNESSES),
)
WHAT_IT_DID = "What it did to connections"
WHAT_IT_DID_HOW = "A line for each; none where it did nothing."
ONE, HOW, OTHER, WHAT_BECAME, HOW_STRONG = "Who", "How", "Whom", "What became of it", "How strong"
CLEAR, CLEAR_LINE = "Clear", "Empty this line"
CONNECTED_HOW = "connected how"
NOT_SAID = "not said"
IS_IT_NEW = "New to the record. Did it begin then?"
BEGAN_WORDS = {
    "new": "new: it began on that day",
    "was there already": "was there already",
    "not sure": "not sure",
}
HOW_IT_BEGAN = "How did it begin?"
BEGAN_ALONE = {
    "new": "it is new: I know when it began",
    "was there already": "it was there already",
    "not sure": "not sure whether it is new",
}
FOUND_IS_NOT_FORMED = (
    "A connection that was there already is found, not formed. No move is credited with what is "
    "written down here: where a move made it, write down the move."
)
THERE_ALL_ALONG = "Without a day somebody counts as having been there all along."
SINCE, SINCE_HINT = "Since when, about", "2019, 2024-11, before 2020; empty: not known"
BEGAN_ON = "It began on"
DAY_HINT = "2025-03-05, 2025-03, before 2025"
DAY_ALONE = "2025-03-05, 2025-03 or 2025"
FOUND_CREDITS_NO_MOVE = "Found is not formed: it is written down, and no move is credited with it."
EFFECTS = {
    "created": "new",
    "strengthened": "stronger",
    "weakened": "weaker",
    "ended": "ended",
    "reopened": "again",
}
MORE = "More: saying, compartments, elements, contexts, outcome"
LABEL, SAYING, COMPARTMENTS = "Label of the framework", "Own saying", "Compartments"
PRINCIPLES, SETTING, STAGE, OUTCOME = (
    "Principles",
    "Where",
    "How far it has come",
    "What came of it",
)
ROOM_TO_ACT, DERIVED_FROM = "Room to act", "A new version of"
TOLD_AT = "Told at the meeting"
HOW_EXACTLY = "How exactly the day is known"
EXACTLY = {
    "day": "to the day",
    "month": "to the month",
    "quarter": "to the quarter",
    "year": "to the year",
    "before": "then or before",
    "after": "then or after",
}
ELEMENTS = {"meaning": "Meanings", "competency": "Competencies", "material": "Materials"}
CONTEXTS, BEARING = "Made in these contexts", "How it bore on {}"
NAME, KEY, KIND, SECTOR, SERVICE = "Name, or a pseudonym", "Key", "Kind", "Sector", "Service"
KEY_HINT = "given by itself where it is left empty"
AGE_BAND, CAME, LEFT = "Age band", "There since", "Left on"
CONTEXT_NAME, LEVEL, BEGAN, ENDED = (
    "What it is called",
    "Level",
    "In force since",
    "Until, not included",
)
RELATION, RELATED_TO = "How it stands to another", "To which context"
DESCRIPTION, PARENT = "In a sentence or two", "Part of"
REACHES, REACHES_WHOM = "Whom it reaches", "Which"
REACH_DECIDES = (
    "A move is taken to be made in a context where the context is in force on that day and reaches "
    "whoever made it."
)
SUBJECT_TYPES = {
    "all": "everybody",
    "sector": "a sector",
    "service": "a service",
    "actor": "one actor",
    "area": "an area",
    "group": "a group",
}
ORIGINS = {"found": "was there already", "unknown": "not sure", "move": "new"}
SAVE, THROW_AWAY = "Save", "Throw away what is typed"
LIKE_THE_LAST = "Another like the last"
SAVE_KEYS = "Tab goes on, Enter takes a choice, Ctrl+Enter saves."
TO_THE_AGENDA = "Back to the agenda"
SAVED, ON_THE_MAP, ANOTHER, TAKE_BACK = (
    "Saved.",
    "See it on the map",
    "Record another",
    "Take it back",
)
ASKER, ASKED, ASKED_ON = "Asked by", "Asked whom", "Asked on"
ANSWER, ANSWERED_ON = "Answer", "Answered on"
PART_OF_MOVE, CAME_OF_IT = "Part of which move", "The connection that came of it"
REFUSED_COUNTS = (
    "What was refused, or never answered, is worth as much here as what was agreed to: without it "
    "nobody can tell what asking takes. An answer that comes later is told under Change something."
)
NO_TIE_YET = "Where a connection came of it: write it down, and name it under Change something."
NOTHING_RECORDED = "Nothing has been saved in this record yet."
KEPT = "This was typed earlier and is not saved yet."
WHICH_SAVE, WHY = "The last saves, the newest first", "Reason"
OTHERWISE_SINCE = "See what is otherwise now than at the end of"
OTHERWISE_SINCE_HELP = (
    "Empty shows the last saves. Other pages show the record as known on that day."
)
WHO_WROTE = "Who wrote what, and when"
LOOKS_LIKE_A_NAME = (
    "This looks like a full name. Young people stand here under a pseudonym, best one that they "
    "chose, with an age band and no name."
)
NEW_NAME = "To be called"
YES, NO = "yes", "no"
TYPE_TO_FIND = "Type to find it"

INTRODUCTIONS = {
    CONSENT: CONSENT_INTRODUCTION,
    HEARD: HEARD_INTRODUCTION,
    ATTEMPT: "Write down what was asked of whom, and what the answer was; or that there is none.",
    FRAMEWORK: (
        "The sheet by which moves are told: sysmap's plain words, or a version of your group's own."
    ),
    PRACTICES: (
        "Say how one practice stands to another, and why you judge so: an old one that was there "
        "before, a new one of your moves. A name that is new is added."
    ),
    WORKBOOK: workbook_words.INTRODUCTION,
    KINDS: "The words of your programme: kinds of connection, their levels, kinds of actor.",
    CHANGE: "Choose a thing and change it; what stood there before is kept in the history.",
    MANY: (
        "What you change in the table is one save; each new row is one of its own. A row that is "
        "not in order stays in the table, with what is to be put right beside it."
    ),
    PAST: "What was saved last, by whom, and what it did. Nothing that was saved is ever lost.",
}
FIELDS = {
    "title": TITLE,
    "precision": "How exactly the day is known",
    "start_precision": "Began, how exactly",
    "end_precision": "Ended, how exactly",
    "offered": workbook_words.OFFERED,
    "reasoning": workbook_words.REASONING,
    "changed": workbook_words.CHANGED,
    "coder": workbook_words.CODER,
    "evidence": workbook_words.EVIDENCE,
    "teller": "Told by",
    "says": "What they said",
    "who": "Who is asked",
    "people": "Who",
    "purposes": "To what",
    "basis": "Lawful basis, apart from their yes",
    "given_by": "Who said so for a child",
    "second_steward": "Second steward",
    "steward": "Steward",
    "came": "Who came",
    "scope": "How widely",
    "date": DAY,
    "makers": MAKERS,
    "for_whom": FOR_WHOM,
    "with_whom": WITH_WHOM,
    "one": ONE,
    "source": ONE,
    "target": OTHER,
    "other": OTHER,
    "kind": KIND,
    "effect": WHAT_BECAME,
    "strength": HOW_STRONG,
    "began": "How it began",
    "since": "Since when",
    "start": "Began",
    "end": "Ended",
    "label": "Name",
    "subject_type": REACHES,
    "subject": REACHES_WHOM,
    "coverage": REACHES,
    "new_name": NEW_NAME,
    "words": "Words of the levels",
    "asker": ASKER,
    "asked_on": ASKED_ON,
    "asked": ASKED,
    "day": DAY,
    "answered_on": ANSWERED_ON,
    "tie": "Connection",
    "move": "Move",
    "direction": "Enabling or constraining",
    "b": RELATED_TO,
    "related_to": RELATED_TO,
    "relation": RELATION,
    "whose": framework_words.WHOSE,
    "in_use_from": framework_words.IN_USE_FROM,
    "definition": framework_words.DEFINITION,
    "contributors": framework_words.CONTRIBUTORS,
    "retired_on": framework_words.RETIRED,
    "official": "Official wording",
    "framework": framework_words.VERSION,
    "sort": framework_words.SORT,
    "position": "Place on the sheet",
    "compartment": framework_words.COMPARTMENT,
}


LOOKING_BACK = (
    "You look at the record as it was known at the end of {}. What is written down goes into the "
    "record as it is now, so come back to now first; what you typed is kept."
)
BACK_TO_NOW = "Back to now"


def introduction(doing: str) -> str:
    """What can be done here."""
    return INTRODUCTIONS.get(doing, INTRODUCTION)


def field(name: str) -> str:
    """A field of the record in words.

    >>> field("room_to_act"), field("title")
    ('Room to act', 'What was done')
    """
    return FIELDS.get(name) or name.replace("_", " ").capitalize()


def to_put_right(count: int) -> str:
    """That nothing was kept, and how much is to be put right."""
    return f"Not saved: {counted(count, 'thing')} to put right. What you typed is kept."


def problem(found: Problem) -> str:
    """One thing to put right, by its line and field."""
    place = f"Line {found.row}, {field(found.column or '').lower()}" if found.row else None
    named = place or (field(found.column) if found.column else "")
    told = f"{found.what}; {found.remedy}"
    return f"{named}: {told}" if named else told


def newcomer(name: str) -> str:
    """The label of the question what somebody new is."""
    return f"{name} is new to the record: what are they?"


def kind(word: str) -> str:
    """A kind of tie as it is spoken."""
    return word.replace("_", " ")


def effect(ends: tuple[str, str], said: Mapping[str, str | None]) -> str:
    """One effect in a sentence: the two ends, what became of it, how they are tied."""
    found = said["began"] == "was there already"
    what = "found" if found else EFFECTS.get(said["effect"] or "")
    told = ", ".join(filter(None, (what, kind(said["kind"] or ""), said["strength"])))
    sentence = f"{ends[0]} \N{EN DASH} {ends[1]}: {told}"
    return f"{sentence}. {FOUND_CREDITS_NO_MOVE}" if found else sentence


def stands(how: str) -> str:
    """A hint at how a tie stands in the record, where that may not be as somebody thinks."""
    return {
        "holds": "The record has this connection on that day: say stronger, weaker or ended.",
        "does not hold": "The record had this connection before: say again where it began anew.",
    }.get(how, "")


def unknown_to_change(how: str) -> str:
    """That a tie of which something is said is not in the record."""
    return "" if how != "not in the record" else "This connection is new to the record: say new."


def contexts(names: Sequence[str]) -> str:
    """The contexts that will be saved with the move."""
    return f"Made under: {', '.join(names)}. Untick or add under More." if names else ""


def saved(noun: str, name: str, lines: Sequence[str]) -> str:
    """What was saved, in a sentence."""
    did = f" {'; '.join(lines)}." if lines else ""
    return f"{noun}: {name}.{did}"


def value(given: object) -> str:
    """A value as people read it; a dash where there is none."""
    if given is None or given == "":
        return "\N{EN DASH}"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, date):
        return day(given)
    return f"{given:g}" if isinstance(given, float) else str(given)


def waited(days: int) -> str:
    """How long an answer took."""
    return f"Answered {counted(days, 'day')} after asking." if days else "Answered the same day."


def attempt_name(asker: str, asked: str, on_day: date | None, answer: str | None) -> str:
    """Something asked, by the two, its day and its answer."""
    when = f", {day(on_day)}" if on_day else ""
    return f"{asked_by(asker, asked)}{when}: {answer or 'answer not said'}"


def asked_by(asker: str, asked: str) -> str:
    """Who asked whom."""
    return f"{asker} asked {asked}"


def asked_of(key: str, asker: str, asked: str, answer: str | None, waited: int | None) -> str:
    """What was asked, and how long the answer took."""
    after = "" if waited is None else f", after {counted(waited, 'day')}"
    return f"{asked_by(asker, asked)} ({key}): {answer or 'answer not said'}{after}."


def typed(name: str, given: object) -> str:
    """A field and what was typed in it."""
    return f"{field(name)}: {value(given)}"


def number(given: float) -> str:
    """A number as it is typed.

    >>> number(2.0)
    '2'
    """
    return f"{given:g}"
