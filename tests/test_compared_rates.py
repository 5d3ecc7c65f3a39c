"""Ties that ended and formed under a context, counted by hand and against a plain reference."""

import math

import pytest
from contexts_slowly import pooled_slowly, with_ties_and_moves
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.contexts import Exposure
from sysmap.contexts.compared.arms import DAYS_IN_A_MONTH, Arms
from sysmap.contexts.compared.at_risk import endings, formations
from sysmap.contexts.compared.levels import level_of, people
from sysmap.selection import Selection, Settings

HELD = """
    it runs 2025-01-01..2025-05-01
    X1 holds 2025-02-01..2025-04-01     # 59 days
    X1 covers P1
    P1 -- P2 2024-12-01..2025-02-21     # either end covered: 20 days, ended
    P1 -- P3 2025-03-22..               # 10 days, formed
    P3 -- P4 2024-12-01..               # neither: 59 days
    P2 -- P4 2024-12-01..2025-02-01     # over before the context
    P2 -- P3 2025-01-01..2025-04-01     # 59 days, over when it was over
    P1 -- Y1 2025-02-05..2025-02-10     # not between two practitioners
"""


def arms_of(system, context=0):
    return Arms(Exposure(Selection(system, Settings())), context)


def pooled(arms, at_risk):
    level = people(arms)
    found = at_risk(arms).by(level).arms(level.label[:, None])
    events, months, others, other_months = (float(value[0]) for value in found)
    return (
        events,
        round(months * DAYS_IN_A_MONTH),
        others,
        round(other_months * DAYS_IN_A_MONTH),
    )


def test_a_tie_that_ended_stands_in_the_covered_arm_where_either_end_was():
    assert pooled(arms_of(draw(HELD)), endings) == (1, 30, 0, 118)


def test_a_tie_that_ended_when_the_context_was_over_has_not_ended_under_it():
    later = HELD.replace("P2 -- P3 2025-01-01..2025-04-01", "P2 -- P3 2025-01-01..2025-03-31")
    assert pooled(arms_of(draw(later)), endings) == (1, 30, 1, 117)


def test_a_pair_that_formed_a_tie_counts_where_both_ends_were_covered():
    two = HELD.replace("X1 covers P1", "X1 covers P1 P3")
    # both: P1-P3, untied for 59 - 10 days; neither: P2-P4, untied for 59 days
    assert pooled(arms_of(draw(two)), formations) == (1, 49, 0, 59)


def test_what_was_found_is_at_risk_from_the_day_it_was_written_down_and_has_not_formed():
    found = HELD.replace("P1 -- P3 2025-03-22..", "P1 -- P3 2025-02-02.. found on2025-03-22")
    two = found.replace("X1 covers P1", "X1 covers P1 P3")
    assert pooled(arms_of(draw(found)), endings) == (1, 30, 0, 118)
    assert pooled(arms_of(draw(two)), formations)[0] == 0


def test_a_tie_that_went_with_an_end_that_left_has_not_ended():
    left = HELD + "P2 here ..2025-02-21"
    assert pooled(arms_of(draw(left)), endings) == (0, 30, 0, 59 + 20)


def test_pairs_kept_apart_are_in_no_number():
    apart = HELD + "P1 // P2 2025-06-01.."
    assert pooled(arms_of(draw(apart)), endings)[:2] == (0, 10)


def test_who_runs_the_group_is_in_neither_arm():
    assert pooled(arms_of(draw(HELD + "P3 is facilitator")), endings) == (1, 20, 0, 0)


def test_a_regraded_tie_goes_on():
    graded = """
        it runs 2025-01-01..2025-05-01
        X1 holds 2025-02-01..2025-03-01
        X1 covers P1
        P1 -- P2 x1 2024-12-01..2025-02-11
        P1 -- P2 x2 2025-02-11..
        P3 -- P4 2024-12-01..
    """
    assert pooled(arms_of(draw(graded)), endings) == (0, 28, 0, 28)


def test_services_alone_are_compared_by_ties_that_have_one_of_them():
    system = draw(
        """
        it runs 2025-01-01..2025-05-01
        X1 holds 2025-02-01..2025-03-01
        X1 covers S1
        P1 -> S1 2024-12-01..2025-02-11
        P1 -> S2 2025-02-19..
        """
    )
    assert pooled(arms_of(system), endings) == (1, 10, 0, 10)
    assert pooled(arms_of(system), formations) == (0, 28, 1, 28)


def test_among_too_many_for_their_pairs_each_new_tie_is_half_of_either_end_s(monkeypatch):
    monkeypatch.setattr("sysmap.contexts.compared.at_risk.MOST_PAIRS", 3)
    # P1-P3 formed: half of it covered; one actor for 59 days against three
    assert pooled(arms_of(draw(HELD)), formations) == (0.5, 59, 0.5, 3 * 59)


def test_many_units_are_kept_sparse_with_the_same_rates(monkeypatch):
    dense = pooled(arms_of(draw(HELD)), endings)
    monkeypatch.setattr("sysmap.contexts.compared.at_risk.MOST_DENSE", 0)
    assert pooled(arms_of(draw(HELD)), endings) == dense


def test_the_ratio_is_drawn_towards_the_rate_of_both():
    arms = arms_of(draw(HELD))
    level = people(arms)
    found = endings(arms).by(level).arms(level.label[:, None])
    half = 0.5 * 148  # half an event takes half of the 148 days in which one ended
    expected = (1.5 / (30 + half)) / (0.5 / (118 + half))
    assert pytest.approx(expected) == math.exp(found.log_ratio[0])


LEVELS = """
    it runs 2025-01-01..2025-05-01
    X1 holds 2025-02-01..2025-03-01
    P1 home S1
    P2 home S1
    P3 home S2
    P4 home S3
    P5 home S4
    P6 home S4
"""


def level_given(covers, also=""):
    level = level_of(arms_of(draw(f"{LEVELS}\nX1 covers {covers}\n{also}")))
    return level.name, level.size, int(level.label.sum())


def test_a_context_given_to_services_changes_places_by_service():
    assert level_given("S1") == ("service", 4, 1)
    assert level_given("S1 P1 P2") == ("service", 4, 1)


def test_a_context_given_to_people_changes_places_by_person():
    assert level_given("P1 P3") == ("person", 6, 2)


def test_a_context_given_to_a_whole_service_by_name_was_given_to_the_service():
    assert level_given("P1 P2") == ("service", 4, 1)


def test_a_context_that_covers_the_whole_of_a_larger_group_cannot_be_told_from_it():
    groups = [("P1", "a"), ("P2", "a"), ("P3", "a"), ("P4", "b"), ("P5", "c"), ("P6", "c")]
    fields = "\n".join(f"{who} has trade={name}" for who, name in groups)
    assert level_given("S1 S2", fields) == ("trade", 3, 1)
    assert level_given("S1 S3", fields) == ("service", 4, 2)


def test_a_yes_or_no_is_no_group():
    fields = "\n".join(f"P{n} has new={'yes' if n < 4 else 'no'}" for n in range(1, 7))
    assert level_given("S1 S2", fields) == ("service", 4, 2)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_pooled_rates_agree_with_a_count_day_by_day(seed):
    record = with_ties_and_moves(seed)
    for context in (0, 1):
        arms, expected = arms_of(recorded(**record), context), pooled_slowly(record, context)
        assert arms.has_two == (expected is not None)
        if expected:
            assert [*pooled(arms, endings)] == expected
