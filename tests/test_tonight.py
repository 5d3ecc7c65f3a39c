"""The agenda of a meeting: few items, all that must come, nothing of a pair kept apart."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
from drawing import draw
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap import meetings
from sysmap.asking_sheets import MINUTES_A_SHEET, turns
from sysmap.meetings.lots import by_person
from sysmap.metrics.circles import circles_of
from sysmap.model import REVIEWED_BY
from sysmap.network import snapshot
from sysmap.system import SCHEMAS

MEETINGS = """
    2025-01-15 met P1 P2
    2025-02-12 met P1 P2
    2025-03-12 met P1 P2
    2025-04-09 met P1 P2
"""
LAST = 3
FACILITATOR = 30
"""Minutes between meetings."""


def reviewed(system, *rows):
    """The same record with verdicts: (meeting, sort, numbers, verdict) each."""
    told = [
        {"meeting": meeting, "target_type": of, "verdict": verdict}
        | dict(zip(REVIEWED_BY[of], numbers, strict=True))
        for meeting, of, numbers, verdict in rows
    ]
    before = system.tables["review"].to_pylist()
    table = pa.Table.from_pylist([*before, *told], schema=SCHEMAS["review"])
    return replace(system, tables={**system.tables, "review": table})


def items(system, why, meeting=LAST):
    """The things of each item that comes for one reason, by name."""
    found = meetings.agenda(system, meeting).items
    return [[named(system, thing) for thing in one.things] for one in found if one.why == why]


def named(system, thing):
    if thing.of == "tie":
        [row] = system.tables["tie"].slice(thing.numbers[0], 1).to_pylist()
        return "-".join(sorted(system.keys[row[end]] for end in ("source", "target")))
    if thing.of in ("pair", "circle"):
        return "-".join(sorted(system.keys[number] for number in thing.numbers))
    return system.texts(thing.of, "key")[thing.numbers[0]]


def tie(system, ends):
    rows = enumerate(system.tables["tie"].to_pylist())
    return next(
        number
        for number, row in rows
        if {system.keys[row["source"]], system.keys[row["target"]]} == {*ends.split("-")}
    )


def test_two_who_tell_a_tie_otherwise_are_one_item_with_both_words():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2024-01-01..
        P1 says P1 -- P2 still there 2025-04-01
        P2 says P1 -- P2 ended 2025-04-02
        P3 -- P4 2024-01-01..
        P3 says P3 -- P4 still there 2025-04-01
        P4 says P3 -- P4 still there 2025-04-02
    """)
    assert items(system, "disagree") == [["P1-P2"]]
    [item] = [one for one in meetings.agenda(system, LAST).items if one.why == "disagree"]
    [thing] = item.things
    assert [(system.keys[one.teller], one.says) for one in thing.said] == [
        ("P1", "still there"),
        ("P2", "ended"),
    ]


def test_one_who_says_that_it_ended_disagrees_with_the_record():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2024-01-01..
        P2 says P1 -- P2 ended 2025-04-02
    """)
    assert items(system, "disagree") == [["P1-P2"]]
    assert items(reviewed(system, (0, "tie", (0,), "confirmed")), "disagree") == [["P1-P2"]]


def test_a_word_that_a_later_start_or_end_has_overtaken_disagrees_with_nobody():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2024-01-01..2025-03-20
        P1 says P1 -- P2 still there 2025-03-15
    """)
    assert items(system, "disagree") == []
    assert items(system, "ended") == [["P1-P2"]]


def test_two_who_disagree_on_what_nobody_recorded_are_asked_as_a_pair():
    system = draw(f"""{MEETINGS}
        P1 -- P3 2024-01-01..
        P1 says P1 -- P2 new 2025-04-01
        P2 says P1 -- P2 ended 2025-04-02
    """)
    [found] = [one for one in meetings.agenda(system, LAST).items if one.why == "disagree"]
    assert (found.of, named(system, found.things[0])) == ("pair", "P1-P2")


def test_what_ended_comes_by_who_left_and_by_person():
    system = draw(f"""{MEETINGS}
        P9 here 2024-01-01..2025-03-20
        P9 -- P1 2024-01-01..
        P9 -- P2 2024-01-01..
        P3 -- P4 2024-01-01..2025-03-20
        P3 -- P5 2024-01-01..2025-03-21
        P6 -- P7 2024-01-01..2025-02-20     # before the meeting before
        P7 -- P8 2024-01-01..
    """)
    assert items(system, "ended") == [["P1-P9", "P2-P9"], ["P3-P4", "P3-P5"]]


def test_what_the_meeting_before_retired_does_not_come_again_as_ended():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2024-01-01..2025-03-12
        P1 -- P3 2024-01-01..
    """)
    assert items(system, "ended") == [["P1-P2"]]
    told = reviewed(system, (2, "tie", (tie(system, "P1-P2"),), "retired"))
    assert items(told, "ended") == []


def test_one_question_covers_as_many_circles_in_parts_as_it_can(every_pair_asked):
    system = draw(f"""{MEETINGS}
        P1 -- Y1
        P2 -- Y1
        P1 -- Y2
        P2 -- Y2
        P3 -- Y2
        P1 -- P3
    """)
    assert items(system, "in parts") == [["P1-P2"]]
    [thing] = meetings.agenda(system, LAST).items[0].things
    assert [system.keys[one] for one in thing.circles] == ["Y1", "Y2"]


def test_a_circle_in_parts_of_whom_nobody_may_be_asked_comes_without_a_question(every_pair_asked):
    told = draw(f"""{MEETINGS}
        P1 -- Y1
        P2 -- Y1
        P3 -- Y1
        P2 -- P3
        P1 // P2
        P1 -- P3 2023-01-01..2023-06-01
    """)
    assert items(told, "in parts") == [["Y1"]]


def test_a_circle_that_only_two_who_are_kept_apart_could_join_is_not_asked_about(every_pair_asked):
    told = draw(f"""{MEETINGS}
        P1 -- Y1
        P2 -- Y1
        P1 // P2
    """)
    assert items(told, "in parts") == []


def test_those_who_were_tied_once_are_not_asked_whether_they_have_met(every_pair_asked):
    told = draw(f"""{MEETINGS}
        P1 -- Y1
        P2 -- Y1
        P1 -- P2 2023-01-01..2023-06-01
    """)
    assert items(told, "in parts") == [["Y1"]]


def test_a_third_of_the_ties_comes_in_turn_the_longest_unspoken_first():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2020-01-01..
        P3 -- P4 2021-01-01..
        P5 -- P6 2022-01-01..
    """)
    assert items(system, "turn") == [["P1-P2"]]
    told = reviewed(system, (2, "tie", (tie(system, "P1-P2"),), "not discussed"))
    assert items(told, "turn") == [["P3-P4"]]
    waits = {one.meetings: one.things for one in meetings.agenda(told, LAST).waiting}
    assert {turn: [named(told, one) for one in things] for turn, things in waits.items()} == {
        1: ["P5-P6"],
        2: ["P1-P2"],
    }


def test_what_was_disputed_comes_until_somebody_says_otherwise():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2020-01-01..
        P3 -- P4 2020-01-01..
        M1 made 2024-12-05 by P1
    """)
    both = [tie(system, ends) for ends in ("P1-P2", "P3-P4")]
    told = reviewed(
        system,
        (1, "tie", both[:1], "disputed"),
        (1, "tie", both[1:], "disputed"),
        (2, "tie", both[1:], "confirmed"),
        (1, "move", (0,), "disputed"),
    )
    assert items(told, "disputed") == [["M1"], ["P1-P2"]]


def test_moves_come_by_their_makers_and_the_ties_that_they_made_with_them():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2020-01-01..
        P3 -- P4 2025-03-20..
        P5 -- P6 2025-03-20..
        M1 made 2025-03-20 by P1
        M2 made 2025-03-21 by P1
        M3 made 2025-03-21 by P2
        M4 made 2025-02-21 by P2
        M3 created P3 -- P4
    """)
    assert items(system, "moves") == [["M1", "M2"], ["M3"]]
    assert items(system, "new") == [["P5-P6"]]


def test_circles_that_nobody_spoke_of_and_contexts_in_force_come_in_turn():
    system = draw(f"""{MEETINGS}
        P1 -- Y1
        P1 -- Y2
        P1 -- Y3
        X1 holds 2024-01-01..
        X2 holds 2025-03-20..
        X3 holds 2025-01-01..2025-02-01
        X1 covers all
        X2 covers all
        X3 covers all
    """)
    young = {key: system.index[key] for key in ("Y1", "Y2")}
    told = reviewed(
        system,
        (2, "circle", (young["Y1"],), "confirmed"),
        (2, "circle", (young["Y2"],), "not discussed"),
    )
    assert items(told, "not spoken of") == [["Y3", "Y2"]]
    assert items(told, "context") == [["X2"], ["X1"]]


def test_what_is_said_at_the_meeting_is_joined_and_changes_nothing_of_the_agenda():
    system = draw(f"""{MEETINGS}
        P1 -- P2 2020-01-01..
        P3 -- P4 2021-01-01..
        P5 -- P6 2022-01-01..
    """)
    before = meetings.agenda(system, LAST)
    first = before.items[0].things[0]
    told = reviewed(system, (LAST, first.of, first.numbers, "disputed"))
    after = meetings.agenda(told, LAST)
    assert after.items == before.items
    assert after.decided[first.place].verdict == "disputed"
    assert after.open == list(before.items[1:])


def test_a_pair_of_whom_the_group_said_better_not_is_nowhere_any_more(every_pair_asked):
    text = f"""{MEETINGS}
        P1 -- Y1
        P2 -- Y1
    """
    system = draw(text)
    [question] = items(system, "in parts")
    apart = draw(f"{text}\n        P1 // P2 2025-04-09..")
    pair = tuple(sorted(system.index[key] for key in ("P1", "P2")))
    told = reviewed(apart, (LAST, "pair", pair, "better not"))
    assert question == ["P1-P2"]
    assert items(told, "in parts") == []
    assert meetings.decided_at(told, LAST) == {}


PEOPLE = [f"P{n}" for n in range(1, 9)] + ["Y1", "Y2", "Y3", "C1", "C2"]
DAYS = st.dates(date(2024, 1, 1), date(2025, 4, 8))


@st.composite
def records(draw_):
    pairs = st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True).map(sorted)
    ties = draw_(st.lists(pairs, min_size=1, max_size=40, unique_by=tuple))
    lines = []
    for one, other in ties:
        start, end = draw_(DAYS), draw_(st.none() | DAYS)
        until = end if end and end > start else ""
        lines.append(f"{one} -- {other} {start}..{until}")
    for one, other in draw_(st.lists(st.sampled_from(ties), max_size=12)):
        teller = draw_(st.sampled_from([one, other]))
        says = draw_(st.sampled_from(["ended", "still there"]))
        lines.append(f"{teller} says {one} -- {other} {says} {draw_(DAYS)}")
    apart = draw_(st.lists(pairs, max_size=3, unique_by=tuple))
    lines += [f"{one} // {other}" for one, other in apart]
    lines += [f"M{n} made {draw_(DAYS)} by {draw_(st.sampled_from(PEOPLE))}" for n in range(8)]
    return "\n".join(lines), {tuple(pair) for pair in apart}


def ends_of(system, thing):
    if thing.of == "pair":
        return tuple(sorted(system.keys[number] for number in thing.numbers))
    [row] = system.tables["tie"].slice(thing.numbers[0], 1).to_pylist()
    return tuple(sorted(system.keys[row[end]] for end in ("source", "target")))


def walked(system, meeting):
    """The record after the group decided everything on the agenda."""
    found = meetings.agenda(system, meeting)
    things = {thing.place: item for item in found.items for thing in item.things}
    words = {"pair": "not yet"}
    rows = [(meeting, of, numbers, words.get(of, "confirmed")) for of, numbers in things]
    return reviewed(system, *rows), set(things)


@settings(max_examples=60, deadline=None)
@given(records())
def test_no_must_is_left_off_no_pair_kept_apart_comes_and_every_tie_has_its_turn(drawn):
    lines, apart = drawn
    system, seen = draw(MEETINGS + lines), set()
    for meeting in range(4):
        found = meetings.agenda(system, meeting)
        things = [thing for item in found.items for thing in item.things]
        assert len(found.items) <= meetings.MOST_ITEMS
        assert len({thing.place for thing in things}) == len(things)
        later = [thing for one in found.waiting for thing in one.things]
        for thing in (*things, *later):
            assert thing.of not in ("tie", "pair") or ends_of(system, thing) not in apart
        must_be_there(system, meeting, {thing.place for thing in things})
        system, places = walked(system, meeting)
        if meeting:
            seen |= places
    standing = snapshot(system, date(2025, 3, 11))
    ties = {("tie", (number,)) for number in standing.tie.tolist()}
    stood_all_along = ties & {
        ("tie", (n,)) for n in snapshot(system, date(2025, 1, 14)).tie.tolist()
    }
    left = stood_all_along - seen
    assert all(hidden_pair(system, place, apart) for place in left)


def hidden_pair(system, place, apart):
    return ends_of(system, meetings.Thing(of="tie", numbers=place[1])) in apart


def could_be_joined(system, circle):
    """Whether two of different parts were never kept apart."""
    apart = {frozenset((r["a"], r["b"])) for r in system.tables["pair_flag"].to_pylist()}
    part = {one: place for place, part in enumerate(circle.parts) for one in part}
    pairs = [{one, other} for one in part for other in part if part[one] != part[other]]
    return any(frozenset(pair) not in apart for pair in pairs)


def must_be_there(system, meeting, places):
    """Each circle in parts, by itself or by a question that could join it; each tie that ended."""
    days = [row["date"] for row in system.tables["meeting"].to_pylist()]
    eve = date.fromordinal(days[meeting].toordinal() - 1)
    now = snapshot(system, eve)
    things = [t for item in meetings.agenda(system, meeting).items for t in item.things]
    joined = {circle for thing in things for circle in thing.circles}
    for circle in circles_of(now):
        if could_be_joined(system, circle):
            young_person = circle.young_person
            assert young_person in joined or ("circle", (young_person,)) in places
    if meeting:
        then = snapshot(system, date.fromordinal(days[meeting - 1].toordinal() - 1))
        for gone in {*then.tie.tolist()} - {*now.tie.tolist()}:
            apart = {frozenset((r["a"], r["b"])) for r in system.tables["pair_flag"].to_pylist()}
            [row] = system.tables["tie"].slice(gone, 1).to_pylist()
            if frozenset((row["source"], row["target"])) not in apart:
                assert ("tie", (gone,)) in places


def test_lots_hold_every_thing_once():
    things = [meetings.Thing(of="pair", numbers=pair) for pair in ((1, 2), (1, 3), (4, 5))]
    lots = by_person(things, lambda thing: thing.numbers)
    assert lots == [things[:2], things[2:]]


def test_each_of_tidewell_s_meetings_is_walked_in_fifteen_minutes(tidewell):
    keys = tidewell.texts("meeting", "key")
    for meeting in meetings.held_meetings(tidewell):
        found = meetings.agenda(tidewell, meeting)
        minutes = len(found.items) * meetings.SECONDS_AN_ITEM / 60
        sheets = len(turns(tidewell, meeting).now)
        between = sheets * MINUTES_A_SHEET
        told = f"{keys[meeting]}: {len(found.items)} items x 30 s = {minutes:g} minutes in the room"
        told = f"{told}; {sheets} sheets x 2 min = {between} minutes between meetings"
        print(told)  # noqa: T201 - the claim in figures
        assert minutes <= meetings.MINUTES
        assert between <= FACILITATOR
        assert all(one.meetings >= 1 for one in found.waiting)
