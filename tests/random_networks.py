"""Random networks for tests against networkx: small, and with everything that is out of the way."""

import random
from itertools import product

import pytest
from drawing import DAY, recorded
from hypothesis import strategies as st

from sysmap.network import snapshot

KINDS = ["practitioner", "young person", "service", None]
SECTORS = [["x", "y", "z"], ["x", "y", "z", None], ["x", "y"], ["x"], [None]]


def random_network(dice, *, directed):
    """Nobody, a lone actor, isolates, several parts, loops, parallel kinds, one group or none.

    Without direction either end may stand first.
    """
    size = dice.choice([0, 1, 2, 3, *range(4, 13)])
    sectors = dice.choice(SECTORS)
    parts = dice.choice([1, 1, 2, 3])
    share = dice.random() ** 2 / (1 if directed else 2)
    ties = [
        {"source": a, "target": b, "kind": kind, "directed": directed}
        for a, b in product(range(size), repeat=2)
        for kind in ("works_with", "knows_of")
        if a % parts == b % parts and dice.random() < share
    ]
    return snapshot(
        recorded(
            actor=[
                {"key": f"a{n}", "kind": dice.choice(KINDS), "sector": dice.choice(sectors)}
                for n in range(size)
            ],
            tie=ties,
            spell=[
                {"tie": tie, "strength": float(dice.randrange(1, 4))} for tie in range(len(ties))
            ],
        ),
        DAY,
    )


networks = st.builds(
    lambda seed, directed: random_network(random.Random(seed), directed=directed),
    st.integers(0, 10**6),
    st.booleans(),
)
directed_networks = st.builds(
    lambda seed: random_network(random.Random(seed), directed=True), st.integers(0, 10**6)
)


def close(found, expected):
    assert found == pytest.approx(expected, abs=1e-9)
