"""Who could be singled out in a network that leaves, against a slow reader of the very files."""

from dataclasses import asdict
from datetime import date

import pytest
from drawing import draw
from leaving import dice, random_record, rows_of, singled_out

from sysmap.disclosure.coarsening import RARE_LEFT_OUT, STEPS, first_that_passes, ladder
from sysmap.disclosure.tie_list import NODE_COLUMNS, TIE_COLUMNS, Coarseness, Told, written
from sysmap.disclosure.uniqueness import report
from sysmap.writers.tie_files import tie_files

GRAPHS = 200


def files_of(system, ties):
    return tie_files(ties, bytes(32), system.keys)


def test_the_report_is_what_a_slow_reader_finds_in_the_files_and_nothing_leaves_when_it_fails():
    seen = {"passes": 0, "refused": 0, "warns": 0}
    for seed in range(GRAPHS):
        system = random_record(dice(seed))
        for rung in ladder(Told(system)):
            slow = singled_out(files_of(system, rung.ties), rung.ties.directed)
            found = rung.report
            assert {name: asdict(getattr(found, name)) for name in slow} == slow, (seed, rung.step)
            assert found.is_refused == bool(slow["young"]["rare"])
            assert found.warns == bool(slow["people"]["rare"])
            assert rung.passes == (not slow["young"]["rare"] and bool(rung.ties.ties))
            seen["passes"] += rung.passes
            seen["refused"] += found.is_refused
            seen["warns"] += found.warns
        first = first_that_passes([*ladder(Told(system))])
        assert first is None or not first.report.is_refused
    assert min(seen.values()) > GRAPHS / 2, seen


def test_the_last_step_leaves_nobody_who_can_be_singled_out():
    for seed in range(GRAPHS):
        *_, before, last = ladder(Told(random_record(dice(seed))))
        assert last.step == RARE_LEFT_OUT
        assert not last.report.is_refused
        assert len(before.ties.nodes) - len(last.ties.nodes) == last.left_out


def test_young_people_are_told_apart_by_what_is_told_of_their_neighbours():
    system = draw("""
        Y1 -- P1@health
        Y2 -- P2@health
        Y3 -- P3@education
        Y4 -- P1
        Y4 -- P2
    """)
    by_sector = report(Told(system).as_told(Coarseness(dates="none"))).young
    by_kind = report(Told(system).as_told(Coarseness(dates="none", sectors="none"))).young
    assert (by_sector.rare, by_sector.smallest) == (4, 1)
    assert (by_kind.rare, by_kind.smallest) == (1, 1)
    assert (by_kind.k_by_kind_and_sector, by_kind.k_by_degree) == (4, 1)
    assert by_kind.unique_by_neighbours_degrees == 2


def test_where_there_is_no_young_person_there_is_no_share_and_nothing_to_refuse():
    found = report(Told(draw("P1 -- P2")).as_told(Coarseness()))
    assert (found.young.rare_share, found.young.smallest, found.is_refused) == (None, None, False)
    assert (found.people.rare_share, found.warns) == (1.0, True)


def test_somebody_of_a_kind_that_nobody_knows_is_protected_as_a_young_person():
    [(pupil, *_), *_] = Told(draw("pupil -- P1")).as_told(Coarseness()).nodes
    assert pupil == ""
    assert report(Told(draw("pupil -- P1")).as_told(Coarseness())).is_refused


def test_each_step_tells_less_than_the_one_before():
    system = random_record(dice(7))
    for rung in ladder(Told(system)):
        files = files_of(system, rung.ties)
        assert tuple(files["nodes.csv"].decode().splitlines()[0].split(",")) == NODE_COLUMNS
        assert tuple(files["ties.csv"].decode().splitlines()[0].split(",")) == TIE_COLUMNS
        stays = STEPS.get(rung.step, STEPS["one kind of tie"])
        if stays.dates == "none":
            assert {row["start"] + row["end"] for row in rows_of(files["ties.csv"])} <= {""}
        if stays.tie_kinds == "merged":
            assert {row["kind"] for row in rows_of(files["ties.csv"])} <= {"tied"}


def test_a_day_leaves_no_finer_than_its_month_and_none_before_the_programme():
    system = draw("""
        it runs 2025-01-01..2025-12-31
        Y1 -- P1 2020-02-03..2025-08-09
        Y1 -- P2 2025-03-04..
    """)
    ties = Told(system).as_told(Coarseness()).ties
    assert [tie[3:5] for tie in ties] == [("before", "2025-08"), ("2025-03", "")]
    assert written(date(2025, 3, 4), "day") == "2025-03-04"
    assert all(coarseness.dates != "day" for coarseness in STEPS.values())


def test_rows_that_are_alike_once_dates_are_gone_are_one_and_loops_and_those_apart_are_none():
    system = draw("""
        Y1 -- P1 2025-01-01..2025-02-01
        Y1 -- P1 2025-03-01..2025-04-01
        Y1 -- P2
        Y1 // P2 2024-01-01..2024-02-01
        P1 -- P1
    """)
    assert len(Told(system).as_told(Coarseness()).ties) == 2
    assert len(Told(system).as_told(Coarseness(dates="none")).ties) == 1


@pytest.mark.parametrize("meaning", ["count", "duration"])
def test_only_a_level_leaves_as_a_strength(meaning):
    for told, leaves in ((meaning, ""), ("level", "2")):
        system = draw("Y1 -- P1 x2", strengths={"works_with": told})
        [tie] = Told(system).as_told(Coarseness()).ties
        assert tie.strength == leaves
