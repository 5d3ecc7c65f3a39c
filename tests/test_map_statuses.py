"""How sure the record is of each tie, day by day, and what the map can be narrowed to."""

from datetime import date

from drawing import draw, recorded

from sysmap.system import day_number
from sysmap.views.clock import Step, one_clock
from sysmap.views.maps.lifetimes import window_of
from sysmap.views.maps.statuses import CLAIMED, DISPUTED, ONE_SIDE, statuses
from sysmap.views.maps.whole import map_payload

MARCH, MAY = date(2025, 3, 31), date(2025, 5, 31)
CLOCK = [one_clock("months", [Step("March", MARCH), Step("May", MAY)])]
END = (MAY - MARCH).days + 1


def on(month, day):
    return day_number(date(2025, month, day)) - day_number(MARCH)


def status(text):
    """The statuses of the one tie that is drawn."""
    [found] = statuses(draw(text), [0], window_of(CLOCK))
    return found


def test_a_tie_that_only_claims_speak_of_is_claimed_until_one_is_confirmed():
    text = """
        P1 -- P2
        M1 made 2025-04-10 by P1
        M1 created P1 -- P2 claimed
        M2 made 2025-05-10 by P2
        M2 strengthened P1 -- P2 confirmed
    """
    assert status(text) == [on(4, 10), on(5, 10), CLAIMED]


def test_a_disputed_effect_outweighs_a_claimed_one_and_a_withdrawn_one_says_nothing():
    text = """
        P1 -- P2
        M1 made 2025-04-10 by P1
        M1 created P1 -- P2 claimed
        M2 made 2025-05-10 by P2
        M2 strengthened P1 -- P2 {}
    """
    assert status(text.format("disputed")) == [
        *(on(4, 10), on(5, 10), CLAIMED),
        *(on(5, 10), END, DISPUTED),
    ]
    assert status(text.format("withdrawn")) == [on(4, 10), END, CLAIMED]


def test_a_tie_that_only_one_of_two_who_are_asked_has_told_of_is_told_by_one_side():
    text = """
        P1 -- P2
        P1 reports
        P2 reports ..2025-05-20
        P1 says P1 -- P2 still there 2025-04-05
        P2 says P1 -- P2 {} 2025-05-05
    """
    assert status(text.format("new")) == [on(4, 5), on(5, 5), ONE_SIDE]
    # who does not know has told nothing; from 20 May nobody asks P2 any more
    assert status(text.format("don't know")) == [on(4, 5), on(5, 20), ONE_SIDE]
    assert status(text.format("ended")) == [
        *(on(4, 5), on(5, 5), ONE_SIDE),
        *(on(5, 5), END, DISPUTED),
    ]


def test_nothing_is_one_sided_where_only_one_is_asked():
    text = "P1 -- S1\nP1 reports\nP1 says P1 -- S1 still there 2025-04-05"
    assert status(text) == []


def test_a_report_that_names_no_kind_speaks_of_every_tie_between_the_two():
    told = {"teller": 1, "source": 1, "target": 0, "says": "still there", "day": date(2025, 4, 5)}
    system = recorded(
        actor=[{"key": "P1"}, {"key": "P2"}],
        tie=[{"source": 0, "target": 1, "kind": kind} for kind in ("works_with", "knows_of")],
        spell=[{"tie": 0}, {"tie": 1}],
        reporter=[{"actor": 0}, {"actor": 1}],
        report=[told],
    )
    assert statuses(system, [0, 1], window_of(CLOCK)) == [[on(4, 5), END, ONE_SIDE]] * 2


def test_of_days_on_which_a_tie_is_not_shown_nothing_is_told():
    text = """
        P1 -- P2 2025-04-05..2025-04-20
        P1 -- P2 2025-05-01..
        P1 // P2 ..2025-05-10
        M1 made 2025-03-01 by P1
        M1 created P1 -- P2 claimed
    """
    apart, open_to_all = (
        map_payload(draw(drawn), CLOCK)["tie"]["status"]
        for drawn in (text, text.replace("P1 // P2 ..2025-05-10", ""))
    )
    assert open_to_all == [[on(4, 5), on(4, 20), CLAIMED, on(5, 1), END, CLAIMED]]
    assert apart == [[on(5, 10), END, CLAIMED]]


def test_the_demo_shows_a_few_of_each(tidewell):
    payload = map_payload(tidewell)
    ever = {code for row in payload["tie"]["status"] for code in row[2::3]}
    assert ever == {CLAIMED, ONE_SIDE, DISPUTED}


NARROWED = """
    S1
    P1 home S1
    P2
    P1 -- P2
    P1 -- P3 2025-05-01..
    X1 holds 2025-04-01..2025-05-01
    X1 covers S1
    M1 made 2025-04-10 by P1
    M1 in Coping
    M1 created P1 -- P2 claimed
"""


def test_the_map_knows_the_service_of_each_and_whom_a_context_reaches_when():
    payload = map_payload(draw(NARROWED), CLOCK)
    place = {key: number for number, key in enumerate(payload["actor"]["key"])}
    narrowing = payload["narrowing"]
    service = {key: narrowing["service"][number] for key, number in place.items()}
    assert service == {"S1": place["S1"], "P1": place["S1"], "P2": -1, "P3": -1}
    [context] = narrowing["contexts"]
    assert context["name"] == "X1"
    assert context["spans"] == [on(4, 1), on(5, 1)]
    assert context["reached"] == [([on(4, 1), on(5, 1)], [place["S1"], place["P1"]])]


def test_the_map_knows_since_when_a_move_in_a_compartment_is_recorded_on_a_tie():
    payload = map_payload(draw(NARROWED), CLOCK)
    [compartment] = payload["narrowing"]["compartments"]
    assert compartment == {"name": "Coping", "ties": [0], "since": [on(4, 10)]}
