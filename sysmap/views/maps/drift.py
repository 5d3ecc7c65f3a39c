"""Places that follow the ties through time, each held near the place that it has for all dates.

Everybody begins each step where the map of all dates has them, is drawn a little to those they are
tied to then, and never goes further than `FARTHEST` from there: the picture moves, and stays known.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from sysmap.network import Network, panel
from sysmap.system import System, date_of
from sysmap.views.clock import Clock
from sysmap.views.maps.layout import HALF_SIDE, places
from sysmap.views.maps.lifetimes import Window
from sysmap.views.maps.ring import Places, Ties, apart, to_the_tied
from sysmap.views.maps.scene import Payload

FARTHEST = 0.09
"""The hard limit: nobody is ever further from their place for all dates, the map being 2 wide."""
ROUNDS = 40
TO_TIED, TO_PLACE = 0.10, 0.06
SMALLEST_GAP = 0.06


def drift(system: System, actors: Sequence[int], clock: Clock, window: Window) -> Payload:
    """Where each actor stands at each step of a clock; between two steps they glide.

    Shape:     `days` are those of the picture; `x` and `y` have a column of all actors a day.
    """
    anchors = places(system) / HALF_SIDE
    networks = panel(system, [date_of(day) for day in clock.days])
    found = [drifted(anchors, network)[list(actors)] * HALF_SIDE for network in networks]
    whole = [step.round().astype(int) for step in found]
    return {
        "days": [day - window.first for day in clock.days],
        "x": [step[:, 0].tolist() for step in whole],
        "y": [step[:, 1].tolist() for step in whole],
    }


def drifted(anchors: Places, network: Network) -> Places:
    """The places on the day of a network, none further than `FARTHEST` from its anchor.

    Whoever is not there, or tied to nobody, stands at their anchor unless they must make room.
    """
    ties = _ties_of(network)
    here = np.zeros(len(anchors), dtype=bool)
    here[network.actors] = True
    there = anchors
    for _ in range(ROUNDS):
        wanted = there + TO_TIED * to_the_tied(there, ties) + TO_PLACE * (anchors - there)
        there = _held(apart(wanted, here, SMALLEST_GAP), anchors)
    return there


def _held(there: Places, anchors: Places) -> Places:
    way = there - anchors
    distance = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-9)
    held = anchors + way * np.minimum(1, FARTHEST / distance)[:, None]
    return np.clip(held, -1, 1)


def _ties_of(network: Network) -> Ties:
    low, high = (network.actors[end].astype(np.intp) for end in (network.low, network.high))
    return Ties(low, high, np.ones(len(low)))
