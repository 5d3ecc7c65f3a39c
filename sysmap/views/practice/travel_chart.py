"""The tree of a move as a picture: each move on its day, a line from the one it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.views.charts import ACCENT, TOTAL, shade
from sysmap.views.practice.lettering import SIDES, text_over_lines
from sysmap.views.practice.travel import Stop
from sysmap.views.practice.travel_words import changed

ROW, LEAST_ROWS = 52, 5
WORDS = (("move:N", -11), ("changed:N", 13))
"""Above each point the name of its move, below it what the move changed."""
LATE = 0.55
"""A move after so much of the time has its name flush with its point's right."""


def tree_chart(stops: Sequence[Stop], *, dark: bool) -> dict[str, Any]:
    """The moves of a tree, one under the other, on an axis of days."""
    line = shade(TOTAL, dark=dark)
    rows = max(LEAST_ROWS, len(stops))
    days = alt.X(
        "day:T",
        title=None,
        scale=alt.Scale(type="utc", padding=14),
        axis=alt.Axis(format="%b %Y", labelOverlap=True, tickCount=6, grid=True),
    )
    places = alt.Y(
        "row:Q", axis=None, scale=alt.Scale(domain=[-0.5, rows - 0.5], reverse=True, nice=False)
    )
    base = alt.Chart(alt.InlineData(values=_points(stops))).encode(x=days, y=places)
    joined = alt.Chart(alt.InlineData(values=_lines(stops))).encode(x=days, y=places)
    chart = alt.layer(
        joined.mark_line(strokeWidth=2.2, color=line).encode(detail="of:N", order="point:O"),
        base.mark_point(filled=True, size=110, opacity=1, fill=shade(ACCENT, dark=dark)).encode(
            tooltip=["move:N", "when:N", "changed:N"]
        ),
        *(
            text_over_lines(
                base.transform_filter(alt.datum.side == side),
                field,
                side,
                dark=dark,
                share=0.62,
                above=above,
            )
            for side in SIDES
            for field, above in WORDS
        ),
    ).properties(height=ROW * rows, autosize=alt.AutoSizeParams(type="fit-x", contains="padding"))
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(stops: Sequence[Stop]) -> str:
    """The picture for somebody who does not see it."""
    return "; ".join(
        f"{stop.move.title}, {stop.move.day.isoformat()}"
        + (f", {changed(stop)}" if stop.parent is not None else "")
        for stop in stops
    )


def _points(stops: Sequence[Stop]) -> list[dict[str, object]]:
    first = min(stop.move.day for stop in stops)
    late = first + (max(stop.move.day for stop in stops) - first) * LATE
    return [
        {
            "row": row,
            "day": stop.move.day.isoformat(),
            "move": stop.move.title,
            "when": stop.move.day.isoformat(),
            "changed": changed(stop),
            "side": "right" if stop.move.day > late else "left",
        }
        for row, stop in enumerate(stops)
    ]


def _lines(stops: Sequence[Stop]) -> list[dict[str, object]]:
    """From each parent along its row to the child's day, then down to the child."""
    at = {stop.move.number: (row, stop.move.day.isoformat()) for row, stop in enumerate(stops)}
    corners = []
    for stop in stops:
        if stop.parent is None:
            continue
        (above, then), (row, now) = at[stop.parent], at[stop.move.number]
        for point, (day, place) in enumerate([(then, above), (now, above), (now, row)]):
            corners.append({"of": stop.move.number, "point": point, "day": day, "row": place})
    return corners
