"""History tells what each save wrote; any save can be taken back, and brought again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from bringing import new_record
from hypothesis import given, settings
from hypothesis import strategies as st
from store_samples import ANA, BEN, CAT, operation, spell, three_saves, tie

from sysmap.errors import EditConflict, InputRefused, NotWritable, WrongUsage
from sysmap.model import Actor, Context, Element, Move, MoveActor, Place
from sysmap.store import STEWARD, Fact, Store


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as opened:
        yield opened


def tables(store):
    return store.system(STEWARD).tables


def same(one, other):
    return all(one[noun].equals(other[noun]) for noun in one)


def test_history_counts_what_each_save_wrote_by_noun(tmp_path):
    with Store.open(three_saves(tmp_path / "programme.duckdb"), read_only=True) as store:
        lines = store.history()
    assert [(line.rows, dict(line.wrote)) for line in lines] == [
        (3, {"actor": 3}),
        (3, {"tie": 1, "spell": 1}),
        (3, {"tie": 1, "spell": 1}),
    ]


def test_history_as_known_on_a_day_ends_with_that_day(tmp_path):
    moments = iter([datetime(2026, 3, 4, 23, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)])
    with Store.create(tmp_path / "programme.duckdb", clock=lambda: next(moments)) as store:
        store.save(operation(actor=[ANA]))
        store.save(operation(actor=[BEN]))
        known = {day: store.history(as_known_on=date(2026, 3, day)) for day in (3, 4, 5)}
    assert {day: [line.seq for line in lines] for day, lines in known.items()} == {
        3: [],
        4: [1],
        5: [1, 2],
    }


def test_what_a_save_did_is_told_by_keys_with_what_stood_before(store):
    bond = tie(ANA, BEN)
    held = spell(bond, "2026-03-01", strength=2.0)
    store.save(operation(actor=[ANA, BEN], tie=[bond], spell=[held]))
    ended = replace(held, end=date(2026, 5, 1))
    store.save(
        operation(
            reason="they moved",
            actor=[Fact(replace(BEN, label="Ben"), version=2)],
            spell=[Fact(ended, version=2)],
        )
    )
    changed, closed = store.written_by(2)
    assert (changed.noun, changed.name, changed.version) == ("actor", "actor (ben)", 2)
    assert (changed.before["label"], changed.after["label"]) == (None, "Ben")
    assert closed.name == "spell (ana, ben, works_with, 2026-03-01)"
    assert closed.id == held.id
    assert closed.after["tie"] == "ana, ben, works_with"
    assert (closed.before["end"], closed.after["end"]) == (None, date(2026, 5, 1))
    assert closed.after["strength"] == 2.0
    assert [entry.before for entry in store.written_by(1)] == [None] * 4


def test_what_a_save_took_back_is_told_with_what_stood_before(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(actor=[Fact(ANA, version=2, void=True)]))
    store.save(operation(actor=[Fact(ANA, version=3)]))
    [gone], [back] = store.written_by(2), store.written_by(3)
    assert (gone.void, gone.before["key"], gone.after) == (True, "ana", None)
    assert (back.void, back.before, back.after["key"]) == (False, None, "ana")


def test_the_versions_of_a_thing_say_who_wrote_each(store):
    store.save(operation(who="ana", actor=[ANA]))
    store.save(operation(who="ben", actor=[Fact(replace(ANA, label="Ana B."), version=2)]))
    store.save(operation(who="cat", actor=[Fact(ANA, version=3, void=True)]))
    told = [
        (entry.version, entry.seq, entry.who, entry.void, entry.values["label"])
        for entry in store.versions("actor", ANA.id)
    ]
    assert told == [
        (1, 1, "ana", False, None),
        (2, 2, "ben", False, "Ana B."),
        (3, 3, "cat", True, None),
    ]
    assert store.versions("actor", str(ANA.id)) == store.versions("actor", ANA.id)
    assert store.versions("actor", uuid4()) == []
    with pytest.raises(WrongUsage, match="the record has no table actors"):
        store.versions("actors", ANA.id)


def test_a_conflict_says_of_what_so_that_a_page_can_show_both(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(who="ben", actor=[Fact(replace(ANA, label="Ana"), version=2)]))
    with pytest.raises(EditConflict, match=r"by ben on .* UTC \(save 2: record\)") as told:
        store.save(operation(who="cat", actor=[Fact(replace(ANA, label="Anna"), version=2)]))
    [*_, now] = store.versions(told.value.noun, told.value.id)
    assert (now.version, now.who, now.values["label"]) == (2, "ben", "Ana")


def test_a_save_that_made_changed_and_ended_things_is_taken_back_whole(store):
    bond, other = tie(ANA, BEN), tie(BEN, CAT)
    held, kept = spell(bond, "2026-03-01"), spell(other, "2026-03-01", strength=1.0)
    store.save(operation(actor=[ANA, BEN, CAT], tie=[bond, other], spell=[held, kept]))
    before = tables(store)
    new = tie(ANA, CAT)
    move = Move(id=uuid4(), key="M1", date=date(2026, 4, 1), title="A walk")
    store.save(
        operation(
            reason="a mistake",
            move=[move],
            move_actor=[MoveActor(id=uuid4(), move=move.id, actor=ANA.id, role="maker")],
            tie=[new, Fact(other, version=2, void=True)],
            spell=[
                spell(new, "2026-04-01"),
                Fact(replace(held, end=date(2026, 4, 1)), version=2),
                Fact(kept, version=2, void=True),
            ],
        )
    )
    after = tables(store)
    assert store.take_back(2, who="ben", reason="it was no walk") == 3
    assert same(tables(store), before)
    line = store.history()[-1]
    assert (line.who, line.verb, line.took_back) == ("ben", "take back 2", 2)
    assert line.reason == "it was no walk"
    assert store.history()[1].reason == "a mistake"
    assert store.take_back(3, who="ben") == 4
    assert same(tables(store), after)
    assert store.take_back(4, who="ben") == 5
    assert same(tables(store), before)
    assert store.verify() == []


def test_a_save_is_not_taken_back_over_a_later_change(store):
    store.save(operation(actor=[ANA, BEN]))
    store.save(operation(who="ben", verb="edit", actor=[Fact(replace(ANA, label="A"), version=2)]))
    told = r"^actor \(ana\) was changed since by ben on .* \(save 2: edit\); take that save back"
    with pytest.raises(EditConflict, match=told) as conflict:
        store.take_back(1, who="steward")
    assert (conflict.value.noun, conflict.value.id) == ("actor", ANA.id)
    assert store.seq == 2


def test_a_later_change_that_was_taken_back_itself_does_not_stand_in_the_way(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(actor=[Fact(replace(ANA, label="A"), version=2)]))
    store.take_back(2, who="steward")
    store.take_back(1, who="steward")
    assert store.system(STEWARD).keys == []
    with pytest.raises(EditConflict, match=r"^save 1 is taken back already, by save 4$"):
        store.take_back(1, who="steward")


def test_a_save_that_was_taken_back_brought_again_and_taken_back_is_so_by_the_last(store):
    store.save(operation(actor=[ANA]))
    for seq in (1, 2, 3):
        store.take_back(seq, who="steward")
    with pytest.raises(EditConflict, match=r"^save 1 is taken back already, by save 4$"):
        store.take_back(1, who="steward")


def test_what_others_point_at_is_not_taken_back(store):
    store.save(operation(actor=[ANA, BEN]))
    store.save(operation(tie=[tie(ANA, BEN)]))
    with pytest.raises(InputRefused, match=r"actor \(ana\) is taken back while tie rows still"):
        store.take_back(1, who="steward")
    assert store.system(STEWARD).actor_count == 2


def test_the_place_on_the_map_goes_with_the_actor_and_comes_again(store):
    place = Place(id=uuid4(), actor=BEN.id, x=0.1, y=0.2, pinned=False)
    own = Place(id=uuid4(), actor=ANA.id, x=0.3, y=0.4, pinned=False)
    store.save(operation(actor=[ANA, BEN], place=[own]))
    store.save(operation(verb="place", place=[place]))
    store.save(operation(verb="place", place=[Fact(replace(own, x=0.5), version=2)]))
    before = tables(store)
    store.take_back(1, who="steward")
    assert tables(store)["place"].num_rows == 0
    store.take_back(4, who="steward")
    assert same(tables(store), before)


def test_a_place_that_was_moved_by_hand_stands_in_the_way_of_what_moved_it_before(store):
    place = Place(id=uuid4(), actor=BEN.id, x=0.1, y=0.2, pinned=False)
    store.save(operation(actor=[BEN]))
    store.save(operation(verb="place", place=[place]))
    store.save(operation(verb="place", place=[Fact(replace(place, x=0.5), version=2)]))
    with pytest.raises(EditConflict, match=r"place \(ben\) was changed since"):
        store.take_back(2, who="steward")


def test_a_number_that_no_save_has_and_a_save_of_nothing_cannot_be_taken_back(store):
    store.save(operation(reason="only a word"))
    for seq in (0, 2, -1):
        with pytest.raises(WrongUsage, match=rf"the record has no save {seq}"):
            store.take_back(seq, who="steward")
        with pytest.raises(WrongUsage, match=rf"the record has no save {seq}"):
            store.written_by(seq)
    with pytest.raises(WrongUsage, match="save 1 wrote nothing that could be taken back"):
        store.take_back(1, who="steward")


def test_nothing_is_taken_back_in_a_record_opened_to_read(tmp_path):
    path = three_saves(tmp_path / "programme.duckdb")
    with Store.open(path, read_only=True) as store, pytest.raises(NotWritable, match="read only"):
        store.take_back(3, who="steward")


def test_a_large_import_is_taken_back_like_a_small_one(store):
    store.save(operation(actor=[ANA]))
    before = tables(store)
    people = [Actor(id=uuid4(), key=f"P{number:04}") for number in range(600)]
    bonds = [tie(ANA, person) for person in people]
    store.save(operation(verb="import", actor=people, tie=bonds, spell=list(map(spell, bonds))))
    assert len(store.written_by(2)) == 1800
    store.take_back(2, who="steward")
    assert same(tables(store), before)
    assert store.verify() == []


MAKERS = {
    "actor": lambda key: Actor(id=uuid4(), key=key),
    "element": lambda key: Element(id=uuid4(), key=key, type="meaning"),
    "context": lambda key: Context(id=uuid4(), key=key),
}
BECOMES = st.tuples(st.booleans(), st.sampled_from(["one", "two", "three"]))
SAVES = st.lists(
    st.dictionaries(st.sampled_from(sorted(MAKERS)), BECOMES, min_size=1), min_size=1, max_size=5
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with Store.create(tmp_path_factory.mktemp("drawn") / "programme.duckdb") as opened:
        yield opened
        assert opened.verify() == []


@settings(max_examples=12, deadline=None)
@given(drawn=SAVES, choice=st.integers(min_value=0))
def test_what_no_later_save_touched_is_as_it_was_before_the_save(shared, drawn, choice):
    """Each save voids or names anew some of three things; one of the saves is taken back."""
    things = {noun: make(f"{shared.seq}") for noun, make in MAKERS.items()}
    versions = dict.fromkeys(things, 0)
    states, numbers = [{}], []
    for save in drawn:
        facts = {}
        for noun, (void, label) in save.items():
            versions[noun] += 1
            facts[noun] = [Fact(replace(things[noun], label=label), versions[noun], void=void)]
        numbers.append(shared.save(operation(**facts)))
        states.append(standing(shared, things))
    chosen = choice % len(drawn)
    before, after, now = states[chosen], states[chosen + 1], states[-1]
    if any(after.get(noun) != now.get(noun) for noun in drawn[chosen]):
        with pytest.raises(EditConflict):
            shared.take_back(numbers[chosen], who="steward")
        assert standing(shared, things) == now
    else:
        shared.take_back(numbers[chosen], who="steward")
        untouched = {noun: now[noun] for noun in now if noun not in drawn[chosen]}
        assert standing(shared, things) == untouched | {
            noun: before[noun] for noun in before if noun in drawn[chosen]
        }


def standing(store, things):
    """Noun -> label of these things, where they stand."""
    return {
        noun: row["label"]
        for noun, thing in things.items()
        for row in store.current(noun).to_pylist()
        if row["id"] == str(thing.id)
    }


def test_what_is_otherwise_than_it_was_known_on_a_day_is_told_once_for_each_thing(tmp_path):
    moments = iter(datetime(2026, 3, day, tzinfo=UTC) for day in (1, 3, 4, 5, 6))
    with Store.create(tmp_path / "programme.duckdb", clock=lambda: next(moments)) as store:
        store.save(operation(actor=[ANA, BEN]))
        store.save(operation(actor=[Fact(replace(ANA, label="Ann"), version=2), CAT]))
        store.save(operation(actor=[Fact(replace(ANA, label="Anna"), version=3)]))
        store.save(operation(actor=[Fact(BEN, version=2, void=True)]))
        told = {
            entry.name: (entry.did, (entry.before or {}).get("label"))
            for entry in store.written_since(date(2026, 3, 3))
        }
        assert told == {"actor (ana)": ("changed", "Ann"), "actor (ben)": ("taken back", None)}
        assert len(store.written_since(date(2026, 2, 28))) == 2
        store.save(operation(actor=[Fact(replace(ANA, label="Ann"), version=4)]))
        assert [entry.name for entry in store.written_since(date(2026, 3, 3))] == ["actor (ben)"]


def test_what_ever_pointed_at_a_thing_is_found_also_where_it_does_no_more(store):
    bond = tie(ANA, BEN)
    store.save(operation(actor=[ANA, BEN, CAT], tie=[bond]))
    store.save(operation(tie=[Fact(replace(bond, target=CAT.id), version=2)]))
    assert store.ever_of("tie", "target", BEN.id) == [bond.id]
    assert store.ever_of("tie", "source", BEN.id) == []
