"""What is exported comes home: the same record, row for row and column for column."""

import os
import shutil
from collections import Counter
from datetime import date
from itertools import zip_longest
from uuid import uuid4

import pytest
from drawing import recorded
from hypothesis import HealthCheck, given, settings
from random_records import operations
from same_record import by_key

from sysmap import intake, places, readers, recording
from sysmap.errors import InputRefused
from sysmap.model import FIELDS, NOUNS
from sysmap.readers.tables import TABLES
from sysmap.store import STEWARD, Store
from sysmap.system import SCHEMAS
from sysmap.writers.pack import OF_ONE_NOUN, pack, tables
from sysmap.writers.rows import csv_text


@pytest.fixture(scope="module")
def new_record(tmp_path_factory):
    """A maker of new, empty records, each a copy of one."""
    folder = tmp_path_factory.mktemp("records")
    with Store.create(folder / "empty.duckdb"):
        pass
    made = Counter()

    def copied():
        made["records"] += 1
        record = folder / f"{made['records']}.duckdb"
        for ending in ("", ".head"):
            shutil.copy(folder / f"empty.duckdb{ending}", f"{record}{ending}")
        return Store.open(record)

    return copied


@pytest.fixture(scope="module")
def bring_home(new_record, tmp_path_factory):
    """Import the files of a pack into a new record and read it."""

    def home(files):
        folder = tmp_path_factory.mktemp("pack")
        for name, content in files.items():
            (folder / name).write_bytes(content)
        with new_record() as store:
            intake.bring_in(store, [folder])
            return store.system(STEWARD)

    return home


def test_tidewell_comes_home_to_the_last_row(new_record, bring_home):
    with new_record() as store:
        intake.bring_in(store, [places.datasets() / "tidewell"], seed=1)
        system = store.system(STEWARD)
    home = bring_home(pack(system))
    assert by_key(home) == by_key(system)
    for noun in NOUNS:
        assert home.tables[noun].equals(system.tables[noun]), noun
    assert pack(home) == pack(system)


def test_a_record_of_any_content_comes_home(new_record, bring_home):
    filled = Counter()
    leaving = {noun: schema.names for noun, schema in SCHEMAS.items()}

    @settings(
        max_examples=40 if os.environ.get("SYSMAP_LONG") else 6,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(operations())
    def comes_home(saves):
        with new_record() as store:
            for operation in saves:
                store.save(operation)
            system = store.system(STEWARD)
        for noun, fields in leaving.items():
            for name in fields:
                there = [value for value in system.column(noun, name) if value is not None]
                filled[noun, name] += len(there)
        assert by_key(bring_home(pack(system))) == by_key(system)

    comes_home()
    empty = [
        (noun, name) for noun, names in leaving.items() for name in names if not filled[noun, name]
    ]
    assert empty == [] or not os.environ.get("SYSMAP_LONG"), "so few records may leave one empty"


def test_every_door_takes_off_the_blanks_that_no_import_would_bring_home(tmp_path):
    record = tmp_path / "ours.duckdb"
    (tmp_path / "actors.csv").write_text('id,label\n ana ," Ana\n"\n')
    intake.begin(record, name=" Ours ")
    with Store.open(record) as store:
        intake.bring_in(store, [tmp_path / "actors.csv"])
        somebody = recording.ActorDraft(label=" Ben ", key=" ben\t", sector=" health ")
        recording.save_actor(store, somebody, who="steward", operation_id=uuid4())
        ana = next(row for row in store.current("actor").to_pylist() if row["key"] == "ana")
        moved = recording.Change(
            noun="actor", id=ana["id"], version=1, fields={"sector": " housing\n"}
        )
        recording.save_changes(store, [moved], who="steward", operation_id=uuid4())
        system = store.system(STEWARD)
    texts = [text for row in system.tables["actor"].to_pylist() for text in row.values()]
    assert [text for text in texts if isinstance(text, str) and text != text.strip()] == []
    assert (system.keys, system.labels) == (["ana", "ben"], ["Ana", "Ben"])
    assert system.texts("actor", "sector") == ["housing", "health"]
    assert system.programme_name == "Ours"


OTHER_ENDS = {"target", "b", "asked"}
LATER = {"end", "answered_on"}
ABOVE = {"derived_from", "parent"}
LABEL_OF_A_MOVE = 2


def full_record():
    """A record of three rows a noun in which every column of the pack says something."""
    rows = {noun: [row(noun, number) for number in range(3)] for noun in NOUNS}
    returned = {**rows["presence"][0], "start": date(2030, 1, 1), "end": date(2031, 1, 1)}
    rows["presence"].append(returned)
    rows["coverage"][0] |= {"actor": None, "subject": None}
    rows["coverage"][1] |= {"actor": None}
    rows["coverage"][2] |= {"subject": None}
    rows["configuration_evidence"] = [
        {"configuration": 0, "move": 0},
        {"configuration": 0, "tie": 1},
        {"configuration": 1, "element": 2},
        {"configuration": 1, "actor": 2, "day": date(2030, 1, 1)},
    ]
    rows["review"] = [
        {"meeting": 0, "target_type": "tie", "tie": 0, "verdict": "confirmed", "voters": 3},
        {"meeting": 1, "target_type": "move", "move": 1, "verdict": "disputed", "comment": "No"},
        {"meeting": 1, "target_type": "context", "context": 1, "verdict": "retired"},
        {"meeting": 2, "target_type": "circle", "actor": 2, "verdict": "not discussed"},
        {"meeting": 2, "target_type": "pair", "actor": 0, "other": 1, "verdict": "have met"},
    ]
    rows["excerpt_link"] = [
        {"excerpt": number, name: number % 3, "stance": "supports"}
        for number, name in enumerate(("move", "tie", "context"))
    ] + [{"excerpt": 0, "element": 2, "stance": "illustrates"}]
    rows["excerpt"] = [{**one, "end_position": 9} for one in rows["excerpt"]]
    rows["tie"].append({**rows["tie"][0], "key": "never", "kind": "never"})
    rows["pair_flag"] = [{**flag, "flag": "kept apart"} for flag in rows["pair_flag"]]
    rows["actor"] = [{**actor, "attributes": '{"size": "large"}'} for actor in rows["actor"]]
    rows["setting"] = [{"key": "name", "value": "Ours"}]
    rows["framework_item"] = [{**item, "framework": 0} for item in rows["framework_item"]]
    return recorded(**rows)


def row(noun, number):
    return {field.name: value(noun, field, number) for field in FIELDS[noun].values()}


def value(noun, field, number):
    if field.name in ABOVE:
        return number - 1 if number else None
    if field.name == "compartment":
        return 0 if number == LABEL_OF_A_MOVE else None
    if field.target:
        return (number + 1) % 3 if field.name in OTHER_ENDS else number
    if field.words:
        return field.words[number]
    return {
        str: f"{noun} {field.name} {number}",
        date: date(2020 + number, 7 if field.name in LATER else 1, 1),
        bool: True,
        int: number + 1,
        float: number + 1.5,
    }[field.type]


@pytest.fixture(scope="module")
def full():
    return full_record()


def test_the_full_record_fills_every_column_and_comes_home(full, bring_home):
    written = tables(full)
    empty = [
        (table, name)
        for table, columns in written.items()
        for name, values in columns.items()
        if all(found is None for found in values)
    ]
    assert empty == []
    assert by_key(bring_home(pack(full))) == by_key(full)


OF_SEVERAL = {
    "actors": ("actor", "presence"),
    "actor_spells": ("presence",),
    "ties": ("tie", "spell"),
    "effects": ("effect",),
    "coverage": ("coverage",),
    "consent": ("consent",),
    "reviews": ("review",),
}
NEEDED = {table.name: table.needs for table in TABLES}


def without(full, dropped):
    """The pack, its tables each without the column named here."""
    files = pack(full)
    for table, name in dropped.items():
        columns = {kept: values for kept, values in tables(full)[table].items() if kept != name}
        rows = zip(*columns.values(), strict=True)
        files[f"{table}.csv"] = csv_text(list(columns), rows).encode("utf-8-sig")
    return files


def unharmed(full, bring_home, dropped):
    """The tables whose rows came home whole although a column of each was dropped."""
    try:
        home = by_key(bring_home(without(full, dropped)))
    except InputRefused:
        if len(dropped) == 1:
            return []
        alone = ({table: name} for table, name in dropped.items())
        return [table for one in alone for table in unharmed(full, bring_home, one)]
    known = by_key(full)
    return [
        (table, name)
        for table, name in dropped.items()
        if all(home[noun] == known[noun] for noun in nouns_of(table))
    ]


def nouns_of(table):
    return OF_SEVERAL.get(table) or (OF_ONE_NOUN[table],)


def test_no_column_can_be_dropped_without_the_record_coming_home_another(full, bring_home):
    """One column of many tables at a time, but those alone by which rows name each other.

    A twelfth of them, and all with SYSMAP_LONG.
    """
    columns = [(table, name) for table, columns in tables(full).items() for name in columns]
    optional = [(table, name) for table, name in columns if name not in refused_without(table)]
    alone = [one for one in optional if names_others(*one)]
    others = {table: [] for table, _ in optional}
    for table, name in optional:
        if (table, name) not in alone:
            others[table].append((table, name))
    together = zip_longest(*others.values())
    rounds = [dict([one]) for one in alone] + [dict(filter(None, found)) for found in together]
    assert sum(map(len, rounds)) == len(optional) > 60
    some = rounds[:: 1 if os.environ.get("SYSMAP_LONG") else 12]
    assert [found for dropped in some for found in unharmed(full, bring_home, dropped)] == []


def names_others(table, name):
    """Two tables tell of presence; by the other columns rows name those of other tables.

    What an import refuses without such a column it refuses with all the tables beside it.
    """
    refused = ("id", "kind", "subject", "target", "start_position", "end_position")
    return table in ("actor_spells", "excerpt_links") or name in refused


def refused_without(table):
    """The columns without which a table is none; those of an id may be read off the label."""
    return NEEDED[table] - ({"id"} if "label" in FIELDS[nouns_of(table)[0]] else set())


def test_a_table_without_a_column_that_it_needs_is_refused(full, tmp_path):
    taken = []
    for table, columns in tables(full).items():
        for name in refused_without(table) & columns.keys():
            file = tmp_path / f"{table}.csv"
            file.write_bytes(without(full, {table: name})[file.name])
            batch = readers.read([file])
            if not batch.problems and batch.files[0].table == table:
                taken.append((table, name))
            file.unlink()
    assert taken == []
