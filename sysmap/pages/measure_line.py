"""The line that the Measures page shows: at once, or as a preview until a job has the exact one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sysmap import figures
from sysmap.awaited import Line
from sysmap.change.series import change_series
from sysmap.metrics.catalogue import CATALOGUE, Entry
from sysmap.metrics.series import Point, series
from sysmap.network import Settings
from sysmap.pages import frame, session, waiting
from sysmap.system import System
from sysmap.views import measure_words as words
from sysmap.views import series_chart

chart = lru_cache(maxsize=session.KEPT)(series_chart.series_chart)
lines = lru_cache(maxsize=session.KEPT)(Line)


@lru_cache(maxsize=session.KEPT)
def _points(
    system: System, measure: str, days: tuple[date, ...], settings: Settings, subject: str
) -> list[Point]:
    """The measure on each day; of change, from each day to the next."""
    if CATALOGUE[measure].level == words.CHANGE:
        return change_series(system, measure, days, settings)
    return series(system, measure, days, settings, subject)


class Shown(NamedTuple):
    """What the page shows of a measure: the exact points, or a preview of them."""

    points: Sequence[Point]
    line: Line | None = None
    """What takes long; None where the points can be had at once."""
    is_exact: bool = True


def shown(
    system: System, entry: Entry, days: tuple[date, ...], settings: Settings, subject: str
) -> Shown:
    """The points of a measure; of one that takes long those of a preview until a job is done."""
    line = lines(system, entry.id, days, settings) if entry.level == "whole" else None
    if line is None or not line.takes_long:
        return Shown(_points(system, entry.id, days, settings, subject))
    exact = line.exact
    return Shown(line.preview, line, is_exact=False) if exact is None else Shown(exact, line)


def wait_for(page: frame.Page, shown: Shown) -> None:
    """Where the points are no more than a preview, let the exact ones be begun and stopped."""
    if not shown.is_exact and shown.line is not None:
        waiting.wait_for(page, shown.line, words)


def parquet(system: System, entry: Entry, shown: Shown, settings: Settings) -> Callable[[], bytes]:
    """What gives the figures of a measure on these days, every subject's, as a Parquet file."""
    file, days = session.record(), [point.day for point in shown.points]
    assert file is not None, "a page asks frame.recorded first"
    read = figures.Record(file, system, session.day_known_on())
    if entry.level == words.CHANGE:
        return lambda: read.line(entry.id, shown.points, settings).parquet
    if shown.line:
        exact = shown.is_exact
        return lambda: read.line(entry.id, shown.points, settings, exact=exact).parquet
    return lambda: read.metrics(*days, measures=[entry.id], settings=settings).parquet
