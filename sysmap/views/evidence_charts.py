"""Themes as small charts: over meetings, and by context; a circle's area is a count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import altair as alt

from sysmap.evidence import At, InContext, Outside, Tally
from sysmap.system import System
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.evidence_tables import code_names
from sysmap.views.moves_names import names_in
from sysmap.views.tables import DASH

A_ROW, ROUND, LARGEST = 58, 90, 700
"""Pixels between two rows, above and below all of them, and of the largest circle."""
SINCE = "since then"
LINKED, IN_FORCE = "linked to it", "while it was in force"
Row = dict[str, Any]


def over_meetings(
    system: System, found: Mapping[At, Tally], codes: Sequence[int], *, dark: bool
) -> dict[str, Any]:
    """A row for each theme, a column for each meeting; a dash where too few people spoke."""
    names, days = code_names(system), system.column("meeting", "date")
    when = {at: _when(at, days) for at in found if at is not Outside.BEFORE}
    rows = [
        {"theme": names[code], "at": when[at], **_told(tally, code)}
        for at, tally in found.items()
        if at in when
        for code in codes
    ]
    x = alt.X(
        "at:N",
        sort=list(dict.fromkeys(when.values())),
        title=None,
        axis=alt.Axis(labelAngle=-45, grid=False, orient="top", labelColor=shade(TEXT, dark=dark)),
    )
    y = alt.Y(
        "theme:N",
        sort=[names[code] for code in codes],
        title=None,
        axis=alt.Axis(labelColor=shade(TEXT, dark=dark)),
    )
    return _grid(rows, x, y, len(codes), dark=dark)


def _when(at: At, days: Sequence[Any]) -> str:
    return f"{days[at]:%b %y}" if isinstance(at, int) else SINCE


def over_contexts(
    system: System, found: Sequence[InContext], codes: Sequence[int], *, dark: bool
) -> dict[str, Any]:
    """A row for each context, two circles for each theme: linked, and while it was in force."""
    names, contexts = code_names(system), names_in(system).contexts
    rows = [
        {"context": contexts[one.context], "at": names[code], "how": how, **_told(tally, code)}
        for one in found
        for how, tally in ((LINKED, one.linked), (IN_FORCE, one.in_force))
        for code in codes
        if tally.excerpts
    ]
    x = alt.X(
        "at:N",
        sort=[names[code] for code in codes],
        title=None,
        axis=alt.Axis(
            labelAngle=-45,
            labelOverlap=False,
            grid=False,
            orient="top",
            labelColor=shade(TEXT, dark=dark),
        ),
    )
    y = alt.Y(
        "context:N",
        sort=contexts,
        title=None,
        axis=alt.Axis(labelLimit=150, labelColor=shade(TEXT, dark=dark)),
    )
    return _grid(rows, x, y, len({row["context"] for row in rows}), dark=dark)


def _told(tally: Tally, code: int) -> Row:
    count = None if tally.counts is None else tally.counts[code]
    said = DASH if count is None else str(count) if count else ""
    return {"count": count, "said": said, "of": tally.excerpts, "why": tally.why}


def _grid(rows: Iterable[Row], x: alt.X, y: alt.Y, height: int, *, dark: bool) -> dict[str, Any]:
    data = [*rows]
    sides = any("how" in row for row in data)
    base = alt.Chart(alt.InlineData(values=data)).encode(x=x, y=y)
    if sides:
        base = base.encode(xOffset=alt.XOffset("how:N", sort=[LINKED, IN_FORCE]))
    inks = alt.Color(
        "how:N",
        title=None,
        scale=alt.Scale(
            domain=[LINKED, IN_FORCE], range=[shade(ACCENT, dark=dark), shade(TOTAL, dark=dark)]
        ),
        legend=alt.Legend(orient="top", columns=1, labelColor=shade(TEXT, dark=dark)),
    )
    circles = base.mark_circle(opacity=1).encode(
        size=alt.Size("count:Q", scale=alt.Scale(rangeMin=0, rangeMax=LARGEST), legend=None),
        color=inks if sides else alt.value(shade(ACCENT, dark=dark)),
        tooltip=[
            alt.Tooltip(f"{name}:N")
            for name in ("at", "theme", "context", "how", "count", "of", "why")
            if any(row.get(name) not in (None, "") for row in data)
        ],
    )
    told = base.mark_text(dy=24, fontSize=12, color=shade(TEXT, dark=dark)).encode(text="said:N")
    chart = alt.layer(circles, told).properties(height=ROUND + A_ROW * max(height, 1))
    specification: dict[str, Any] = chart.to_dict()
    return specification
