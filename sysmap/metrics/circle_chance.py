"""What circles would look like if adults and services had linked up at random.

The ties among adults and services are rewired, everybody keeping as many as they had; every tie to
a young person stays where it is, so each circle keeps its people. A tie is never moved on to a pair
who could not be asked about. What stands above the band is not how many ties there are but where.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

import numpy as np

from sysmap import inference
from sysmap.inference import Keys
from sysmap.metrics.circles import Pair, circles_of
from sysmap.model import YOUNG_PERSON
from sysmap.network import Network
from sysmap.system import Integers, Numbers

FORMULA = (
    f"5th, 50th and 95th percentile over {inference.DRAWS} seeded rewirings of the ties among "
    "adults and services, degrees kept, ties to young people left as they are"
)
SOURCE = "own; rewiring after Maslov & Sneppen 2002"
CAUTION = "A yardstick for one day; that a figure leaves the band says nothing of why."

Drawn = Mapping[int, Numbers]
"""Place of a circle -> its value in each draw; circles without a value are left out."""


def densities(network: Network) -> Drawn:
    """Each circle's density in every draw."""
    return _shares(network, [[*circle.linked, *circle.unlinked] for circle in circles_of(network)])


def closures(network: Network) -> Drawn:
    """Each circle's closure of carers with practitioners in every draw."""
    return _shares(
        network,
        [
            [*filter(circle.joins_carer_and_practitioner, (*circle.linked, *circle.unlinked))]
            for circle in circles_of(network)
        ],
    )


def mean(drawn: Drawn) -> Numbers:
    """The mean over the circles in every draw; empty where no circle has a value."""
    return np.mean([*drawn.values()], axis=0) if drawn else np.empty(0)


def _shares(network: Network, pairs: list[list[Pair]]) -> Drawn:
    """For each circle's pairs, the share that is linked in every draw."""
    circle = np.repeat(np.arange(len(pairs)), [len(some) for some in pairs])
    ends: Integers = np.array(list(chain(*pairs)), dtype=np.int32).reshape(-1, 2).T
    keys = inference.pair_keys(ends[0], ends[1])
    total = np.bincount(circle, minlength=len(pairs))
    linked = np.stack(
        [
            np.bincount(circle[np.isin(keys, drawn)], minlength=len(pairs))
            for drawn in _links_drawn(network)
        ]
    )
    return {place: linked[:, place] / total[place] for place in np.flatnonzero(total).tolist()}


@lru_cache(maxsize=2)
def _links_drawn(network: Network) -> Keys:
    """The connected pairs in every draw, a row a draw."""
    young = network.of_kind(YOUNG_PERSON)
    stays = young[network.low] | young[network.high]
    fixed = np.stack([network.low[stays], network.high[stays]])
    low, high = inference.rewired(network.low[~stays], network.high[~stays], network.observable)
    one, other = (
        np.concatenate([np.tile(same, (len(moved), 1)), moved], axis=1)
        for same, moved in zip(fixed, (low, high), strict=True)
    )
    return inference.pair_keys(network.actors[one], network.actors[other])
