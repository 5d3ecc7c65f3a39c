"""Every pair and every triple of actors by the ties among them; networks with direction only."""

from __future__ import annotations

from functools import lru_cache
from math import comb

from sysmap.metrics.catalogue import Value, Values, figures
from sysmap.metrics.triad_census import triad_counts
from sysmap.metrics.whole import everybody, undirected, unless_directed, whole_figure
from sysmap.network import Network

_DYADS = {
    "mutual": ("A <-> B", "are tied both ways"),
    "asymmetric": ("A -> B", "are tied one way only"),
    "null": ("A, B", "are not tied"),
}

_TRIADS = {
    "003": ("A, B, C", "have no tie among them"),
    "012": ("A -> B, C", "have a single tie, one way"),
    "102": ("A <-> B, C", "have a single pair, tied both ways"),
    "021D": ("A <- B -> C", "have one who ties to the two others"),
    "021U": ("A -> B <- C", "have one to whom the two others tie"),
    "021C": ("A -> B -> C", "are a chain"),
    "111D": ("A <-> B <- C", "have a pair tied both ways, and a tie to one of the two"),
    "111U": ("A <-> B -> C", "have a pair tied both ways, and a tie from one of the two"),
    "030T": ("A <- B -> C, A -> C", "are a chain that is closed"),
    "030C": ("A <- B <- C, A -> C", "are a ring"),
    "201": ("A <-> B <-> C", "have two pairs tied both ways"),
    "120D": ("A <- B -> C, A <-> C", "have a pair tied both ways and one who ties to both"),
    "120U": ("A -> B <- C, A <-> C", "have a pair tied both ways who both tie to the third"),
    "120C": ("A -> B -> C, A <-> C", "have a pair tied both ways and a chain through the third"),
    "210": ("A -> B <-> C, A <-> C", "have two pairs tied both ways, and the third one way"),
    "300": ("A <-> B <-> C, A <-> C", "are all tied both ways"),
}

_CHAINS = {
    "021C": 1, "111D": 1, "111U": 1, "030T": 1, "030C": 3, "201": 2,
    "120D": 2, "120U": 2, "120C": 3, "210": 4, "300": 6,
}  # fmt: skip
"""Triad -> how many chains A -> B -> C it holds."""
_CLOSED = {"030T": 1, "120D": 2, "120U": 2, "120C": 1, "210": 3, "300": 6}
"""Triad -> how many of its chains have A -> C too."""


@figures(
    {
        f"dyads_{name}": {
            "label": f"Dyads, {name}",
            "formula": f"unordered pairs: {drawn}",
            "sentence": f"How many pairs of actors {said}.",
        }
        for name, (drawn, said) in _DYADS.items()
    },
    level="whole",
    count=everybody,
    unit="pairs",
    source="Holland & Leinhardt 1970",
    undefined=undirected,
    caution="Counts all pairs, those too whom nobody asked about; grows with the map.",
)
@lru_cache(maxsize=1)
def dyads(network: Network) -> Values:
    """How many pairs of actors are tied both ways, one way only, and not at all."""
    if not network.directed:
        return dict.fromkeys(f"dyads_{name}" for name in _DYADS)
    tied = network.low.size
    mutual = network.source.size - tied
    return {
        "dyads_mutual": mutual,
        "dyads_asymmetric": tied - mutual,
        "dyads_null": comb(network.size, 2) - tied,
    }


@figures(
    {
        f"triads_{code}": {
            "label": f"Triads {code}",
            "formula": f"triples of actors: {drawn}",
            "sentence": f"How many triples of actors {said}.",
        }
        for code, (drawn, said) in _TRIADS.items()
    },
    level="whole",
    count=everybody,
    unit="triples",
    source="Holland & Leinhardt 1970; Davis & Leinhardt 1972",
    undefined=undirected,
    caution="Compare with chance for as many ties before you read anything into one count.",
)
@lru_cache(maxsize=1)
def triads(network: Network) -> Values:
    """How many triples of actors have each of the sixteen patterns of ties."""
    counts = triad_counts(network) if network.directed else {}
    return {f"triads_{code}": counts.get(code) for code in _TRIADS}


@whole_figure(
    label="Reciprocity of pairs",
    formula="mutual / (mutual + asymmetric) dyads",
    unit="share, 0 to 1",
    source="Wasserman & Faust 1994",
    undefined=unless_directed("no ties"),
    caution="A tie that only one side was asked about counts as not returned.",
)
def reciprocity_dyadic(network: Network) -> Value:
    """The share of tied pairs that are tied both ways."""
    if not network.low.size or not network.directed:
        return None
    return (network.source.size - network.low.size) / network.low.size


@whole_figure(
    label="Transitivity, directed",
    formula="chains A -> B -> C with A -> C / all chains A -> B -> C, A and C two",
    unit="share, 0 to 1",
    source="Holland & Leinhardt 1971; Wasserman & Faust 1994",
    undefined=unless_directed("no chain of two ties"),
    caution="A few close knots give a high share in a map that does not hang together.",
)
def transitivity_directed(network: Network) -> Value:
    """How often somebody is tied themselves to whom those are tied to whom they are tied."""
    if not network.directed:
        return None
    chains = _weighed(network, _CHAINS)
    return _weighed(network, _CLOSED) / chains if chains else None


def _weighed(network: Network, weights: dict[str, int]) -> int:
    counted = triads(network)
    return sum(weight * int(counted[f"triads_{code}"] or 0) for code, weight in weights.items())
