"""Tables of many things: what is sound is saved row by row, what is not stays with its reason."""

from datetime import date
from uuid import uuid4

import pytest
from bringing import new_record

from sysmap import recording
from sysmap.errors import EditConflict
from sysmap.model import Actor, Spell, Tie, TieKind
from sysmap.recording import Change, Line, Sheet
from sysmap.store import Operation

NAMES = {"P1": "Ana", "P2": "Ben", "S1": "School"}
LEVELS = "aware|cooperating|coordinating|integrated"


@pytest.fixture
def store(tmp_path):
    actors = {key: Actor(id=uuid4(), key=key, label=name) for key, name in NAMES.items()}
    kind = TieKind(id=uuid4(), kind="works_jointly", directed=False, strength="level", words=LEVELS)
    with new_record(tmp_path / "ours.duckdb") as opened:
        opened.save(operation(actor=list(actors.values()), tie_kind=[kind]))
        yield opened


def operation(**facts):
    return Operation(id=uuid4(), who="steward", verb="record", facts=facts)


def save(store, noun, *lines, batch=None, strangers=False):
    sheet = Sheet(noun=noun, lines=lines, strangers=strangers)
    return list(recording.save_sheet(store, sheet, who="ana", batch=batch or uuid4()))


def new(**cells):
    return Line(typed=cells)


def standing(noun, row, stood, **cells):
    return Line(
        typed={**stood, **cells}, stood=stood, of={noun: (str(row["id"]), int(row["version"]))}
    )


def rows(store, noun):
    return store.current(noun).to_pylist()


def what(became):
    return [problem.what for problem in became.fault.problems]


MET = {"title": "Ana met", "date": "2025-03-05", "makers": "Ana; Ben"}
TIED = {"kind": "works jointly", "other": "School", "effect": "new", "began": "new"}


def test_rows_that_are_sound_are_saved_and_the_others_told(store):
    good, bad = save(store, "move", new(**MET), new(**{**MET, "date": "soon", "makers": ""}))
    assert good.fault is None
    assert bad.seq is None
    assert what(bad) == ["soon is no day", "is empty"]
    assert [row["title"] for row in rows(store, "move")] == ["Ana met"]


def test_a_row_of_a_connection_alone_goes_on_with_the_move_above(store):
    more = {"one": "Ben", "kind": "works_jointly", "other": "School", "effect": "Stronger"}
    [told] = save(store, "move", new(**MET, **TIED), new(**more))
    assert told.rows == [0, 1]
    assert [(problem.row, problem.column) for problem in told.fault.problems] == [(2, "effect")]
    assert rows(store, "move") == []
    [saved] = save(store, "move", new(**MET, **TIED), new(**{**more, **TIED}))
    assert saved.fault is None
    assert len(rows(store, "effect")) == 2
    assert {row["role"] for row in rows(store, "move_actor")} == {"maker"}


def test_a_later_row_meets_what_an_earlier_one_made(store):
    later = {**MET, "date": "2025-04-05", **TIED, "effect": "stronger", "strength": "integrated"}
    first, second = save(store, "move", new(**MET, **TIED), new(**later))
    assert first.fault is second.fault is None
    assert {row["strength"] for row in rows(store, "spell")} == {None, 4.0}


def test_strangers_are_added_only_where_that_is_asked_for(store):
    line = new(**{**MET, "for_whom": "Wren"}, **{**TIED, "other": "Nadia"})
    [told] = save(store, "move", line)
    assert "the record knows no Wren, or several" in what(told)
    [saved] = save(store, "move", line, strangers=True)
    assert saved.fault is None
    assert {row["label"] for row in rows(store, "actor")} >= {"Wren", "Nadia"}


def test_a_repeated_batch_saves_nothing_twice_and_equal_rows_of_one_are_two(store):
    batch, lines = uuid4(), (new(**MET), new(**MET))
    first = save(store, "move", *lines, batch=batch)
    assert [told.seq for told in save(store, "move", *lines, batch=batch)] == [
        told.seq for told in first
    ]
    assert len(rows(store, "move")) == 2


def test_somebody_is_changed_and_comes_and_goes_in_one_save(store):
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    stood = {"label": "Ana", "key": "P1", "start": None, "end": None}
    [left] = save(store, "actor", standing("actor", ana, stood, label="Ana M", end="2025-06"))
    assert left.fault is None
    [presence] = rows(store, "presence")
    assert presence["end"] == date(2025, 6, 1)
    seen = {"presence": (str(presence["id"]), 1)}
    [back] = save(store, "actor", Line(typed={"end": ""}, stood={"end": "2025-06-01"}, of=seen))
    assert back.fault is None
    assert rows(store, "presence")[0]["end"] is None


def test_somebody_new_may_have_come_and_a_second_of_the_name_is_told(store):
    came = new(label="Nadia", kind="carer", start="2025")
    first, second = save(store, "actor", came, new(label="Nadia"))
    assert first.fault is None
    assert what(second) == ["somebody called Nadia is in the record"]
    assert [row["precision"] for row in rows(store, "presence")] == ["year"]


def test_a_connection_that_is_over_is_written_down_with_its_end(store):
    tie = {"one": "Ana", "kind": "works_jointly", "other": "School", "began": "new"}
    times = {"start": "2024-01-01", "end": "2024-06-01", "strength": "coordinating"}
    [wrong] = save(store, "tie", new(**tie, **{**times, "end": "2023-01-01"}))
    assert what(wrong) == ["is not after the day it began"]
    [right] = save(store, "tie", new(**tie, **times))
    assert right.fault is None
    assert [row["end"] for row in rows(store, "spell")] == [date(2024, 6, 1)]


def test_what_a_connection_is_between_is_not_changed_in_a_table(store):
    actors = {row["key"]: row["id"] for row in rows(store, "actor")}
    tie = Tie(
        id=uuid4(),
        key="T1",
        source=actors["P1"],
        target=actors["P2"],
        kind="works_jointly",
        directed=False,
    )
    store.save(operation(tie=[tie], spell=[Spell(id=uuid4(), tie=tie.id, start=date(2024, 1, 1))]))
    [spell] = rows(store, "spell")
    stood = {"one": "Ana", "other": "Ben", "strength": None}
    [told] = save(store, "tie", standing("spell", spell, stood, other="School"))
    assert what(told) == ["is not changed in this table"]
    [done] = save(store, "tie", standing("spell", spell, stood, strength="integrated"))
    assert done.fault is None
    assert rows(store, "spell")[0]["strength"] == 4.0


def test_a_context_is_written_down_and_changed(store):
    [no_reach] = save(store, "context", new(label="A cut"))
    assert what(no_reach) == ["is empty"]
    [done] = save(store, "context", new(label="A cut", subject_type="all", start="2025-02"))
    assert done.fault is None
    [context] = rows(store, "context")
    stood = {"label": "A cut", "end": None}
    [ended] = save(store, "context", standing("context", context, stood, end="2025-09"))
    assert ended.fault is None
    assert rows(store, "context")[0]["end_precision"] == "month"


def test_who_was_changed_meanwhile_is_told_and_nothing_is_written_over(store):
    ana = next(row for row in rows(store, "actor") if row["key"] == "P1")
    theirs = Change(noun="actor", id=ana["id"], version=1, fields={"label": "Theirs"})
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    [told] = save(store, "actor", standing("actor", ana, {"label": "Ana"}, label="Mine"))
    assert isinstance(told.fault, EditConflict)
    assert {row["label"] for row in rows(store, "actor")} == {"Theirs", "Ben", "School"}


def actor_line(store, who, **cells):
    row = next(row for row in rows(store, "actor") if row["key"] == who)
    return standing("actor", row, {"label": row["label"], "sector": row["sector"]}, **cells)


def test_all_that_is_changed_is_one_save_and_taken_back_at_once(store):
    lines = [actor_line(store, key, sector="health") for key in NAMES]
    before = store.seq
    [told] = save(store, "actor", *lines)
    assert (told.rows, store.seq) == ([0, 1, 2], before + 1)
    assert {row["sector"] for row in rows(store, "actor")} == {"health"}
    store.take_back(told.seq, who="ana")
    assert {row["sector"] for row in rows(store, "actor")} == {None}


def test_a_row_that_is_not_in_order_keeps_the_others_from_nothing(store):
    good, other = (actor_line(store, key, sector="health") for key in ("P1", "P2"))
    wrong, met = actor_line(store, "S1", service="nowhere"), new(label="Nadia")
    told = {tuple(one.rows): one for one in save(store, "actor", good, wrong, other, met)}
    assert told[0, 2].seq is not None
    assert told[3,].seq is not None
    assert [problem.column for problem in told[1,].fault.problems] == ["service"]


def test_where_somebody_was_faster_with_one_row_the_others_are_still_one_save(store):
    lines = [actor_line(store, key, sector="health") for key in NAMES]
    ben = next(row for row in rows(store, "actor") if row["key"] == "P2")
    theirs = Change(noun="actor", id=ben["id"], version=1, fields={"label": "Theirs"})
    recording.save_changes(store, [theirs], who="ben", operation_id=uuid4())
    told = {tuple(one.rows): one.fault for one in save(store, "actor", *lines)}
    assert told.keys() == {(0, 2), (1,)}
    assert told[0, 2] is None
    assert isinstance(told[1,], EditConflict)


def test_rows_that_do_not_go_together_are_told_apart(store):
    lines = [actor_line(store, key, key="Q9") for key in ("P1", "P2")]
    first, second = save(store, "actor", *lines)
    assert first.seq is not None
    assert second.seq is None
    assert [row["key"] for row in rows(store, "actor")].count("Q9") == 1


def test_a_repeated_batch_of_changes_saves_nothing_twice(store):
    batch = uuid4()
    lines = [actor_line(store, key, sector="health") for key in NAMES]
    [first], [again] = (save(store, "actor", *lines, batch=batch) for _ in range(2))
    assert first.seq == again.seq == store.seq


def test_every_column_that_may_be_changed_is_one_of_the_table():
    for noun, parts in recording.WRITES.items():
        for names in parts.values():
            assert set(names) <= set(recording.COLUMNS[noun])
