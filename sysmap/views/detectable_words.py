"""What a design could detect, in sentences and as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from sysmap.contexts import Account
from sysmap.contexts.compared.detectable import RUNS, SPREADS, Design, Found
from sysmap.jobs import Job
from sysmap.views.charts import ACCENT, TEXT, TOTAL, shade
from sysmap.views.compared_parts import when
from sysmap.views.tables import Table

BEGIN, STOP = "Work it out", "Stop"
NOT_YET = "It takes some seconds: ten settings are drawn a hundred times each."
STOPPED = "Stopped."
NOTE = (
    "Ties end by chance in this record's own sizes and dates, at the rate of both arms together, "
    "times the ratio where either end was covered. A ratio of 1 is no difference: what is found "
    "there is a false alarm, and should be about 5 in 100."
)
PICTURE = "In how many of 100 runs each ratio is found; the table beneath holds the same."


def awaited(job: Job | None) -> str:
    """What to say before it is worked out, and how the last job for it ended."""
    if job is None:
        return NOT_YET
    return f"{STOPPED if job.stopped else job.fault} {NOT_YET}"


def how_far(done: int, steps: int) -> str:
    """How far the job is.

    >>> how_far(3, 10)
    'Working it out: 3 of 10 settings are drawn. You can go on meanwhile.'
    """
    return f"Working it out: {done} of {steps} settings are drawn. You can go on meanwhile."


def answer(
    account: Account, designs: Sequence[Design], found: Sequence[Sequence[Found]], why: str = ""
) -> str:
    """Which ratios would be seen in how many of a hundred, by each level; why, if by none."""
    if not designs:
        return f"{when(account)}: {why}."
    told = [_level(design, known) for design, known in zip(designs, found, strict=True)]
    return f"{when(account)}: {' '.join(told)}"


def _level(design: Design, found: Sequence[Found]) -> str:
    level = design.level
    units = level.covered_units
    if not design.can_tell:
        return (
            f"By {level.several} nothing could be seen, however large: {units} were covered, which "
            f"can be arranged in {level.labellings.count} ways only."
        )
    if not found:
        return f"By {level.several} (covered: {units}): not worked out yet."
    seen = ", ".join(f"in {told} if {one.ratio:.0f} times" for one, told in _told(found)[1:])
    _, alarms = _told(found)[0]
    return (
        f"By {level.several} (covered: {units}): of {RUNS} programmes of this size in which ties "
        f"end more often where covered, it would be seen {seen} as often; in brackets where "
        f"{design.given} differ otherwise. "
        f"With no difference, {alarms} are false alarms."
    )


def _told(found: Sequence[Found]) -> list[tuple[Found, str]]:
    """Each ratio, no difference first: the runs in which it is found, and where units differ."""
    differ = {one.ratio: one.found for one in found if one.spread != SPREADS[0]}
    alike = [one for one in found if one.spread == SPREADS[0]]
    return [(one, f"{one.found} ({differ[one.ratio]})") for one in alike]


def table(designs: Sequence[Design], found: Sequence[Sequence[Found]]) -> Table:
    """A row for each level, ratio and setting."""
    columns = ("Level", "Times as often", "Spread of pace otherwise", f"Found in {RUNS}")
    rows = [
        (design.level.several, one.ratio, one.spread, one.found)
        for design, known in zip(designs, found, strict=True)
        for one in known
    ]
    return Table(columns, rows)


def chart(found: Sequence[Found], *, dark: bool) -> dict[str, Any]:
    """In how many runs each ratio is found: a line for units alike, a broken one for others."""
    names = ["alike otherwise", "different otherwise"]
    rows = [
        {"ratio": one.ratio, "found": one.found, "units": names[SPREADS.index(one.spread)]}
        for one in found
    ]
    ratios = sorted({one.ratio for one in found})
    legend = alt.Legend(orient="bottom", title="units")
    scale = alt.Scale(domain=names, range=[shade(ACCENT, dark=dark), shade(TOTAL, dark=dark)])
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X(
            "ratio:Q",
            scale=alt.Scale(type="log", domain=[min(ratios), max(ratios)]),
            axis=alt.Axis(values=ratios, format="~g", title="times as often where covered"),
        ),
        y=alt.Y("found:Q", scale=alt.Scale(domain=[0, RUNS]), title=f"found, of {RUNS} runs"),
        color=alt.Color("units:N", scale=scale, legend=legend),
        tooltip=["ratio:Q", "units:N", "found:Q"],
    )
    dash = alt.StrokeDash(
        "units:N", scale=alt.Scale(domain=names, range=[[1, 0], [6, 4]]), legend=None
    )
    alarm = alt.Chart(alt.InlineData(values=[{"found": 5}]))
    drawn = alt.layer(
        alarm.mark_rule(strokeDash=[2, 3], color=shade(TEXT, dark=dark)).encode(y="found:Q"),
        base.mark_line(strokeWidth=3).encode(strokeDash=dash),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            shape=alt.Shape(
                "units:N", scale=alt.Scale(domain=names, range=["circle", "diamond"]), legend=legend
            )
        ),
    ).properties(height=420)
    specification: dict[str, Any] = drawn.to_dict()
    return specification
