"""A paper round typed in: a letter beside a name is a tie, an answer or a wish."""

from datetime import date
from uuid import uuid4

import pytest
from bringing import begun, rows, written

from sysmap import intake, recording
from sysmap.errors import InputRefused
from sysmap.recording.held import held_in
from sysmap.store import Store

DAY = date(2025, 3, 5)
ACTORS = """\
id,label,kind
P1,Ana,practitioner
P2,Ben,practitioner
Y1,Wren,young person
C1,Wren's gran,carer
"""
KINDS = """\
kind,directed,strength,words
works_with,no,level,aware
works_jointly,no,level,aware
refers_to,yes,level,aware
"""


@pytest.fixture
def store(tmp_path):
    with Store.open(begun(tmp_path / "ours.duckdb")) as opened:
        assumed = "key,value\nsecond_steward,somebody else\n"
        tables = written(tmp_path, actors=ACTORS, tie_kinds=KINDS, programme=assumed)
        intake.bring_in(opened, tables)
        yield opened


def star(store, marks, teller="P1", **how):
    draft = recording.StarDraft(teller=teller, day=DAY, marks=marks, **how)
    return recording.save_star(store, draft, who="steward", operation_id=uuid4())


def test_each_kind_has_the_letter_that_one_would_guess(store):
    assert recording.letters(held_in(store)) == {
        "r": "refers_to",
        "w": "works_with",
        "j": "works_jointly",
    }


def test_a_star_is_one_save_of_ties_and_what_was_said_and_can_be_taken_back(store):
    before = store.seq
    saved = star(store, {"P2": "j", "Y1": "w"})
    assert store.seq == before + 1
    assert rows(store, "tie", "source", "target", "kind") == [
        ("P1", "P2", "works_jointly"),
        ("P1", "Y1", "works_with"),
    ]
    assert rows(store, "report", "teller", "target", "says", "day") == [
        ("P1", "P2", "was there already", DAY),
        ("P1", "Y1", "was there already", DAY),
    ]
    store.take_back(saved.seq, who="steward")
    assert rows(store, "tie", "source") == rows(store, "report", "teller") == []


def test_what_is_on_the_first_map_was_there_before_and_counts_as_found_by_nobody(store):
    star(store, {"P2": "j"}, first_map=True)
    star(store, {"Y1": "w"})
    assert rows(store, "spell", "origin", "start", "precision") == [
        ("baseline", DAY, "before"),
        ("found", None, "before"),
    ]


def test_the_second_who_tells_of_a_tie_adds_a_word_and_no_tie(store):
    star(store, {"P2": "j"})
    star(store, {"P1": "j"}, teller="P2")
    assert rows(store, "tie", "source", "target") == [("P1", "P2")]
    assert rows(store, "report", "teller", "says") == [
        ("P1", "was there already"),
        ("P2", "still there"),
    ]


def test_a_capital_turns_a_tie_round_where_it_has_a_direction(store):
    star(store, {"P2": "R", "Y1": "W", "C1": "wW"})
    assert rows(store, "tie", "source", "target", "kind") == [
        ("P1", "C1", "works_with"),
        ("P1", "Y1", "works_with"),
        ("P2", "P1", "refers_to"),
    ]


def test_an_answer_is_of_every_tie_between_the_two_and_ends_none(store):
    star(store, {"P2": "jw"})
    star(store, {"P1": "3"}, teller="P2")
    said = [one for one in rows(store, "report", "teller", "kind", "says") if one[0] == "P2"]
    assert said == [("P2", "works_jointly", "ended"), ("P2", "works_with", "ended")]
    assert rows(store, "spell", "end") == [(None,), (None,)]


def test_better_not_is_a_flag_and_nothing_else(store):
    star(store, {"P2": "4"})
    assert rows(store, "pair_flag", "a", "b", "flag", "start") == [("P1", "P2", "kept apart", DAY)]
    assert rows(store, "report", "teller") == []
    with pytest.raises(InputRefused, match="column P2: this connection cannot be recorded here"):
        star(store, {"P2": "j"})


def test_all_that_is_wrong_is_told_by_name_and_nothing_is_saved(store):
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        star(store, {"P2": "x", "Y1": "1", "C1": "w"})
    assert [(one.column, one.what) for one in refused.value.problems] == [
        ("P2", "x is none of the keys"),
        ("Y1", "has no connection with them in the record"),
    ]
    with pytest.raises(InputRefused, match="type a letter"):
        star(store, {})
    assert store.seq == before
