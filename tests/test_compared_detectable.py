"""What a design could detect: drawn from its own sizes, found by its own test."""

import pytest
from drawing import draw

from sysmap.awaited import Detection
from sysmap.contexts import Exposure
from sysmap.contexts.compared import Comparison, detectable
from sysmap.contexts.compared.detectable import designs, detected
from sysmap.selection import Selection, Settings
from sysmap.views import detectable_words

PEOPLE = range(1, 11)
TEN = "it runs 2025-01-01..2025-12-31\nX1 holds 2025-02-01..2025-12-01\n" + "\n".join(
    f"P{a} -- P{b} 2025-01-01..{'2025-06-01' if (a + b) % 3 == 0 else ''}\nP{a} home S{a % 5}"
    for a in PEOPLE
    for b in PEOPLE
    if a < b
)


def designs_of(covers):
    system = draw(f"{TEN}\nX1 covers {covers}")
    return designs(Comparison(Exposure(Selection(system, Settings())), 0).covered)


def test_a_context_given_to_people_has_one_design_and_one_given_to_services_two():
    assert [design.level.name for design in designs_of("P1 P2 P3")] == ["person"]
    assert [design.level.name for design in designs_of("S1")] == ["service", "person"]


def test_one_of_five_services_can_tell_nothing_and_three_of_ten_people_can():
    by_service, by_person = designs_of("S1")
    assert not by_service.can_tell
    assert by_person.can_tell
    assert by_person.level.labellings.count == 45


def test_the_rate_is_that_of_both_arms_together():
    [design] = designs_of("P1 P2 P3")
    ended, months = 15, design.months.sum()
    assert design.rate == pytest.approx(ended / months)
    assert months == pytest.approx((30 * 303 + 15 * 120) / (365.25 / 12))


def test_people_of_one_service_have_one_pace_where_the_context_was_given_to_services():
    by_person = designs_of("S1")[1]
    paces = dict(enumerate(by_person.alike.tolist()))
    assert [paces[a - 1] == paces[b - 1] for a, b in ((1, 6), (2, 7), (1, 2))] == [
        True,
        True,
        False,
    ]


@pytest.fixture
def few_settings(monkeypatch):
    monkeypatch.setattr(detectable, "RATIOS", (1.0, 8.0))


def test_with_no_difference_few_are_found_and_a_large_ratio_mostly(few_settings):
    [design] = designs_of("P1 P2 P3")
    found = {(one.ratio, one.spread): one.found for one in detected(design)}
    assert found[1.0, 0.0] <= 12
    assert found[1.0, 0.5] <= 12
    assert found[8.0, 0.0] >= 80
    assert [*detected(design)] == [*detected(design)]


def test_a_detection_is_kept_by_its_sizes_and_dates(few_settings, monkeypatch):
    monkeypatch.setattr("sysmap.awaited._FOUND", {})
    first, again, other = (
        Detection(designs_of(covers)[0]) for covers in ("P1 P2", "P1 P2", "P1 P3")
    )
    assert first._place == again._place != other._place
    assert not first.is_known


def test_no_tie_that_ended_leaves_no_rate_to_go_by():
    system = draw(
        "it runs 2025-01-01..2025-12-31\nX1 holds 2025-02-01..\nX1 covers P1\nP1 -- P2\nP3"
    )
    found = designs(Comparison(Exposure(Selection(system, Settings())), 0).covered)
    assert found == []
    compared = Comparison(Exposure(Selection(system, Settings())), 0).covered
    assert detectable.why_none(compared) == detectable.NO_RATE


def test_more_units_than_are_drawn_say_so_and_not_that_there_is_no_rate(monkeypatch):
    system = draw(
        "it runs 2025-01-01..2025-12-31\nX1 holds 2025-02-01..\nX1 covers P1\n"
        "P1 -- P2 2025-01-01..2025-06-01\nP3"
    )
    compared = Comparison(Exposure(Selection(system, Settings())), 0).covered
    assert designs(compared)
    monkeypatch.setattr(detectable, "MOST_DENSE", 2)
    assert designs(compared) == []
    assert detectable.why_none(compared) == detectable.TOO_MANY


def test_the_sentence_tells_false_alarms_from_what_is_seen():
    [design] = designs_of("P1 P2 P3")
    known = [
        detectable.Found(ratio, spread, found, 100)
        for spread, seen in ((0.0, (4, 20, 60, 90, 99)), (0.5, (7, 18, 50, 80, 95)))
        for ratio, found in zip(detectable.RATIOS, seen, strict=True)
    ]
    text = detectable_words._level(design, known)
    assert (
        "in 20 (18) if 2 times, in 60 (50) if 3 times, in 90 (80) if 5 times, in 99 (95) if 8"
        in text
    )
    assert "in brackets where people differ otherwise" in text
    assert "With no difference, 4 (7) are false alarms" in text
    assert [row[-1] for row in detectable_words.table([design], [known]).rows][:2] == [4, 20]
