"""The map arranged and sized another way: by ties alone, drifting with them, by a measure."""

import json
from datetime import date

import numpy as np
import pytest
from drawing import draw

from sysmap.metrics import CATALOGUE
from sysmap.network import snapshot
from sysmap.system import date_of
from sysmap.views.clock import Step, one_clock
from sysmap.views.maps.drift import FARTHEST, drifted
from sysmap.views.maps.layout import HALF_SIDE, places
from sysmap.views.maps.sizes import MOST_FOR_ALL, measures_to_size_by
from sysmap.views.maps.whole import BY_TIES, DRIFTING, Look, map_payload

MARCH, MAY = date(2025, 3, 31), date(2025, 5, 31)
CLOCK = [one_clock("months", [Step("March", MARCH), Step("May", MAY)])]
STAR = "P1 -- P2\nP1 -- P3\nP1 -- P4 2025-05-01..\nP5"


def stand(payload):
    return np.column_stack([payload["actor"]["x"], payload["actor"]["y"]])


def test_by_ties_alone_everybody_stands_elsewhere_and_the_same_each_time(tidewell):
    usual, free = map_payload(tidewell), map_payload(tidewell, look=Look(arrangement=BY_TIES))
    assert not np.array_equal(stand(usual), stand(free))
    assert free == map_payload(tidewell, look=Look(arrangement=BY_TIES))
    assert free["outlines"] == []
    assert usual["tie"] == free["tie"]


def test_drifting_nobody_ever_goes_further_than_the_limit(tidewell):
    payload = map_payload(tidewell, look=Look(arrangement=DRIFTING))
    drift = payload["drift"]
    assert drift["days"] == payload["clocks"][0]["days"]
    ways = [np.hypot(*(np.column_stack(at) - stand(payload)).T) for at in _columns(drift)]
    assert max(way.max() for way in ways) <= FARTHEST * HALF_SIDE + 2  # places are whole numbers
    assert np.mean([way.mean() for way in ways]) > 10


def _columns(drift):
    return zip(drift["x"], drift["y"], strict=True)


def test_drifting_goes_towards_those_one_is_tied_to():
    system = draw("P1 -- P2\nP3")
    anchors = np.array([[-0.5, 0.0], [0.5, 0.0], [0.0, 0.9]])
    there = drifted(anchors, snapshot(system, MARCH))
    assert there[0, 0] > -0.5
    assert there[1, 0] < 0.5
    assert np.allclose(there[2], anchors[2])
    assert np.abs(there - anchors).max() <= FARTHEST + 1e-9


def test_drifting_is_worked_out_from_the_same_start_at_each_step(tidewell):
    clock = one_clock("months", [Step("March", MARCH)])
    look = Look(arrangement=DRIFTING)
    alone, among = map_payload(tidewell, [clock], look=look), map_payload(tidewell, look=look)
    step = among["drift"]["days"].index((MARCH - date_of(among["first"])).days)
    one = dict(zip(alone["actor"]["key"], _places(alone, 0), strict=True))
    other = dict(zip(among["actor"]["key"], _places(among, step), strict=True))
    assert one == {key: other[key] for key in one}


def _places(payload, step):
    return zip(payload["drift"]["x"][step], payload["drift"]["y"][step], strict=True)


def test_sizes_are_the_values_of_the_measure_on_each_day_and_undefined_stays_so():
    payload = map_payload(draw(STAR), CLOCK, look=Look(size_by="degree"))
    values = [dict(zip(payload["actor"]["key"], v, strict=True)) for v in payload["size"]["values"]]
    assert [column["P1"] for column in values] == [2, 3]
    assert [column["P5"] for column in values] == [0, 0]
    assert payload["size"]["high"] == 3
    text = "P1 here ..2025-05-01\nP1 -- P2"
    left = map_payload(draw(text), CLOCK, look=Look(size_by="degree"))["size"]["values"]
    assert left == [[1, 1], [None, 0]]


def test_every_measure_of_single_actors_that_says_something_is_offered(tidewell):
    offered = measures_to_size_by(tidewell, snapshot(tidewell, date(2025, 10, 31)))
    named = [entry.id for entry in offered]
    assert {"degree", "betweenness", "harmonic", "focus_share"} <= set(named)
    assert "in_degree" not in named  # not all kinds of tie here have a direction
    for entry in offered:
        payload = map_payload(tidewell, look=Look(size_by=entry.id))
        network = snapshot(tidewell, date(2025, 10, 31))
        told = CATALOGUE[entry.id].values(network)
        last = dict(zip(payload["actor"]["key"], payload["size"]["values"][-1], strict=True))
        assert {key: last[key] for key in told} == {
            key: value if value is None else pytest.approx(value, abs=0.0006)
            for key, value in told.items()
        }


def test_a_large_record_offers_only_what_takes_no_longer_than_the_map():
    system = draw("\n".join(f"P{n} -- P{n + 1}" for n in range(MOST_FOR_ALL + 1)))
    offered = [entry.id for entry in measures_to_size_by(system, snapshot(system, MARCH))]
    assert "degree" in offered
    assert "betweenness" not in offered


def test_a_look_costs_few_bytes(tidewell):
    plain = len(json.dumps(map_payload(tidewell)))
    for look in (Look(arrangement=DRIFTING), Look(size_by="betweenness")):
        assert len(json.dumps(map_payload(tidewell, look=look))) < 2 * plain


def test_everybody_keeps_their_place_whatever_the_sizes_say(tidewell):
    sized = map_payload(tidewell, look=Look(size_by="betweenness"))
    assert np.array_equal(stand(sized), places(tidewell).round())
