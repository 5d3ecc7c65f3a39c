"""Comparisons as further charts: people before, during and after; overlaps of contexts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np

from sysmap.contexts.compared import Comparison, Overlap
from sysmap.contexts.compared.doings import OUTCOMES
from sysmap.contexts.compared.overlaps import NOT_TOLD_APART
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade

TIMES = ("before", "during", "after")
EACH, MEAN = "one person", "their mean"


def in_time_chart(comparison: Comparison, *, dark: bool) -> dict[str, Any]:
    """A thin line for each of those covered and heard, before, during and after; a thick mean."""
    first, after = comparison.before.after
    times = TIMES if first < after else TIMES[:2]
    step = len(times) + 1
    rows = [
        row
        for column, name in enumerate(OUTCOMES)
        for row in _lines(comparison, name, step * column, len(times))
    ]
    places = {
        step * column + time: word
        for column in range(len(OUTCOMES))
        for time, word in enumerate(times)
    }
    labels = " : ".join(f"datum.value == {place} ? '{word}'" for place, word in places.items())
    x = alt.X(
        "place:Q",
        scale=alt.Scale(domain=[-0.4, max(places) + 0.4]),
        axis=alt.Axis(
            title=None,
            values=[*places],
            labelExpr=f"{labels} : ''",
            labelAngle=-60,
            labelOverlap=False,
            grid=False,
        ),
    )
    y = alt.Y("value:Q", title="for each month there", scale=alt.Scale(zero=True))
    inks = [shade(TOTAL, dark=dark), shade(ACCENT, dark=dark)]
    kinds = [EACH, MEAN]
    legend = alt.Legend(orient="bottom", title=None)
    lines = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_line(point=alt.OverlayMarkDef(filled=True, size=36))
        .encode(
            x=x,
            y=y,
            detail=["who:N", "outcome:N"],
            color=alt.Color("kind:N", scale=alt.Scale(domain=kinds, range=inks), legend=legend),
            strokeWidth=alt.StrokeWidth(
                "kind:N", scale=alt.Scale(domain=kinds, range=[1, 4]), legend=legend
            ),
            tooltip=[
                alt.Tooltip("outcome:N"),
                alt.Tooltip("kind:N"),
                alt.Tooltip("value:Q", format=".2f"),
            ],
        )
    )
    middle = (len(times) - 1) / 2
    heads = [
        {"place": step * column + middle, "text": name} for column, name in enumerate(OUTCOMES)
    ]
    names = (
        alt.Chart(alt.InlineData(values=heads))
        .mark_text(
            baseline="bottom", dy=-4, fontSize=13, fontWeight=600, color=shade(TEXT, dark=dark)
        )
        .encode(x=x, y=alt.value(0), text="text:N")
    )
    specification: dict[str, Any] = alt.layer(lines, names).properties(height=420).to_dict()
    return specification


def _lines(comparison: Comparison, outcome: str, first: int, times: int) -> list[dict[str, Any]]:
    """The rows of one outcome: nobody is named, and nobody stands in the order of a figure."""
    rates = comparison.before.rates(outcome)[:, :times]
    told = [(str(number), EACH, row) for number, row in enumerate(rates)]
    if len(rates):
        both = rates[np.isfinite(rates[:, :2]).all(axis=1)]
        told.append(("mean", MEAN, np.array([_mean(both[:, time]) for time in range(times)])))
    return [
        {
            "who": who,
            "kind": kind,
            "outcome": outcome,
            "place": first + time,
            "value": float(rate),
        }
        for who, kind, rates_of_one in told
        for time, rate in enumerate(rates_of_one)
        if np.isfinite(rate)
    ]


def _mean(values: Any) -> float:
    known = values[np.isfinite(values)]
    return float(known.mean()) if known.size else float("nan")


def overlap_chart(
    overlaps: Sequence[Overlap], names: Sequence[str], *, dark: bool
) -> dict[str, Any]:
    """A bar for each other context: the covered days of both over those of either."""
    rows = [
        {"name": names[found.other], "share": found.share, "row": row, "told": f"{found.share:.2f}"}
        for row, found in enumerate(sorted(overlaps, key=lambda found: -(found.share or 0)))
        if found.share is not None
    ]
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("row:O", axis=None))
    x = alt.X(
        "share:Q",
        scale=alt.Scale(domain=[0, 1]),
        title="covered actor-days of both, as a share of those of either",
        axis=alt.Axis(tickCount=5, grid=False),
    )
    ink = shade(TEXT, dark=dark)
    bars = base.mark_bar(height=10, yOffset=9, cornerRadius=2, color=shade(ACCENT, dark=dark))
    text = base.mark_text(align="left", dy=-7, fontSize=13, color=ink)
    values = base.mark_text(align="left", dx=6, dy=9, fontSize=12, color=ink)
    line = alt.Chart(alt.InlineData(values=[{"share": NOT_TOLD_APART}]))
    chart = alt.layer(
        bars.encode(x=x, tooltip=[alt.Tooltip("name:N"), alt.Tooltip("told:N")]),
        text.encode(x=alt.value(4), text="name:N"),
        values.encode(x=x, text="told:N"),
        line.mark_rule(strokeDash=[4, 4], color=ink).encode(x=x),
    ).properties(height=44 * max(len(rows), 1))
    specification: dict[str, Any] = chart.to_dict()
    return specification
