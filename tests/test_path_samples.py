"""First looks at measures of paths: the figure itself from all starts, and near it from some."""

import numpy as np
import pytest
from hypothesis import given, settings
from random_networks import networks
from test_path_estimates import grown

from sysmap.metrics import CATALOGUE
from sysmap.metrics.path_samples import SAMPLED


def exact(network, measure):
    return CATALOGUE[measure].values(network)[""]


@settings(max_examples=80, deadline=None)
@given(networks)
def test_from_every_start_it_is_the_figure_itself(network):
    for measure, sampled in SAMPLED.items():
        found = sampled(network, starts=network.size)
        assert found.value == pytest.approx(exact(network, measure), abs=1e-9), measure
        assert found.error == pytest.approx(0, abs=1e-9), measure
        assert (found.told == "") == (found.value is None), measure


@pytest.mark.parametrize("measure", ["global_efficiency", "average_path_length"])
@pytest.mark.parametrize("directed", [True, False])
def test_many_samples_lie_round_the_figure_as_their_errors_say(measure, directed):
    network = grown(150, directed=directed)
    found = [SAMPLED[measure](network, starts=40, seed=seed) for seed in range(80)]
    values = np.array([one.value for one in found])
    assert abs(values.mean() - exact(network, measure)) < 4 * values.std() / np.sqrt(len(found))
    told = np.mean([one.error for one in found])
    assert 0.8 < told / values.std() < 1.25


def test_it_says_from_how_many_starts_and_how_far_off_it_may_be():
    network = grown(150, directed=True)
    found = SAMPLED["average_path_length_directed"](network)
    assert found.told.startswith("estimated from 64 of 150 actors as starts, give or take 0.")
    assert found.told.endswith(f"{2 * found.error:.2g} (two standard errors)")
    longest = SAMPLED["diameter"](network, starts=5)
    assert longest.told == "at least: the longest from 5 of 150 actors as starts"
    assert longest.value <= exact(network, "diameter")
    assert "too large" in SAMPLED["betweenness_centralization"](network).told
