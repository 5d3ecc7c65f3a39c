"""The command line as somebody meets it: what goes to stdout, what to stderr, and the exit code."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]

ACTORS = """id,label,kind,sector,start,end
ana,Ana,practitioner,health,,
ben,Ben,practitioner,education,,
cat,Cat,carer,,,
wren,Wren,young person,,,
dan,Dan,practitioner,health,,2025-03-01
"""
TIES = """source,target,kind,start,end
ana,wren,works_with,2024-09-01,
cat,wren,cares_for,2024-09-01,
ben,wren,works_with,2024-10-01,
ana,cat,works_jointly,2025-02-01,
ana,ben,works_jointly,2024-09-01,2025-01-01
ana,dan,works_jointly,2024-09-01,
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record that the command line made from two tables, to be copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "actors.csv").write_text(ACTORS)
    (folder / "ties.csv").write_text(TIES)
    file = folder / "ours.duckdb"
    for arguments in (
        ("new", file, "--name", "Ours", "--start", "2024-09-01"),
        ("import", file, folder / "actors.csv", folder / "ties.csv"),
    ):
        command = [sys.executable, "-m", "sysmap", *map(str, arguments)]
        subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True)
    return folder


@pytest.fixture
def record(made, tmp_path):
    for name in ("ours.duckdb", "ours.duckdb.head"):
        shutil.copy(made / name, tmp_path / name)
    return tmp_path / "ours.duckdb"


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_metrics_prints_the_contract_s_columns_and_the_settings_on_stderr(record, run):
    told = run("metrics", record, "--on", "2024-12-31", "--measure", "ties", "--measure", "actors")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == "on_day,level,subject,measure,value,status,reason,n"
    assert {row["measure"]: row["value"] for row in rows(told.stdout)} == {
        "actors": "5",
        "ties": "5",
    }
    assert "# direction: recorded" in told.stderr


def test_every_json_row_carries_the_settings_that_made_it(record, run):
    told = run("metrics", record, "--on", "2024-12-31", "--measure", "density", "--format", "json")
    [row] = json.loads(told.stdout)
    assert row["value"] == 0.5
    assert row["settings"]["isolates"] == "in"


def test_rows_about_single_people_need_a_word_and_leave_a_note(record, run):
    refused = run("metrics", record, "--on", "2024-12-31", "--level", "actor")
    assert refused.returncode == 5
    assert "--people" in refused.stderr
    given = run("metrics", record, "--on", "2024-12-31", "--measure", "degree", "--people")
    assert {row["subject"]: row["value"] for row in rows(given.stdout)}["ana"] == "3"
    assert "metrics --people" in record.with_name("ours.duckdb.access").read_text()


def test_groups_that_name_single_people_need_the_same_word(record, run):
    told = run("metrics", record, "--on", "2024-12-31", "--group-by", "label")
    assert (told.returncode, told.stdout) == (5, "")
    assert "--people" in told.stderr


def test_fresh_never_replaces_a_record_that_is_not_the_demo(record, run):
    told = run("demo", "--file", record, "--build-only", "--fresh")
    assert told.returncode == 2
    assert "Ours" in told.stderr
    assert "5" in run("metrics", record, "--on", "2024-12-31", "--measure", "actors").stdout


def test_change_tells_what_formed_ended_and_left(record, run):
    told = run("change", record, "--since", "2024-09-30", "--until", "2025-03-31")
    assert told.stdout.splitlines()[0] == "measure,value,status,reason,n"
    count = {row["measure"]: row["value"] for row in rows(told.stdout)}
    assert (count["ties_before"], count["ties_after"]) == ("4", "4")
    assert (count["formed"], count["ended"], count["left_with_actor"]) == ("2", "1", "1")


def test_verify_says_whole_and_names_a_record_that_was_changed(record, run):
    assert "whole" in run("verify", record).stdout
    record.with_name("ours.duckdb.head").write_text("{}")
    spoiled = run("verify", record)
    assert spoiled.returncode == 6
    assert spoiled.stdout == ""


def test_a_refused_import_keeps_nothing_and_tells_each_fault_in_a_line(record, run, tmp_path):
    (tmp_path / "more.csv").write_text(
        "source,target,start\nana,nobody,2025-01-01\nana,ben,05/03/2025\n"
    )
    told = run("import", record, tmp_path / "more.csv")
    assert told.returncode == 4
    assert len(told.stderr.strip().splitlines()) == 2
    assert "more.csv" in told.stderr
    assert "row 3" in told.stderr
    after = run("metrics", record, "--on", "2025-03-31", "--measure", "ties")
    assert rows(after.stdout)[0]["value"] == "4"


def test_new_never_overwrites(record, run):
    told = run("new", record)
    assert told.returncode in {2, 7}
    assert len(told.stderr.strip().splitlines()) == 1


def test_a_day_that_is_no_day_is_wrong_usage(record, run):
    told = run("metrics", record, "--on", "31/12/2024")
    assert told.returncode == 2
    assert "2025-03-05" in told.stderr


def test_a_record_that_is_not_there_is_told_in_a_line(run, tmp_path):
    told = run("verify", tmp_path / "nothing.duckdb")
    assert told.returncode == 2
    assert "sysmap new" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_measure_that_does_not_exist_is_wrong_usage(record, run):
    told = run("metrics", record, "--on", "2024-12-31", "--measure", "joined_up_score")
    assert told.returncode == 2
    assert "joined_up_score" in told.stderr


@pytest.mark.parametrize(
    ("option", "value"),
    [("--tie-kind", "works_jontly"), ("--group-by", "profesion"), ("--actor-kind", "practitoner")],
)
def test_a_slip_of_the_pen_is_told_with_what_the_record_has(record, run, option, value):
    told = run("metrics", record, "--on", "2024-12-31", option, value)
    assert told.returncode == 2
    assert value in told.stderr
    assert "it has: " in told.stderr


@pytest.mark.parametrize("command", ["metrics --on 2025-01-01", "contexts", "change", "export"])
def test_before_the_first_save_a_figure_is_unknown_and_not_nought(run, tmp_path, command):
    record = tmp_path / "ours.duckdb"
    assert run("new", record, "--name", "Ours").returncode == 0
    name, *options = command.split()
    options += ["--since", "2024-01-01", "--until", "2025-01-01"] if name == "change" else []
    options += [tmp_path / "out", "--profile", "internal"] if name == "export" else []
    done = run(name, record, *options, "--as-known-on", "2020-01-01")
    assert done.returncode == 2
    assert "knew nothing by the end of 2020-01-01; its first save is of 20" in done.stderr
    assert done.stdout == ""


def test_the_measures_that_can_be_asked_for_are_listed_without_a_record(typed):
    code, told, _ = typed("metrics", "--list")
    listed = {row["id"]: row for row in rows(told)}
    assert code == 0
    assert (listed["density"]["level"], listed["density"]["label"]) == ("whole", "Density")
    assert listed["eigenvector"]["conventions"] == "max1"
    assert "formed" not in listed  # of change, which has a command of its own


def test_stale_ties_are_left_out_and_found_ties_counted_later_where_that_is_asked(record, typed):
    asked = ("metrics", record, "--on", "2024-12-31", "--measure", "ties", "--format", "json")
    [plain] = json.loads(typed(*asked)[1])
    [row] = json.loads(typed(*asked, "--stale-after", "1", "--found", "written-down")[1])
    assert (plain["value"], plain["settings"]["stale_after"]) == (5, None)
    assert (row["value"], row["settings"]["stale_after"]) == (0, 1)
    assert row["settings"]["found_put_back"] is False


def test_p_values_hearing_and_circles_can_be_asked_for_by_id_over_several_days(record, typed):
    _, told, _ = typed("metrics", "--list")
    circle = {row["id"] for row in rows(told) if row["id"].startswith("circle")}
    wanted = {"ei_index_p", "coverage", "pair_coverage", "focus_share_median", *circle}
    asked = [word for name in wanted for word in ("--measure", name)]
    days = ["2024-12-31", "2025-02-15"]
    on = [word for day in days for word in ("--on", day)]
    code, told, _ = typed("metrics", record, *on, *asked, "--people")
    assert code == 0
    found = {(row["on_day"], row["measure"]) for row in rows(told)}
    assert found == {(day, name) for day in days for name in wanted}
