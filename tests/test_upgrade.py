"""Records that earlier releases made are opened by this one, whole."""

import shutil
import sys
from pathlib import Path

import pytest

from sysmap import intake
from sysmap.store import STEWARD, Store

HERE = Path(__file__).parent / "upgrade"
sys.path.insert(0, str(HERE))

from make import make  # noqa: E402 - the folder is not a package

RELEASES = sorted(folder.name for folder in HERE.iterdir() if (folder / "tiny.duckdb").exists())


def test_this_line_of_releases_keeps_a_record_of_each():
    assert "0.1.0" in RELEASES


@pytest.mark.parametrize("release", RELEASES)
def test_the_record_of_a_release_opens_whole_and_says_what_it_said(release, tmp_path):
    shutil.copytree(HERE / release, tmp_path / "old")
    fresh = make(tmp_path)
    with Store.open(tmp_path / "old" / "tiny.duckdb") as old, Store.open(fresh) as new:
        assert old.verify() == []
        told, expected = old.system(STEWARD), new.system(STEWARD)
        assert told.actor_count == 9
        for name, table in expected.tables.items():
            if name != "place":
                assert told.tables[name].equals(table), name


@pytest.mark.parametrize("release", RELEASES)
def test_the_record_of_a_release_takes_a_new_save(release, tmp_path):
    shutil.copytree(HERE / release, tmp_path / "old")
    record = tmp_path / "old" / "tiny.duckdb"
    (tmp_path / "ties.csv").write_text("source,target,kind,start\nA,B,knows_of,2031-01-01\n")
    (tmp_path / "actors.csv").write_text("id\nA\nB\n")
    with Store.open(record) as store:
        before = store.system(STEWARD).tables["tie"].num_rows
        intake.bring_in(store, [tmp_path / "actors.csv", tmp_path / "ties.csv"])
        assert store.system(STEWARD).tables["tie"].num_rows == before + 1
        assert store.verify() == []


@pytest.mark.parametrize("release", RELEASES)
def test_the_record_of_a_release_is_read_as_it_is_and_grows_only_when_it_is_written(
    release, tmp_path
):
    shutil.copytree(HERE / release, tmp_path / "old")
    record = tmp_path / "old" / "tiny.duckdb"
    before = {file.name: file.read_bytes() for file in record.parent.iterdir()}
    with Store.open(record, read_only=True) as store:
        assert store.verify() == []
        assert store.system(STEWARD).actor_count == 9
        assert store.written_by(1)
        said = store.history()
    assert {file.name: file.read_bytes() for file in record.parent.iterdir()} == before
    with Store.open(record) as store:
        assert store.history() == said
        assert store.verify() == []
    assert Store.examine(record).findings == ()
    assert record.read_bytes() != before[record.name]
