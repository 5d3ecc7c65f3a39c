"""The demo's ledger against its own pack, counted by hand, and the command that prints it."""

import csv
import io
import json
from itertools import pairwise

import pytest

from sysmap import places
from sysmap.contexts import Account, ledger_of
from sysmap.contexts.practice_columns import elements
from sysmap.practice import moves_of
from sysmap.store import STEWARD, Store

PACK = places.datasets() / "tidewell"
TRUTH = json.loads((PACK / "truth.json").read_text(encoding="utf-8"))
PLANTED = {planted["id"]: planted for planted in TRUTH["planted"]}


def rows_of(name):
    return list(csv.DictReader((PACK / f"{name}.csv").open(encoding="utf-8-sig")))


@pytest.fixture(scope="module")
def record(demo_record):
    return demo_record


@pytest.fixture(scope="module")
def system(record):
    with Store.open(record, read_only=True) as store:
        return store.system(STEWARD)


@pytest.fixture(scope="module")
def ledger(system):
    return ledger_of(system)


@pytest.fixture(scope="module")
def account(ledger):
    keys = ledger.system.texts("context", "key")
    return lambda key: Account(ledger, keys.index(key))


def months_of(ledger, key, column):
    number = ledger.system.texts("context", "key").index(key)
    return [row[column].value for row in ledger.of(number)]


def test_the_restructure_is_in_force_from_month_5_to_month_9(ledger):
    number = ledger.system.texts("context", "key").index("X2")
    in_force = [row.case.in_force for row in ledger.of(number)]
    assert in_force == [month in range(5, 10) for month in range(1, 15)]


def test_the_restructure_s_moves_are_those_of_the_six_social_workers_while_it_held(account):
    makers = {
        row["move"]
        for row in rows_of("move_actors")
        if row["role"] == "maker" and row["actor"] in {f"P0{number}" for number in range(1, 7)}
    }
    expected = {
        row["id"]
        for row in rows_of("moves")
        if row["id"] in makers and "2025-01-01" <= row["date"] < "2025-06-01"
    }
    found = account("X2")
    keys = found.system.texts("move", "key")
    assert {keys[move] for move in found.total("moves")} == expected
    assert len(expected) == 26


def test_ties_that_ended_under_the_restructure_had_somebody_covered_at_an_end(account):
    """By hand: spells that end from January to May and are not followed by another that day."""
    covered = {f"P0{number}" for number in range(1, 7)} | {"S01", "S02", "S03"}
    spells = rows_of("ties")
    goes_on = {(row["id"], row["start"]) for row in spells}
    ended = {
        row["id"]
        for row in spells
        if "2025-01-01" <= row["end"] < "2025-06-01"
        and covered & {row["source"], row["target"]}
        and (row["id"], row["end"]) not in goes_on
    }
    found = account("X2")
    keys = found.system.texts("tie", "key")
    assert {keys[tie] for tie in found.total("ties_ended")} == ended
    assert len(ended) == 11


def test_the_settlement_covers_everybody_so_its_months_are_the_programme_s(ledger, account):
    assert months_of(ledger, "X1", "moves") == TRUTH["moves_by_month"]
    held = months_of(ledger, "X1", "ties_held")
    assert (held[0], held[-1]) == (95, 181)
    assert account("X1").flags == ["its dates are not known to the day", "no comparison group"]
    assert months_of(ledger, "X1", "crossing_held") == [0] * 14


def test_the_hearing_of_each_mapping_is_the_one_that_was_planted(ledger):
    heard, asked = (months_of(ledger, "X1", name) for name in ("heard", "eligible"))
    for month, planted in PLANTED["hearing"]["effect"].items():
        assert [heard[int(month) - 1], asked[int(month) - 1]] == planted
    flags = {row.period.label.split(" ·")[0]: row.flags for row in ledger.of(0)}
    assert "partial: fewer than 80 in 100 heard" in flags["month 5"]
    assert "partial: fewer than 80 in 100 heard" not in flags["month 9"]


def test_departures_under_the_cut_are_told_apart_from_endings(ledger):
    left = months_of(ledger, "X4", "ties_left_with_actor")
    ended = months_of(ledger, "X4", "ties_ended")
    assert left == [None] * 7 + [0, 0, 26, 0, 0, 0, 0]  # month 10, when two people leave
    assert ended[9] == 0


def test_moves_that_push_back_are_those_that_were_planted(account):
    planted = PLANTED["pushing back"]["effect"]
    for bearing, told in (("aimed at", planted["aimed_at"]), ("eased", planted["eased"])):
        for move, context in told.items():
            found = account(context)
            keys = found.system.texts("move", "key")
            assert move in {keys[number] for number in found.pushing_back[bearing]}


def test_the_funnel_of_the_target_is_what_those_covered_asked_for_since(account):
    covered = {"S05", "S06", "P07", "P08", "P09", "P10", "F01"}  # F01 belongs to S05
    asked = [
        row for row in rows_of("attempts") if row["asker"] in covered and row["day"] >= "2025-02-01"
    ]
    accepted = [row for row in asked if row["answer"] == "accepted"]
    found = account("X3").funnel
    assert (len(found.asked), len(found.accepted)) == (len(asked), len(accepted))


def test_a_move_on_its_travels_changes_as_many_elements_as_were_planted(system):
    moves = {move.key: move for move in moves_of(system).all}
    chain = [moves[key] for key in PLANTED["travel"]["effect"]["moves"]]
    changed = [len(elements(one) ^ elements(next_one)) for one, next_one in pairwise(chain)]
    assert changed == PLANTED["travel"]["effect"]["elements_changed"]


def test_the_supervision_overlaps_with_the_restructure_for_three_of_its_eight(ledger):
    number = ledger.system.texts("context", "key").index("X6")
    march = ledger.of(number)[6]
    assert march["covered"].value == 8
    other = ledger.system.texts("context", "key").index("X2")
    assert int((march.case.covered & march.case.whole.covered[other]).sum()) == 3
    assert other not in march.also_in_force


def test_the_command_prints_a_row_a_context_and_period_and_no_name_of_a_person(run, record, system):
    done = run("contexts", record)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 0
    assert len(rows) == 8 * 14
    fifth = next(row for row in rows if (row["context"], row["first_day"]) == ("X2", "2025-01-01"))
    assert fifth["standing"] == "in force"
    assert fifth["moves"] == "5"
    fourth = next(row for row in rows if (row["context"], row["first_day"]) == ("X2", "2024-12-01"))
    assert (fourth["standing"], fourth["moves"], fourth["reasons"]) == ("not in force", "", "")
    assert "profile: internal" in done.stderr
    people = {
        label
        for label, kind in zip(system.labels, system.texts("actor", "kind"), strict=True)
        if kind != "service"
    }
    assert not [name for name in people if name in done.stdout]


def test_the_command_s_json_carries_its_settings_with_each_row(run, record):
    done = run(
        "contexts", record, "--period", "quarter", "--tie-kind", "cares_for", "--format", "json"
    )
    rows = json.loads(done.stdout)
    assert len(rows) == 8 * 6
    assert rows[0]["settings"]["period"] == "quarter"
    assert rows[0]["settings"]["tie_kinds"] == ["cares_for"]
    assert run("contexts", record, "--tie-kind", "nothing").returncode == 2


def test_the_command_looks_at_the_record_as_it_was_known(run, record):
    now = run("contexts", record, "--period", "meeting")
    done = run("contexts", record, "--period", "meeting", "--as-known-on", "2100-01-01")
    assert done.returncode == 0
    assert done.stdout == now.stdout
    early = run("contexts", record, "--period", "meeting", "--as-known-on", "2020-01-01")
    assert early.returncode == 2
    assert "knew nothing by the end of 2020-01-01" in early.stderr
