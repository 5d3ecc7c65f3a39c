"""The links of one standing as a picture: for each, the share of moves before and since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.practice import ElementBoard, LinkRow
from sysmap.views.charts import ACCENT, GROUND, TEXT, TOTAL, shade
from sysmap.views.practice.element_words import MAY_NOT_BE, of_link, of_moves

MOST_DRAWN = 10
"""So many links of one standing are drawn; all stand in the table."""
ROW = 42
"""Pixels of one link with its name over it."""


def links_chart(
    board: ElementBoard, rows: Sequence[LinkRow], names: Sequence[str], *, dark: bool
) -> dict[str, Any]:
    """A line a link, from the share of moves before (hollow) to that since (filled)."""
    drawn = [_drawn(place, row, board, names) for place, row in enumerate(rows)]
    base = alt.Chart(alt.InlineData(values=drawn)).encode(
        y=alt.Y("row:O", axis=None), tooltip=["link:N", "before:N", "since:N", "told:N"]
    )
    text, ink = shade(TEXT, dark=dark), shade(ACCENT, dark=dark)
    called = base.mark_text(
        align="left", dy=-9, fontSize=13, color=text, limit=alt.expr("width")
    ).encode(x=alt.value(0), text="link:N")
    span = alt.X(
        "was:Q",
        title="of 100 moves",
        scale=alt.Scale(domain=[0, _widest(board)], nice=True),
        axis=alt.Axis(tickCount=4, grid=True),
    )
    line = base.mark_rule(strokeWidth=2.4, yOffset=8).encode(
        x=span,
        x2="now:Q",
        strokeDash=alt.StrokeDash(
            "told:N", scale=alt.Scale(domain=["", MAY_NOT_BE], range=[[1, 0], [3, 4]]), legend=None
        ),
        color=alt.value(shade(TOTAL, dark=dark)),
    )
    look: dict[str, Any] = {"size": 70, "stroke": ink, "strokeWidth": 2, "opacity": 1, "yOffset": 8}
    hollow = base.mark_point(filled=True, fill=shade(GROUND, dark=dark), **look).encode(x="was:Q")
    filled = base.mark_point(filled=True, fill=ink, **look).encode(x="now:Q")
    size = alt.AutoSizeParams(type="fit-x", contains="padding")
    chart = alt.layer(called, line, hollow, filled).properties(
        height=ROW * max(1, len(rows)), autosize=size
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(board: ElementBoard, rows: Sequence[LinkRow], names: Sequence[str]) -> str:
    """The picture for somebody who does not see it."""
    told = (
        of_link(
            names[row.link[0]],
            names[row.link[1]],
            of_moves(row.before, board.before.moves),
            of_moves(row.since, board.since.moves),
        )
        for row in rows
    )
    return "; ".join(told)


def _drawn(
    place: int, row: LinkRow, board: ElementBoard, names: Sequence[str]
) -> dict[str, object]:
    return {
        "row": place,
        "link": " + ".join(names[element] for element in row.link),
        "was": 100 * (board.before.share(row.link) or 0),
        "now": 100 * (board.since.share(row.link) or 0),
        "before": of_moves(row.before, board.before.moves),
        "since": of_moves(row.since, board.since.moves),
        "told": MAY_NOT_BE if row.unsure else "",
    }


def _widest(board: ElementBoard) -> float:
    sides = (board.before, board.since)
    shares = (side.share(row.link) or 0 for side in sides for row in board.rows)
    return 100 * max(shares, default=0.01)
