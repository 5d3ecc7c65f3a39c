"""The sentences about what people agreed to, and about who answers for the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from sysmap.model import YOUNG_PERSON
from sysmap.system import System
from sysmap.views.clock import written as day
from sysmap.views.tables import Table
from sysmap.views.words import counted

QUESTION = "Who agreed to what?"
CONSENT = "Consent"
INTRODUCTION = "Write down what people said to a purpose, or who answers for the record."
WHAT = "What"
ANSWER, STEWARDS = "consent", "stewards"
WHATS = {ANSWER: "What people said", STEWARDS: "Who answers for the record"}

PURPOSES = {
    "record": "be in the record",
    "show_in_group": "be shown to the group",
    "name_in_group": "be named in the group",
    "analyse": "be in figures",
    "quote": "be quoted",
    "export_named": "leave with a name",
    "export_pseudonymous": "leave without a name",
}
STATES = {"given": "yes", "refused": "no", "withdrawn": "withdrawn", "not_asked": "not asked"}
SIGNS = {
    "given": "\N{CHECK MARK}",
    "refused": "\N{MULTIPLICATION X}",
    "withdrawn": "\N{ANTICLOCKWISE OPEN CIRCLE ARROW}",
    "not_asked": "?",
}

WHO, TO_WHAT, THEY_SAID = "Who", "To what", "They said"
COUNTS_FROM, COUNTS_UNTIL = "From", "Until, not included"
TODAY, OPEN = "today", "empty: until they say otherwise"
FORM, FORM_HINT = "Version of the form", "form 2 (January 2025)"
BASIS, BASIS_HINT = "Lawful basis, apart from their yes", "public task"
GIVEN_BY, GIVEN_BY_HINT = "Who said so for a child", "parent, guardian, court"
ALL_NAMES = "All names, for the steward"
ALL_NAMES_HELP = "Nobody else should see the screen: whoever is hidden or not named is told too."
FIRST, SECOND = "Steward", "Second steward"
ACCOUNT = "the name of an account, or of a post"
NOTES = {
    ANSWER: (
        "An answer counts from its day on, and what was said before ends there. Whoever withdraws "
        "from the record is hidden from every page, figure and file at once; their rows stay in "
        "the file. To replace their name for good, or to erase them, go to the page Care."
    ),
    STEWARDS: "Two people answer for a record of young people, so that it never hangs on one.",
}
NO_REGISTER = "No consent is recorded: everybody is shown, and so is whoever was never asked."
IF_BEGUN = (
    "As soon as one answer is written down, people who have not said yes to it are shown without "
    "their name and leave in no file."
)
ONE_STEWARD = (
    "Young people are in this record and no second steward is named: name one under Record, "
    "Consent."
)
LEGEND = (
    "As it counts today; where a day stands beside a yes, it ends then. Whoever was not asked has "
    "not agreed. Nobody is ranked here."
)
EVERYBODY, LACKING, ENDING = "everybody", "not covered for something", "a yes ends in 90 days"
SHOW, WRITE_DOWN = "Show", "Write down an answer"
SOON = 90
"""Days."""
COUNTS = "How many are not covered, purpose by purpose"
PEOPLE = "Everybody and what they said"


class Answers(Protocol):
    """One person of the register, and what they said."""

    @property
    def name(self) -> str:
        """What may be shown of them."""

    @property
    def kind(self) -> str:
        """Their kind."""

    @property
    def shown(self) -> bool:
        """Whether anything may be shown."""

    @property
    def said(self) -> Mapping[str, Mapping[str, Any]]:
        """Purpose -> the row of their answer."""

    @property
    def lacking(self) -> list[str]:
        """The purposes to which they have not said yes."""

    def state(self, purpose: str) -> str:
        """What they said to a purpose."""

    def ends_within(self, days: int, today: date) -> bool:
        """Whether a yes of theirs ends within so many days."""


def saved(draft_who: Sequence[str], purposes: Sequence[str], state: str) -> str:
    """That an answer was written down."""
    told = ", ".join(PURPOSES[purpose] for purpose in purposes)
    people = counted(len(draft_who), "person", "people")
    return f"{people}: {STATES[state]}, to {told}."


def named(first: str, second: str) -> str:
    """That the stewards are named."""
    return f"{first} and {second} answer for the record."


def who_answers(stewards: dict[str, str]) -> str:
    """Who answers for the record, or that nobody is named."""
    first, second = (stewards.get(key) for key in ("steward", "second_steward"))
    if first and second:
        return f"Who answers for this record: {first}, and beside them {second}."
    if second or first:
        return f"{first or second} alone answers for this record; no second steward is named."
    return "Nobody is named yet who answers for this record."


def answer(lines: Sequence[Answers]) -> str:
    """How many agreed to everything, and what becomes of the others."""
    if not any(line.said for line in lines):
        return f"{NO_REGISTER} {IF_BEGUN}"
    everything = sum(not line.lacking for line in lines)
    unnamed = sum("name_in_group" in line.lacking and not _hidden(line) for line in lines)
    hidden = sum(map(_hidden, lines))
    silent = sum(any(line.state(one) == "not_asked" for one in PURPOSES) for line in lines)
    people = counted(len(lines), "person", "people")
    return (
        f"Of {people}, {everything or 'none'} said yes to all {len(PURPOSES)} purposes. "
        f"{unnamed or 'None'} {_are(unnamed)} shown without a name, {hidden or 'none'} "
        f"{_are(hidden)} hidden from the team, and {silent or 'none'} {_were(silent)} not asked "
        "about something."
    )


def _hidden(line: Answers) -> bool:
    return any(line.state(one) in ("refused", "withdrawn") for one in ("record", "show_in_group"))


def _are(count: int) -> str:
    return "is" if count <= 1 else "are"


def _were(count: int) -> str:
    return "was" if count <= 1 else "were"


def filters() -> dict[str, str]:
    """Whom the table may show, in words, by name."""
    lacking = {purpose: f"not covered to {told}" for purpose, told in PURPOSES.items()}
    return {EVERYBODY: EVERYBODY, LACKING: LACKING, **lacking, ENDING: ENDING}


def chosen(lines: Sequence[Answers], which: str, today: date) -> list[Answers]:
    """Those of the register whom a filter lets through."""
    if which == EVERYBODY:
        return list(lines)
    if which == ENDING:
        return [line for line in lines if line.ends_within(SOON, today)]
    return [line for line in lines if (line.lacking if which == LACKING else which in line.lacking)]


def all_said_yes(lines: Sequence[Answers]) -> str:
    """The purposes to which everybody said yes."""
    told = [
        told for one, told in PURPOSES.items() if not any(one in line.lacking for line in lines)
    ]
    return f"Everybody said yes to this: {', '.join(told)}." if told else ""


def counts_table(lines: Sequence[Answers]) -> Table:
    """How many said what to each purpose that does not cover everybody."""
    rows = []
    for purpose, told in PURPOSES.items():
        said = [line.state(purpose) for line in lines]
        if set(said) <= {"given"}:
            continue
        rows.append(
            (told, *(said.count(state) for state in STATES), len(said) - said.count("given"))
        )
    return Table(("to", *STATES.values(), "not covered"), rows)


def people_table(lines: Sequence[Answers]) -> Table:
    """What each person said to each purpose, in words."""
    rows = [
        (line.name, line.kind, *(_cell(line, purpose) for purpose in PURPOSES))
        for line in lines
        if line.shown
    ]
    return Table(("name", "kind", *PURPOSES.values()), rows)


def not_shown(lines: Sequence[Answers]) -> str:
    """How many of the lines may not be shown here."""
    count = sum(not line.shown for line in lines)
    people = counted(count, "person", "people")
    return (
        f"{people} of these {_are(count)} hidden, and listed with all names only." if count else ""
    )


def _cell(line: Answers, purpose: str) -> str:
    state = line.state(purpose)
    end = line.said[purpose]["end"] if state == "given" else None
    return f"{SIGNS[state]} {STATES[state]}" + (f", until {day(end)}" if end else "")


def to_do(system: System) -> list[str]:
    """What Start says of consent and stewards; nothing where all is in place."""
    lacking = [] if system.tables["consent"].num_rows else [NO_REGISTER]
    child = YOUNG_PERSON in system.texts("actor", "kind")
    return lacking + ([ONE_STEWARD] if child and "second_steward" not in system.settings else [])
