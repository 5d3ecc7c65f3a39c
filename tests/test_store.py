"""The record: what is saved is there, once, and can be read as it was known on any day."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pyarrow as pa
import pytest
from bringing import new_record
from store_samples import ANA, BEN, CAT, day, operation, spell, three_saves, tie

from sysmap.errors import EditConflict, InputRefused, NotWritable, WrongUsage
from sysmap.model import Actor, Attendance, Meeting, Membership, PairFlag, Place, Setting, TieKind
from sysmap.store import STEWARD, Fact, Operation, Store
from sysmap.system import SCHEMAS


@pytest.fixture
def path(tmp_path):
    return tmp_path / "programme.duckdb"


@pytest.fixture
def store(path):
    with new_record(path) as opened:
        yield opened


def saved_on(*days):
    moments = iter(datetime.fromisoformat(text).replace(tzinfo=UTC) for text in days)
    return lambda: next(moments)


def test_a_new_record_is_empty_and_sound(store):
    assert store.seq == 0
    assert store.history() == []
    assert store.verify() == []
    assert store.system(STEWARD).actor_count == 0


def test_what_is_saved_is_there_after_closing_and_opening(path):
    three_saves(path)
    with Store.open(path) as store:
        system = store.system(STEWARD)
    assert system.keys == ["ana", "ben", "cat"]
    assert list(
        zip(system.numbers("tie", "source"), system.numbers("tie", "target"), strict=True)
    ) == [
        (0, 1),
        (1, 2),
    ]
    assert system.column("spell", "start") == [date(2026, 3, 1), date(2026, 4, 1)]


def test_every_noun_comes_back_with_row_numbers_in_place_of_ids(store):
    home = Actor(
        id=uuid4(),
        key="GP",
        label="The surgery",
        kind="service",
        sector="health",
        statutory=True,
        attributes='{"beds": 4}',
    )
    ana = replace(ANA, service=home.id, age_band="30-39")
    met = Meeting(id=uuid4(), key="month 1", number=1, date=date(2026, 3, 4), minutes=90)
    bond = tie(ana, BEN)
    store.save(
        operation(
            setting=[Setting(id=uuid4(), key="name", value="Riverbend")],
            actor=[ana, BEN, home],
            membership=[
                Membership(id=uuid4(), actor=ana.id, service=home.id, start=day("2026-01-01"))
            ],
            tie_kind=[TieKind(id=uuid4(), kind="works_with", directed=False, strength="level")],
            tie=[bond],
            spell=[spell(bond, "2026-03-01", "2026-05-01", strength=2.25, origin="move")],
            meeting=[met],
            attendance=[Attendance(id=uuid4(), meeting=met.id, actor=BEN.id, role="guest")],
            pair_flag=[PairFlag(id=uuid4(), a=BEN.id, b=home.id, flag="kept apart")],
            place=[Place(id=uuid4(), actor=BEN.id, x=0.125, y=-3.5, pinned=True)],
        )
    )
    rows = {noun: table.to_pylist() for noun, table in store.system(STEWARD).tables.items()}
    nobody = dict.fromkeys(SCHEMAS["actor"].names)
    assert rows["actor"] == [
        {
            **nobody,
            "key": "GP",
            "label": "The surgery",
            "kind": "service",
            "sector": "health",
            "statutory": True,
            "attributes": '{"beds": 4}',
        },
        {**nobody, "key": "ana", "kind": "practitioner", "service": 0, "age_band": "30-39"},
        {**nobody, "key": "ben", "kind": "practitioner"},
    ]
    assert rows["setting"] == [{"key": "name", "value": "Riverbend"}]
    assert rows["membership"] == [
        {"actor": 1, "service": 0, "start": date(2026, 1, 1), "end": None}
    ]
    assert rows["tie"] == [
        {"key": None, "source": 1, "target": 2, "kind": "works_with", "directed": False}
    ]
    assert rows["spell"] == [
        {
            "tie": 0,
            "start": date(2026, 3, 1),
            "end": date(2026, 5, 1),
            "strength": 2.25,
            "origin": "move",
            "precision": None,
            "recorded_on": None,
        }
    ]
    assert rows["meeting"][0]["minutes"] == 90
    assert rows["attendance"] == [{"meeting": 0, "actor": 2, "role": "guest"}]
    assert rows["pair_flag"] == [{"a": 2, "b": 0, "flag": "kept apart", "start": None, "end": None}]
    assert rows["place"] == [{"actor": 2, "x": 0.125, "y": -3.5, "pinned": True}]


def test_the_same_facts_in_another_order_and_under_other_ids_read_the_same(tmp_path):
    def told(name, order):
        people = {key: Actor(id=uuid4(), key=key) for key in order}
        pairs = sorted(pair for pair in itertools.combinations(sorted(order), 2))
        bonds = [
            tie(people[one], people[other]) for one, other in pairs[:: 1 - 2 * (name == "there")]
        ]
        starts = [("2026-03-01", "2026-04-01"), (None, "2026-02-01"), ("2026-05-01", None)]
        spells = [spell(bond, *span) for bond in bonds for span in starts]
        with Store.create(tmp_path / name) as store:
            store.save(operation(actor=list(people.values()), tie=bonds, spell=spells))
            return store.system(STEWARD).tables

    here, there = told("here", "abcd"), told("there", "dbca")
    assert all(here[noun].equals(there[noun]) for noun in SCHEMAS)


@pytest.mark.parametrize("number", [2, 501])
@pytest.mark.parametrize("ids", [pa.string(), pa.uuid()])
def test_an_arrow_table_is_saved_like_a_list(store, number, ids):
    random_ids = [uuid4().bytes if ids == pa.uuid() else str(uuid4()) for _ in range(number)]
    keys = [f"P{n:03}" for n in range(number)]
    store.save(operation(actor=pa.table({"id": pa.array(random_ids, ids), "key": keys})))
    assert store.system(STEWARD).keys == keys
    assert store.current("actor")["version"].to_pylist() == [1] * number
    assert store.verify() == []


@pytest.mark.parametrize("number", [3, 501])
def test_a_large_save_holds_what_a_small_one_holds(store, number):
    people = [Actor(id=uuid4(), key=f"P{n:03}", label="né  o'Hara\n") for n in range(number)]
    bonds = [tie(people[n], people[n + 1]) for n in range(number - 1)]
    store.save(operation(actor=people, tie=bonds, spell=[spell(b, strength=0.5) for b in bonds]))
    system = store.system(STEWARD)
    assert system.labels == ["né  o'Hara\n"] * number
    assert system.column("spell", "strength") == [0.5] * (number - 1)
    assert store.verify() == []


def test_saving_the_same_operation_again_doubles_nothing(store):
    once = operation(actor=[ANA, BEN])
    assert [store.save(once), store.save(operation(actor=[CAT])), store.save(once)] == [1, 2, 1]
    assert store.seq == 2
    assert store.system(STEWARD).actor_count == 3


def test_a_change_is_a_new_version_and_the_latest_one_counts(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(actor=[Fact(replace(ANA, label="Ana B."), version=2)]))
    assert store.system(STEWARD).labels == ["Ana B."]
    assert store.current("actor").select(["version", "label"]).to_pylist() == [
        {"version": 2, "label": "Ana B."}
    ]


def test_what_is_taken_back_is_gone_and_may_come_back(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(actor=[Fact(ANA, version=2, void=True)]))
    assert store.system(STEWARD).keys == []
    store.save(operation(actor=[Fact(ANA, version=3)]))
    assert store.system(STEWARD).keys == ["ana"]


def test_the_second_of_two_who_change_one_thing_is_told_who_was_first(store):
    store.save(operation(actor=[ANA]))
    store.save(operation(who="ben", actor=[Fact(replace(ANA, label="Ana"), version=2)]))
    with pytest.raises(
        EditConflict, match=r"^actor \(ana\) was changed by ben on \d{4}-\d\d-\d\d at"
    ):
        store.save(operation(who="cat", actor=[Fact(replace(ANA, label="Anna"), version=2)]))
    assert store.system(STEWARD).labels == ["Ana"]
    assert store.verify() == []


def test_the_record_can_be_read_as_it_was_known_on_a_day(path):
    with Store.create(path, clock=saved_on("2026-03-04T23:59:59.999999", "2026-03-05")) as store:
        store.save(operation(actor=[ANA]))
        store.save(operation(actor=[BEN, Fact(replace(ANA, key="anna"), version=2)]))

        def keys_known_on(text):
            return store.system(STEWARD, as_known_on=day(text)).keys

        assert keys_known_on("2026-03-03") == []
        assert keys_known_on("2026-03-04") == ["ana"]
        assert keys_known_on("2026-03-05") == ["anna", "ben"]
        assert keys_known_on("9999-12-31") == ["anna", "ben"]
        assert store.system(STEWARD).keys == ["anna", "ben"]


def test_a_found_tie_was_first_recorded_on_the_day_of_the_save_unless_it_says_so(path):
    bonds = [tie(ANA, BEN), tie(BEN, CAT), tie(ANA, CAT)]
    with Store.create(path, clock=saved_on("2026-03-04", "2026-05-06")) as store:
        unsure, told, dated = (
            spell(bonds[0], strength=1.0),
            spell(bonds[1], strength=2.0, origin="found", recorded_on=day("2026-02-02")),
            spell(bonds[2], strength=3.0, origin="move"),
        )
        store.save(operation(actor=[ANA, BEN, CAT], tie=bonds, spell=[unsure, told, dated]))
        store.save(operation(spell=[Fact(replace(unsure, origin="found"), version=2)]))
        spells = store.system(STEWARD).tables["spell"].to_pylist()
    assert {row["strength"]: row["recorded_on"] for row in spells} == {
        1.0: day("2026-03-04"),
        2.0: day("2026-02-02"),
        3.0: None,
    }


def test_a_system_is_read_once_for_each_save(store):
    store.save(operation(actor=[ANA]))
    before = store.system(STEWARD)
    assert store.system(STEWARD) is before
    store.save(operation(actor=[BEN]))
    assert store.system(STEWARD) is not before
    assert before.keys == ["ana"]


def test_history_tells_every_save_with_its_reason(path):
    with Store.create(path, clock=saved_on("2026-03-04T10:00:00.123456", "2026-03-05")) as store:
        first = operation(who="ben", verb="import", reason="the spring list", actor=[ANA, BEN])
        store.save(first)
        store.save(operation(actor=[CAT]))
        lines = store.history()
        reasons = store.current("reason").select(["id", "body"]).to_pylist()
    assert [(line.seq, line.who, line.verb, line.rows, line.reason) for line in lines] == [
        (1, "ben", "import", 3, "the spring list"),
        (2, "steward", "record", 1, None),
    ]
    assert lines[0].id == first.id
    assert [reason["body"] for reason in reasons] == ["the spring list"]
    assert reasons[0]["id"] != str(
        first.id
    )  # else an erased reason could be guessed from its digest
    assert lines[0].recorded_at == datetime(2026, 3, 4, 10, 0, 0, 123456, tzinfo=UTC)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"actors": []}, "the record has no table actors"),
        ({"tie": [ANA]}, "Actor was given as tie; give Tie records"),
        ({"actor": pa.table({"id": ["x"], "nick": ["y"]})}, "actor has no column nick"),
    ],
)
def test_facts_that_the_record_has_no_place_for_are_told(store, facts, sentence):
    with pytest.raises(WrongUsage, match=sentence):
        store.save(Operation(id=uuid4(), who="ana", verb="record", facts=facts))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"start": "soon"}, "spell: row 1, column start: 'soon' is not a day"),
        ({"start": datetime(2026, 3, 4, tzinfo=UTC)}, "is not a day"),
        ({"strength": float("nan")}, "column strength: nan is not a number"),
        ({"strength": "strong"}, "column strength: 'strong' is not a number"),
        ({"origin": "hearsay"}, "spell: holds a value outside"),
        ({"strength": 1e15}, "a value does not fit"),
        ({"tie": None}, "spell: column tie: is empty; fill it in"),
    ],
)
def test_a_value_that_its_column_cannot_hold_is_refused(store, fields, sentence):
    bond = tie(ANA, BEN)
    store.save(operation(actor=[ANA, BEN], tie=[bond]))
    with pytest.raises(InputRefused, match=sentence):
        store.save(operation(spell=[replace(spell(bond), **fields)]))
    assert store.seq == 1
    assert store.current("spell").num_rows == 0


def test_a_record_that_is_there_is_not_overwritten(path):
    three_saves(path)
    with pytest.raises(WrongUsage, match="is there already"):
        Store.create(path)
    with Store.open(path) as store:
        assert store.seq == 3


def test_a_missing_record_says_how_to_make_one(path):
    with pytest.raises(WrongUsage, match=r"no record at .*; `sysmap new .*` makes one"):
        Store.open(path)
    assert not path.exists()


def test_a_record_opened_to_read_is_not_written(path):
    three_saves(path)
    before = {file: file.stat() for file in path.parent.iterdir()}
    with Store.open(path, read_only=True) as store:
        assert store.system(STEWARD).keys == ["ana", "ben", "cat"]
        assert store.verify() == []
        with pytest.raises(NotWritable, match="opened to read only"):
            store.save(operation(actor=[ANA]))
    after = {file: file.stat() for file in path.parent.iterdir()}
    assert {f: (s.st_size, s.st_mtime_ns) for f, s in after.items()} == {
        f: (s.st_size, s.st_mtime_ns) for f, s in before.items()
    }
