"""Every word that is printed on the papers of a meeting, but for the young person's own sheet."""

from __future__ import annotations

from datetime import date

from sysmap.model import OF_A_PAIR
from sysmap.views.ask_sheet_words import ANSWERS, BEGAN
from sysmap.views.clock import written

OWN_STAR = "My connections"
OWN_STAR_HOW = (
    "Tick what you know of each. Leave a line empty where you do not know. Better not: we two are "
    "not asked about again, and nobody asks you why."
)
KEEP_PAPER_SAFE = (
    "Do not send this paper, nor a picture of it, by open e-mail: hand it over. If a child is at "
    "risk, follow your procedure now."
)
COLUMNS = ("Whom, and how", *ANSWERS.values(), "Better not")
ADD = "Not on the list yet"
ADD_COLUMNS = ("Name", "How", *BEGAN.values(), "Since")
SLIP = "What happened?"
SLIP_LINES = (
    ("What was done", 3),
    ("Day", 1),
    ("Made by", 1),
    ("For whom", 1),
    ("With whom", 1),
    ("In our own words", 2),
    ("Which connections it made, changed or ended", 3),
    ("What it was made of, what was new about it", 2),
)
CIRCLE = "Who is round {name}?"
CIRCLE_HOW = "Draw who is missing. Join those who know one another. Cross out what has ended."
IN_IT = "In the record"
ROLES = {"carer": "Carers", "practitioner": "Practitioners", "ally": "Others"}
SERVICES = "Services and things"
PARTS = "Without {name} they stand in {count} parts that do not reach one another."
ONE_PART = "Without {name} they can all reach one another."
NOBODY = "Nobody is recorded round {name} on that day."
QUESTIONS = "Have these two met?"
NO_QUESTIONS = "No question this month."
MEETING_ANSWERS = OF_A_PAIR[:-1]
"""What may be said of a pair, but that it was not spoken of."""
AGENDA = "Agenda"
NAMES_STAY = "It holds names. It stays in the room and is shredded afterwards."
FURTHER = "Who is missing?"


def of_a_day(name: str, day: date) -> str:
    """Whose paper it is, and of which day."""
    return f"{name}, for the meeting of {written(day)}"


def as_of(day: date) -> str:
    """Which day a paper shows."""
    return f"As the team had it on {written(day)}"


def in_parts(name: str, count: int) -> str:
    """Into how many parts a circle falls without the young person."""
    return ONE_PART.format(name=name) if count == 1 else PARTS.format(name=name, count=count)
