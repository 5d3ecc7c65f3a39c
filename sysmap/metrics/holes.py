"""Structural holes: how far those round an actor are tied to one another anyway."""

from __future__ import annotations

import numpy as np

from sysmap.metrics.actors import actor_measure, by_key
from sysmap.metrics.catalogue import Values, convention
from sysmap.metrics.density_round import ties_among_neighbours
from sysmap.network import Network
from sysmap.system import Numbers

ISOLATE = "connected to nobody"


@actor_measure(
    label="Effective size",
    formula="k - 2t / k: k neighbours, t ties among them, direction set aside",
    unit="others",
    source="Burt 1992; Borgatti 1997",
    undefined=ISOLATE,
    caution="Reaching people who do not know one another is a burden as well as a chance.",
)
def effective_size(network: Network) -> Values:
    """How many others each actor is connected to, less those whom the others reach anyway."""
    return by_key(network, _effective(network), where=network.degree > 0)


@actor_measure(
    label="Efficiency",
    formula="effective size / k",
    unit="share, 0 to 1",
    source="Burt 1992",
    undefined=ISOLATE,
    caution="Whoever has one tie is fully efficient: read it beside the degree.",
)
def efficiency(network: Network) -> Values:
    """The share of each actor's connections that no other of their connections could stand for."""
    return by_key(
        network, _effective(network) / np.maximum(network.degree, 1), where=network.degree > 0
    )


@actor_measure(
    label="Constraint",
    formula="sum over j of (p_ij + sum over q of p_iq p_qj)^2, p_ij = 1 / k_i for a neighbour",
    unit="0 (free) to above 1 (closed in)",
    source="Burt 1992",
    undefined=ISOLATE,
    caution="High is not bad: a family may want everybody round it to know one another.",
)
def constraint(network: Network) -> Values:
    """How far each actor's connections lead back to the same few people, direction set aside."""
    return by_key(network, np.array(network.either.constraint()), where=network.degree > 0)


@convention(
    of=constraint,
    name="directed",
    formula="as constraint, with p_ij = (a_ij + a_ji) / sum over q of (a_iq + a_qi)",
    unit="0 (free) to above 1 (closed in)",
    source="Burt 1992",
    undefined=ISOLATE,
)
def constraint_directed(network: Network) -> Values:
    """How far each actor's connections lead back to the same few, ties both ways counting twice."""
    return by_key(network, np.array(network.graph.constraint()), where=network.degree > 0)


def _effective(network: Network) -> Numbers:
    size: Numbers = network.degree - 2 * ties_among_neighbours(network) / np.maximum(
        network.degree, 1
    )
    return size
