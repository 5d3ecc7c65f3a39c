"""Whom Tidewell keeps apart stand together on no page, in no file that leaves, address or log."""

import re
import shutil

import pytest
import streamlit as st
from leaving import no_figures
from streamlit.testing.v1 import AppTest
from test_kept_apart import BY_MISTAKE, MOVED_BY_MISTAKE, TOLD_BY_MISTAKE

import sysmap
from sysmap import intake, places, serving
from sysmap.meetings import agenda, held_meetings
from sysmap.pages import session
from sysmap.pages.doors import PAGES
from sysmap.store import STEWARD, TEAM, Store
from sysmap.views import minutes_words, tonight_words, waiting_words
from sysmap.writers import outside

PIECES = re.compile(r"<(tr|li|dd|p|h1|h2|title)\b.*?</\1>", re.DOTALL)
LISTS = (" in the circle", "Joined the circle", "Left it", "Came to the star")
"""How a sentence begins that lists a circle or a star name by name."""


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart")
    pack = folder / "tidewell"
    shutil.copytree(places.datasets() / "tidewell", pack, ignore=shutil.ignore_patterns("*.py"))
    for name, rows in (
        ("ties.csv", BY_MISTAKE),
        ("effects.csv", MOVED_BY_MISTAKE),
        ("reports.csv", TOLD_BY_MISTAKE),
    ):
        with (pack / name).open("a", encoding="utf-8", newline="") as table:
            table.write(rows)
    (pack / "consent.csv").unlink()  # everybody leaves, so that nobody is missing by another rule
    with Store.create(folder / "tidewell.duckdb") as store:
        intake.bring_in(store, [pack], seed=1)
    return folder / "tidewell.duckdb"


@pytest.fixture(scope="module")
def pairs(record):
    """Each pair kept apart as the two ways in which either of them may be written."""
    with Store.open(record, read_only=True) as store:
        system = store.system(STEWARD)
    return [
        [(system.labels[end], system.keys[end]) for end in (row["a"], row["b"])]
        for row in system.tables["pair_flag"].to_pylist()
    ]


@pytest.fixture(autouse=True)
def let_go(record):
    yield
    session.store_of(record).close()
    st.cache_resource.clear()


def together(piece, pairs):
    """Whether a piece of text holds both of a pair, by name or by key."""
    return any(all(any(_holds(piece, name) for name in names) for names in pair) for pair in pairs)


def _holds(text, name):
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def opened(name, record, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(record.parent))
    monkeypatch.setenv(serving.RECORD_VARIABLE, str(record))
    found = AppTest.from_file(str(places.page(name)), default_timeout=60)
    for part in ("thesameasatable", "everycircle", "history", "paste", "more"):
        found.session_state[f"folded_{part}"] = True
    return found.run()


@pytest.mark.parametrize("name", PAGES)
def test_no_row_sentence_or_address_of_a_page_brings_them_together(
    name, record, pairs, monkeypatch
):
    found = opened(name, record, monkeypatch)
    assert not found.exception
    shown = " ".join(element.proto.body for element in found.get("html"))
    for piece in PIECES.finditer(shown):
        if not any(words in piece[0] for words in LISTS):
            assert not together(piece[0], pairs), piece[0]
    assert not together(str(found.query_params), pairs)


def test_no_agenda_and_no_minutes_bring_them_together(record, pairs):
    with Store.open(record, read_only=True) as store:
        system = store.system(TEAM)
    for meeting in held_meetings(system):
        told = minutes_words.minutes(system, meeting)
        pages = [*told.came, *told.to_write_down, *told.earlier, *told.following]
        said = [f"{one.what} {one.said} {one.beside}" for why in told.said.values() for one in why]
        waiting = waiting_words.waiting_table(system, agenda(system, meeting)).rows
        parts = tonight_words.agenda_parts(system, meeting)
        lines = [line for points in parts.values() for one in points for line in one.split("; ")]
        assert len(lines) > 20
        for line in (*pages, *said, *lines, *(" ".join(map(str, row)) for row in waiting)):
            assert not together(line, pairs), line


@pytest.mark.parametrize("profile", ["group", "manager", "public", "research"])
def test_no_file_that_leaves_brings_them_together(profile, record, pairs, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(outside, "released", no_figures)
    target = tmp_path / profile
    with Store.open(record, read_only=True) as store:
        sysmap.export(store, target, profile=profile)
    for file in target.iterdir():
        for line in file.read_text(encoding="utf-8-sig").splitlines():
            assert not together(line, pairs), (file.name, line)


def test_of_the_team_s_own_files_the_map_draws_nothing_between_them(
    record, pairs, tmp_path, monkeypatch
):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    with Store.open(record, read_only=True) as store:
        sysmap.export(store, tmp_path / "own", profile="internal", formats=["map"])
    [page] = (tmp_path / "own").glob("*.html")
    for piece in PIECES.finditer(page.read_text(encoding="utf-8")):
        assert not together(piece[0], pairs), piece[0]


def test_no_note_beside_the_record_and_no_log_names_them(record, pairs, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(outside, "released", no_figures)
    with Store.open(record, read_only=True) as store:
        sysmap.export(store, tmp_path / "out", profile="public")
    notes = [*record.parent.glob("*.access"), *record.parent.glob("*.releases")]
    assert notes
    for note in [*notes, *tmp_path.glob("**/*.log")]:
        for line in note.read_text().splitlines():
            assert not together(line, pairs)


def test_the_same_search_finds_a_pair_that_is_not_kept_apart(record, monkeypatch):
    found = opened("moves", record, monkeypatch)
    shown = " ".join(element.proto.body for element in found.get("html"))
    neighbours = [[("Priya", "P01"), ("Greta", "P07")]]
    assert PIECES.search(shown), "the page shows pieces to be searched"
    assert together("<li>Priya met Greta</li>", neighbours)
    assert not together("<li>Priyanka met Greta</li>", neighbours)
