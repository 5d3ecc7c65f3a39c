"""What moves were made of: links and their states, practices, tinkering, who carries them."""

from datetime import date, timedelta

import numpy as np
import practice_slowly as slowly
import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.practice import (
    bundles,
    carried,
    chance_of_so_few,
    complexes,
    element_board,
    elements,
    link_states,
    links_of,
    moves_of,
    practices,
    reconfiguration,
    relations,
    shared,
    tinkering_rate,
    triple_states,
    versions,
)

FIRST = date(2025, 1, 1)
TYPES = ("meaning", "competency", "material")


def named(system, link):
    labels = system.texts("element", "key")
    return "+".join(sorted(labels[element] for element in link))


def words(system, of_links):
    return {named(system, link): value for link, value in of_links.items()}


def drawn(text):
    system = draw(text)
    return system, moves_of(system).all


def test_a_link_joins_elements_of_two_types_and_not_what_was_dropped():
    system, [move] = drawn("""
        M1 made 2025-01-05 by P1
        M1 of hope/meaning calm/meaning asks/competency list/material+ form/material-
    """)
    assert words(system, links_of([move]).together) == {
        "asks+hope": 1,
        "asks+calm": 1,
        "asks+list": 1,
        "hope+list": 1,
        "calm+list": 1,
    }


def test_weight_share_and_jaccard_of_a_link_by_hand():
    """hope with asks in 2 of 4 moves that say what they were made of; either in 4, so 2 / 4."""
    _, moves = drawn("""
        M1 made 2025-01-05 by P1
        M1 of hope/meaning asks/competency
        M2 made 2025-01-06 by P1
        M2 of hope asks
        M3 made 2025-01-07 by P1
        M3 of hope list/material
        M4 made 2025-01-08 by P1
        M4 of asks
        M5 made 2025-01-09 by P1
    """)
    found = links_of(moves)
    assert (found.moves, found.together[0, 1]) == (4, 2)
    assert (found.share((0, 1)), found.jaccard((0, 1))) == (0.5, 0.5)
    assert found.jaccard((0, 2)) == 1 / 3
    nothing = links_of(moves[4:])
    assert (nothing.share((0, 1)), nothing.jaccard((0, 1))) == (None, None)


def windows_of(story):
    """One window a line: each word a move, its letters elements (capitals materials)."""
    lines = []
    for window, moves in enumerate(story):
        for number, letters in enumerate(moves):
            key = f"M{window}-{number}"
            lines.append(f"{key} made {FIRST + timedelta(days=window)} by P1")
            if letters != ".":
                types = ("material" if letter.isupper() else "meaning" for letter in letters)
                told = " ".join(f"{a}/{kind}" for a, kind in zip(letters, types, strict=True))
                lines.append(f"{key} of {told}")
    system, moves = drawn("\n".join(lines))
    days = [FIRST + timedelta(days=window) for window in range(len(story))]
    return system, [links_of(move for move in moves if move.day == day) for day in days]


def test_the_states_of_a_link_one_window_after_the_other():
    system, windows = windows_of([["aB"], ["aB", "aC"], ["aC"], ["dE"], ["aB"], ["."], ["aB"]])
    found = [states and words(system, states) for states in link_states(windows)]
    assert found == [
        None,
        {"B+a": "sustained", "C+a": "made"},
        {"B+a": "broken", "C+a": "sustained"},
        {"B+a": "dormant", "C+a": "broken", "E+d": "made"},
        {"B+a": "re-made", "C+a": "dormant", "E+d": "broken"},
        None,
        None,
    ]


MOVE = st.tuples(
    st.integers(0, 2), st.dictionaries(st.integers(0, 5), st.just(None), max_size=4)
).map(lambda move: (move[0], {element: TYPES[element % 3] for element in move[1]}))
WINDOWS = st.lists(st.lists(MOVE, max_size=24), min_size=2, max_size=4)


def system_of(windows):
    rows = [(number, *move) for number, window in enumerate(windows) for move in window]
    return recorded(
        actor=[{"key": f"P{number}"} for number in range(3)],
        element=[{"key": str(element), "type": TYPES[element % 3]} for element in range(6)],
        move=[
            {"key": f"M{place}", "title": "", "date": FIRST + timedelta(days=number)}
            for place, (number, _, _) in enumerate(rows)
        ],
        move_actor=[
            {"move": place, "actor": maker, "role": "maker"}
            for place, (_, maker, _) in enumerate(rows)
        ],
        move_element=[
            {"move": place, "element": element}
            for place, (_, _, made_of) in enumerate(rows)
            for element in made_of
        ],
    )


def observed(windows):
    """Only moves that say what they were made of are observed."""
    return [[move for move in window if move[1]] for window in windows]


@given(WINDOWS)
@settings(max_examples=60, deadline=None)
def test_states_are_those_of_their_definition_and_add_up(windows):
    moves, told = moves_of(system_of(windows)).all, observed(windows)
    found = [
        links_of(move for move in moves if move.day == FIRST + timedelta(days=number))
        for number in range(len(windows))
    ]
    every = {link for window in told for _, made_of in window for link in slowly.joins(made_of)}
    for k, states in enumerate(link_states(found)):
        if k == 0 or not (told[k] and told[k - 1]):
            assert states is None
            continue
        slow = {tuple(sorted(link)): slowly.state(told, k, link) for link in every}
        assert states == {link: state for link, state in slow.items() if state}
        count = list(states.values()).count
        assert count("made") + count("sustained") + count("re-made") == len(found[k].present())
        assert count("sustained") + count("broken") == len(found[k - 1].present())


@pytest.mark.parametrize(
    ("here", "there", "moves_here", "moves_there"),
    [(2, 0, 3, 1), (3, 0, 5, 5), (2, 1, 4, 3), (4, 2, 5, 6), (1, 0, 1, 0)],
)
def test_the_chance_of_so_few_is_that_of_counting_every_way(here, there, moves_here, moves_there):
    asked = {"moves_here": moves_here, "moves_there": moves_there}
    assert chance_of_so_few(here, there, **asked) == pytest.approx(
        slowly.chance_by_counting(here, there, moves_here, moves_there)
    )


def test_with_all_uses_on_one_side_the_chance_is_a_quotient_of_two_numbers_of_ways():
    """C(15, 3) / C(30, 3) = 455 / 4060."""
    assert chance_of_so_few(3, 0, moves_here=15, moves_there=15) == pytest.approx(455 / 4060)


def board_of(before, since, day=FIRST):
    system, _ = windows_of([before, since])
    return system, element_board(moves_of(system).all, day)


def test_the_board_compares_only_where_both_sides_have_fifteen_moves():
    filler = ["xY"] * 12
    system, board = board_of(["aB"] * 3 + filler, ["aC"] * 3 + filler)
    assert board.compared
    found = {named(system, row.link): (row.standing, row.before, row.since) for row in board.rows}
    assert found == {
        "B+a": ("broken", 3, 0),
        "C+a": ("made", 0, 3),
        "Y+x": ("sustained", 12, 12),
    }
    chances = {row.standing: row.chance for row in board.rows}
    assert chances["broken"] == chances["made"] == pytest.approx(455 / 4060)
    assert chances["sustained"] is None


def test_with_fewer_moves_nothing_is_broken():
    system, board = board_of(["aB"] * 30, ["aC", "aB"] * 7)
    assert not board.compared
    assert {named(system, row.link): row.standing for row in board.rows} == {
        "B+a": "sustained",
        "C+a": "made",
    }
    assert not board.of("broken")


def test_a_link_that_two_uses_of_thirty_moves_made_may_just_not_have_been_drawn():
    """C(15, 2) / C(30, 2) = 105 / 435 = .24, above .2; of three uses it is .11."""
    _, board = board_of(["aB"] * 2 + ["xY"] * 13, ["xY"] * 15)
    [broken] = board.of("broken")
    assert (round(broken.chance, 2), broken.unsure) == (0.24, True)


def test_elements_that_came_together_once_on_each_side_are_no_link_there():
    _, board = board_of(["aB"] + ["xY"] * 14, ["aB"] + ["xY"] * 14)
    assert [row.standing for row in board.rows] == ["sustained"]


def test_a_triple_begins_becomes_a_practice_when_a_second_maker_repeats_it_and_is_left():
    _, moves = drawn("""
        M1 made 2025-01-05 by P1
        M1 of hope/meaning asks/competency list/material
        M2 made 2025-02-05 by P1
        M2 of hope asks list
        M3 made 2025-03-05 by P2
        M3 of hope asks list
        M4 made 2025-04-05 by P2
        M4 of hope form/material
        M5 made 2025-05-05 by P2
    """)
    found = triple_states([[move] for move in moves])
    told = [(len(one.practices), len(one.begun), len(one.former)) for one in found[:4]]
    assert told == [(0, 1, 0), (0, 1, 0), (1, 0, 0), (0, 0, 1)]
    assert [one.possible for one in found[:4]] == [1, 1, 0, 0]
    assert found[4] is None
    assert [len(triple) for triple in found[2].practices] == [3]


def test_a_triple_may_be_joined_in_pairs_by_moves_none_of_which_performed_it():
    _, moves = drawn("""
        M1 made 2025-01-05 by P1
        M1 of hope/meaning asks/competency
        M2 made 2025-01-05 by P1
        M2 of hope list/material
        M3 made 2025-01-05 by P1
        M3 of asks list
    """)
    [found] = triple_states([moves])
    assert (found.begun, found.possible, found.joined_in_pairs) == (frozenset(), 1, 1)


def split(moves):
    return (
        [move for move in moves if move.day == FIRST],
        [move for move in moves if move.day > FIRST],
    )


def test_the_distance_of_two_sides_by_hand():
    """aB half and aC half before, aB alone since: 1 - (1/2) / (1 + 1/2) = 2/3."""
    system, _ = windows_of([["aB", "aC"], ["aB", "aB"]])
    found = reconfiguration(*split(moves_of(system).all))
    assert found.distance == pytest.approx(2 / 3)
    # of a, B, C only C came up on one side
    assert found.turnover == pytest.approx(1 / 3)
    # 1/2 (1/2 log2(2/3) + 1/2 log2 2 + log2(4/3))
    assert found.divergence == pytest.approx(
        (0.5 * np.log2(2 / 3) + 0.5 * np.log2(2) + np.log2(4 / 3)) / 2
    )


def test_the_null_is_that_of_every_way_to_deal_the_moves_where_one_made_them_all():
    story = [["aB", "aB", "aC"], ["aC", "dC", "dC"]]
    system, _ = windows_of(story)
    found = reconfiguration(*split(moves_of(system).all), draws=4000)
    sides = [
        [(0, {a: "material" if a.isupper() else "meaning" for a in move}) for move in side]
        for side in story
    ]
    every = slowly.every_deal(*sides)
    seen = slowly.ruzicka(*sides)
    assert found.distance == pytest.approx(seen)
    assert found.null_median == pytest.approx(np.median(every))
    as_far = np.mean(np.array(every) >= seen - 1e-9)
    assert found.p == pytest.approx(as_far, abs=0.03)
    assert found == reconfiguration(*split(moves_of(system).all), draws=4000)


def test_where_each_maker_moved_on_one_side_only_the_null_is_what_was_seen():
    _, moves = drawn("""
        M1 made 2025-01-01 by P1
        M1 of a/meaning B/material
        M2 made 2025-01-02 by P2
        M2 of a C/material
    """)
    found = reconfiguration(*split(moves))
    assert (found.distance, found.null_median, found.p) == (1, 1, 1)


def test_without_links_on_a_side_there_is_no_distance():
    system, _ = windows_of([["aB"], ["a", "."]])
    assert reconfiguration(*split(moves_of(system).all)) is None


@given(WINDOWS)
@settings(max_examples=60, deadline=None)
def test_the_distance_is_that_of_its_definition(windows):
    moves, told = moves_of(system_of(windows[:2])).all, observed(windows)
    found = reconfiguration(*split(moves), draws=5)
    if not all(any(slowly.joins(made_of) for _, made_of in side) for side in told[:2]):
        assert found is None
    else:
        assert found.distance == pytest.approx(slowly.ruzicka(*told[:2]))
        assert 0 <= found.divergence <= 1


VERSIONS = """
    M1 made 2025-01-05 by P1
    M1 labelled calling
    M1 of hope/meaning asks/competency list/material
    M2 made 2025-01-06 by P2
    M2 after M1
    M2 of hope asks list
    M3 made 2025-01-07 by P2
    M3 after M2
    M3 of hope asks phone/material+ list-
    M4 made 2025-01-08 by P2
    M4 after M3
    M4 of hope asks phone kettle/material
    M5 made 2025-01-09 by P2
    M5 after M4
    M5 of calm/meaning asks list
    M6 made 2025-01-10 by P1
    M6 labelled calling
    M6 of hope asks
    M7 made 2025-01-11 by P2
    M7 labelled calling
    M7 of hope asks
    M8 made 2025-01-12 by P2
    M8 after M1
"""


def test_each_move_is_a_version_of_the_one_before_it():
    system, _ = drawn(VERSIONS)
    moves = moves_of(system)
    found = {moves.all[one.move].key: one for one in versions(moves)}
    assert {key: (one.how, one.inferred) for key, one in found.items()} == {
        "M1": ("new", False),
        "M2": ("repeat", False),
        "M3": ("substitution", False),
        "M4": ("tinker", False),
        "M5": ("re-combination", False),
        "M6": ("tinker", True),
        "M7": ("new", False),
        "M8": (None, False),
    }
    assert found["M3"].moved == {"material"}
    assert len(found["M5"].changed) == 5
    # of five with a parent and elements: M3, M4, M6
    assert tinkering_rate(tuple(found.values())) == 3 / 5
    assert tinkering_rate([found["M1"], found["M8"]]) is None


def test_a_practice_has_the_moves_that_name_it_and_those_of_its_label():
    system, _ = drawn("""
        M1 made 2025-01-05 by P1
        M1 practises R1
        M2 made 2025-01-06 by P2
        M2 labelled calling
        M3 made 2025-01-06 by P2
        R2 was_there before
    """)
    found = {one.name: (one.existing, len(one.moves)) for one in practices(moves_of(system))}
    assert found == {"R1": (None, 1), "R2": (True, 0), "calling": (None, 1)}


def test_carriers_are_told_as_counts_before_and_since_and_not_at_all_where_nothing_was_seen():
    system, moves = drawn("""
        P1@health -- P2@health
        P1 home S1
        P3@education -- P1
        M1 made 2025-01-05 by P1
        M1 practises R1
        M2 made 2025-01-06 by P2
        M2 practises R1
        M3 made 2025-02-06 by P2
        M3 practises R1
        M4 made 2025-02-07 by P3
        M4 practises R1
    """)
    [calling] = practices(moves_of(system))
    asked = {"system": system, "observed": moves}
    assert carried(calling, date(2025, 1, 31), **asked) == (3, 1, 1, 1, 2, 1)
    assert carried(calling, date(2025, 12, 31), **asked) == (3, None, None, None, 2, 1)


def test_practices_are_joined_by_the_elements_that_both_have():
    system, _ = drawn("""
        M1 made 2025-01-05 by P1
        M1 practises R1
        M1 of a/meaning B/material
        M2 made 2025-01-06 by P1
        M2 practises R2
        M2 of a C/material
        M3 made 2025-01-07 by P1
        M3 practises R3
        M3 of C
        R4 was_there before
    """)
    found = shared(practices(moves_of(system)))
    assert [(pair.one, pair.other, round(pair.jaccard, 2)) for pair in found] == [
        ("R2", "R3", 0.5),
        ("R1", "R2", 0.33),
    ]


def test_practices_hang_together_by_a_material_one_to_the_next_and_by_what_was_judged():
    system, _ = drawn("""
        M1 made 2025-01-05 by P1
        M1 practises R1
        M1 of a/meaning B/material
        M2 made 2025-01-06 by P1
        M2 practises R2
        M2 of B C/material
        M3 made 2025-01-07 by P1
        M3 practises R3
        M3 of C
        M4 made 2025-01-08 by P1
        M4 practises R4
        M4 of a D/material
        R4 depends R5
        R1 competes R2
    """)
    found = practices(moves_of(system))
    assert bundles(found) == ({"R1", "R2", "R3"},)
    assert complexes(relations(system)) == ({"R4", "R5"},)


@given(WINDOWS)
@settings(max_examples=60, deadline=None)
def test_triples_are_those_of_their_definition(windows):
    moves, told = moves_of(system_of(windows)).all, observed(windows)
    split_up = [
        [move for move in moves if move.day == FIRST + timedelta(days=number)]
        for number in range(len(windows))
    ]
    for k, found in enumerate(triple_states(split_up)):
        if not told[k]:
            assert found is None
            continue
        slow = slowly.triples_of(told, k)
        assert (found.practices, found.begun, found.former) == slow[:3]
        assert found.possible == slow[3]


def test_relations_of_practices_are_as_somebody_judged_them():
    system, _ = drawn("R1 competes R2\nR2 was_there before")
    assert [relation[:3] for relation in relations(system)] == [("R1", "R2", "competes")]


def test_tidewell_s_call_list_changes_one_two_one_and_three_elements(tidewell):
    """Planted: see truth.json, "travel"."""
    moves = moves_of(tidewell)
    chain = ["M024", "M066", "M104", "M133", "M196"]
    found = {moves.all[one.move].key: one for one in versions(moves)}
    assert [len(found[key].changed) for key in chain[1:]] == [1, 2, 1, 3]
    assert [found[key].how for key in chain] == [
        "new",
        "tinker",
        "substitution",
        "tinker",
        "re-combination",
    ]
    assert not any(found[key].inferred for key in chain)


def test_tidewell_s_garden_room_comes_up_since_it_opened(tidewell):
    """Planted: see truth.json, "X5"; no move was made of it before 1 March 2025."""
    moves = moves_of(tidewell).all
    room = tidewell.texts("element", "label").index("the garden room")
    board = element_board(moves, date(2025, 2, 28))
    standing = {row.standing for row in board.rows if room in row.link}
    assert (board.compared, standing) == (True, {"made"})
    assert sum(room in elements(move) for move in moves if move.day <= board.day) == 0
