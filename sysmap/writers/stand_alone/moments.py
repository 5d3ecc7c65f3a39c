"""What a picture draws at some step of its clocks, and nothing of the days between them.

A page that people keep holds only what it shows: no key, and nobody and no tie that stands at none
of its steps. Its days are the numbers of its moments, which are the steps of all its clocks.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sysmap.periods import programme_days
from sysmap.system import Numbers, System, date_of
from sysmap.views.clock import AS_RECORDED, Clock, Step, calendar_steps, clocks
from sysmap.views.maps.layout import places
from sysmap.views.maps.lifetimes import Window
from sysmap.views.maps.scene import Payload, columns
from sysmap.views.maps.statuses import statuses
from sysmap.views.maps.steps import NO_TIE, held, stepped_scene, strength_spans

SHOWN = ("mode", "kinds", "sectors", "tieKinds", "outlines")
"""Of a picture's payload, what the page needs beside its actors and ties."""


def programme_steps(system: System) -> dict[str, list[Step]]:
    """Each way to step through the record (`clock.clocks`), but for days outside the programme.

    The programme's last month, or year, counts to its end.
    """
    offered, span = clocks(system), programme_days(system)
    if span is None:
        return offered
    first, last = span[0], calendar_steps(*span)[-1].day
    within = {
        name: [step for step in steps if first <= step.day <= last]
        for name, steps in offered.items()
    }
    return {name: steps for name, steps in within.items() if steps} or {
        AS_RECORDED: [Step(AS_RECORDED, last)]
    }


def stepped_payload(system: System, ways: Sequence[Clock]) -> Payload:
    """The map at every step of these ways through time, as the app's map has it (`map_payload`).

    Shape:     each actor's `key` is its place among them, each day the number of a moment. A tie
               has a status only at the moments at which it is drawn.
    """
    days = sorted({day for way in ways for day in way.days})
    present, strength = held(system, [Step("", date_of(day)) for day in days])
    scene = stepped_scene(system, places(system), present, strength)
    found = columns(scene, mode="map")
    drawn = strength[scene.tie]
    return {
        **{name: found[name] for name in SHOWN},
        "has_sectors": any(system.texts("actor", "sector")),
        "clocks": [_clock(way, days) for way in ways],
        "actor": found["actor"] | {"key": list(range(len(scene.actors)))},
        "tie": found["tie"] | {"status": _statuses(system, scene.tie.tolist(), days, drawn)},
    }


def _clock(clock: Clock, days: Sequence[int]) -> Payload:
    moment = {day: number for number, day in enumerate(days)}
    return {
        "name": clock.name,
        "days": [moment[day] for day in clock.days],
        "labels": list(clock.labels),
    }


def _statuses(
    system: System, ties: Sequence[int], days: Sequence[int], drawn: Numbers
) -> list[list[float | None]]:
    """For each tie the moments at which it has a status: first, after the last, and which."""
    window = Window(days[0], days[-1] + 1)
    known = [
        [_value_at(spans, day - window.first) for day in days]
        for spans in statuses(system, ties, window)
    ]
    shown = np.where(drawn == NO_TIE, NO_TIE, np.reshape(known, drawn.shape))
    return [strength_spans(row) for row in shown.tolist()]


def _value_at(spans: Sequence[int], day: int) -> float:
    rows = zip(spans[::3], spans[1::3], spans[2::3], strict=True)
    return next((value for start, end, value in rows if start <= day < end), NO_TIE)
