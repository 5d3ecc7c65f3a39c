"""The Share page without a record, with an empty one, and with the demo; what its buttons give."""

import io
import shutil
import zipfile
from datetime import date

import pytest
from bringing import begun
from conftest import said

from sysmap import intake, places
from sysmap.store import Store
from sysmap.writers import sharing


@pytest.fixture(scope="module")
def tidewell(demo_record):
    return demo_record


@pytest.fixture
def share(page):
    def shown(record=None):
        found = page("share", record)
        assert not found.exception
        return found

    return shown


def buttons(found):
    return [element.proto.label for element in found.get("download_button")]


def test_without_a_record_nothing_is_offered(share):
    found = share()
    assert "No record is open" in said(found)
    assert buttons(found) == []


def test_an_empty_record_offers_nothing_yet(share, tmp_path):
    begun(tmp_path / "empty.duckdb")
    found = share(tmp_path / "empty.duckdb")
    assert "Ours is empty" in said(found)
    assert buttons(found) == []


def test_both_downloads_say_that_they_hold_names_and_for_whom(share, tidewell):
    found = share(tidewell)
    assert not found.error
    assert buttons(found) == ["Download the pack (holds names)", "Download the map (holds names)"]
    assert [button.label for button in found.button] == ["Make a backup (holds names)"]
    assert "78 actors and 224 ties, with names, for the team" in said(found)
    assert "research, group, manager and public profiles" in said(found)


def test_what_the_pack_holds_is_told_table_by_table(share, tidewell):
    found = share(tidewell)
    found.session_state["folded_whatthepackholdstablebytable"] = True
    found.run()
    assert '<td>moves.csv</td><td class="number">256</td>' in said(found)


def test_a_backup_is_made_beside_the_record_and_is_whole(share, tmp_path):
    record = tmp_path / "ours.duckdb"
    begun(record)
    with Store.open(record) as store:
        intake.bring_in(store, [places.datasets() / "tiny"])
    found = share(record)
    found.button[0].click().run()
    [backup] = tmp_path.glob("ours-backup-*.duckdb")
    assert backup.name in found.success[0].value.replace("\\", "")
    assert Store.examine(backup).findings == ()


def test_looking_at_the_page_notes_nothing_and_taking_something_away_does(
    share, tidewell, tmp_path
):
    share(tidewell)
    assert not tidewell.with_name("tidewell.duckdb.access").exists()
    for ending in ("", ".head"):
        shutil.copy(f"{tidewell}{ending}", tmp_path / f"ours.duckdb{ending}")
    with Store.open(tmp_path / "ours.duckdb") as store:
        taken = sharing.zip_to_take(store)
        page = sharing.map_to_take(store, date(2025, 3, 5))
    assert zipfile.ZipFile(io.BytesIO(taken)).testzip() is None
    assert b"on 5 March 2025" in page
    notes = (tmp_path / "ours.duckdb.access").read_text().splitlines()
    assert [note.split("\t")[2] for note in notes] == [
        "export --profile internal --format pack",
        "export --profile internal --format map",
    ]
