"""The timeline as a picture: contexts as bars over the line of a measure, on one axis of days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from sysmap.contexts.two_parts import Part
from sysmap.system import day_number
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.clock import written
from sysmap.views.context_words import LINES
from sysmap.views.contexts_timeline import Point, Timeline
from sysmap.views.hearing_line import heard, hearing_line, hollow_where_few_were_heard
from sysmap.views.tables import short

ROW, GAP = 34, 28
"""Pixels of one context with its name, and between the contexts and the line."""
ROWS_OF_LINE, LEAST_ROWS = 8, 18
HALF = alt.expr("width / 2")
SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
MILLISECONDS = 24 * 60 * 60 * 1000
"""In a day, as a chart counts time."""
LATE = 0.5
"""A bar that begins after so much of the programme has its name flush with its end."""


def timeline_chart(drawn: Timeline, *, dark: bool) -> dict[str, Any]:
    """The bars above, the line below, on one axis of days, as Vega-Lite.

    A hollow bar covers everybody all the time; a hollow point, with broken lines to it, stands
    where fewer than 80 in 100 were heard.
    """
    rows = max(LEAST_ROWS, len(drawn.bars) + ROWS_OF_LINE)
    bars = _bars(drawn, rows, dark=dark)
    line = _line(drawn, ROW * len(drawn.bars) + GAP, ROW * rows, dark=dark)
    chart = (
        alt.layer(bars, line)
        .resolve_scale(y="independent")
        .properties(
            height=ROW * rows, autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
        )
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def _bars(drawn: Timeline, places: int, *, dark: bool) -> Any:
    base = alt.Chart(alt.InlineData(values=_rows(drawn, dark=dark))).encode(
        y=alt.Y(
            "row:O",
            axis=None,
            scale=alt.Scale(domain=[*range(places)], range=[0, ROW * places]),
        )
    )
    bars = base.mark_bar(height=10, cornerRadius=2, yOffset=9, strokeWidth=1.5).encode(
        x=_days("from:T", drawn),
        x2="to:T",
        fill=alt.Fill("ink:N", scale=None),
        stroke=alt.Stroke("ink:N", scale=None),
        fillOpacity=alt.FillOpacity("filled:Q", scale=None),
        tooltip=["context:N", "held:N"],
    )
    return alt.layer(bars, *_names(base, dark=dark))


def _days(field: str, drawn: Timeline) -> Any:
    """The axis of days, which the first layer sets for all."""
    span = [MILLISECONDS * day_number(day) for day in (drawn.start, drawn.end)]
    months = alt.Axis(
        format="%b %Y", tickCount={"interval": "month", "step": 1}, labelOverlap=True, grid=True
    )
    return alt.X(field, title=None, scale=alt.Scale(type="utc", domain=span), axis=months)


def _names(base: Any, *, dark: bool) -> list[Any]:
    """The name of each context over its bar, flush with the bar's start or its end."""
    return [
        base.transform_filter(alt.datum.side == side)
        .mark_text(align=side, dy=-7, fontSize=13, limit=HALF, color=shade(TEXT, dark=dark))
        .encode(x="at:T", text="context:N")
        for side in SIDES
    ]


def _rows(drawn: Timeline, *, dark: bool) -> list[dict[str, Any]]:
    late = drawn.start + (drawn.end - drawn.start) * LATE
    return [
        {
            "row": row,
            "context": bar.name,
            "held": bar.held,
            "from": bar.start.isoformat(),
            "to": bar.end.isoformat(),
            "ink": shade(ACCENT if bar.chosen else TOTAL, dark=dark),
            "filled": 0 if bar.everybody else 1 if bar.chosen else 0.45,
            "at": (bar.end if bar.start > late else bar.start).isoformat(),
            "side": "right" if bar.start > late else "left",
        }
        for row, bar in enumerate(drawn.bars)
    ]


def _line(drawn: Timeline, top: int, bottom: int, *, dark: bool) -> Any:
    y = alt.Y(
        "value:Q",
        axis=alt.Axis(
            title=LINES[drawn.measure], titleAngle=0, titleAlign="left", titleX=0, titleY=top - 14
        ),
        scale=alt.Scale(range=[bottom, top], zero=True, nice=True),
    )
    line = hearing_line(drawn.points, y, dark=dark) + _points(drawn.points, y, dark=dark)
    return line + _parts(drawn.parts, y, dark=dark) if drawn.parts else line


def _parts(parts: Sequence[Part], y: alt.Y, *, dark: bool) -> Any:
    """The straight line through the points on either side of a context's beginning."""
    rows = [
        {
            "from": part.first.isoformat(),
            "to": part.last.isoformat(),
            "value": part.at_first,
            "value_then": part.at_last,
        }
        for part in parts
    ]
    lines = alt.Chart(alt.InlineData(values=rows))
    return lines.mark_rule(strokeWidth=2, color=shade(TEXT, dark=dark)).encode(
        x="from:T", x2="to:T", y=y, y2="value_then:Q"
    )


def _points(points: Sequence[Point], y: alt.Y, *, dark: bool) -> Any:
    ink = shade(ACCENT, dark=dark)
    dots = alt.Chart(alt.InlineData(values=_dots(points)))
    return dots.mark_point(filled=True, size=80, stroke=ink, strokeWidth=2, opacity=1).encode(
        x="from:T",
        y=y,
        fill=alt.Fill(
            "heard:N",
            title=None,
            scale=hollow_where_few_were_heard(dark=dark),
            legend=alt.Legend(orient="bottom", labelLimit=0),
        ),
        tooltip=["period:N", "value:Q", "asked:N"],
    )


def _dots(points: Sequence[Point]) -> list[dict[str, Any]]:
    return [
        {
            "period": point.label,
            "from": point.day.isoformat(),
            "value": short(point.value),
            "heard": heard(point),
            "asked": _heard(point),
        }
        for point in points
        if point.value is not None
    ]


def _heard(point: Point) -> str:
    if point.hearing is None:
        return "nobody asked"
    return f"{round(100 * point.hearing)} in 100 of those asked were heard ({written(point.day)})"
