"""Figures in every form: Arrow tables for a program, and what the commands print of the same."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import date

import duckdb
import pyarrow as pa
import pytest
from bringing import new_record, written
from pyarrow import parquet

import sysmap
from sysmap import intake
from sysmap.errors import NotAllowed, RecordInUse, WrongUsage
from sysmap.metrics import rows

ON, LATER = date(2024, 12, 31), date(2025, 3, 31)

ACTORS = """id,label,kind,sector,end
ana,Ana,practitioner,health,
ben,Ben,practitioner,education,
wren,Wren,young person,,
dan,Dan,practitioner,health,2025-03-01
"""
TIES = """source,target,kind,start,end,strength
ana,wren,works_with,2024-09-01,,2
ben,wren,works_with,2024-10-01,,1
ana,ben,works_jointly,2024-09-01,2025-01-01,
ana,dan,works_jointly,2024-09-01,,
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("figures")
    path = folder / "ours.duckdb"
    with new_record(path) as store:
        intake.bring_in(store, written(folder, actors=ACTORS, ties=TIES), seed=1)
    return path


@pytest.fixture(scope="module")
def record(file):
    return sysmap.read(file)


def accesses(file):
    note = file.with_name(f"{file.name}.access")
    return note.read_text().splitlines() if note.is_file() else []


def test_three_lines_give_an_arrow_table(file):
    record = sysmap.read(file)
    table = record.metrics(ON, measures=["ties", "density"]).table
    assert isinstance(table, pa.Table)
    assert table.select(["on_day", "measure", "value", "n"]).to_pylist() == [
        {"on_day": ON, "measure": "ties", "value": 4.0, "n": 4},
        {"on_day": ON, "measure": "density", "value": 4 / 6, "n": 4},
    ]


@pytest.mark.parametrize("asked", ["metrics", "change", "contexts"])
def test_every_row_carries_the_settings_that_made_it(record, asked):
    answer = {
        "metrics": lambda: record.metrics(ON),
        "change": lambda: record.change(ON, LATER, pairs=True),
        "contexts": record.contexts,
    }[asked]()
    settings = answer.table.schema.field("settings").type
    assert {field.name for field in settings} == answer.settings.keys()
    for row in answer.table.to_pylist():
        told = {name: tuple(v) if isinstance(v, list) else v for name, v in row["settings"].items()}
        assert told == answer.settings


def test_settings_say_what_was_chosen_and_how_the_ties_were_read(record):
    settings = sysmap.Settings(tie_kinds=("works with",), isolates="out")
    told = record.metrics(ON, measures=["ties"], settings=settings).settings
    assert told["tie_kinds"] == ("works_with",)
    assert (told["isolates"], told["directed"], told["as_known_on"]) == ("out", False, None)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (
            ["metrics", "--on", ON, "--on", LATER, "--isolates", "out"],
            lambda record: record.metrics(ON, LATER, settings=sysmap.Settings(isolates="out")),
        ),
        (
            ["change", "--since", ON, "--until", LATER, "--pairs", "--leavers", "ended"],
            lambda record: record.change(ON, LATER, pairs=True, leavers="ended"),
        ),
        (["contexts", "--period", "quarter"], lambda record: record.contexts("quarter")),
    ],
)
def test_python_and_the_commands_give_the_same_to_the_last_byte(
    typed, file, record, arguments, asked
):
    command, *options = arguments
    _, csv_out, told = typed(command, file, *options)
    _, json_out, _ = typed(command, file, *options, "--format", "json")
    answer = asked(record)
    assert (csv_out, json_out) == (answer.csv, answer.json)
    assert told == "".join(f"# {name}: {value}\n" for name, value in answer.settings.items())


def bytes_of(*arguments):
    command = [sys.executable, "-m", "sysmap", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_parquet_goes_to_stdout_and_holds_what_json_holds(file, record, tmp_path):
    target = tmp_path / "figures.parquet"
    target.write_bytes(bytes_of("metrics", file, "--on", ON, "--format", "parquet"))
    held = parquet.read_table(target).to_pylist()
    expected = json.loads(record.metrics(ON).json)
    assert [row["value"] for row in held] == [row["value"] for row in expected]
    assert [row["settings"]["group_by"] for row in held] == ["sector"] * len(expected)
    assert held[0]["on_day"] == ON


def test_another_program_reads_the_settings_of_each_parquet_row(file, tmp_path):
    target = tmp_path / "change.parquet"
    asked = ("--since", ON, "--until", LATER, "--leavers", "ended", "--format", "parquet")
    target.write_bytes(bytes_of("change", file, *asked))
    query = f"""
        SELECT measure, value, settings.leavers, settings.pairs
        FROM '{target}'
        WHERE measure IN ('ended', 'left_with_actor')
        ORDER BY measure
    """
    assert duckdb.sql(query).fetchall() == [
        ("ended", 2.0, "ended", False),
        ("left_with_actor", 0.0, "ended", False),
    ]


@pytest.mark.parametrize(
    "arguments",
    [["metrics", "--on", ON], ["change", "--since", ON, "--until", LATER], ["contexts"]],
)
def test_parquet_is_refused_on_a_terminal_in_one_line(file, arguments):
    ours, theirs = pty.openpty()
    command, *options = map(str, arguments)
    done = subprocess.run(
        [sys.executable, "-m", "sysmap", command, str(file), *options, "--format", "parquet"],
        stdout=theirs,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert done.stderr == "parquet is bytes, not text: send it to a file, as in > figures.parquet\n"


def test_a_convention_is_asked_for_by_name_and_said_in_every_row_that_it_made(record):
    def asked(*conventions):
        settings = sysmap.Settings(conventions=conventions)
        answer = record.metrics(
            ON, measures=["eigenvector", "degree"], settings=settings, people=True
        )
        return answer.settings["conventions"], {row[2:4]: (row[4], row[6]) for row in answer.rows}

    plain, named = asked()[1], asked("max1")[1]
    assert asked("max1")[0] == ("max1",)
    largest = max(value for (_, measure), (value, _) in plain.items() if measure == "eigenvector")
    for (subject, measure), (value, reason) in plain.items():
        if measure == "eigenvector":
            told = (pytest.approx(value / largest), "by convention max1: eigenvector / its largest")
            assert (named[subject, measure][0], named[subject, measure][1][:45]) == told
        else:
            assert named[subject, measure] == (value, reason)


def test_a_convention_that_no_measure_asked_for_knows_is_refused(typed, file):
    asked = ("metrics", file, "--on", ON, "--convention", "max1")
    code, out, told = typed(*asked, "--measure", "density")
    assert (code, out) == (2, "")
    assert told == ("no convention of these measures is called 'max1'; choose among: none\n")
    _, _, told = typed(*asked, "--convention", "max2", "--measure", "eigenvector", "--people")
    assert told == "no convention of these measures is called 'max2'; choose among: max1\n"


def test_rows_about_single_people_are_given_by_a_word_and_noted(file, record):
    before = accesses(file)
    with pytest.raises(NotAllowed, match="--people"):
        record.metrics(ON, measures=["degree"])
    with pytest.raises(NotAllowed, match="--people"):
        record.metrics(ON, levels=["circle"])
    assert {row[1] for row in record.metrics(ON).rows} == {"whole", "group"}
    assert accesses(file) == before
    table = record.metrics(ON, measures=["degree"], people=True).table
    assert dict(zip(*table.select(["subject", "value"]).to_pydict().values(), strict=True)) == {
        "ana": 3,
        "ben": 2,
        "wren": 2,
        "dan": 1,
    }
    [line] = accesses(file)[len(before) :]
    assert line.endswith("metrics --people")


def test_what_a_large_network_leaves_out_is_told_and_given_to_whoever_names_it(record, monkeypatch):
    assert record.metrics(ON).settings["left_out"] == ()
    monkeypatch.setattr(rows, "MOST_ACTORS_FOR_PATHS", 3)
    answer = record.metrics(ON)
    assert "global_efficiency" in answer.settings["left_out"]
    assert not {row[3] for row in answer.rows} & {*answer.settings["left_out"]}
    named = record.metrics(ON, measures=["global_efficiency"])
    assert ([row[3] for row in named.rows], named.settings["left_out"]) == (
        ["global_efficiency"],
        (),
    )


def test_a_record_that_another_program_holds_is_refused_in_a_line_and_its_backup_read(
    file, tmp_path, typed
):
    code = (
        "import sys, sysmap; held = sysmap.Store.open(sys.argv[1]); print(1, flush=True); input()"
    )
    command = [sys.executable, "-c", code, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"1\n"
        with pytest.raises(RecordInUse) as refused:
            sysmap.read(file)
        told = typed("metrics", file, "--on", ON)
        holder.communicate(b"\n")
    assert str(refused.value) == (
        f"{file} is open in sysmap (PID {holder.pid}): use its pages there, or close it first; "
        "a backup made on its Share page can be read meanwhile"
    )
    assert told == (3, "", f"{refused.value}\n")
    assert typed("backup", file, tmp_path / "kept.duckdb")[0] == 0
    assert sysmap.read(tmp_path / "kept.duckdb").system.actor_count


def test_measures_of_no_day_are_refused(record):
    with pytest.raises(WrongUsage, match="name one or more"):
        record.metrics(measures=["ties"])


def test_no_rows_are_a_table_all_the_same(record):
    table = record.contexts().table
    assert table.num_rows == 0
    assert table.schema.field("first_day").type == pa.date32()


def test_the_page_about_python_does_what_it_says(checkout, demo_record, tmp_path):
    page = (checkout / "docs" / "measures-from-python.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert len(blocks) > 5
    for ending in ("", ".head"):
        (tmp_path / f"tidewell.duckdb{ending}").symlink_to(f"{demo_record}{ending}")
    done = subprocess.run(
        [sys.executable, "-c", "".join(blocks)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "is connected to" in done.stdout
    assert parquet.read_table(tmp_path / "change.parquet").num_rows
