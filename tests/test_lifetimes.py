"""How long things last: published worked examples, and a plain count thing by thing."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.inference import lasting


def curve(rows, causes=1):
    """The curve of (entry, age, cause) rows; cause -1 was last seen."""
    return lasting(*np.array(rows, dtype=np.int32).reshape(-1, 3).T, causes)


def test_two_ways_to_end_as_in_the_worked_example_of_satagopan_and_others():
    """British Journal of Cancer 91, 2004, table 2: 305 patients, of whom the first nine are shown.

    Breast cancer death (0), death of another cause (1), alive when last seen (-1).
    """
    shown = [(7, -1), (10, 0), (14, -1), (16, 0), (18, 1), (23, 0), (24, -1), (26, 1), (27, 0)]
    rows = [(0, age, cause) for age, cause in shown] + [(0, 60, -1)] * (305 - len(shown))
    found = curve(rows, causes=2)
    assert found.age.tolist() == [10, 16, 18, 23, 26, 27]
    assert found.at_risk.tolist() == [304, 302, 301, 300, 298, 297]
    printed = [99.7, 99.3, 99.0, 98.7, 98.3, 98.0]  # overall survival, in per cent
    assert 100 * found.lasting == pytest.approx(printed, abs=0.05)
    # the steps of breast cancer death at 10, 16, 23 and 27, which the paper rounds and then adds
    steps = np.diff(found.gone[0, [0, 1, 3, 5]], prepend=0)
    assert 100 * steps == pytest.approx([0.3, 0.3, 0.3, 0.3], abs=0.05)
    assert found.gone[1, [1, 2, 4]] == pytest.approx([0, 1 / 305, 2 / 305], abs=0.0001)


def test_delayed_entry_as_in_data_set_2_of_therneau_and_grambsch():
    """Modeling Survival Data, 2000, appendix E.2: the hazards at a coefficient of nought."""
    start = (1, 2, 5, 2, 1, 7, 3, 4, 8, 8)
    stop = (2, 3, 6, 7, 8, 9, 9, 9, 14, 17)
    event = (1, 1, 1, 1, 1, 1, 1, 0, 0, 0)
    found = curve([(a, b, e - 1) for a, b, e in zip(start, stop, event, strict=True)])
    hazard = [1 / 2, 1 / 3, 1 / 5, 1 / 4, 1 / 4, 2 / 5]
    assert found.age.tolist() == [2, 3, 6, 7, 8, 9]
    assert found.at_risk.tolist() == [2, 3, 5, 4, 4, 5]
    before = np.concatenate([[1.0], found.lasting[:-1]])
    assert 1 - found.lasting / before == pytest.approx(hazard, abs=1e-12)


def test_weeks_in_remission_of_the_leukaemia_trial_of_freireich_and_others():
    """Blood 21, 1963; the shares as Kleinbaum & Klein print them, Survival Analysis, chapter 2."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    last_seen = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = curve([(0, age, 0) for age in ended] + [(0, age, -1) for age in last_seen])
    printed = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
    assert found.lasting == pytest.approx(printed, abs=0.0005)
    assert found.median == 23


lives = st.lists(
    st.tuples(st.integers(0, 5), st.integers(1, 6), st.sampled_from([-1, 0, 1])).map(
        lambda row: (row[0], row[0] + row[1], row[2])
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(lives)
def test_the_curve_agrees_with_a_plain_count(rows):
    found = curve(rows, causes=2)
    left, gone = 1.0, [0.0, 0.0]
    for place, age in enumerate(sorted({age for _, age, cause in rows if cause >= 0})):
        at_risk = [row for row in rows if row[0] < age <= row[1]]
        for cause in (0, 1):
            ended = sum(row[1:] == (age, cause) for row in at_risk)
            gone[cause] += left * ended / len(at_risk)
        left = 1 - sum(gone)
        assert (found.age[place], found.at_risk[place]) == (age, len(at_risk))
        assert found.lasting[place] == pytest.approx(left, abs=1e-12)
        assert found.gone[:, place] == pytest.approx(gone, abs=1e-12)


def test_where_more_than_half_still_last_there_is_no_median():
    assert curve([(0, 1, 0), (0, 5, -1), (0, 5, -1)]).median is None
    assert curve([(0, 1, 0), (0, 5, -1)]).median == 1  # half are gone
    assert curve([]).median is None
