"""The timeline: contexts as bars over the line of a measure of the whole network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sysmap.contexts import Account
from sysmap.contexts.ledger import NO_COMPARISON
from sysmap.contexts.two_parts import Part, in_two_parts
from sysmap.contexts.whole_period import WholePeriod
from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Value
from sysmap.metrics.hearing import ENOUGH
from sysmap.views import context_words
from sysmap.views.context_words import LINES, held
from sysmap.views.tables import Table, short, undefined

Dated = tuple[date, float]


@dataclass(frozen=True)
class Bar:
    """A context's time within the programme."""

    name: str
    held: str
    start: date
    end: date
    everybody: bool
    chosen: bool


@dataclass(frozen=True)
class Point:
    """The measure on a period's last day, and whether enough people were heard by then."""

    label: str
    day: date
    value: Value
    reason: str
    hearing: float | None

    @property
    def partial(self) -> bool:
        """Whether what is known of that day is partial, or nobody was asked."""
        return self.hearing is None or self.hearing < ENOUGH


@dataclass(frozen=True, eq=False)
class Timeline:
    """Bars and points over one programme."""

    measure: str
    start: date
    end: date
    bars: Sequence[Bar]
    points: Sequence[Point]
    parts: tuple[Part, Part] | None = None
    """The line in two parts, where one context is chosen and its points are enough."""


def timeline(accounts: Sequence[Account], measure: str, chosen: Account | None = None) -> Timeline:
    """The contexts in force within the programme, and the measure at the end of each period."""
    ledger = accounts[0].ledger
    start, end = ledger.periods[0].start, ledger.periods[-1].end
    bars = [_bar(account, start, end, chosen) for account in accounts]
    points = [_point(whole, measure) for whole in ledger.wholes]
    return Timeline(
        measure=measure,
        start=start,
        end=end,
        bars=[bar for bar in bars if bar.start < bar.end],
        points=points,
        parts=in_two_parts(*sides(chosen, points)) if chosen else None,
    )


def sides(account: Account, points: Sequence[Point]) -> tuple[list[Dated], list[Dated]]:
    """The points before a context began, and those since, as far as they have a figure.

    The period in which it began, where it did so in its midst, is on neither side.
    """
    start = account.recorded["start"]
    told = [
        (period, (point.day, float(point.value)))
        for period, point in zip(account.ledger.periods, points, strict=True)
        if point.value is not None and start is not None
    ]
    return (
        [dated for period, dated in told if period.end <= start],
        [dated for period, dated in told if period.start >= start],
    )


def _bar(account: Account, start: date, end: date, chosen: Account | None) -> Bar:
    row = account.recorded
    return Bar(
        name=account.name,
        held=held(account),
        start=max(row["start"] or start, start),
        end=min(row["end"] or end, end),
        everybody=NO_COMPARISON in account.flags,
        chosen=chosen in (None, account),
    )


def _point(whole: WholePeriod, measure: str) -> Point:
    entry = CATALOGUE[measure]
    value = entry.values(whole.network)[""]
    asked, heard = (int(flags.sum()) for flags in (whole.hearing.eligible, whole.hearing.heard))
    return Point(
        label=whole.period.label,
        day=whole.period.last_day,
        value=value,
        reason=entry.reason(whole.network, "", value),
        hearing=heard / asked if asked else None,
    )


def segmented(account: Account, drawn: Timeline) -> str:
    """The line in two parts in words, or why there is none."""
    if drawn.parts:
        return context_words.in_two_parts(account, LINES[drawn.measure], drawn.parts)
    before, since = map(len, sides(account, drawn.points))
    return context_words.not_in_two_parts(account, before, since)


def in_words(drawn: Timeline) -> str:
    """The picture for somebody who does not see it."""
    first, last = drawn.points[0].value, drawn.points[-1].value
    return context_words.timeline(LINES[drawn.measure], first, last, len(drawn.bars))


def timeline_table(drawn: Timeline) -> Table:
    """The timeline as rows: each period's figure, who was heard, and the contexts in force."""
    rows = [
        (
            point.label,
            undefined(point.reason) if point.value is None else short(point.value),
            None if point.hearing is None else f"{round(100 * point.hearing)} in 100",
            "; ".join(bar.name for bar in drawn.bars if bar.start <= point.day < bar.end),
            *_on_its_part(drawn, point),
        )
        for point in drawn.points
    ]
    line = LINES[drawn.measure].capitalize()
    columns = ("Period", line, "Heard", "In force on its last day")
    return Table((*columns, "Line in two parts") if drawn.parts else columns, rows)


def _on_its_part(drawn: Timeline, point: Point) -> list[float | None]:
    """Where the line in two parts stands at a point, where there is one."""
    if not drawn.parts:
        return []
    within = (part for part in drawn.parts if part.first <= point.day <= part.last)
    return [next((short(part.on(point.day)) for part in within), None)]
