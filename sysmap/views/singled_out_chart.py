"""The chart of who could be singled out at each step of coarsening."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.disclosure.coarsening import Rung
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.singled_out import TOLD, of_them

YOUNG, OTHERS = "young people", "other people"
_ROW = 21


def singled_out_chart(rungs: Sequence[Rung], chosen: Rung | None, *, dark: bool) -> dict[str, Any]:
    """Two bars a step: the share of young people, and of others, who could be singled out."""
    rows = [row for rung in rungs for row in _bars(rung, chosen)]
    steps = list(dict.fromkeys(row["step"] for row in rows))
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("step:N", sort=steps, title=None, axis=alt.Axis(labelLimit=260, ticks=False)),
        yOffset=alt.YOffset("who:N", sort=[YOUNG, OTHERS]),
    )
    colours = [shade(ACCENT, dark=dark), shade(TOTAL, dark=dark)]
    bars = base.mark_bar(cornerRadius=2).encode(
        x=alt.X(
            "share:Q",
            title="could be singled out",
            scale=alt.Scale(domain=[0, 1.2]),
            axis=alt.Axis(format="%", values=[0, 0.25, 0.5, 0.75, 1]),
        ),
        color=alt.Color(
            "who:N",
            title=None,
            scale=alt.Scale(domain=[YOUNG, OTHERS], range=colours),
            legend=alt.Legend(orient="top", direction="vertical"),
        ),
        tooltip=["step:N", "who:N", "told:N"],
    )
    told = base.mark_text(align="left", dx=4, fontSize=11, color=shade(TEXT, dark=dark)).encode(
        x="share:Q", text="told:N"
    )
    chart = (bars + told).properties(height=len(steps) * 2 * _ROW)
    specification: dict[str, Any] = chart.to_dict()
    return specification


def _bars(rung: Rung, chosen: Rung | None) -> list[dict[str, Any]]:
    young, people = rung.report.young, rung.report.people
    told, _ = TOLD[rung.step]
    step = f"{told} (this leaves)" if rung is chosen else told
    counts = {
        YOUNG: (young.rare, young.people),
        OTHERS: (people.rare - young.rare, people.people - young.people),
    }
    return [
        {"step": step, "who": who, "share": rare / total, "told": of_them(rare, total)}
        for who, (rare, total) in counts.items()
        if total
    ]
