"""The commands that take care of a record: verify, history, take-back, backup, restore."""

from __future__ import annotations

import csv
import io
import json
import os
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from store_samples import ANA, BEN, behind_its_back, operation, spell, tie

from sysmap.model import KEPT_APART, PairFlag
from sysmap.store import STEWARD, Store


@pytest.fixture
def record(tmp_path):
    """Two saves on two days: ana and ben; a tie between them."""
    moments = iter([datetime(2026, 3, 4, 10, tzinfo=UTC), datetime(2026, 3, 5, 11, tzinfo=UTC)])
    bond = tie(ANA, BEN)
    path = tmp_path / "programme.duckdb"
    with Store.create(path, clock=lambda: next(moments)) as store:
        store.save(operation(verb="import", actor=[ANA, BEN]))
        store.save(operation(tie=[bond], spell=[spell(bond, "2026-03-01")], reason="they met"))
    return path


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def noted(record):
    note = record.with_name(f"{record.name}.access")
    return [line.split("\t")[2] for line in note.read_text().splitlines()]


def test_history_prints_every_save_with_what_it_wrote(typed, record):
    code, out, err = typed("history", record)
    assert (code, err) == (0, "# as_known_on: None\n")
    assert table(out) == [
        {
            "seq": "1",
            "recorded_at": "2026-03-04T10:00:00+00:00",
            "who": "steward",
            "verb": "import",
            "rows": "2",
            "wrote": "actor 2",
            "reason": "",
        },
        {
            "seq": "2",
            "recorded_at": "2026-03-05T11:00:00+00:00",
            "who": "steward",
            "verb": "record",
            "rows": "3",
            "wrote": "tie 1, spell 1",
            "reason": "they met",
        },
    ]
    assert noted(record) == ["history"]


def test_history_as_known_on_a_day_ends_there(typed, record):
    _, out, _ = typed("history", record, "--as-known-on", "2026-03-04", "--format", "json")
    [line] = json.loads(out)
    assert (line["seq"], line["settings"]) == (1, {"as_known_on": "2026-03-04"})
    code, _, err = typed("history", record, "--as-known-on", "2026-03-04", "--operation", 2)
    assert code == 2
    assert err == f"{record} has no save 2; `sysmap history {record}` lists them\n"


def test_history_tells_what_one_save_did_field_by_field_and_that_is_noted(typed, record):
    code, out, _ = typed("history", record, "--operation", 2)
    assert code == 0
    rows = table(out)
    assert {
        "noun": "spell",
        "name": "spell (ana, ben, works_with, 2026-03-01)",
        "did": "made",
        "field": "start",
        "before": "",
        "after": "2026-03-01",
    } in rows
    assert {row["noun"] for row in rows} == {"tie", "spell"}
    assert str(ANA.id) not in out
    assert noted(record) == ["history --operation 2"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_history_says_for_whom_it_is_where_it_tells_who_is_kept_apart(typed, record, form):
    alone = "# this holds names and who is kept apart: for the steward alone"
    with Store.open(record) as store:
        apart = PairFlag(id=uuid4(), a=ANA.id, b=BEN.id, flag=KEPT_APART)
        store.save(operation(pair_flag=[apart]))
    _, _, err = typed("history", record, "--operation", 3, "--format", form)
    assert err.splitlines()[0] == alone
    _, _, err = typed("history", record, "--operation", 2, "--format", form)
    assert alone not in err


def test_a_save_is_taken_back_and_brought_again(typed, record):
    assert typed("take-back", record, 2, "--reason", "another ben") == (
        0,
        f"{record}: save 2 is taken back by save 3\n",
        "",
    )
    with Store.open(record, read_only=True) as store:
        assert store.history()[-1].reason == "another ben"
        assert store.system(STEWARD).tables["tie"].num_rows == 0
    _, out, _ = typed("history", record, "--operation", 3)
    assert {row["did"] for row in table(out)} == {"taken back"}
    assert typed("take-back", record, 3)[0] == 0
    _, out, _ = typed("history", record, "--operation", 4)
    assert {row["did"] for row in table(out)} == {"brought again"}


@pytest.mark.parametrize(
    ("seq", "code", "told"),
    [
        (1, 4, "actor (ana) is taken back while tie rows still point at it"),
        (9, 2, "the record has no save 9"),
        (0, 2, "the record has no save 0"),
    ],
)
def test_what_cannot_be_taken_back_is_told(typed, record, seq, code, told):
    found, out, err = typed("take-back", record, seq)
    assert (found, out) == (code, "")
    assert told in err


def test_a_save_that_was_taken_back_is_not_taken_back_again(typed, record):
    typed("take-back", record, 2)
    code, _, err = typed("take-back", record, 2)
    assert (code, err) == (4, "save 2 is taken back already, by save 3\n")


def test_a_backup_is_made_and_comes_home(typed, record, tmp_path):
    backup = tmp_path / "kept.duckdb"
    assert typed("backup", record, backup)[:2] == (0, f"{backup}: a whole backup; 2 saves\n")
    assert typed("verify", backup)[:2] == (0, f"{backup}: whole; 2 saves, each as it was made\n")
    code, _, err = typed("backup", record, backup)
    assert (code, err) == (2, f"{backup} is there already; open it, or choose another name\n")
    typed("take-back", record, 2)
    code, out, _ = typed("restore", backup, record)
    assert code == 0
    [aside] = tmp_path.glob("programme.before-restore-*.duckdb")
    assert out == (f"{record}: restored from {backup}\nwhat lay there before is kept as {aside}\n")
    assert typed("verify", record)[1] == f"{record}: whole; 2 saves, each as it was made\n"
    assert typed("verify", aside)[1] == f"{aside}: whole; 3 saves, each as it was made\n"


def test_a_backup_that_is_not_what_it_was_is_refused(typed, record, tmp_path):
    backup = tmp_path / "kept.duckdb"
    typed("backup", record, backup)
    behind_its_back(backup, "UPDATE actor_log SET label = 'Anna' WHERE key = 'ana'")
    code, _, err = typed("restore", backup, record)
    assert code == 6
    assert err.startswith(f"{backup} or its head is not what kept.duckdb.sha256 says it was; ")


def test_verify_names_the_first_bad_save_also_where_the_head_disagrees(typed, record):
    behind_its_back(
        record,
        "UPDATE actor_log SET label = 'Anna' WHERE key = 'ana'",
        *(f"DELETE FROM {table} WHERE seq = 2" for table in ("operation", "tie_log", "spell_log")),
        "DELETE FROM reason_log WHERE seq = 2",
    )
    code, out, err = typed("verify", record)
    first, second, remedy = err.splitlines()
    assert (code, out) == (6, "")
    assert first.startswith(f"{record}: operation 1 (import by steward, 2026-03-04 10:00 UTC) ")
    assert "the last saves are missing: operation 2 was confirmed" in second
    assert remedy.endswith(f"put a backup in its place: sysmap restore BACKUP {record}")


def test_every_care_command_says_in_one_line_who_has_the_record_open(run_apart, record, tmp_path):
    backup = tmp_path / "kept.duckdb"
    with Store.open(record) as store:
        store.backup(backup)
        told = [
            run_apart("take-back", record, "2"),
            run_apart("backup", record, tmp_path / "another.duckdb"),
            run_apart("restore", backup, record),
        ]
    line = f"{record} is open in sysmap (PID {os.getpid()}): use its pages there, or close it first"
    assert [(done.returncode, done.stderr) for done in told] == [(3, f"{line}\n")] * 3
