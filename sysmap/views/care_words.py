"""Every sentence of the page on which the record is taken care of, person by person."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from sysmap.store import Subject
from sysmap.system import System
from sysmap.views import person_words
from sysmap.views.clock import written as day
from sysmap.views.record_words import field, value
from sysmap.views.tables import Table
from sysmap.views.words import counted

QUESTION = "What is held on somebody, and how are they taken out?"
CHOOSE = "Choose somebody: you see what is held on them, and can hand it over or take it out."
WHOM, NOBODY_YET = "Whom", "Choose somebody"

HELD_TITLE = "What is held"
HELD_TABLE = "Everything that is held, row by row"
PAGE_BUTTON = "Download the page to hand over (holds their name)"
PAGE_IS = "Everything held on them, with everybody else masked, as one page for them to keep."
HELD_COLUMNS = ("What", "What it says", "Since", "Held now")

OUT_TITLE = "Take them out"
HOW = "How"
HIDDEN = "Hide them"
POINT, WHOLE = "Leave a point without a name", "Take out everything"
WAYS = (HIDDEN, POINT, WHOLE)
WHAT_EACH_DOES = {
    HIDDEN: "They and all that hangs on them are on no page, in no figure and in no file from now "
    "on, earlier days too; the record still holds them. It can be taken back.",
    POINT: "Their ties and all figures stay as they are; name, age band, notes and place go, from "
    "every save that was ever made. People who know the map may still recognise the point.",
    WHOLE: "They go with every tie, part, answer and appraisal of theirs, from every save that was "
    "ever made; figures are worked out as if they had never been there. Moves stay, without them.",
}
BEGINS_A_REGISTER = (
    "This is the first consent that is written down. From then on whoever has not said yes to "
    "being named is shown by kind and a number alone: write down the others' answers as well."
)
HIDE = "Hide them"
REDACT = "Take their names out of the texts of others, too"
ALSO = "What else texts call them"
ALSO_HELP = (
    "Nicknames or first names, with commas between them: texts are looked through for these."
)
NAMED = "Texts of others that name them"
COPIES = "What holds them elsewhere"
COPIES_NOTE = (
    "sysmap does not reach these; whoever keeps them has to delete or change them. "
    "A backup that is restored brings them back."
)
CONFIRM = "Type {} and press Enter, to say that you mean it"
ERASE = "Take them out for good"
IS_HIDDEN = (
    "They are hidden already; this page still names them, and so does Consent with all names, for "
    "the steward alone."
)
HAS_BEEN_HIDDEN = (
    "Hidden: consent to be in the record is withdrawn from today. To take it back, undo the save "
    "under Record, What was recorded."
)
FOR_GOOD = "This cannot be undone, and no earlier save brings it back."

KEPT_TITLE = "Until when the record is kept"
KEPT_UNTIL = "Keep it until"
KEEP = "Save the day"
KEPT_HELP = "On Start a line says when the day is near. Nothing is erased by itself."
SOON = timedelta(days=30)


def held(subject: Subject) -> str:
    """How much is held on somebody, in a sentence."""
    standing = sum(line.stands for line in subject.lines)
    earlier = len(subject.lines) - standing
    name = f"{subject.label} ({subject.key})" if subject.label else subject.key
    before = f", and {counted(earlier, 'row')} that {_was(earlier)} changed or taken out since"
    return f"{counted(standing, 'row')} of the record speak of {name}{before if earlier else ''}."


def _was(count: int) -> str:
    return "was" if count == 1 else "were"


def kinds_held(subject: Subject) -> str:
    """How many rows of each kind are held, in a line."""
    counts = Counter(person_words.title_of(line.noun) for line in subject.lines if line.stands)
    return " \N{MIDDLE DOT} ".join(f"{title} {count}" for title, count in counts.items())


def held_table(subject: Subject) -> Table:
    """Every row that is held, as one table."""
    rows = [
        (
            person_words.title_of(line.noun),
            "; ".join(
                f"{field(name)}: {person_words.told(name, given)}"
                for name, given in line.values.items()
            ),
            day(line.recorded_on),
            value(line.stands),
        )
        for line in subject.lines
    ]
    return Table(columns=HELD_COLUMNS, rows=rows)


def kept_until(retain_until: date | None, today: date) -> str:
    """Until when the record is kept, and whether that is near."""
    if retain_until is None:
        return "No day is set until which this record is kept."
    return due(retain_until, today) or f"This record is kept until {day(retain_until)}."


def due(retain_until: date | None, today: date) -> str:
    """That the day is near or past; nothing where it is neither."""
    if retain_until is None or retain_until - today > SOON:
        return ""
    when = "was to be kept" if retain_until < today else "is to be kept"
    return f"This record {when} until {day(retain_until)}: review what to keep."


def due_in(system: System, today: date) -> str:
    """The same, of a record."""
    return due(system.retain_until, today)
