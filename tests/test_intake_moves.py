"""Moves, effects, contexts and what was told: files into the record, each row once and by key."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from bringing import fates, new_record, refusals, rows, written

from sysmap.intake import bring_in
from sysmap.intake.numbering import free_keys

PEOPLE = "id,label,kind\nA,Ann,practitioner\nB,Ben,carer\nY,Yas,young person\nS,School,service\n"
PACK = {
    "actors": PEOPLE,
    "meetings": "id,date\nG1,2024-01-10\n",
    "ties": "id,source,target,kind\nT1,A,B,works_jointly\nT2,A,S,refers_to\n",
    "elements": "id,type,label\nE1,meaning,hope\nE2,Material,a box at the door\n",
    "practices": "id,label,existing\nR1,ringing together,no\nR2,the form,yes\n",
    "practice_relations": "a,b,kind,day,who,why\nR1,R2,competes,2024-02-01,A,It takes the hour.\n",
    "contexts": (
        "id,label,kind,level,start,end,start_precision,end_precision,description,parent\n"
        "X2,Team moved,Reorganisation,meso,2024-02,2024-06-01,,,Desks.,X1\n"
        "X1,Budget,funding,macro,2024-01-01,,before,,Falls.,\n"
    ),
    "coverage": (
        "context,subject_type,subject,start,end\n"
        "X1,all,,,\nX2,service,S,2024-02-01,2024-03-01\nX2,actor,A,,\nX2,sector,health,,\n"
    ),
    "appraisals": "context,actor,date,direction,strength,note\nX2,A,2024-02-10,Both,2,Mixed.\n",
    "context_relations": "a,b,kind\nX2,X1,follows\n",
    "moves": (
        "id,date,precision,title,label,saying,compartments,principles,setting,derived_from,"
        "practice,meeting,stage,room_to_act,proposed_by,outcome\n"
        "M2,2024-02-08,,Told again,,,,,,M1,,,,,,\n"
        "M1,2024-02,,Rang,hope,You can,Coping | Basics |,Enlisting,Other service,,R1,G1,Try,"
        "little,Y,Fine.\n"
    ),
    "move_actors": "move,actor,role\nM1,A,maker\nM1,Y,for\nM2,B,maker\n",
    "move_elements": "move,element,part\nM1,E1,\nM2,E1,kept\nM2,E2,added\n",
    "move_contexts": "move,context,how,bearing\nM1,X2,named by teller,worked_around\n",
    "effects": (
        "id,move,source,target,kind,effect,date,strength,status\n"
        "EF1,M1,B,A,works_jointly,created,2024-02-01,2,claimed\n"
        ",M2,A,S,refers_to,ended,2024-02-08,,\n"
    ),
    "attempts": (
        "id,move,asker,asked,day,answer,answered_on,tie\n"
        "AT1,M1,A,S,2024-01-20,Not eligible,2024-01-25,T2\n,,B,S,2024-01-21,,,\n"
    ),
    "reports": (
        "teller,source,target,kind,day,says\nA,A,B,works_jointly,2024-02-03,don\u2019t know\n"
    ),
    "reporters": "actor,start,end\nA,2024-01-01,2024-12-01\n",
    "observation_windows": "start,end,scope,note\n2024-01-01,2024-02-01,full mapping,by hand\n",
}


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "record.duckdb") as store:
        yield store


@pytest.fixture
def folder(tmp_path):
    """A function that writes CSV files into a new folder and gives it as the paths to bring in."""
    return partial(written, tmp_path)


def test_every_noun_comes_in_with_keys_turned_into_pointers(store, folder):
    bring_in(store, folder(**PACK))
    assert rows(store, "move", "key", "date", "precision", "title", "derived_from") == [
        ("M1", date(2024, 2, 1), "month", "Rang", None),
        ("M2", date(2024, 2, 8), None, "Told again", "M1"),
    ]
    assert rows(store, "move", "label", "saying", "compartments", "principles", "setting")[0] == (
        ("hope", "You can", "Coping|Basics", "Enlisting", "other service")
    )
    assert rows(store, "move", "practice", "meeting", "stage", "room_to_act", "proposed_by")[0] == (
        ("R1", "G1", "try", "little", "Y")
    )
    assert rows(store, "move_actor", "move", "actor", "role") == [
        ("M1", "A", "maker"),
        ("M1", "Y", "for"),
        ("M2", "B", "maker"),
    ]
    assert rows(store, "move_element", "move", "element", "part") == [
        ("M1", "E1", None),
        ("M2", "E1", "kept"),
        ("M2", "E2", "added"),
    ]
    assert rows(store, "move_context", "move", "context", "how", "bearing") == [
        ("M1", "X2", "named_by_teller", "worked around")
    ]
    assert rows(store, "effect", "key", "move", "tie", "effect", "date", "strength", "status") == [
        ("EF1", "M1", "T1", "created", date(2024, 2, 1), 2.0, "claimed"),
        (None, "M2", "T2", "ended", date(2024, 2, 8), None, None),
    ]
    assert rows(store, "attempt", "key", "move", "asker", "asked", "day", "answer", "tie") == [
        ("AT1", "M1", "A", "S", date(2024, 1, 20), "not eligible", "T2"),
        (None, None, "B", "S", date(2024, 1, 21), None, None),
    ]
    assert rows(store, "element", "key", "type", "label") == [
        ("E1", "meaning", "hope"),
        ("E2", "material", "a box at the door"),
    ]
    assert rows(store, "practice", "key", "existing") == [("R1", False), ("R2", True)]
    assert rows(store, "practice_relation", "a", "b", "kind", "day", "who", "why") == [
        ("R1", "R2", "competes", date(2024, 2, 1), "A", "It takes the hour.")
    ]
    assert rows(store, "context", "key", "kind", "level", "start", "end", "parent") == [
        ("X1", "funding", "macro", date(2024, 1, 1), None, None),
        ("X2", "reorganisation", "meso", date(2024, 2, 1), date(2024, 6, 1), "X1"),
    ]
    assert rows(store, "context", "start_precision", "end_precision", "description") == [
        ("before", None, "Falls."),
        ("month", None, "Desks."),
    ]
    assert rows(
        store, "appraisal", "context", "actor", "date", "direction", "strength", "note"
    ) == [("X2", "A", date(2024, 2, 10), "both", 2, "Mixed.")]
    assert rows(store, "context_relation", "a", "b", "kind") == [("X2", "X1", "follows")]
    assert rows(store, "report", "teller", "source", "target", "kind", "day", "says") == [
        ("A", "A", "B", "works_jointly", date(2024, 2, 3), "don't know")
    ]
    assert rows(store, "reporter", "actor", "start", "end") == [
        ("A", date(2024, 1, 1), date(2024, 12, 1))
    ]
    assert rows(store, "observation_window", "start", "end", "scope", "note") == [
        (date(2024, 1, 1), date(2024, 2, 1), "full mapping", "by hand")
    ]


def test_a_context_reaches_actors_by_their_key_and_others_by_name(store, folder):
    bring_in(store, folder(**PACK))
    assert rows(store, "coverage", "context", "subject_type", "actor", "subject", "start") == [
        ("X1", "all", None, None, None),
        ("X2", "actor", "A", None, None),
        ("X2", "sector", None, "health", None),
        ("X2", "service", "S", None, date(2024, 2, 1)),
    ]


def test_the_same_pack_again_changes_nothing_and_accounts_for_every_row(store, folder):
    first = bring_in(store, folder(**PACK))
    before = store.seq
    again = bring_in(store, folder(**PACK))
    assert (again.seq, store.seq) == (None, before)
    assert {(line.new, line.updated) for line in again.nouns} == {(0, 0)}
    assert [line.noun for line in again.nouns] == [line.noun for line in first.nouns]
    for line in again.files:
        assert line.read == line.taken > 0


def test_things_that_only_the_record_holds_are_named_by_their_keys_too(store, folder):
    bring_in(store, folder(**PACK))
    bring_in(
        store,
        folder(
            moves="id,date,title,derived_from,practice,meeting\nM3,2024-03-01,Again,M2,R2,G1\n",
            move_actors="move,actor,role\nM3,A,maker\nM1,B,with\n",
            move_contexts="move,context\nM3,X1\n",
            effects="move,source,target,kind,effect\nM3,A,B,works jointly,strengthened\n",
            attempts="asker,asked,tie\nA,S,T2\n",
        ),
    )
    assert rows(store, "move", "key", "derived_from", "practice", "meeting")[2] == (
        ("M3", "M2", "R2", "G1")
    )
    assert ("M3", "T1", "strengthened") in rows(store, "effect", "move", "tie", "effect")
    assert ("M1", "B", "with") in rows(store, "move_actor", "move", "actor", "role")


def test_a_corrected_row_makes_a_second_version_and_nothing_else(store, folder):
    bring_in(store, folder(**PACK))
    spells = store.current("spell").to_pylist()
    confirmed = PACK["effects"].replace("claimed", "confirmed").replace("EF1", "")
    report = bring_in(store, folder(effects=confirmed))
    assert fates(report, "effect") == [(0, 1, 1)]
    assert rows(store, "effect", "key", "status") == [("EF1", "confirmed"), (None, None)]
    assert store.current("spell").to_pylist() == spells


@pytest.mark.parametrize(
    ("table", "text", "noun"),
    [
        ("coverage", "context,subject_type,subject,end\nX2,actor,A,2024-05-01\n", "coverage"),
        ("appraisals", "context,actor,date,direction\nX2,A,2024-02-10,unclear\n", "appraisal"),
        ("reporters", "actor,start,end\nA,2024-01-01,2024-11-01\n", "reporter"),
        ("move_elements", "move,element,part\nM1,E1,kept\n", "move_element"),
        ("move_contexts", "move,context,bearing\nM1,X2,eased\n", "move_context"),
        ("attempts", "asker,asked,day,answer\nB,S,2024-01-21,waiting\n", "attempt"),
        (
            "observation_windows",
            "start,end,scope,note\n2024-01-01,2024-02-01,full mapping,by two\n",
            "observation_window",
        ),
    ],
)
def test_a_row_is_known_again_by_the_fields_that_tell_it_apart(store, folder, table, text, noun):
    bring_in(store, folder(**PACK))
    assert fates(bring_in(store, folder(**{table: text})), noun) == [(0, 1, 0)]


def test_where_a_table_is_silent_the_record_keeps_what_it_holds(store, folder):
    bring_in(store, folder(**PACK))
    before = store.seq
    slight = folder(
        moves="id,date,title\nM1,2024-02,Rang\n",
        contexts="id,start\nX2,2024-02\nX1,\n",
        elements="id,type\nE1,meaning\n",
        meetings="id,date\nG1,2024-01-10\n",
    )
    assert (bring_in(store, slight).seq, store.seq) == (None, before)


def test_a_tie_told_again_with_less_keeps_what_else_is_known_of_it(store, folder):
    full = "source,target,start,strength,origin,recorded_on\nA,B,2024-01-05,2,found,2024-05-06\n"
    bring_in(store, folder(ties=full))
    report = bring_in(store, folder(ties="source,target,start\nA,B,2024-01-05\n"))
    assert (report.seq, fates(report, "spell")) == (None, [(0, 0, 1)])


def test_a_day_told_more_exactly_is_no_longer_coarse(store, folder):
    bring_in(store, folder(**PACK))
    exact = folder(
        moves="id,date,title\nM1,2024-02-01,Rang\n", contexts="id,start\nX2,2024-02-01\n"
    )
    bring_in(store, exact)
    assert rows(store, "move", "key", "precision") == [("M1", None), ("M2", None)]
    assert rows(store, "context", "key", "start_precision") == [("X1", "before"), ("X2", None)]


def test_a_day_that_is_known_to_be_exact_stays_so(store, folder):
    moves = "id,date,precision,title\nM1,2024-02-01,day,Rang\n"
    bring_in(store, folder(moves=moves))
    report = bring_in(store, folder(moves="id,date,title\nM1,2024-02-01,Rang\n"))
    assert fates(report, "move") == [(0, 0, 1)]


def test_an_effect_with_an_id_and_one_without_are_both_known_again(store, folder):
    effects = "id,move,source,target,kind,effect\nEF1,M1,A,B,works_jointly,created\n"
    twice = folder(**{**PACK, "effects": effects + ",M1,A,B,works_jointly,created\n"})
    assert fates(bring_in(store, twice), "effect") == [(2, 0, 0)]
    assert fates(bring_in(store, twice), "effect") == [(0, 0, 2)]


# Ties that effects name


def test_a_tie_without_direction_is_named_from_either_end(store, folder):
    ties = "source,target,kind\nA,B,works_with\n"
    effects = (
        "move,source,target,kind,effect\nM1,B,A,works_with,created\nM1,A,B,works_with,created\n"
    )
    report = bring_in(
        store,
        folder(
            actors=PEOPLE,
            ties=ties,
            moves="id,date,title\nM1,2024-02-01,Rang\n",
            effects=effects,
        ),
    )
    assert rows(store, "effect", "move", "effect") == [("M1", "created")]
    assert [line.folded for line in report.files if line.table == "effects"] == [1]


def test_a_tie_with_a_direction_is_named_only_the_way_it_goes(store, folder):
    bring_in(store, folder(**PACK))
    effects = "move,source,target,kind,effect\nM1,S,A,refers_to,created\n"
    assert refusals(store, folder(effects=effects)) == [
        (
            "effects.csv: row 2, column target: S refers_to A is not a tie of these files or of "
            "the record; add it to ties.csv, or mend the names"
        )
    ]


# Moves and contexts by themselves


def test_a_diary_of_moves_comes_in_alone_and_each_move_gets_a_key(store, folder):
    diary = folder(diary="Date,Title,Outcome\n2024-02-01,Rang,fine\n2024-03,Wrote,\n")
    report = bring_in(store, diary)
    assert rows(store, "move", "key", "date", "precision", "title", "outcome") == [
        ("M1", date(2024, 2, 1), None, "Rang", "fine"),
        ("M2", date(2024, 3, 1), "month", "Wrote", None),
    ]
    assert report.text().splitlines()[0] == (
        "diary.csv: 2 rows, 2 taken as moves; 2 without an id, called M1 to M2"
    )
    assert bring_in(store, diary).seq is None


def test_a_move_without_an_id_gets_the_next_number_after_the_highest(store, folder):
    bring_in(store, folder(moves="id,date,title\nM260,2024-02-01,Rang\nVisit,2024-02-02,Went\n"))
    report = bring_in(
        store,
        folder(moves="id,date,title\n,2024-02-03,Wrote\nM300,2024-02-04,Met\n,2024-02-01,Rang\n"),
    )
    assert rows(store, "move", "key", "title")[:5] == [
        ("M260", "Rang"),
        ("M300", "Met"),
        ("M301", "Wrote"),
        ("Visit", "Went"),
    ]
    assert "; 1 without an id, called M301\n" in report.text()
    assert next(free_keys("M", ["M041", "M9", "X77"])) == "M042"


def test_moves_of_one_day_and_title_are_two_unless_all_their_cells_are_alike(store, folder):
    diary = folder(
        moves="date,title,outcome\n2024-02-01,Rang,no\n2024-02-01,Rang,yes\n2024-02-01,Rang,yes\n"
    )
    report = bring_in(store, diary)
    assert rows(store, "move", "key", "outcome") == [("M1", "no"), ("M2", "yes")]
    assert [(line.read, line.taken, line.folded) for line in report.files] == [(3, 2, 1)]
    assert bring_in(store, diary).seq is None


def test_a_move_that_the_file_names_itself_is_no_other_row_s(store, folder):
    bring_in(store, folder(moves="id,date,title\nM1,2024-02-01,Rang\n"))
    moves = "id,date,title,outcome\nM1,2024-02-01,Rang,no\n,2024-02-01,Rang,yes\n"
    bring_in(store, folder(moves=moves))
    assert rows(store, "move", "key", "outcome") == [("M1", "no"), ("M2", "yes")]


def test_contexts_without_an_id_go_by_their_label(store, folder):
    bring_in(store, folder(contexts="label,type,start\nHousing,premises,2024\nWeather,my own,\n"))
    assert rows(store, "context", "key", "label", "kind", "start_precision") == [
        ("Housing", "Housing", "premises", "year"),
        ("Weather", "Weather", "my own", None),
    ]


# What is refused


def fault(table, text, line):
    """A table in place of the pack's own, and the one line in which it is refused."""
    return pytest.param({table: text}, f"{table}.csv: {line}", id=line[:60])


@pytest.mark.parametrize(
    ("tables", "line"),
    [
        fault(
            "moves",
            "id,date,title,derived_from\nM1,2024-02-01,Rang,\nM2,2024-02-02,Wrote,M9\n",
            "row 3, column derived_from: M9 is not a move of these files or of the record; "
            "add it to moves.csv, or mend the name",
        ),
        fault(
            "move_actors",
            "move,actor,role\nM7,A,maker\n",
            "row 2, column move: M7 is not a move of these files or of the record; "
            "add it to moves.csv, or mend the name",
        ),
        fault(
            "move_actors",
            "move,actor,role\nM1,Ann,maker\n",
            "row 2, column actor: Ann is not an actor of these files or of the record; "
            "that is a label: write its id A",
        ),
        fault(
            "move_elements",
            "move,element\nM1,hope\n",
            "row 2, column element: hope is not an element of these files or of the record; "
            "that is a label: write its id E1",
        ),
        fault(
            "move_contexts",
            "move,context\nM1,X9\n",
            "row 2, column context: X9 is not a context of these files or of the record; "
            "add it to contexts.csv, or mend the name",
        ),
        fault(
            "practice_relations",
            "a,b,kind\nR1,R9,competes\n",
            "row 2, column b: R9 is not a practice of these files or of the record; "
            "add it to practices.csv, or mend the name",
        ),
        fault(
            "attempts",
            "asker,asked,tie\nA,S,T9\n",
            "row 2, column tie: T9 is not a tie of these files or of the record; "
            "add it to ties.csv, or mend the name",
        ),
        fault(
            "effects",
            "move,source,target,kind,effect\nM1,A,Y,works_with,created\n",
            "row 2, column target: A works_with Y is not a tie of these files or of the record; "
            "add it to ties.csv, or mend the names",
        ),
        fault(
            "coverage",
            "context,subject_type,Subject\nX1,service,T\n",
            "row 2, column Subject: T is not an actor of these files or of the record; "
            "add it to actors.csv, or mend the name",
        ),
        fault(
            "coverage",
            "context,subject_type,subject\nX1,area,\n",
            "row 2, column subject: is empty; say which area",
        ),
        fault(
            "coverage",
            "context,subject_type,subject\nX1,all,A\n",
            "row 2, column subject: all reaches everybody, not A alone; "
            "empty the cell, or write another subject_type",
        ),
        fault(
            "contexts",
            "id,start,end\nX1,2024-05-01,2024-05-01\nX2,,\n",
            "row 2, column end: the end 2024-05-01 is not after the start 2024-05-01; "
            "an end is the first day on which it no longer held",
        ),
        fault(
            "contexts",
            "id,parent\nX1,X2\nX2,X3\nX3,X1\n",
            "row 2, column parent: X1 leads back to itself; "
            "empty it here, or in one of those that it leads to",
        ),
        fault(
            "moves",
            "id,date,title,derived_from\nM1,2024-02-01,Rang,\nM2,2024-02-02,Wrote,M2\n",
            "row 3, column derived_from: M2 leads back to itself; "
            "empty it here, or in one of those that it leads to",
        ),
        fault(
            "moves",
            "id,date,title\nM1,3/4/2024,Rang\nM2,2024-02-02,Wrote\n",
            "row 2, column date: 3/4/2024 may be 4 March or 3 April; "
            "write 2024-03-04 or 2024-04-03",
        ),
        fault(
            "moves",
            "id,date,title\nM1,2024-02-01,\nM2,2024-02-02,Wrote\n",
            "row 2, column title: is empty; fill it in, or leave the row out",
        ),
        fault(
            "moves",
            "id,date,title\nM1,2024-02-01,Rang\nM1,2024-02-01,Wrote\nM2,2024-02-02,Wrote\n",
            "row 3: says another thing than row 2 of the same; leave one of them out",
        ),
        fault(
            "moves",
            "id,date\nM1,2024-02-01\n",
            "row 1: has no column title; a table of moves needs it: add it",
        ),
        fault(
            "effects",
            "move,source,target,kind,effect,date\nM1,A,B,works_jointly,created,2024-02\n",
            "row 2, column date: 2024-02 is no single day; write it as 2025-03-05",
        ),
        fault(
            "attempts",
            "asker,asked,day,answered_on\nA,S,2024-02-02,2024-02-01\n",
            "row 2, column answered_on: the answer of 2024-02-01 comes before the day of asking, "
            "2024-02-02; correct one of the two days",
        ),
        fault(
            "attempts",
            "asker,asked\nA,A\n",
            "row 2, column asked: A is asking itself; name two, or leave the row out",
        ),
        fault(
            "context_relations",
            "a,b,kind\nX1,X1,follows\n",
            "row 2, column b: X1 is related to itself; name two, or leave the row out",
        ),
        fault(
            "appraisals",
            "context,actor,direction,strength\nX1,A,both,9\n",
            "row 2, column strength: 9 is not one of 1, 2, 3; write one, or empty the cell",
        ),
        fault(
            "observation_windows",
            "scope,note\nfull mapping,\n",
            "row 1: has no column start or end; a table of observation_windows needs it: add it",
        ),
    ],
)
def test_every_fault_is_told_in_one_line(store, folder, tables, line):
    assert refusals(store, folder(**{**PACK, **tables})) == [line]


CLOSED = [
    ("move_actors", "move,actor,role\nM1,A,boss\n", "role", "maker, with, for, enlisted, witness"),
    ("move_elements", "move,element,part\nM1,E1,lost\n", "part", "kept, added, dropped"),
    ("move_contexts", "move,context,how\nM1,X1,felt\n", "how", "named_by_teller, derived, coder"),
    (
        "move_contexts",
        "move,context,bearing\nM1,X1,felt\n",
        "bearing",
        "under, worked around, aimed at, eased, ended, made worse",
    ),
    (
        "effects",
        "move,source,target,kind,effect\nM1,A,B,works_jointly,caused\n",
        "effect",
        "created, strengthened, weakened, ended, reopened",
    ),
    (
        "effects",
        "move,source,target,kind,effect,status\nM1,A,B,works_jointly,ended,sure\n",
        "status",
        "claimed, confirmed, disputed, withdrawn",
    ),
    ("elements", "id,type\nE1,thing\nE2,meaning\n", "type", "meaning, competency, material"),
    ("contexts", "id,level\nX1,high\nX2,micro\n", "level", "micro, meso, macro"),
    (
        "coverage",
        "context,subject_type,subject\nX1,team,A\n",
        "subject_type",
        "all, sector, service, actor, area, group",
    ),
    (
        "appraisals",
        "context,actor,direction\nX1,A,good\n",
        "direction",
        "enabling, constraining, both, unclear",
    ),
    (
        "context_relations",
        "a,b,kind\nX1,X2,causes\n",
        "kind",
        "part_of, follows, offsets, worsens",
    ),
    (
        "practice_relations",
        "a,b,kind\nR1,R2,likes\n",
        "kind",
        "converges, transforms, competes, conflicts, depends",
    ),
    (
        "attempts",
        "asker,asked,answer\nA,S,perhaps\n",
        "answer",
        "no answer, waiting, declined, not eligible, accepted",
    ),
    (
        "reports",
        "teller,source,target,says\nA,A,B,gone\n",
        "says",
        "new, was there already, still there, changed, ended, don't know",
    ),
    (
        "moves",
        "id,date,title,room_to_act\nM1,2024-02-01,Rang,lots\nM2,2024-02-02,Wrote,\n",
        "room_to_act",
        "free, some, little",
    ),
]


@pytest.mark.parametrize("closed", CLOSED, ids=[f"{case[0]} {case[2]}" for case in CLOSED])
def test_a_word_that_a_closed_field_does_not_know_is_refused(store, folder, closed):
    table, text, column, words = closed
    [line] = refusals(store, folder(**{**PACK, table: text}))
    place, remedy = line.split("; ")
    assert place.startswith(f"{table}.csv: row 2, column {column}: ")
    assert place.endswith(" is not a word for this")
    assert remedy == f"write {words}"


def test_open_words_stay_as_they_are_written(store, folder):
    moves = "id,date,title,setting,stage\nM1,2024-02-01,Rang,On the bus,half way\n"
    bring_in(store, folder(moves=moves, contexts="id,kind\nX1,Weather\n"))
    assert rows(store, "move", "setting", "stage") == [("On the bus", "half way")]
    assert rows(store, "context", "kind") == [("Weather",)]


def test_who_points_at_a_refused_row_is_not_blamed_for_it(store, folder):
    spoilt = {
        "moves": "id,date,title\nM1,soon,Rang\nM2,2024-02-08,Wrote\n",
        "ties": ("id,source,target,kind,start\nT1,A,B,works_jointly,soon\nT2,A,S,refers_to,\n"),
        "contexts": "id,level\nX1,high\nX2,meso\n",
        "elements": "id,type\nE1,thing\nE2,material\n",
        "practices": "id,existing\nR1,perhaps\nR2,no\n",
        "meetings": "id,date\nG1,2024-01\n",
    }
    lines = refusals(store, folder(**{**PACK, **spoilt}))
    assert [line.split(":")[0] for line in lines] == [
        "contexts.csv",
        "elements.csv",
        "meetings.csv",
        "moves.csv",
        "practices.csv",
        "ties.csv",
    ]


def test_an_effect_on_a_tie_that_was_refused_is_not_blamed_for_it(store, folder):
    ties = "source,target,kind,start\nA,B,works_jointly,soon\nA,S,refers_to,\n"
    lines = refusals(store, folder(**{**PACK, "ties": ties, "attempts": "asker,asked\nA,S\n"}))
    assert [line.split(",")[0] for line in lines] == ["ties.csv: row 2"]


@pytest.mark.parametrize("table", ["actors", "ties", "moves", "contexts", "elements", "practices"])
def test_who_points_into_a_file_that_was_refused_whole_is_not_blamed_for_it(store, folder, table):
    lines = refusals(store, folder(**{**PACK, table: "x,y\n1,2\n"}))
    assert [line.split(":")[0] for line in lines] == [f"{table}.csv"]


# What has ended stays ended


def test_a_row_without_an_end_leaves_the_end_that_is_recorded_and_says_so(store, folder):
    ended = "source,target,start,end\nA,B,2024-01-01,2024-06-01\n"
    bring_in(store, folder(ties=ended))
    report = bring_in(store, folder(ties="source,target,start\nA,B,2024-01-01\n"))
    assert report.seq is None
    assert rows(store, "spell", "start", "end") == [(date(2024, 1, 1), date(2024, 6, 1))]
    assert report.text().splitlines()[0] == (
        "ties.csv: 1 rows, 1 taken as ties; 1 without an end where the record holds one, "
        "which stays: what goes on again gets a row with a later start"
    )


def test_a_tie_that_goes_on_again_gets_a_row_with_a_later_start(store, folder):
    bring_in(store, folder(ties="source,target,start,end\nA,B,2024-01-01,2024-06-01\n"))
    again = "source,target,start,end\nA,B,2024-01-01,\n"
    lines = refusals(store, folder(ties=again + "A,B,2024-09-01,\n"))
    assert lines == [
        (
            "ties.csv: row 3, column start: overlaps row 2 (2024-01-01 to still going); "
            "end the one on or before the day the other starts"
        )
    ]
    bring_in(store, folder(ties="source,target,start\nA,B,2024-09-01\n"))
    bring_in(store, folder(ties=again))
    assert rows(store, "spell", "start", "end") == [
        (date(2024, 1, 1), date(2024, 6, 1)),
        (date(2024, 9, 1), None),
    ]


def test_an_undated_row_beside_an_earlier_spell_is_refused(store, folder):
    bring_in(store, folder(ties="source,target,start,end\nA,B,2024-01-01,2024-06-01\n"))
    assert refusals(store, folder(ties="source,target\nA,B\n")) == [
        (
            "ties.csv: row 2, column start: overlaps 2024-01-01 to 2024-06-01, which the record "
            "holds already; give it the start that is recorded, or end the one on or before the "
            "day the other starts"
        )
    ]


def test_a_start_after_the_recorded_end_asks_for_both(store, folder):
    bring_in(store, folder(contexts="id,start,end\nX1,2024-01-01,2024-06-01\n"))
    assert refusals(store, folder(contexts="id,start\nX1,2024-07-01\n")) == [
        (
            "contexts.csv: row 2, column end: the start 2024-07-01 is not before the end "
            "2024-06-01, of which one is recorded; give both"
        )
    ]


def test_a_line_of_moves_may_not_lead_back_by_way_of_the_record(store, folder):
    bring_in(store, folder(**PACK))
    moves = "id,date,title,derived_from\nM1,2024-02-01,Rang,M2\n"
    assert refusals(store, folder(moves=moves)) == [
        (
            "moves.csv: row 2, column derived_from: M1 leads back to itself; "
            "empty it here, or in one of those that it leads to"
        )
    ]
