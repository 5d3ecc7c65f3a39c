"""Connectedness among some of the actors: the same as that of a network of those actors alone."""

import random

import networkx as nx
import numpy as np
import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from hypothesis import strategies as st
from random_networks import close, networks

from sysmap.metrics.chosen_parts import connectedness_among
from sysmap.metrics.spreading import bits_of, flags_of
from sysmap.network import snapshot


def slowly(network, kept):
    graph = nx.Graph(network.to_networkx())
    graph = graph.subgraph(key for key, stays in zip(network.keys, kept, strict=True) if stays)
    pairs = len(graph) * (len(graph) - 1)
    joined = sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    return joined / pairs if pairs else None


@settings(max_examples=60, deadline=None)
@given(networks, st.integers(0, 10**6), st.sampled_from([1, 3, 64, 130]))
def test_each_choice_of_actors_is_a_network_of_its_own(network, seed, choices):
    kept = (
        np.random.default_rng(seed).random((choices, network.size)) < random.Random(seed).random()
    )
    for found, chosen in zip(connectedness_among(network, kept), kept, strict=True):
        expected = slowly(network, chosen)
        assert (found is None) == (expected is None)
        close(found or 0, expected or 0)


def test_whoever_lies_beyond_the_largest_part_is_counted_too():
    network = snapshot(draw("P1 -- P2\nP2 -- P3\nP4 -- P5\nP6 -- P7"), DAY)
    kept = np.array(
        [[1, 1, 1, 1, 1, 1, 1], [1, 0, 1, 1, 1, 1, 1], [1, 0, 1, 0, 1, 0, 1]], dtype=bool
    )
    assert connectedness_among(network, kept) == [(6 + 2 + 2) / 42, (2 + 2) / 30, 0.0]


@pytest.mark.parametrize("searches", [1, 63, 64, 65, 200])
def test_flags_become_bits_and_flags_again(searches):
    flags = np.random.default_rng(searches).integers(2, size=(5, searches)).astype(bool)
    assert np.array_equal(flags_of(bits_of(flags), searches), flags)
