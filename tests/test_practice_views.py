"""Practice in words and tables: elements, travel, old and new practices."""

import re
from datetime import date

from drawing import draw

from sysmap.periods import periods
from sysmap.practice import element_board, moves_of, practices, relations, shared
from sysmap.practice.sightings import sightings
from sysmap.views.practice import (
    around,
    element_tables,
    element_words,
    practice_tables,
    practice_words,
    reached_words,
    travel,
    travel_chart,
    travel_tables,
    travel_words,
)

FORBIDDEN = (
    "caus",
    "prove",
    "significant",
    "failing",
    "failed",
    "led to",
    "because",
    "thanks to",
    "impact",
    "score",
)


def test_no_sentence_about_practice_claims_more_than_its_numbers():
    modules = (around, element_words, travel_words, practice_words, reached_words)
    sentences = [
        text
        for module in modules
        for value in vars(module).values()
        for text in (
            [value] if isinstance(value, str) else value if isinstance(value, dict) else ()
        )
        if isinstance(text, str) and "\n" not in text
    ]
    assert len(sentences) > 20
    assert not [text for text in sentences if any(word in text.casefold() for word in FORBIDDEN)]


def test_the_planted_chain_is_shown_as_it_is_recorded(tidewell):
    """Planted: see truth.json, "travel"."""
    tree = travel.trees(tidewell)[0]
    stops = travel.stops(tree, tidewell)
    assert [stop.move.key for stop in stops] == ["M024", "M066", "M104", "M133", "M196"]
    assert [stop.steps for stop in stops] == [0, 1, 2, 3, 4]
    assert [len(stop.changed) for stop in stops[1:]] == [1, 2, 1, 3]
    told = travel_words.how_far(tree, tidewell)
    assert "4 moves are told as coming from it, 4 steps deep; 5 makers, 3 sectors" in told
    assert "After 83 days it was made in another sector." in told
    rows = travel_tables.tree_table(stops, tidewell).rows
    assert [row[7] for row in rows] == [None, 1, 2, 1, 3]
    assert "3 elements changed" in travel_chart.in_words(stops)
    each = travel_words.told_of_each(stops, tidewell)
    last = each["5. Heron's aunt made a family version of the call list (4 September 2025)"]
    assert last[:2] == [
        "Made by Heron's aunt",
        "Told as coming from Quinn keeps a call list at home: 3 elements changed",
    ]


def test_the_repair_chain_is_shown_as_it_is_recorded(tidewell):
    """Planted: see truth.json, "repair"."""
    keys = tidewell.texts("move", "key")
    found = [{keys[move] for move in tree.moves} for tree in travel.trees(tidewell)]
    assert any({"M140", "M155", "M162", "M170"} <= tree for tree in found)


BRANCHES = """
    P1@health -- P2@education
    P1 home S1
    P2 home S2
    M1 made 2025-01-05 by P1
    M2 made 2025-02-07 by P2
    M3 made 2025-02-06 by P2
    M4 made 2025-03-05 by P1
    M5 made 2025-03-06 by P2
    M2 after M1
    M3 after M1
    M4 after M2
    M1 labelled calling
    M5 labelled calling
"""


def test_a_tree_is_told_branch_by_branch_each_in_the_order_of_its_days():
    system = draw(BRANCHES)
    [tree] = travel.trees(system)
    stops = travel.stops(tree, system)
    assert [(stop.move.key, stop.steps) for stop in stops] == [
        ("M1", 0),
        ("M3", 1),
        ("M2", 1),
        ("M4", 2),
    ]
    assert all(stop.changed is None for stop in stops)
    # M1-M3 1, M1-M2 1, M1-M4 2, M3-M2 2, M3-M4 3, M2-M4 1
    assert travel.mean_steps(stops) == 10 / 6
    assert travel.mean_steps(stops[:1]) is None
    assert travel_words.taken_up(system) == (
        "Of 5 moves, 2 have a later one told as coming from them, 2 of these one that somebody "
        "else made."
    )
    assert "2 steps deep and up to 2 beside each other" in travel_words.how_far(tree, system)


def test_without_a_recorded_origin_a_practice_was_only_seen_later_elsewhere():
    system = draw(BRANCHES)
    months = periods(system)
    first, second, third = (travel_words.digest(system, month) for month in months[:3])
    assert first[travel_words.SEEN_ELSEWHERE] == ["none recorded in that time"]
    assert len(second[travel_words.TOLD_FROM]) == 2
    assert "told as coming from M1" in second[travel_words.TOLD_FROM][0]
    assert third[travel_words.SEEN_ELSEWHERE] == [
        "calling: M5 (P2, education; 6 March 2025), new at S2, education"
    ]
    told = travel_words.paragraph(system, months[2])
    assert "1 is told as coming from an earlier one, and 1 more was of a practice seen" in told
    rows = travel_tables.digest_table(system, months[2]).rows
    assert [row[:2] for row in rows] == [
        ("Told as coming from an earlier move", "M4"),
        ("Seen later elsewhere", "M5"),
    ]


def test_a_move_in_the_same_service_was_not_seen_elsewhere():
    system = draw("""
        P1@health -- P2@health
        P1 home S1
        P2 home S1
        M1 made 2025-01-05 by P1
        M1 labelled calling
        M2 made 2025-02-05 by P2
        M2 labelled calling
    """)
    [calling] = practices(moves_of(system))
    first, second = sightings(calling, system)
    assert (first.first, first.elsewhere) == (True, False)
    assert (len(second.makers), second.elsewhere) == (1, False)


def test_a_practice_that_was_there_before_has_no_figures_where_no_move_of_it_is_recorded(tidewell):
    rows = practice_tables.practices_table(
        practices(moves_of(tidewell)), date(2025, 6, 30), tidewell
    ).rows
    old = [row for row in rows if row[1] == "there before"]
    assert [row[0] for row in old] == [
        "referral by form",
        "case conference",
        "home visit",
        "duty rota",
    ]
    assert all("no move of it is recorded" in str(row[4]) for row in old)


def test_nobody_is_named_where_carriers_are_counted(tidewell):
    rows = practice_tables.practices_table(
        practices(moves_of(tidewell)), date(2025, 6, 30), tidewell
    ).rows
    told = " ".join(str(cell) for row in rows for cell in row)
    people = [
        label for label, key in zip(tidewell.labels, tidewell.keys, strict=True) if key[0] in "PYC"
    ]
    assert not [name for name in people if re.search(rf"\b{re.escape(name)}\b", told)]


def test_months_in_which_nothing_was_observed_are_told_as_such():
    system = draw("""
        it runs 2025-01-01..2025-03-31
        M1 made 2025-01-05 by P1
        M1 of a/meaning B/material
        M2 made 2025-03-05 by P1
        M2 of a B
    """)
    rows = element_tables.months_table(system).rows
    assert [row[1] for row in rows] == [1, 0, 1]
    assert all("not observed" in row[2] for row in rows)


def test_a_relation_without_a_reason_says_so():
    system = draw("R1 competes R2")
    assert practice_words.told_of_each(relations(system), system) == {
        "\N{LEFT DOUBLE QUOTATION MARK}R1\N{RIGHT DOUBLE QUOTATION MARK} competes with "
        "\N{LEFT DOUBLE QUOTATION MARK}R2\N{RIGHT DOUBLE QUOTATION MARK}": [
            "nobody is recorded as having judged it; no reason is recorded"
        ]
    }
    assert "No two share an element" in practice_words.how_they_stand(
        practices(moves_of(system)), shared(practices(moves_of(system))), relations(system)
    )


def test_one_move_is_told_in_the_singular():
    system = draw("M1 made 2025-01-05 by P1\nM1 of a/meaning B/material")
    told = element_words.what_came_up(element_board(moves_of(system).all, date(2025, 1, 1)))
    assert told.startswith(
        "Elements are recorded of 1 move since 1 January 2025 and of none before"
    )
