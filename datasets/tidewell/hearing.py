"""Who was heard, when, and what they said about which tie.

Four rounds of asking: the first mapping, two in between, the second mapping. In the other months
moves are the only news. A reporter counts as heard on a day when one of their reports lies within
the three months before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from days import Stretch, working_days
from dice import Dice
from people import ACADEMIC, CARER, PRACTITIONER
from story import Month, Setting, add_months

WAS_THERE, STILL_THERE, NEW = "was there already", "still there", "new"
GONE, DO_NOT_KNOW = "ended", "don't know"

HEARD = {1: 36, 5: 28, 9: 32, 14: 37}
"""Month -> how many of the eligible reporters are heard: 90 %, 72 %, 80 % and 95 %."""

KEPT_SILENT = {5: ("P01", "P03", "P04", "P05", "P06")}
"""Whom the restructure kept from answering."""

NOT_ASKED = {"C12": (date(2025, 1, 1), date(2025, 2, 1))}
"""Somebody wished not to be asked for a while."""

YOUNG_TELLERS = ("Y01", "Y04", "Y08", "Y12", "Y18")
"""Young people who tell their own circle at the second mapping; nobody counts them as reporters."""

FIRST_DAY_OF_ASKING = 10
DISAGREEMENTS = 8
UNSURE = 0.03


@dataclass(frozen=True)
class Report:
    """What one teller said about one tie (source, target, kind) on one day."""

    teller: str
    tie: tuple[str, str, str]
    day: date
    says: str


def eligible(setting: Setting) -> Iterator[tuple[str, date | None, date | None]]:
    """Who may be asked, and from when till when: practitioners, carers and academics."""
    pauses = NOT_ASKED if setting.world_changes else {}
    for key, actor in setting.cast.actors.items():
        if actor.kind not in (PRACTITIONER, CARER, ACADEMIC):
            continue
        if key in pauses:
            yield key, actor.start, pauses[key][0]
            yield key, pauses[key][1], actor.end
        else:
            yield key, actor.start, actor.end


def eligible_on(day: date, setting: Setting) -> list[str]:
    """The reporters who may be asked on this day."""
    return [
        key
        for key, start, end in eligible(setting)
        if (start is None or start <= day) and (end is None or day < end)
    ]


def reports(ties: Sequence[Stretch], setting: Setting, dice: Dice) -> list[Report]:
    """Everything that was said about ties, in the order of the days."""
    heard = list(remembered(ties, setting, dice))
    last_asked = None
    for number in HEARD:
        asking = Round(setting.months[number - 1], last_asked, ties, setting, dice)
        heard += asking.reports(heard)
        last_asked = asking.first_day
    told = disagreeing(heard, setting, dice)
    return sorted(told, key=lambda report: (report.day, report.teller))


def remembered(ties: Sequence[Stretch], setting: Setting, dice: Dice) -> Iterator[Report]:
    """What was said when a tie came to light late."""
    for tie in ties:
        day = tie.recorded_on
        tellers = [key for key in tie.ends if day and key in eligible_on(day, setting)]
        if day and tellers:
            says = WAS_THERE if tie.origin == "found" else DO_NOT_KNOW
            yield Report(dice.pick(tellers), tie.identity, day, says)


@dataclass(frozen=True)
class Round:
    """One round of asking everybody about their own ties."""

    month: Month
    last_asked: date | None
    ties: Sequence[Stretch]
    setting: Setting
    dice: Dice

    @property
    def first_day(self) -> date:
        """The day on which the asking begins."""
        return self.month.first_day.replace(day=FIRST_DAY_OF_ASKING)

    def reports(self, heard: Sequence[Report]) -> Iterator[Report]:
        """What everybody who answers says."""
        days = [day for day in working_days(self.month) if day >= self.first_day]
        young = YOUNG_TELLERS if self.month.number == max(HEARD) else ()
        for teller in (*self.tellers(heard), *young):
            yield from self.answers(teller, self.dice.pick(days))

    def tellers(self, heard: Sequence[Report]) -> list[str]:
        """Who answers: those heard lately, and as many others as the story says."""
        last_day = self.month.after - timedelta(days=1)
        asked = eligible_on(last_day, self.setting)
        lately = add_months(self.month.first_day, -2)
        already = {r.teller for r in heard if lately <= r.day <= last_day} & set(asked)
        silent = KEPT_SILENT.get(self.month.number, ()) if self.setting.world_changes else ()
        others = [key for key in asked if key not in already and key not in silent]
        missing = HEARD[self.month.number] - len(already)
        return [*sorted(already), *self.dice.sample(others, missing)]

    def answers(self, teller: str, day: date) -> list[Report]:
        """What a teller says of each of their ties; who has none is asked about one pair."""
        own = [tie for tie in self.ties if teller in tie.ends and tie.known(day)]
        words = [(tie.identity, self.word_for(tie, day)) for tie in own]
        said = [Report(teller, identity, day, word) for identity, word in words if word]
        if not said:
            return [Report(teller, unknown_pair(teller, self.setting), day, DO_NOT_KNOW)]
        return [replace(r, says=DO_NOT_KNOW) if self.dice.chance(UNSURE) else r for r in said]

    def word_for(self, tie: Stretch, day: date) -> str:
        """The word for a tie on this day; empty where it is old news."""
        if not tie.holds(day):
            return GONE if self.last_asked and tie.end and tie.end > self.last_asked else ""
        if self.last_asked is None:
            return WAS_THERE
        return NEW if tie.start >= self.last_asked and tie.recorded_on is None else STILL_THERE


def unknown_pair(teller: str, setting: Setting) -> tuple[str, str, str]:
    """The pair about which somebody without ties is asked: their young person, else Verity."""
    for young_person, carer in setting.cast.carer_of.items():
        if carer == teller:
            return teller, young_person, "cares_for"
    return "F01", teller, "works_jointly"


def disagreeing(heard: list[Report], setting: Setting, dice: Dice) -> list[Report]:
    """The reports, with two tellers of some ties at odds: one says still there, one says ended."""
    last_round = setting.months[-1].first_day
    sure = [r for r in heard if r.day >= last_round and r.says == STILL_THERE]
    told_by_target = {r.tie for r in sure if r.teller == r.tie[1]}
    both_told = [r for r in sure if r.teller == r.tie[0] and r.tie in told_by_target]
    at_odds = set(dice.sample(both_told, DISAGREEMENTS))
    return [replace(r, says=GONE) if r in at_odds else r for r in heard]
