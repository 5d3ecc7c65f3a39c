"""What the group says at a meeting: rows that stand beside things, and what they bring about."""

import shutil
from datetime import date
from uuid import uuid4

import pytest
from bringing import new_record, written

from sysmap import intake, recording
from sysmap.errors import InputRefused
from sysmap.model import NOUNS
from sysmap.recording import (
    ActionDraft,
    CameDraft,
    MayIdentify,
    Reviewed,
    ReviewsDraft,
)
from sysmap.store import TEAM, Store

DAY = date(2025, 3, 12)
TABLES = {
    "actors": "id,label,kind\nP1,Ana,practitioner\nP2,Ben,practitioner\nP3,Cat,practitioner\n"
    "Y1,Robin,young person\n",
    "meetings": "id,number,date\nG1,1,2025-02-12\nG2,2,2025-03-12\n",
    "attendance": "meeting,actor,role\nG2,P1,\n",
    "ties": "id,source,target,kind,start,end\nT1,P1,P2,works_with,2024-01-01,\n"
    "T2,P2,P3,works_with,2024-01-01,2025-06-01\nT3,P1,P3,works_with,2025-03-12,\n"
    "T4,P1,Y1,works_with,2024-01-01,\n",
    "moves": "id,date,title\nM1,2025-03-01,Ana rang Ben\n",
    "move_actors": "move,actor,role\nM1,P1,maker\n",
    "effects": "id,move,source,target,kind,effect,date,status\n"
    "EF1,M1,P1,P2,works_with,strengthened,2025-03-01,claimed\n",
    "contexts": "id,label,start,end\nX1,A cut,2024-01-01,\n",
    "coverage": "context,subject_type\nX1,all\n",
}
T1 = Reviewed(of="tie", names=("P1", "P2", "works_with"))
T2 = Reviewed(of="tie", names=("P2", "P3", "works_with"))
T3 = Reviewed(of="tie", names=("P1", "P3", "works_with"))
M1 = Reviewed(of="move", names=("M1",))
X1 = Reviewed(of="context", names=("X1",))
PAIR = Reviewed(of="pair", names=("P3", "Y1"))


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record with something of each sort, to be copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    with new_record(folder / "ours.duckdb") as opened:
        intake.bring_in(opened, written(folder, **TABLES))
    return folder / "ours.duckdb"


@pytest.fixture
def store(made, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{made}{ending}", f"{tmp_path / made.name}{ending}")
    with Store.open(tmp_path / made.name) as opened:
        yield opened


def by():
    return {"who": "ana", "operation_id": uuid4()}


def said(store, verdict, *things, meeting="G2", **more):
    draft = ReviewsDraft(meeting=meeting, things=things, verdict=verdict, **more)
    return recording.save_reviews(store, draft, **by())


def rows(store, noun):
    return store.current(noun).to_pylist()


def the(store, noun, **fields):
    found = [row for row in rows(store, noun) if all(row[k] == v for k, v in fields.items())]
    [row] = found
    return row


def spell_of(store, tie):
    [row] = [r for r in rows(store, "spell") if r["tie"] == the(store, "tie", key=tie)["id"]]
    return row


def test_one_verdict_writes_a_row_for_each_thing_in_one_save(store):
    before = store.seq
    said(store, "confirmed", T1, T2, voters=7, comment="all of us")
    assert store.seq == before + 1
    assert [(r["verdict"], r["voters"], r["comment"]) for r in rows(store, "review")] == [
        ("confirmed", 7, "all of us")
    ] * 2


def test_a_tie_that_is_retired_ends_on_the_day_of_the_meeting(store):
    said(store, "retired", T1, T2)
    assert spell_of(store, "T1")["end"] == spell_of(store, "T2")["end"] == DAY


def test_a_change_of_mind_is_a_new_version_and_puts_back_what_the_first_brought_about(store):
    said(store, "retired", T2)
    said(store, "confirmed", T2, comment="she rang")
    [review] = rows(store, "review")
    assert (review["verdict"], review["version"]) == ("confirmed", 2)
    assert spell_of(store, "T2")["end"] == date(2025, 6, 1)
    told = [one.values["verdict"] for one in store.versions("review", review["id"])]
    assert told == ["retired", "confirmed"]
    said(store, "retired", T2)
    assert spell_of(store, "T2")["end"] == DAY


def test_another_meeting_says_it_in_a_row_of_its_own(store):
    said(store, "confirmed", T1, meeting="G1")
    said(store, "disputed", T1)
    assert sorted(row["verdict"] for row in rows(store, "review")) == ["confirmed", "disputed"]


@pytest.mark.parametrize(
    ("verdict", "status"),
    [
        ("confirmed", "confirmed"),
        ("disputed", "disputed"),
        ("retired", "withdrawn"),
        ("changed", "claimed"),
    ],
)
def test_a_verdict_on_a_move_is_one_on_its_effects(store, verdict, status):
    said(store, verdict, M1)
    assert the(store, "effect", key="EF1")["status"] == status
    said(store, "not discussed", M1)
    assert the(store, "effect", key="EF1")["status"] == "claimed"


def test_a_context_that_is_retired_ends_that_day(store):
    said(store, "retired", X1)
    assert the(store, "context", key="X1")["end"] == DAY
    said(store, "confirmed", X1)
    assert the(store, "context", key="X1")["end"] is None


def test_better_not_keeps_a_pair_apart_from_that_day_and_it_is_told_nowhere(store):
    seq = said(store, "better not", PAIR)
    [flag] = rows(store, "pair_flag")
    assert (flag["flag"], flag["start"]) == ("kept apart", DAY)
    held = recording.shown_in(store)
    assert recording.shown(held, store.written_by(seq, TEAM)) == []
    with pytest.raises(InputRefused, match="cannot be recorded here"):
        said(store, "have met", PAIR)


def test_the_same_save_asked_for_twice_is_one_also_where_it_kept_a_pair_apart(store):
    for thing, verdict in ((PAIR, "better not"), (T1, "retired")):
        draft = ReviewsDraft(meeting="G2", things=(thing,), verdict=verdict)
        once = by()
        first = recording.save_reviews(store, draft, **once)
        assert recording.save_reviews(store, draft, **once) == first == store.seq


def test_a_tie_that_began_that_day_is_not_ended_and_nothing_else_is_saved(store):
    before = store.seq
    with pytest.raises(InputRefused, match="began on the day of this meeting"):
        said(store, "retired", T1, T3)
    assert store.seq == before


@pytest.mark.parametrize(
    ("verdict", "thing", "meeting", "told"),
    [
        ("have met", T1, "G2", "have met"),
        ("confirmed", T1, "G9", "no meeting G9"),
        ("confirmed", Reviewed(of="move", names=("M9",)), "G2", "has it no more"),
        ("confirmed", Reviewed(of="tie", names=("P1", "P2", "asks")), "G2", "has it no more"),
        ("", T1, "G2", "is empty"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_line(store, verdict, thing, meeting, told):
    with pytest.raises(InputRefused, match=told):
        said(store, verdict, thing, meeting=meeting)


def test_a_comment_that_may_tell_who_somebody_is_is_asked_about(store):
    with pytest.raises(MayIdentify):
        said(store, "confirmed", T1, comment="ring 07700 900123")


def test_who_came_is_set_as_it_is_ticked(store):
    recording.save_came(store, CameDraft(meeting="G2", came=("P2", "P3")), **by())
    keys = {row["id"]: row["key"] for row in rows(store, "actor")}
    assert sorted(keys[row["actor"]] for row in rows(store, "attendance")) == ["P2", "P3"]
    assert recording.save_came(store, CameDraft(meeting="G2", came=("P3", "P2")), **by()) is None


def test_a_meeting_is_begun_once_a_day(store):
    key = recording.begin_meeting(store, date(2025, 4, 9), **by())
    assert the(store, "meeting", key=key)["number"] == 3
    assert recording.begin_meeting(store, date(2025, 4, 9), **by()) == key
    assert len(rows(store, "meeting")) == 3


def test_an_action_is_written_down_done_and_not_done_after_all(store):
    draft = ActionDraft(meeting="G2", what="ring the school", actor="Ana", due="2025-04-01")
    key = recording.save_action(store, draft, **by()).key
    assert the(store, "action", key=key)["due"] == date(2025, 4, 1)
    recording.save_done(store, key, date(2025, 3, 20), **by())
    assert the(store, "action", key=key)["done"] == date(2025, 3, 20)
    recording.save_done(store, key, None, **by())
    assert the(store, "action", key=key)["done"] is None
    with pytest.raises(InputRefused, match="say what is to be done"):
        recording.save_action(store, ActionDraft(meeting="G2", what=" "), **by())
    with pytest.raises(InputRefused, match="no action N9"):
        recording.save_done(store, "N9", None, **by())


def test_a_verdict_is_one_save_that_is_taken_back_as_a_whole(store):
    before = {noun: len(rows(store, noun)) for noun in NOUNS}
    seq = said(store, "retired", T1, T2)
    store.take_back(seq, who="ana")
    assert {noun: len(rows(store, noun)) for noun in NOUNS} == before
    assert spell_of(store, "T1")["end"] is None
