"""The register of consents: written down, looked at, and felt on every page and in every file."""

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from bringing import begun, new_record, written
from conftest import said
from test_pages_record import click, doing, drafts, page, record, rows, store, told

import sysmap
from sysmap import figures, intake, places, recording
from sysmap.contexts import ledger_of
from sysmap.errors import InputRefused, WrongUsage
from sysmap.model import PURPOSES
from sysmap.recording import ActorDraft, Change, ConsentDraft, StewardsDraft
from sysmap.store import TEAM, Store
from sysmap.views import consent_words as words
from sysmap.views import record_words
from sysmap.views.maps.whole import map_payload
from sysmap.writers import sharing

__all__ = ["page", "record", "store"]

PEOPLE = {
    "actors": "id,label,kind\nP1,Ana,practitioner\nP2,Ben,practitioner\nY1,Wren,young person\n"
    "S1,School,service\n",
    "ties": "source,target,kind,start\nP1,S1,works_with,2024-09-01\n",
    "programme": "key,value\nsecond_steward,ben\n",
}


def by():
    return {"who": "ana", "operation_id": uuid4()}


@pytest.fixture
def small(tmp_path):
    with new_record(tmp_path / "small.duckdb") as opened:
        intake.bring_in(opened, written(tmp_path, **PEOPLE))
        yield opened


def answers(opened):
    told = opened.current("consent").to_pylist()
    keys = {row["id"]: row["key"] for row in opened.current("actor").to_pylist()}
    found = ("purpose", "state", "start", "end")
    return sorted(
        (keys[row["actor"]], *(str(row[name]) if row[name] else None for name in found))
        for row in told
    )


def say(opened, state="given", who=("P1",), purposes=("quote",), **fields):
    draft = ConsentDraft(who=who, purposes=purposes, state=state, **fields)
    return recording.save_consent(opened, draft, **by())


def test_several_people_say_something_to_several_purposes_in_one_save(small):
    say(small, who=("P1", "P2"), purposes=("quote", "analyse"), start="2026-01-01")
    assert answers(small) == [
        (key, purpose, "given", "2026-01-01", None)
        for key in ("P1", "P2")
        for purpose in ("analyse", "quote")
    ]


def test_a_withdrawal_ends_what_was_said_and_an_answer_found_late_ends_at_the_next(small):
    say(small, start="2026-01-01")
    say(small, "withdrawn", start="2026-03-01")
    say(small, "refused", start="2026-02-01")
    assert answers(small) == [
        ("P1", "quote", "given", "2026-01-01", "2026-02-01"),
        ("P1", "quote", "refused", "2026-02-01", "2026-03-01"),
        ("P1", "quote", "withdrawn", "2026-03-01", None),
    ]


def test_an_answer_of_the_same_day_is_replaced(small):
    say(small, start="2026-01-01")
    say(small, "refused", start="2026-01-01")
    assert answers(small) == [("P1", "quote", "refused", "2026-01-01", None)]


@pytest.mark.parametrize(
    ("wrong", "told_of_it"),
    [
        ({"who": ()}, "people: is empty; choose one or several"),
        ({"purposes": ()}, "purposes: is empty; choose one or several"),
        ({"state": None}, "state: is empty; say what they answered"),
        ({"start": "2026-02-01", "end": "2026-01-01"}, "end: is not after the day it counts from"),
        ({"who": ("Y1",)}, "given_by: is empty; say who said yes for a young person"),
        ({"who": ("Y1",)}, "basis: is empty; say what the law allows it for"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_saved(small, wrong, told_of_it):
    with pytest.raises(InputRefused) as refusal:
        say(small, **wrong)
    assert told_of_it in str(refusal.value).replace("what was heard, column ", "").replace(
        "what was heard: ", ""
    )
    assert answers(small) == []


def test_a_yes_for_a_young_person_says_who_gave_it_and_on_what_ground(small):
    say(small, who=("Y1",), basis="public task", given_by="a parent")
    [row] = small.current("consent").to_pylist()
    assert (row["basis"], row["given_by"], row["start"]) == (
        "public task",
        "a parent",
        date.today(),
    )


def test_whoever_refused_is_not_written_down_again_by_name_or_key(small):
    say(small, "refused", purposes=("record",), start="2026-01-01")
    for name in ("P1", "ana"):
        asked = recording.AskedDraft(who=(name,))
        with pytest.raises(InputRefused, match=f"{name} does not want to be in the record; leave"):
            recording.save_asked(small, asked, **by())
    with pytest.raises(InputRefused, match="Ana does not want to be in the record"):
        recording.save_actor(small, ActorDraft(label="Ana", kind="carer"), **by())
    say(small, purposes=("record",), start="2026-02-01")
    recording.save_asked(small, recording.AskedDraft(who=("P1",)), **by())


def test_whoever_is_not_named_is_chosen_and_changed_by_their_code(small):
    say(small, purposes=("name_in_group",))
    shown = {row["key"]: row for row in recording.shown_in(small).rows("actor")}
    [code] = {key for key in shown if key.startswith("practitioner ")}
    assert shown.keys() == {"P1", code, "young person 1", "S1"}
    recording.save_asked(small, recording.AskedDraft(who=(code,)), **by())
    row = shown[code]
    sector = Change(noun="actor", id=row["id"], version=row["version"], fields={"sector": "health"})
    recording.save_changes(small, [sector], **by())
    [ben] = [row for row in small.current("actor").to_pylist() if row["key"] == "P2"]
    assert (ben["label"], ben["sector"]) == ("Ben", "health")


# --- who answers for the record


def test_no_first_young_person_is_saved_by_hand_before_a_second_steward_is_named(tmp_path):
    young = ActorDraft(label="Wren", kind="young person")
    with Store.open(begun(tmp_path / "ours.duckdb")) as opened:
        intake.bring_in(opened, written(tmp_path, actors="id,kind\nP1,practitioner\n"))
        [ana] = opened.current("actor").to_pylist()
        become = Change(noun="actor", id=ana["id"], version=1, fields={"kind": "Young person"})
        for save in (
            lambda: recording.save_actor(opened, young, **by()),
            lambda: recording.save_changes(opened, [become], **by()),
            lambda: recording.rename_kind(opened, "practitioner", "young person", **by()),
        ):
            with pytest.raises(InputRefused, match="name a second steward under Record, Consent"):
                save()
        recording.save_stewards(opened, StewardsDraft(first="ana", second="ben"), **by())
        recording.save_actor(opened, young, **by())


def test_the_two_stewards_are_two(small, tmp_path):
    with pytest.raises(InputRefused, match="is the same as the first; name somebody else"):
        recording.save_stewards(small, StewardsDraft(first="Ana", second="ana"), **by())
    with pytest.raises(WrongUsage, match="both stewards are ana; name two"):
        sysmap.begin(tmp_path / "new.duckdb", steward="ana", second_steward="ana")
    sysmap.begin(tmp_path / "new.duckdb", steward="ana", second_steward="ben")
    with Store.open(tmp_path / "new.duckdb") as opened:
        assert opened.system(TEAM).settings == {"steward": "ana", "second_steward": "ben"}


def test_an_import_brings_young_people_home_and_says_that_a_second_steward_is_missing(tmp_path):
    one = {name: text for name, text in PEOPLE.items() if name != "programme"}
    with new_record(tmp_path / "one.duckdb") as opened:
        report = intake.bring_in(opened, written(tmp_path, **one))
        lines = [line for line in report.text().splitlines() if "second steward" in line]
        assert lines == [intake.arrival.SECOND_STEWARD]
        assert words.ONE_STEWARD in words.to_do(opened.system(TEAM))
        again = intake.bring_in(opened, written(tmp_path, programme=PEOPLE["programme"]))
        assert "second steward" not in again.text()
        assert words.ONE_STEWARD not in words.to_do(opened.system(TEAM))


# --- pages


def test_an_answer_is_saved_on_the_record_page_told_and_taken_back(page, store, record):
    doing(page, words.CONSENT)
    typed = {"who": ["P1"], "purposes": ["quote", "analyse"], "state": "given", "form": "form 2"}
    for name, given in typed.items():
        page.session_state[f"typed consent {name}"] = given
    click(page.run(), record_words.SAVE)
    assert "1 person: yes, to be quoted, be in figures." in told(page)
    assert {row["purpose"] for row in rows(store, "consent")} == {"quote", "analyse"}
    assert drafts(record) == []
    click(page, record_words.TAKE_BACK)
    assert rows(store, "consent") == []


def test_the_two_stewards_are_named_on_the_record_page(page, store):
    doing(page, words.CONSENT)
    page.selectbox(key="typed consent what").set_value(words.STEWARDS).run()
    page.session_state["typed consent steward"] = "ana"
    page.session_state["typed consent second_steward"] = "ben"
    click(page.run(), record_words.SAVE)
    assert "ana and ben answer for the record." in told(page)
    named = {row["key"]: row["value"] for row in rows(store, "setting")}
    assert (named["steward"], named["second_steward"]) == ("ana", "ben")


HIDDEN, UNNAMED = "C01", "Y03"
MARKS = ("Canarygone", "Canarycode")


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Tidewell, in which a carer is gone from the record and a young person is not named.

    Both bear names that stand nowhere else, and one of them in the title of a move too.
    """
    folder = tmp_path_factory.mktemp("marked")
    pack = folder / "pack"
    shutil.copytree(places.datasets() / "tidewell", pack, ignore=shutil.ignore_patterns("*.py"))
    for file in pack.glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        for key, mark in zip((HIDDEN, UNNAMED), MARKS, strict=True):
            text = re.sub(rf"\b{key}\b", f"{mark}key", text)
        file.write_text(_told(file.name, text), encoding="utf-8")
    with new_record(folder / "marked.duckdb") as opened:
        intake.bring_in(opened, [pack], seed=1)
    return folder / "marked.duckdb"


def _told(name, text):
    gone, code = MARKS
    if name == "actors.csv":
        for mark in MARKS:
            text = re.sub(rf"^({mark}key),[^,]*,", rf"\1,{mark} name,", text, flags=re.MULTILINE)
    if name == "consent.csv":
        text = text.replace(f"{gone}key,record,given", f"{gone}key,record,withdrawn")
        text = text.replace(f"{code}key,name_in_group,given", f"{code}key,name_in_group,refused")
        text = text.replace(f"{code}key,export_named,given", f"{code}key,export_named,refused")
    if name == "moves.csv":
        text = text.replace("A list of people to call", f"A list for {gone} name", 1)
    return text


PAGES = (
    "start",
    "map",
    "change",
    "circles",
    "contexts",
    "moves",
    "measures",
    "share",
    "consent",
)


def everything(found):
    """Whatever a page sends to the browser, down to the data of its pictures."""
    return json.dumps([str(element) for element in found.main], default=str) + str(found)


def test_the_marks_are_there_to_be_found(marked):
    with Store.open(marked, read_only=True) as opened:
        kept = json.dumps(opened.current("actor").to_pylist())
    assert all(f"{mark} name" in kept for mark in MARKS)


@pytest.fixture
def shown(monkeypatch, tmp_path):
    """Run one page of the app by name, on a record."""
    import streamlit as st  # noqa: PLC0415 - the page fixture of these tests is another
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415

    from sysmap import serving  # noqa: PLC0415

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    st.cache_resource.clear()

    def run(name, path):
        monkeypatch.setenv(serving.RECORD_VARIABLE, str(path))
        return AppTest.from_file(str(places.page(name)), default_timeout=60).run()

    yield run
    st.cache_resource.clear()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_sends_a_name_of_whoever_is_hidden(shown, marked, name):
    sent = everything(shown(name, marked))
    assert [mark for mark in MARKS if mark in sent] == []
    assert len(sent) > 500


def test_the_circle_of_a_young_person_without_a_name_is_shown_by_their_code(shown, marked):
    found = shown("circles", marked)
    young = next(one for one in found.selectbox if any("young person" in n for n in one.options))
    code = next(name for name in young.options if name.startswith("young person"))
    young.set_value(code).run()
    assert not found.exception
    assert code in said(found)


def test_no_form_of_the_record_page_sends_one_either(shown, marked):
    found = shown("record", marked)
    for what in [record_words.TIE, record_words.CHANGE, record_words.PAST, record_words.MANY]:
        doing(found, what)
        assert [mark for mark in MARKS if mark in everything(found)] == []
    doing(found, words.CONSENT)
    assert "Canary" not in everything(found)
    found.session_state["typed consent names"] = True
    assert all(mark in everything(found.run()) for mark in MARKS)


def test_no_payload_figure_or_file_holds_one(marked, tmp_path):
    for ending in ("", ".head"):
        shutil.copy(f"{marked}{ending}", f"{tmp_path / 'copy.duckdb'}{ending}")
    marked = tmp_path / "copy.duckdb"
    with Store.open(marked) as opened:
        held = [json.dumps(map_payload(opened.system(TEAM)), default=str)]
        sharing.export(opened, tmp_path / "out", formats=("pack", "map"))
    held += [file.read_text(errors="replace") for file in (tmp_path / "out").iterdir()]
    record = figures.read(marked)
    held.append(
        json.dumps([table.to_pylist() for table in record.system.tables.values()], default=str)
    )
    assert [mark for mark in MARKS if mark in " ".join(held)] == []


def test_the_register_counts_who_is_not_covered_and_tells_names_to_the_steward_alone(shown, marked):
    found = shown("consent", marked)
    assert "Of 66 people, 58 said yes to all 7 purposes." in said(found)
    assert "1 is hidden from the team" in said(found)
    assert "1 person of these is hidden, and listed with all names only." in said(found)
    found.toggle(key="consent_all_names").set_value(True).run()
    assert all(f"{mark} name ({mark}key)" in said(found) for mark in MARKS)
    assert "\N{ANTICLOCKWISE OPEN CIRCLE ARROW} withdrawn" in said(found)


def test_the_register_shows_those_who_lack_something_and_what_ends_soon(small):
    soon = date.today() + timedelta(days=30)
    say(small, who=("P1", "P2"), purposes=PURPOSES, start="2026-01-01")
    say(small, who=("P2",), purposes=("quote",), start="2026-02-01", end=str(soon))
    lines = recording.register(small, date.today(), names=True)
    assert [line.key for line in words.chosen(lines, words.LACKING, date.today())] == ["Y1"]
    assert [line.key for line in words.chosen(lines, words.ENDING, date.today())] == ["P2"]
    assert [line.key for line in words.chosen(lines, "quote", date.today())] == ["Y1"]
    counted = {row[0]: row[1:] for row in words.counts_table(lines).rows}
    assert counted["be quoted"] == (2, 0, 0, 1, 1)
    others = [line for line in lines if line.key != "Y1"]
    assert words.counts_table(others).rows == []
    assert words.all_said_yes(others).startswith("Everybody said yes to this: be in the record, ")
    assert words.all_said_yes(lines) == ""


def test_a_record_without_a_register_says_so(small):
    lines = recording.register(small, date.today(), names=False)
    assert words.answer(lines).startswith(words.NO_REGISTER)
    assert words.NO_REGISTER in words.to_do(small.system(TEAM))
    say(small)
    assert words.NO_REGISTER not in words.to_do(small.system(TEAM))


# --- the ledger of contexts


def test_the_ledger_counts_those_covered_with_a_yes_to_analyses(tmp_path):
    tables = {
        **PEOPLE,
        "contexts": "id,start,end\nX1,2026-01-01,2026-03-01\n",
        "coverage": "context,subject_type,subject\nX1,all,\n",
        "programme": "key,value\nstart,2026-01-01\nend,2026-02-28\nsecond_steward,ben\n",
    }
    with new_record(tmp_path / "ledger.duckdb") as opened:
        intake.bring_in(opened, written(tmp_path, **tables))
        assert [cell.value for cell in _consented(opened)] == [None, None]
        assert _consented(opened)[0].reason == "no register of consents is kept"
        say(opened, purposes=("analyse",), start="2026-02-01")
        assert [cell.value for cell in _consented(opened)] == [0, 1]
        assert _consented(opened)[0].counted == ()


def _consented(opened):
    system = opened.system(TEAM)
    return [row["covered_with_consent"] for row in ledger_of(system, "month").rows]


# --- nobody reads names by another way

STEWARDS_OWN = {
    "recording/held.py": "what a save by hand starts from; pages are given what the team may see",
    "recording/saving.py": "the number and key of a save that was made before",
    "recording/review_outcomes.py": "the number of the save that wrote a verdict",
    "recording/told.py": "the versions that the team may see",
    "intake/recorded.py": "what an import is held against; it tells of its own files alone",
    "intake/standing.py": "places on the map; nothing is told",
    "intake/arrival.py": "whether a young person is there, and a second steward",
    "intake/founding.py": "the demo's own name",
    "cli/care.py": "the steward's command; it says so first",
    "cli/people.py": "the steward's commands: what is held on somebody, and taking them out",
    "pages/care.py": "the steward's page, on which whoever is hidden is found and taken out",
    "pages/care_choices.py": "whether there is a register at all",
    "writers/sharing.py": "the numbers and days of saves",
    "__init__.py": "the name alone",
}
READING = re.compile(
    r"\bSTEWARD\b(?!\.role)|\.current\(|\.versions\(\"|\.written_by\(|\.written_since\(|\.history\("
)
FOR_A_VIEWER = re.compile(r"TEAM|PSEUDONYMOUS_EXPORT\)")


def test_nobody_reads_names_from_the_record_by_another_way():
    package = Path(sysmap.__file__).parent
    found = {
        str(file.relative_to(package))
        for file in package.rglob("*.py")
        if "store" not in file.relative_to(package).parts
        for line in file.read_text(encoding="utf-8").splitlines()
        if READING.search(line)
        and not FOR_A_VIEWER.search(line)
        and not line.lstrip().startswith('"')
    }
    counting = {"pages/record_since.py", "store/knowing.py"}
    assert found - counting <= STEWARDS_OWN.keys()
    pages = [file for file in (package / "pages").glob("*.py") if "held_in" in file.read_text()]
    assert pages == []
