"""What chance alone would give: seeded draws and permutations to hold beside a figure."""

from sysmap.inference.draws import BAND, DRAWS, SEED, band, igraph_seeded, kept_at_random
from sysmap.inference.labels import Labellings, labellings
from sysmap.inference.lifetimes import Curve, lasting
from sysmap.inference.many import among_many
from sysmap.inference.permuting import PERMUTATIONS, PValue, p_value, p_values
from sysmap.inference.relations import Correlation, Relation, qap
from sysmap.inference.resampling import (
    FEWEST_CLUSTERS,
    Interval,
    difference_of_shares,
    interval,
    mean_of,
)
from sysmap.inference.rewiring import Keys, pair_keys, rewired

__all__ = [
    "BAND",
    "DRAWS",
    "FEWEST_CLUSTERS",
    "PERMUTATIONS",
    "SEED",
    "Correlation",
    "Curve",
    "Interval",
    "Keys",
    "Labellings",
    "PValue",
    "Relation",
    "among_many",
    "band",
    "difference_of_shares",
    "igraph_seeded",
    "interval",
    "kept_at_random",
    "labellings",
    "lasting",
    "mean_of",
    "p_value",
    "p_values",
    "pair_keys",
    "qap",
    "rewired",
]
