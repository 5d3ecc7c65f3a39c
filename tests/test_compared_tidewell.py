"""Each planted truth of the demo gets the verdict that truth.json expects, and says it plainly."""

import csv
import io
import json

import pytest
from drawing import recorded
from pyarrow import parquet

import sysmap
from sysmap import intake, places
from sysmap.contexts import Account, Exposure, ledger_of
from sysmap.contexts.compared import VERDICTS, Comparison, comparisons, overlap
from sysmap.selection import Selection, Settings
from sysmap.store import STEWARD, Store
from sysmap.system import System
from sysmap.views.compared_every import where_moves_changed
from sysmap.views.compared_words import (
    ARMS,
    IN_TIME,
    LOOKS,
    MADE,
    MADE_OF,
    RECORD,
    SEEN,
    SHARED,
    paragraph,
)

PACK = places.datasets() / "tidewell"
TRUTH = json.loads((PACK / "truth.json").read_text(encoding="utf-8"))
VERDICT = {planted["id"]: planted["verdict"] for planted in TRUTH["planted"]}
EFFECT = {planted["id"]: planted.get("effect") for planted in TRUTH["planted"]}
TESTED = (
    *(("covered and not covered", outcome) for outcome in ("ties ended", "ties formed")),
    ("elements", "links between elements"),
)
FORBIDDEN = (
    *("caus", "prove", "significan", "fail", "score", "because", "thanks to", "led to"),
    *("due to", "result of", "effect of", "impact", "improve", "worse", "evidence that"),
)


@pytest.fixture(scope="module")
def ledger(tidewell):
    return ledger_of(tidewell)


@pytest.fixture(scope="module")
def found(ledger):
    keys = ledger.system.texts("context", "key")
    every = comparisons(ledger.exposure)
    return {key: every[number] for number, key in enumerate(keys)}


@pytest.fixture(scope="module")
def said(ledger, found):
    def words(key, look):
        comparison = found[key]
        return paragraph(look, comparison, Account(ledger, comparison.context))

    return words


def figure(comparison, analysis, subject):
    return next(f for f in comparison.figures if (f.analysis, f.subject) == (analysis, subject))


def test_every_verdict_is_one_of_the_closed_set(found):
    assert {one.verdict for comparison in found.values() for one in comparison.figures} <= {
        *VERDICTS
    }


def test_the_settlement_has_no_comparison_group(found, said):
    assert VERDICT["X1"] == found["X1"].figures[0].verdict
    assert VERDICT["X1"] in said("X1", ARMS).text


def test_the_restructure_is_described_with_its_ratio_and_not_tested(found, said):
    ended = figure(found["X2"], "covered and not covered", "ties ended")
    assert ended.verdict == "described, not tested"
    assert ended.effect > EFFECT["X2"]["pooled_ratio_above"]
    assert ended.covered > ended.other
    assert (ended.test.level.size, ended.test.p.smallest) == (4, 0.25)
    assert "described with its ratio and direction" in VERDICT["X2"]
    text = said("X2", ARMS).text
    assert f"{ended.effect:.1f} times as often" in text
    assert "described and not tested" in text
    assert "no p can be below 0.25" in text
    assert f"did not differ otherwise, p would be {ended.test.person.value:.2g}" in text


def test_the_target_moves_shares_and_not_how_much(found, said):
    moves = found["X3"].moves
    basics, learning, coping = (
        moves.compartments.index(name) for name in ("Basics", "Learning", "Coping")
    )
    before, during = (moves.shares(counts, covered=True) for counts in (moves.before, moves.during))
    planted = EFFECT["X3"]
    assert before[basics] == pytest.approx(planted["basics_share"]["before"], abs=0.08)
    assert during[basics] == pytest.approx(planted["basics_share"]["during"], abs=0.08)
    both = during[learning] + during[coping], before[learning] + before[coping]
    assert both[0] == pytest.approx(planted["learning_and_coping_share"]["during"], abs=0.08)
    assert both[0] > both[1]
    covered, others = (moves.monthly(covered=arm) for arm in (True, False))
    assert covered == pytest.approx(others, rel=0.15)
    assert (
        "Basics (8 in 100 of the moves of those covered; 27 in 100 before" in said("X3", MADE).text
    )
    tested = [one for one in found["X3"].of("moves") if one.test]
    assert {one.verdict for one in tested} == {"described, not tested"}


def test_departures_under_the_cut_are_told_apart_from_endings(found, said):
    ended, left = (
        figure(found["X4"], "covered and not covered", f"ties {what}")
        for what in ("ended", "left with an actor")
    )
    assert (ended.n_covered, left.n_covered, left.n_other) == (5, 11, 0)
    assert (
        "11 and 0 ties went with somebody who left; those are no endings" in said("X4", ARMS).text
    )


@pytest.mark.parametrize(("key", "outcome"), [("X5", "ties formed"), ("X6", "ties ended")])
def test_what_is_too_faint_is_too_few_to_tell_with_direction_and_range(found, said, key, outcome):
    told = figure(found[key], "covered and not covered", outcome)
    assert VERDICT[key].startswith(told.verdict)
    low, high = told.test.chance
    assert low < 0 < high
    text = said(key, ARMS).text
    assert "too few to tell" in text
    assert "times as often" in text
    assert "nine in ten of the ways to give it to others lie between" in text


@pytest.mark.parametrize("key", ["X5", "X6", "X7", "X8"])
def test_what_was_not_planted_or_is_too_faint_is_not_flagged(found, key):
    flagged = [one for one in found[key].figures if one.verdict == "shown with p"]
    assert not flagged


def test_one_service_of_fifteen_says_why_it_can_tell_nothing(found, said):
    formed = figure(found["X8"], "covered and not covered", "ties formed")
    assert (formed.test.level.size, formed.test.p.smallest) == (15, 1 / 15)
    assert "it covered 1 of 15 services, so no p can be below 0.067" in said("X8", ARMS).text


def test_few_ways_to_give_a_context_hold_no_nine_in_ten(found, said):
    apart = figure(found["X3"], "elements", "links between elements")
    assert apart.test.cloud.size == 3
    assert apart.test.chance is None
    assert apart.effect not in apart.test.others
    text = said("X3", MADE_OF).text
    assert "ine in ten" not in text
    assert "in the 2 other ways that there are, they would lie" in text
    assert "The sector that it covered: health." in text


def test_where_none_formed_no_ratio_is_told_and_each_verdict_says_of_what(said):
    told = said("X7", ARMS)
    assert "Ties formed: 0 where covered and 5 where not" in told.found
    assert "times as often" not in told.text
    assert told.in_short == "Ties ended: nothing to compare; ties formed: described, not tested."


def test_the_ties_of_the_record_and_those_compared_are_told_apart(said):
    assert "among those compared alone; of all ties of those it covers 11 ended." in (
        said("X2", ARMS).text
    )


def test_the_overlap_of_supervision_and_restructure_is_shown(ledger, said):
    keys = ledger.system.texts("context", "key")
    shared = overlap(ledger.exposure, keys.index("X2"), keys.index("X6"))
    assert shared.actors == 3  # P02, P04, P05
    assert shared.days == 3 * (28 + 31 + 30 + 31)
    assert "Social work restructure (3 actors" in said("X6", SHARED).text
    assert "Monthly peer supervision (3 actors" in said("X2", SHARED).text


def test_a_series_with_a_break_is_not_offered_and_says_why(said):
    assert "4 months lie before it and 10 after its start, and 8 a side" in said("X2", IN_TIME).text


def test_no_paragraph_claims_more_than_was_counted(found, said):
    for key in found:
        for look in LOOKS:
            if look not in (RECORD, SEEN):
                text = said(key, look).text.casefold()
                assert not [word for word in FORBIDDEN if word in text], (key, look)
                assert "cannot say" in text or "may belong" in text or "under the record" in text


def test_the_paragraph_on_all_contexts_names_each_by_what_its_tests_come_to(
    checkout, ledger, found
):
    accounts = [Account(ledger, one.context) for one in found.values()]
    text = where_moves_changed([*found.values()], accounts)
    assert not [word for word in FORBIDDEN if word in text.casefold()]
    assert not [account.name for account in accounts if text.count(account.name) != 1]
    assert "16 tests of ties and moves in all, of which none came out at 0.05 or below" in text
    assert text in _quoted(checkout)


@pytest.fixture(scope="module")
def stillwater(tmp_path_factory, tidewell):
    """Stillwater, in which nothing changes, under the contexts of Tidewell."""
    record = tmp_path_factory.mktemp("still") / "stillwater.duckdb"
    with Store.create(record) as store:
        intake.bring_in(store, sorted((places.datasets() / "stillwater").glob("*.csv")))
    with Store.open(record, read_only=True) as store:
        system = store.system(STEWARD)
    number = {key: place for place, key in enumerate(system.keys)}
    coverage = [
        row | {"actor": None if row["actor"] is None else number[tidewell.keys[row["actor"]]]}
        for row in tidewell.tables["coverage"].to_pylist()
    ]
    contexts = recorded(context=tidewell.tables["context"].to_pylist(), coverage=coverage).tables
    told = {name: contexts[name] for name in ("context", "coverage")}
    return System(dict(system.tables) | told)


def test_in_stillwater_nothing_formed_or_ended_under_any_context(stillwater):
    exposure = Exposure(Selection(stillwater, Settings()))
    for context in range(8):
        comparison = Comparison(exposure, context)
        for one in comparison.figures:
            assert one.verdict != "shown with p"
            if one.subject in ("ties ended", "ties formed"):
                assert not one.n_covered or one.covered == 0
                assert not one.n_other or one.other == 0


def test_the_demo_s_contexts_are_those_of_its_pack(found):
    with (PACK / "contexts.csv").open(encoding="utf-8-sig") as file:
        assert [*found] == [row["id"] for row in csv.DictReader(file)]


def test_the_command_prints_the_same_rows_and_no_name_of_a_person(
    run, demo_record, tidewell, found
):
    done = run("contexts", demo_record, "--compare")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert done.returncode == 0
    assert len(rows) == sum(len(comparison.figures) for comparison in found.values()) + 8 * 7 // 2
    [ended] = [
        row
        for row in rows
        if (row["context"], row["analysis"], row["subject"])
        == ("X2", "covered and not covered", "ties ended")
    ]
    assert (ended["p"], ended["smallest_p"], ended["level"]) == ("", "0.25", "group")
    assert ended["verdict"] == "described, not tested"
    assert float(ended["effect"]) > 2
    assert "np." not in done.stdout
    assert "profile: internal" in done.stderr
    kinds = tidewell.texts("actor", "kind")
    people = {
        label for label, kind in zip(tidewell.labels, kinds, strict=True) if kind != "service"
    }
    assert not [name for name in people if name in done.stdout]


def test_a_row_as_json_carries_its_settings(run, demo_record):
    done = run(
        "contexts", demo_record, "--compare", "--tie-kind", "works_jointly", "--format", "json"
    )
    [first, *_] = json.loads(done.stdout)
    assert first["settings"]["tie_kinds"] == ["works_jointly"]
    assert first["settings"]["seed"] == "0"


def test_the_rows_come_as_parquet_too(demo_record):
    answer = sysmap.read(demo_record).contexts_compared()
    table = parquet.read_table(io.BytesIO(answer.parquet))
    assert table.num_rows == len(answer.rows)
    assert str(table.schema.field("effect").type) == "double"
    assert str(table.schema.field("units").type) == "int64"


def _quoted(checkout):
    lines = (checkout / "docs" / "contexts.md").read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("> ") for line in lines if line.startswith("> "))


@pytest.mark.parametrize(("key", "look"), [("X2", ARMS), ("X3", MADE)])
def test_the_paragraphs_that_the_docs_quote_are_those_that_the_tool_writes(
    checkout, said, key, look
):
    assert said(key, look).text in _quoted(checkout)
