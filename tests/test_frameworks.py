"""A group's own versions of the framework: copied, reworded, in use from a day on, with history."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from sysmap import framework, intake, recording
from sysmap.errors import EditConflict, InputRefused
from sysmap.model import Actor
from sysmap.practice import board, moves_of
from sysmap.recording import Change, FrameworkDraft, ItemDraft, MoveDraft
from sysmap.recording.removing import take_out
from sysmap.recording.steps import Seen
from sysmap.store import STEWARD, Operation, Store
from sysmap.writers.pack import pack

BEFORE, SINCE, LATER = date(2025, 2, 1), date(2025, 3, 1), date(2025, 6, 1)
PLAIN_ITEMS = 5 + 4 + 42


@pytest.fixture
def store(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as opened:
        ana = Actor(id=uuid4(), key="P1", label="Ana")
        opened.save(Operation(id=uuid4(), who="steward", verb="record", facts={"actor": [ana]}))
        yield opened


def copy(store, of="plain", label="Ours", who="ana", **fields):
    draft = FrameworkDraft(copied_from=of, label=label, **fields)
    return recording.save_framework(store, draft, who=who, operation_id=uuid4()).key


def add(store, label, compartment="F1-01", sort="move", **fields):
    draft = ItemDraft(framework="F1", sort=sort, label=label, compartment=compartment, **fields)
    return recording.save_item(store, draft, who="ben", operation_id=uuid4()).key


def refused(save, *given, **fields):
    with pytest.raises(InputRefused) as refusal:
        save(*given, **fields)
    return {problem.column for problem in refusal.value.problems}


def row(store, noun, **fields):
    found = store.current(noun).to_pylist()
    return next(one for one in found if fields.items() <= one.items())


def change(store, noun, was, **fields):
    step = Change(noun=noun, id=UUID(was["id"]), version=was["version"], fields=fields)
    return recording.save_changes(store, [step], who="cat", operation_id=uuid4())


def a_move(store, day, **fields):
    draft = MoveDraft(title="Ana rang", date=str(day), makers=("P1",), **fields)
    recording.save_move(store, draft, who="ana", operation_id=uuid4())


def sheet(store, day):
    return framework.in_use(store.system(STEWARD), day)


def test_until_a_group_has_a_version_of_its_own_sysmap_s_is_in_use(store):
    assert sheet(store, SINCE) == framework.plain()
    assert framework.blank().labels == ()
    assert [part.name for part in framework.blank().compartments] == [
        part.name for part in framework.plain().compartments
    ]


def test_a_copy_holds_all_that_it_was_copied_from_and_is_in_use_from_its_day_on(store):
    assert copy(store, whose="the youth panel", in_use_from="2025-03-01") == "F1"
    assert store.current("framework_item").num_rows == PLAIN_ITEMS
    assert sheet(store, BEFORE) == framework.plain()
    own, plain = sheet(store, SINCE), framework.plain()
    assert (own.compartments, own.principles) == (plain.compartments, plain.principles)
    assert "Ours (the youth panel), is a group's own wording" in own.attribution
    assert "not endorsed by Boingboing" in own.attribution


def test_a_copy_of_a_copy_leaves_the_first_as_it_is(store):
    copy(store, in_use_from="2025-03-01")
    copy(store, of="F1", label="Family version", in_use_from="2025-06-01")
    coping = row(store, "framework_item", key="F2-31", sort="compartment")
    assert coping["label"] == "Coping"
    change(store, "framework_item", coping, label="Getting through")
    assert [part.name for part in sheet(store, LATER).compartments][3] == "Getting through"
    assert len(sheet(store, LATER).compartments[3].labels) == 9
    assert [part.name for part in sheet(store, SINCE).compartments][3] == "Coping"
    parent = row(store, "framework", key="F2")["parent"]
    assert parent == row(store, "framework", key="F1")["id"]


def test_a_draft_says_all_at_once_what_is_to_be_put_right(store):
    assert refused(copy, store, of=None, label=" ") == {"copied_from", "label"}
    assert refused(copy, store, of="F9", in_use_from="soon") == {"copied_from", "in_use_from"}
    copy(store, in_use_from="2025-03-01")
    assert refused(copy, store, in_use_from="2025-03-01") == {"in_use_from"}
    assert refused(add, store, " ", compartment=None) == {"label", "compartment"}
    assert refused(add, store, "a new one", sort=None) == {"sort"}
    assert refused(add, store, "a new one", compartment="F1-99") == {"compartment"}
    with pytest.raises(InputRefused, match="has the framework, sort, label of another"):
        add(store, "eating well")
    with pytest.raises(InputRefused, match="stands in no compartment of its own version"):
        add(store, "a new one", compartment="F1-02")
    assert store.current("framework_item").num_rows == PLAIN_ITEMS


def test_a_label_is_added_last_and_retired_from_a_day_on(store):
    copy(store, in_use_from="2025-03-01")
    assert add(store, "somebody to eat with", contributors="two carers") == "F1-52"
    assert sheet(store, SINCE).compartments[0].labels[-1] == "somebody to eat with"
    change(store, "framework_item", row(store, "framework_item", key="F1-52"), retired_on="2025-06")
    assert "somebody to eat with" in sheet(store, SINCE).labels
    assert "somebody to eat with" not in sheet(store, LATER).labels


def test_who_contributed_what_and_when_stands_in_the_history(store):
    copy(store)
    key = add(store, "somebody to eat with", contributors="two carers")
    change(
        store, "framework_item", row(store, "framework_item", key=key), label="a meal in company"
    )
    versions = store.versions("framework_item", row(store, "framework_item", key=key)["id"])
    told = [(one.who, one.values["label"], one.values["contributors"]) for one in versions]
    assert told == [
        ("ben", "somebody to eat with", "two carers"),
        ("cat", "a meal in company", "two carers"),
    ]
    held = recording.shown_in(store)
    saves = recording.savings_of(store, held, "framework", row(store, "framework", key="F1")["id"])
    assert [len(did) for did in saves.values()] == [1, 1, PLAIN_ITEMS + 1]


def test_who_words_what_somebody_else_has_worded_meanwhile_is_told(store):
    copy(store)
    was = row(store, "framework_item", key="F1-02")
    change(store, "framework_item", was, label="a home")
    with pytest.raises(EditConflict, match=r"framework item \(a home\) was changed by cat"):
        change(store, "framework_item", was, label="a house")


def test_a_move_keeps_what_it_said_when_the_version_changes(store):
    copy(store, in_use_from="2025-03-01")
    a_move(store, SINCE, label="a decent place to live", compartments=("Basics",))
    change(
        store, "framework_item", row(store, "framework_item", key="F1-02"), label="a home | warm"
    )
    change(store, "framework_item", row(store, "framework_item", key="F1-01"), label="Ground")
    a_move(store, LATER, label="A home | warm", compartments=("Ground",))
    first, second = moves_of(store.system(STEWARD)).all
    assert (first.label, first.compartments) == ("a decent place to live", ("Basics",))
    assert (second.label, second.compartments) == ("a home | warm", ("Ground",))
    counted = board((first, second), sheet(store, LATER))
    told = {column.compartment: len(column.moves) for column in counted.columns}
    assert (told["Ground"], told["Basics"]) == (1, 1)


def test_a_version_is_taken_out_with_all_in_it_and_comes_again(store):
    copy(store, in_use_from="2025-03-01")
    version = row(store, "framework", key="F1")
    seen = Seen(noun="framework", id=version["id"], version=1, fields=version)
    seq = take_out(store, seen, who="ben", operation_id=uuid4())
    assert store.current("framework_item").num_rows == 0
    assert sheet(store, SINCE) == framework.plain()
    store.take_back(seq, who="ben")
    assert store.current("framework_item").num_rows == PLAIN_ITEMS
    assert store.verify() == []


def test_versions_are_exported_and_come_home_by_an_import(store, tmp_path):
    copy(store, in_use_from="2025-03-01")
    copy(store, of="F1", label="Family version")
    add(store, "somebody to eat with")
    files = pack(store.system(STEWARD))
    for name in ("frameworks", "framework_items"):
        (tmp_path / f"{name}.csv").write_bytes(files[f"{name}.csv"])
    with Store.create(tmp_path / "home.duckdb") as home:
        intake.bring_in(home, [tmp_path / "frameworks.csv", tmp_path / "framework_items.csv"])
        assert sheet(home, SINCE) == sheet(store, SINCE)
        assert pack(home.system(STEWARD))["framework_items.csv"] == files["framework_items.csv"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("I1,F1,move,hope,", "column compartment: is empty"),
        ("I1,F1,compartment,hope,I1", "column compartment: is given for a compartment"),
        ("I1,F9,principle,hope,", "F9 is not a version of the framework of these files"),
        ("I1,F1,saying,hope,", "write compartment, principle, move"),
    ],
)
def test_an_import_says_what_is_wrong_with_an_item(store, tmp_path, row, said):
    (tmp_path / "frameworks.csv").write_text("id,label\nF1,Ours\n")
    header = "id,framework,sort,label,compartment"
    (tmp_path / "framework_items.csv").write_text(f"{header}\n{row}\n")
    with pytest.raises(InputRefused, match=said):
        intake.bring_in(store, [tmp_path / "frameworks.csv", tmp_path / "framework_items.csv"])
