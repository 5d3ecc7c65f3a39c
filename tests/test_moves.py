"""Moves with all that is recorded of them, on the board of the framework, and beside ties."""

import csv
import sys
from collections import Counter
from datetime import date

import pytest
from drawing import draw, recorded

from sysmap import framework, places
from sysmap.change import between
from sysmap.framework import plain
from sysmap.practice import board, chosen, known_origins, moves_of, outcomes
from sysmap.store import STEWARD, Store
from sysmap.views import changes, move_words, moves_beside_ties, moves_feed, moves_origins
from sysmap.views.moves_names import names_in, ties_not_told
from sysmap.views.tables import DASH

SINCE, UNTIL = date(2025, 1, 1), date(2025, 12, 31)

STORY = """
    P1 -- P2 knows_of 2025-03-05..
    P1 -- Y1 ..2025-04-02
    P3 -> S1
    M1 made 2025-03-05 by P1 with P2 for Y1
    M1 of hope/meaning list/material+ form/material-
    M1 in Coping Belonging
    M1 under X1
    M1 created P1 -- P2 knows_of confirmed
    M2 made 2025-04-02 month by P2 enlisted P3
    M2 after M1
    M2 in Coping
    M2 aimed_at X2
    M2 ended P1 -- Y1 claimed
    M2 strengthened P1 -- P2 knows_of claimed 2025-04-03
    M3 made 2025-05-06 by P1
    X1 holds 2025-01-01..
"""


@pytest.fixture
def story():
    return draw(STORY)


def keys(moves):
    return [move.key for move in moves]


def rows_of(name, pack="tidewell"):
    with (places.datasets() / pack / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_framework_has_five_compartments_four_principles_and_42_labels():
    found = plain()
    assert [(part.name, len(part.labels)) for part in found.compartments] == [
        ("Basics", 9),
        ("Belonging", 12),
        ("Learning", 6),
        ("Coping", 9),
        ("Core Self", 6),
    ]
    assert len(found.principles) == 4
    assert all(part.definition for part in (*found.compartments, *found.principles))


def test_the_framework_holds_no_official_wording_and_says_whose_the_words_are():
    for name in ("compartments", "principles", "moves_plain"):
        assert {row["wording"] for row in rows_of(name, "framework")} == {"own"}
    labels = rows_of("moves_plain", "framework") + rows_of("moves_blank", "framework")
    assert {row["official_label"] for row in labels} == {""}
    assert not any(row["label"] for row in rows_of("moves_blank", "framework"))
    readme = (places.datasets() / "framework" / "README.md").read_text(encoding="utf-8")
    assert framework.ATTRIBUTION in readme.replace("\n", " ")


def test_tidewell_s_labels_are_those_of_the_framework(monkeypatch):
    monkeypatch.syspath_prepend(str(places.datasets() / "tidewell"))
    monkeypatch.delitem(sys.modules, "framework", raising=False)
    import framework as tidewell_s  # noqa: PLC0415 - the generator's own module of this name

    ours = {part.name: list(part.labels) for part in plain().compartments}
    assert {name: list(labels) for name, labels in tidewell_s.LABELS.items()} == ours
    monkeypatch.delitem(sys.modules, "framework")


def test_a_move_has_its_people_elements_contexts_and_effects(story):
    first = moves_of(story).all[0]
    names = {role: [story.keys[actor] for actor in part] for role, part in first.people.items()}
    assert names == {"maker": ["P1"], "with": ["P2"], "for": ["Y1"]}
    assert [(part.label, part.type, part.part) for part in first.elements] == [
        ("hope", "meaning", None),
        ("list", "material", "added"),
        ("form", "material", "dropped"),
    ]
    assert first.compartments == ("Coping", "Belonging")
    assert [made.bearing for made in first.contexts] == ["under"]
    assert [(effect.effect, effect.status) for effect in first.effects] == [
        ("created", "confirmed")
    ]


def test_a_move_knows_what_it_was_derived_from_and_what_was_derived_from_it(story):
    first, second, third = moves_of(story).all
    assert (first.derived_from, first.derived) == (None, (1,))
    assert (second.derived_from, second.derived) == (0, ())
    assert (third.derived_from, third.derived) == (None, ())


def test_a_tie_knows_its_moves_in_order_and_a_context_those_made_in_it(story):
    moves = moves_of(story)
    assert [(effect.move, effect.effect) for effect in moves.of_tie[0]] == [
        (0, "created"),
        (1, "strengthened"),
    ]
    assert 2 not in moves.of_tie
    labels = story.texts("context", "key")
    assert {labels[number]: found for number, found in moves.of_context.items()} == {
        "X1": (0,),
        "X2": (1,),
    }


def test_an_effect_without_a_day_takes_that_of_its_move(story):
    effects = [effect for move in moves_of(story).all for effect in move.effects]
    assert [effect.day for effect in effects] == [
        date(2025, 3, 5),
        date(2025, 4, 2),
        date(2025, 4, 3),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["M3", "M2", "M1"]),
        ({"since": date(2025, 3, 5)}, ["M3", "M2"]),
        ({"until": date(2025, 4, 2)}, ["M2", "M1"]),
        ({"compartment": "Belonging"}, ["M1"]),
        ({"compartment": ""}, ["M3"]),
        ({"context": 0}, ["M1"]),
        ({"maker": 0}, ["M3", "M1"]),
        ({"maker": 0, "compartment": "Coping"}, ["M1"]),
    ],
)
def test_moves_are_chosen_by_time_compartment_context_and_maker(story, asked, found):
    assert keys(chosen(moves_of(story), **asked)) == found


def labelled(*rows):
    told = [
        {"key": f"M{number}", "date": SINCE, "title": "", "label": label, "compartments": said}
        for number, (said, label) in enumerate(rows)
    ]
    return moves_of(recorded(move=told)).all


def test_each_move_stands_in_its_row_of_the_board():
    counted = board(
        labelled(
            ("Coping", "asking for a hand"),
            ("coping", "Asking for a hand"),
            ("Coping|Core Self", "hope"),
            ("Coping", None),
            ("Coping", "our own word"),
            ("Ours", "our own word"),
            (None, "hope"),
        ),
        plain(),
    )
    columns = {column.compartment: column for column in counted.columns}
    assert list(columns) == ["Basics", "Belonging", "Learning", "Coping", "Core Self", "Ours"]
    coping = columns["Coping"]
    held = {row.label: keys(row.moves) for row in coping.rows if row.moves}
    assert held == {"asking for a hand": ["M0", "M1"], "our own word": ["M4"]}
    assert keys(coping.elsewhere) == ["M2"]
    assert keys(coping.unlabelled) == ["M3"]
    assert len(coping.moves) == 5
    assert keys(columns["Core Self"].moves) == ["M2"]
    assert keys(columns["Ours"].moves) == ["M5"]
    assert keys(counted.not_said) == ["M6"]
    assert counted.in_several == 1


def test_a_label_without_a_move_stays_on_the_board_and_in_its_table():
    counted = board(labelled(("Coping", "a brave step")), plain())
    rows = {row[1]: row[2:] for row in moves_feed.board_table(counted).rows}
    assert rows["a brave step"] == (1, 0, 0)
    assert rows["a laugh together"] == (0, 0, 0)
    assert rows["label not said"] == (0, 0, 0)
    assert len(rows) == 43


def test_a_move_counts_as_confirmed_where_any_effect_is_and_not_at_all_where_it_is_disputed():
    system = draw("""
        M1 made 2025-03-05 by P1
        M1 created P1 -- P2 claimed
        M1 created P1 -- P3 confirmed
        M2 made 2025-03-06 by P1
        M2 strengthened P1 -- P2 claimed
        M3 made 2025-03-07 by P1
        M3 ended P1 -- P2 disputed
        M4 made 2025-03-08 by P1
    """)
    assert outcomes(moves_of(system).all) == (4, 1, 1)


def test_ties_that_formed_are_told_by_whether_a_move_is_known():
    system = draw("""
        P1 -- P2 2025-03-05..
        P1 -- P3 2025-03-05..
        P1 -- P4 2025-03-05..
        P1 -- P5 2025-03-05..
        P2 -- P3 2024-01-01..
        M1 made 2025-03-05 by P1
        M1 created P1 -- P2 confirmed
        M1 created P1 -- P3 claimed
        M1 strengthened P1 -- P4 confirmed
        M1 created P1 -- P5 withdrawn
    """)
    difference = between(system, SINCE, UNTIL)
    assert difference.counts()["formed"] == 4
    assert moves_origins.of_formed(difference) == (1, 1, 2)
    told = moves_origins.in_words(system, SINCE, UNTIL)
    assert "Of all 4 ties that formed" in told
    assert "1 has a confirmed move (25 in 100), 1 only a claimed one" in told
    assert "for 2 no move is known" in told


def test_a_move_outside_the_time_makes_no_origin_known(story):
    moves = moves_of(story)
    assert known_origins(moves, [0], since=SINCE, until=UNTIL) == (1, 0, 0)
    assert known_origins(moves, [0], since=date(2025, 3, 5), until=UNTIL) == (0, 0, 1)
    assert known_origins(moves, [0], since=SINCE, until=date(2025, 3, 4)) == (0, 0, 1)


def test_a_record_without_days_tells_no_share_of_what_formed():
    assert moves_origins.in_words(draw("P1 -- P2"), None, None) == ""


def test_a_card_tells_what_is_recorded_and_leaves_out_what_is_not(story):
    third, second, first = moves_feed.cards(story, moves_of(story).newest_first, set())
    assert first.when == "5 March 2025 · Coping, Belonging"
    assert dict(first.facts) == {
        "Made by": "P1",
        "With": "P2",
        "For": "Y1",
        "Made of": "hope (meaning); list (material, added); form (material, dropped)",
        "In": "X1",
        "Derived from it since": "M2 (April 2025)",
    }
    assert [(line.words, line.mark) for line in first.lines] == [
        (f"P1 {DASH} P2, knows of: recorded as created, confirmed", "confirmed")
    ]
    assert second.when.startswith("April 2025")
    assert dict(second.facts)["In"] == "X2 (aimed at)"
    assert (third.facts, third.lines) == ([("Made by", "P1")], [])


def test_the_moves_of_a_tie_stand_beside_it_on_change(story):
    table = changes.listed(between(story, SINCE, UNTIL))
    assert table.columns[-2:] == ("Moves", "Contexts of those moves")
    beside = {row[:2]: row[-2:] for row in table.rows}
    assert beside["P1", "P2"] == (
        (
            "M1 (5 March 2025: recorded as created, confirmed); "
            "M2 (April 2025: recorded as strengthened, claimed)"
        ),
        "X1; X2 (aimed at)",
    )
    assert beside["P3", "S1"] == (None, None)
    late = changes.listed(between(story, date(2025, 3, 5), UNTIL))
    [told] = [row[-2] for row in late.rows if row[:2] == ("P1", "P2")]
    assert told.startswith("M2 ")


def test_a_tie_on_the_map_s_table_has_its_moves_up_to_that_day(story):
    rows = moves_beside_ties.ties_table(story, date(2025, 3, 31)).rows
    assert [row[:3] for row in rows] == [
        ("P1", "P2", "knows of"),
        ("P1", "Y1", "works with"),
        ("P3", "S1", "asks"),
    ]
    assert rows[0][4] == "M1 (5 March 2025: recorded as created, confirmed)"
    assert rows[1][4] is None


def told(system, *picked):
    return moves_beside_ties.told(system, list(picked), since=SINCE, until=UNTIL)


def test_the_panel_tells_when_a_tie_held_its_moves_and_who_reported_it():
    system = draw(STORY + "P1 says P1 -- Y1 ended 2025-04-20\nY1 says P1 -- Y1 new 2025-01-10")
    found = told(system, "P1", "P2", "knows of")
    assert found["summary"] == "2 moves on this tie are recorded."
    assert {part["name"]: part["lines"] for part in found["parts"]} == {
        "Held": ["since 5 March 2025"],
        "Moves": [
            "M2 (April 2025: recorded as strengthened, claimed). In: X2 (aimed at)",
            "M1 (5 March 2025: recorded as created, confirmed). In: X1",
        ],
    }
    lines = {
        part["name"]: part["lines"] for part in told(system, "P1", "Y1", "works with")["parts"]
    }
    assert lines["Held"] == ["until 2 April 2025"]
    assert lines["Reported by"] == ["P1: ended (20 April 2025)", "Y1: new (10 January 2025)"]


def test_a_tie_without_a_move_is_told_as_such(story):
    assert told(story, "P3", "S1", "asks")["summary"] == "No move on this tie is recorded."


@pytest.mark.parametrize(
    "picked", [("P1", "P3", "knows of"), ("P1", "P2", "works with"), ("<img>", "", ""), ("P1",), ()]
)
def test_a_tie_that_the_record_has_not_is_told_nothing_of(story, picked):
    assert told(story, *picked) is None


@pytest.mark.parametrize(
    ("days", "hidden"),
    [
        ("2025-06-01..", True),
        ("..2025-01-02", True),
        ("..2024-12-31", False),
        ("2026-01-01..", True),
    ],
)
def test_of_a_pair_kept_apart_meanwhile_nothing_is_told(days, hidden):
    system = draw(f"{STORY}\nP1 // P2 {days}")
    assert (told(system, "P1", "P2", "knows of") is None) == hidden
    apart = ties_not_told(system, SINCE)
    assert (apart == {0}) == hidden
    moves = moves_of(system).newest_first
    lines = [line.words for card in moves_feed.cards(system, moves, apart) for line in card.lines]
    assert any(f"P1 {DASH} P2" in line for line in lines) != hidden
    rows = moves_feed.moves_table(system, moves, apart).rows
    assert any(f"P1 {DASH} P2" in (row[-1] or "") for row in rows) != hidden


FORBIDDEN = ("caus", "led to", "because", "thanks to", "result", "score", "impact")


def test_no_sentence_about_moves_says_that_one_thing_made_another(story):
    words = [value for value in vars(move_words).values() if isinstance(value, str)]
    told_of = [
        move_words.what_was_tried(moves_of(story).newest_first, 3),
        move_words.on_the_board(board(moves_of(story).all, plain())),
        moves_origins.in_words(story, SINCE, UNTIL),
        *move_words.EFFECTS.values(),
        *words,
    ]
    assert not [text for text in told_of if any(word in text.casefold() for word in FORBIDDEN)]


def test_the_answer_counts_the_moves_that_are_shown(story):
    moves = moves_of(story)
    assert move_words.what_was_tried(moves.newest_first, 3) == (
        "3 moves by 2 makers, 5 March 2025 to 6 May 2025: 1 came with a confirmed change of a tie, "
        "1 with a claimed one only."
    )
    assert move_words.what_was_tried(moves.all[2:], 3).startswith("1 of 3 moves by 1 maker, 6 May")
    assert move_words.what_was_tried([], 3) == move_words.NONE_CHOSEN


@pytest.fixture(scope="module")
def tidewell(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


def test_tidewell_s_board_counts_as_its_csv_does(tidewell):
    """Counted from the rows alone; a move of two compartments counts in both."""
    rows = rows_of("moves")
    counted = board(moves_of(tidewell).all, plain())
    in_each = Counter(name for row in rows for name in row["compartments"].split("|") if name)
    assert {column.compartment: len(column.moves) for column in counted.columns} == in_each
    assert in_each == {"Basics": 58, "Belonging": 64, "Learning": 57, "Coping": 42, "Core Self": 41}
    assert len(counted.not_said) == sum(not row["compartments"] for row in rows) == 6
    assert counted.in_several == sum("|" in row["compartments"] for row in rows) == 8
    assert len(rows) == 260 == sum(in_each.values()) + 6 - 8
    labels = Counter(row["label"] for row in rows if row["label"])
    on_board = {row.label: len(row.moves) for column in counted.columns for row in column.rows}
    assert {label: count for label, count in on_board.items() if count} == labels


def test_tidewell_s_effects_are_those_of_its_csv(tidewell):
    rows = rows_of("effects")
    confirmed = {row["move"] for row in rows if row["status"] == "confirmed"}
    claimed = {row["move"] for row in rows if row["status"] == "claimed"} - confirmed
    moves = moves_of(tidewell)
    assert outcomes(moves.all) == (260, len(confirmed), len(claimed)) == (260, 124, 40)
    kept = sum(len(effects) for effects in moves.of_tie.values())
    assert kept == len(rows) == 171
    names = names_in(tidewell)
    for effect in moves.of_tie.values():
        keys_of_ends = {tidewell.keys[end] for end in names.tie_ends[effect[0].tie]}
        assert any({row["source"], row["target"]} == keys_of_ends for row in rows)


def test_most_of_tidewell_s_formed_ties_have_a_move_and_the_others_are_told(tidewell):
    difference = between(tidewell, date(2024, 9, 1), date(2025, 10, 31))
    origins = moves_origins.of_formed(difference)
    assert (
        sum(origins) == 102 + 3 == sum(difference.counts()[name] for name in moves_origins.FORMED)
    )
    assert origins == (66, 20, 19)
