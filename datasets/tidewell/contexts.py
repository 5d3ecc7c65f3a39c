"""The eight contexts of the story: when each held, whom it covered, and what it does to ties.

What each truth can show at this size stands in truth.json.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from people import Cast


@dataclass(frozen=True, kw_only=True)
class Context:
    """One row of contexts.csv, with whom it covers (`all`, or keys of actors and services)."""

    key: str
    label: str
    kind: str
    level: str
    start: date
    end: date | None = None
    start_precision: str = "day"
    end_precision: str = ""
    covers: tuple[str, ...]
    description: str

    def in_force(self, day: date) -> bool:
        """Whether the context holds on this day."""
        return self.start <= day and (self.end is None or day < self.end)

    def covered(self, cast: Cast) -> frozenset[str]:
        """Everybody covered: those named, and the staff of the services named."""
        if self.covers == ("all",):
            return frozenset(cast.actors)
        staff = [person for key in self.covers for person in cast.staff.get(key, ())]
        return frozenset(self.covers) | frozenset(staff)


@dataclass(frozen=True, kw_only=True)
class Influence:
    """What a context does to ties: which ties it reaches, and by what it multiplies their chance.

    `on` is `forming` or `ending`; `reach` says which ends are covered: `either end`, `both ends` or
    `all but both ends`.
    """

    context: str
    on: str
    factor: float
    reach: str = "either end"
    workers_only: bool = True

    def reaches(self, ends: tuple[str, str], covered: frozenset[str]) -> bool:
        """Whether a tie between these two ends feels the context."""
        inside = (ends[0] in covered) + (ends[1] in covered)
        return {"either end": inside > 0, "both ends": inside == 2}.get(self.reach, inside < 2)


CONTEXTS = (
    Context(
        key="X1",
        label="National funding settlement",
        kind="funding",
        level="macro",
        start=date(2024, 9, 1),
        start_precision="before",
        covers=("all",),
        description="Budgets fall in real terms every year. It covers everybody all the time.",
    ),
    Context(
        key="X2",
        label="Social work restructure",
        kind="reorganisation",
        level="meso",
        start=date(2025, 1, 1),
        end=date(2025, 6, 1),
        start_precision="month",
        end_precision="month",
        covers=("S01", "S02", "S03", "P01", "P02", "P03", "P04", "P05", "P06"),
        description="Three teams are relabelled, posts are moved, caseloads are handed over.",
    ),
    Context(
        key="X3",
        label="Target for days to first contact",
        kind="target",
        level="meso",
        start=date(2025, 2, 1),
        covers=("S05", "S06", "P07", "P08", "P09", "P10"),
        description="Every referral must be seen within ten working days, and is counted.",
    ),
    Context(
        key="X4",
        label="Youth funding cut",
        kind="funding",
        level="meso",
        start=date(2025, 4, 1),
        covers=("S10", "S11", "P11", "P12", "P13", "P14", "P15", "P16"),
        description="The grant for youth posts is cut; two people leave in June.",
    ),
    Context(
        key="X5",
        label="Shared building with a garden room",
        kind="premises",
        level="meso",
        start=date(2025, 3, 1),
        covers=("S01", "S06", "S10", "S12"),
        description="Four services share a corridor, a kettle and a room that opens on a garden.",
    ),
    Context(
        key="X6",
        label="Monthly peer supervision",
        kind="supervision_support",
        level="micro",
        start=date(2025, 2, 1),
        end=date(2025, 11, 1),
        covers=("P02", "P04", "P05", "P08", "P12", "P17", "P19", "P20"),
        description="Eight people from five services meet for an hour a month, for each other.",
    ),
    Context(
        key="X7",
        label="School summer break",
        kind="calendar",
        level="meso",
        start=date(2025, 7, 20),
        end=date(2025, 9, 1),
        covers=("S08", "S09"),
        description="School and college are closed. Nothing else was planted here.",
    ),
    Context(
        key="X8",
        label="Police youth team moves office",
        kind="premises",
        level="micro",
        start=date(2025, 5, 1),
        end=date(2025, 6, 1),
        start_precision="month",
        end_precision="month",
        covers=("S14",),
        description="One team of fifteen services changes its address.",
    ),
)

INFLUENCES = (
    Influence(context="X2", on="ending", factor=0.25 / 0.04),
    Influence(context="X2", on="forming", factor=0.5),
    Influence(context="X5", on="forming", factor=1 / 2.5, reach="all but both ends"),
    Influence(context="X6", on="ending", factor=0.5, workers_only=False),
)

# a, b, kind
CONTEXT_RELATIONS = (
    ("X2", "X1", "follows"),
    ("X4", "X1", "follows"),
    ("X6", "X2", "offsets"),
)
