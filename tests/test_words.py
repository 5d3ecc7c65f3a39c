"""The sentences of the pages: true to the figures, and claiming no more than they bear."""

from datetime import date

import pytest
from drawing import draw

from sysmap import intake, places
from sysmap.change import between
from sysmap.metrics.circles import circle
from sysmap.metrics.stars import star
from sysmap.metrics.tellings import tellings
from sysmap.network import snapshot
from sysmap.store import STEWARD, Store
from sysmap.views import charts, circle_words, words
from sysmap.views.clock import Step, clocks

FIRST, LAST = date(2024, 9, 30), date(2025, 10, 31)
FORBIDDEN = ("caus", "prove", "significan", "fail", "score", "because of", "thanks to", "growth")


def recorded(pack, folder):
    with Store.create(folder / f"{pack}.duckdb") as store:
        intake.bring_in(store, [places.datasets() / pack], seed=1)
        return store.system(STEWARD)


@pytest.fixture(scope="module")
def tidewell(tmp_path_factory):
    return recorded("tidewell", tmp_path_factory.mktemp("tidewell"))


@pytest.fixture(scope="module")
def stillwater(tmp_path_factory):
    return recorded("stillwater", tmp_path_factory.mktemp("stillwater"))


def sentences(system):
    first, last = snapshot(system, FIRST), snapshot(system, LAST)
    difference = between(system, FIRST, LAST)
    yield words.where_we_are(system, Step("first", FIRST), Step("last", LAST))
    yield words.who_is_connected(first, last)
    yield words.what_changed(difference)
    yield words.HOW_CHANGE_COUNTS
    for actor, kind in enumerate(system.texts("actor", "kind")):
        if kind == "young person" and actor in first.place and actor in last.place:
            found = [circle(network, actor) for network in (first, last)]
            yield circle_words.circle_before_and_after(system, actor, found, [first, last])
            yield from circle_words.questions(system, found[-1])
            told = tellings(last, actor)
            yield circle_words.two_tellings(system, actor, told, Step("last", LAST))
            yield circle_words.links_told(system, told)
        if kind == "practitioner":
            stars = [star(network, actor) for network in (first, last)]
            steps = [Step("first", FIRST), Step("last", LAST)]
            yield circle_words.star_before_and_after(system, actor, stars, steps)
    yield circle_words.NOT_A_NO


def test_no_sentence_claims_more_than_a_count(tidewell, stillwater):
    for system in (tidewell, stillwater):
        told = [sentence.casefold() for sentence in sentences(system)]
        assert len(told) >= 20
        assert not [sentence for sentence in told if any(word in sentence for word in FORBIDDEN)]


def test_stillwater_in_which_nothing_changes_is_told_as_unchanged(stillwater):
    start = words.where_we_are(stillwater, Step("first", FIRST), Step("last", LAST))
    assert (
        "from 279 ties (30 September 2024) to 279 (31 October 2025). None came, none went." in start
    )
    change = words.what_changed(between(stillwater, FIRST, LAST))
    assert "no ties formed, none ended" in change
    assert "152 found, not formed" in change
    bars = charts.ties_held(stillwater, clocks(stillwater)["months"])
    assert {(bar.first, bar.since) for bar in bars} == {(279, 0)}


def test_the_ties_of_the_waterfall_add_up_to_the_later_day(tidewell):
    rows = charts.waterfall_rows(between(tidewell, FIRST, LAST))
    assert rows[-2]["to"] == rows[-1]["to"] == 181
    assert rows[0]["to"] == 81


def test_the_adults_reach_stands_beside_what_chance_leaves(tidewell):
    told = words.who_is_connected(snapshot(tidewell, FIRST), snapshot(tidewell, LAST))
    assert "82 in 100 pairs of adults and services" in told
    assert "take out as many at random and it is 72" in told
    assert "In September 2024 it was 24 against 50." in told


def test_a_circle_of_fewer_than_three_pairs_has_no_chance_beside_it():
    system = draw("""
        P1 -- Y1
        P2 -- Y1
    """)
    network = snapshot(system, LAST)
    young_person = system.index["Y1"]
    told = circle_words.circle_before_and_after(
        system, young_person, [circle(network, young_person)], [network]
    )
    assert "2 people in 2 parts, no links among them." in told
    assert "hance" not in told
