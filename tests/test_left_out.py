"""Who is left out and who holds the worker: counts of groups, small ones never told."""

from datetime import date

import pyarrow as pa
import pytest
from drawing import draw
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.left_out import ALL, last_spoken_of, left_out, meetings_between, who_holds
from sysmap.left_out.cells import FEWEST, HIDDEN, may_be_told, may_be_told_beside
from sysmap.left_out.groups import NO_REPORTS, NO_VERDICTS
from sysmap.left_out.holding import NO_SUPERVISION, NO_SUPPORT
from sysmap.system import SCHEMAS, System
from sysmap.views.practice import reached_chart, reached_words

SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)


def young(first, last, area):
    return [f"Y{number} has area={area}" for number in range(first, last + 1)]


SIX_AND_SEVEN = [*young(1, 6, "North"), *young(7, 13, "South")]


def drawn(*lines):
    return draw("\n".join(lines))


def rows_of(system):
    return {row.name: row for row in left_out(system, "area", SINCE, UNTIL)}


def test_moves_and_ties_of_a_group_stand_beside_its_share():
    system = drawn(
        *SIX_AND_SEVEN,
        "M1 made 2025-02-01 by P1 for Y1 Y7",
        "M2 made 2025-02-02 by P1 for Y1",
        "M3 made 2024-02-02 by P1 for Y2",
        "P1 -- Y1 2025-02-01..",
        "P1 -- Y8 2024-02-01.. found on2025-03-01",
        "P1 -- Y9 2024-02-01..",
    )
    found = rows_of(system)
    told = {name: (row.people.value, row.moves.value) for name, row in found.items()}
    # M1 is for both groups, and one move
    assert told == {"North": (6, 2), "South": (7, 1), ALL: (13, 2)}
    assert [(row.formed.value, row.found.value) for row in found.values()] == [
        (1, 0),
        (0, 1),
        (1, 1),
    ]


def test_a_group_of_fewer_than_five_is_not_told_nor_the_one_that_would_give_it_away():
    lines = [*young(1, 4, "North"), *young(5, 9, "South"), *young(10, 16, "West")]
    found = rows_of(drawn(*lines))
    assert {name: row.people.value for name, row in found.items()} == {
        "North": None,
        "South": None,
        "West": 7,
        ALL: 16,
    }
    assert found["North"].moves.reason == HIDDEN


def test_those_without_a_move_are_hidden_where_few_have_none_or_few_have_one():
    moves = [f"M{n} made 2025-02-01 by P1 for Y{n}" for n in (1, 2, 3, 4, 5, 6, 7)]
    found = rows_of(drawn(*SIX_AND_SEVEN, *moves))
    # of six, none; of seven, six: one has a move
    assert found["South"].no_move.value is None
    # all less the one group would tell the other
    assert found["North"].no_move.value is None
    assert found[ALL].no_move.value == 6


def test_of_whom_nobody_told_is_not_known_where_nobody_told_anything():
    found = rows_of(drawn(*SIX_AND_SEVEN))
    assert {row.no_word.reason for row in found.values()} == {NO_REPORTS}
    told = [f"P1 says P1 -- Y{n} new 2025-03-05" for n in range(1, 7)]
    found = rows_of(drawn(*SIX_AND_SEVEN, *told))
    assert [row.no_word.value for row in found.values()] == [0, 7, 7]


def reviewed(system, *said):
    """The system, with what meetings said of circles: meeting, young person, verdict."""
    blank = dict.fromkeys(("tie", "move", "context", "other", "voters", "comment"))
    rows = [
        {**blank, "meeting": meeting, "target_type": "circle", "actor": actor, "verdict": verdict}
        for meeting, actor, verdict in said
    ]
    table = pa.Table.from_pylist(rows, schema=SCHEMAS["review"])
    return System(dict(system.tables) | {"review": table})


def test_circles_that_no_meeting_spoke_of_are_counted_by_group():
    days = [f"2025-0{month}-03 met P1" for month in (1, 3, 5)]
    system = drawn(*SIX_AND_SEVEN, *days)
    y1, y2 = system.index["Y1"], system.index["Y2"]
    south = [system.index[f"Y{number}"] for number in range(7, 14)]
    verdicts = [(0, y1, "confirmed"), (1, y1, "not discussed"), (2, y2, "disputed")]
    told = reviewed(system, *verdicts, *((1, one, "confirmed") for one in south))
    assert last_spoken_of(told, UNTIL)[y1] == date(2025, 1, 3)
    assert last_spoken_of(told, date(2025, 4, 1)).get(y2) is None
    since = date(2025, 1, 3)  # after the meeting that spoke of Y1
    found = {row.name: row.not_spoken.value for row in left_out(told, "area", since, UNTIL)}
    assert found == {"North": None, "South": None, ALL: 5}  # one of the North alone is not told
    both = reviewed(system, *verdicts)
    every = left_out(both, "area", since, UNTIL)[-1]
    assert every.not_spoken.reason == HIDDEN  # 12 of 13: the one would be known
    assert meetings_between(told, since, UNTIL) == 2
    answer = reached_words.who_is_left_out(left_out(told, "area", since, UNTIL), since, 2)
    assert "circles of 5 of them were not spoken of at any of the 2 meetings since" in answer


def test_where_no_meeting_noted_a_circle_it_is_not_known_of_which_it_spoke():
    rows = left_out(drawn(*SIX_AND_SEVEN, "2025-01-03 met P1"), "area", SINCE, UNTIL)
    assert {row.not_spoken.reason for row in rows} == {NO_VERDICTS}
    assert "No meeting in that time noted" in reached_words.who_is_left_out(rows, SINCE, 1)


def test_whoever_is_of_no_group_stands_apart():
    lines = [*young(1, 6, "North"), *(f"Y{n}" for n in range(7, 13))]
    assert list(rows_of(drawn(*lines))) == ["North", "not said", ALL]


def test_without_young_people_there_is_no_row():
    assert left_out(draw("P1 -- P2"), "area", SINCE, UNTIL) == ()


@pytest.mark.parametrize(
    ("count", "of", "told"),
    [(0, 9, True), (1, 9, False), (4, 9, False), (5, 9, False), (5, 10, True), (9, 9, True)],
)
def test_a_count_is_told_where_neither_it_nor_the_rest_is_small(count, of, told):
    assert may_be_told(count, of) == told


COLUMN = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=6)


@given(COLUMN)
@settings(deadline=None)
def test_no_small_count_is_told_and_none_follows_from_the_rest(drawn_column):
    """Where all and all groups but one are told, that one is all less the others."""
    people = {str(n): max(pair) for n, pair in enumerate(drawn_column)}
    counts = {str(n): min(pair) for n, pair in enumerate(drawn_column)}
    groups = list(people)
    people[ALL], counts[ALL] = sum(people.values()), sum(counts.values())
    told = may_be_told_beside(counts, people)
    for name in groups:
        if told[name]:
            assert counts[name] == 0 or counts[name] >= FEWEST
            assert people[name] == 0 or people[name] >= FEWEST
    hidden = [name for name in groups if not told[name]]
    assert len(hidden) != 1 or len(groups) == 1


HOLDING = [
    *(f"P{n} home S1" for n in range(1, 11)),
    *(f"P{n} -> P11 supervises_supports 2025-01-01.." for n in range(1, 3)),
    *(f"P11 -> P{n} supervises_supports 2025-01-01.." for n in range(1, 6)),
]


def test_a_practitioner_is_held_by_a_tie_that_leads_to_them():
    """Five of eleven have one that leads to them, and P11 two: six, and five have none."""
    found = who_holds(drawn(*HOLDING), UNTIL)
    assert (found.practitioners, found.by_ties.value) == (11, 6)
    assert found.by_context.reason == NO_SUPERVISION


def test_support_without_supervision_does_not_hold():
    lines = [line.replace("supervises_supports", "supports") for line in HOLDING]
    assert who_holds(drawn(*lines), UNTIL).by_ties.value == 0


def test_a_tie_that_is_over_holds_nobody():
    lines = [line.replace("2025-01-01..", "2025-01-01..2025-02-01") for line in HOLDING]
    assert who_holds(drawn(*lines), UNTIL).by_ties.value == 0


def test_without_such_ties_it_is_not_known():
    assert who_holds(draw("P1 -- P2"), UNTIL).by_ties.reason == NO_SUPPORT


def test_tidewell_s_peer_supervision_covers_eight_of_twenty_practitioners(tidewell):
    """Planted: see X6 in truth.json."""
    found = who_holds(tidewell, date(2025, 9, 30))
    assert (found.practitioners, found.by_context.value) == (20, 8)
    assert found.by_ties.reason == NO_SUPPORT
    told = reached_words.who_holds(found, date(2025, 9, 30))
    assert "covered by a context of support or supervision 8 (40 in 100)" in told


def test_tidewell_s_moves_by_age_are_told_with_the_share_of_the_group(tidewell):
    rows = left_out(tidewell, "age_band", date(2024, 8, 31), date(2025, 10, 31))
    assert [row.name for row in rows] == ["5-10", "11-15", "16-18", ALL]
    assert [row.people.value for row in rows] == [6, 12, 7, 25]
    assert rows[-1].moves.value == sum(row.moves.value for row in rows[:-1]) == 144
    table = reached_words.groups_table(rows)
    assert "fewer than 5 people" in str(table.rows[0][table.columns.index("With no move")])
    assert table.columns[-1] == "Circle not spoken of at a meeting"
    # nine ties were found: too few for a share
    assert "ties found" not in reached_chart.in_words(rows)
    assert "5-10: moves: 21 in 100 of 144" in reached_chart.in_words(rows)
