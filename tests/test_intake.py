"""Files into the record: all or nothing, every row accounted for, nothing doubled."""

from __future__ import annotations

import json
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from bringing import fates, new_record, refusals, rows, written
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.errors import WrongUsage
from sysmap.intake import bring_in
from sysmap.intake.spans import joined, overlaps
from sysmap.selection import Selection, Settings
from sysmap.store import STEWARD

REAL = Path(__file__).parents[2] / "shared" / "real"
BOOKS = [date(1991 + book, 9, 1) for book in range(6)]
FOUR = "id,label,kind\nA,Ann,nurse\nB,Ben,nurse\nC,Cat,\nS,School,service\n"


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "record.duckdb") as store:
        yield store


@pytest.fixture
def folder(tmp_path):
    """A function that writes CSV files into a new folder and gives it as the paths to bring in."""
    return partial(written, tmp_path)


def test_a_small_pack_comes_in_whole(store, folder):
    paths = folder(
        actors="id,label,kind,service,statutory,town,start,end\n"
        "A,Ann,nurse,S,yes,Leeds,2024-01,\nB,Ben,,,,,,\nS,School,service,,,,,\n",
        ties="id,source,target,kind,start,end,strength,origin,recorded_on\n"
        "T1,A,B,works_with,2024-01-05,2024-03-01,1,baseline,\n"
        "T1,A,B,works_with,2024-03-01,,2,,\n"
        ",A,S,refers_to,2024-02,,,found,2024-05-06\n",
        roles="actor,role,start,end\nA,carer,2024,\n",
        memberships="actor,service,start\nA,S,2024-01-01\n",
        meetings="id,number,date,minutes\nM1,1,2024-01-10,180\n",
        attendance="meeting,actor,role\nM1,A,facilitator\n",
        pair_flags="a,b,flag\nA,B,kept_apart\n",
        askable="kind_a,kind_b\nnurse,service\n",
        tie_kinds="kind,directed,strength,words\nworks_with,no,level,works with\n",
        programme="key,value\nname,Small\n",
        reviews="meeting,target_type,target,verdict\nM1,tie,T1,confirmed\nM1,pair,B|A,not yet\n",
    )
    bring_in(store, paths)
    assert rows(store, "actor", "key", "kind", "service", "statutory", "attributes") == [
        ("A", "nurse", "S", True, '{"town": "Leeds"}'),
        ("B", None, None, None, None),
        ("S", "service", None, None, None),
    ]
    assert rows(store, "presence", "actor", "start", "end", "precision") == [
        ("A", date(2024, 1, 1), None, "month")
    ]
    assert rows(store, "tie", "key", "source", "target", "kind", "directed") == [
        ("T1", "A", "B", "works_with", False),
        (None, "A", "S", "refers_to", True),
    ]
    assert rows(store, "spell", "start", "end", "strength", "origin", "recorded_on") == [
        (date(2024, 1, 5), date(2024, 3, 1), 1.0, "baseline", None),
        (date(2024, 2, 1), None, None, "found", date(2024, 5, 6)),
        (date(2024, 3, 1), None, 2.0, None, None),
    ]
    assert rows(store, "role", "actor", "role", "start") == [("A", "carer", date(2024, 1, 1))]
    assert rows(store, "membership", "actor", "service") == [("A", "S")]
    assert rows(store, "meeting", "key", "number", "minutes") == [("M1", 1, 180)]
    assert rows(store, "attendance", "meeting", "actor", "role") == [("M1", "A", "facilitator")]
    assert rows(store, "pair_flag", "a", "b", "flag") == [("A", "B", "kept apart")]
    assert rows(store, "askable", "kind_a", "kind_b", "tie_kind") == [("nurse", "service", None)]
    assert rows(store, "tie_kind", "kind", "strength") == [("works_with", "level")]
    assert store.system(STEWARD).programme_name == "Small"
    assert rows(store, "review", "meeting", "tie", "actor", "other", "verdict") == [
        ("M1", "T1", None, None, "confirmed"),
        ("M1", None, "B", "A", "not yet"),
    ]


def test_the_same_files_again_change_nothing(store, folder):
    paths = folder(
        actors=FOUR.replace("\n", ",2024-01-01\n").replace("kind,2024-01-01", "kind,start"),
        ties="source,target,kind,start\nA,B,talks,2024-01-01\nB,C,refers_to,\n",
        meetings="id,date\nM1,2024-02-03\n",
        attendance="meeting,actor\nM1,A\n",
        pair_flags="a,b,flag\nA,C,kept apart\n",
        askable="kind_a,kind_b\nnurse,service\n",
        programme="key,value\nname,Twice\n",
    )
    bring_in(store, paths)
    before = store.seq
    report = bring_in(store, paths)
    assert store.seq == before
    assert report.seq is None
    assert {(line.new, line.updated) for line in report.nouns} == {(0, 0)}
    assert fates(report, "actor") == [(0, 0, 4)]


def test_an_undirected_pair_is_the_same_pair_the_other_way_round(store, folder):
    bring_in(
        store,
        folder(actors=FOUR, ties="source,target\nA,B\n", pair_flags="a,b,flag\nA,C,kept apart\n"),
    )
    report = bring_in(
        store, folder(ties="source,target\nB,A\n", pair_flags="a,b,flag\nC,A,kept apart\n")
    )
    assert (fates(report, "tie"), fates(report, "pair_flag")) == ([(0, 0, 1)], [(0, 0, 1)])


def test_a_changed_row_makes_a_second_version_with_the_same_id(store, folder):
    bring_in(store, folder(actors=FOUR))
    before = store.current("actor").to_pylist()
    report = bring_in(store, folder(actors=FOUR.replace("Ben", "Benjamin")))
    after = store.current("actor").to_pylist()
    assert fates(report, "actor") == [(0, 1, 3)]
    assert [row["id"] for row in after] == [row["id"] for row in before]
    assert {row["key"]: row["version"] for row in after} == {"A": 1, "B": 2, "C": 1, "S": 1}


def test_where_a_file_is_silent_the_record_stays_as_it_is(store, folder):
    bring_in(store, folder(actors="id,label,kind,town\nA,Ann,nurse,Leeds\n"))
    bring_in(store, folder(actors="id,label,kind,floor\nA,,midwife,2\n"))
    assert rows(store, "actor", "label", "kind", "attributes") == [
        ("Ann", "midwife", '{"town": "Leeds", "floor": "2"}')
    ]


def test_a_spell_that_ended_since_is_told_anew(store, folder):
    bring_in(store, folder(ties="source,target,start\nA,B,2024-01-01\n"))
    report = bring_in(store, folder(ties="source,target,start,end\nA,B,2024-01-01,2024-06-01\n"))
    assert (fates(report, "tie"), fates(report, "spell")) == ([(0, 0, 1)], [(0, 1, 0)])
    assert rows(store, "spell", "start", "end") == [(date(2024, 1, 1), date(2024, 6, 1))]


def test_a_tie_that_paused_since_keeps_its_spell_and_gains_one(store, folder):
    bring_in(store, folder(ties="source,target,start\nA,B,2024-01-01\n"))
    paused = "source,target,start,end\nA,B,2024-01-01,2024-03-01\nA,B,2024-05-01,\n"
    report = bring_in(store, folder(ties=paused))
    assert fates(report, "spell") == [(1, 1, 0)]
    assert rows(store, "spell", "start", "end") == [
        (date(2024, 1, 1), date(2024, 3, 1)),
        (date(2024, 5, 1), None),
    ]


def test_a_start_that_is_recorded_is_never_moved(store, folder):
    bring_in(store, folder(actors="id,start\nA,2024-01-01\n"))
    [line] = refusals(store, folder(actors="id,start\nA,2024-02-01\n"))
    assert line.startswith("actors.csv: row 2, column start: overlaps 2024-01-01 to still going")
    assert rows(store, "presence", "start", "end") == [(date(2024, 1, 1), None)]


def test_a_start_may_be_added_where_none_was_recorded(store, folder):
    bring_in(store, folder(ties="source,target\nA,B\n"))
    report = bring_in(store, folder(ties="source,target,start\nA,B,2024-02-01\n"))
    assert fates(report, "spell") == [(0, 1, 0)]
    assert rows(store, "spell", "start", "end") == [(date(2024, 2, 1), None)]


def test_a_tie_told_again_without_a_start_keeps_all_that_is_known_of_it(store, folder):
    dated = "source,target,start,origin,recorded_on\nA,B,2024,found,2024-05-06\n"
    bring_in(store, folder(ties=dated))
    report = bring_in(store, folder(ties="source,target\nA,B\n"))
    assert (report.seq, fates(report, "spell")) == (None, [(0, 0, 1)])


def test_a_start_told_more_exactly_is_no_longer_coarse(store, folder):
    bring_in(store, folder(ties="source,target,start\nA,B,2024\n"))
    bring_in(store, folder(ties="source,target,start\nA,B,2024-01-01\n"))
    assert rows(store, "spell", "start", "precision") == [(date(2024, 1, 1), None)]


def test_the_history_says_who_brought_the_files_in(store, folder):
    bring_in(store, folder(actors=FOUR))
    bring_in(store, folder(actors="id\nZ\n"), who="Ann")
    assert {(line.who, line.verb) for line in store.history()} == {
        ("steward", "import"),
        ("steward", "place"),
        ("Ann", "import"),
        ("Ann", "place"),
    }


def test_a_tie_keeps_its_id_where_a_later_file_gives_none(store, folder):
    bring_in(store, folder(ties="id,source,target\nT1,A,B\n"))
    report = bring_in(store, folder(ties="source,target\nA,B\n"))
    assert fates(report, "tie") == [(0, 0, 1)]
    assert rows(store, "tie", "key") == [("T1",)]


def test_a_dry_run_tells_all_and_keeps_nothing(store, folder):
    report = bring_in(store, folder(actors=FOUR), dry_run=True)
    assert fates(report, "actor") == [(4, 0, 0)]
    assert report.text().endswith("dry run: nothing was saved")
    assert store.seq == 0


def test_a_seed_makes_the_ids_repeatable(tmp_path, folder):
    paths = folder(actors=FOUR, ties="source,target\nA,B\n")
    ids = []
    for name in ("one", "two"):
        with new_record(tmp_path / f"{name}.duckdb") as store:
            bring_in(store, paths, seed=7)
            ids.append([store.current(noun).column("id").to_pylist() for noun in ("actor", "tie")])
    assert ids[0] == ids[1]


# Actors


def test_several_tables_of_actors_merge_by_id(store, folder):
    report = bring_in(
        store,
        folder(
            actors="id,label,kind\nA,Ann,\nA,Ann,\nB,Ben,\n", more="id,kind,town\nA,nurse,Leeds\n"
        ),
    )
    assert rows(store, "actor", "key", "label", "kind", "attributes") == [
        ("A", "Ann", "nurse", '{"town": "Leeds"}'),
        ("B", "Ben", None, None),
    ]
    assert [(line.read, line.taken, line.folded) for line in report.files] == [
        (3, 2, 1),
        (1, 1, 0),
    ]


def test_a_bare_edge_list_makes_its_actors(store, folder):
    bring_in(store, folder(edges="From,To\nA,B\nB,C\n"))
    assert rows(store, "actor", "key", "label", "kind") == [
        ("A", None, None),
        ("B", None, None),
        ("C", None, None),
    ]


def test_ties_may_be_brought_in_after_their_actors(store, folder):
    bring_in(store, folder(actors=FOUR))
    bring_in(store, folder(ties="source,target\nA,B\n"))
    assert rows(store, "tie", "source", "target") == [("A", "B")]


def test_own_rows_of_presence_stand_before_an_actor_s_start_and_end(store, folder):
    bring_in(
        store,
        folder(
            actors="id,start,end\nA,2024-01-01,\nB,2024-01-01,\n",
            actor_spells="actor,start,end\nA,2024-01-01,2024-03-01\nA,2024-05-01,\n",
        ),
    )
    assert rows(store, "presence", "actor", "start", "end") == [
        ("A", date(2024, 1, 1), date(2024, 3, 1)),
        ("A", date(2024, 5, 1), None),
        ("B", date(2024, 1, 1), None),
    ]


def test_days_that_give_way_to_rows_of_presence_are_told(store, folder):
    report = bring_in(
        store,
        folder(
            actors="id,start,end\nA,2020-01-01,2021-01-01\nB,2020-01-01,\nC,,\n",
            presence="id,start,end\nA,2022-01-01,2023-01-01\nC,2022-01-01,\n",
        ),
    )
    assert [line.text() for line in report.files] == [
        (
            "actors.csv: 3 rows, 3 taken as actors; "
            "start and end set aside for A: rows of presence say when they were there"
        ),
        "presence.csv: 2 rows, 2 taken as actor_spells",
    ]
    assert rows(store, "presence", "actor", "start") == [
        ("A", date(2022, 1, 1)),
        ("B", date(2020, 1, 1)),
        ("C", date(2022, 1, 1)),
    ]


def test_of_many_whose_days_give_way_only_the_first_are_named(store, folder):
    stays = "".join(f"A{number},2024-01-01\n" for number in range(9))
    report = bring_in(store, folder(actors=f"id,start\n{stays}", presence=f"id,start\n{stays}"))
    assert "set aside for A0, A1, A2, A3, A4, A5 and 3 more:" in report.text()


def test_a_table_of_ids_alone_is_a_table_of_actors(store, folder):
    report = bring_in(store, folder(people="id\nA\nB\n"))
    assert report.files[0].table == "actors"
    assert rows(store, "actor", "key") == [("A",), ("B",)]


def test_times_of_presence_that_repeat_or_touch_become_one(store, folder):
    stays = "actor,start,end\nA,2024,2025\nA,2024,2025\nA,2025,\n"
    report = bring_in(store, folder(actors="id\nA\n", actor_spells=stays))
    assert rows(store, "presence", "start", "end") == [(date(2024, 1, 1), None)]
    assert [(line.read, line.taken, line.folded) for line in report.files] == [
        (3, 1, 2),
        (1, 1, 0),
    ]


# Ties


@pytest.mark.parametrize(
    ("tables", "directed"),
    [
        ({"ties": "source,target,kind,directed\nA,B,refers_to,false\n"}, False),
        (
            {
                "ties": "source,target,kind\nA,B,refers_to\n",
                "tie_kinds": "kind,directed\nrefers_to,false\n",
            },
            False,
        ),
        ({"ties": "source,target,kind\nA,B,refers_to\n"}, True),
        ({"ties": "source,target,kind\nA,B,chats\n"}, False),
    ],
)
def test_a_tie_s_direction_is_its_own_else_its_kind_s(store, folder, tables, directed):
    bring_in(store, folder(**tables))
    assert rows(store, "tie", "directed") == [(directed,)]


def test_the_record_s_own_kinds_give_a_direction_too(store, folder):
    bring_in(store, folder(tie_kinds="kind,directed\nchats,true\n"))
    bring_in(store, folder(ties="source,target,kind\nA,B,chats\nB,A,chats\n"))
    assert rows(store, "tie", "source", "target", "directed") == [
        ("A", "B", True),
        ("B", "A", True),
    ]


def test_a_mutual_row_is_a_tie_each_way_and_one_row(store, folder):
    report = bring_in(store, folder(ties="id,source,target,type\n1,A,B,Mutual\n"))
    assert rows(store, "tie", "source", "target", "directed") == [
        ("A", "B", True),
        ("B", "A", True),
    ]
    assert [(line.read, line.taken, line.folded) for line in report.files] == [(1, 1, 0)]


def test_repeats_fold_and_spells_that_touch_at_one_strength_become_one(store, folder):
    report = bring_in(
        store,
        folder(
            ties="source,target,start,end,strength\n"
            "A,B,2024-01-01,2024-02-01,1\n"
            "B,A,2024-01-01,2024-02-01,1\n"
            "A,B,2024-02-01,2024-03-01,1\n"
            "A,B,2024-03-01,,2\n"
            "A,C,,,\n"
            "A,C,,,\n"
        ),
    )
    assert rows(store, "spell", "start", "end", "strength") == [
        (None, None, None),
        (date(2024, 1, 1), date(2024, 3, 1), 1.0),
        (date(2024, 3, 1), None, 2.0),
    ]
    assert [(line.read, line.taken, line.folded) for line in report.files] == [(6, 3, 3)]


def test_waves_of_one_tie_become_one_spell(store, folder):
    paths = folder(ties="source,target,wave\nA,B,1\nA,B,2\nA,C,1\nA,C,3\n")
    bring_in(store, paths, waves=BOOKS[:3])
    assert rows(store, "spell", "start", "end") == [
        (BOOKS[0], BOOKS[1]),
        (BOOKS[0], BOOKS[2]),
        (BOOKS[2], None),
    ]


# What is refused

REFUSED = [
    (
        {"actors": FOUR, "ties": "source,target\nA,B\nA,X\n"},
        (
            "ties.csv: row 3, column target: X is not an actor of these files or of the record; "
            "add it to actors.csv, or mend the name"
        ),
    ),
    (
        {"actors": "id,service\nA,Town hall\n"},
        (
            "actors.csv: row 2, column service: Town hall is not an actor of these files or of the "
            "record; add it to actors.csv, or mend the name"
        ),
    ),
    (
        {"actors": FOUR, "attendance": "meeting,actor\nM9,A\n"},
        (
            "attendance.csv: row 2, column meeting: M9 is not a meeting of these files or of the "
            "record; add it to meetings.csv, or mend the name"
        ),
    ),
    (
        {"actors": "id,label\nA,Ann\nA,Anna\n"},
        (
            "actors.csv: row 3, column label: A has another label in row 2; "
            "make the two the same, or empty one"
        ),
    ),
    (
        {"actors": "id,label\nA,Ann\n", "more": "id,label\nB,Ben\nA,Anna\n"},
        (
            "more.csv: row 3, column label: A has another label in row 2 of actors.csv; "
            "make the two the same, or empty one"
        ),
    ),
    (
        {"ties": "source,target,start,end\nA,B,2024-01-01,\nB,A,2024-02-01,2024-03-01\n"},
        (
            "ties.csv: row 3, column start: overlaps row 2 (2024-01-01 to still going); "
            "end the one on or before the day the other starts"
        ),
    ),
    (
        {"actors": "id\nA\n", "presence": "id,start,end\nA,2023,2025\nA,2024,\n"},
        (
            "presence.csv: row 3, column start: overlaps row 2 (2023-01-01 to 2025-01-01); "
            "end the one on or before the day the other starts"
        ),
    ),
    (
        {"ties": "source,target,strength\nA,B,1\nA,B,2\n"},
        (
            "ties.csv: row 3, column start: overlaps row 2 (always to still going); "
            "end the one on or before the day the other starts"
        ),
    ),
    (
        {"ties": "source,target,directed\nA,B,true\nB,A,false\n"},
        (
            "ties.csv: row 3, column directed: is undirected here and directed in row 2; "
            "say the same in both, or name two kinds of tie"
        ),
    ),
    (
        {"ties": "id,source,target\nT1,A,B\nT1,A,C\n"},
        (
            "ties.csv: row 3, column id: T1 is another tie in row 2; "
            "give each tie an id of its own, or none"
        ),
    ),
    (
        {"tie_kinds": "kind,directed\nchats,true\nchats,false\n"},
        ("tie_kinds.csv: row 3: says another thing than row 2 of the same; leave one of them out"),
    ),
    (
        {"programme": "key,value\nstart,2024-09-01\nname,Small\nend,2024-09-01\n"},
        (
            "programme.csv: row 4, column value: the programme starts on 2024-09-01, which is not "
            "before its end 2024-09-01; mend the one or the other"
        ),
    ),
    (
        {"actors": "id,label,service\nA,Ann,Town hall\nS1,Town hall,\n"},
        (
            "actors.csv: row 2, column service: Town hall is not an actor of these files or of the "
            "record; that is a label: write its id S1"
        ),
    ),
    (
        {"actors": "id,label\nA,Ann\nB,Bo\nC,Bo\n", "ties": "source,target\nA,Bo\n"},
        (
            "ties.csv: row 2, column target: Bo is not an actor of these files or of the record; "
            "add it to actors.csv, or mend the name"
        ),
    ),
]


@pytest.mark.parametrize(("tables", "line"), REFUSED)
def test_every_contradiction_is_told_in_one_line(store, folder, tables, line):
    assert refusals(store, folder(**tables)) == [line]


@pytest.mark.parametrize(
    ("before", "then", "line"),
    [
        (
            "source,target,start,end\nA,B,2024-01-01,2024-06-01\n",
            "source,target,start,end\nA,B,2024-03-01,2024-09-01\n",
            (
                "ties.csv: row 2, column start: overlaps 2024-01-01 to 2024-06-01, which the "
                "record holds already; give it the start that is recorded, or end the one on or "
                "before the day the other starts"
            ),
        ),
        (
            "source,target,start\nA,B,2024-01-01\n",
            "source,target,start\nA,B,2025-01-01\n",
            (
                "ties.csv: row 2, column start: overlaps 2024-01-01 to still going, which the "
                "record holds already; give it the start that is recorded, or end the one on or "
                "before the day the other starts"
            ),
        ),
        (
            "source,target,start,end\nA,B,2024-03-01,2024-06-01\n",
            "source,target,start,end\nA,B,2024-02-01,2024-06-01\n",
            (
                "ties.csv: row 2, column start: overlaps 2024-03-01 to 2024-06-01, which the "
                "record holds already; give it the start that is recorded, or end the one on or "
                "before the day the other starts"
            ),
        ),
        (
            "source,target,directed\nA,B,true\n",
            "source,target,directed\nA,B,false\n",
            (
                "ties.csv: row 2, column directed: is undirected here and directed in the record; "
                "say the same in both, or name two kinds of tie"
            ),
        ),
        (
            "id,source,target\nT1,A,B\n",
            "id,source,target,kind\nT1,A,B,other\n",
            (
                "ties.csv: row 2, column id: T1 is another tie in the record; "
                "give each tie an id of its own, or none"
            ),
        ),
        (
            "source,target\nA,B\n",
            "source,target\nA,X\n",
            (
                "ties.csv: row 2, column target: X is not an actor of these files or of the "
                "record; add it to actors.csv, or mend the name"
            ),
        ),
    ],
)
def test_what_contradicts_the_record_is_refused(store, folder, before, then, line):
    bring_in(store, folder(ties=before))
    assert refusals(store, folder(ties=then)) == [line]


def test_a_programme_s_end_is_held_against_the_start_that_is_recorded(store, folder):
    bring_in(store, folder(programme="key,value\nstart,2024-09-01\n"))
    [line] = refusals(store, folder(programme="key,value\nend,2024-08-01\n"))
    assert line.startswith("programme.csv: row 2, column value: the programme starts on 2024-09-01")


def test_a_label_that_the_record_knows_leads_to_its_id_too(store, folder):
    bring_in(store, folder(actors=FOUR))
    [line] = refusals(store, folder(ties="source,target\nA,School\n"))
    assert line.endswith("that is a label: write its id S")


def test_one_fault_in_one_file_keeps_all_files_out(store, folder):
    lines = refusals(
        store,
        folder(
            actors=FOUR + "D,Dan\n",
            ties="source,target,start\nA,B,1/2/2024\nA,X,\nA,A,\nD,A,\n",
            meetings="id,date\nM1,2024\n",
        ),
    )
    assert [line.split(";")[0] for line in lines] == [
        "actors.csv: row 6: has 2 cells where the header has 3",
        "meetings.csv: row 2, column date: 2024 is no single day",
        "ties.csv: row 2, column start: 1/2/2024 may be 2 January or 1 February",
        "ties.csv: row 4, column target: A is tied to itself",
        "ties.csv: row 3, column target: X is not an actor of these files or of the record",
    ]
    assert store.current("actor").num_rows == 0


# The report


def test_the_report_is_told_in_words_and_as_json(store, folder):
    report = bring_in(
        store, folder(actors="id\nA\nB\n", ties="source,target,colour\nA,B,red\nB,A,\n")
    )
    assert report.text() == (
        "actors.csv: 2 rows, 2 taken as actors\n"
        "ties.csv: 2 rows, 1 taken as ties, 1 folded into others; columns not taken: colour\n"
        "actor: 2 new, 0 updated, 0 unchanged\n"
        "tie: 1 new, 0 updated, 0 unchanged\n"
        "spell: 1 new, 0 updated, 0 unchanged\n"
        "saved as operation 1"
    )
    told = json.loads(report.as_json())
    assert told["files"][1] == {
        "file": "ties.csv",
        "table": "ties",
        "read": 2,
        "taken": 1,
        "folded": 1,
        "notes": ["columns not taken: colour"],
    }
    assert told["nouns"][0] == {"noun": "actor", "new": 2, "updated": 0, "unchanged": 0}


ACTOR_WORDS = "practitioner, service, carer, young person, academic, group, thing"
TIE_WORDS = (
    "refers_to, informs, asks, supervises_supports, cares_for, "
    "works_with, works_jointly, shares_information, knows_of"
)


def test_kinds_that_nobody_knows_are_kept_and_told_once(store, folder):
    report = bring_in(
        store,
        folder(
            actors="id,kind\nA,grandmother\nB,Carer\nC,grandmother\nD,\n",
            ties="source,target,kind\nA,B,bakes_for\nA,C,Cares for\nB,C,bakes_for\n",
            askable="kind_a,kind_b,tie_kind\nuncle,carer,\n",
        ),
    )
    assert report.text().splitlines()[-3:-1] == [
        (
            "kinds of actor that no measure knows, kept as they are: grandmother, uncle; "
            f"known are {ACTOR_WORDS}"
        ),
        (
            "kinds of tie that no measure knows, kept as they are: bakes_for; "
            f"known are {TIE_WORDS}; tie_kinds.csv may add others"
        ),
    ]
    assert json.loads(report.as_json())["unknown_kinds"][0] == {
        "of": "actor",
        "kinds": ["grandmother", "uncle"],
        "known": ACTOR_WORDS.split(", "),
    }
    assert rows(store, "actor", "kind")[1:] == [("grandmother",), ("grandmother",), (None,)]
    assert rows(store, "tie", "kind") == [("bakes_for",), ("bakes_for",), ("cares_for",)]
    assert (True,) in rows(store, "tie", "directed")


def test_a_kind_of_tie_that_the_files_or_the_record_name_is_known(store, folder):
    ties = "source,target,kind\nA,B,bakes_for\n"
    named = folder(ties=ties, tie_kinds="kind,directed\nbakes_for,yes\n")
    assert bring_in(store, named).unknown_kinds == []
    assert bring_in(store, folder(ties=ties)).unknown_kinds == []


def test_ties_that_name_no_kind_are_nothing_to_ask_about(store, folder):
    report = bring_in(store, folder(ties="source,target\nA,B\n"))
    assert report.unknown_kinds == []
    assert rows(store, "tie", "kind") == [("tie",)]


def test_a_known_kind_is_chosen_however_it_is_spaced(store, folder):
    ties = "source,target,kind\nA,B,cares_for\nA,C,Bakes for\n"
    bring_in(store, folder(actors="id,kind\nA,carer\nB,young person\nC,\n", ties=ties))
    written = Settings(tie_kinds=("Cares-for",), actor_kinds=("CARER", "young_person"))
    chosen = Selection(store.system(STEWARD), written).settings
    assert (chosen.tie_kinds, chosen.actor_kinds) == (("cares_for",), ("carer", "young person"))
    with pytest.raises(WrongUsage, match="knows no tie kind 'cares about'"):
        Selection(store.system(STEWARD), Settings(tie_kinds=("cares about",)))


def test_of_many_unknown_kinds_only_the_first_are_told(store, folder):
    people = "".join(f"A{number},kin{number:02}\n" for number in range(15))
    report = bring_in(store, folder(actors=f"id,kind\n{people}"))
    assert "kin11 and 3 more; known are" in report.text()
    assert len(report.unknown_kinds[0].kinds) == 15


def test_two_files_of_one_name_are_both_told_and_both_refused_by_their_own(store, folder):
    one, other = (folder(ties=f"source,target,kind\nA,B,{kind}\n")[0] for kind in ("p", "q"))
    paths = [one / "ties.csv", other / "ties.csv"]
    report = bring_in(store, paths)
    assert [line.file for line in report.files] == ["files0/ties.csv", "files1/ties.csv"]
    assert [line.taken for line in report.files] == [1, 1]
    paths[1].write_text("source,target\nA,X\n")
    [line] = refusals(store, paths)
    assert line.startswith("files1/ties.csv: row 2, column target: X is not an actor")


@settings(max_examples=15, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("XYZ"), st.sampled_from("1234")),
        min_size=1,
        max_size=20,
    )
)
def test_every_row_of_any_import_is_accounted_for(tmp_path_factory, ties):
    folder = tmp_path_factory.mktemp("any")
    path = folder / "ties.csv"
    path.write_text("source,target,wave\n" + "\n".join(map(",".join, ties)), encoding="utf-8")
    waves = BOOKS[: len({wave for _, _, wave in ties})]
    with new_record(folder / "record.duckdb") as store:
        report = bring_in(store, [path], waves=waves)
        [line] = report.files
        assert line.read == len(ties)
        assert line.read == line.taken + line.folded
        assert line.taken == store.current("spell").num_rows
        assert fates(report, "tie") == [(len({tie[:2] for tie in ties}), 0, 0)]
        assert bring_in(store, [path], waves=waves).seq is None


# Times

DAYS = st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 9)))


@given(st.lists(st.tuples(st.sampled_from("AB"), DAYS, DAYS, st.sampled_from("12")), max_size=8))
def test_joined_times_hold_on_the_same_days_as_the_rows_did(rows):
    rows = [(o, s, e, k) for o, s, e, k in rows if not (s and e and e <= s)]
    owners, starts, ends, looks = zip(*rows, strict=True) if rows else ((), (), (), ())
    times = joined(owners, starts, ends, alike=looks)
    if times.clashes:
        return
    pairs = zip(times.first, times.last, strict=True)
    kept = [(owners[one], starts[one], ends[last], looks[one]) for one, last in pairs]
    for day in (date(2023, 1, 1), *(date(2024, 1, number) for number in range(1, 11))):
        assert held(kept, day) == held(rows, day)
    assert sorted([*times.first, *times.folded]) == list(range(len(rows)))


def held(rows, day):
    """Whose times hold on a day, and how."""
    return {
        (owner, look)
        for owner, start, end, look in rows
        if (start is None or start <= day) and (end is None or day < end)
    }


def test_overlapping_times_are_found_and_touching_ones_are_not():
    first, second, third = (date(2024, month, 1) for month in (1, 2, 3))
    assert overlaps("AA", [first, second], [second, third]) == []
    assert overlaps("AB", [first, first], [third, third]) == []
    assert overlaps("AA", [second, None], [None, third]) == [(1, 0)]


# Real data


@pytest.mark.skipif(not REAL.is_dir(), reason="the real data sets are not beside the checkout")
def test_the_tobacco_agencies_come_in_by_one_import(store):
    report = bring_in(store, [REAL / "tobacco_control_indiana"])
    assert (fates(report, "actor"), fates(report, "tie"), fates(report, "spell")) == (
        [(25, 0, 0)],
        [(439, 0, 0)],
        [(439, 0, 0)],
    )
    assert rows(store, "spell", "start", "end", "precision")[0] == (date(2010, 1, 1), None, "year")
    assert set(store.system(STEWARD).field("group")) == {
        "Lead agency",
        "Contractor",
        "Coalition",
        "Advocacy",
        "Government",
        "National partner",
    }


@pytest.mark.skipif(not REAL.is_dir(), reason="the real data sets are not beside the checkout")
def test_six_waves_of_peer_support_come_in_by_one_import(store):
    report = bring_in(store, [REAL / "harry_potter_support_6waves"], waves=BOOKS)
    assert (fates(report, "actor"), fates(report, "presence")) == ([(64, 0, 0)], [(64, 0, 0)])
    assert (fates(report, "tie"), fates(report, "spell")) == ([(201, 0, 0)], [(259, 0, 0)])
    starts = {start for (start,) in rows(store, "spell", "start")}
    assert starts == set(BOOKS)
    assert {end for (end,) in rows(store, "presence", "end")} == {None}
