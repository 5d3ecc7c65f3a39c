"""What leaves without names: which columns, which words, to whom, and what is noted first."""

import hashlib
import json
import re
import shutil
from datetime import date

import pyarrow as pa
import pytest
from drawing import draw
from leaving import no_figures, rows_of
from store_samples import ANA, may_leave, operation

from sysmap import intake, places
from sysmap.disclosure.tie_list import NODE_COLUMNS, TIE_COLUMNS
from sysmap.errors import NotAllowed, NotWritable, WrongUsage
from sysmap.model import FIELDS
from sysmap.store import PSEUDONYMOUS_EXPORT, Store, release_keys, releases
from sysmap.system import SCHEMAS, System
from sysmap.writers import outside, sharing
from sysmap.writers.outside import Outside
from sysmap.writers.released import released

PROFILES = ("research", "group", "manager", "public")
UNIVERSITY = {"recipient": "A university", "agreement": "D-17"}
CANARY = "Quillfeather"
WORDS_TOLD = {
    "kind": {"", "young person", "practitioner", "carer", "academic", "service", "group", "thing"}
    | {"other", "adult", "person", "tied", "refers_to", "informs", "asks", "supervises_supports"}
    | {"cares_for", "works_with", "works_jointly", "shares_information", "knows_of"},
    "sector": {"", "social care", "health", "education", "housing", "justice", "voluntary", "other"}
    | {"statutory"},
}
A_DATE = re.compile(r"(|before|\d{4}-(\d\d|Q[1-4]|H[12]))")
A_PSEUDONYM = re.compile(r"[0-9a-f]{10,}")
A_LEVEL = re.compile(r"(|\d+(\.\d+)?)")


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(outside, "released", no_figures)


@pytest.fixture
def record(demo_record, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{demo_record}{ending}", tmp_path / f"ours.duckdb{ending}")
    return tmp_path / "ours.duckdb"


@pytest.fixture
def store(record):
    with Store.open(record, read_only=True) as opened:
        yield opened


def taken(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def given(store, folder, **asked):
    asked = {"profile": "research", "report_read": True, **UNIVERSITY, **asked}
    told = sharing.export(store, folder, **asked)
    return told, taken(folder)


def with_canaries(system):
    """The same record with an invented name in every cell of free text that it can hold."""
    tables = dict(system.tables)
    for noun, schema in SCHEMAS.items():
        table = tables[noun]
        if not table.num_rows:
            blank = {field.name: None for field in schema}
            table = pa.Table.from_pylist([blank], schema=schema)
        for place, field in enumerate(schema):
            if field.type == pa.string() and not kept(noun, field.name):
                cells = [f"{CANARY} {noun} {field.name} {row}" for row in range(table.num_rows)]
                if field.name == "attributes":
                    cells = [json.dumps({cell: cell}) for cell in cells]
                table = table.set_column(place, field, pa.array(cells, pa.string()))
        tables[noun] = table
    return System(tables)


def kept(noun, field):
    """What has to be one of a few words, or the record could not be read."""
    return bool(FIELDS[noun][field].words) or (noun, field) in {
        ("setting", "key"),
        ("setting", "value"),
        ("pair_flag", "flag"),
    }


def test_nothing_that_somebody_typed_is_in_any_file_of_any_profile(tidewell):
    full = with_canaries(tidewell)
    planted = sum(
        CANARY in str(value) for table in full.tables.values() for value in table.to_pylist()
    )
    assert planted > 1000
    for profile in PROFILES:
        made = Outside(full, profile, with_ties=True)
        rows = Outside(tidewell, profile, with_ties=True)
        files = {**made.files(bytes(32)), **rows.files(bytes(32))}
        whole = b"".join(made.files(bytes(32)).values()) + b"".join(files.values())
        assert CANARY.encode() not in whole
        assert tidewell.programme_name.encode() not in whole


def test_no_figure_that_leaves_for_research_holds_what_somebody_typed(tidewell, monkeypatch):
    monkeypatch.setattr(outside, "released", released)
    made = Outside(with_canaries(tidewell), "research")
    assert {"people.csv", "suppression.csv"} <= {*made.figures.files}
    assert CANARY.encode() not in b"".join(made.figures.files.values())


def test_figures_are_reckoned_beside_all_that_left_before(store, record, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(outside, "released", lambda *asked: told.append(asked[2]) or no_figures())
    for number, profile in enumerate(("group", "public", "manager")):
        given(store, tmp_path / f"out{number}", profile=profile, agreement="")
    assert told == [[], [[{"of": "people"}]], [[{"of": "people"}]] * 2]
    assert [release.tables for release in releases.noted(record)] == [
        {"figures": [{"of": "people"}]}
    ] * 3


def test_no_name_key_place_or_day_of_the_demo_is_in_any_file(tidewell):
    names = {*tidewell.labels, *tidewell.keys, *tidewell.settings.values()}
    for profile in PROFILES:
        files = Outside(tidewell, profile, with_ties=True).files(bytes(range(32)))
        for name, content in files.items():
            text = content.decode()
            words = {*re.findall(r"[A-Za-z]\w+", text)}
            assert not names & words, (profile, name, names & words)
            assert not [label for label in tidewell.labels if " " in label and label in text]
            assert not re.search(r"20\d\d-\d\d-\d\d", text), (profile, name)


def test_both_tables_hold_the_listed_columns_and_words_and_nothing_else(tidewell):
    for step in Outside(tidewell, "research", with_ties=True).rungs:
        made = Outside(tidewell, "research", with_ties=True)
        made.__dict__["chosen"] = step
        files = made.files(bytes(32))
        for name, columns in (("nodes.csv", NODE_COLUMNS), ("ties.csv", TIE_COLUMNS)):
            assert files[name].decode().splitlines()[0] == ",".join(columns)
            for row in rows_of(files[name]):
                assert all(_is_allowed(*cell) for cell in row.items()), row
    assert NODE_COLUMNS == ("pseudonym", "kind", "sector", "joined", "left")
    assert TIE_COLUMNS == ("source", "target", "kind", "start", "end", "strength")


def _is_allowed(column, text):
    if column in WORDS_TOLD:
        return text in WORDS_TOLD[column]
    if column in ("pseudonym", "source", "target"):
        return bool(A_PSEUDONYM.fullmatch(text))
    return bool((A_LEVEL if column == "strength" else A_DATE).fullmatch(text))


def test_words_of_the_programme_s_own_leave_as_other():
    system = draw("P1@Quillfeather_House -- Y1 quillfeathers")
    files = Outside(system, "research", with_ties=True)
    files.__dict__["chosen"] = files.rungs[0]
    made = files.files(bytes(32))
    assert [row["sector"] for row in rows_of(made["nodes.csv"])].count("other") == 1
    assert [row["kind"] for row in rows_of(made["ties.csv"])] == ["other"]
    assert b"uillfeather" not in b"".join(made.values())


def test_a_pair_kept_apart_has_no_tie_in_anything_that_leaves(tidewell):
    pairs = {frozenset((row["a"], row["b"])) for row in tidewell.tables["pair_flag"].to_pylist()}
    assert pairs
    of = tidewell.tables["tie"].to_pylist()
    a, b = min(map(sorted, pairs))
    row = {**of[0], "source": a, "target": b, "key": None}
    tie = pa.Table.from_pylist([*of, row], schema=SCHEMAS["tie"])
    spell = pa.Table.from_pylist(
        [*tidewell.tables["spell"].to_pylist(), {"tie": len(of), "start": date(2025, 1, 1)}],
        schema=SCHEMAS["spell"],
    )
    planted = System({**tidewell.tables, "tie": tie, "spell": spell})
    for rung in Outside(planted, "research", with_ties=True).rungs:
        ends = rung.ties.actors
        told = {frozenset((ends[tie.source], ends[tie.target])) for tie in rung.ties.ties}
        assert not told & pairs


def test_only_a_researcher_who_is_named_and_signed_gets_a_list_of_ties(store, tmp_path):
    for number, profile in enumerate(PROFILES):
        _, files = given(store, tmp_path / f"out{number}", profile=profile, agreement="")
        assert {"group-map.html", "README.txt", "manifest.json"} <= {*files}
        assert not {"nodes.csv", "ties.csv"} & {*files}
    with pytest.raises(NotAllowed, match="--recipient"):
        given(store, tmp_path / "none", recipient=" ")
    with pytest.raises(WrongUsage, match="only a researcher"):
        given(store, tmp_path / "none", profile="manager")
    assert not (tmp_path / "none").exists()


def test_nothing_leaves_before_the_report_was_read_where_it_warns(store, record, tmp_path):
    with pytest.raises(NotAllowed, match="--accept-report"):
        given(store, tmp_path / "out", report_read=False)
    assert not (tmp_path / "out").exists()
    assert releases.noted(record) == []
    assert not record.with_name("ours.duckdb.access").exists()
    assert not list((tmp_path / "data").glob("**/*.key"))


def test_a_second_list_of_ties_is_refused_and_the_same_one_is_no_second(record, tmp_path):
    with Store.open(record) as store:
        _, first = given(store, tmp_path / "one")
        _, again = given(store, tmp_path / "two", recipient="  a  University ")
        assert {first[name] == again[name] for name in ("nodes.csv", "ties.csv")} == {True}
        store.save(operation(actor=[ANA], consent=[may_leave(ANA)]))
        with pytest.raises(NotAllowed, match="two of them side by side") as told:
            given(store, tmp_path / "three")
        assert len(str(told.value).splitlines()) == 1
        _, other = given(store, tmp_path / "four", recipient="Another university")
    ids = [{row["pseudonym"] for row in rows_of(files["nodes.csv"])} for files in (first, other)]
    assert ids[0].isdisjoint(ids[1])
    assert len(ids[1]) == len(ids[0]) + 1
    assert not (tmp_path / "three").exists()


def test_without_its_key_a_list_cannot_be_made_again(store, tmp_path):
    _, first = given(store, tmp_path / "one")
    release_keys.destroy_key(json.loads(first["manifest.json"])["key"])
    with pytest.raises(NotAllowed, match="two of them side by side"):
        given(store, tmp_path / "two")


def test_what_leaves_is_noted_first_with_who_is_in_it_and_never_with_its_key(record, tmp_path):
    with Store.open(record, read_only=True) as store:
        told, files = given(store, tmp_path / "out")
        given(store, tmp_path / "public", profile="public", agreement="")
        actors = store.current("actor", PSEUDONYMOUS_EXPORT)
        ids = {str(value) for value in actors.column("id").to_pylist()}
    ties, public = releases.noted(record)
    assert (ties.profile, ties.recipient, {*ties.people}) == ("research", "A university", ids)
    assert (public.profile, public.people) == ("public", None)
    key = release_keys.kept_key(json.loads(files["manifest.json"])["key"])
    beside = [file for file in tmp_path.glob("ours*") if file.is_file()]
    for content in [*files.values(), *(file.read_bytes() for file in beside), told.encode()]:
        assert key not in content
        assert key.hex().encode() not in content
    access = record.with_name("ours.duckdb.access").read_text()
    assert "export --profile research --format README.txt group-map.html nodes.csv" in access
    assert "university" not in access


def test_what_cannot_be_noted_does_not_leave(store, record, tmp_path):
    record.with_name("ours.duckdb.releases").mkdir()
    with pytest.raises((NotWritable, OSError)):
        given(store, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_manifest_and_the_report_say_what_was_hidden(store, tmp_path):
    _, files = given(store, tmp_path / "out")
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["sha256"] == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert (manifest["recipient"], manifest["agreement"]) == ("A university", "D-17")
    assert manifest["told"] == "rare left out"
    assert any("kept apart" in line["what"] for line in manifest["hidden"])
    assert b"25 of 25 young people" in files["report.txt"]
    assert b"this is not anonymous" in files["README.txt"]


def test_the_group_map_shows_no_name_no_number_and_lies_otherwise_each_time(tidewell):
    made = Outside(tidewell, "research")
    page = made.group_map()
    assert "<script" not in page
    assert "<title>Which groups" in page
    assert page != made.group_map()
    body = re.sub(r"<style>.*</style>|<svg.*</svg>|<meta[^>]*>", "", page, flags=re.DOTALL)
    picture = re.findall(r"<tspan[^>]*>([^<]*)<", page)
    assert not any(letter.isdigit() for letter in "".join(picture))
    assert "young people" in body


def test_a_group_of_too_few_people_is_joined_or_not_shown():
    crowd = "\n".join(f"P{n}@health -- Y{n}" for n in range(10))
    few = "\n".join(f"P{n}@housing -- Y1" for n in range(20, 24))
    made = Outside(draw(f"{crowd}\n{few}\nC1 -- Y1\nC2 -- P1"), "research")
    shown = {tuple(block) for block in made.blocks.shown}
    assert shown == {("practitioner", "health"), ("young person", "")}
    assert (made.blocks.hidden_blocks, made.blocks.hidden_links) == (2, 0)
    assert len(made.blocks.links) == 1
    joined = "\n".join(f"P{n}@{'housing' if n < 35 else 'justice'} -- Y1" for n in range(30, 40))
    assert Outside(draw(f"{crowd}\n{joined}"), "research").blocks.hidden_blocks == 0


@pytest.mark.parametrize("profile", PROFILES)
def test_an_empty_record_can_leave_too(profile):
    files = Outside(System({}), profile, with_ties=True).files(None)
    assert b"no groups of people" in files["group-map.html"]
    assert b"No list of ties may leave" in files["report.txt"]


def test_the_command_shows_the_report_and_refuses_in_one_line(run, tmp_path):
    record = tmp_path / "tiny.duckdb"
    with Store.create(record) as store:
        intake.bring_in(store, [places.datasets() / "tiny"])
    asked = ("--recipient", "A university", "--agreement", "D-17")
    told = run("export", record, tmp_path / "out", *asked)
    assert told.returncode == 5
    assert "Who could be singled out" in told.stdout
    assert len(told.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()
    told = run("export", record, tmp_path / "out", *asked, "--accept-report")
    assert told.returncode == 0, told.stderr
    assert "out names no person: it is for a researcher" in told.stdout
    assert "the key is" in told.stdout
    again = run("export", record, tmp_path / "map", "--format", "map")
    assert again.returncode == 2
    assert "--profile internal" in again.stderr
