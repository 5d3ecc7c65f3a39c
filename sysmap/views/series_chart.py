"""A measure over time as a picture: its line, its bands, and who was heard, on one axis of days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.metrics.series import Point
from sysmap.views import measure_words as words
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.clock import written
from sysmap.views.hearing_line import heard, hearing_line, hollow_where_few_were_heard
from sysmap.views.tables import short

HEIGHT, STRIP, GAP, MARGIN = 395, 40, 28, 18
"""Pixels of the whole picture, the strip of hearing under the line, between the two, and beside."""
BANDS = {words.BY_CHANCE: TOTAL, words.OTHERWISE: ACCENT}


def series_chart(points: Sequence[Point], title: str, *, dark: bool) -> dict[str, Any]:
    """The line of a measure over its bands, with a strip that says who was heard, as Vega-Lite.

    A point is hollow, and the lines to it broken, where fewer than 80 in 100 were heard.
    """
    scale = alt.Scale(range=[HEIGHT - STRIP - GAP, 0], zero=True, nice=True)
    y = alt.Y("value:Q", title=None, scale=scale, axis=_steps(points))
    ink = shade(TEXT, dark=dark)
    line = alt.layer(
        _bands(points, scale, dark=dark),
        hearing_line(points, y, dark=dark),
        _dots(points, y, dark=dark),
    )
    chart = (
        alt.layer(line, _strip(points, dark=dark))
        .resolve_scale(y="independent")
        .properties(
            title=alt.TitleParams(title, anchor="start", fontSize=14, fontWeight=600),
            height=HEIGHT,
            autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
        )
        .configure_axis(labelColor=ink, titleColor=ink)
        .configure_legend(labelColor=ink)
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def _days(points: Sequence[Point]) -> alt.X:
    """The axis of days, with a tick at each point; the first layer sets it for all."""
    ticks = [
        alt.DateTime(year=point.day.year, month=point.day.month, date=point.day.day, utc=True)
        for point in points
    ]
    axis = alt.Axis(values=ticks, format="%-d %b %Y", labelOverlap=True)
    return alt.X("from:T", title=None, scale=alt.Scale(type="utc", padding=MARGIN), axis=axis)


def _steps(points: Sequence[Point]) -> alt.Axis:
    """The axis of values; of what is counted it has whole numbers alone."""
    found = [value for point in points for value in (point.least, point.most) if value is not None]
    counted = all(float(value).is_integer() for value in found)
    return alt.Axis(tickMinStep=1, format=",d") if counted else alt.Axis()


def _bands(points: Sequence[Point], scale: alt.Scale, *, dark: bool) -> Any:
    """What chance gives, and what other ways of counting give, as areas behind the line."""
    rows = [row for point in points for row in _band_rows(point)]
    shown = [band for band in BANDS if any(row["band"] == band for row in rows)]
    inks = [shade(BANDS[band], dark=dark) for band in shown]
    legend = alt.Legend(
        orient="bottom", labelLimit=0, symbolType="square", symbolOpacity=0.5, columns=1
    )
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=_days(points),
        color=alt.Color(
            "band:N", title=None, scale=alt.Scale(domain=shown, range=inks), legend=legend
        ),
    )
    areas = base.mark_area(opacity=0.18).encode(
        y=alt.Y("low:Q", title=None, scale=scale),
        y2="high:Q",
        tooltip=["band:N", "period:N", _to_two("low"), _to_two("high")],
    )
    by_chance = base.transform_filter(alt.datum.band == words.BY_CHANCE)
    edges = [
        by_chance.mark_line(strokeDash=[2, 4], strokeWidth=1.5).encode(
            y=alt.Y(f"{edge}:Q", title=None, scale=scale)
        )
        for edge in ("low", "high")
    ]
    return alt.layer(areas, *edges)


def _band_rows(point: Point) -> list[dict[str, Any]]:
    found = []
    if point.chance:
        found.append((words.BY_CHANCE, point.chance["low"], point.chance["high"]))
    if point.otherwise:
        found.append((words.OTHERWISE, point.least, point.most))
    return [
        {"from": point.day.isoformat(), "period": written(point.day), "band": band}
        | {"low": low, "high": high}
        for band, low, high in found
        if low is not None
    ]


def _dots(points: Sequence[Point], y: alt.Y, *, dark: bool) -> Any:
    ink = shade(ACCENT, dark=dark)
    rows = [
        {
            "from": point.day.isoformat(),
            "period": written(point.day),
            "value": point.value,
            "told": short(point.value),
            "heard": heard(point),
            "n": point.n,
        }
        for point in points
        if point.value is not None
    ]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_point(filled=True, size=90, stroke=ink, strokeWidth=2, opacity=1)
        .encode(
            x="from:T",
            y=y,
            fill=alt.Fill(
                "heard:N",
                title=None,
                scale=hollow_where_few_were_heard(dark=dark),
                legend=alt.Legend(orient="bottom", labelLimit=0),
            ),
            tooltip=["period:N", alt.Tooltip("told:Q", title="value"), "n:Q", "heard:N"],
        )
    )


def _strip(points: Sequence[Point], *, dark: bool) -> Any:
    """A bar for each day: the share of those asked who were heard by then."""
    ink = shade(TOTAL, dark=dark)
    rows = [
        {
            "from": point.day.isoformat(),
            "share": point.hearing or 0,
            "filled": 0.0 if point.partial else 0.75,
            "told": words.heard(point),
        }
        for point in points
    ]
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(width=14, stroke=ink, strokeWidth=1, color=ink)
        .encode(
            x="from:T",
            y=alt.Y(
                "share:Q",
                scale=alt.Scale(domain=[0, 1], range=[HEIGHT, HEIGHT - STRIP]),
                axis=alt.Axis(
                    title="heard", orient="right", labels=False, ticks=False, values=[0, 1]
                ),
            ),
            fillOpacity=alt.FillOpacity("filled:Q", scale=None),
            tooltip=["told:N"],
        )
    )


def _to_two(field: str) -> alt.Tooltip:
    return alt.Tooltip(f"{field}:Q", format=".2~f")
