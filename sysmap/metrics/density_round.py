"""How dense it is round each actor, direction set aside; found once for all measures of it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sysmap.network import Counts, Network


@lru_cache(maxsize=1)
def ties_among_neighbours(network: Network) -> Counts:
    """How many pairs of each actor's neighbours are tied; nobody may change it."""
    shares = np.array(network.either.transitivity_local_undirected(mode="zero"), dtype=float)
    return np.rint(shares * network.degree * (network.degree - 1) / 2).astype(np.int64)


@lru_cache(maxsize=1)
def cores(network: Network) -> Counts:
    """The largest k such that each actor is among some who each have k ties among themselves."""
    return np.array(network.either.coreness(), dtype=np.int64)
