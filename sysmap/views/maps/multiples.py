"""A few dates side by side, everybody at the same place in each: the network as it grew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sysmap.system import System
from sysmap.views.clock import Step
from sysmap.views.maps.layout import places
from sysmap.views.maps.scene import Payload, columns, sealed, stepped
from sysmap.views.maps.steps import NO_TIE, held, newly, stepped_scene
from sysmap.views.words import counted

MOST_PICTURES = 6
"""More would be too small to be read side by side."""


def multiples_payload(system: System, steps: Sequence[Step]) -> Payload:
    """A small picture for each of a few steps, with how many ties it holds."""
    present, strength = held(system, steps)
    scene = stepped_scene(system, places(system), present, strength)
    ties = (strength != NO_TIE).sum(axis=0).tolist()
    payload = columns(scene, mode="multiples") | stepped([step.label for step in steps])
    payload["tie"]["change"] = newly(scene, len(steps))
    return sealed(payload | {"small": True, "figures": [counted(count, "tie") for count in ties]})


def evenly_spread(steps: Sequence[Step], since: Step, until: Step) -> tuple[Step, ...]:
    """At most six steps from one to another, both included, as evenly spread as they come.

    >>> from datetime import date
    >>> days = [Step(f"day {day}", date(2025, 3, day)) for day in range(1, 12)]
    >>> [step.day.day for step in evenly_spread(days, days[0], days[-1])]
    [1, 3, 5, 7, 9, 11]
    """
    if since.day == until.day:
        return (until,)
    between = (step for step in steps if since.day < step.day < until.day)
    every = (since, *between, until)
    count = min(MOST_PICTURES, len(every))
    chosen = np.linspace(0, len(every) - 1, count).round().astype(int)
    return tuple(every[place] for place in chosen)
