"""Each tie as one line over time: its group and order, its class, and how its start is known."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pyarrow as pa
import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st
from random_ties import DAYS, day, random_record

from sysmap.change import between
from sysmap.network import snapshot
from sysmap.store import STEWARD, Store
from sysmap.system import SCHEMAS, day_number
from sysmap.views import barcode_words, moves_beside_ties
from sysmap.views.maps.barcode import barcode_payload, barcode_table
from sysmap.views.maps.change import change_payload, may_be_shown
from sysmap.views.maps.lifetimes import holds_at
from sysmap.views.maps.steps import drawable
from sysmap.views.tables import DASH

SINCE, UNTIL = date(2025, 1, 31), date(2025, 5, 31)
RUNS = "it runs 2025-01-01..2025-06-30\n"
LENGTH = 181


def on(month, number):
    """A day of 2025, counted from the programme's first."""
    return (date(2025, month, number) - date(2025, 1, 1)).days


def barcode(text, *precisions, since=SINCE, until=UNTIL):
    """The barcode of a drawing; the precisions are those of its spells, in order."""
    system = draw(RUNS + text)
    spells = system.tables["spell"].to_pylist()
    for spell, precision in zip(spells, precisions, strict=False):
        spell["precision"] = precision
    table = pa.Table.from_pylist(spells, schema=SCHEMAS["spell"])
    exact = replace(system, tables={**system.tables, "spell": table})
    return barcode_payload(between(exact, since, until))


def names(payload):
    """Each line by the keys of its two ends."""
    keys, tie = payload["actor"]["key"], payload["tie"]
    ends = zip(tie["source"], tie["target"], strict=True)
    return [keys[source] + keys[target] for source, target in ends]


def told(payload, column):
    """What a column tells of each line, by its two ends."""
    return dict(zip(names(payload), payload["tie"][column], strict=True))


def groups(payload, order):
    """The groups of an order from top to bottom, each with its lines."""
    named = names(payload)
    found = payload["orders"][order]["groups"]
    return [(group["name"], [named[place] for place in group["ties"]]) for group in found]


SECTORS = """
    P1@health -- P2@education 2025-02-03..
    P3@health -- P4@education 2025-02-02..
    P1 -- P3
    P1 -- P4 2025-02-01..2025-04-01
    P2 -- P4
    C1 -- P1
    C1 -- C2
    P5@housing -- P2
"""


def test_lines_stand_by_pair_of_sectors_the_larger_first_then_within_one_then_without():
    assert groups(barcode(SECTORS), 0) == [
        (f"education {DASH} health", ["P1P4", "P3P4", "P1P2"]),  # as they began
        (f"education {DASH} housing", ["P5P2"]),
        ("within education", ["P2P4"]),
        ("within health", ["P1P3"]),
        (f"health {DASH} no sector", ["C1P1"]),
        ("no sector on either side", ["C1C2"]),
    ]


CONTEXTS = """
    X1 holds 2024-09-01..
    X2 holds 2025-02-01..2025-05-01
    X3 holds 2025-01-10..2025-01-20
    P1 -- P2 2025-02-10..
    M1 made 2025-02-10 by P1
    M1 created P1 -- P2 confirmed
    M1 under X1 X2
    M2 made 2025-03-10 by P1
    M2 strengthened P1 -- P2
    M2 under X3
    P1 -- P3 2025-01-15..
    M3 made 2025-01-15 by P1
    M3 created P1 -- P3
    M3 under X3 X1
    P1 -- P8 2025-01-02..2025-02-01
    P1 -- P8 2025-04-02..
    M7 made 2025-01-02 by P8
    M7 created P1 -- P8
    M7 under X1
    M8 made 2025-04-02 by P8
    M8 reopened P1 -- P8
    M8 under X2
    P1 -- P4 2025-03-01..
    M4 made 2025-03-01 by P4
    M4 created P1 -- P4
    P1 -- P5 2025-03-01..
    M5 made 2025-03-01 by P4
    M5 created P1 -- P5 withdrawn
    M5 under X2
    P1 -- P6
    P1 -- P7 2025-03-05..
    M6 made 2025-03-05 by P7
    M6 created P1 -- P7
    M6 under X1
"""


def test_lines_stand_by_the_shortest_context_of_the_move_that_made_them_the_unknown_last():
    assert groups(barcode(CONTEXTS), 1) == [
        ("X1", ["P1P8", "P1P7"]),
        ("X3", ["P1P3"]),
        ("X2", ["P1P2"]),  # not X1, which is in force longer, nor X3, of a later move
        ("no context recorded", ["P1P4"]),
        ("no move recorded", ["P1P6", "P1P5"]),  # a withdrawn effect makes no move known
    ]


def test_contexts_are_told_with_their_days_the_first_to_begin_first():
    contexts = barcode(CONTEXTS + "X4 holds 2026-01-01..\nX5 holds 2025-04-03.. month")["contexts"]
    assert [tuple(context.values()) for context in contexts] == [
        ("X1", "since 1 September 2024", [0, LENGTH]),
        ("X3", "10 January 2025 to 19 January 2025", [on(1, 10), on(1, 20)]),
        ("X2", "1 February 2025 to 30 April 2025", [on(2, 1), on(5, 1)]),
        ("X5", "since April 2025", [on(4, 3), LENGTH]),
    ]


CHANGES = """
    P1 -- P2
    P1 -- P3 2025-03-03..
    P1 -- P4 ..2025-04-02
    P2 -- P3 2025-03-03..2025-04-02
    P2 -- P4 2025-01-03..2025-01-05
    P3 -- P4 2025-06-03..
    P2 -- P5 x1 ..2025-04-02
    P2 -- P5 x2 2025-04-02..
    P3 -- P5 x2 ..2025-04-02
    P3 -- P5 x1 2025-04-02..
    P6 here 2025-02-10..
    P1 -- P6
    P1 -- P7 2025-01-03..2025-01-20
    P1 -- P7 2025-03-03..
"""


def test_each_line_has_its_class_between_the_two_dates():
    assert told(barcode(CHANGES), "change") == {
        "P1P2": "kept",
        "P1P3": "formed",
        "P1P4": "ended",
        "P2P3": "came_and_went",
        "P2P4": "neither",
        "P3P4": "neither",
        "P2P5": "stronger",
        "P3P5": "weaker",
        "P1P6": "formed_with_joiner",
        "P1P7": "reopened",
    }


def test_each_line_is_told_in_words():
    assert told(barcode(CHANGES), "words") == {
        "P1P2": "kept, since when is not recorded, still there",
        "P1P3": "formed 3 March 2025, still there",
        "P1P4": "ended, since when is not recorded, until 2 April 2025",
        "P2P3": "came and went, since 3 March 2025, until 2 April 2025",
        "P2P4": "not there between the two days, since 3 January 2025, until 5 January 2025",
        "P3P4": "not there between the two days, since 3 June 2025, still there",
        "P2P5": "stronger, since when is not recorded, still there, strength 1, then 2",
        "P3P5": "weaker, since when is not recorded, still there, strength 2, then 1",
        "P1P6": "formed with a joiner 10 February 2025, still there",
        "P1P7": "reopened, since 3 January 2025, until 20 January 2025, "
        "again since 3 March 2025, still there",
    }


def test_a_line_knows_whether_it_reaches_out_of_the_programme_on_either_side():
    payload = barcode("P1 -- P2\nP1 -- P3 2025-01-01..2025-07-01\nP1 -- P4 2024-12-31..2025-07-02")
    assert told(payload, "already") == {"P1P2": True, "P1P3": False, "P1P4": True}
    assert told(payload, "onwards") == {"P1P2": True, "P1P3": False, "P1P4": True}


@pytest.mark.parametrize(
    ("start", "precision", "within"),
    [
        ("2025-03-05", None, None),
        ("2025-03-05", "day", None),
        ("2025-03-05", "month", (on(3, 1), on(4, 1))),
        ("2025-05-20", "quarter", (on(4, 1), LENGTH)),  # and not beyond the picture's end
        ("2025-01-01", "year", (0, LENGTH)),
        ("2024-01-01", "year", None),  # over before the picture begins
        ("2024-11-01", "quarter", None),
        ("2025-03-05", "before", (None, on(3, 5))),
        ("2024-12-01", "before", (None, 0)),
        ("2025-03-05", "after", (on(3, 5), LENGTH)),
        ("", None, (None, 0)),
    ],
)
def test_a_start_that_is_not_known_to_the_day_lies_within_some_days(start, precision, within):
    assert told(barcode(f"P1 -- P2 {start}..", precision), "within") == {"P1P2": within}


def test_a_start_that_is_not_known_lies_within_the_time_in_which_both_were_there():
    payload = barcode(
        "P2 here 2025-01-10..\nP1 -- P2 2025-03-05..\nP1 -- P3\nP3 here 2025-01-10..", "before"
    )
    assert told(payload, "within") == {"P1P2": (on(1, 10), on(3, 5)), "P1P3": None}
    assert told(payload, "words")["P1P2"] == "formed before 5 March 2025, still there"


def test_an_end_before_the_start_is_sure_ends_the_time_too():
    payload = barcode("P1 -- P2 2025-03-05..2025-03-20", "month")
    assert told(payload, "within") == {"P1P2": (on(3, 1), on(3, 20))}


def test_the_picture_reaches_to_both_dates_where_they_lie_outside_the_programme():
    payload = barcode("P1 -- P2 2024-12-11..", since=date(2024, 12, 1), until=date(2025, 7, 10))
    assert [(one["name"], one["day"]) for one in payload["dates"]] == [("From", 0), ("To", 221)]
    assert payload["days"] == 222
    assert told(payload, "spans") == {"P1P2": [10, 222, None]}


def test_where_nothing_is_recorded_between_the_two_days_that_is_said():
    said = "No tie is recorded between 31 January 2025 and 31 May 2025."
    assert barcode("")["absence"] == said
    assert barcode("P1 -- P2 2025-06-03..")["absence"] == said
    assert barcode("P1 -- P2 2025-03-03..2025-03-05")["absence"] == ""


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ("2025-01-01..2025-02-01", None),  # in force on the first day
        ("2025-03-01..2025-03-05", None),
        ("2025-06-15..", None),
        ("..2025-01-20", [on(1, 20), LENGTH, None]),  # over: nothing is told of the time before
    ],
)
def test_a_pair_kept_apart_has_no_line_but_after_its_flag_has_ended(days, shown):
    payload = barcode(f"P1 -- P2\nP1 -- P3\nP1 // P2 {days}")
    assert told(payload, "spans").get("P1P2") == shown
    if shown:
        assert told(payload, "words")["P1P2"] == "kept, since 20 January 2025, still there"
        assert told(payload, "within")["P1P2"] is None


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_any_record_has_each_tie_once_as_the_map_of_change_and_the_measures_have_it(seed, a, b):
    system = recorded(**random_record(seed))
    since, until = sorted((day(a), day(b)))
    difference = between(system, since, until)
    payload, drawn = barcode_payload(difference), change_payload(difference)
    lines = list(zip(lines_of(payload), payload["tie"]["change"], strict=True))
    assert len(set(lines_of(payload))) == len(lines)
    for order in payload["orders"]:
        places = [place for group in order["groups"] for place in group["ties"]]
        assert sorted(places) == list(range(len(lines)))
    on_either_day = {line for line in lines if line[1] not in barcode_words.FURTHER}
    assert on_either_day == set(zip(lines_of(drawn), drawn["tie"]["change"], strict=True))
    went = difference.changes.came_and_went & may_be_shown(difference)
    assert [change for _, change in lines].count("came_and_went") == went.sum()
    first = day_number(since) - payload["first"]
    for number in range(first, payload["days"]):
        network = snapshot(system, since + timedelta(days=number - first))
        apart = difference.selection.apart_since(day_number(since))
        ends = network.actors[network.tie_source], network.actors[network.tie_target]
        held = drawable(network) & ~difference.selection.among(apart, *ends)
        there = [row for row in payload["tie"]["spans"] if holds_at(row, number, width=3)]
        assert len(there) == held.sum()


def lines_of(payload):
    """Each line by its two ends and its kind."""
    kinds = [payload["tieKinds"][kind]["name"] for kind in payload["tie"]["kind"]]
    return list(zip(names(payload), kinds, strict=True))


@pytest.fixture(scope="module")
def tidewell(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return between(store.system(STEWARD), date(2024, 9, 30), date(2025, 10, 31))


def test_tidewell_has_a_line_for_each_tie_with_the_classes_that_the_change_counts(tidewell):
    found, counts = barcode_payload(tidewell)["tie"]["change"], tidewell.counts()
    for name in ("formed", "ended", "reopened", "left_with_actor", "found", "came_and_went"):
        assert found.count(name) == counts[name] > 0
    assert len(found) == 241


def test_the_pairs_that_tidewell_keeps_apart_have_no_line(tidewell):
    payload, keys = barcode_payload(tidewell), tidewell.system.keys
    flags = tidewell.system.tables["pair_flag"].to_pylist()
    apart = {keys[one] + keys[other] for row in flags for one, other in permutations(ends(row))}
    assert len(apart) == 4
    assert not apart & set(names(payload))


def ends(flag):
    return flag["a"], flag["b"]


def test_the_table_has_a_row_for_each_line_with_its_two_groups(tidewell):
    table, payload = barcode_table(tidewell), barcode_payload(tidewell)
    assert len(table.rows) == len(payload["tie"]["words"])
    for column, order in zip((4, 5), payload["orders"], strict=True):
        told = [row[column] for row in table.rows]
        sizes = {group["name"]: len(group["ties"]) for group in order["groups"]}
        assert {name: told.count(name) for name in told} == sizes


def test_the_panel_knows_each_line_by_the_name_that_the_picture_sends(tidewell):
    payload = barcode_payload(tidewell)
    keys, tie = payload["actor"]["key"], payload["tie"]
    days = {"since": tidewell.since, "until": tidewell.until}
    for source, target, kind in zip(tie["source"], tie["target"], tie["kind"], strict=True):
        picked = [keys[source], keys[target], payload["tieKinds"][kind]["name"]]
        assert moves_beside_ties.told(tidewell.system, picked, **days)["tie"] == picked
