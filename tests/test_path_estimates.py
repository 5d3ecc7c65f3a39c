"""A preview of betweenness: the figure itself from all starts, and near it from some."""

import random

import numpy as np
import pytest
from drawing import DAY, draw, recorded
from hypothesis import given, settings
from random_networks import close, networks

from sysmap.metrics.distances import between
from sysmap.metrics.path_estimates import betweenness_estimate
from sysmap.network import snapshot


@settings(max_examples=60, deadline=None)
@given(networks)
def test_from_every_start_it_is_the_figure_itself(network):
    found = betweenness_estimate(network, starts=network.size)
    if network.size > 2:
        close([*found.value.values()], between(network).tolist())
        close([*found.error.values()], [0] * network.size)
        assert found.told == "exact: every actor was a start"
    else:
        assert {*found.value.values()} <= {None}


def grown(size, *, directed):
    """A network in which whoever has many ties is given more."""
    dice = random.Random(size)
    ends, ties = [0, 1], {(0, 1)}
    for actor in range(2, size):
        for other in {dice.choice(ends) for _ in range(3)}:
            ties.add((actor, other) if dice.random() < 0.5 else (other, actor))
            ends += [actor, other]
    return snapshot(
        recorded(
            actor=[{"key": f"a{n:03}"} for n in range(size)],
            tie=[
                {"source": a, "target": b, "kind": "asks", "directed": directed}
                for a, b in sorted(ties)
            ],
            spell=[{"tie": n} for n in range(len(ties))],
        ),
        DAY,
    )


@pytest.mark.parametrize("directed", [True, False])
def test_many_estimates_lie_round_the_figure_as_their_errors_say(directed):
    network = grown(150, directed=directed)
    exact = between(network)
    found = [betweenness_estimate(network, starts=40, seed=seed) for seed in range(60)]
    values = np.array([one.value.numbers for one in found])
    errors = np.array([one.error.numbers for one in found])
    busiest = np.argsort(-exact)[:20]
    off = np.abs(values.mean(axis=0) - exact)[busiest]
    assert (off < 4 * values.std(axis=0)[busiest] / np.sqrt(len(found))).all()
    told, seen = errors.mean(axis=0)[busiest], values.std(axis=0)[busiest]
    assert 0.8 < np.median(told / seen) < 1.25


def test_it_says_from_how_many_starts_it_was_estimated_and_draws_them_again():
    network = grown(50, directed=True)
    found = betweenness_estimate(network, starts=10, seed=7)
    assert found.told.startswith("estimated from 10 of 50 actors as starts, seed 7; ")
    assert found.value == betweenness_estimate(network, starts=10, seed=7).value
    assert found.value != betweenness_estimate(network, starts=10, seed=8).value


def test_a_single_start_is_too_few_to_tell_the_error_from():
    found = betweenness_estimate(snapshot(draw("P1 -- P2\nP2 -- P3\nP3 -- P4"), DAY), starts=1)
    assert found.starts == 2
    assert max(found.error.values()) > 0
