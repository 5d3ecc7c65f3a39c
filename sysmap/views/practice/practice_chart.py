"""Practices as a picture: one under the other, joined by what they share and by what was judged."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin
from typing import Any

import altair as alt

from sysmap.practice import Practised, Relation, Shared
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.colours import CHANGES
from sysmap.views.practice.lettering import SIDES, text_over_lines
from sysmap.views.practice.practice_words import KINDS, NEW, OLD, ON_A_LINE, which

ROW = 26
CORNERS = 24
"""A line bends in so many pieces."""
NAMES = -1.15
"""How far to the left of the points the names may reach, the widest bend being 1."""
ROOM_FOR_A_WORD = 0.5
"""A line that bends out further has its word inside the bend."""
DASHES = {
    "converges": [1, 0],
    "transforms": [12, 4],
    "competes": [7, 4],
    "conflicts": [2, 4],
    "depends": [12, 3, 2, 3],
}


def practices_chart(
    found: Sequence[Practised],
    joined: Sequence[Shared],
    judged: Sequence[Relation],
    *,
    dark: bool,
) -> dict[str, Any]:
    """The practices in a column, the new ones first, with bent lines at their right."""
    at = _places(found)
    places = alt.Y(
        "row:Q", axis=None, scale=alt.Scale(domain=[-0.7, len(at) - 0.3], reverse=True, nice=False)
    )
    across = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[NAMES, 1.15], nice=False))
    text, judged_ink = shade(TEXT, dark=dark), shade(CHANGES["reopened"].ink, dark=dark)

    def of(rows: list[dict[str, object]]) -> Any:
        return alt.Chart(alt.InlineData(values=rows)).encode(x=across, y=places)

    points = of(_points(found, at, ink=shade(ACCENT, dark=dark)))
    bends = of(_judged(judged, at))
    chart = alt.layer(
        of(_shared(joined, at))
        .mark_line(strokeWidth=1.4, color=shade(TOTAL, dark=dark), opacity=0.75)
        .encode(detail="of:N", order="point:O"),
        bends.mark_line(strokeWidth=2.4, color=judged_ink).encode(
            detail="of:N",
            order="point:O",
            strokeDash=alt.StrokeDash(
                "kind:N", scale=alt.Scale(domain=[*DASHES], range=[*DASHES.values()]), legend=None
            ),
        ),
        *(
            text_over_lines(
                bends.transform_filter(f"datum.side == '{side}'"),
                "word:N",
                side,
                dark=dark,
                share=0.3,
                above=0,
            )
            for side in SIDES
        ),
        points.mark_point(size=95, opacity=1, strokeWidth=2, stroke=text).encode(
            shape=alt.Shape("shape:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
            tooltip=["practice:N", "which:N", "moves:Q"],
        ),
        points.mark_text(
            align="right", dx=-10, fontSize=13, color=text, limit=alt.expr("width * 0.47")
        ).encode(text="practice:N"),
    ).properties(
        height=ROW * len(at), autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(found: Sequence[Practised], judged: Sequence[Relation]) -> str:
    """The picture for somebody who does not see it."""
    practices = "; ".join(f"{one.name}, {which(one.existing)}" for one in found)
    lines = "; ".join(f"{one.a} {KINDS.get(one.kind, one.kind)} {one.b}" for one in judged)
    return f"{practices}. {lines}"


def _places(found: Sequence[Practised]) -> dict[str, int]:
    """The row of each practice: the new ones first, then those that were there before."""
    ordered = sorted(found, key=lambda practised: practised.existing is True)
    return {practised.name: row for row, practised in enumerate(ordered)}


def _points(found: Sequence[Practised], at: dict[str, int], *, ink: str) -> list[dict[str, object]]:
    return [
        {
            "x": 0,
            "row": at[one.name],
            "practice": one.name,
            "which": which(one.existing),
            "moves": len(one.moves),
            "shape": "square" if which(one.existing) == OLD else "circle",
            "fill": ink if which(one.existing) == NEW else "transparent",
        }
        for one in found
    ]


def _shared(joined: Sequence[Shared], at: dict[str, int]) -> list[dict[str, object]]:
    """The bends of each practice to the one that it shares most with."""
    closest: dict[str, Shared] = {}
    for pair in joined:  # those that share most come first
        closest.setdefault(pair.one, pair)
        closest.setdefault(pair.other, pair)
    drawn = dict.fromkeys(closest.values())
    return [
        corner | {"of": f"{pair.one}|{pair.other}"}
        for pair in drawn
        for corner in _bend(at[pair.one], at[pair.other], len(at))
    ]


def _judged(judged: Sequence[Relation], at: dict[str, int]) -> list[dict[str, object]]:
    """The bends of what was judged; its word stands where a line bends furthest out."""
    rows = []
    for number, one in enumerate(judged):
        bend = _bend(at[one.a], at[one.b], len(at))
        furthest = bend[CORNERS // 2]
        furthest["side"] = "right" if float(str(furthest["x"])) > ROOM_FOR_A_WORD else "left"
        told = {"of": number, "kind": one.kind, "word": ON_A_LINE.get(one.kind, one.kind)}
        rows += [corner | told for corner in bend]
    return rows


def _bend(row: int, other: int, rows: int) -> list[dict[str, object]]:
    """The corners of a half ellipse from one row to another; a longer way bends further out."""
    middle, half = (row + other) / 2, (other - row) / 2
    out = (abs(half) * 2 / max(1, rows - 1)) ** 0.7
    return [
        {
            "x": out * sin(pi * point / CORNERS),
            "row": middle - half * cos(pi * point / CORNERS),
            "point": point,
        }
        for point in range(CORNERS + 1)
    ]
