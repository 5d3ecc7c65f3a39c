"""Every sentence about measures over time, to be read and put right in one place.

A figure says what it means here; what chance gives stands beside it, and how else it could be
counted. Nothing says that anything made it so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sysmap.jobs import Job
from sysmap.metrics.catalogue import CATALOGUE, Entry, Level, Value
from sysmap.metrics.series import Point
from sysmap.selection import Settings
from sysmap.system import System
from sysmap.views.clock import Step, written
from sysmap.views.tables import DASH, Table, figure

QUESTION = "How joined-up, in numbers?"
MEASURE, LEVEL, NETWORK = "Measure", "About", "Who and what counts"
SUBJECT, ONE_GROUP = "Between", "Group"
GROUPED_BY, CONFIRMED, FACILITATORS = "Groups are", "Ties", "Facilitators"
FOUND = "Found ties count"
TIE_KINDS, ACTOR_KINDS, ALL_KINDS = "Kinds of tie", "Kinds of people and services", "all kinds"
DIRECTED_ALONE = (
    "Measures of direction are defined where every kind chosen has a direction, such as refers to."
)
DIRECTION, ISOLATES = "Direction of ties", "Those without a tie"
NEVER_DEFINED = (
    "This measure is not defined at any of these dates, for the reason above. "
    "Another choice under Who and what counts may define it."
)
CHANGE: Level = "change"
LEVELS: dict[str, Level] = {
    "the whole network": "whole",
    "groups": "group",
    "change from step to step": CHANGE,
}
GROUPINGS = ("sector", "service", "kind", "statutory")
STALE = {"all that nobody ended": None, "confirmed in the last 6 months": 6}
WITH_FACILITATORS = {"count": (), "are left out": ("facilitator",)}
WITH_DIRECTION = {"kept where all have one": "recorded", "set aside": "either"}
WITH_ISOLATES = {"count": "in", "are left out": "out"}
PUT_BACK = {"from their start": True, "from when they were written down": False}

PREVIEW = "a preview"
BEGIN, STOP = "Work out the exact figures", "Stop"
AWAITED = (
    "This is a preview. In a network as large as this the exact figures take minutes. "
    "They are worked out beside the page; you can go on meanwhile, and come back."
)
STOPPED = "Stopped. What was worked out so far is kept."
BY_CHANCE = "what chance gives, nine draws in ten (broken edges)"
OTHERWISE = "what other ways of counting give"
ALONE = (
    "Nobody is spoken of alone here: a young person's circle stands on Circles; figures of single "
    "people are printed by sysmap metrics --people, which is noted."
)
HOW = "How it is worked out"
AS_A_TABLE = "The same as a table"
ONE_STEP = "There is but one step in time here, so nothing can have changed."
NOT_RECORDED = "not recorded"
STATUTORY = {"True": "statutory", "False": "not statutory"}
NOBODY_ASKED = "nobody is recorded as asked"
_BAR = re.compile(r"(?<!\\)\|")
FLAGSHIPS = (
    "circle_closure_mean",
    "circle_density_mean",
    "adults_connectedness",
    "connectedness",
)
"""The measures that speak most of being joined up; they stand first."""


def title(entry: Entry, subject: str, chosen: Sequence[str] = ()) -> str:
    """What the picture shows: the measure with its unit, of whom, and what was chosen."""
    of = f", {subject}" if subject else ""
    return "; ".join([f"{entry.label}{of} ({entry.unit})", *chosen])


def between(subject: str, called: Callable[[str], str] = str) -> str:
    r"""The groups of a subject, in words.

    >>> between("health|health"), between(r"health|youth\|play"), between("health")
    ('within health', 'health \u2013 youth|play', 'health')
    """
    names = [called(name.replace("\\|", "|")) or NOT_RECORDED for name in _BAR.split(subject)]
    if names == [NOT_RECORDED, NOT_RECORDED]:
        return "neither recorded"
    if len(set(names)) < len(names):
        return f"within {names[0]}"
    return f" {DASH} ".join(names)


def groups_called(system: System, field: str) -> Callable[[str], str]:
    """What the groups of a field are called: a service by its name, yes and no in words."""
    if field == "service":
        return lambda key: system.labels[system.index[key]] if key in system.index else key
    if field == "statutory":
        return lambda answer: STATUTORY.get(answer, answer)
    return str


def is_pair(subject: str) -> bool:
    """Whether a subject is a pair of groups."""
    return _BAR.search(subject) is not None


def no_groups(field: str) -> str:
    """What to say where there is no group to speak of."""
    return f"No {field} is recorded of anybody who is there, so there are no groups to look at."


def heard(point: Point) -> str:
    """Who was heard by a day, in words."""
    if point.hearing is None:
        return NOBODY_ASKED
    return f"{round(100 * point.hearing)} in 100 of those asked were heard by {written(point.day)}"


def awaited(job: Job | None) -> str:
    """What to say of exact figures that are not there yet, and how the last job for them ended."""
    if job is None:
        return AWAITED
    return f"{STOPPED if job.stopped else job.fault} {AWAITED}"


def how_far(done: int, steps: int) -> str:
    """How far a job is that works out the exact figures.

    >>> how_far(3, 14)
    'Working out the exact figures: 3 of 14 dates are done. You can go on meanwhile.'
    """
    return (
        f"Working out the exact figures: {done} of {steps} dates are done. You can go on meanwhile."
    )


def is_defined(points: Sequence[Point]) -> bool:
    """Whether there is a value at any of the dates."""
    return any(point.value is not None for point in points)


def chosen(settings: Settings) -> list[str]:
    """What was chosen of the network that is not as it begins, in words."""
    return [
        *(kind.replace("_", " ") for kind in settings.tie_kinds or ()),
        *([f"only {', '.join(kinds)}"] if (kinds := settings.actor_kinds) else []),
        *(f"without {role}s" for role in settings.without_roles),
        *(
            [f"ties confirmed in the last {stale} months"]
            if (stale := settings.stale_after)
            else []
        ),
        *([] if settings.found_put_back else ["found ties from when they were written down"]),
        *(["direction set aside"] if settings.direction == "either" else []),
        *(["without those who have no tie"] if settings.isolates == "out" else []),
    ]


def band_note(points: Sequence[Point]) -> str:
    """Which other ways of counting there are, where one of them gives something else."""
    ways = [
        way
        for way in points[0].otherwise
        if any(point.otherwise[way] not in (point.value, None) for point in points)
    ]
    if not ways:
        return ""
    return f"The band round the line shows the same by other rules: {'; '.join(ways)}."


def hearing_note(points: Sequence[Point]) -> str:
    """What the hollow points mean, where there are any."""
    partly = sum(point.partial for point in points)
    if not partly:
        return ""
    if all(point.hearing is None for point in points):
        return "The points are hollow as nobody is recorded as asked: what is missing is not known."
    return (
        "A hollow point: fewer than 80 in 100 of those asked were heard in the three months "
        f"before ({partly} of {len(points)} dates), so a change there may come from who was asked. "
        "The bars under the line show how many were heard."
    )


def reckoned(entry: Entry) -> dict[str, str]:
    """How a measure is reckoned: everything that the catalogue says of it."""
    told = {
        "What it says": entry.sentence,
        "Formula": entry.formula,
        "Unit": entry.unit,
        "Source": entry.source,
        "Undefined": entry.undefined if isinstance(entry.undefined, str) else "see the table",
        "Caution": entry.caution,
        "Id": f"{entry.id}, version {entry.version}",
    }
    return {name: text for name, text in told.items() if text}


def table(points: Sequence[Point], steps: Sequence[Step], heading: str) -> Table:
    """The line as rows: each day's value, what is said of it, and what it is beside."""
    ways = list(points[0].otherwise)
    chance = ("Chance, least", "Chance, middle", "Chance, most") if points[0].chance else ()
    rows = [
        (
            step.label,
            point.day.isoformat(),
            _cell(point.value),
            point.reason,
            point.n,
            NOBODY_ASKED if point.hearing is None else f"{round(100 * point.hearing)} in 100",
            *(_cell(value) for value in point.chance.values()),
            *(_cell(point.otherwise[way]) for way in ways),
        )
        for step, point in zip(steps, points, strict=True)
    ]
    columns = ("When", "Day", heading, "Note", "n", "Heard", *chance, *ways)
    return Table(columns, rows)


def _cell(value: Value) -> Value:
    return None if value is None else figure(value)


def offered(level: Level) -> dict[str, str]:
    """The measures of a level, id -> label, the flagships first; chance stands beside its own."""
    ids = [name for name, entry in CATALOGUE.items() if entry.level == level]
    ids = [name for name in ids if not name.endswith("_chance")]
    first = [name for name in FLAGSHIPS if name in ids]
    return {name: CATALOGUE[name].label for name in (*first, *(i for i in ids if i not in first))}
