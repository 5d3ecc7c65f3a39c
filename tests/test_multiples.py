"""A few dates side by side: which steps they are, and that each is the network of its day."""

from datetime import date

import pytest
from drawing import draw

from sysmap.network import snapshot
from sysmap.store import STEWARD, Store
from sysmap.views import clock
from sysmap.views.clock import Step
from sysmap.views.maps.lifetimes import holds_at
from sysmap.views.maps.multiples import evenly_spread, multiples_payload
from sysmap.views.maps.steps import drawable
from sysmap.views.maps.whole import map_payload

MONTHS = [Step(f"month {month}", date(2025, month, 1)) for month in range(1, 13)]


@pytest.fixture(scope="module")
def tidewell(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


def months(since, until, steps=MONTHS):
    return [step.day.month for step in evenly_spread(steps, since, until)]


@pytest.mark.parametrize(
    ("first", "last", "chosen"),
    [
        (1, 12, [1, 3, 5, 8, 10, 12]),
        (3, 8, [3, 4, 5, 6, 7, 8]),
        (3, 5, [3, 4, 5]),
        (4, 5, [4, 5]),
        (4, 4, [4]),
    ],
)
def test_at_most_six_steps_are_chosen_from_the_first_to_the_last(first, last, chosen):
    assert months(MONTHS[first - 1], MONTHS[last - 1]) == chosen


def test_any_two_days_stand_before_and_after_the_steps_between_them():
    since, until = Step("any", date(2025, 2, 10)), Step("day", date(2025, 4, 20))
    assert evenly_spread(MONTHS, since, until) == (since, MONTHS[2], MONTHS[3], until)


def test_each_picture_holds_the_network_of_its_day_at_the_places_of_the_map(tidewell):
    offered = clock.clocks(tidewell)["months"]
    steps = evenly_spread(offered, offered[0], offered[-1])
    payload, whole = multiples_payload(tidewell, steps), map_payload(tidewell)
    assert payload["small"]
    assert payload["clocks"][0]["labels"] == [step.label for step in steps]
    for number, step in enumerate(steps):
        network = snapshot(tidewell, step.day)
        ties = [row for row in payload["tie"]["spans"] if holds_at(row, number, width=3)]
        there = [row for row in payload["actor"]["spans"] if holds_at(row, number, width=2)]
        assert len(ties) == drawable(network).sum()
        assert len(there) == network.size
        assert payload["figures"][number] == f"{len(ties)} ties"
    assert places(payload).items() <= places(whole).items()


def places(payload):
    columns = (payload["actor"][name] for name in ("key", "x", "y"))
    return {key: place for key, *place in zip(*columns, strict=True)}


def test_a_pair_kept_apart_at_any_later_time_is_tied_in_no_picture_before():
    system = draw("P1 -- P2\nP1 -- P3 2025-02-10..\nP1 // P2 2025-03-05..")
    payload = multiples_payload(system, MONTHS[:2] + MONTHS[3:4])
    assert payload["figures"] == ["no ties", "no ties", "1 tie"]
