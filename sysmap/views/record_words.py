"""Every sentence of the Record page, and the words in which a save is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap.errors import Problem
from sysmap.views import framework_words
from sysmap.views.clock import written as day
from sysmap.views.heard_words import HEARD
from sysmap.views.heard_words import INTRODUCTION as HEARD_INTRODUCTION
from sysmap.views.words import counted

QUESTION = "What happened?"
INTRODUCTION = "Write down a move, a connection, somebody or a context; a few words are enough."
WHAT = "Write down"
MOVE, TIE, ACTOR, CONTEXT = "A move", "A connection", "Somebody", "A context"
CHANGE, PAST, MANY = "Change something", "What was recorded", "Many at once"
SHEETS = {
    "move": "Moves",
    "actor": "People and services",
    "tie": "Connections",
    "context": "Contexts",
}
ATTEMPT = "Something asked"
KINDS, FRAMEWORK = "Kinds and words", "The framework"
CHANGE, PAST = "Change something", "What was recorded"

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
TABLE_OF = "Table of"
FIND, FIND_HINT = "Only rows that hold", "a name, a kind, a day"
PASTE, PASTE_HERE = "Paste a table out of a spreadsheet", "Rows, with or without their headings"
INTO_THE_TABLE = "Put them into the table"
STRANGERS = "Add people whom the record does not know yet"
TO_PUT_RIGHT = "To put right"
AGAIN_OVER = "Save the rows again to put yours over it"
TABLE_KEYS = "Arrows and Enter go through the table, Escape and Tab lead out of it."
SAVE_ROWS, TAKE_ROWS_BACK = "Save the rows", "Take all of these back"
SHEET_NOTES = {
    "move": (
        "Several people in one cell stand apart by a semicolon. A row that holds a connection "
        "alone goes on with the move above it."
    ),
    "actor": "Type into a cell to change it; the empty rows take somebody new.",
    "tie": (
        "Type into a cell to change it; the empty rows take new connections. Found is not formed: "
        "say how each new one began."
    ),
    "context": "Type into a cell to change it; the empty rows take new contexts.",
}
SAVE, THROW_AWAY = "Save", "Throw away what is typed"
LIKE_THE_LAST = "Another like the last"
SAVE_KEYS = "Tab goes on, Enter takes a choice, Ctrl+Enter saves."
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
}
NOTHING_OF_IT = "The record holds none yet."
SAVE_CHANGES, UNCHANGED = "Save the change", "Nothing is different from what the record holds."
THEIRS, MINE = "What stands there now", "What you typed"
KEEP_THEIRS, SAVE_MINE = "Keep theirs", "Save mine over it"
GONE = "It was taken back."
TAKE_OUT, TAKE_OUT_NOW = "Take it out", "Take it out now"
TAKEN_OUT, ADDED = "Taken out", "Added"
OTHERWISE_SINCE = "See what is otherwise now than at the end of"
OTHERWISE_SINCE_HELP = (
    "Empty shows the last saves. Other pages show the record as known on that day."
)
WHO_WROTE = "Who wrote what, and when"
LOOKS_LIKE_A_NAME = (
    "This looks like a full name. Young people stand here under a pseudonym, best one that they "
    "chose, with an age band and no name."
)
KINDS_OF = {"tie": "A kind of connection", "actor": "A kind of actor"}
DIRECTED, STRENGTH_MEANS = "Has a direction", "Strength is a"
LEVEL_WORDS, LEVEL_WORDS_HINT = (
    "Words of the levels, the weakest first, with commas between them",
    "aware, cooperating, coordinating, integrated",
)
NEW_NAME = "To be called"
A_NEW_KIND = (
    "Choose a kind, or type a new one: it is then offered wherever a connection is told of."
)
A_KIND_IS_TYPED = (
    "A new kind of actor is simply typed where somebody is written down. Here one that is in use "
    "gets another name, for everybody of it."
)
A_STANDARD_KIND = (
    "This kind has a shape on the map, and measures speak of it by its name: under another name "
    "those of it are drawn plain, and such measures find nobody."
)
KIND_CHANGES = (
    "Connections that are recorded already keep their direction and their level; a level is told "
    "in the new words from now on."
)
SAME_AS = "This is somebody else of the record too"
SAME_AS_HOW = (
    "All that the record says of the other is then said of {}, in one save that can be taken "
    "back; the history keeps what was written of both. When {} was there stays as it is."
)
THE_OTHER, MAKE_ONE = "Who is the same", "Make the two one"
LOOK_AGAIN = "See what stands there now"
BELONGS_TO_MOVE = "Who had a part in it, what it was made of, and where"
PART_OF_ELEMENT = "{} was kept, added or dropped"
FURTHER = {
    "presence": "A further time of being there (who was there all along and left: only the end)",
    "attendance": "Somebody else who came",
    "role": "A further role (carer, facilitator), beside what they are",
    "membership": "A further time of belonging to a service",
    "coverage": "Somebody else whom it reaches",
    "appraisal": "Write down how somebody finds it, on what day",
    "context_relation": "How it stands to a further context",
}
YES, NO = "yes", "no"
TYPE_TO_FIND = "Type to find it"
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
}

INTRODUCTIONS = {
    HEARD: HEARD_INTRODUCTION,
    ATTEMPT: "Write down what was asked of whom, and what the answer was; or that there is none.",
    FRAMEWORK: (
        "The sheet by which moves are told: sysmap's plain words, or a version of your group's own."
    ),
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
    "teller": "Told by",
    "says": "What they said",
    "who": "Who is asked",
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
COLUMNS = {
    ("move", "kind"): HOW,
    ("tie", "kind"): HOW,
    ("actor", "start"): CAME,
    ("actor", "end"): LEFT,
    ("move", "saying"): SAYING,
    ("context", "parent"): PARENT,
    ("context_relation", "kind"): HOW,
    ("framework", "label"): framework_words.NAME,
    ("framework_item", "label"): framework_words.LABEL,
    ("framework_item", "official"): "Official wording (stays in this record)",
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


def column(noun: str, name: str) -> str:
    """What a column of a table is called.

    >>> column("tie", "kind"), column("actor", "kind")
    ('How', 'Kind')
    """
    return COLUMNS.get((noun, name)) or field(name)


def rows_saved(count: int) -> str:
    """How many rows are in the record now."""
    return f"Saved: {counted(count, 'row')}." if count else ""


def rows_to_put_right(count: int) -> str:
    """How many rows stay in the table."""
    return f"Not saved: {counted(count, 'row')}; each says what is to be put right."


def row_to_put_right(name: str, reason: str) -> str:
    """What is to be put right in one row of a table."""
    return f"{name}: {reason}"


def only_so_many(count: int) -> str:
    """That a table holds the first rows alone."""
    return f"The first {counted(count, 'row')}; type a part of a name above to find others."


def no_such_column(name: str, columns: Sequence[str]) -> str:
    """That a pasted table has a column that ours has not."""
    return f"the table has no column {name!r}; call it one of {', '.join(columns)}, or leave it out"


def too_many_cells(first: str) -> str:
    """That a pasted row has more cells than the table has columns."""
    return f"the row that begins with {first!r} has more cells than columns; take some out"


def rows_taken_back(count: int) -> str:
    """That all that a table saved was taken back."""
    return f"Taken back: {counted(count, 'row')}. What was recorded shows them still."


def to_put_right(count: int) -> str:
    """That nothing was kept, and how much is to be put right."""
    return f"Not saved: {counted(count, 'thing')} to put right. What you typed is kept."


def problem(found: Problem) -> str:
    """One thing to put right, by its line and field."""
    place = f"Line {found.row}, {field(found.column or '').lower()}" if found.row else None
    named = place or (field(found.column) if found.column else "")
    told = f"{found.what}; {found.remedy}"
    return f"{named}: {told}" if named else told


def part(noun: str, values: Mapping[str, object]) -> str:
    """Something that belongs to a thing: what it is, and what stands in it."""
    said = [value(given) for given in values.values() if given]
    return f"{PARTS_OF.get(noun, noun.replace('_', ' '))}: {', '.join(said)}"


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


def tie_name(one: str, other: str, tie_kind: str) -> str:
    """A connection by its ends and kind."""
    return f"{one} \N{EN DASH} {other}, {kind(tie_kind)}"


def move_name(key: str, on_day: date, title: str) -> str:
    """A move by its key, day and title."""
    return f"{key}, {day(on_day)}: {title}"


def effect_name(tie: str, word: str, move: str) -> str:
    """What a move did to a connection."""
    return f"{tie}: {EFFECTS.get(word, word)} ({move})"


def renames(count: int) -> str:
    """Of how many a kind is changed."""
    return f"{counted(count, 'actor')} of this kind, all in one save that can be taken back."


def renamed(former: str, now: str) -> str:
    """That a kind of actor is called otherwise."""
    return f"{former} is now {now}."


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
