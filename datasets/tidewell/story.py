"""The plot of the programme in tables: what each month brings, and how ties form and end.

`TIDEWELL` is the demo. `STILLWATER` is the null programme: the same people, but nothing changes in
the world and most ties are written down late. A further setting brings its own cast and tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contexts import CONTEXTS, INFLUENCES, Context, Influence
from people import Cast, always_there, cast
from planted import PLANTED, Planted


@dataclass(frozen=True)
class Month:
    """A month: how many new ties are tried for on average, and how many moves are told."""

    number: int
    first_day: date
    new_ties: float
    moves: int
    meeting: date | None = None

    @property
    def after(self) -> date:
        """The first day of the month after."""
        return add_months(self.first_day, 1)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """Everything that makes one programme different from another."""

    name: str
    cast: Cast
    months: tuple[Month, ...]
    contexts: tuple[Context, ...] = ()
    influences: tuple[Influence, ...] = ()
    never_discussed: frozenset[str] = frozenset()
    kept_apart: tuple[tuple[str, str], ...] = ()
    first_ties: tuple[tuple[str, str], ...] = ()
    steady: tuple[tuple[str, str], ...] = ()
    planted: Mapping[int, Planted] = field(default_factory=dict)
    carers_propose: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    ending: Mapping[str, float]
    world_changes: bool = True
    same_volume: tuple[str, float] | None = None
    """A context that leaves alone how much is done, and the share of moves of those covered."""
    told: float = 0.0
    two_at_once: float = 0.0
    ending_told: float = 0.0
    strengthened: float = 0.0
    weakened: int = 0
    lapsed: int = 0
    found: int = 0
    not_sure: int = 0
    scale: int = 1
    """So many times as many ties as in Tidewell stand on the first map."""
    pace: Mapping[str, float] = field(default_factory=dict)
    """By how much somebody's own ties end sooner, and form more readily, than those of others."""

    def covered_by(self, key: str) -> frozenset[str]:
        """Those whom a context covers, whether it is in force or not."""
        covered = [c.covered(self.cast) for c in self.contexts if c.key == key]
        return covered[0] if covered else frozenset()


def add_months(day: date, months: int) -> date:
    """The first day of the month so many months later."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


# new ties tried for, moves told, day of the meeting
CALENDAR = (
    (0, 6, 25),  # first mapping: everybody draws their own star
    (9, 10, 23),  # the five compartments are introduced, the sheet is handed out
    (12, 14, 20),  # first moves about Basics: housing advice is called
    (7, 12, None),  # December: diaries only
    (12, 18, 22),  # the restructure is announced, teams are relabelled
    (14, 22, 19),  # the target and the peer supervision start; Egret and Fulmar join
    (15, 18, 19),  # the garden room opens
    (11, 14, 23),  # the cut is announced
    (14, 18, 21),  # the restructure ends; the police youth team moves office
    (13, 20, 25),  # Nadim and Oona leave, ties fall; the circles are repaired
    (18, 22, 23),  # Uma joins, Plover's file closes; repairs travel
    (9, 14, None),  # August: diaries only
    (24, 34, 24),  # carers propose moves
    (28, 38, 29),  # review meeting, second mapping
)
FIRST_DAY = date(2024, 9, 1)

MONTHS = tuple(
    Month(
        number=number,
        first_day=(first := add_months(FIRST_DAY, number - 1)),
        new_ties=new_ties,
        moves=moves,
        meeting=None if meeting is None else first.replace(day=meeting),
    )
    for number, (new_ties, moves, meeting) in enumerate(CALENDAR, start=1)
)

# The first mapping.
PRACTITIONERS_PER_YOUNG_PERSON = 2
CARER_KNOWN = 0.85
TIES_WITHIN_A_PROFESSION = 13
TIES_ACROSS_PROFESSIONS = 4
TIES_WITH_SERVICES = 7

# How a new tie comes about, and how often. About half close a pair inside some young person's
# circle: the group's question "have these two met?". Random pairs cannot tell this story.
OPENINGS = {
    "close a circle": 0.52,
    "across professions": 0.14,
    "practitioner and service": 0.08,
    "academic and practitioner": 0.06,
    "young person and practitioner": 0.05,
    "young person and service": 0.04,
    "young person and own carer": 0.04,
    "carer and carer": 0.04,
    "carer and service": 0.03,
}

# The chance that a tie ends within a month.
ENDING = {"between practitioners": 0.04, "other": 0.02}

# Ties of the first map that do not end by chance: two who are kept apart stay in Linnet's circle.
STEADY = (("C06", "Y06"), ("P13", "Y06"))

TIDEWELL = Setting(
    name="Tidewell Resilient Moves",
    cast=cast(),
    months=MONTHS,
    contexts=CONTEXTS,
    influences=INFLUENCES,
    never_discussed=frozenset({"Y03", "Y09", "Y14", "Y19", "Y22", "Y24"}),
    kept_apart=(("C06", "P13"), ("C02", "C10")),
    first_ties=(("A01", "F01"), ("A01", "A02")),
    steady=STEADY,
    same_volume=("X3", 0.18),
    planted=PLANTED,
    carers_propose={13: ("C03", "C08"), 14: ("C03", "C08")},
    ending=ENDING,
    told=0.85,
    two_at_once=0.2,
    ending_told=0.2,
    strengthened=1 / 3,
    weakened=5,
    lapsed=6,
    found=10,
    not_sure=4,
)

STILLWATER = Setting(
    name="Stillwater Resilient Moves",
    cast=always_there(cast()),
    months=MONTHS,
    never_discussed=TIDEWELL.never_discussed,
    kept_apart=TIDEWELL.kept_apart,
    first_ties=TIDEWELL.first_ties,
    steady=TIDEWELL.steady,
    ending=dict.fromkeys(ENDING, 0.0),
    world_changes=False,
)
SETTINGS = {"tidewell": TIDEWELL, "stillwater": STILLWATER}
