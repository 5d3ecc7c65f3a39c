"""Each figure of a comparison as a diamond on the cloud of what chance gives."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any

import altair as alt
import numpy as np

from sysmap.contexts.compared import Figure
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.tables import short

DOTS = 120
"""A cloud of more arrangements is drawn by so many of them, evenly picked."""
PLACES = 48
"""Dots within one of so many places of the axis are heaped on each other."""
ROW, DOT, NAMED = 80, 2.7, 20
"""Pixels of a row, of half a dot, and above the dots for the row's name."""
HIGHEST = 6
"""Dots above each other; more lie on top of the last."""
GIVEN, OTHERS = "as it was given", "given to others by chance"
EDGES: dict[str, tuple[float, float]] = {
    "ratio": (0.2, 5.0),
    "difference": (-0.2, 0.2),
    "distance": (0.4, 0.8),
}
"""Measure -> what the axis holds at least."""
AXES = {
    "ratio": "times as often where covered (1 is no difference)",
    "difference": "in 100 moves: where covered, less where not (0 is no difference)",
    "distance": "how far apart (0 the same, 1 nothing shared)",
}
EDGE = 0.02
TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)
DOT_IS = "Each dot is the same figure if the context had been given to others"
BAR = "; the bar beneath holds nine in ten of them."
FEW = ": {} other ways there are, too few to say what chance gives."
SHRUNK = " A ratio is drawn a little towards one, the more so the fewer ties ended or formed."
NO_DIFFERENCE = {"ratio": 1.0, "difference": 0.0}


def drawn(figures: Sequence[Figure]) -> list[Figure]:
    """The figures that have a cloud."""
    return [figure for figure in figures if figure.test is not None]


def cloud_chart(figures: Sequence[Figure], *, dark: bool) -> dict[str, Any]:
    """Each figure as a diamond on the dots of what it is when the context is given to others.

    Nine in ten of all arrangements lie on the bar beneath the dots, where there are twenty.
    """
    told = drawn(figures)
    measure = told[0].measure
    x = _axis(told, measure)
    dots = [dot for row, figure in enumerate(told) for dot in _dots(figure, row)]
    chart = alt.layer(
        *_no_difference(told, x, dark=dark),
        *_bars(told, x, dark=dark),
        _marks(dots, x, dark=dark),
        _names(told, dark=dark),
    ).properties(
        height=ROW * len(told), autosize=alt.AutoSizeParams(type="fit-x", contains="padding")
    )
    specification: dict[str, Any] = chart.to_dict()
    return specification


def in_words(figures: Sequence[Figure]) -> str:
    """The picture for somebody who does not see it."""
    told = "; ".join(f"{figure.subject} {_value(figure)}" for figure in drawn(figures))
    return f"Each figure on a cloud of what chance gives: {told}. The table beneath holds the same."


def note(figures: Sequence[Figure]) -> str:
    """What the dots, the bar and a ratio mean, as far as they are drawn."""
    told = drawn(figures)
    ways = min(figure.test.others.size for figure in told if figure.test)
    barred = any(figure.test and figure.test.chance for figure in told)
    beneath = BAR if barred else FEW.format(ways)
    return f"{DOT_IS}{beneath}{SHRUNK if told[0].measure == 'ratio' else ''}"


def _axis(figures: Sequence[Figure], measure: str) -> Any:
    values = [value for figure in figures for value in (*_cloud(figure), _seen(figure))]
    low, high = (edge(values) for edge in (min, max))
    least, most = EDGES[measure]
    domain = _with_room(min(low, least), max(high, most), measure)
    scale = alt.Scale(type="log" if measure == "ratio" else "linear", domain=domain, nice=False)
    axis = alt.Axis(title=AXES[measure], tickCount=5, grid=False, format="~g")
    if measure == "difference":
        hundredth = "datum.value == 0 ? '0' : format(100 * datum.value, '+.0f')"
        axis = alt.Axis(title=AXES[measure], tickCount=9, grid=False, labelExpr=hundredth)
    if measure == "ratio":
        axis = alt.Axis(title=AXES[measure], values=[*TICKS], grid=False, format="~g")
    return alt.X("value:Q", scale=scale, axis=axis)


def _with_room(low: float, high: float, measure: str) -> list[float]:
    """The ends of the axis, so far out that no mark is cut."""
    if measure == "ratio":
        room = (high / low) ** EDGE
        return [low / room, high * room]
    return [low - EDGE * (high - low), high + EDGE * (high - low)]


def _seen(figure: Figure) -> float:
    assert figure.test is not None
    return exp(figure.test.seen) if figure.measure == "ratio" else figure.test.seen


def _cloud(figure: Figure) -> list[float]:
    """The arrangements that are drawn, evenly picked from all in their order."""
    assert figure.test is not None
    cloud = np.sort(figure.test.cloud)
    picked = np.unique(np.linspace(0, cloud.size - 1, min(DOTS, cloud.size)).round().astype(int))
    values = cloud[picked]
    return [float(value) for value in (np.exp(values) if figure.measure == "ratio" else values)]


def _dots(figure: Figure, row: int) -> list[dict[str, Any]]:
    """The dots of one row, heaped where they lie close, and the diamond."""
    base = ROW * row + ROW - 22
    values = np.array(_cloud(figure))
    scaled = np.log(values) if figure.measure == "ratio" else values
    width = max(float(np.ptp(scaled)), 1e-9) / PLACES
    places = (scaled / width).round()
    at = np.exp(places * width) if figure.measure == "ratio" else places * width
    few = values.size < DOTS
    heaped: dict[float, int] = {}
    dots = []
    for value, place, heap in zip(values.tolist(), places.tolist(), at.tolist(), strict=True):
        level = heaped[place] = heaped.get(place, -1) + 1
        height = base - 2 * DOT * min(level, HIGHEST)
        dots.append(_dot(value, height, OTHERS, figure) | {"value": value if few else heap})
    return [*dots, _dot(_seen(figure), base, GIVEN, figure)]


def _dot(value: float, height: float, what: str, figure: Figure) -> dict[str, Any]:
    return {"value": value, "y": height, "what": what, "of": figure.subject, "told": short(value)}


def _marks(dots: Sequence[dict[str, Any]], x: Any, *, dark: bool) -> Any:
    inks = [shade(TOTAL, dark=dark), shade(ACCENT, dark=dark)]
    what = [OTHERS, GIVEN]
    legend = alt.Legend(orient="top", title=None, labelLimit=0, offset=4)
    base = alt.Chart(alt.InlineData(values=dots))
    return base.mark_point(filled=True, opacity=0.9).encode(
        x=x,
        y=_heights(len({dot["of"] for dot in dots})),
        shape=alt.Shape(
            "what:N", scale=alt.Scale(domain=what, range=["circle", "diamond"]), legend=legend
        ),
        color=alt.Color("what:N", scale=alt.Scale(domain=what, range=inks), legend=legend),
        size=alt.Size("what:N", scale=alt.Scale(domain=what, range=[28, 260]), legend=None),
        tooltip=[alt.Tooltip("of:N"), alt.Tooltip("what:N"), alt.Tooltip("told:Q")],
    )


def _bars(figures: Sequence[Figure], x: Any, *, dark: bool) -> list[Any]:
    """Where nine in ten lie, under each cloud of which so much can be said."""
    rows = [
        {"value": low, "to": high, "y": ROW * row + ROW - 12}
        for row, figure in enumerate(figures)
        if figure.test and figure.test.chance
        for low, high in [_chance(figure.measure, figure.test.chance)]
    ]
    if not rows:
        return []
    base = alt.Chart(alt.InlineData(values=rows))
    bars = base.mark_rule(strokeWidth=3, opacity=0.7, color=shade(TOTAL, dark=dark))
    return [bars.encode(x=x, x2="to:Q", y=_heights(len(figures)))]


def _chance(measure: str, chance: tuple[float, float]) -> tuple[float, float]:
    low, high = chance
    return (exp(low), exp(high)) if measure == "ratio" else (low, high)


def _heights(rows: int) -> Any:
    """Pixels from the top of the picture."""
    return alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, ROW * rows], range=[0, ROW * rows]))


def _no_difference(figures: Sequence[Figure], x: Any, *, dark: bool) -> list[Any]:
    """A broken line in each row, under its name, where there is no difference."""
    value = NO_DIFFERENCE.get(figures[0].measure)
    if value is None:
        return []
    rows = [
        {"value": value, "y": ROW * row + NAMED, "to": ROW * row + ROW - 8}
        for row in range(len(figures))
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    line = base.mark_rule(strokeDash=[4, 4], color=shade(TEXT, dark=dark))
    return [line.encode(x=x, y=_heights(len(figures)), y2="to:Q")]


def _names(figures: Sequence[Figure], *, dark: bool) -> Any:
    rows = [
        {
            "y": ROW * row + NAMED - 8,
            "text": _name(figure),
        }
        for row, figure in enumerate(figures)
    ]
    base = alt.Chart(alt.InlineData(values=rows))
    return base.mark_text(
        align="left", baseline="middle", fontSize=13, fontWeight=600, color=shade(TEXT, dark=dark)
    ).encode(
        x=alt.value(4),
        y=_heights(len(figures)),
        text="text:N",
    )


def _name(figure: Figure) -> str:
    subject = figure.subject[:1].upper() + figure.subject[1:]
    return f"{subject}: {_value(figure)} · {figure.verdict}"


def signed_hundredths(value: float) -> str:
    """A difference of shares in 100, nought without a sign.

    >>> signed_hundredths(0.153), signed_hundredths(-0.001)
    ('+15', '0')
    """
    hundredths = round(100 * value)
    return f"{hundredths:+d}" if hundredths else "0"


def _value(figure: Figure) -> str:
    if figure.effect is None:
        return figure.why
    match figure.measure:
        case "ratio" if not (figure.n_covered and figure.n_other):
            return f"{figure.n_covered:.0f} where covered, {figure.n_other:.0f} where not"
        case "ratio":
            return f"{figure.effect:.1f} times"
        case "difference":
            return f"{signed_hundredths(figure.effect)} in 100"
        case _:
            return f"{figure.effect:.2f} apart"
