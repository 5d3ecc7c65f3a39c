"""From months to days: each stretch of a tie with its dates, its kind and its levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dice import Dice
from growth import Life
from people import PRACTITIONER, SERVICE, YOUNG_PERSON, Cast
from story import Month, Setting

CARES_FOR, WORKS_WITH, REFERS_TO = "cares_for", "works_with", "refers_to"
OTHER_KINDS = {"shares_information": 0.6, "works_jointly": 0.4}
DIRECTED = frozenset({CARES_FOR, REFERS_TO})
LEVEL_WORDS = ("aware", "cooperating", "coordinating", "integrated")
HIGHEST_LEVEL = len(LEVEL_WORDS)

FIRST_YEAR = 2019
"""The year before which nobody dates a tie."""


@dataclass(frozen=True)
class Level:
    """How strong a tie is from a day on, and where that came from."""

    day: date
    level: int
    origin: str


@dataclass
class Stretch:
    """A time during which a tie held: its days, its levels, and how we came to know of it."""

    source: str
    target: str
    kind: str
    life: Life
    start: date
    end: date | None
    precision: str
    levels: list[Level] = field(default_factory=list)
    recorded_on: date | None = None

    @property
    def ends(self) -> tuple[str, str]:
        """The two actors tied."""
        return self.source, self.target

    @property
    def identity(self) -> tuple[str, str, str]:
        """Source, target and kind."""
        return self.source, self.target, self.kind

    @property
    def origin(self) -> str:
        """How the tie came: baseline, move, found, unknown, or empty where it stands as dated."""
        return self.levels[0].origin

    @property
    def last(self) -> Level:
        """The level last reached."""
        return self.levels[-1]

    def holds(self, day: date) -> bool:
        """Whether the tie holds on this day."""
        return self.start <= day and (self.end is None or day < self.end)

    def known(self, day: date) -> bool:
        """Whether the team has written the tie down by this day."""
        return self.start <= day and (self.recorded_on is None or self.recorded_on <= day)

    def grade(self, day: date, level: int, origin: str) -> None:
        """Gives the tie another level from this day on."""
        self.levels.append(Level(day, level, origin))

    def begin(self, day: date) -> None:
        """Lets a move begin the tie on this day."""
        self.start, self.precision = day, "day"
        self.levels[0] = Level(day, self.levels[0].level, "move")

    def come_to_light(self, day: date, origin: str) -> None:
        """Lets the tie be written down late, on this day, as found or as not sure."""
        self.recorded_on = day
        self.levels[0] = Level(self.start, self.levels[0].level, origin)


def working_days(month: Month) -> list[date]:
    """The days of a month, Saturdays and Sundays left out."""
    length = (month.after - month.first_day).days
    days = [month.first_day + timedelta(days=number) for number in range(length)]
    return [day for day in days if day.isoweekday() <= 5]


def stretches(lives: Sequence[Life], setting: Setting, dice: Dice) -> list[Stretch]:
    """Every stretch of every tie with its days."""
    kinds: dict[tuple[str, str], tuple[str, str, str]] = {}
    return [
        _stretch(
            life,
            kinds.setdefault(life.pair, tie_kind(life.pair, setting.cast, dice)),
            setting,
            dice,
        )
        for life in lives
    ]


def tie_kind(pair: tuple[str, str], cast: Cast, dice: Dice) -> tuple[str, str, str]:
    """Source, target and kind of a tie between two actors."""
    by_kind = {cast.kind(key): key for key in pair}
    young, worker, service = (by_kind.get(kind) for kind in (YOUNG_PERSON, PRACTITIONER, SERVICE))
    if young and cast.carer_of[young] in pair:
        return cast.carer_of[young], young, CARES_FOR
    if young and worker:
        return worker, young, WORKS_WITH
    if worker and service:
        return worker, service, REFERS_TO
    return *pair, dice.weighted(OTHER_KINDS)


def _stretch(life: Life, kind: tuple[str, str, str], setting: Setting, dice: Dice) -> Stretch:
    always = life.baseline or not setting.world_changes
    start, precision = _long_ago(setting, dice) if always else _formed(life, setting, dice)
    level = 1 + dice.below(2)
    origin = "baseline" if life.baseline else ""
    end = _end(life, setting, dice)
    return Stretch(*kind, life, start, end, precision, [Level(start, level, origin)])


def _long_ago(setting: Setting, dice: Dice) -> tuple[date, str]:
    first_day = setting.months[0].first_day
    if dice.chance(0.6):
        return first_day, "before"
    return date(dice.pick(range(FIRST_YEAR, first_day.year + 1)), 1, 1), "year"


def _formed(life: Life, setting: Setting, dice: Dice) -> tuple[date, str]:
    month = setting.months[life.began - 1]
    earliest = earliest_day(life, setting.cast) or month.first_day
    if earliest <= month.first_day and dice.chance(0.3):
        return month.first_day, "month"
    return dice.pick([day for day in working_days(month) if day >= earliest]), "day"


def earliest_day(life: Life, cast: Cast) -> date | None:
    """The day on which the last of those concerned came; none where all were always there."""
    concerned = (*life.pair, life.circle) if life.circle else life.pair
    came = [cast.actors[key].start for key in concerned]
    return max((day for day in came if day is not None), default=None)


def _end(life: Life, setting: Setting, dice: Dice) -> date | None:
    if life.ended is None:
        return None
    gone = [end for key in life.pair if (end := setting.cast.actors[key].end)]
    month = setting.months[life.ended - 1]
    return min(gone) if life.left else dice.pick(working_days(month)[1:])
