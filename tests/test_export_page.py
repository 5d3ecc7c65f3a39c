"""The Share page without a record, with an empty one, and with the demo; what its buttons give."""

import csv
import io
import shutil
import zipfile
from datetime import date

import pytest
from bringing import begun
from conftest import said
from leaving import no_figures
from store_samples import ANA, may_leave, operation

from sysmap import intake, places
from sysmap.store import Store
from sysmap.writers import outside, sharing
from sysmap.writers.releasing import Asked


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


def shown_for(found, reader):
    return found.selectbox(key="for").select(reader).run()


def signed(found, recipient="A university", agreement="D-17"):
    shown_for(found, "a researcher")
    found.text_input[0].input(recipient).run()
    return found.text_input[1].input(agreement).run()


@pytest.mark.parametrize(
    ("reader", "few"),
    [("the group on a projector", 5), ("a manager", 8), ("a researcher", 10), ("anybody", 10)],
)
def test_each_reader_is_told_what_they_get_what_is_hidden_and_why(share, tidewell, reader, few):
    found = shown_for(share(tidewell), reader)
    assert not found.exception
    assert not found.error
    assert f"{reader[0].upper()}{reader[1:]} gets tables of figures, and a map of" in said(found)
    assert f"of fewer than {few} people, at whom it would point" in said(found)
    assert "this reader gets none as a list" in said(found)
    assert buttons(found) == [f"Download for {reader} (names no person)"]
    with (places.datasets() / "tidewell" / "actors.csv").open(encoding="utf-8-sig") as file:
        labels = {row["label"] for row in csv.DictReader(file) if " " in row["label"]}
    assert len(labels) > 20
    assert not [label for label in labels if label in said(found)]


def test_a_list_of_ties_is_offered_once_its_report_was_read(share, tidewell):
    found = signed(share(tidewell))
    assert "Told by the month, that is so for 25 of 25 young people" in said(found)
    assert "20 of 25 young people would be alone" in said(found)
    assert buttons(found) == []
    found.checkbox[0].check().run()
    assert buttons(found) == ["Download for a researcher (names no person)"]
    assert "nobody outside may learn" in said(found)


def test_who_gets_it_is_in_no_address(share, tidewell):
    found = signed(share(tidewell))
    assert {*found.query_params} <= {"for"}


def test_somebody_who_has_a_list_gets_no_second_and_the_page_says_when_they_had_it(
    share, tidewell, tmp_path, monkeypatch
):
    monkeypatch.setattr(outside, "released", no_figures)
    for ending in ("", ".head"):
        shutil.copy(f"{tidewell}{ending}", tmp_path / f"ours.duckdb{ending}")
    asked = Asked(profile="research", recipient="A university", agreement="D-17")
    with Store.open(tmp_path / "ours.duckdb") as store:
        taken = sharing.outside_to_take(store, asked)
        store.save(operation(actor=[ANA], consent=[may_leave(ANA)]))
    assert {"ties.csv", "manifest.json"} <= {*zipfile.ZipFile(io.BytesIO(taken)).namelist()}
    found = signed(share(tmp_path / "ours.duckdb"), recipient="a university")
    assert "a university has a list of ties since" in found.warning[0].value
    assert buttons(found) == []
    found.session_state["folded_whathasleftbefore"] = True
    found.run()
    assert "<td>a researcher</td><td>A university</td>" in said(found)
    assert buttons(signed(found, recipient="Another")) == ["Download as CSV"]
