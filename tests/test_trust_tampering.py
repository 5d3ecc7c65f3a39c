"""Every tampering with Tidewell's file is told; every whole copy of it passes."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from conftest import CHECKOUT
from store_samples import operation

from sysmap.model import NOUNS, Move, MoveActor
from sysmap.store import Fact, Store

TESTS = Path(__file__).parent
OLD_FORM = TESTS / "upgrade" / "0.1.0" / "tiny.duckdb"
COPIES, BACKUPS, MIGRATED = 4, 2, 2

VERIFY_ALL = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from sysmap.cli import main
found = []
for file in json.load(sys.stdin):
    sys.argv = ["sysmap", "verify", file]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            code = end.code
    found.append({"code": code or 0, "told": out.getvalue() + err.getvalue()})
print(json.dumps(found))
"""


def python(*arguments, told=None):
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=CHECKOUT,
        input=told,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def verified(files):
    """The exit code of `sysmap verify` for each file, and what it printed."""
    return json.loads(python("-c", VERIFY_ALL, told=json.dumps(list(map(str, files)))))


@pytest.fixture(scope="module")
def tidewell(tmp_path_factory):
    """The demo's file with four more saves: a move, two changes of it, the last taken back."""
    record = tmp_path_factory.mktemp("tidewell") / "tidewell.duckdb"
    python("-m", "sysmap", "demo", "--build-only", "--file", record)
    with Store.open(record) as store:
        assert store.seq == 2
        maker = UUID(store.current("actor").column("id")[0].as_py())
        move = Move(id=uuid4(), key="M999", date=date(2025, 3, 5), title="A walk by the water")
        by = MoveActor(id=uuid4(), move=move.id, actor=maker, role="maker")
        store.save(operation(move=[move], move_actor=[by], reason="told in the meeting"))
        for version, label in ((2, "a visit"), (3, "an outing")):
            store.save(operation(move=[Fact(replace(move, label=label), version=version)]))
        assert store.take_back(5, who="steward") == 6
    return record


@pytest.fixture(scope="module")
def tampered(tidewell, tmp_path_factory):
    """Every copy that somebody tampered with, what was done, what must be told, what is told."""
    folder = tmp_path_factory.mktemp("tampered")
    done = json.loads(python(TESTS / "tampering.py", tidewell, folder))
    answers = verified([entry["file"] for entry in done])
    shutil.rmtree(folder)
    return [(entry, answer) for entry, answer in zip(done, answers, strict=True)]


def test_every_table_of_tidewell_is_tampered_with(tidewell, tampered):
    """Every other table, and all with SYSMAP_LONG."""
    with Store.open(tidewell, read_only=True) as store:
        filled = {noun for noun in NOUNS if store.current(noun).num_rows} | {"reason"}
    wanted = sorted(f"{noun}_log" for noun in filled)
    some = wanted[:: 1 if os.environ.get("SYSMAP_LONG") else 2]
    done = [entry["done"] for entry, _ in tampered]
    assert set(some) <= set(done)
    assert len(done) == len(some) + 12


def test_each_tampering_gives_exit_code_6_and_names_the_save_or_says_what_the_head_shows(tampered):
    missed = [
        (entry["done"], answer)
        for entry, answer in tampered
        if answer["code"] != 6 or entry["told"] not in answer["told"].splitlines()[0]
    ]
    assert missed == []


def test_a_record_that_was_tampered_with_is_told_in_lines_and_never_with_a_traceback(tampered):
    for entry, answer in tampered:
        assert all(line.startswith(entry["file"]) for line in answer["told"].splitlines())


def test_whole_copies_backups_and_migrated_files_give_exit_code_0(tidewell, tmp_path):
    files = [tmp_path / f"{number}.duckdb" for number in range(COPIES + BACKUPS + MIGRATED)]
    copies, backups, migrated = files[:COPIES], files[COPIES:-MIGRATED], files[-MIGRATED:]
    for record, made in ((tidewell, copies), (OLD_FORM, migrated)):
        for file, end in itertools.product(made, ("", ".head")):
            shutil.copy(f"{record}{end}", f"{file}{end}")
    for file in migrated:
        Store.open(file).close()
    with Store.open(tidewell) as store:
        for file in backups:
            store.backup(file)
    answers = verified(files)
    shutil.rmtree(tmp_path)
    assert len(answers) == len(files)
    assert {answer["code"] for answer in answers} == {0}
    assert all("whole; " in answer["told"] for answer in answers)
