"""What stands in the record is added to, changed and taken out; and all of it comes again."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from bringing import new_record

from sysmap import recording
from sysmap.errors import EditConflict, InputRefused
from sysmap.model import (
    KEPT_APART,
    Actor,
    Context,
    Coverage,
    Element,
    PairFlag,
    Presence,
)
from sysmap.recording import (
    ActorDraft,
    Addition,
    Change,
    EffectDraft,
    ElementDraft,
    MoveDraft,
    NamedContext,
    Removal,
    Seen,
)
from sysmap.recording.steps import part_steps
from sysmap.store import Operation

ANA, BEN = "P1", "P2"


@pytest.fixture
def store(tmp_path):
    """A move of two people with an element, a context and what it did to a tie."""
    names = {ANA: "Ana", BEN: "Ben", "S1": "School"}
    context = Context(id=uuid4(), key="X1", label="A cut")
    with new_record(tmp_path / "ours.duckdb") as opened:
        save(
            opened,
            actor=[Actor(id=uuid4(), key=key, label=name) for key, name in names.items()],
            context=[context, Context(id=uuid4(), key="X2")],
            coverage=[Coverage(id=uuid4(), context=context.id, subject_type="all")],
            element=[Element(id=uuid4(), key="E1", type="meaning", label="hope")],
        )
        draft = MoveDraft(
            title="Ana sat down with Ben",
            date="2025-03-05",
            makers=(ANA,),
            with_whom=(BEN,),
            elements=(ElementDraft(type="meaning", label="hope"),),
            contexts=(NamedContext(key="X1"),),
            effects=(
                EffectDraft(one=ANA, other=BEN, kind="knows_of", effect="created", began="new"),
            ),
        )
        recording.save_move(opened, draft, who="ana", operation_id=uuid4())
        yield opened


def save(store, **facts):
    return store.save(Operation(id=uuid4(), who="steward", verb="record", facts=facts))


def rows(store, noun):
    return store.current(noun).to_pylist()


def row_of(store, noun, **fields):
    return next(row for row in rows(store, noun) if fields.items() <= row.items())


def seen(store, noun, **fields):
    row = row_of(store, noun, **fields)
    return Seen(noun=noun, id=str(row["id"]), version=row["version"], fields=row)


def at(row):
    return {"id": UUID(str(row["id"])), "version": row["version"]}


def change(store, *steps, **more):
    return recording.save_changes(store, steps, who="ben", operation_id=uuid4(), **more)


def refused(store, *steps, **more):
    seq = store.seq
    with pytest.raises(InputRefused) as refusal:
        change(store, *steps, **more)
    assert store.seq == seq
    return {problem.column: problem.what for problem in refusal.value.problems}


def take_out(store, noun, reason="told twice", **fields):
    of = seen(store, noun, **fields)
    return recording.take_out(store, of, who="ben", operation_id=uuid4(), reason=reason)


def everything(store):
    nouns = ("move", "move_actor", "move_element", "move_context", "effect", "tie", "spell")
    others = ("actor", "place", "presence", "context", "coverage", "appraisal")
    bare = ("id", "version")
    return {
        noun: sorted(
            str({name: value for name, value in row.items() if name not in bare})
            for row in rows(store, noun)
        )
        for noun in (*nouns, *others)
    }


def roles(store):
    keys = {row["id"]: row["key"] for row in rows(store, "actor")}
    return {(keys[row["actor"]], row["role"]) for row in rows(store, "move_actor")}


def test_people_elements_and_contexts_of_a_move_change_with_it_in_one_save(store):
    move = row_of(store, "move", key="M1")
    ben = row_of(store, "move_actor", role="with")
    part, under = rows(store, "move_element")[0], rows(store, "move_context")[0]
    before = everything(store)
    seq = change(
        store,
        Change(noun="move", **at(move), fields={"title": "Ana rang round"}),
        Removal(noun="move_actor", **at(ben)),
        Addition(noun="move_actor", fields={"move": "M1", "actor": "School", "role": "for"}),
        Change(noun="move_element", **at(part), fields={"part": "added"}),
        Addition(
            noun="move_element",
            fields={"move": "M1", "element": ElementDraft(type="material", label="form")},
        ),
        Change(noun="move_context", **at(under), fields={"bearing": "eased"}),
        Addition(noun="move_context", fields={"move": "M1", "context": "X2", "bearing": "under"}),
    )
    assert roles(store) == {(ANA, "maker"), ("S1", "for")}
    assert {row["part"] for row in rows(store, "move_element")} == {"added", None}
    assert row_of(store, "element", label="form")["key"] == "E2"
    assert {row["bearing"] for row in rows(store, "move_context")} == {"eased", "under"}
    assert store.history()[-1].verb == "change move"
    store.take_back(seq, who="ben")
    assert everything(store) == before


def test_a_move_keeps_a_maker(store):
    maker = row_of(store, "move_actor", role="maker")
    out = Removal(noun="move_actor", **at(maker))
    told = refused(store, out)
    assert told == {"makers": "is empty"}
    other = Addition(noun="move_actor", fields={"move": "M1", "actor": BEN, "role": "maker"})
    change(store, out, other)
    assert roles(store) == {(BEN, "maker"), (BEN, "with")}


def test_somebody_new_may_be_given_a_part_in_a_move(store):
    part = Addition(noun="move_actor", fields={"move": "M1", "actor": "Nadia", "role": "for"})
    assert refused(store, part).keys() == {"actor"}
    change(store, part, newcomers=[ActorDraft(label="Nadia")])
    nadia = row_of(store, "actor", label="Nadia")
    assert row_of(store, "place", actor=nadia["id"])
    assert (nadia["key"], "for") in roles(store)


def test_a_part_that_somebody_else_took_out_meanwhile_is_told(store):
    ben = row_of(store, "move_actor", role="with")
    out = Removal(noun="move_actor", **at(ben))
    change(store, out)
    with pytest.raises(EditConflict, match="move actor was taken back meanwhile"):
        change(store, out)
    assert recording.over(recording.shown_in(store), [out]) == []


def test_a_part_that_somebody_else_changed_meanwhile_is_told_and_may_be_written_over(store):
    [under] = rows(store, "move_context")
    change(store, Change(noun="move_context", **at(under), fields={"bearing": "eased"}))
    mine = Change(noun="move_context", **at(under), fields={"bearing": "ended"})
    with pytest.raises(EditConflict, match="was changed by ben"):
        change(store, mine)
    change(store, *recording.over(recording.shown_in(store), [mine]))
    [now] = rows(store, "move_context")
    assert (now["bearing"], now["version"]) == ("ended", 3)


def test_a_change_of_what_is_gone_cannot_be_written_over(store):
    [under] = rows(store, "move_context")
    change(store, Removal(noun="move_context", **at(under)))
    mine = Change(noun="move_context", **at(under), fields={"bearing": "ended"})
    assert recording.over(recording.shown_in(store), [mine]) is None


def part(version, **fields):
    return Seen(noun="move_context", id=str(uuid4()), version=version, fields=fields)


def test_only_what_differs_from_what_was_seen_becomes_a_step():
    stays, eased, goes = (part(n, context=f"X{n}", bearing="under") for n in (1, 2, 3))
    wanted = [
        {"context": "X1", "bearing": "under"},
        {"context": "X2", "bearing": "eased"},
        {"context": "X4", "bearing": "under"},
    ]
    steps = part_steps("move_context", [stays, eased, goes], wanted, {"move": "M1"})
    said = {"how": "named_by_teller"}
    assert steps == [
        Change(
            noun="move_context", id=UUID(eased.id), version=2, fields={"bearing": "eased", **said}
        ),
        Removal(noun="move_context", id=UUID(goes.id), version=3),
        Addition(
            noun="move_context", fields={"move": "M1", "context": "X4", "bearing": "under", **said}
        ),
    ]


def appraisal(**fields):
    plain = {"context": "X1", "actor": "Ana", "direction": "constraining"}
    return Addition(noun="appraisal", fields={**plain, **fields})


def test_how_somebody_finds_a_context_is_added_and_taken_out(store):
    change(store, appraisal(date="2025-03-05", strength="2", note="fewer hours"))
    [found] = rows(store, "appraisal")
    assert (found["date"], found["strength"]) == (date(2025, 3, 5), 2)
    change(store, Removal(noun="appraisal", **at(found)))
    assert rows(store, "appraisal") == []
    assert len(store.versions("appraisal", found["id"])) == 2


def test_somebody_finds_a_context_otherwise_as_time_goes_on(store):
    change(store, appraisal(date="2025-03-05"))
    change(store, appraisal(date="2025-06-05", direction="both"))
    assert "appraisal (X1, P1, 2025-06-05)" in str(
        refused(store, appraisal(date="2025-06-05", direction="enabling")).values()
    )
    told = {str(row["date"]): row["direction"] for row in rows(store, "appraisal")}
    assert told == {"2025-03-05": "constraining", "2025-06-05": "both"}


def test_how_a_context_stands_to_another_is_added_changed_and_goes_with_it(store):
    before = everything(store)
    first = change(
        store, Addition(noun="context_relation", fields={"a": "X1", "b": "X2", "kind": "follows"})
    )
    row = row_of(store, "context_relation", kind="follows")
    change(store, Change(noun="context_relation", **at(row), fields={"kind": "worsens"}))
    with pytest.raises(InputRefused, match="still stands in 1 relation to another context"):
        take_out(store, "context", key="X2")
    held = recording.shown_in(store)
    saves = recording.savings_of(store, held, "context", str(row["a"]))
    assert list(saves)[:2] == [first + 1, first]
    assert [entry.after for entry in saves[first]] == [{"b": "X2", "kind": "follows"}]
    row = row_of(store, "context_relation", kind="worsens")
    change(store, Removal(noun="context_relation", **at(row)))
    assert everything(store) == before
    itself = Addition(noun="context_relation", fields={"a": "X1", "b": "X1", "kind": "follows"})
    with pytest.raises(InputRefused, match="joins a context with itself"):
        change(store, itself)


def test_an_appraisal_says_who_and_how_in_its_own_words(store):
    wrong = appraisal(actor=None, direction=None, date="soon", strength="4")
    assert refused(store, wrong).keys() == {"actor", "direction", "date", "strength"}
    assert refused(store, appraisal(direction="bad", strength="1.5")).keys() == {
        "direction",
        "strength",
    }


def test_a_move_is_taken_out_with_all_that_belongs_to_it_and_its_tie_stays(store):
    before = everything(store)
    seq = take_out(store, "move", key="M1")
    after = everything(store)
    gone = ("move", "move_actor", "move_element", "move_context", "effect")
    assert all(after[noun] == [] for noun in gone)
    assert (after["tie"], after["spell"]) == (before["tie"], before["spell"])
    line = store.history()[-1]
    assert (line.seq, line.verb, line.reason) == (seq, "take out move", "told twice")
    store.take_back(seq, who="ana")
    assert everything(store) == before


def test_a_tie_goes_with_its_times_once_no_move_tells_of_it(store):
    with pytest.raises(InputRefused, match="still stands in 1 effect; take it out of those first"):
        take_out(store, "tie", key="T1")
    take_out(store, "effect", key="EF1")
    before = everything(store)
    seq = take_out(store, "tie", key="T1")
    assert rows(store, "tie") == rows(store, "spell") == []
    store.take_back(seq, who="ana")
    assert everything(store) == before


def test_a_context_goes_with_its_reach_and_how_people_found_it(store):
    change(store, appraisal())
    with pytest.raises(InputRefused, match="still stands in 1 context of a move"):
        take_out(store, "context", key="X1")
    change(store, Removal(noun="move_context", **at(rows(store, "move_context")[0])))
    take_out(store, "context", key="X1")
    assert [row["key"] for row in rows(store, "context")] == ["X2"]
    assert rows(store, "coverage") == rows(store, "appraisal") == []


def test_somebody_goes_only_where_nothing_names_them(store):
    with pytest.raises(InputRefused, match="1 part in a move, 1 connection"):
        take_out(store, "actor", key=ANA)
    draft = ActorDraft(label="Cat", start="2025-01-01")
    cat = recording.save_actor(store, draft, who="ana", operation_id=uuid4())
    before = everything(store)
    seq = take_out(store, "actor", key=cat.key)
    after = everything(store)
    assert after["presence"] == []
    assert len(after["place"]) == len(after["actor"]) == 3
    store.take_back(seq, who="ana")
    assert everything(store) == before


def test_that_somebody_is_kept_apart_is_not_told_by_a_refusal(store):
    school, ben = (UUID(row_of(store, "actor", key=key)["id"]) for key in ("S1", BEN))
    save(store, pair_flag=[PairFlag(id=uuid4(), a=school, b=ben, flag=KEPT_APART)])
    with pytest.raises(InputRefused) as alone:
        take_out(store, "actor", key="S1")
    assert str(alone.value) == "the record: this cannot be taken out here; ask the steward"
    with pytest.raises(InputRefused) as beside:
        take_out(store, "actor", key=BEN)
    assert "flag" not in str(beside.value)


def test_what_somebody_changed_meanwhile_is_not_taken_out(store):
    of = seen(store, "move", key="M1")
    move = row_of(store, "move", key="M1")
    change(store, Change(noun="move", **at(move), fields={"title": "Theirs"}))
    with pytest.raises(EditConflict, match="was changed by ben"):
        recording.take_out(store, of, who="ana", operation_id=uuid4())
    take_out(store, "move", key="M1")
    with pytest.raises(EditConflict, match="taken back already"):
        recording.take_out(store, of, who="ana", operation_id=uuid4())


@pytest.mark.parametrize("name", ["ana", " ANA ", "Ana", "P1"])
def test_a_name_of_the_record_is_known_in_any_case_and_is_never_made_twice(store, name):
    assert recording.shown_in(store).actor(name)["key"] == ANA
    draft = MoveDraft(title="x", date="2025-03-05", makers=(name,))
    recording.save_move(store, draft, who="ana", operation_id=uuid4())
    new = ActorDraft(label=name)
    with pytest.raises(InputRefused, match="is in the record"):
        recording.save_actor(store, new, who="ana", operation_id=uuid4())


def test_somebody_new_who_stands_in_a_line_alone_becomes_an_actor(store):
    line = EffectDraft(one=ANA, other="nadia", kind="knows_of", effect="created", began="new")
    new = (ActorDraft(label="Nadia"),)
    draft = MoveDraft(title="x", date="2025-03-05", makers=(ANA,), effects=(line,), newcomers=new)
    recording.save_move(store, draft, who="ana", operation_id=uuid4())
    nadia = row_of(store, "actor", label="Nadia")
    assert nadia["id"] in {row["target"] for row in rows(store, "tie")}


def test_times_of_being_there_go_with_whoever_was_there(store):
    cat = Actor(id=uuid4(), key="P9", label="Cat")
    there = Presence(id=uuid4(), actor=cat.id, start=date(2025, 1, 1))
    save(store, actor=[cat], presence=[there])
    take_out(store, "actor", key="P9", reason=" ")
    assert store.history()[-1].reason is None
    assert rows(store, "presence") == []


def test_a_save_is_undone_until_what_took_it_back_is_taken_back(store):
    zoe = ActorDraft(label="Zoe")
    first = recording.save_actor(store, zoe, who="ben", operation_id=uuid4()).seq
    assert recording.undone_saves(store.history()) == set()
    back = store.take_back(first, who="ben")
    assert recording.undone_saves(store.history()) == {first}
    again = store.take_back(back, who="ben")
    assert recording.undone_saves(store.history()) == {back}
    store.take_back(again, who="ben")
    assert recording.undone_saves(store.history()) == {first, again}
