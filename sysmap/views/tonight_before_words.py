"""The words of Tonight before the meeting: who is given a sheet, what came back, what is open."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.asking_sheets import MINUTES_A_SHEET, MOST_SHEETS, Round, Turns, Waiting
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.record_words import kind as kind_in_words
from sysmap.views.tables import Table
from sysmap.views.words import counted

GIVEN_TITLE = "Who gets a sheet this time"
NOBODY_ASKED = (
    "Nobody is written down as asked about their connections at that time. Write down who is asked "
    "under Record, Who was heard."
)
WAITING_TITLE = "Who waits, and for which meeting"
WAITING_COLUMNS = ("name", "turn comes at")
SHEETS_BUTTON = "Download all sheets (holds names)"
AGENDA_BUTTON = "The agenda (holds names)"
STARS_BUTTON = "The sheets on paper (holds names)"
BIG = "Big print"
HAND_OVER = (
    "Each sheet is a page that opens on a phone without the internet and holds its member's own "
    "list; its file is called by the key in brackets. Hand each to its member alone; nothing goes "
    "by open e-mail."
)
PAPERS_TITLE = "Papers to print"
PAPERS_ARE = "Pages for A4: open one in a browser and print it."
SLIPS_BUTTON = "Move slips"
CIRCLE_OF = "Circle of"
CIRCLE_BUTTON = "Circle sheet (holds names)"
OWN_SHEET_TITLE = "The young person's own sheet"
OWN_SHEET_IS = (
    "It holds no name and nothing of the record: they draw and write themselves. Its sentences can "
    "be put in your own words, or in another language."
)
LANGUAGE, OWN_SHEET_BUTTON = "Language", "Own sheet"
SENTENCES_BUTTON = "Its sentences, to change"
OWN_SENTENCES = "Your own sentences (CSV)"
BRING_TITLE = "Answers that came back"
BRING_IS = "Choose the answer files, or a zip of them. What came before is not written twice."
FILES = "Answer files"
BRING = "Bring answers in"
NO_FILE = "no file is chosen; choose the answer files first"
TAKE_BACK, TOOK_BACK = "Take it back", "Taken back: nothing of it stands in the record now."
NOTHING_NEW = "Nothing new came of it"
NOT_TAKEN = "Not taken"
TOLD_TITLE = "What was told"
UNRECORDED_TITLE = "Told, not in the record"
UNRECORDED_COLUMNS = ("told by", "connected to", "how", "said", "on")
ASIDE_TITLE = "To be looked at by a person"
ASIDE_IS = "Nobody is guessed. Say whom the name means, or let it go; it is kept for a month."
WHOM, MATCH, LET_GO, SEEN = "Whom does {name} mean?", "Write it down", "Let it go", "Seen to"
MATCHED = "Written down."


def given(system: System, turns: Turns) -> str:
    """Who is given a sheet this time, and why no more are."""
    if not turns.now:
        return NOBODY_ASKED
    of_each = (f"{system.labels[one]} ({system.keys[one]})" for one in turns.now)
    names = ", ".join(sorted(of_each, key=str.casefold))
    minutes = MINUTES_A_SHEET * len(turns.now)
    return f"{counted(len(turns.now), 'sheet')}, about {minutes} minutes of yours: {names}."


def why_no_more(turns: Turns) -> str:
    """Why the others wait."""
    if not turns.waiting:
        return "Everybody who is asked has one."
    wait = f"{len(turns.waiting)} {'waits' if len(turns.waiting) == 1 else 'wait'}"
    return (
        f"{wait}: more than {MOST_SHEETS} sheets take longer than half an hour. Whoever was asked "
        "longest ago comes first."
    )


def waiting_table(system: System, turns: Turns) -> Table:
    """Who waits, and the meeting at which their turn comes."""
    rows = [(system.labels[one.actor], _turn(system, one)) for one in turns.waiting]
    return Table(WAITING_COLUMNS, rows)


def _turn(system: System, waiting: Waiting) -> str:
    if waiting.meeting is None:
        return "the next meeting" if waiting.after == 1 else f"{waiting.after} meetings from now"
    key = system.texts("meeting", "key")[waiting.meeting]
    return f"{key}, {written(system.column('meeting', 'date')[waiting.meeting])}"  # type: ignore[arg-type] # a day


def told(found: Round) -> str:
    """How many answered, and how far what they tell goes together."""
    if not found.asked:
        return NOBODY_ASKED
    return " ".join((_answered(found), _sides(found), _agreement(found)))


def _answered(found: Round) -> str:
    return f"{len(found.answered)} of {counted(len(found.asked), 'sheet')} answered."


def _sides(found: Round) -> str:
    both = found.told_by_both + found.one_sided
    if not both:
        return "No connection is told of whose two ends both answered."
    return (
        f"Of {counted(both, 'connection')} between two who both answered, "
        f"{found.one_sided or 'none'} {'is' if found.one_sided == 1 else 'are'} told by one side "
        "alone."
    )


def _agreement(found: Round) -> str:
    alone = found.agreement.get("own alone", 0)
    two = {name: found.agreement.get(name, 0) for name in ("both", "differently")}
    if not (alone or any(two.values())):
        return "No young person has told of their own circle."
    return (
        f"In the circles, {two['both'] or 'none'} told alike by the young person and the others, "
        f"{two['differently'] or 'none'} differently, {alone or 'none'} by the young person alone."
    )


def unrecorded_table(system: System, found: Round) -> Table:
    """What is told as there and nobody has recorded."""
    rows = [
        (
            system.labels[one.teller],
            system.labels[one.other],
            kind_in_words(one.kind) if one.kind else None,
            one.says,
            one.day,
        )
        for one in found.unrecorded
    ]
    return Table(UNRECORDED_COLUMNS, rows)


def brought(reports: int, flags: int, already: int, members: Sequence[str]) -> str:
    """What became of the files."""
    written_down = (
        f"{counted(reports, 'answer')} written down" if reports else NOTHING_NEW.rstrip(".")
    )
    whose = f", from {', '.join(members)}" if members and reports else ""
    stood = f"; {already} stood there already" if already else ""
    flagged = (
        f" {counted(flags, 'flag')} {'was' if flags == 1 else 'were'} written." if flags else ""
    )
    return f"{written_down}{whose}{stood}.{flagged}"


def not_taken(count: int) -> str:
    """How many lines are to be put right."""
    return f"{NOT_TAKEN}: {counted(count, 'thing')}"


def wait_for_a_person(count: int) -> str:
    """That some names mean nobody, or several."""
    return f"{counted(count, 'name')} to be looked at by a person, on Tonight"


def waits(teller: str, name: str, kind: str | None, says: str, since: str) -> str:
    """What somebody added on their sheet."""
    how = f", {kind_in_words(kind)}" if kind else ""
    when = f", since {since}" if since else ""
    return f"{teller} added {name}{how}: {says}{when}."


def has_a_day(whom: str) -> str:
    """That an answer is written down, and its day is not."""
    return (
        f"It is written down as said of {whom}. Put the day on it when you record the connection."
    )
