"""The meetings and what was done there: attendance, reviews, appraisals; also consent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from contexts import Context
from days import Stretch
from dice import Dice
from moves import Move
from people import PRACTITIONER, SERVICE, YOUNG_PERSON
from story import Month, Setting

Row = tuple[object, ...]

MINUTES = 180
LIBRARY, SHARED_BUILDING = "Quayside library, upstairs", "the garden room"
SHARED_BUILDING_OPENS = date(2025, 3, 1)

COMES = 0.8
COMES_UNDER_RESTRUCTURE = 0.6
CARERS_JOIN_IN = 13

CIRCLES_A_MEETING = 3
TIES_A_MEETING = 12
SECOND_MAPPING = 14
VERDICTS = {"confirmed": 0.72, "changed": 0.1, "disputed": 0.06, "not discussed": 0.12}
COMMENTS = {
    "changed": "Dates put right by those who know.",
    "disputed": "Two of us remember it otherwise.",
}

# context -> how those covered see it
APPRAISALS = {
    "X1": {"constraining": 0.9, "unclear": 0.1},
    "X2": {"constraining": 0.7, "both": 0.2, "unclear": 0.1},
    "X3": {"constraining": 0.4, "both": 0.4, "enabling": 0.2},
    "X4": {"constraining": 0.9, "both": 0.1},
    "X5": {"enabling": 0.8, "both": 0.2},
    "X6": {"enabling": 0.9, "both": 0.1},
    "X7": {"unclear": 0.6, "both": 0.4},
}
APPRAISES = 0.35
NOTES = {
    "constraining": "Less time for the visits that matter.",
    "enabling": "Somebody to ask, close by.",
    "both": "It opens one door and shuts another.",
    "unclear": "Too early to say.",
}

NAMED_ONLY = ("C07", "C13", "C15")
NOT_ASKED = ("C02", "C04")
PURPOSES = (
    "record",
    "show_in_group",
    "name_in_group",
    "analyse",
    "quote",
    "export_named",
    "export_pseudonymous",
)
NOT_BY_NAME = {"name_in_group": "refused", "quote": "not_asked", "export_named": "refused"}
"""What those who agreed to be drawn, but not to be named, said to these purposes."""
WITHDRAWN = {("C14", "quote"): date(2025, 5, 21)}
FORM_1, FORM_2 = "form 1 (August 2024)", "form 2 (January 2025)"
FORM_2_FROM = date(2025, 1, 1)
BASIS = "public task"
GIVEN_BY = ("parent", "parent", "guardian", "parent", "local authority")


@dataclass(frozen=True)
class Held:
    """A meeting that was held."""

    key: str
    number: int
    month: Month
    day: date

    @property
    def place(self) -> str:
        """Where it was held."""
        return LIBRARY if self.day < SHARED_BUILDING_OPENS else SHARED_BUILDING


def meetings(setting: Setting) -> list[Held]:
    """The meetings of the programme, numbered."""
    held = [month for month in setting.months if month.meeting]
    return [
        Held(f"G{number:02}", number, month, month.meeting)
        for number, month in enumerate(held, start=1)
        if month.meeting
    ]


def attendance(setting: Setting, dice: Dice) -> Iterator[Row]:
    """Who was at each meeting, and as what."""
    cast = setting.cast
    for meeting in meetings(setting):
        yield from ((meeting.key, key, "facilitator") for key in ("F01", "A01"))
        for key in cast.workers():
            pressed = key in restructured(setting, meeting.day)
            likely = COMES_UNDER_RESTRUCTURE if pressed else COMES
            if cast.actors[key].present(meeting.day) and dice.chance(likely):
                yield meeting.key, key, "member"
        if meeting.month.number >= CARERS_JOIN_IN:
            yield from ((meeting.key, key, "member") for key in ("C03", "C08"))


def restructured(setting: Setting, day: date) -> frozenset[str]:
    """Whom the restructure covers on this day."""
    in_force = any(c.key == "X2" and c.in_force(day) for c in setting.contexts)
    return setting.covered_by("X2") if in_force else frozenset()


def reviews(
    ties: Sequence[tuple[str, Stretch]], moves: Sequence[Move], setting: Setting, dice: Dice
) -> Iterator[Row]:
    """The group's verdicts: on circles in turn, on some ties, at the second mapping on all."""
    spoken_of = [k for k in setting.cast.keys(YOUNG_PERSON) if k not in setting.never_discussed]
    for meeting in meetings(setting)[1:]:
        here = [key for key in spoken_of if setting.cast.actors[key].present(meeting.day)]
        turn = [
            here[(meeting.number * CIRCLES_A_MEETING + n) % len(here)]
            for n in range(CIRCLES_A_MEETING)
        ]
        yield from (verdict(meeting, "circle", key, dice) for key in sorted(set(turn)))
        yield from (
            verdict(meeting, "tie", key, dice)
            for key in up_for_review(ties, meeting, setting, dice)
        )
        fresh = [move.key for move in moves if move.month == meeting.month.number and move.effects]
        yield from (verdict(meeting, "move", key, dice) for key in sorted(dice.sample(fresh, 4)))


def up_for_review(
    ties: Sequence[tuple[str, Stretch]], meeting: Held, setting: Setting, dice: Dice
) -> list[str]:
    """The ties that come up at a meeting, those of circles never spoken of left out."""
    known = {
        key
        for key, tie in ties
        if tie.known(meeting.day) and tie.holds(meeting.day)
        if not setting.never_discussed & set(tie.ends)
    }
    everything = meeting.month.number == SECOND_MAPPING
    return sorted(known if everything else dice.sample(sorted(known), TIES_A_MEETING))


def verdict(meeting: Held, what: str, key: str, dice: Dice) -> Row:
    """One verdict of the group, with how many had a say."""
    word = dice.weighted(VERDICTS)
    voters = "" if word == "not discussed" else 3 + dice.below(12)
    return meeting.key, what, key, word, voters, COMMENTS.get(word, "")


def appraisals(setting: Setting, dice: Dice) -> Iterator[Row]:
    """How some of those covered see each context, told at meetings while it was in force."""
    for context in setting.contexts:
        for meeting in meetings(setting)[::2]:
            if context.in_force(meeting.day) and context.key in APPRAISALS:
                yield from appraised(context, meeting, setting, dice)


def appraised(context: Context, meeting: Held, setting: Setting, dice: Dice) -> Iterator[Row]:
    """The appraisals of one context at one meeting."""
    for key in sorted(context.covered(setting.cast)):
        actor = setting.cast.actors[key]
        asked = actor.kind == PRACTITIONER and actor.present(meeting.day)
        if asked and dice.chance(APPRAISES):
            word = dice.weighted(APPRAISALS[context.key])
            note = NOTES[word] if dice.chance(0.4) else ""
            yield context.key, key, meeting.day, word, 1 + dice.below(3), note


def consents(setting: Setting) -> Iterator[Row]:
    """Each person's answer for each purpose; services are not people."""
    for key, actor in setting.cast.actors.items():
        if actor.kind != SERVICE:
            start = actor.start or setting.months[0].first_day
            for purpose in PURPOSES:
                yield from consent(key, actor.kind, purpose, start)


def consent(key: str, kind: str, purpose: str, start: date) -> Iterator[Row]:
    """What was said to one purpose: given, refused, not asked, or given and then withdrawn."""
    form = FORM_1 if start < FORM_2_FROM else FORM_2
    rest = (form, *_for_a_child(key, kind))
    if state := _not_given(key, purpose):
        dated = (start, "", *rest) if state == "refused" else ("", "", "", *rest[1:])
        yield key, purpose, state, *dated
    elif day := WITHDRAWN.get((key, purpose)):
        yield key, purpose, "given", start, day, *rest
        yield key, purpose, "withdrawn", day, "", *rest
    else:
        yield key, purpose, "given", start, "", *rest


def _not_given(key: str, purpose: str) -> str | None:
    """What stands in place of a yes; None where it was given."""
    if key in NAMED_ONLY and purpose in NOT_BY_NAME:
        return NOT_BY_NAME[purpose]
    return "not_asked" if key in NOT_ASKED and purpose == "quote" else None


def _for_a_child(key: str, kind: str) -> tuple[str, str]:
    """What the law allows the record for, and who said yes for a young person."""
    given_by = GIVEN_BY[int(key[1:]) % len(GIVEN_BY)] if kind == YOUNG_PERSON else ""
    return BASIS, given_by
