"""What the group said of contexts, and of pairs in a circle: "have these two met?".

The verdicts on ties, circles and moves are drawn in `gatherings`; these have dice of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from days import Stretch
from dice import Dice
from gatherings import Held, meetings
from people import SERVICE, YOUNG_PERSON
from story import Setting

Row = tuple[object, ...]

APART = 7_000_000
"""Between the seed of the story and that of these verdicts."""
PAIRS_A_CIRCLE = 2
ANSWERS = {"not yet": 0.55, "have met": 0.2, "don't know": 0.25}
"""Nobody says "better not": of the two pairs that had better not meet nobody is asked."""

# meeting, context, verdict, how many had a say, comment
ON_CONTEXTS = (
    ("G03", "X1", "confirmed", 14, ""),
    ("G04", "X2", "confirmed", 13, "From the new year; the letter came in the week before."),
    ("G05", "X3", "confirmed", 9, ""),
    ("G05", "X6", "confirmed", 6, "Eight people, and no notes are taken."),
    ("G06", "X2", "disputed", 11, "Some of us say that it began when it was announced."),
    ("G06", "X5", "confirmed", 12, ""),
    ("G07", "X4", "confirmed", 14, "The letter is dated the first of the month."),
    ("G08", "X3", "disputed", 10, "Some of us say that it helped those who waited longest."),
    ("G09", "X2", "retired", 15, "Over, says the e-mail. Not everybody has a desk."),
    ("G09", "X8", "not discussed", "", ""),
    ("G10", "X4", "disputed", 12, "One of us says that both would have gone anyway."),
    ("G10", "X7", "not discussed", "", ""),
    ("G11", "X3", "changed", 13, "A warm call counts as first contact since August."),
    ("G12", "X5", "confirmed", 11, ""),
    ("G12", "X6", "changed", 12, "The hour goes on until the end of the month."),
)


def verdict_rows(
    said: Sequence[Row], ties: Sequence[tuple[str, Stretch]], setting: Setting, seed: int
) -> Iterator[Row]:
    """What was said at each meeting beside what was said of ties, circles and moves."""
    dice = Dice(seed + APART)
    known = {context.key for context in setting.contexts}
    for meeting in meetings(setting) if setting.world_changes else ():
        for held, context, verdict, voters, comment in ON_CONTEXTS:
            if held == meeting.key and context in known:
                yield meeting.key, "context", context, verdict, voters, comment
        for circle in discussed(meeting, said):
            pairs = unlinked(circle, meeting, ties, setting)
            for a, b in sorted(dice.sample(pairs, PAIRS_A_CIRCLE)):
                answer = dice.weighted(ANSWERS)
                yield meeting.key, "pair", f"{a}|{b}", answer, 3 + dice.below(10), ""


def discussed(meeting: Held, said: Sequence[Row]) -> list[str]:
    """The young people whose circles were spoken of at a meeting."""
    return [
        str(target)
        for held, what, target, verdict, *_ in said
        if held == meeting.key and what == "circle" and verdict != "not discussed"
    ]


def unlinked(
    young_person: str, meeting: Held, ties: Sequence[tuple[str, Stretch]], setting: Setting
) -> list[tuple[str, str]]:
    """The pairs of people in a circle who have never had a tie and may be asked about."""
    now = [tie.ends for _, tie in ties if tie.known(meeting.day) and tie.holds(meeting.day)]
    ever = {frozenset(tie.ends) for _, tie in ties if tie.start <= meeting.day}
    apart = {frozenset(pair) for pair in setting.kept_apart}
    around = {end for ends in now if young_person in ends for end in ends}
    people = sorted(end for end in around if setting.cast.kind(end) not in (SERVICE, YOUNG_PERSON))
    return [pair for pair in combinations(people, 2) if frozenset(pair) not in ever | apart]
