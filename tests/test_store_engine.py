"""The engine: locked to its file, used by one process, losing nothing that it confirmed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import duckdb
import pyarrow as pa
import pytest
from store_samples import behind_its_back, operation, three_saves, tie

from sysmap.errors import NotWritable, RecordInUse, WrongUsage
from sysmap.model import Actor
from sysmap.store import STEWARD, Store
from sysmap.store.engine import FORMAT
from sysmap.store.head import read_head

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return three_saves(tmp_path_factory.mktemp("made") / "programme.duckdb")


@pytest.fixture
def path(made, tmp_path):
    for file in made.parent.iterdir():
        shutil.copy(file, tmp_path)
    return tmp_path / made.name


def in_another_process(code, path):
    return subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )


OPEN_ELSEWHERE = """
import sys
from sysmap.errors import SysmapError
from sysmap.store import Store
for read_only in (False, True):
    try:
        Store.open(sys.argv[1], read_only=read_only).close()
        print("opened")
    except SysmapError as error:
        print(type(error).__name__, error.exit_code, error)
"""


def test_a_second_process_is_told_who_has_the_record_open(path):
    with Store.open(path):
        told = in_another_process(OPEN_ELSEWHERE, path).stdout.splitlines()
    sentence = (
        f"{path} is open in sysmap (PID {os.getpid()}): use its pages there, or close it first"
    )
    assert told == [f"RecordInUse 3 {sentence}"] * 2


def test_several_processes_may_read_at_once(path):
    with Store.open(path, read_only=True) as store:
        told = in_another_process(OPEN_ELSEWHERE, path).stdout.splitlines()
        assert store.seq == 3
    assert told[0].startswith("RecordInUse")
    assert told[1] == "opened"


def test_one_process_may_not_read_beside_its_own_writing(path):
    with Store.open(path), pytest.raises(RecordInUse, match=f"PID {os.getpid()}"):
        Store.open(path, read_only=True)


def test_two_stores_of_one_process_on_one_record_keep_one_chain(path):
    with Store.open(path) as one, Store.open(path) as other:
        assert [one.save(operation()), other.save(operation()), one.save(operation())] == [4, 5, 6]
        assert other.seq == 6
        assert one.verify() == []


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('{stranger}')",
        "SELECT * FROM read_csv('{stranger}')",
        "ATTACH '{stranger}' AS stranger",
        "COPY actor TO '{stranger}.out'",
        "SET enable_external_access = true",
        "INSTALL httpfs",
    ],
)
def test_the_engine_reaches_nothing_but_its_record(path, tmp_path, statement):
    stranger = tmp_path / "stranger.csv"
    stranger.write_text("a,b\n1,2\n")
    with Store.open(path) as store, pytest.raises(duckdb.Error):
        store._connection.engine.execute(statement.format(stranger=stranger)).fetchall()
    assert not stranger.with_name("stranger.csv.out").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no colon in a name")
@pytest.mark.parametrize("name", [":memory:", "md:x", "sqlite:foo.db", "ours.csv"])
def test_a_record_of_any_name_is_a_file_of_that_name(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    three_saves(Path(name))
    assert {file.name for file in tmp_path.iterdir()} == {name, f"{name}.head"}
    with Store.open(name) as store:
        assert store.seq == 3
        assert store.verify() == []


@pytest.mark.parametrize("setting", ["autoinstall_known_extensions", "autoload_known_extensions"])
def test_the_engine_fetches_nothing_over_the_network(path, setting):
    with Store.open(path) as store:
        engine = store._connection.engine
        [(on,)] = engine.execute(f"SELECT current_setting('{setting}')").fetchall()
    assert on is False


def test_a_table_name_is_never_a_python_variable(path):
    stranger = pa.table({"a": [1]})
    with Store.open(path) as store, pytest.raises(duckdb.CatalogException):
        store._connection.engine.execute("SELECT * FROM stranger")
    assert stranger.num_rows == 1


def test_the_file_is_written_in_a_form_that_older_clients_read(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        [(tags,)] = connection.execute(
            "SELECT tags FROM duckdb_databases() WHERE database_name = 'programme'"
        ).fetchall()
    assert tags["storage_version"].startswith("v1.5")


def test_a_record_of_a_later_form_is_refused_in_one_line(path):
    later = FORMAT + 1
    behind_its_back(path, f"UPDATE record_format SET number = {later}")
    told = rf"made by a newer sysmap \(format {later}, .* up to {FORMAT}\); upgrade"
    with pytest.raises(WrongUsage, match=told):
        Store.open(path)


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(NotWritable, match="see that its folder is there"):
        Store.create(tmp_path / "no" / "programme.duckdb")


@pytest.mark.skipif(
    not Path("/proc/self").is_dir(), reason="needs a folder that nobody can write to"
)
def test_a_folder_that_nobody_may_write_to_is_told():
    with pytest.raises(NotWritable):
        Store.create(Path("/proc/self/programme.duckdb"))


def test_leftovers_of_an_earlier_record_are_not_taken_over(path):
    path.unlink()
    with pytest.raises(WrongUsage, match=r"programme\.duckdb\.head is there already"):
        Store.create(path)


def test_four_people_save_and_read_at_once_and_nothing_is_lost(path):
    def save_pairs(store, name):
        numbers = []
        for turn in range(6):
            pair = [Actor(id=uuid4(), key=f"{name} {turn} {side}") for side in "ab"]
            numbers.append(store.save(operation(actor=pair, tie=[tie(*pair)])))
            system = store.system(STEWARD)
            assert system.actor_count - 3 == 2 * (system.tables["tie"].num_rows - 2)
        return numbers

    with Store.open(path) as store:
        with ThreadPoolExecutor(4) as people:
            saved = people.map(save_pairs, [store] * 4, "wxyz")
            numbers = [number for numbers in saved for number in numbers]
        assert sorted(numbers) == list(range(4, 28))
        assert store.system(STEWARD).actor_count == 3 + 4 * 6 * 2
        assert store.verify() == []


SAVE_WITHOUT_END = """
import sys
from uuid import uuid4
from sysmap.model import Actor
from sysmap.store import Operation, Store
with Store.open(sys.argv[1]) as store:
    while True:
        actor = Actor(id=uuid4(), key=f"after {store.seq}")
        operation = Operation(id=uuid4(), who="a", verb="b", facts={"actor": [actor]})
        print(store.save(operation), flush=True)
"""


def test_a_process_that_is_killed_loses_no_save_that_it_confirmed(path):
    for wait in (0.0, 0.003, 0.007, 0.012, 0.02):
        process = subprocess.Popen(
            [sys.executable, "-c", SAVE_WITHOUT_END, str(path)],
            cwd=CHECKOUT,
            stdout=subprocess.PIPE,
            text=True,
        )
        confirmed = [process.stdout.readline()]
        time.sleep(wait)
        process.kill()
        confirmed += process.stdout.readlines()
        process.wait()
        last = int([line for line in confirmed if line.endswith("\n")][-1])
        with Store.open(path) as store:
            assert store.seq in (last, last + 1)
            assert store.system(STEWARD).actor_count == store.seq
            assert store.verify() == []


SAVE_UNTIL_THE_DISK_IS_FULL = """
import resource, sys
from uuid import uuid4
from sysmap.errors import SysmapError
from sysmap.model import Actor
from sysmap.store import Operation, Store
with Store.open(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
    try:
        while True:
            label = "a long name " * 200
            actor = Actor(id=uuid4(), key=f"after {store.seq}", label=label)
            store.save(Operation(id=uuid4(), who="a", verb="b", facts={"actor": [actor]}))
    except SysmapError as error:
        print(error.exit_code, error)
        print(store.seq)
"""


def test_a_full_disk_is_told_in_one_line_and_what_was_confirmed_stays(path):
    told = in_another_process(SAVE_UNTIL_THE_DISK_IS_FULL, path).stdout.splitlines()
    assert told[0] == f"7 {path} could not be written; make room and save again"
    with Store.open(path) as store:
        assert store.seq == int(told[1]) > 3
        assert store.system(STEWARD).actor_count == store.seq
        assert store.verify() == []


def test_a_closed_store_lets_another_open_the_record(path):
    with Store.open(path) as store:
        store.save(operation(actor=[Actor(id=uuid4(), key="dee")]))
    assert in_another_process(OPEN_ELSEWHERE, path).stdout.splitlines() == ["opened"] * 2
    assert not path.with_name(f"{path.name}.wal").exists()


def test_a_head_that_could_not_be_written_is_written_before_the_next_save(path):
    in_the_way = path.with_name(f"{path.name}.head.new")
    before = read_head(path)
    with Store.open(path) as store:
        in_the_way.mkdir()
        told = operation()
        for save in (told, operation()):  # the second would leave the head behind by two
            with pytest.raises(NotWritable, match="cannot be written"):
                store.save(save)
        assert store.seq == 4
        assert read_head(path) == replace(before, begun=True)
        in_the_way.rmdir()
        assert store.save(told) == 4
        assert store.save(operation()) == 5
        assert read_head(path).seq == 5
        assert store.verify() == []
