"""Two who are one: what was said of the second is said of the first, and all of it comes again."""

from datetime import date
from uuid import uuid4

import pytest
from bringing import new_record

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.model import (
    KEPT_APART,
    Actor,
    Attempt,
    Effect,
    Membership,
    Move,
    MoveActor,
    PairFlag,
    Place,
    Presence,
    Report,
    Role,
    Spell,
    Tie,
)
from sysmap.recording import DOUBLE, LOOP, OVERLAP
from sysmap.store import STEWARD, Operation

ANA, ANNA, BEN, SCHOOL = (
    Actor(id=uuid4(), key=key, label=label, kind=kind, sector=sector)
    for key, label, kind, sector in (
        ("P1", "Ana", "practitioner", None),
        ("P2", "Anna", "practitioner", "health"),
        ("P3", "Ben", "practitioner", None),
        ("S1", "School", "service", None),
    )
)


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "ours.duckdb") as opened:
        save(opened, actor=[ANA, ANNA, BEN, SCHOOL])
        yield opened


def save(store, **facts):
    return store.save(Operation(id=uuid4(), who="steward", verb="record", facts=facts))


def tie(one, other, *, kind="works_with", key=None):
    return Tie(id=uuid4(), key=key, source=one.id, target=other.id, kind=kind, directed=False)


def spell(of, start, end=None):
    days = (day and date.fromisoformat(day) for day in (start, end))
    start, end = days
    return Spell(id=uuid4(), tie=of.id, start=start, end=end)


def rows(store, noun):
    return store.current(noun).to_pylist()


def merge(store, first=ANA, second=ANNA):
    return recording.merge(store, (str(first.id), str(second.id)), who="ana", operation_id=uuid4())


def ends(store, noun, *fields):
    keys = {row["id"]: row["key"] for row in rows(store, "actor")}
    return [tuple(keys[row[field]] for field in fields) for row in rows(store, noun)]


def test_everything_that_is_said_of_the_second_is_said_of_the_first(store):
    bond = tie(ANNA, BEN)
    move = Move(id=uuid4(), key="M1", date=date(2025, 3, 5), title="A word")
    save(
        store,
        tie=[bond],
        spell=[spell(bond, "2025-01-01")],
        move=[move],
        move_actor=[MoveActor(id=uuid4(), move=move.id, actor=ANNA.id, role="maker")],
        effect=[Effect(id=uuid4(), move=move.id, tie=bond.id, effect="created")],
        role=[Role(id=uuid4(), actor=ANNA.id, role="carer")],
        membership=[Membership(id=uuid4(), actor=ANNA.id, service=SCHOOL.id)],
        attempt=[Attempt(id=uuid4(), asker=BEN.id, asked=ANNA.id)],
        report=[Report(id=uuid4(), teller=ANNA.id, source=ANNA.id, target=BEN.id, says="new")],
        place=[Place(id=uuid4(), actor=one.id, x=1.0, y=1.0, pinned=False) for one in (ANA, ANNA)],
    )
    merge(store)
    assert ends(store, "tie", "source", "target") == [("P1", "P3")]
    assert ends(store, "move_actor", "actor") == ends(store, "role", "actor") == [("P1",)]
    assert ends(store, "membership", "actor", "service") == [("P1", "S1")]
    assert ends(store, "attempt", "asker", "asked") == [("P3", "P1")]
    assert ends(store, "report", "teller", "source") == [("P1", "P1")]
    assert ends(store, "place", "actor") == [("P1",)]
    [ana] = [row for row in rows(store, "actor") if row["key"] == "P1"]
    assert (ana["label"], ana["sector"]) == ("Ana", "health")
    assert len(rows(store, "effect")) == 1
    assert store.verify() == []


def test_a_tie_of_the_two_is_a_loop_and_goes_and_what_was_asked_for_it_stays(store):
    bond = tie(ANA, ANNA)
    asked = Attempt(id=uuid4(), asker=BEN.id, asked=ANA.id, tie=bond.id)
    between = Attempt(id=uuid4(), asker=ANA.id, asked=ANNA.id)
    save(store, tie=[bond], spell=[spell(bond, None)], attempt=[asked, between])
    found = recording.merging(recording.shown_in(store), str(ANA.id), str(ANNA.id))
    assert [row["id"] for row in found.told[LOOP]] == [str(bond.id)]
    merge(store)
    assert rows(store, "tie") == rows(store, "spell") == []
    assert [row["tie"] for row in rows(store, "attempt")] == [None]


def test_a_tie_that_both_had_is_one_with_the_times_of_both_that_do_not_overlap(store):
    first, second = tie(ANA, BEN), tie(BEN, ANNA)
    save(
        store,
        tie=[first, second],
        spell=[
            spell(first, "2025-03-01", "2025-06-01"),
            spell(second, "2024-01-01", "2025-03-01"),
            spell(second, "2025-05-01"),
        ],
    )
    found = recording.merging(recording.shown_in(store), str(ANA.id), str(ANNA.id))
    assert [row["id"] for row in found.told[DOUBLE]] == [str(second.id)]
    assert [row["start"] for row in found.told[OVERLAP]] == [date(2025, 5, 1)]
    merge(store)
    assert [row["id"] for row in rows(store, "tie")] == [str(first.id)]
    assert sorted(row["start"] for row in rows(store, "spell")) == [
        date(2024, 1, 1),
        date(2025, 3, 1),
    ]


def test_ties_of_another_kind_stay_two(store):
    save(store, tie=[tie(ANA, BEN), tie(ANNA, BEN, kind="knows_of")])
    merge(store)
    assert len(rows(store, "tie")) == 2


def test_what_both_had_once_is_kept_once(store):
    move = Move(id=uuid4(), key="M1", date=date(2025, 3, 5), title="A word")
    both = (ANA, ANNA)
    save(
        store,
        move=[move],
        move_actor=[
            MoveActor(id=uuid4(), move=move.id, actor=one.id, role="maker") for one in both
        ],
        role=[Role(id=uuid4(), actor=one.id, role="carer") for one in both],
    )
    merge(store)
    assert len(rows(store, "move_actor")) == len(rows(store, "role")) == 1


@pytest.mark.parametrize(("of", "left"), [(ANNA, []), (ANA, [date(2025, 1, 1)])])
def test_when_the_first_was_there_stays_as_it_is(store, of, left):
    save(store, presence=[Presence(id=uuid4(), actor=of.id, start=date(2025, 1, 1))])
    merge(store)
    assert [row["start"] for row in rows(store, "presence")] == left


def test_a_merge_is_taken_back_whole(store):
    first, second = tie(ANA, BEN), tie(ANNA, BEN)
    loop = tie(ANA, ANNA)
    times = [spell(first, "2025-03-01"), spell(second, "2025-01-01"), spell(loop, None)]
    save(store, tie=[first, second, loop], spell=times)
    before = store.system(STEWARD)
    seq = merge(store)
    assert store.system(STEWARD).actor_count == before.actor_count - 1
    store.take_back(seq, who="ana")
    after = store.system(STEWARD)
    assert all(after.tables[noun].equals(table) for noun, table in before.tables.items())


@pytest.mark.parametrize("pair", [(ANA, ANNA), (ANA, BEN), (ANNA, BEN)])
def test_nobody_is_brought_together_with_whom_they_are_kept_apart_from(store, pair):
    one, other = pair
    flag = PairFlag(id=uuid4(), a=one.id, b=other.id, flag=KEPT_APART)
    tied = {ANA.key: ANNA, ANNA.key: ANA}[one.key]
    save(store, tie=[] if other is ANNA else [tie(tied, BEN)], pair_flag=[flag])
    with pytest.raises(InputRefused, match="cannot be made one here") as refused:
        merge(store)
    assert "apart" not in str(refused.value)


def test_somebody_is_not_merged_with_themselves(store):
    with pytest.raises(InputRefused, match="the same actor"):
        merge(store, ANA, ANA)
