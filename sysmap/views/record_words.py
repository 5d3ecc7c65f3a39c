"""Every sentence of the Record page, and the words in which a save is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sysmap.errors import Problem
from sysmap.model import FIELDS as MODEL_FIELDS
from sysmap.store import OperationLine, Written
from sysmap.views.clock import written as day
from sysmap.views.words import counted

QUESTION = "What happened?"
INTRODUCTION = "Write down a move, a connection, somebody or a context; a few words are enough."
WHAT = "Write down"
MOVE, TIE, ACTOR, CONTEXT = "A move", "A connection", "Somebody", "A context"
CHANGE, PAST = "Change something", "What was recorded"
DOINGS = (MOVE, TIE, ACTOR, CONTEXT, CHANGE, PAST)

TITLE, DAY, DAY_TOLD = "What was done", "Day", "Day on which this is written down"
TITLE_HINT = "Ana sat down with Ben and the school nurse"
MAKERS, FOR_WHOM, WITH_WHOM = "Made by", "For whom", "With whom"
ENLISTED, WITNESSES = "Enlisted", "Looking on"
TYPE_A_NAME = "Type a name; a new one is added"
TYPE_AN_ELEMENT = "Type a word; a new one is added"
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
SINCE, SINCE_HINT = "Since when, about", "2019, 2024-11 or 2024-11-05; empty where nobody knows"
BEGAN_ON = "It began on"
DAY_HINT = "2025-03-05, 2025-03 or 2025"
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
SAVE, THROW_AWAY = "Save", "Throw away what is typed"
SAVE_KEYS = "Tab goes on, Enter takes a choice, Ctrl+Enter saves."
SAVED, ON_THE_MAP, ANOTHER, TAKE_BACK = (
    "Saved.",
    "See it on the map",
    "Record another",
    "Take it back",
)
TAKEN_BACK = "It shows nowhere any more; the history keeps what was saved and by whom."
NOTHING_TYPED = "Nothing is typed yet."
NOTHING_RECORDED = "Nothing has been saved in this record yet."
KEPT = "This was typed earlier and is not saved yet."
WHICH_SAVE, WHY = "The last saves, the newest first", "Reason"
SHOWN_OF_A_SAVE = 30
WHICH_THING, WHAT_THING = "Which", "What"
THINGS = {
    "actor": "Somebody",
    "tie": "A connection",
    "move": "A move",
    "context": "A context",
    "effect": "What a move did",
}
NOTHING_OF_IT = "The record holds none yet."
SAVE_CHANGES, UNCHANGED = "Save the change", "Nothing is different from what the record holds."
THEIRS, MINE = "What stands there now", "What you typed"
KEEP_THEIRS, SAVE_MINE = "Keep theirs", "Save mine over it"
GONE = "It was taken back."
YES, NO = "yes", "no"
TYPE_TO_FIND = "Type to find it"
PARTS_OF = {
    "presence": "A time of being there",
    "spell": "A time during which it held",
    "coverage": "Whom it reaches",
}

INTRODUCTIONS = {
    CHANGE: "Choose a thing and change it; what stood there before is kept in the history.",
    PAST: "What was saved last, by whom, and what it did. Nothing that was saved is ever lost.",
}
FLAGS = "pair_flag"
"""Who is kept apart is nobody's business here, not even how many are."""

VERBS = {
    "record move": "recorded a move",
    "record actor": "recorded somebody",
    "record tie": "recorded a connection",
    "record context": "recorded a context",
    "import": "brought in tables",
    "place": "found places on the map",
    "record": "recorded",
}
NOUNS = {
    "move": "move",
    "actor": "actor",
    "tie": "connection",
    "spell": "time of a connection",
    "effect": "effect",
    "element": "element",
    "context": "context",
    "coverage": "reach",
    "presence": "presence",
    "move_actor": "part in a move",
    "move_element": "element of a move",
    "move_context": "context of a move",
    "place": "place on the map",
}
SEVERAL = {
    "spell": "times of connections",
    "coverage": "reaches",
    "move_actor": "parts in a move",
    "move_element": "elements of a move",
    "move_context": "contexts of a move",
    "place": "places on the map",
}
FIELDS = {
    "title": TITLE,
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
}


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


def when(moment: datetime) -> str:
    """A moment as people write it."""
    return f"{day(moment.date())} at {moment:%H:%M} UTC"


def save_line(line: OperationLine) -> str:
    """One save in a sentence: who, what, when."""
    return f"{line.who} {_did(line)}, {when(line.recorded_at)}"


def save_title(line: OperationLine) -> str:
    """One save by its number and who made it."""
    return f"Save {line.seq}: {line.who} {_did(line)}"


def took_back(seq: int) -> str:
    """That a save was taken back."""
    return f"Save {seq} is taken back. {TAKEN_BACK}"


def save_caption(line: OperationLine) -> str:
    """What a save wrote, counted, and its reason."""
    shown = {noun: rows for noun, rows in line.wrote.items() if noun != FLAGS}
    wrote = ", ".join(_counted(noun, rows) for noun, rows in shown.items())
    return f"{wrote}{f'. Reason: {line.reason}' if line.reason else ''}"


def _did(line: OperationLine) -> str:
    if line.took_back is not None:
        return f"took back save {line.took_back}"
    if line.verb.startswith("change "):
        noun = line.verb.removeprefix("change ").replace(" ", "_")
        return f"changed {_a(NOUNS.get(noun, noun))}"
    return VERBS.get(line.verb, line.verb)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _counted(noun: str, rows: int) -> str:
    plain = noun.replace("_", " ")
    return counted(rows, NOUNS.get(noun, plain), SEVERAL.get(noun))


def things(names: Mapping[str, str], written: Sequence[Written]) -> list[str]:
    """What a save did, a sentence for each thing; people by their names."""
    told = [_thing(names, entry) for entry in written[:SHOWN_OF_A_SAVE]]
    more = len(written) - SHOWN_OF_A_SAVE
    return [*told, f"and {more:,} more"] if more > 0 else told


def _thing(names: Mapping[str, str], entry: Written) -> str:
    now, then = entry.after or {}, entry.before or {}
    values = [
        f"{field(name).lower()} {_told(names, entry.noun, name, given)}{_was(then, name)}"
        for name, given in (now or then).items()
        if given is not None and (not (now and then) or given != then.get(name))
    ]
    emptied = [f"{field(name).lower()} emptied" for name in then if now and now[name] is None]
    did = " taken back" if not now else " changed" if then else ""
    noun = NOUNS.get(entry.noun, entry.noun.replace("_", " "))
    return f"{_upper_first(noun)}{did}: {', '.join([*values, *emptied])}"


def _told(names: Mapping[str, str], noun: str, name: str, given: object) -> str:
    """A value in words; where it names somebody, or a tie by its ends, with their names."""
    pointed = MODEL_FIELDS[noun][name]
    if pointed.target in ("actor", "tie"):
        return ", ".join(names.get(part, kind(part)) for part in str(given).split(", "))
    return kind(str(given)) if pointed.words or name == "kind" else value(given)


def _was(then: Mapping[str, object], name: str) -> str:
    return f" (before: {value(then[name])})" if then.get(name) is not None else ""


def _upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def value(given: object) -> str:
    """A value as people read it; a dash where there is none."""
    if given is None or given == "":
        return "\N{EN DASH}"
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, date):
        return day(given)
    return f"{given:g}" if isinstance(given, float) else str(given)


def tie_name(one: str, other: str, tie_kind: str) -> str:
    """A connection by its ends and kind."""
    return f"{one} \N{EN DASH} {other}, {kind(tie_kind)}"


def move_name(key: str, on_day: date, title: str) -> str:
    """A move by its key, day and title."""
    return f"{key}, {day(on_day)}: {title}"


def effect_name(tie: str, word: str, move: str) -> str:
    """What a move did to a connection."""
    return f"{tie}: {EFFECTS.get(word, word)} ({move})"


def typed(name: str, given: object) -> str:
    """A field and what was typed in it."""
    return f"{field(name)}: {value(given)}"


def number(given: float) -> str:
    """A number as it is typed.

    >>> number(2.0)
    '2'
    """
    return f"{given:g}"
