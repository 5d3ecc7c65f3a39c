"""Groups of young people as a picture: their share, beside the shares of what was done for them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.left_out import GroupRow
from sysmap.views.charts import ACCENT, GROUND, TEXT, TOTAL, shade
from sysmap.views.practice.reached_words import MEASURES
from sysmap.views.words import in_hundred

ROW = 30
"""Pixels of one measure of one group."""
FEW = 10
"""Of fewer moves or ties no share is drawn: one more or less would move it too far."""


def groups_chart(rows: Sequence[GroupRow], *, dark: bool) -> dict[str, Any]:
    """A line for each group and measure, from the share of the group (hollow) to that of it."""
    ink, ground, text = (shade(one, dark=dark) for one in (ACCENT, GROUND, TEXT))
    shares = _shares(rows)
    order = [row["row"] for row in shares]
    base = alt.Chart(alt.InlineData(values=shares)).encode(
        y=alt.Y(
            "row:N",
            sort=order,
            title=None,
            axis=alt.Axis(labelLimit=210, labelFontSize=13, labelColor=text, ticks=False),
        ),
        tooltip=["row:N", "told:N"],
    )
    across = alt.X(
        "people:Q",
        title="of 100",
        axis=alt.Axis(tickCount=5),
        scale=alt.Scale(domainMin=0, nice=True),
    )
    line = base.mark_rule(strokeWidth=2.4, color=shade(TOTAL, dark=dark))
    look: dict[str, Any] = {"size": 90, "stroke": ink, "strokeWidth": 2, "opacity": 1}
    chart = alt.layer(
        line.encode(x=across, x2="share:Q"),
        base.mark_point(filled=True, fill=ground, **look).encode(x="people:Q"),
        base.mark_point(filled=True, fill=ink, **look).encode(x="share:Q"),
    ).properties(
        height=ROW * max(1, len(order)),
        autosize=alt.AutoSizeParams(type="fit-x", contains="padding"),
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(rows: Sequence[GroupRow]) -> str:
    """The picture for somebody who does not see it."""
    return "; ".join(f"{row['row']}: {row['told']}" for row in _shares(rows))


def _shares(rows: Sequence[GroupRow]) -> list[dict[str, Any]]:
    *groups, every = rows
    return [
        _share(f"{row.name}: {words}", counted / of, row.people.value / every.people.value, of)
        for row in groups
        for name, words in MEASURES.items()
        if row.people.value is not None and every.people.value
        if (counted := getattr(row, name).value) is not None
        if (of := getattr(every, name).value or 0) >= FEW
    ]


def _share(row: str, share: float, people: float, of: int) -> dict[str, Any]:
    told = f"{in_hundred(share)} of {of}; of the young people {in_hundred(people)}"
    return {"row": row, "share": 100 * share, "people": 100 * people, "told": told}
