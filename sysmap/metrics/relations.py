"""How alike two networks are: two kinds of tie, say, or two days."""

from __future__ import annotations

import numpy as np

from sysmap import inference
from sysmap.inference import Correlation, Relation
from sysmap.network import Network
from sysmap.system import Integers


def likeness(
    one: Network,
    other: Network,
    *,
    draws: int = inference.PERMUTATIONS,
    seed: int = inference.SEED,
) -> Correlation | None:
    """How alike two networks are among the actors who are in both, pair by pair.

    Every pair counts, those too that nobody is asked about: choose kinds of actor among whom all
    are. Actors change places whatever their kind.

    Undefined: None where one of them connects no pair or every pair.
    Source:    Krackhardt 1988 (quadratic assignment procedure).
    """
    actors = np.intersect1d(one.actors, other.actors)
    return inference.qap(_among(one, actors), _among(other, actors), draws=draws, seed=seed)


def _among(network: Network, actors: Integers) -> Relation:
    ends = [network.actors[end] for end in (network.source, network.target)]
    both = np.isin(ends[0], actors) & np.isin(ends[1], actors)
    source, target = (np.searchsorted(actors, end[both]).astype(np.int32) for end in ends)
    return Relation(
        size=actors.size,
        source=source,
        target=target,
        weight=np.ones(source.size),
        directed=network.directed,
    )
