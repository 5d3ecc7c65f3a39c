"""A line over time that is broken wherever few were heard, as Vega-Lite."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Protocol

import altair as alt

from sysmap.views.charts import ACCENT, GROUND, shade
from sysmap.views.context_words import HEARD, PARTLY_HEARD

HEARINGS = [HEARD, PARTLY_HEARD]


class Point(Protocol):
    """A value on a day, and whether few were heard by then."""

    @property
    def day(self) -> date:
        """Where it stands."""

    @property
    def value(self) -> float | int | None:
        """How high; None where there is none."""

    @property
    def partial(self) -> bool:
        """Whether few were heard by then."""


def hearing_line(points: Sequence[Point], y: alt.Y, *, dark: bool) -> Any:
    """The lines from each point to the next; none to a point without a value."""
    rows = [
        {
            "from": one.day.isoformat(),
            "to": other.day.isoformat(),
            "value": one.value,
            "value_then": other.value,
            "heard": heard(one, other),
        }
        for one, other in pairwise(points)
        if one.value is not None and other.value is not None
    ]
    dashes = alt.Scale(domain=HEARINGS, range=[[1, 0], [5, 4]])
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_rule(strokeWidth=2.4, color=shade(ACCENT, dark=dark))
        .encode(
            x="from:T",
            x2="to:T",
            y=y,
            y2="value_then:Q",
            strokeDash=alt.StrokeDash("heard:N", legend=None, scale=dashes),
        )
    )


def heard(*points: Point) -> str:
    """The word for a point, or for the line between two."""
    return PARTLY_HEARD if any(point.partial for point in points) else HEARD


def hollow_where_few_were_heard(*, dark: bool) -> alt.Scale:
    """How a point is filled by its word."""
    return alt.Scale(domain=HEARINGS, range=[shade(ACCENT, dark=dark), shade(GROUND, dark=dark)])
