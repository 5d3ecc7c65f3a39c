"""Each comparison by hand, on records small enough to count: before and after, moves, overlaps."""

import math

import numpy as np
import pytest
from drawing import draw, recorded

from sysmap.contexts import Account, Exposure, ledger_of
from sysmap.contexts.compared import Comparison, compared_rows, comparisons, overlap, practice_map
from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH
from sysmap.contexts.compared.printed import COLUMNS
from sysmap.inference import among_many, difference_of_shares, interval, mean_of
from sysmap.selection import Selection, Settings
from sysmap.system import System


def compared(text, context=0):
    return Comparison(Exposure(Selection(draw(text), Settings())), context)


def figures_of(found):
    return {(figure.analysis, figure.subject): figure for figure in found.figures}


SIX = """
    it runs 2025-01-01..2025-06-30
    P1 home S1
    P2 home S2
    P3 home S3
    P4 home S4
    P5 home S5
    P6 home S6
    X1 holds 2025-03-01..2025-05-01      # 61 days; before it 59 days of the programme
"""
COVERS_THREE = SIX + "X1 covers S1 S2 S3"


def test_what_covers_everybody_has_no_comparison_group():
    [first, *rest] = compared(SIX + "X1 covers all").figures
    assert (first.verdict, first.subject) == ("no comparison group", "everything")
    assert {figure.analysis for figure in rest} == {"before and during"}


def test_what_held_outside_the_programme_was_not_in_force():
    later = SIX.replace("2025-03-01..2025-05-01", "2026-01-01..") + "X1 covers P1"
    assert [figure.verdict for figure in compared(later).figures] == ["not in force"]


def test_what_reaches_nobody_has_nothing_to_compare():
    found = compared(SIX + "X1 covers sector=health").figures
    assert [(figure.verdict, figure.why) for figure in found] == [
        ("nothing to compare", "it covers nobody in the record")
    ]


def test_before_and_during_are_held_against_each_other_actor_by_actor():
    found = compared(
        COVERS_THREE
        + """
        M1 made 2025-02-03 by P1
        M2 made 2025-03-03 by P1
        M3 made 2025-04-03 by P1
        M4 made 2025-04-04 by P2
        M5 made 2025-04-04 by P6
        """
    )
    figure = figures_of(found)["before and during", "moves made"]
    before, during = 59 / DAYS_IN_A_MONTH, 61 / DAYS_IN_A_MONTH
    assert figure.other == pytest.approx((1 / before + 0 + 0) / 3)
    assert figure.covered == pytest.approx((2 / during + 1 / during + 0) / 3)
    assert (figure.n_covered, figure.interval) == (3, None)
    cells = found.covered.cells("moves made")
    assert cells.other == pytest.approx((0, (0 + 0 + 1 / during) / 3))
    assert cells.difference == pytest.approx(figure.effect - (1 / during) / 3)


def test_only_those_heard_before_and_during_are_held_against_themselves():
    found = compared(
        COVERS_THREE
        + """
        P1 reports 2025-01-01..
        P2 reports 2025-01-01..
        P1 -- P6
        P1 says P1 -- P6 yes 2025-02-03
        P1 says P1 -- P6 yes 2025-04-03
        P2 says P1 -- P6 yes 2025-05-03
        """
    )
    assert found.arms.actors[found.before.heard].tolist() == [found.exposure.system.index["P1"]]


def test_departures_stand_apart_from_endings():
    found = compared(
        COVERS_THREE
        + """
        P1 here ..2025-04-01
        P1 -- P2 2025-01-01..
        P1 -- P3 2025-01-01..
        P4 -- P5 2025-01-01..2025-04-01
        """
    )
    told = figures_of(found)
    ended = told["covered and not covered", "ties ended"]
    left = told["covered and not covered", "ties left with an actor"]
    assert (ended.n_covered, ended.n_other) == (0, 1)
    assert (left.n_covered, left.n_other) == (2, 0)
    assert ended.why == "1 in all, under 5: counts alone"


MANY_ENDED = "\n".join(
    f"P{a} -- P{b} 2025-01-01..{'2025-03-11' if a < 4 else ''}"
    for a, b in [(1, 2), (1, 3), (2, 3), (1, 4), (2, 5), (4, 5), (4, 6), (5, 6)]
)


def test_three_of_six_services_can_be_told_only_by_the_furthest_arrangement():
    figure = figures_of(compared(COVERS_THREE + "\n" + MANY_ENDED))[
        "covered and not covered", "ties ended"
    ]
    assert (figure.n_covered, figure.n_other) == (5, 0)
    assert figure.test.p.arrangements == math.comb(6, 3)
    assert figure.test.p.value == figure.test.p.smallest == 1 / 20
    assert figure.verdict == "shown with p"


def test_one_of_six_services_is_described_and_says_why():
    figure = figures_of(compared(SIX + "X1 covers S1\n" + MANY_ENDED))[
        "covered and not covered", "ties ended"
    ]
    assert figure.verdict == "described, not tested"
    assert not figure.is_tested
    assert figure.why == f"it covered 1 of 6 services, so no p can be below {1 / 6:.2g}"


def test_formation_between_two_halves_mirrors_so_six_units_cannot_reach_a_twentieth():
    formed = "\n".join(
        f"P{a} -- P{b} 2025-03-11.." for a, b in [(1, 2), (1, 3), (2, 3), (4, 5), (2, 5), (3, 2)]
    )
    asked = "P1 -- P2 knows_of 2025-04-01..\nP5 -- P6 2025-04-04.."
    figure = figures_of(compared(f"{COVERS_THREE}\n{formed}\n{asked}"))[
        "covered and not covered", "ties formed"
    ]
    assert (figure.n_covered, figure.n_other) == (3, 2)
    assert figure.test.p.smallest >= 0.1
    assert figure.verdict == "described, not tested"


def test_a_move_counts_for_its_makers_in_part_and_in_each_of_its_compartments():
    found = compared(
        COVERS_THREE
        + """
        M1 made 2025-03-03 by P1 P2
        M1 in Coping
        M2 made 2025-03-04 by P3
        M2 in Basics Coping
        M3 made 2025-03-05 by P4 P1
        M3 in Basics
        M4 made 2025-06-05 by P1
        M4 in Basics
        """
    )
    told = figures_of(found)
    # covered: M1, M2 and half of M3; the others: half of M3
    assert told["moves", "Coping"].covered == pytest.approx(2 / 2.5)
    assert told["moves", "Coping"].other == 0
    assert told["moves", "Basics"].covered == pytest.approx(1.5 / 2.5)
    assert told["moves", "Basics"].other == 1
    assert ("moves", "Learning") not in told
    assert (told["moves", "number of moves"].n_covered) == 2.5


def test_links_of_elements_that_are_shared_half_lie_two_thirds_apart():
    text = COVERS_THREE + "\n"
    for number in range(16):
        maker, link = (
            ("P1", "a/meaning b/material") if number < 8 else ("P2", "c/meaning b/material")
        )
        text += f"M{number} made 2025-03-03 by {maker}\nM{number} of {link}\n"
    for number in range(16, 32):
        text += f"M{number} made 2025-03-03 by P4\nM{number} of a/meaning b/material\n"
    [figure] = compared(text).of("elements")
    # shares .5 and .5 against 1 and 0: smaller .5 of larger 1.5
    assert figure.effect == pytest.approx(1 - 0.5 / 1.5)
    assert (figure.n_covered, figure.n_other) == (16, 16)


def test_few_moves_with_elements_are_too_few_to_tell():
    one = COVERS_THREE + "\nM1 made 2025-03-03 by P1\nM1 of a/meaning b/material"
    other = one + "\nM2 made 2025-03-03 by P4\nM2 of a/meaning b/material"
    assert [compared(text).of("elements")[0].verdict for text in (one, other)] == [
        "nothing to compare",
        "too few to tell",
    ]


OVERLAPPING = """
    it runs 2025-01-01..2025-12-31
    P1
    P2
    P3
    X1 holds 2025-01-01..2025-01-11
    X1 covers P1 P2                    # 20 actor-days
    X2 holds 2025-01-06..2025-01-16
    X2 covers P1                       # 10 actor-days, 5 of them shared
    X3 holds 2025-01-01..2025-01-12
    X3 covers P1 P2                    # 22 actor-days, 20 of them shared with X1
"""


def test_an_overlap_is_the_covered_actor_days_of_both_over_those_of_either():
    exposure = Exposure(Selection(draw(OVERLAPPING), Settings()))
    found = overlap(exposure, 0, 1)
    assert (found.days, found.actors, found.of_one, found.of_other) == (5, 1, 20, 10)
    assert found.share == 5 / 25
    assert found.told_apart
    assert overlap(exposure, 0, 2).share == 20 / 22
    assert not overlap(exposure, 0, 2).told_apart


def test_contexts_are_alike_by_the_practices_of_their_moves():
    system = draw(
        OVERLAPPING
        + """
        M1 made 2025-01-07 by P1
        M2 made 2025-01-08 by P1
        M3 made 2025-01-02 by P2
        """
    )
    moves = [row | {"practice": n % 2} for n, row in enumerate(system.tables["move"].to_pylist())]
    practices = recorded(move=moves, practice=[{"key": "R1"}, {"key": "R2"}]).tables
    told = ("move", "practice")
    tables = dict(system.tables) | {name: practices[name] for name in told}
    ledger = ledger_of(System(tables))
    found = practice_map([Account(ledger, context) for context in range(3)])
    assert found.moves.tolist() == [[2, 1], [1, 1], [2, 1]]
    assert found.likeness[0].tolist() == pytest.approx([1, 3 / math.sqrt(5 * 2), 1])


def test_the_smallest_of_several_p_is_held_beside_the_others():
    assert among_many([0.5, 0.01, 0.02]) == pytest.approx([0.5, 0.03, 0.03])
    assert among_many([]) == []


def test_under_ten_clusters_there_is_no_interval():
    values = np.arange(9.0)
    assert interval(mean_of(values), np.zeros(9, np.int32)) is None
    low, high = interval(mean_of(np.arange(10.0)), np.zeros(10, np.int32))
    assert low < 4.5 < high


def test_a_bootstrap_t_interval_holds_the_truth_about_as_often_as_it_says():
    """Ninety-five in 100; of 200 fewer than 180 would be too narrow."""
    random = np.random.default_rng(1)
    group = np.repeat([0, 1], 12).astype(np.int32)
    held = 0
    for seed in range(200):
        whole = random.poisson(4, 24).astype(float) + 1
        part = random.binomial(whole.astype(int), random.beta(4, 8, 24)).astype(float)
        found = interval(difference_of_shares(part, whole, group), group, seed=seed)
        held += found.low <= 0 <= found.high
    assert 180 <= held <= 199


def test_every_figure_is_a_row_and_every_two_contexts():
    exposure = Exposure(Selection(draw(OVERLAPPING), Settings()))
    found = comparisons(exposure)
    rows = [*compared_rows(found)]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == sum(len(one.figures) for one in found) + 3
    told = [dict(zip(COLUMNS, row, strict=True)) for row in rows[-3:]]
    assert [row["why"] for row in told] == ["", "cannot be told apart here", ""]
