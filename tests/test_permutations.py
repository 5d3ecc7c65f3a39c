"""Permutation tests: against every arrangement written out, and against the plain dense way."""

from itertools import permutations, product
from math import factorial

import numpy as np
import pytest
from drawing import DAY, draw
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap import inference
from sysmap.inference import Relation, labellings, labels, p_value, qap, relations
from sysmap.metrics import groups, measure_rows
from sysmap.metrics.group_chance import ei_index_p
from sysmap.metrics.relations import likeness
from sysmap.network import Settings, snapshot

TWO_TEAMS = """
    P1@x -- P2@x
    P2@x -- P3@x
    P1@x -- P3@x
    P4@y -- P5@y
    P5@y -- P6@y
    P4@y -- P6@y
"""


def row(text, **options):
    [found] = measure_rows(snapshot(draw(text), DAY, **options), ids=["ei_index_p"])
    return found


def test_two_teams_of_three_can_give_no_p_below_one_in_ten():
    found = row(TWO_TEAMS)
    assert found.value == 2 / 20  # as seen, and the same with x and y exchanged
    assert found.reason.startswith(
        "smallest p that this design can give: 0.1; all 20 arrangements; "
    )


def test_a_p_value_from_every_arrangement_counts_what_was_seen_itself():
    # of four ways to name one of four y, each leaves as many ties within as the line is cut
    found = row("P1@y -- P2@x\nP2@x -- P3@x\nP3@x -- P4@x")
    # within: y at an end leaves 2 of 3, in the middle 1; by chance half of the pairs are within
    assert groups.ei_index_expected(snapshot(draw("P1@y\nP2@x\nP3@x\nP4@x"), DAY)) == 0.0
    assert found.value == 1.0


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("P1@x\nP2@y", "the E-I index is undefined"),
        ("P1 -- P2", "the E-I index is undefined"),
        ("P1@x -- P2@x", "the groups can be given out in one way only: there is nothing to test"),
        ("P1@x -- S1@y", "the groups can be given out in one way only: there is nothing to test"),
    ],
)
def test_where_there_is_nothing_to_test_it_says_so(text, reason):
    assert (row(text).value, row(text).reason) == (None, reason)


networks = st.builds(
    lambda kinds, sectors, tied, arrow: "\n".join(
        [
            *(
                f"{kind}{n}@{sector}".rstrip("@")
                for n, (kind, sector) in enumerate(zip(kinds, sectors, strict=True))
            ),
            *(
                f"{kinds[a]}{a} {arrow} {kinds[b]}{b}"
                for (a, b), tie in zip(product(range(5), repeat=2), tied, strict=True)
                if tie and a < b
            ),
            *([f"{kinds[0]}0 // {kinds[1]}1"] if tied[0] else []),
        ]
    ),
    st.lists(st.sampled_from("PS"), min_size=5, max_size=5),
    st.lists(st.sampled_from(["x", "y", "z", ""]), min_size=5, max_size=5),
    st.lists(st.booleans(), min_size=25, max_size=25),
    st.sampled_from(["--", "->"]),
)


def every_p_slowly(network):
    """The p value from all orders of the groups within each kind, written out."""
    group, kind = network.group.tolist(), network.kind.tolist()
    pairs = [
        pair
        for pair, seen in zip(
            zip(network.source.tolist(), network.target.tolist(), strict=True),
            network.observable(network.source, network.target).tolist(),
            strict=True,
        )
        if seen and min(group[pair[0]], group[pair[1]]) >= 0
    ]
    chance = groups.ei_index_expected(network)

    def distance(given):
        within = sum(given[a] == given[b] for a, b in pairs)
        return abs((len(pairs) - 2 * within) / len(pairs) - chance)

    strata = [
        [place for place in range(5) if kind[place] == name and group[place] >= 0]
        for name in set(kind)
    ]
    far = []
    for orders in product(*(permutations(members) for members in strata)):
        given = [*group]
        for members, order in zip(strata, orders, strict=True):
            for place, taken in zip(members, order, strict=True):
                given[place] = group[taken]
        far.append(distance(given) >= distance(group) - 1e-9)
    return sum(far) / len(far)


@settings(max_examples=80, deadline=None)
@given(networks)
def test_the_p_value_of_the_ei_index_agrees_with_every_order_written_out(text):
    network = snapshot(draw(text), DAY)
    found = ei_index_p(network)
    if found is not None:
        assert found == pytest.approx(every_p_slowly(network), abs=1e-12)


def test_where_arrangements_are_too_many_they_are_drawn_and_give_nearly_the_same(monkeypatch):
    text = "P1@x -- P2@x\nP2@x -- P3@y\nP3@y -- P4@y\nP4@y -- P5@z\nP5@z -- P6@z\nP6@z -- P1@x"
    every = row(text)
    monkeypatch.setattr(labels, "MOST_ENUMERATED", 1)
    drawn = row(text)
    assert drawn.value == pytest.approx(every.value, abs=0.05)
    assert drawn.value == pytest.approx(round(1001 * drawn.value) / 1001, abs=1e-12)
    assert "smallest p that this design can give: 0.001; 1000 draws, seed 0" in drawn.reason
    assert row(text).value == drawn.value


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1)), min_size=1, max_size=6))
def test_labels_change_places_within_strata_and_every_way_comes_once(pairs):
    label, stratum = np.array(pairs, dtype=np.int32).T
    ways = labellings(label, stratum)
    rows = np.concatenate([*ways.blocks()], axis=1).T.tolist()
    assert len({tuple(found) for found in rows}) == len(rows) == ways.count
    kept = [sorted(zip(stratum.tolist(), found, strict=True)) for found in rows]
    assert kept == [sorted(zip(stratum.tolist(), label.tolist(), strict=True))] * len(rows)


def test_one_label_among_very_many_is_tried_everywhere():
    label = np.zeros(10_000, dtype=np.int32)
    label[3] = 1
    ways = labellings(label, np.zeros_like(label))
    assert ways.every
    assert sum(block.shape[1] for block in ways.blocks()) == 10_000


def dense(relation):
    square = np.zeros((relation.size, relation.size))
    square[relation.source, relation.target] = relation.weight
    return square if relation.directed else square + square.T


def correlation_slowly(one, other, order):
    """Pearson's correlation of all cells off the diagonal, one square's actors put in an order."""
    apart = ~np.eye(one.size, dtype=bool)
    x, y = dense(one)[np.ix_(order, order)][apart], dense(other)[apart]
    return np.corrcoef(x, y)[0, 1]


def a_relation(seed, size, *, directed, share=0.3):
    dice = np.random.default_rng(seed)
    tied = dice.random((size, size)) < share
    tied &= ~np.eye(size, dtype=bool) if directed else np.tri(size, k=-1, dtype=bool)
    source, target = np.nonzero(tied)
    return Relation(
        size=size,
        source=source.astype(np.int32),
        target=target.astype(np.int32),
        weight=dice.integers(1, 4, source.size) / 2,
        directed=directed,
    )


relations_of = st.builds(a_relation, st.integers(0, 10**6), st.just(5), directed=st.booleans())


def has_spread(relation):
    apart = dense(relation)[~np.eye(relation.size, dtype=bool)]
    return np.ptp(apart) > 0


@settings(max_examples=40, deadline=None)
@given(relations_of, relations_of)
def test_the_correlation_of_relations_agrees_with_the_dense_way_in_every_order(one, other):
    found = qap(one, other)
    if not (has_spread(one) and has_spread(other)):
        assert found is None
        return
    assert found.r == pytest.approx(correlation_slowly(one, other, range(5)), abs=1e-12)
    drawn = [correlation_slowly(one, other, order) for order in permutations(range(5))]
    far = [abs(value) >= abs(found.r) - 1e-9 for value in drawn]
    assert found.p.value == pytest.approx(sum(far) / factorial(5), abs=1e-12)
    assert found.p.every


@pytest.mark.parametrize("directed", [True, False])
def test_drawn_permutations_are_those_of_the_dense_way_to_twelve_digits(directed, monkeypatch):
    one, other = (a_relation(seed, 30, directed=directed) for seed in (1, 2))
    told = {}
    monkeypatch.setattr(
        relations, "p_value", lambda _, drawn, every: told.update(drawn=drawn, every=every)
    )
    qap(one, other, draws=20, seed=7)
    dice = np.random.default_rng(7)
    few, many = sorted((one, other), key=lambda relation: relation.weight.size)
    places = [np.argsort(dice.permutation(30)) for _ in range(20)]
    slowly = [correlation_slowly(few, many, place) for place in places]
    assert told["drawn"] == pytest.approx(slowly, abs=1e-12)
    assert told["every"] is False


def test_likeness_looks_at_the_actors_who_are_in_both_networks():
    system = draw("""
        P1 -- P2
        P2 -- P3
        P3 -- P4
        P1 -- P2 knows_of
        P2 -- P3 knows_of
        P5 here 2030-01-01..
        P5 -- P1 2030-01-01..
    """)
    works, knows = (
        snapshot(system, DAY, Settings(tie_kinds=(kind,))) for kind in ("works_with", "knows_of")
    )
    # of six pairs 3 and 2 are tied, 2 in both: (2/6 - 1/6) / sqrt(1/4 * 2/9)
    assert likeness(works, knows).r == pytest.approx((1 / 6) / (1 / 4 * 2 / 9) ** 0.5, abs=1e-12)
    assert likeness(works, works).r == pytest.approx(1.0, abs=1e-12)
    assert likeness(works, snapshot(draw("P1\nP2\nP3\nP4"), DAY)) is None


def test_a_drawn_p_is_never_nought():
    assert p_value(9.0, np.zeros(999), every=False).value == 1 / 1000
    assert inference.PERMUTATIONS == 1000
