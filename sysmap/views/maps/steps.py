"""Pictures of a few steps: who is there at each, and at which strength each tie holds."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeVar

import numpy as np

from sysmap.network import Network, Settings, panel
from sysmap.system import Flags, Integers, Numbers, System, day_number
from sysmap.views.clock import Step
from sysmap.views.maps.lifetimes import Value
from sysmap.views.maps.numbers import plain_number
from sysmap.views.maps.ring import Places
from sysmap.views.maps.scene import Scene

Row = TypeVar("Row")

NEW = "new"
"""How a tie looks that was not in the picture before; the line is `component.NEW`."""
NO_TIE = np.inf
"""The strength of a tie where it does not hold; not a number where it holds and none is told."""


def held(
    system: System, steps: Sequence[Step], settings: Settings | None = None
) -> tuple[Flags, Numbers]:
    """Who is there, and at which strength each tie holds, at each step.

    Shape:     (actors, steps) and (ties, steps), over all of the record.
    """
    present = np.zeros((system.actor_count, len(steps)), dtype=bool)
    strength = np.full((system.tables["tie"].num_rows, len(steps)), NO_TIE)
    for number, network in enumerate(panel(system, [step.day for step in steps], settings)):
        drawn = drawable(network)
        present[network.actors, number] = True
        strength[network.tie[drawn], number] = network.strength[drawn]
    return present, strength


def drawable(network: Network) -> Flags:
    """Which of a network's ties may be drawn: all but those of a pair kept apart since."""
    ends = network.actors[network.tie_source], network.actors[network.tie_target]
    apart = network.selection.apart_since(day_number(network.on_day))
    return ~network.selection.among(apart, *ends)


def stepped_scene(
    system: System, places: Places, present: Flags, strength: Numbers, ties: Integers | None = None
) -> Scene:
    """The scene of those who are there at some step, and of the ties that hold at some step.

    `ties` names the record's ties whose strengths are given, in order; else they are all of them.
    """
    actors = np.flatnonzero(present.any(axis=1)).astype(np.int32)
    ever = np.flatnonzero((strength != NO_TIE).any(axis=1)).astype(np.int32)
    return Scene(
        system=system,
        places=places,
        actors=actors,
        lives=[presence_spans(flags) for flags in present[actors].tolist()],
        tie=ever if ties is None else ties[ever],
        spells=[strength_spans(row) for row in strength[ever].tolist()],
    )


def newly(scene: Scene, pictures: int) -> list[list[str | None] | None]:
    """Each tie's look in each of some pictures: NEW where it was not in the picture before.

    Shape:     None for a tie that is new in none of them.
    """
    return [_new_in(spell, pictures) for spell in scene.spells]


def _new_in(spell: Sequence[Value], pictures: int) -> list[str | None] | None:
    """A time that follows on another without a break is no beginning.

    >>> _new_in([0, 1, 2, 1, 2, 3], 3)

    >>> _new_in([0, 1, None, 2, 3, None], 3)
    [None, None, 'new']
    """
    times = list(zip(spell[::3], spell[1::3], strict=True))
    ends = {end for _, end in times}
    begins = [start for start, _ in times if start and start not in ends]
    if not begins:
        return None
    return [NEW if picture in begins else None for picture in range(pictures)]


def presence_spans(present: Sequence[bool]) -> list[int]:
    """First step of each unbroken run and the step after its last, one after the other.

    >>> presence_spans([True, True, False, True])
    [0, 2, 3, 4]
    """
    return [edge for start, end, here in _runs(present) if here for edge in (start, end)]


def strength_spans(strengths: Sequence[float]) -> list[float | None]:
    """First step, step after the last, and strength of each run; None is not recorded.

    >>> strength_spans([NO_TIE, 1.0, 1.0, 2.0])
    [1, 3, 1, 3, 4, 2]
    """
    written = [strength if strength == NO_TIE else plain_number(strength) for strength in strengths]
    runs = [(start, end, held) for start, end, held in _runs(written) if held != NO_TIE]
    return [value for run in runs for value in run]


def _runs(values: Sequence[Row]) -> list[tuple[int, int, Row]]:
    runs, start = [], 0
    for value, run in groupby(values):
        end = start + len(list(run))
        runs.append((start, end, value))
        start = end
    return runs
