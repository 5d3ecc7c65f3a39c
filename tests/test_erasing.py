"""Whoever is erased is gone from every save and from the disk, and the record still verifies."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from bringing import new_record
from conftest import CHECKOUT
from erasing_samples import BYTES, CANARIES, DAY, PLAIN, TITLE, ZOE, programme
from store_samples import BEN, CAT, behind_its_back, operation, spell, three_saves, tie

from sysmap import recording
from sysmap.errors import WrongUsage
from sysmap.metrics import measure_rows
from sysmap.model import FIELDS, NOUNS, REVIEWED_BY, VERDICTS_ON
from sysmap.network import snapshot
from sysmap.recording import unfinished
from sysmap.store import STEWARD, Fact, Store
from sysmap.store.namesakes import names_from
from sysmap.store.releases import Release, note
from sysmap.store.tables import POINTERS, SAYS_NOTHING_WITHOUT

BROWSER = "0" * 32
DAY_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def hits(folder):
    """Which canaries are in which file, byte for byte."""
    needles = [*(canary.encode() for canary in CANARIES), *BYTES]
    return [
        (file.name, needle)
        for file in folder.rglob("*")
        if file.is_file()
        for needle in needles
        if needle in file.read_bytes()
    ]


def figures(system):
    """Every measure of the whole and of groups on a day."""
    return measure_rows(snapshot(system, DAY), levels=["whole", "group"])


def test_the_canaries_are_there_before(tmp_path):
    record = programme(tmp_path / "ours.duckdb")
    unfinished.keep(record, BROWSER, {"title": "Zoe and QK77", "tie": str(ZOE.id)})
    found = {needle for _file, needle in hits(record.parent)}
    assert {canary.encode() for canary in CANARIES} - found == {
        *(str(ZOE.id).upper().encode(), ZOE.id.hex.encode())
    }
    assert set(BYTES) & found


@pytest.mark.parametrize("keep_point", [False, True])
def test_no_byte_is_left_and_the_record_verifies(tmp_path, keep_point):
    record = programme(tmp_path / "ours.duckdb")
    unfinished.keep(record, BROWSER, {"title": "Zoe and QK77", "tie": str(ZOE.id)})
    with Store.open(record) as store:
        assert store.verify() == []
        erased = store.erase("QK77", who="steward", keep_point=keep_point, redact=True)
        assert (store.seq, store.verify()) == (erased.seq, [])
        assert [entry for entry in hits(tmp_path) if entry[1] != b"CanaryRole"] == []
    assert hits(tmp_path) == ([("ours.duckdb", b"CanaryRole")] if keep_point else [])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["ours.duckdb", "ours.duckdb.head"]
    with Store.open(record) as store:
        assert store.verify() == []


def test_what_is_left_is_what_had_been_there_without_them(tmp_path):
    with (
        Store.open(programme(tmp_path / "with.duckdb", told=PLAIN)) as erased,
        Store.open(programme(tmp_path / "without.duckdb", with_zoe=False)) as never,
    ):
        erased.erase("QK77", who="steward")
        told, expected = erased.system(STEWARD), never.system(STEWARD)
        for noun, table in expected.tables.items():
            assert told.tables[noun].equals(table), noun
        assert figures(told) == figures(expected)


def test_a_pseudonym_leaves_every_figure_as_it_was(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        before = store.system(STEWARD)
        erased = store.erase("QK77", who="steward", keep_point=True)
        after = store.system(STEWARD)
        assert figures(after) == figures(before)
        assert erased.outlook.pseudonyms == ["erased 1"]
        assert "erased 1" in after.keys
        assert after.tables["tie"].num_rows == before.tables["tie"].num_rows
        assert set(store.keys_ever("actor")) == {"ana", "ben", "cat", "school", "erased 1"}


def test_every_save_before_is_still_told_and_read(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        store.erase("QK77", who="steward")
        for line in store.history():
            store.written_by(line.seq)
        day = store.history()[0].recorded_at.date()
        assert "QK77" not in store.system(STEWARD, as_known_on=day).keys


def test_neighbours_are_erased_one_after_the_other_in_either_way(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        for key, keep in [("QK77", True), ("ben", True), ("erased 1", False)]:
            store.erase(key, who="steward", keep_point=keep, redact=True)
            assert store.verify() == []
        assert set(store.system(STEWARD).keys) == {"ana", "cat", "school", "erased 2"}


ABOUT_SOMEBODY = [pointer for pointer in POINTERS if pointer.target in ("actor", "tie")]
WITH = {("review", "other"): ("review", "actor")}
"""A pointer that leads to one of two -> the one to the other."""
SAID_OF = {
    field: {"target_type": of, "verdict": VERDICTS_ON[of][0]}
    for of, fields in REVIEWED_BY.items()
    for field in fields[-1:]
}
VALUES = {bool: True, int: 1, float: 1.0}


class Leading:
    """The rows that it takes for one pointer to lead to Zoe, or to a tie of hers."""

    def __init__(self, pointer):
        self.pointer = pointer
        self.rows = {}
        self.row(pointer.noun)

    def row(self, noun, *, second=False):
        made = self.rows.setdefault(noun, [])
        if len(made) <= second:
            asked = (self.pointer.noun, self.pointer.field)
            fields = FIELDS[noun].values()
            values = {
                field.name: self.value(noun, field)
                for field in fields
                if field.needed or (noun, field.name) in (asked, WITH.get(asked))
            }
            made.append(NOUNS[noun](id=uuid4(), **values))
        return made[-1]

    def value(self, noun, field):
        if field.target == "actor":
            return self.person(noun, field.name)
        if field.target:
            return self.row(field.target, second=field.name == "b").id
        if noun == "review":
            return SAID_OF[self.pointer.field][field.name]
        if field.words:
            return "actor" if "actor" in field.words else field.words[0]
        return str(uuid4()) if field.type is str else VALUES.get(field.type, DAY)

    def person(self, noun, field):
        at = (self.pointer.noun, self.pointer.field)
        leading = at if noun == self.pointer.noun else ("tie", "source")
        if (noun, field) == leading:
            return ZOE.id
        return BEN.id if field in ("a", "asked", "target") else CAT.id


def test_nothing_points_at_whoever_is_gone_and_nothing_else_goes(tmp_path):
    leading = [Leading(pointer) for pointer in ABOUT_SOMEBODY]
    nouns = dict.fromkeys(noun for each in leading for noun in each.rows)
    facts = {noun: [row for each in leading for row in each.rows.get(noun, ())] for noun in nouns}
    facts["actor"] += [ZOE, BEN, CAT]
    with Store.create(tmp_path / "ours.duckdb") as store:
        store.save(operation(**facts))
        store.erase("QK77", who="steward")
        left = {noun: {row["id"]: row for row in store.current(noun).to_pylist()} for noun in nouns}
    assert [entry for entry in hits(tmp_path) if entry[1] in BYTES] == []
    for each in leading:
        noun, field = each.pointer.noun, each.pointer.field
        row = left[noun].get(str(each.row(noun).id))
        if FIELDS[noun][field].needed or (noun, field) in SAYS_NOTHING_WITHOUT:
            assert row is None, each.pointer
        else:
            assert row is not None, each.pointer
            assert row[field] is None, each.pointer
    assert {str(BEN.id), str(CAT.id)} < left["actor"].keys()


@pytest.fixture(scope="module")
def twice_erased(tmp_path_factory):
    record = programme(tmp_path_factory.mktemp("erased") / "ours.duckdb")
    with Store.open(record) as store:
        store.erase("ana", who="steward", keep_point=True)
        store.erase("QK77", who="steward", redact=True)
    assert Store.examine(record).findings == ()
    return record


def test_a_forged_erasure_is_found(tmp_path):
    record = three_saves(tmp_path / "ours.duckdb")
    behind_its_back(
        record,
        "INSERT INTO erasure_log SELECT uuid(), 1, 3, false, 'tie', 2, sha256('x'), sha256('y')",
    )
    told = Store.examine(record).findings
    assert told[0].startswith("operation 3 ")
    assert told[0].endswith("wrote 3 rows, and 4 are there")


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE erasure_log SET "after" = before WHERE "after" IS NULL',
        "DELETE FROM erasure_log WHERE of_seq = 1",
        "UPDATE erasure_log SET seq = 1",
        "INSERT INTO actor_log (id, version, seq, void, key) VALUES (uuid(), 1, 1, false, 'QK77')",
        "UPDATE actor_log SET key = 'another' WHERE key = 'ben'",
        "DELETE FROM actor_log WHERE key = 'erased 1'",
    ],
)
def test_what_is_done_behind_the_back_of_an_erasure_is_told(tmp_path, twice_erased, statement):
    record = shutil.copy(twice_erased, tmp_path)
    shutil.copy(f"{twice_erased}.head", tmp_path)
    behind_its_back(record, statement)
    assert Store.examine(record).findings != ()


def test_an_erasure_is_not_taken_back_and_neither_is_what_it_erased(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        erased = store.erase("QK77", who="steward", redact=True)
        with pytest.raises(WrongUsage, match="erased somebody and cannot be taken back"):
            store.take_back(erased.seq, who="steward")
        with pytest.raises(WrongUsage, match="wrote nothing that could be taken back"):
            store.take_back(3, who="steward")
        store.take_back(4, who="steward")
        assert store.verify() == []
    assert hits(tmp_path) == []


def test_whoever_was_made_one_with_them_goes_too(tmp_path):
    twin = replace(ZOE, id=uuid4(), key="P2", label="Quilly Z")
    with new_record(tmp_path / "ours.duckdb") as store:
        bonds = [tie(ZOE, BEN), tie(twin, CAT)]
        store.save(operation(actor=[ZOE, twin, BEN, CAT], tie=bonds, spell=[*map(spell, bonds)]))
        recording.merge(store, (str(ZOE.id), str(twin.id)), who="steward", operation_id=uuid4())
        erased = store.erase("QK77", who="steward")
        assert erased.outlook.keys == ["P2", "QK77"]
        assert store.keys_ever("actor") == ["ben", "cat"]
        assert store.current("tie").num_rows == 0
    assert b"Quilly" not in (tmp_path / "ours.duckdb").read_bytes()


def test_a_tie_that_was_theirs_once_stays_as_it_is_now(tmp_path):
    bond, times = tie(ZOE, BEN), []
    with new_record(tmp_path / "ours.duckdb") as store:
        times = [spell(bond, "2026-01-01")]
        store.save(operation(actor=[ZOE, BEN, CAT], tie=[bond], spell=times))
        second = store.save(operation(tie=[Fact(replace(bond, source=CAT.id), version=2)]))
        store.erase("QK77", who="steward")
        assert store.current("tie").column("source").to_pylist() == [str(CAT.id)]
        assert store.current("spell").num_rows == 1
        assert store.verify() == []
        with pytest.raises(WrongUsage, match="what stood before it was erased"):
            store.take_back(second, who="steward")


def test_texts_of_others_are_listed_and_stay_unless_it_is_asked(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        before = store.seq
        told = store.would_erase("QK77", also=["all day"])
        assert store.seq == before
        assert sorted((named.noun, named.key, named.field, named.text) for named in told.named) == [
            ("move", "M1", "title", TITLE),
            ("observation_window", "2026-03-01", "note", TITLE),
            ("reason", "", "body", TITLE),
            ("reason", "", "body", "Quillfeather Zanzibaro asked for it"),
        ]
        assert (told.things["actor"], told.things["tie"]) == (1, 2)
        store.erase("QK77", who="steward")
        assert sorted(store.current("move").column("title").to_pylist()) == sorted(
            [TITLE, "A talk"]
        )


def test_a_move_whose_title_is_rewritten_keeps_what_belongs_to_it(tmp_path):
    with Store.open(programme(tmp_path / "ours.duckdb")) as store:
        store.erase("QK77", who="steward", redact=True)
        moves = {row["key"]: row for row in store.current("move").to_pylist()}
        assert moves["M1"]["title"] == "A walk with [erased]"
        assert moves["M2"]["derived_from"] == moves["M1"]["id"]
        made = store.current("move_actor").to_pylist()
        assert [(row["move"], row["actor"]) for row in made] == [(moves["M1"]["id"], str(BEN.id))]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("met Zoë Ray's aunt", True),
        ("met zoë ray", True),
        ("Zoë Rayner came", False),
        ("P01_P02", True),
        ("p01", False),
        ("P012", False),
        (None, False),
    ],
)
def test_names_are_found_as_whole_words(text, named):
    assert names_from(["P01", "A"], ["Zoë Ray", None]).are_in(text) is named


def test_who_is_not_known_is_refused_in_one_line(tmp_path):
    with (
        Store.open(programme(tmp_path / "ours.duckdb")) as store,
        pytest.raises(WrongUsage, match="nobody here is or was known by QK78"),
    ):
        store.erase("QK78", who="steward")


def test_backups_and_releases_that_hold_them_are_listed(tmp_path):
    record = programme(tmp_path / "ours.duckdb")
    with Store.open(record) as store:
        store.backup(tmp_path / "elsewhere.duckdb")
        store.backup(tmp_path / "ours-backup-20260301-101010.duckdb")
        (tmp_path / "ours-backup-broken.duckdb").write_text("no record")
        store.erase("ana", who="steward")
        note(record, Release(at=DAY_AT, profile="research", recipient="a university"))
        note(record, Release(at=DAY_AT, profile="public", recipient="all", people=(str(BEN.id),)))
        hers = (str(ZOE.id), str(BEN.id))
        note(record, Release(at=DAY_AT, profile="research", recipient="a school", people=hers))
        told = store.erase("QK77", who="steward", redact=True).outlook
    assert [(copy.file.name, copy.looked_into) for copy in told.backups] == [
        ("elsewhere.duckdb", True),
        ("ours-backup-20260301-101010.duckdb", True),
        ("ours-backup-broken.duckdb", False),
    ]
    assert [release.recipient for release in told.releases] == ["a university", "a school"]
    assert str(ZOE.id) not in record.with_name("ours.duckdb.releases").read_text()


def test_everybody_who_has_the_record_open_reads_and_saves_on(tmp_path):
    record = programme(tmp_path / "ours.duckdb")
    faults: list[BaseException] = []
    with Store.open(record) as one, Store.open(record) as other:
        going = threading.Event()

        def look():
            try:
                while not going.is_set():
                    other.system(STEWARD)
                    other.verify()
            except BaseException as fault:  # noqa: BLE001 - told by the test
                faults.append(fault)

        readers = [threading.Thread(target=look) for _ in range(2)]
        for reader in readers:
            reader.start()
        one.erase("QK77", who="steward")
        going.set()
        for reader in readers:
            reader.join()
        assert faults == []
        other.save(operation(actor=[replace(ZOE, id=uuid4(), key="new", label=None)]))
        assert "new" in one.system(STEWARD).keys
        assert one._system_at.cache_info().currsize == 1
    with Store.open(record) as store:
        assert store.verify() == []
        assert "new" in store.keys_ever("actor")


DYING = """
import os, sys
from pathlib import Path
from sysmap.store import Store, rebuilding, record, releases
step, count = sys.argv[2], int(sys.argv[3])
room, _, name = step.rpartition(".")
room = {"record": record, "rebuilding": rebuilding, "releases": releases}[room]
real, calls = getattr(room, name), []
def dying(*given, **named):
    calls.append(name)
    if len(calls) == count:
        os._exit(9)
    return real(*given, **named)
setattr(room, name, dying)
with Store.open(sys.argv[1]) as store:
    store.erase("QK77", who="steward", redact=True)
"""
STEPS = {
    "before the operation": ("record.mark_begun", 1),
    "before the head": ("record.write_head", 1),
    "before the copy": ("rebuilding.copied_whole", 1),
    "before the file's name": ("rebuilding.move", 2),
    "before the log goes": ("rebuilding.sync_folder", 1),
    "before the mark goes": ("rebuilding.drop_mark", 1),
}


@pytest.mark.parametrize("step", STEPS)
def test_whoever_dies_in_the_middle_leaves_the_rest_to_the_next_who_opens(tmp_path, step):
    record = programme(tmp_path / "ours.duckdb")
    unfinished.keep(record, BROWSER, {"title": "QK77"})
    function, count = STEPS[step]
    died = subprocess.run(
        [sys.executable, "-c", DYING, str(record), function, str(count)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == 9, died.stderr
    with Store.open(record) as store:
        assert store.verify() == []
        gone = step != "before the operation"
        assert ("QK77" in store.keys_ever("actor")) is not gone
    assert not (tmp_path / "ours.duckdb.erasing").exists()
    if gone:
        assert hits(tmp_path) == []
        left = sorted(file.name for file in tmp_path.iterdir())
        assert left == ["ours.duckdb", "ours.duckdb.head"]
