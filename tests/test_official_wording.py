"""Official wording that a team pasted into its record leaves in nothing that is made of it."""

import shutil
import sys
import zipfile
from datetime import date
from io import BytesIO
from uuid import UUID, uuid4

import pyarrow.parquet as pq
import pytest

from sysmap import framework, intake, recording
from sysmap.cli import main
from sysmap.errors import InputRefused
from sysmap.model import FIELDS
from sysmap.recording import Change, FrameworkDraft, MoveDraft
from sysmap.store import STEWARD, Store
from sysmap.system import SCHEMAS
from sysmap.writers import folder, sharing

DAY = date(2025, 4, 1)
OFFICIAL, OWN = "Zz the sheet's very words", "Qq our own words"
WORDINGS = [f"{OFFICIAL} {number}" for number in range(4)]
TABLES = {
    "actors": "id,label,kind,sector\nP1,Qq our own words,practitioner,health\nP2,Ben,,housing\n",
    "ties": "source,target,kind,start\nP1,P2,works_jointly,2025-01-01\n",
    "contexts": "id,label,start,end\nX1,Qq our own words,2025-01-01,2025-06-01\n",
    "coverage": "context,subject_type\nX1,all\n",
    "moves": f"id,date,title,label\nM1,2025-03-01,Qq our own words,{WORDINGS[0]}\n",
    "move_actors": "move,actor,role\nM1,P1,maker\n",
    "programme": "key,value\nstart,2025-01-01\nend,2025-06-01\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record with official wording in every sort of item, pasted, typed and brought in.

    A move bears it that was recorded before it was pasted, and one that was recorded since.
    """
    tmp_path = tmp_path_factory.mktemp("official")
    path = tmp_path / "ours.duckdb"
    for name, text in TABLES.items():
        (tmp_path / f"{name}.csv").write_text(text)
    with Store.create(path) as store:
        intake.bring_in(store, sorted(tmp_path.glob("*.csv")))
        own = FrameworkDraft(copied_from="plain", label=OWN, in_use_from="2025-01-01")
        recording.save_framework(store, own, who="ana", operation_id=uuid4())
        paste(store, "\n".join([WORDINGS[0], "", WORDINGS[1]]))
        for sort in ("compartment", "principle"):
            reword(store, sort, official=f"{OFFICIAL} {sort}")
        typed = MoveDraft(
            title="Ana rang",
            date="2025-04-01",
            makers=("P1",),
            label=WORDINGS[1].upper(),
            saying=WORDINGS[0],
        )
        recording.save_move(store, typed, who="ana", operation_id=uuid4())
        items = tmp_path / "framework_items.csv"
        items.write_text(
            f"id,framework,sort,label,compartment,official\n"
            f"F1-60,F1,move,{OWN},F1-01,{WORDINGS[2]}\n"
        )
        intake.bring_in(store, [items])
    return path


@pytest.fixture
def record(made, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{made}{ending}", tmp_path / f"ours.duckdb{ending}")
    return tmp_path / "ours.duckdb"


def paste(store, text, compartment="F1-01"):
    by = {"who": "ana", "operation_id": uuid4()}
    return recording.paste_official(store, compartment, text, **by).seq


def rows(store, noun):
    return store.current(noun).to_pylist()


def reword(store, sort, **fields):
    row = next(row for row in rows(store, "framework_item") if row["sort"] == sort)
    step = Change(noun="framework_item", id=UUID(row["id"]), version=row["version"], fields=fields)
    return recording.save_changes(store, [step], who="ana", operation_id=uuid4())


def printed(monkeypatch, capsysbinary, *arguments):
    """What a command prints, as text: Parquet is read."""
    monkeypatch.setattr(sys, "argv", ["sysmap", *map(str, arguments)])
    with pytest.raises(SystemExit) as end:
        main()
    told = capsysbinary.readouterr()
    assert not end.value.code, told.err
    if told.out.startswith(b"PAR1"):
        return str(pq.read_table(BytesIO(told.out)).to_pydict())
    return (told.out + told.err).decode()


def test_the_record_holds_it_and_says_that_it_does(record):
    with Store.open(record) as store:
        items = rows(store, "framework_item")
        assert sum(OFFICIAL in (row["official"] or "") for row in items) == 5
        shown = recording.labels_shown(recording.shown_in(store), DAY)
        assert shown["a decent place to live"] == f"a decent place to live ({WORDINGS[0]})"
        assert shown["money that covers the week"] == "money that covers the week"
        copied = FrameworkDraft(copied_from="F1", label="Again")
        recording.save_framework(store, copied, who="ana", operation_id=uuid4())
        assert sum(OFFICIAL in (row["official"] or "") for row in rows(store, "framework_item")) > 8
        assert store.verify() == []
    local = {(noun, name) for noun in FIELDS for name, of in FIELDS[noun].items() if of.local}
    assert local == {("framework_item", "official")}
    assert "official" not in SCHEMAS["framework_item"].names


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_no_command_prints_it_in_any_form(made, monkeypatch, capsysbinary, form):
    with Store.open(made, read_only=True) as store:
        saves = [line.seq for line in store.history()]
    asked = [
        ["metrics", made, "--on", "2025-04-01", "--people", "--measure", "degree"],
        ["change", made, "--since", "2025-01-01", "--until", "2025-05-01"],
        ["contexts", made],
        ["history", made],
        *(["history", made, "--operation", seq] for seq in saves),
    ]
    told = [printed(monkeypatch, capsysbinary, *run, "--format", form) for run in asked]
    assert [text for text in told if OFFICIAL.casefold() in text.casefold()] == []
    assert all(told)
    by_save = " ".join(told[4:])
    assert OWN in by_save
    assert "stays in the record (wording 1)" in by_save


def test_neither_the_pack_nor_the_map_nor_what_is_downloaded_holds_it(
    record, monkeypatch, capsysbinary, tmp_path
):
    target = tmp_path / "away"
    forms = ("--format", "pack", "--format", "map")
    printed(monkeypatch, capsysbinary, "export", record, target, "--profile", "internal", *forms)
    written = {file.name: file.read_bytes() for file in target.rglob("*") if file.is_file()}
    with Store.open(record, read_only=True) as store:
        system = store.system(STEWARD)
        early = store.system(STEWARD, as_known_on=store.history()[-1].recorded_at.date())
        packed = folder.zipped(sharing.whole_record(system, sharing.known(store, None)))
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        written |= {f"zip/{name}": archive.read(name) for name in archive.namelist()}
    written["system"] = str([table.to_pydict() for table in system.tables.values()]).encode()
    written["as known"] = str([table.to_pydict() for table in early.tables.values()]).encode()
    holding = [
        name for name, told in written.items() if OFFICIAL.casefold() in told.decode().casefold()
    ]
    assert holding == []
    own = {name for name, told in written.items() if OWN in told.decode()}
    assert own >= {"framework_items.csv", "moves.csv", "map.html", "zip/frameworks.csv", "system"}
    assert [row.split(",")[4] for row in written["moves.csv"].decode().splitlines()[1:]] == [
        "a decent place to live",
        "safe at home and outside",
    ]


def test_a_pack_that_comes_home_leaves_what_was_pasted(record, tmp_path):
    with Store.open(record) as store:
        before = [row["official"] for row in rows(store, "framework_item")]
        files = sharing.whole_record(store.system(STEWARD), sharing.Known())
        (tmp_path / "framework_items.csv").write_bytes(files["framework_items.csv"])
        intake.bring_in(store, [tmp_path / "framework_items.csv"])
        assert [row["official"] for row in rows(store, "framework_item")] == before


def test_what_is_pasted_fits_the_labels_line_by_line(record):
    with Store.open(record) as store:
        for text, said in (
            ("\n".join(map(str, range(11))), "11 lines, and the compartment has 10 labels"),
            (f"{WORDINGS[0]}\n\n{WORDINGS[1]}" + 7 * "\n" + WORDINGS[2], "holds this already"),
        ):
            with pytest.raises(InputRefused, match=said):
                paste(store, text)
        seq = paste(store, f"{OFFICIAL} anew")
        shown = recording.labels_shown(recording.shown_in(store), DAY)
        assert shown["a decent place to live"].endswith("anew)")
        changes = [change for entry in store.written_by(seq) for change in entry.changes]
        reworded = [change for change in changes if change[2]]
        assert len(changes) == 3
        assert len(reworded) == 1
        assert reworded[0][1] != reworded[0][2]
        assert all("stays in the record" in text for text in reworded[0][1:])
        assert framework.in_use(store.system(STEWARD), DAY).labels[0] == ("a decent place to live")
