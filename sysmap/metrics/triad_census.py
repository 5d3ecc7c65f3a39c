"""How many triples of actors have each of the sixteen patterns, reckoned from the ties.

A triple whose three pairs are all tied is found by products of matrices; one with two tied pairs
from how many ties meet in each actor, less those that are closed; what is left has one tied pair or
none. A code such as 120D tells how many pairs are mutual, one way and not tied.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import comb
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from sysmap.network import Counts, Network
from sysmap.system import Flags

CORNERS: Mapping[str, Mapping[str, int]] = {
    "030T": {"021D": 1, "021U": 1, "021C": 1},
    "030C": {"021C": 3},
    "120D": {"021D": 1, "111D": 2},
    "120U": {"021U": 1, "111U": 2},
    "120C": {"021C": 1, "111D": 1, "111U": 1},
    "210": {"111D": 1, "111U": 1, "201": 1},
    "300": {"201": 3},
}
"""Closed triad -> the patterns that each of its actors makes with the two others."""


def triad_counts(network: Network) -> dict[str, int]:
    """Code -> how many triples of actors; directed networks only."""
    mutual, one_way = (_square(network, chosen) for chosen in (network.returned, ~network.returned))
    closed = _closed(mutual, one_way)
    counts = closed | _open(mutual, one_way, closed)
    others = network.size - 2
    single = {"012": int(one_way.sum()) * others, "102": int(mutual.sum()) // 2 * others}
    for code, count in counts.items():
        single["102"] -= int(code[0]) * count
        single["012"] -= int(code[1]) * count
    counts |= single
    return counts | {"003": comb(network.size, 3) - sum(counts.values())}


def _square(network: Network, chosen: Flags) -> Any:
    ends = network.source[chosen], network.target[chosen]
    ones = np.ones(ends[0].size, dtype=np.int64)
    return csr_array((ones, ends), shape=(network.size, network.size))


def _closed(mutual: Any, one_way: Any) -> dict[str, int]:
    """The triads whose three pairs are all tied."""
    back = one_way.T.tocsr()
    chains, pairs = one_way @ one_way, mutual @ mutual
    return {
        "030T": _where(chains, one_way),
        "030C": _where(chains, back) // 3,
        "120D": _where(back @ one_way, mutual) // 2,
        "120U": _where(one_way @ back, mutual) // 2,
        "120C": _where(chains, mutual),
        "210": _where(pairs, one_way),
        "300": _where(pairs, mutual) // 6,
    }


def _where(ways: Any, tied: Any) -> int:
    """How many ways lead over a third actor between two who are tied."""
    return int(ways.multiply(tied).sum())


def _open(mutual: Any, one_way: Any, closed: Mapping[str, int]) -> dict[str, int]:
    """The triads of two tied pairs, which meet in one actor."""
    gives, receives, both = one_way.sum(axis=1), one_way.sum(axis=0), mutual.sum(axis=1)
    meeting = {
        "021D": _twos(gives),
        "021U": _twos(receives),
        "021C": int(gives @ receives),
        "111D": int(both @ receives),
        "111U": int(both @ gives),
        "201": _twos(both),
    }
    for code, corners in CORNERS.items():
        for met, times in corners.items():
            meeting[met] -= times * closed[code]
    return meeting


def _twos(counts: Counts) -> int:
    """How many pairs can be made of each actor's ties."""
    return int((counts * (counts - 1)).sum()) // 2
