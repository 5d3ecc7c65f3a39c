"""What takes long: exact lines of measures in a large network, and what a design could detect.

The points of an exact line are kept in this process by what the networks of their day are: after a
save those days alone are reckoned anew that it touches, and whoever asks for the same line in
another window has it at once, or waits for the same job. What a design could detect is kept by its
sizes and dates.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from threading import Lock

import pyarrow as pa

from sysmap.contexts.compared.detectable import Design, Found, detected
from sysmap.forgetting import when_erased
from sysmap.jobs import Job
from sysmap.metrics.network_digest import network_digest
from sysmap.metrics.previews import preview, takes_long
from sysmap.metrics.series import Point, series, ways_of_counting
from sysmap.network import Settings, panel
from sysmap.system import System

MOST_POINTS = 20_000
"""Some 20 MB; beyond it those are let go that were reckoned first."""

Place = tuple[str, bytes]

_KEPT: OrderedDict[Place, Point] = OrderedDict()
_JOBS: dict[tuple[Place, ...], Job] = {}
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, eq=False)
class Line:
    """A measure of the whole over several days of a record."""

    system: System
    measure: str
    days: tuple[date, ...]
    settings: Settings

    @cached_property
    def takes_long(self) -> bool:
        """Whether it is to be reckoned by a job."""
        return takes_long(self.system, self.measure, self.days, self.settings)

    @cached_property
    def preview(self) -> list[Point]:
        """What is known of it at once."""
        return preview(self.system, self.measure, self.days, self.settings)

    @property
    def exact(self) -> list[Point] | None:
        """The line itself, once every point of it was reckoned."""
        points = [_KEPT.get(place) for place in self._places]
        found = [point for point in points if point is not None]
        return found if len(found) == len(points) else None

    @property
    def job(self) -> Job | None:
        """What reckons it or did so last, for whoever asked for it first."""
        return _JOBS.get(self._places)

    def begin(self) -> Job:
        """Have it reckoned: by the job that does so already, else by a new one."""
        with _ONE_AT_A_TIME:
            if self.job is None or not self.job.is_running:
                _forget_jobs_that_ended()
                _JOBS[self._places] = self._new_job()
            return _JOBS[self._places]

    def _new_job(self) -> Job:
        lacking = {
            place: day
            for place, day in zip(self._places, self.days, strict=True)
            if place not in _KEPT
        }
        places = iter(lacking)
        return Job(
            points_one_by_one,
            dict(self.system.tables),
            self.measure,
            list(lacking.values()),
            self.settings,
            steps=len(lacking),
            take=lambda point: _keep(next(places), point),
        )

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        """What each point is kept by: the measure, and every network that it looks at."""
        ways = [self.settings, *ways_of_counting(self.system, self.settings).values()]
        by_day = zip(*(panel(self.system, self.days, way) for way in ways), strict=True)
        return tuple((self.measure, b"".join(map(network_digest, each))) for each in by_day)


_FOUND: dict[bytes, list[Found]] = {}
_DETECTING: dict[bytes, Job] = {}


@dataclass(frozen=True, eq=False)
class Detection:
    """Which ratios a design would find in how many of a hundred runs."""

    design: Design

    @property
    def found(self) -> list[Found]:
        """What is known so far, in the order of the settings."""
        return [*_FOUND.get(self._place, ())]

    @property
    def is_known(self) -> bool:
        """Whether every setting was drawn."""
        return len(self.found) == len(self.design.settings())

    @property
    def job(self) -> Job | None:
        """What draws the settings or did so last, for whoever asked for it first."""
        return _DETECTING.get(self._place)

    def begin(self) -> Job:
        """Have them drawn: by the job that does so already, else by a new one from the first on."""
        with _ONE_AT_A_TIME:
            if self.job is None or not self.job.is_running:
                kept = _FOUND[self._place] = []
                _DETECTING[self._place] = Job(
                    detected, self.design, steps=len(self.design.settings()), take=kept.append
                )
            return _DETECTING[self._place]

    @cached_property
    def _place(self) -> bytes:
        design = self.design
        held = (design.months, design.level.label, design.level.kind, design.alike)
        told = b"".join(part.tobytes() for part in held) + design.level.name.encode()
        return sha256(told + repr(design.rate).encode()).digest()


def points_one_by_one(
    tables: Mapping[str, pa.Table], measure: str, days: list[date], settings: Settings
) -> Iterator[Point]:
    """The work of a job: the measure on one day after the other."""
    system = System(tables)
    for day in days:
        yield from series(system, measure, [day], settings)


def _let_go() -> None:
    """Stop what is being reckoned, and keep nothing of what was."""
    with _ONE_AT_A_TIME:
        for job in (*_JOBS.values(), *_DETECTING.values()):
            job.stop()
        for kept in (_JOBS, _DETECTING, _KEPT, _FOUND):
            kept.clear()


when_erased(_let_go)


def _forget_jobs_that_ended() -> None:
    """Each holds on to the record as it was when it began."""
    for places in [places for places, job in _JOBS.items() if not job.is_running]:
        del _JOBS[places]


def _keep(place: Place, point: Point) -> None:
    with _ONE_AT_A_TIME:
        _KEPT[place] = point
        while len(_KEPT) > MOST_POINTS:
            _KEPT.popitem(last=False)
