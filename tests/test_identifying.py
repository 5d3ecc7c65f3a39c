"""What may tell who somebody is, found in what people type before it is saved."""

import re
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import pytest

from sysmap import intake, recording
from sysmap.model import FIELDS
from sysmap.readers.identifying import found_in, where_to_look
from sysmap.recording import writing
from sysmap.store import Operation, Store

NAMES = ["Jo Smith", "Amaleen"]


@pytest.fixture
def new_store(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    with Store.create(tmp_path / "ours.duckdb") as store:
        yield store


CASES = [
    ("went with jo  smith to the school", "a name on the key list", "jo  smith"),
    ("AMALEEN's garden", "a name on the key list", "AMALEEN"),
    ("ring 01273 555019", "a phone number", "01273 555019"),
    ("ring (01273) 555 019 after four", "a phone number", "(01273) 555 019"),
    ("her mobile is +44 7700 900123.", "a phone number", "+44 7700 900123"),
    ("moved to BN2 1TW", "a postcode", "BN2 1TW"),
    ("moved to sw1a1aa", "a postcode", "sw1a1aa"),
    ("number 943 476 5919 on the form", "an NHS number", "943 476 5919"),
    ("number 9434765919", "an NHS number", "9434765919"),
    ("write to jo.smith+x@example.org", "an e-mail address", "jo.smith+x@example.org"),
    ("dob 03/04/2011", "a date of birth", "03/04/2011"),
    ("Born on 3rd April 2011", "a date of birth", "3rd April 2011"),
    ("date of birth: 2011-04-03", "a date of birth", "2011-04-03"),
]
WITH_SOMETHING = [text for text, *_ in CASES]


@pytest.mark.parametrize(("text", "sort", "said"), CASES)
def test_what_has_a_form_is_found_as_it_was_typed(text: str, sort: str, said: str) -> None:
    assert (sort, said) in found_in(text, NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Asked the school nurse to ring Wren's mum",
        "met on 2025-03-05, again on 12 June 2025",
        "Born of a long talk on 4 March about hope",
        "costs 12 000 000 pounds in 2025",
        "number 943 476 5918 is not one",
        "Amaleena and Joan Smithson",
        "P01 to P12, move 0123, 10 of 12",
        "room B12 at 4 PM",
        "Key Stage 3, Year 9, group A1 2b",
    ],
)
def test_plain_talk_is_left_alone(text: str) -> None:
    assert found_in(text, NAMES) == []


@pytest.mark.parametrize("text", WITH_SOMETHING)
def test_the_quick_pattern_passes_over_nothing(text: str) -> None:
    assert re.search(where_to_look(NAMES), text, re.IGNORECASE)


def test_an_import_counts_what_may_identify_and_keeps_it(new_store, tmp_path) -> None:
    (tmp_path / "actors.csv").write_text("id,label,note\nP01,Ana,07700 900123\nP02,Ben,none\n")
    report = intake.bring_in(new_store, [tmp_path / "actors.csv"])
    assert report.may_identify == {"a phone number": 1}
    assert "1 with a phone number" in report.text()


def test_forms_have_no_way_into_the_record_but_the_one_that_looks_through() -> None:
    folder = Path(recording.__file__).parent
    saving = [file.name for file in folder.glob("*.py") if "store.save(" in file.read_text()]
    assert saving == ["writing.py"]


def _look(text: str) -> recording.LookDraft:
    return recording.LookDraft(start="2025-01-01", end="2025-02-01", scope="all", note=text)


def test_a_text_that_may_identify_is_saved_only_when_somebody_keeps_it(new_store) -> None:
    draft = _look("ring 01273 555019")
    with pytest.raises(recording.MayIdentify, match="01273 555019"):
        recording.save_look(new_store, draft, who="ana", operation_id=uuid4())
    assert new_store.current("observation_window").num_rows == 0
    with recording.keeping(["ring 01273 555019"]):
        recording.save_look(new_store, draft, who="ana", operation_id=uuid4())
    assert new_store.current("observation_window").num_rows == 1


def test_names_are_those_of_the_key_list_outside_the_record(new_store, tmp_path) -> None:
    draft = _look("Amaleen came")
    recording.save_look(new_store, draft, who="ana", operation_id=uuid4())
    (tmp_path / "config" / "sysmap").mkdir(parents=True)
    (tmp_path / "config" / "sysmap" / "names.csv").write_text(
        "# real name,pseudonym\nAmaleen,Wren\n"
    )
    again = _look("and Amaleen came again")
    with pytest.raises(recording.MayIdentify, match="key list"):
        recording.save_look(new_store, again, who="ana", operation_id=uuid4())


def test_every_free_text_of_every_noun_is_looked_through(new_store) -> None:
    for noun, fields in FIELDS.items():
        for name, field in fields.items():
            if field.type is str and not field.words:
                told = dict.fromkeys(fields) | {name: "BN2 1TW"}
                operation = Operation(
                    id=uuid4(),
                    who="ana",
                    verb="record",
                    facts={noun: [SimpleNamespace(id=uuid4(), **told)]},
                )
                with pytest.raises(recording.MayIdentify):
                    writing.write(new_store, operation)


def test_what_stands_already_is_not_asked_about_again(new_store) -> None:
    with recording.keeping(["ring 01273 555019"]):
        recording.save_look(new_store, _look("ring 01273 555019"), who="ana", operation_id=uuid4())
    [row] = new_store.current("observation_window").to_pylist()
    step = recording.Change(
        noun="observation_window", id=row["id"], version=1, fields={"scope": "some"}
    )
    recording.save_changes(new_store, [step], who="ana", operation_id=uuid4())
    assert new_store.current("observation_window").to_pylist()[0]["scope"] == "some"
