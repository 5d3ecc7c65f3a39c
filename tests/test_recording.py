"""A draft becomes one save, or everything that is to be put right; the record before and after."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest
from bringing import new_record

from sysmap import recording
from sysmap.change import between
from sysmap.errors import EditConflict, InputRefused
from sysmap.model import (
    KEPT_APART,
    Actor,
    Context,
    Coverage,
    Element,
    PairFlag,
    Presence,
    Spell,
    Tie,
    TieKind,
)
from sysmap.recording import (
    ActorDraft,
    Addition,
    Change,
    ContextDraft,
    CoverageDraft,
    EffectDraft,
    ElementDraft,
    MoveDraft,
    NamedContext,
    TieDraft,
)
from sysmap.store import STEWARD, Operation, Store

DAY = date(2025, 3, 5)
NAMES = {"P08": "Ana", "P09": "Ben", "P10": "Cat", "Y1": "Wren", "S1": "School"}
KINDS = {"P": "practitioner", "Y": "young person", "S": "service"}
LEVELS = "aware|cooperating|coordinating|integrated"
ANA, BEN, CAT = "P08", "P09", "P10"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Five actors and two kinds of tie, made once."""
    path = tmp_path_factory.mktemp("prepared") / "ours.duckdb"
    actors = [Actor(id=uuid4(), key=k, label=n, kind=KINDS[k[0]]) for k, n in NAMES.items()]
    kinds = [
        TieKind(id=uuid4(), kind="works_jointly", directed=False, strength="level", words=LEVELS),
        TieKind(id=uuid4(), kind="refers_to", directed=True, strength="count"),
    ]
    with new_record(path) as store:
        save(store, actor=actors, tie_kind=kinds)
    return path


@pytest.fixture
def store(prepared, tmp_path):
    for file in (prepared, prepared.with_name(f"{prepared.name}.head")):
        shutil.copy(file, tmp_path)
    with Store.open(tmp_path / prepared.name) as opened:
        yield opened


def save(store, **facts):
    return store.save(Operation(id=uuid4(), who="steward", verb="record", facts=facts))


def rows(store, noun):
    return store.current(noun).to_pylist()


def id_of(store, key, noun="actor"):
    return next(UUID(row["id"]) for row in rows(store, noun) if row["key"] == key)


def tied(store, one=ANA, other=BEN, kind="works_jointly", *, start=None, **fields):
    ends = {"source": id_of(store, one), "target": id_of(store, other)}
    tie = Tie(id=uuid4(), kind=kind, directed=kind == "refers_to", **ends)
    start = start and date.fromisoformat(start)
    save(store, tie=[tie], spell=[Spell(id=uuid4(), tie=tie.id, start=start, **fields)])


def move(*effects, **fields):
    plain = {"title": "Ana sat down with Ben", "date": DAY, "makers": (ANA,)}
    return MoveDraft(**{**plain, "effects": effects, **fields})


def effect(word="created", **fields):
    plain = {"one": ANA, "other": BEN, "kind": "works_jointly"}
    began = {"began": "new"} if word == "created" else {}
    return EffectDraft(**{**plain, **began, "effect": word, **fields})


def record(store, draft, operation_id=None):
    saves = {
        MoveDraft: recording.save_move,
        TieDraft: recording.save_tie,
        ActorDraft: recording.save_actor,
        ContextDraft: recording.save_context,
    }
    return saves[type(draft)](store, draft, who="ana", operation_id=operation_id or uuid4())


def refused(store, draft):
    """What is to be put right, by line and field."""
    seq = store.seq
    with pytest.raises(InputRefused) as refusal:
        record(store, draft)
    assert store.seq == seq
    return {
        (problem.row, problem.column): f"{problem.what}; {problem.remedy}"
        for problem in refusal.value.problems
    }


def test_a_title_a_day_and_a_maker_are_enough(store):
    saved = record(store, move(title="  Ana rang round "))
    assert (saved.seq, saved.key) == (2, "M1")
    [found] = rows(store, "move")
    assert (found["title"], found["date"], found["precision"]) == ("Ana rang round", DAY, "day")
    assert [row["role"] for row in rows(store, "move_actor")] == ["maker"]
    assert store.history()[-1].wrote == {"move": 1, "move_actor": 1}


def test_everything_that_is_wrong_is_told_at_once_with_its_field(store):
    told = refused(
        store,
        MoveDraft(
            title=" ",
            date=DAY,
            makers=(),
            for_whom=("Nobody",),
            room_to_act="plenty",
            meeting="G99",
            contexts=(NamedContext(key="X9"),),
            effects=(
                effect(began=None),
                effect(other=ANA),
                effect(kind="married"),
                effect(one=None),
                effect("vanished", other=CAT),
            ),
        ),
    )
    assert told.keys() == {
        (None, "title"),
        (None, "makers"),
        (None, "for_whom"),
        (None, "room_to_act"),
        (None, "meeting"),
        (None, "contexts"),
        (1, "began"),
        (2, "other"),
        (3, "kind"),
        (4, "one"),
        (5, "effect"),
    }
    assert told[None, "title"] == "is empty; say what was done, in a few words"
    assert told[None, "for_whom"].startswith("the record knows no Nobody")


def test_a_move_without_a_day_is_refused_and_says_nothing_of_its_ties(store):
    assert refused(store, move(effect("ended"), date=None)).keys() == {(None, "date")}


def test_one_save_holds_the_move_its_people_and_what_it_did_to_ties(store):
    tied(store, BEN, CAT, strength=2.0, start="2024-01-01")
    saved = record(
        store,
        move(
            effect(strength="aware"),
            effect("strengthened", one=CAT, other=BEN),
            for_whom=("Wren",),
            with_whom=(BEN, "Ben"),
            compartments=("Coping", "Belonging"),
            saying="one step",
        ),
    )
    line = store.history()[-1]
    assert (line.seq, line.who, line.verb) == (saved.seq, "ana", "record move")
    assert line.wrote == {"move": 1, "move_actor": 3, "tie": 1, "spell": 3, "effect": 2}
    assert rows(store, "move")[0]["compartments"] == "Coping|Belonging"
    told = {(row["key"], row["effect"], row["strength"]) for row in rows(store, "effect")}
    assert told == {("EF1", "created", 1), ("EF2", "strengthened", 3)}
    assert {row["status"] for row in rows(store, "effect")} == {"claimed"}


def test_what_was_there_already_is_written_down_and_credits_no_move(store):
    record(store, move(effect(began="was there already", since="2019"), told_on=DAY))
    assert rows(store, "effect") == []
    [spell] = rows(store, "spell")
    assert (spell["start"], spell["precision"]) == (date(2019, 1, 1), "year")
    assert (spell["origin"], spell["recorded_on"]) == ("found", DAY)


def test_found_is_not_formed_and_not_sure_is_counted_apart(store):
    record(store, move(effect(began="was there already"), told_on=DAY))
    record(store, move(effect(began="not sure", other=CAT), told_on=DAY))
    record(store, move(effect(began="new", one=BEN, other=CAT)))
    counts = between(store.system(STEWARD), date(2025, 1, 1), date(2025, 4, 1)).counts()
    assert (counts["found"], counts["not_sure"], counts["formed"]) == (1, 1, 1)


def test_a_stronger_tie_that_was_found_is_regraded_and_not_formed(store):
    tied(store, origin="found", strength=1.0, start="2024-01-01")
    record(store, move(effect("strengthened"), date=date(2025, 3, 10)))
    system = store.system(STEWARD)
    counts = between(system, date(2026, 11, 1), date(2099, 1, 1)).counts()
    assert counts["formed"] == counts["interrupted"] == 0
    first, second = rows(store, "spell")
    assert {first["recorded_on"], second["recorded_on"]} == {
        None,
        store.history()[1].recorded_at.date(),
    }


def test_a_tie_without_direction_is_known_whatever_the_order(store):
    tied(store, BEN, ANA)
    assert "connected so already" in refused(store, move(effect()))[1, "effect"]


def test_a_tie_with_a_direction_is_known_in_its_order_alone(store):
    tied(store, BEN, ANA, "refers_to")
    record(store, move(effect(kind="Refers to")))
    ends = {(row["source"], row["target"], row["directed"]) for row in rows(store, "tie")}
    ana, ben = str(id_of(store, ANA)), str(id_of(store, BEN))
    assert ends == {(ben, ana, True), (ana, ben, True)}


def test_a_standard_kind_that_the_programme_did_not_describe_has_its_direction(store):
    record(store, move(effect(kind="informs"), effect(kind="knows_of")))
    assert {row["kind"]: row["directed"] for row in rows(store, "tie")} == {
        "informs": True,
        "knows_of": False,
    }


def test_two_lines_about_one_tie_are_refused(store):
    twice = {(2, "other"): "line 1 is about it too; keep one of the two"}
    assert refused(store, move(effect(), effect(one=BEN, other=ANA))) == twice
    tied(store)
    assert refused(store, move(effect("ended"), effect("ended", one=BEN, other=ANA))) == twice
    record(store, move(effect(kind="refers_to"), effect(kind="refers_to", one=BEN, other=ANA)))


def test_an_end_that_is_not_there_on_the_day_is_refused(store):
    there = {"start": date(2025, 1, 1), "end": date(2025, 4, 1)}
    save(store, presence=[Presence(id=uuid4(), actor=id_of(store, BEN), **there)])
    early = refused(store, move(effect(date="2024-12-31")))
    assert "does not have them there on 31 December 2024" in early[1, "other"]
    assert refused(store, move(effect(date="2025-04-01"))).keys() == {(1, "other")}
    record(store, move(effect()))
    record(store, move(effect("ended", date="2025-04-01")))


def test_a_pair_kept_apart_is_refused_and_nothing_of_the_reason_is_told(store):
    flag = PairFlag(id=uuid4(), a=id_of(store, BEN), b=id_of(store, ANA), flag=KEPT_APART)
    save(store, pair_flag=[flag])
    for said in (effect(), effect("ended"), effect(began="was there already")):
        told = refused(store, move(said))
        assert told == {(1, "other"): "this connection cannot be recorded here; ask the steward"}


def test_a_flag_that_has_ended_keeps_nobody_apart_any_longer(store):
    days = {"start": date(2024, 1, 1), "end": date(2025, 1, 1)}
    ends = {"a": id_of(store, ANA), "b": id_of(store, BEN)}
    save(store, pair_flag=[PairFlag(id=uuid4(), flag=KEPT_APART, **ends, **days)])
    found = effect(began="was there already", since="2024-06")
    assert refused(store, move(found)).keys() == {(1, "other")}
    assert refused(store, move(effect(began="was there already"))).keys() == {(1, "other")}
    record(store, move(effect()))


def test_somebody_new_is_named_on_the_fly_and_has_a_place_on_the_map(store):
    nadia = ActorDraft(label="Nadia", kind="practitioner")
    record(store, move(effect(other="Nadia"), with_whom=("Nadia",), newcomers=(nadia,)))
    found = next(row for row in rows(store, "actor") if row["label"] == "Nadia")
    assert found["key"] == "P11"
    assert len(rows(store, "place")) == store.system(STEWARD).actor_count == 6


def test_a_newcomer_who_bears_a_name_of_the_record_is_refused(store):
    told = refused(store, move(newcomers=(ActorDraft(label="Ben"),)))
    assert told[None, "label"].startswith("somebody called Ben is in the record; choose them")


@pytest.mark.parametrize(
    ("precision", "first"),
    [
        ("day", date(2025, 6, 17)),
        ("month", date(2025, 6, 1)),
        ("quarter", date(2025, 4, 1)),
        ("year", date(2025, 1, 1)),
        ("before", date(2025, 6, 17)),
    ],
)
def test_a_day_is_kept_as_exactly_as_it_is_known(store, precision, first):
    draft = MoveDraft(
        title="x", date=date(2025, 6, 17), makers=(ANA,), precision=f" {precision.title()} "
    )
    recording.save_move(store, draft, who="ana", operation_id=uuid4())
    [move] = store.current("move").to_pylist()
    assert (move["date"], move["precision"]) == (first, precision)


def test_elements_are_known_by_name_and_new_ones_are_added(store):
    save(store, element=[Element(id=uuid4(), key="E046", type="material", label="Shared form")])
    record(
        store,
        move(
            elements=(
                ElementDraft(type="material", label="shared form", part="kept"),
                ElementDraft(type="meaning", label="Shared form"),
                ElementDraft(type="meaning", label="shared form "),
            )
        ),
    )
    assert {(row["key"], row["type"]) for row in rows(store, "element")} == {
        ("E046", "material"),
        ("E047", "meaning"),
    }
    assert len(rows(store, "move_element")) == 2


def contexts(store):
    ana, school = id_of(store, ANA), id_of(store, "S1")
    made = {
        key: Context(id=uuid4(), key=key, start=start, end=end)
        for key, start, end in (
            ("X1", None, None),
            ("X2", date(2025, 1, 1), date(2025, 3, 5)),
            ("X3", date(2025, 3, 5), None),
            ("X4", None, None),
        )
    }
    reach = [
        ("X1", "all", None),
        ("X2", "actor", ana),
        ("X3", "actor", ana),
        ("X4", "service", school),
    ]
    coverage = [
        Coverage(id=uuid4(), context=made[key].id, subject_type=sort, actor=actor)
        for key, sort, actor in reach
    ]
    save(store, context=list(made.values()), coverage=coverage)


def test_contexts_in_force_that_reach_a_maker_are_proposed(store):
    contexts(store)
    system = store.system(STEWARD)
    assert recording.in_force(system, [ANA], DAY) == ["X1", "X3"]
    assert recording.in_force(system, [ANA], date(2025, 3, 4)) == ["X1", "X2"]
    assert recording.in_force(system, ["S1"], DAY) == ["X1", "X4"]
    assert recording.in_force(system, [], DAY) == []


def test_a_context_is_derived_where_it_reached_a_maker_and_named_otherwise(store):
    contexts(store)
    named = (("X1", "under"), ("X3", "eased"), ("X4", "under"))
    record(store, move(contexts=tuple(NamedContext(key=k, bearing=b) for k, b in named)))
    keys = {row["id"]: row["key"] for row in rows(store, "context")}
    told = {(keys[row["context"]], row["how"]) for row in rows(store, "move_context")}
    assert told == {("X1", "derived"), ("X3", "named_by_teller"), ("X4", "named_by_teller")}


def test_a_repeated_save_doubles_nothing_and_says_the_same(store):
    once = uuid4()
    first = record(store, move(effect()), once)
    assert record(store, move(effect()), once) == first
    assert len(rows(store, "move")) == 1


def test_moves_saved_at_once_each_get_a_key_of_their_own(store):
    with ThreadPoolExecutor(6) as pool:
        saved = list(pool.map(lambda _: record(store, move()), range(6)))
    assert {one.key for one in saved} == {f"M{number}" for number in range(1, 7)}


def test_a_tie_by_itself_says_how_it_began_and_credits_no_move(store):
    plain = {"one": ANA, "other": BEN, "kind": "works_jointly", "told_on": DAY}
    assert refused(store, TieDraft(**plain, start="2025-03")).keys() == {(None, "began")}
    assert refused(store, TieDraft(**plain, began="new")).keys() == {(None, "start")}
    later = refused(store, TieDraft(**plain, began="new", start="2025-04-01"))
    assert "1 April 2025 has not come yet" in later[None, "start"]
    record(store, TieDraft(**plain, began="new", start="2025-03", strength=2))
    [spell] = rows(store, "spell")
    assert (spell["origin"], spell["start"], spell["strength"]) == (None, date(2025, 3, 1), 2)
    record(store, TieDraft(**{**plain, "other": CAT}, began="was there already", start="2020"))
    found = rows(store, "spell")
    assert {(row["origin"], row["recorded_on"]) for row in found} == {(None, None), ("found", DAY)}


def test_an_actor_is_saved_with_when_they_were_there(store):
    draft = ActorDraft(label="Dee", kind="Young Person", service="School", start="2025-03")
    assert record(store, draft).key == "Y2"
    [there] = rows(store, "presence")
    assert (there["start"], there["precision"]) == (date(2025, 3, 1), "month")
    assert len(rows(store, "place")) == 6
    assert refused(store, ActorDraft(label=""))[None, "label"].startswith("is empty")
    assert refused(store, ActorDraft(label="Eve", key=ANA)).keys() == {(None, "key")}
    assert refused(store, ActorDraft(label="Eve", service="Ana")).keys() == {(None, "service")}
    backwards = ActorDraft(label="Eve", start="2025", end="2024")
    assert refused(store, backwards).keys() == {(None, "end")}
    assert refused(store, ActorDraft(label="Eve", start="5/3/2025")).keys() == {(None, "start")}


def test_a_context_is_saved_with_whom_it_reaches(store):
    reach = (
        CoverageDraft(subject_type="sector", subject="health"),
        CoverageDraft(subject_type="service", subject="School", start="2025-02-01"),
    )
    draft = ContextDraft(
        label="A cut", kind="Funding", level="meso", start="2025-01", coverage=reach
    )
    assert record(store, draft).key == "X1"
    [context] = rows(store, "context")
    assert (context["kind"], context["start_precision"]) == ("funding", "month")
    assert {row["subject"] for row in rows(store, "coverage")} == {None, "health"}


def test_a_context_says_whom_it_reaches_and_ends_after_it_began(store):
    draft = ContextDraft(label="A cut", start="2025", end="2024", coverage=())
    assert refused(store, draft).keys() == {(None, "coverage"), (None, "end")}
    reach = (CoverageDraft(subject_type="actor"), CoverageDraft(subject_type="area"))
    told = refused(store, ContextDraft(label="A cut", parent="X9", coverage=reach))
    assert told.keys() == {(None, "parent"), (1, "subject"), (2, "subject")}


def test_a_context_stands_to_another_from_the_first_save_on(store):
    everybody = (CoverageDraft(subject_type="all"),)
    record(store, ContextDraft(label="A cut", coverage=everybody))
    half_said = ContextDraft(label="Supervision", coverage=everybody, relation="offsets")
    assert refused(store, half_said).keys() == {(None, "related_to")}
    half_said = ContextDraft(label="Supervision", coverage=everybody, related_to="X1")
    assert refused(store, half_said).keys() == {(None, "relation")}
    wrong = ContextDraft(label="Supervision", coverage=everybody, relation="likes", related_to="X9")
    assert refused(store, wrong).keys() == {(None, "relation"), (None, "related_to")}
    draft = ContextDraft(
        label="Supervision", coverage=everybody, relation="offsets", related_to="X1"
    )
    key = record(store, draft).key
    contexts = {row["id"]: row["key"] for row in rows(store, "context")}
    [found] = rows(store, "context_relation")
    assert (contexts[found["a"]], found["kind"], contexts[found["b"]]) == (key, "offsets", "X1")


def changed(store, noun, row, **fields):
    change = Change(noun=noun, id=UUID(row["id"]), version=row["version"], fields=fields)
    return recording.save_changes(store, [change], who="ben", operation_id=uuid4())


def test_confirming_an_effect_leaves_the_tie_as_it_is(store):
    record(store, move(effect(strength=2)))
    spell = rows(store, "spell")
    changed(store, "effect", rows(store, "effect")[0], status="confirmed")
    assert rows(store, "spell") == spell
    [found] = rows(store, "effect")
    assert (found["status"], found["version"]) == ("confirmed", 2)
    assert store.history()[-1].wrote == {"effect": 1}


def test_a_change_is_a_new_version_and_what_was_not_named_stays(store):
    record(store, move(saying="one step"))
    changed(store, "move", rows(store, "move")[0], title="Ana rang round", date="2025-03-04")
    [found] = rows(store, "move")
    assert (found["title"], found["saying"], found["date"]) == (
        "Ana rang round",
        "one step",
        date(2025, 3, 4),
    )
    assert found["version"] == 2


def test_a_change_that_a_field_cannot_hold_is_refused_with_its_field(store):
    record(store, move())
    [row] = rows(store, "move")
    with pytest.raises(InputRefused) as refusal:
        changed(store, "move", row, title=" ", date="soon", room_to_act="plenty", meeting="G9")
    told = {problem.column for problem in refusal.value.problems}
    assert told == {"title", "date", "room_to_act", "meeting"}


def test_who_changes_what_somebody_else_changed_is_told_and_nothing_is_overwritten(store):
    record(store, move())
    [row] = rows(store, "move")
    changed(store, "move", row, title="Theirs")
    with pytest.raises(EditConflict, match=r"move \(M1\) was changed by ben on"):
        changed(store, "move", row, title="Mine")
    [found] = rows(store, "move")
    assert found["title"] == "Theirs"
    changed(store, "move", found, title="Mine")
    assert [version.values["title"] for version in store.versions("move", row["id"])] == [
        "Ana sat down with Ben",
        "Theirs",
        "Mine",
    ]


def test_who_changes_what_was_taken_back_is_told(store):
    saved = record(store, move())
    [row] = rows(store, "move")
    store.take_back(saved.seq, who="ben")
    with pytest.raises(EditConflict, match="taken back meanwhile"):
        changed(store, "move", row, title="Mine")


def test_a_move_that_is_taken_back_leaves_the_ties_as_they_were(store):
    tied(store, strength=1.0, start="2024-01-01")
    spells = {(row["start"], row["end"], row["strength"]) for row in rows(store, "spell")}
    saved = record(store, move(effect("strengthened"), effect(other=CAT)))
    store.take_back(saved.seq, who="ana", reason="told twice")
    assert {(row["start"], row["end"], row["strength"]) for row in rows(store, "spell")} == spells
    assert rows(store, "move") == rows(store, "effect") == []


def test_a_key_that_was_taken_back_is_not_given_again_so_that_it_may_come_again(store):
    first = record(store, move(effect()))
    undone = store.take_back(first.seq, who="ana")
    assert record(store, move()).key == "M2"
    store.take_back(undone, who="ana")
    assert {row["key"] for row in rows(store, "move")} == {"M1", "M2"}
    assert {row["key"] for row in rows(store, "tie")} == {"T1"}


def spell_of(store):
    [spell] = rows(store, "spell")
    return spell["start"], spell["precision"]


FEBRUARY = (date(2025, 2, 1), "month")


@pytest.mark.parametrize("began", ["new", "not sure"])
def test_a_day_known_to_the_month_stays_known_to_the_month(store, began):
    plain = {"one": ANA, "other": BEN, "kind": "works_jointly", "told_on": DAY}
    record(store, TieDraft(**plain, began=began, start="2025-02"))
    assert spell_of(store) == FEBRUARY


@pytest.mark.parametrize("began", ["new", "not sure"])
def test_the_day_of_an_effect_is_as_exact_as_it_was_typed(store, began):
    record(store, move(effect(began=began, date="2025-02")))
    assert spell_of(store) == FEBRUARY


def test_a_move_known_to_the_month_gives_its_ties_a_start_known_to_the_month(store):
    record(store, move(effect(), date="2025-02"))
    assert spell_of(store) == FEBRUARY
    [found] = rows(store, "move")
    assert (found["date"], found["precision"]) == FEBRUARY


def test_a_tie_regraded_in_a_month_is_known_to_that_month_from_then_on(store):
    tied(store, strength=1.0, start="2024-01-01")
    record(store, move(effect("strengthened", date="2025-02")))
    assert FEBRUARY in {(row["start"], row["precision"]) for row in rows(store, "spell")}


def test_a_day_that_is_changed_is_as_exact_as_it_was_typed(store):
    record(store, move(effect()))
    changed(store, "spell", rows(store, "spell")[0], start="2025-02")
    assert spell_of(store) == FEBRUARY
    changed(store, "spell", rows(store, "spell")[0], start="2025-02", precision="before")
    assert spell_of(store)[1] == "before"
    changed(store, "move", rows(store, "move")[0], date="2025-Q1")
    assert rows(store, "move")[0]["precision"] == "quarter"


def test_the_days_of_a_context_that_are_changed_are_as_exact_as_they_were_typed(store):
    save(store, context=[Context(id=uuid4(), key="X1")])
    changed(store, "context", rows(store, "context")[0], start="2024", end="2025-02")
    [context] = rows(store, "context")
    assert (context["start_precision"], context["end_precision"]) == ("year", "month")


def test_a_tie_found_by_a_move_of_march_is_found_on_the_day_it_is_written_down(store):
    record(store, move(effect(began="was there already"), effect(began="not sure", other=CAT)))
    assert {row["recorded_on"] for row in rows(store, "spell")} == {None}
    system, today = store.system(STEWARD), store.history()[-1].recorded_at.date()
    assert between(system, date(2025, 1, 1), date(2025, 4, 1)).counts()["found"] == 0
    assert between(system, date(2025, 4, 1), today).counts()["found"] == 1
    record(store, move(effect(began="was there already", kind="refers_to"), told_on=DAY))
    assert {row["recorded_on"] for row in rows(store, "spell")} == {None, DAY}


def test_a_day_that_has_not_come_yet_is_refused_wherever_it_is_typed(store):
    assert "has not come yet" in refused(store, move(date="2090-01-01"))[None, "date"]
    assert "has not come yet" in refused(store, move(effect(date="2090-01-01")))[1, "date"]
    late = refused(store, move(effect(date="2025-03-07"), told_on=date(2025, 3, 6)))
    assert "7 March 2025 has not come yet" in late[1, "date"]
    record(store, move(effect()))
    for noun, name in (("move", "date"), ("effect", "date"), ("spell", "start")):
        told = refusal_of_change(store, noun, rows(store, noun)[0], **{name: "2090-01-01"})
        assert "1 January 2090 has not come yet" in told[name]


def refusal_of_change(store, noun, row, **fields):
    seq = store.seq
    with pytest.raises(InputRefused) as refusal:
        changed(store, noun, row, **fields)
    assert store.seq == seq
    return {problem.column: str(problem) for problem in refusal.value.problems}


@pytest.mark.parametrize("noun", ["spell", "effect"])
def test_a_strength_is_changed_only_to_one_that_its_kind_of_tie_may_have(store, noun):
    record(store, move(effect(strength=2), effect(other=CAT, kind="refers_to", strength=9)))
    row = next(row for row in rows(store, noun) if row["strength"] == 2)
    for given in (-5, "9", "0", "2.5"):
        told = refusal_of_change(store, noun, row, strength=given)
        assert "say aware, cooperating, coordinating, integrated" in told["strength"]
    changed(store, noun, row, strength="integrated")
    counted = next(row for row in rows(store, noun) if row["strength"] == 9)
    assert "above nought" in refusal_of_change(store, noun, counted, strength="-1")["strength"]
    changed(store, noun, counted, strength="12")
    assert {row["strength"] for row in rows(store, noun)} == {4, 12}


def test_a_tie_cannot_be_turned_onto_two_who_are_kept_apart(store):
    tied(store)
    flag = PairFlag(id=uuid4(), a=id_of(store, CAT), b=id_of(store, ANA), flag=KEPT_APART)
    save(store, pair_flag=[flag])
    told = refusal_of_change(store, "tie", rows(store, "tie")[0], target=CAT)
    assert "this connection cannot be recorded here; ask the steward" in told["other"]
    changed(store, "tie", rows(store, "tie")[0], target="S1")
    ends = {"source": ANA, "target": CAT, "kind": "works_jointly", "directed": "no"}
    new = Addition(noun="tie", fields=ends)
    with pytest.raises(InputRefused, match="cannot be recorded here; ask the steward"):
        recording.save_changes(store, [new], who="ben", operation_id=uuid4())


def test_a_time_of_a_tie_cannot_be_moved_into_days_on_which_the_two_are_kept_apart(store):
    tied(store, start="2025-02-01")
    days = {"start": date(2024, 1, 1), "end": date(2025, 1, 1)}
    ends = {"a": id_of(store, ANA), "b": id_of(store, BEN)}
    save(store, pair_flag=[PairFlag(id=uuid4(), flag=KEPT_APART, **ends, **days)])
    [spell] = rows(store, "spell")
    assert refusal_of_change(store, "spell", spell, start="2024-06").keys() == {"other"}
    assert refusal_of_change(store, "spell", spell, start="").keys() == {"other"}
    changed(store, "spell", spell, strength=2)


def test_two_who_are_new_under_one_name_are_refused(store):
    sams = tuple(ActorDraft(label=name, key=key) for name, key in (("Sam", "Z1"), ("sam ", "Z2")))
    told = refused(store, move(newcomers=sams))
    assert told[None, "label"].startswith("two who are new are called sam")


def test_a_name_that_somebody_new_and_somebody_of_the_record_bear_means_neither(store):
    ben = ActorDraft(label="Ben", key="Z1")
    told = refused(store, move(newcomers=(ben,), with_whom=("Ben",)))
    assert told == {(None, "with_whom"): "several are called Ben; name one by key"}
    record(store, move(newcomers=(ben,), with_whom=("Z1",), for_whom=(BEN,)))
    keys = {row["id"]: row["key"] for row in rows(store, "actor")}
    told = {(keys[row["actor"]], row["role"]) for row in rows(store, "move_actor")}
    assert told == {(ANA, "maker"), ("Z1", "with"), (BEN, "for")}


def test_a_key_of_its_own_is_given_to_nobody_else_who_is_new(store):
    own = ActorDraft(label="Dee", key="P11", kind="practitioner")
    numbered = ActorDraft(label="Eve", kind="practitioner")
    told = refused(store, move(newcomers=(numbered, own)))
    assert told == {(None, "key"): "P11 is somebody else's; give another, or none"}
    record(store, move(newcomers=(own, numbered)))
    keys = {row["label"]: row["key"] for row in rows(store, "actor")}
    assert (keys["Dee"], keys["Eve"]) == ("P11", "P12")


DRAFTS = [
    (move(), move(title="Ana rang round")),
    (move(), move(effect())),
    (
        ContextDraft(label="A cut", coverage=(CoverageDraft(subject_type="all"),)),
        ContextDraft(label="Two cuts", coverage=(CoverageDraft(subject_type="all"),)),
    ),
    (ActorDraft(label="Dee"), ActorDraft(label="Dee", sector="health")),
    tuple(
        TieDraft(one=ANA, other=BEN, kind="refers_to", told_on=DAY, began=word, start=DAY)
        for word in ("new", "not sure")
    ),
]


@pytest.mark.parametrize(("first", "edited"), DRAFTS)
def test_a_repeated_save_of_something_else_is_refused_and_says_where_the_first_is(
    store, first, edited
):
    once = uuid4()
    saved = record(store, first, once)
    assert record(store, first, once) == saved
    with pytest.raises(InputRefused, match="your first version was saved as save 2; change it"):
        record(store, edited, once)
    assert store.seq >= saved.seq
    assert len([line for line in store.history() if line.id == once]) == 1


def test_a_context_that_reaches_a_maker_who_is_new_is_derived(store):
    contexts(store)
    health = Context(id=uuid4(), key="X5")
    over = Context(id=uuid4(), key="X6", end=DAY)
    reach = [
        Coverage(id=uuid4(), context=health.id, subject_type="sector", subject="health"),
        Coverage(id=uuid4(), context=over.id, subject_type="all"),
    ]
    save(store, context=[health, over], coverage=reach)
    dee = ActorDraft(label="Dee", sector="health", service="School")
    named = tuple(NamedContext(key=f"X{number}") for number in range(1, 7))
    record(store, move(makers=("Dee",), newcomers=(dee,), contexts=named))
    keys = {row["id"]: row["key"] for row in rows(store, "context")}
    derived = {row["context"] for row in rows(store, "move_context") if row["how"] == "derived"}
    assert {keys[context] for context in derived} == {"X1", "X4", "X5"}


def test_a_tie_that_ended_before_it_was_written_down_may_begin_again(store):
    record(store, move(effect(began="was there already"), told_on=DAY))
    record(store, move(effect("ended", date="2025-02-20")))
    record(store, move(effect("reopened", date="2025-03-20")))
    assert {row["origin"] for row in rows(store, "spell")} == {"found", "move"}
