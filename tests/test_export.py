"""What leaves with the team: the pack's files, its README and manifest, and the command."""

import csv
import hashlib
import io
import json
import re
import shutil
import stat
import zipfile
from datetime import UTC, date, datetime

import pytest
from drawing import draw, recorded
from same_record import by_key
from store_samples import ANA, BEN, CAT, operation, spell, tie

from sysmap import intake, places
from sysmap.errors import InputRefused, NotWritable, WrongUsage
from sysmap.model import Actor, Attempt, Place
from sysmap.readers import delimited
from sysmap.store import STEWARD, Store
from sysmap.store.operation import Fact
from sysmap.views import share_words
from sysmap.writers import folder, sharing
from sysmap.writers.pack import pack, tables
from sysmap.writers.rows import csv_text
from sysmap.writers.stand_alone import map_page, programme_page

RUN_BY_A_SPREADSHEET = {
    "equals": "=1+1",
    "plus": "+44 1273",
    "minus": "-2+3",
    "at": "@SUM(A1)",
    "tab": "\tplain",
    "return": "\rplain",
    "newline": "\n=1",
    "blank": " =1",
    "wide equals": "\uff1d1",
    "wide plus": "\uff0b1",
    "wide minus": "\uff0d1",
    "wide at": "\uff201",
}


@pytest.fixture(scope="module")
def demo(demo_record):
    return demo_record


@pytest.fixture(scope="module")
def tidewell(demo):
    with Store.open(demo, read_only=True) as store:
        return store.system(STEWARD)


@pytest.fixture
def record(demo, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{demo}{ending}", tmp_path / f"ours.duckdb{ending}")
    return tmp_path / "ours.duckdb"


def home(files, tmp_path):
    """The record that an import of these files makes."""
    pack_folder = tmp_path / "pack"
    pack_folder.mkdir()
    for name, content in files.items():
        (pack_folder / name).write_bytes(content)
    with Store.create(tmp_path / "home.duckdb") as store:
        intake.bring_in(store, [pack_folder])
        return store.system(STEWARD)


def read_back(text):
    [sheet] = delimited.sheets("x.csv", text.encode("utf-8-sig"))
    return sheet.header, sheet.rows


@pytest.mark.parametrize("text", RUN_BY_A_SPREADSHEET.values(), ids=RUN_BY_A_SPREADSHEET.keys())
def test_what_a_spreadsheet_would_run_is_guarded_and_read_back_as_it_was(text):
    written = csv_text(["name", text], [(text, 1.5), (f"'{text}", None)])
    cells = [cell for row in csv.reader(io.StringIO(written, newline="")) for cell in row]
    assert [cell[:1] for cell in cells] == ["n", "'", "'", "1", "'", ""]
    header, rows = read_back(written)
    assert header == ["name", text]
    assert [row[0] for row in rows] == [text, f"'{text}"]


def test_numbers_and_plain_apostrophes_stay_as_they_are():
    written = csv_text(["a", "b", "c"], [(-1.5, "'tis", -3)])
    assert written == "a,b,c\n-1.5,'tis,-3\n"


def test_a_bare_return_or_another_delimiter_breaks_no_row():
    header, rows = read_back(csv_text(["a;b;c;d", "e"], [("x\ry", "p;q\tr"), ("two\nlines", '"')]))
    assert (header, rows) == (["a;b;c;d", "e"], [["x\ry", "p;q\tr"], ["two\nlines", '"']])


CONTRACT = {
    "actor_spells": "actor,start,end,precision",
    "ties": "id,source,target,kind,directed,start,end,strength,origin,precision,recorded_on",
    "moves": "id,date,precision,title,label,saying,compartments,principles,setting,derived_from,"
    "practice,meeting,stage,room_to_act,proposed_by,outcome",
    "move_contexts": "move,context,how,bearing",
    "reports": "teller,source,target,kind,day,says",
    "pair_flags": "a,b,flag,start,end",
    "attempts": "id,move,asker,asked,day,answer,answered_on,tie",
    "effects": "id,move,source,target,kind,effect,date,strength,status",
    "tie_kinds": "kind,directed,strength,words",
    "practice_relations": "a,b,kind,day,who,why",
    "contexts": "id,label,kind,level,start,end,start_precision,end_precision,description,parent",
    "coverage": "context,subject_type,subject,start,end",
    "appraisals": "context,actor,date,direction,strength,note",
    "reviews": "meeting,target_type,target,verdict,voters,comment",
    "actions": "id,meeting,what,actor,due,done",
    "sources": "id,kind,day,title,speaker,meeting,scope,text",
    "excerpts": "id,source,start_position,end_position,speaker,words",
    "codes": "id,label,sort,parent,description",
    "codings": "excerpt,code,coder,day",
    "excerpt_links": "excerpt,move,tie,context,element,stance",
    "configurations": "id,context,offered,reasoning,changed,coder,strength,day,note",
    "configuration_evidence": "configuration,move,tie,element,actor,day",
    "meetings": "id,number,date,minutes,place,kind,cancelled",
    "places": "actor,x,y,pinned",
    "consent": "actor,purpose,state,from,until,form,basis,given_by",
}


def test_the_pack_has_the_contract_s_columns_a_byte_order_mark_and_no_ids(tidewell):
    files = pack(tidewell)
    for table, columns in CONTRACT.items():
        header = files[f"{table}.csv"].splitlines()[0]
        assert header == b"\xef\xbb\xbf" + columns.encode()
    identity = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-")
    assert not any(identity.search(content) for content in files.values())
    assert set(share_words.TABLES) == {name.removesuffix(".csv") for name in files}


def test_the_pack_of_the_demo_is_the_pack_that_it_was_made_from(tidewell):
    """But for the order of rows and columns, and for what a later release will hold."""
    for file in sorted((places.datasets() / "tidewell").glob("*.csv")):
        if file.name in ("reviews.csv", "actors.csv"):
            continue
        shipped, written = (
            delimited.sheets(file.name, content)[0]
            for content in (file.read_bytes(), pack(tidewell)[file.name])
        )
        assert written.header == shipped.header
        assert sorted(map(tuple, written.rows)) == sorted(map(tuple, shipped.rows)), file.name


def test_equal_records_give_equal_bytes(tidewell):
    assert pack(tidewell) == pack(tidewell)
    files = sharing.whole_record(tidewell, sharing.Known(seq=2, day=date(2025, 3, 5)))
    assert folder.zipped(files) == folder.zipped(files)
    assert map_page(tidewell, date(2025, 3, 5)) == map_page(tidewell, date(2025, 3, 5))
    assert programme_page(tidewell) == programme_page(tidewell)


READ_AS_SOMETHING_ELSE = (
    *("id", "LABEL", "Name", "kind", "type", "sector", "service", "statutory", "age_band"),
    *("start", "onset", "from_date", "end", "terminus", "until", "precision", "profession"),
    *("source", "target", "from", "to", "attribute:colour", "=cmd", "a;b", "a,b", "two\nlines"),
)


def test_attributes_come_home_by_their_own_names(tmp_path):
    held = {name: f"value of {name}" for name in sorted(READ_AS_SOMETHING_ELSE)}
    held["group"] = "nurses"
    actors = [{"key": "ana", "label": "Ana", "attributes": json.dumps(held)}, {"key": "ben"}]
    stand = [{"actor": row, "x": row, "y": 0.5, "pinned": False} for row in range(2)]
    system = recorded(actor=actors, place=stand)
    assert by_key(home(pack(system), tmp_path)) == by_key(system)


def test_attributes_that_differ_in_capitals_alone_are_told_before_anything_is_written():
    held = json.dumps({"Shoe": "38", "shoe": "39"})
    with pytest.raises(InputRefused, match="Shoe and shoe differ in nothing but capitals"):
        pack(recorded(actor=[{"key": "ana", "attributes": held}]))


def test_a_tie_without_a_key_or_a_time_comes_home_with_all_that_points_at_it(tmp_path):
    odd = Actor(id=BEN.id, key="be|n")
    stand = [Place(id=CAT.id, actor=actor.id, x=1.0, y=2.0, pinned=False) for actor in (ANA, odd)]
    stand[1] = Place(id=ANA.id, actor=odd.id, x=-1.0, y=2.0, pinned=True)
    never = tie(ANA, odd, directed=True)
    asked = Attempt(id=never.id, asker=ANA.id, asked=odd.id, tie=never.id)
    with Store.create(tmp_path / "ours.duckdb") as store:
        store.save(operation(actor=[ANA, odd], place=stand, tie=[never], attempt=[asked]))
        system = store.system(STEWARD)
    assert tables(system)["attempts"]["tie"] == [r"ana|be\|n|works_with"]
    assert tables(system)["ties"]["held"] == ["no"]
    assert by_key(home(pack(system), tmp_path)) == by_key(system)


def test_rows_that_nothing_tells_apart_are_all_written():
    told = {"teller": 0, "source": 0, "target": 1, "kind": "knows_of", "says": "new"}
    system = recorded(actor=[{"key": "ana"}, {"key": "ben"}], report=[told, told])
    assert tables(system)["reports"]["teller"] == ["ana", "ana"]


def test_what_was_taken_back_is_in_no_file(tmp_path):
    met = tie(ANA, BEN)
    held = spell(met, "2026-03-01")
    with Store.create(tmp_path / "ours.duckdb") as store:
        store.save(operation(actor=[ANA, BEN, CAT], tie=[met], spell=[held]))
        void = {"actor": [Fact(CAT, 2, True)], "tie": [Fact(met, 2, True)]}
        store.save(operation(**void, spell=[Fact(held, 2, True)]))
        files = pack(store.system(STEWARD))
    assert b"cat" not in b"".join(files.values())
    assert files["ties.csv"].count(b"\n") == 1


def test_the_manifest_knows_every_file_and_the_read_me_says_whose_names_it_holds(record):
    with Store.open(record, read_only=True) as store:
        with zipfile.ZipFile(io.BytesIO(sharing.zip_to_take(store))) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        last = store.history()[-1]
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert (manifest["last_save"], manifest["profile"]) == (last.seq, "internal")
    assert manifest["as_known_on"] == last.recorded_at.astimezone(UTC).date().isoformat()
    first, *_ = files["README.txt"].decode().splitlines()
    assert first.startswith("This holds names. It is for the team of Tidewell Resilient Moves")
    assert b"pair_flags.csv" in files["README.txt"]


def test_what_was_known_on_a_day_is_what_leaves(tmp_path):
    days = iter([datetime(2026, 1, day, 12, tzinfo=UTC) for day in (10, 20)])
    with Store.create(tmp_path / "ours.duckdb", clock=lambda: next(days)) as store:
        store.save(operation(actor=[ANA]))
        store.save(operation(actor=[BEN]))
        sharing.export(store, tmp_path / "out", profile="internal", as_known_on=date(2026, 1, 15))
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert (manifest["last_save"], manifest["as_known_on"]) == (1, "2026-01-15")
    assert (tmp_path / "out" / "actors.csv").read_text("utf-8-sig").splitlines()[1:] == [
        "ana,,practitioner,,,,,,,"
    ]


def test_an_empty_record_can_leave_too(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as store:
        sharing.export(store, tmp_path / "out", profile="internal", formats=("pack", "map"))
    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"README.txt", "manifest.json", "actors.csv", "map.html"} <= written


def test_a_folder_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "out"
    with pytest.raises(NotWritable, match="cannot be written"):
        folder.write({"one.csv": b"1", "no/such/folder.csv": b"2"}, target)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(NotWritable, match="cannot be written"):
        folder.write({"one.csv": b"1"}, tmp_path / "nowhere" / "out")


def test_a_folder_that_is_empty_is_taken_and_readable_by_one_account_alone(tmp_path):
    target = tmp_path / "out"
    target.mkdir()
    folder.write({"one.csv": b"1"}, target)
    assert [file.name for file in target.iterdir()] == ["one.csv"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
    with pytest.raises(WrongUsage, match="not an empty folder"):
        folder.write({"two.csv": b"2"}, target)


def test_the_command_says_first_that_it_holds_names_and_leaves_a_note(record, run, tmp_path):
    told = run(
        *("export", record, tmp_path / "out", "--profile", "internal"),
        *("--format", "pack", "--format", "map", "--on", "2025-03-05"),
    )
    assert told.returncode == 0, told.stderr
    first, *names = told.stdout.splitlines()
    assert "holds names" in first
    assert sorted(name.strip() for name in names) == sorted(
        file.name for file in (tmp_path / "out").iterdir()
    )
    assert (tmp_path / "out" / "map-2025-03-05.html").exists()
    note = record.with_name("ours.duckdb.access").read_text()
    assert "export --profile internal --format pack map" in note
    again = run("export", record, tmp_path / "out", "--profile", "internal")
    assert again.returncode == 2
    assert "not an empty folder" in again.stderr


def test_without_a_day_the_map_has_every_step_and_with_one_that_day_alone(record, tmp_path):
    with Store.open(record, read_only=True) as store:
        sharing.export(store, tmp_path / "all", profile="internal", formats=("map",))
        sharing.export(
            store, tmp_path / "one", profile="internal", formats=("map",), on=date(2025, 3, 5)
        )
        offered = sharing.maps_to_take(store.system(STEWARD))
        taken = sharing.map_to_take(store, None)
    [whole], [of_a_day] = ([*(tmp_path / name).iterdir()] for name in ("all", "one"))
    assert (whole.name, of_a_day.name) == ("map.html", "map-2025-03-05.html")
    assert b"who is connected, from 30 September 2024 to 31 October 2025</h1>" in taken
    assert whole.read_bytes() == taken
    assert b"month 8" in taken
    assert b"month 8" not in of_a_day.read_bytes()
    words, *months = offered
    assert (words, offered[words]) == ("The whole programme, with a slider", None)
    assert offered[months[-1]] == date(2025, 10, 31)
    assert list(sharing.maps_to_take(draw("P1 -- P2"))) == ["as recorded"]


def test_a_day_without_a_map_is_wrong_usage(record, run, tmp_path):
    told = run(
        *("export", record, tmp_path / "out", "--profile", "internal", "--on", "2025-03-05"),
    )
    assert told.returncode == 2
    assert "--format map" in told.stderr
