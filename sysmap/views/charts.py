"""Ordinary charts, as Vega-Lite: ties over time, and the waterfall between two days."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import altair as alt

from sysmap.change import Difference
from sysmap.system import System
from sysmap.views.clock import Step
from sysmap.views.colours import CHANGES, DARK_GROUND, LIGHT_GROUND, Ink
from sysmap.views.maps.steps import NO_TIE, held
from sysmap.views.tables import Table

GAINS = ("formed", "formed_with_joiner", "reopened", "found", "not_sure")
LOSSES = ("ended", "left_with_actor")
TOTAL = Ink("#4A5560", "#B4BEC8")
ACCENT = Ink("#1F5F8B", "#8FC4E8")
GROUND = Ink(LIGHT_GROUND, DARK_GROUND)
TEXT = Ink("#1D2630", "#E8EDF2")


class Held(NamedTuple):
    """How many ties hold at a step: those of the first step, and those that came since."""

    label: str
    first: int
    since: int


def ties_held(system: System, steps: Sequence[Step]) -> list[Held]:
    """The ties that hold at each step, in world time."""
    _, strength = held(system, steps)
    holding = strength != NO_TIE
    first = holding[:, 0]
    return [
        Held(step.short, int((at & first).sum()), int((at & ~first).sum()))
        for step, at in zip(steps, holding.T, strict=True)
    ]


def ties_over_time(bars: Sequence[Held], *, dark: bool) -> dict[str, Any]:
    """A bar a step: the ties of the first step that still hold, and those made or found since."""
    first, since = f"there on {bars[0].label}", "since"
    rows = [
        {"step": at.label, "ties": count, "from": told, "layer": layer}
        for at in bars
        for layer, (count, told) in enumerate(((at.first, first), (at.since, since)))
    ]
    colours = [shade(TOTAL, dark=dark), shade(CHANGES["formed"].ink, dark=dark)]
    chart = (
        alt.Chart(alt.InlineData(values=rows))
        .mark_bar(cornerRadius=2)
        .encode(
            x=alt.X("step:N", sort=[at.label for at in bars], title=None, axis=_slanted()),
            y=alt.Y("ties:Q", title="ties"),
            color=alt.Color(
                "from:N",
                title=None,
                sort=[first, since],
                scale=alt.Scale(domain=[first, since], range=colours),
                legend=alt.Legend(orient="top"),
            ),
            order=alt.Order("layer:Q", sort="ascending"),
            tooltip=["step:N", "from:N", "ties:Q"],
        )
        .properties(height=570)
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def ties_table(bars: Sequence[Held]) -> Table:
    """The bars of `ties_over_time` as rows."""
    columns = ("day", "ties", f"there on {bars[0].label}", "since")
    return Table(columns, [(at.label, at.first + at.since, at.first, at.since) for at in bars])


def waterfall(difference: Difference, *, dark: bool) -> dict[str, Any]:
    """From the ties at one day to those at the other, a bar for each class of change."""
    rows = waterfall_rows(difference)
    order = [row["what"] for row in rows]
    shades = [shade(row["ink"], dark=dark) for row in rows]
    values = [{key: row[key] for key in ("what", "from", "to", "count")} for row in rows]
    base = alt.Chart(alt.InlineData(values=values)).encode(
        y=alt.Y("what:N", sort=order, title=None, axis=alt.Axis(labelLimit=220, ticks=False))
    )
    bars = base.mark_bar(cornerRadius=2, height=16).encode(
        x=alt.X("from:Q", title="ties", axis=alt.Axis(tickMinStep=1, format="d")),
        x2="to:Q",
        color=alt.Color(
            "what:N", scale=alt.Scale(domain=order, range=shades), legend=None, sort=order
        ),
        tooltip=["what:N", "count:N"],
    )
    counts = base.mark_text(align="left", dx=6, fontSize=13).encode(
        x=alt.X("right:Q"), text="count:N", color=alt.value("#E8EDF2" if dark else "#1D2630")
    )
    told = counts.transform_calculate(right="max(datum.from, datum.to)")
    chart = (bars + told).properties(height=28 * len(rows) + 30)
    specification: dict[str, Any] = chart.to_dict()
    return specification


def waterfall_rows(difference: Difference) -> list[dict[str, Any]]:
    """The bars of the waterfall: what, from how many, to how many, and the signed count.

    Classes without a tie are left out; the two totals always stand.
    """
    count = difference.counts()
    at = int(count["ties_before"] or 0)
    rows = [_bar(f"ties on {difference.since}", 0, at, str(at), TOTAL)]
    for name in (*GAINS, *LOSSES):
        step = int(count[name] or 0) * (1 if name in GAINS else -1)
        if step:
            line = CHANGES[name]
            rows.append(_bar(line.words, at, at + step, f"{step:+d}", line.ink))
            at += step
    after = int(count["ties_after"] or 0)
    return [*rows, _bar(f"ties on {difference.until}", 0, after, str(after), TOTAL)]


def _bar(what: str, start: int, end: int, count: str, ink: Ink) -> dict[str, Any]:
    return {"what": what, "from": start, "to": end, "count": count, "ink": ink}


def shade(ink: Ink, *, dark: bool) -> str:
    """A colour as the light or the dark page takes it."""
    return ink.dark if dark else ink.light


def _slanted() -> Any:
    return alt.Axis(labelAngle=-35, labelLimit=140)
