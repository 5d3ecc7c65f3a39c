"""The Measures page and its sentences: empty, on the demo, with every measure that it offers."""

import re
import signal
from functools import partial

import pytest
from conftest import said
from drawing import DAY, draw

from sysmap import awaited
from sysmap.awaited import Line
from sysmap.jobs import Job
from sysmap.metrics import CATALOGUE, rows
from sysmap.metrics.series import series, subjects
from sysmap.network import Settings, snapshot
from sysmap.store import STEWARD, Store
from sysmap.views import measure_words as words
from sysmap.views.clock import clocks
from sysmap.views.measure_answers import MEANS, answer

FORBIDDEN = ("caus", "prove", "significan", "fail", "score", "because", "thanks to", "led to")


@pytest.fixture(scope="module")
def demo(demo_record):
    """The system in the demo's record, read before any page has it open."""
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


@pytest.fixture
def measures(page, demo, demo_record):
    return page("measures", demo_record)


def test_without_a_record_the_page_says_what_to_do_first(page):
    assert "No record is open" in said(page("measures"))


def test_the_flagship_is_told_beside_what_chance_gives(measures):
    assert not measures.exception
    assert not measures.error
    told = said(measures)
    sentence = (
        r"On 31 October 2025: of 100 pairs of a carer and a practitioner round a young person, "
        r"\d+ are linked \(over \d+ of \d+ circles, where it is defined\); "
        r"links made at random give \d+ to \d+, and this lies (above|within|below) that\. "
        r"On 30 September 2024 it was \d+ \(over \d+ of \d+ circles, where it is defined\), "
        r"against \d+ to \d+ at random\."
    )
    assert re.search(sentence, told)
    assert "fewer than 80 in 100 of those asked were heard" in told


def test_another_level_offers_its_own_measures_and_groups(measures):
    measures.selectbox(key="level").set_value("groups").run()
    assert not measures.exception
    assert len(measures.selectbox(key="measure").options) == len(words.offered("group"))
    for group_by in measures.selectbox(key="group_by").options:
        measures.selectbox(key="group_by").set_value(group_by).run()
        assert not measures.exception, group_by
        assert not measures.error, group_by


def test_change_is_told_from_each_step_to_the_next(measures):
    measures.selectbox(key="level").set_value("change from step to step").run()
    assert not measures.exception
    measures.selectbox(key="measure").set_value("formed").run()
    measures.session_state["folded_thesameasatable"] = True
    measures.run()
    assert not measures.exception
    assert said(measures).count("<tr><td>month") == 13
    assert "ties of who left as ended" in said(measures)


def test_every_measure_that_is_offered_has_a_sentence_and_a_table(demo):
    steps = clocks(demo)["months"][::13]
    offered = [name for level in ("whole", "group") for name in words.offered(level)]
    now = snapshot(demo, steps[-1].day)
    for name in offered:
        subject = next(iter(subjects(now, name)))
        points = series(demo, name, [step.day for step in steps], Settings(), subject)
        sentence = answer(CATALOGUE[name], points)
        assert "31 October 2025: " in sentence, name
        assert not [word for word in FORBIDDEN if word in sentence.casefold()], name
        assert len(words.table(points, steps, name).rows) == 2


def test_the_table_and_how_it_is_reckoned_are_in_reach(measures):
    measures.session_state["folded_circleclosuremean"] = True
    measures.session_state["folded_thesameasatable"] = True
    measures.run()
    entry = CATALOGUE["circle_closure_mean"]
    assert entry.formula in said(measures)
    assert entry.caution in said(measures)
    assert "Chance, least" in said(measures)


def test_a_choice_of_the_network_changes_the_line(measures):
    before = said(measures)
    measures.selectbox(key="found").set_value("from when they were written down").run()
    assert not measures.exception
    assert said(measures) != before


def test_a_value_that_is_undefined_is_told_with_its_reason():
    system = draw("P1 -- P2")
    entry = CATALOGUE["circle_closure_mean"]
    steps = next(iter(clocks(system).values()))
    points = series(system, entry.id, [step.day for step in steps], Settings())
    reason = points[0].reason
    assert reason
    assert answer(entry, points).endswith(f"{reason}.")
    assert words.table(points, steps, entry.label).rows[0][2:4] == (None, reason)


def test_every_measure_of_the_whole_has_a_sentence_without_a_score_of_anybody():
    for name in MEANS:
        assert CATALOGUE[name].level == "whole"
        assert CATALOGUE[name].unit == "share, 0 to 1"


def test_what_takes_long_has_a_preview_and_then_the_exact_line_of_a_job(
    page, demo_record, monkeypatch
):
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 20)
    monkeypatch.setattr(awaited, "_KEPT", type(awaited._KEPT)())
    monkeypatch.setattr(awaited, "_JOBS", {})
    measures = page("measures", demo_record)
    measures.selectbox(key="measure").set_value("average_path_length").run()
    told = said(measures)
    assert re.search(
        r"Average path length, 31 October 2025: \d\.\d+ \w* ?\(estimated from \d+ of \d+ actors",
        told,
    )
    assert words.AWAITED in told
    [begin] = [button for button in measures.button if button.label == words.BEGIN]
    begin.click().run()
    [job] = awaited._JOBS.values()
    job.wait()
    measures.run()
    assert not measures.exception
    assert "estimated" not in said(measures)
    assert "of all pairs are connected" in said(measures)
    assert words.AWAITED not in said(measures)


def test_a_job_is_stopped_from_the_page_which_says_that_what_was_found_is_kept(
    page, demo_record, monkeypatch
):
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 20)
    monkeypatch.setattr(awaited, "_KEPT", type(awaited._KEPT)())
    monkeypatch.setattr(awaited, "_JOBS", {})
    never = partial(Job, iter, signal.pause, None, steps=14, take=abs)
    monkeypatch.setattr(Line, "_new_job", lambda _: never())
    measures = page("measures", demo_record)
    [begin] = [button for button in measures.button if button.label == words.BEGIN]
    begin.click().run()
    assert words.AWAITED not in said(measures)
    [stop] = [button for button in measures.button if button.label == words.STOP]
    stop.click().run()
    assert not measures.exception
    assert words.STOPPED in said(measures)
    [job] = awaited._JOBS.values()
    assert (job.stopped, job.is_running) == (True, False)


def test_every_setting_of_the_network_can_be_chosen_and_is_told_in_the_title(measures):
    measures.selectbox(key="measure").set_value("density").run()
    measures.selectbox(key="direction").set_value("set aside").run()
    measures.selectbox(key="isolates").set_value("are left out").run()
    measures.multiselect(key="actors").set_value(["practitioner", "carer"]).run()
    measures.session_state["folded_thesameasatable"] = True
    measures.run()
    assert not measures.exception
    told = said(measures)
    assert "only practitioner, carer; direction set aside; without those who have no tie" in told


def test_groups_that_are_gone_with_another_grouping_give_way_to_the_largest(measures):
    measures.selectbox(key="level").set_value("groups").run()
    before = measures.selectbox(key="between").value
    measures.selectbox(key="group_by").set_value("kind").run()
    assert not measures.exception
    assert measures.selectbox(key="between").value not in (None, before)


def test_a_sentence_names_the_groups_and_what_is_counted_and_the_other_rules_beside_the_line():
    system = draw("P1@health -- P2@school\nP1 -- P3@school\nP3 is facilitator")
    [step] = next(iter(clocks(system).values()))
    points = series(system, "mixing_ties", [step.day], Settings(), "health|school")
    told = answer(CATALOGUE["mixing_ties"], points, of="health \N{EN DASH} school")
    assert ", health \N{EN DASH} school, " in told
    assert ": 2 ties. Counted in other ways that one could argue for, it is 0 to 2 now." in told
    note = "The band round the line shows the same by other rules: "
    assert words.band_note(points).startswith(note)
    assert "without facilitators" in words.band_note(points)


def test_where_nobody_is_recorded_as_asked_that_is_why_the_points_are_hollow():
    asked = "P1 reports 2024-01-01..\nP2 reports\nP1 says P1 -- P2 new 2025-03-01\n"
    for text, told in ((asked, "fewer than 80 in 100"), ("", "nobody is recorded as asked")):
        system = draw(f"P1 -- P2 2025-03-01..\n{text}")
        points = series(system, "density", [DAY], Settings())
        assert told in words.hearing_note(points)
