"""Whoever refused is nowhere, whoever is not named has a code, by what stands today."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from bringing import new_record
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_records import operations
from store_samples import operation, tie

from sysmap.errors import InputRefused
from sysmap.model import (
    CONSENT_STATES,
    PURPOSES,
    Actor,
    Appraisal,
    Configuration,
    ConfigurationEvidence,
    Consent,
    Context,
    Move,
    MoveActor,
)
from sysmap.store import (
    ANALYST,
    NAMED_EXPORT,
    PSEUDONYMOUS_EXPORT,
    STEWARD,
    TEAM,
    TEAM_FIGURES,
    Fact,
)

VIEWERS = (TEAM, TEAM_FIGURES, ANALYST, NAMED_EXPORT, PSEUDONYMOUS_EXPORT)
WREN = Actor(
    id=uuid4(),
    key="Y-wren",
    label="Wren",
    kind="young person",
    sector="none",
    age_band="11-15",
    attributes='{"hobby": "swims"}',
)
ROBIN = Actor(id=uuid4(), key="C-robin", label="Robin Ash", kind="carer")
SCHOOL = Actor(id=uuid4(), key="S1", label="The school", kind="service")
BOND, OTHER = tie(WREN, ROBIN), tie(WREN, SCHOOL)


def said(actor, purpose, state="given", **fields):
    return Consent(id=uuid4(), actor=actor.id, purpose=purpose, state=state, **fields)


def all_but(actor, *purposes):
    return [said(actor, purpose) for purpose in PURPOSES if purpose not in purposes]


@pytest.fixture
def store(tmp_path):
    """Wren, who is cared for by Robin and tied to the school."""
    with new_record(tmp_path / "programme.duckdb") as opened:
        opened.save(operation(verb="import", actor=[WREN, ROBIN, SCHOOL], tie=[BOND, OTHER]))
        yield opened


def keep(store, *rows):
    return store.save(operation(verb="record consent", consent=rows))


def keys(store, viewer, **known):
    return sorted(store.system(viewer, **known).keys)


def test_a_record_that_keeps_no_register_shows_everybody(store):
    for viewer in VIEWERS:
        assert keys(store, viewer) == ["C-robin", "S1", "Y-wren"]
        assert store.system(viewer).labels == store.system(STEWARD).labels


def test_with_one_line_in_the_register_whoever_did_not_say_yes_has_a_code(store):
    keep(store, said(ROBIN, "name_in_group"))
    shown = store.system(TEAM)
    assert sorted(shown.keys) == ["C-robin", "S1", "young person 1"]
    [wren] = [row for row in shown.tables["actor"].to_pylist() if row["kind"] == "young person"]
    assert wren == {
        **dict.fromkeys(shown.tables["actor"].column_names),
        "key": "young person 1",
        "kind": "young person",
        "sector": "none",
    }
    assert shown.tables["tie"].num_rows == 2


@pytest.mark.parametrize("viewer", [NAMED_EXPORT, PSEUDONYMOUS_EXPORT])
def test_nobody_leaves_who_did_not_say_yes_to_that(store, viewer):
    keep(store, said(ROBIN, viewer.purpose), said(WREN, viewer.purpose, "not_asked"))
    assert WREN.key not in keys(store, viewer)
    assert store.system(viewer).actor_count == 2
    assert store.system(viewer).tables["tie"].num_rows == 0


@pytest.mark.parametrize("state", ["refused", "withdrawn"])
def test_whoever_refuses_to_be_recorded_is_nowhere_with_all_that_hangs_on_them(store, state):
    keep(store, *all_but(ROBIN, "none"), *all_but(WREN, "record"), said(WREN, "record", state))
    for viewer in VIEWERS:
        assert keys(store, viewer) == ["C-robin", "S1"]
        assert store.system(viewer).tables["tie"].num_rows == 0
        assert {row["actor"] for row in store.current("consent", viewer).to_pylist()} == {
            str(ROBIN.id)
        }
    assert WREN.key in keys(store, STEWARD)


def test_each_refusal_reaches_its_own_purpose_alone(store):
    rest = [said(WREN, purpose) for purpose in PURPOSES if purpose != "analyse"]
    keep(store, *all_but(ROBIN), *rest, said(WREN, "analyse", "refused"))
    assert WREN.key in keys(store, TEAM)
    assert WREN.key not in keys(store, ANALYST)
    assert WREN.key not in keys(store, TEAM_FIGURES)


def test_a_refusal_to_be_shown_leaves_figures_and_exports_as_they_are(store):
    keep(
        store,
        *all_but(ROBIN),
        *all_but(WREN, "show_in_group"),
        said(WREN, "show_in_group", "refused"),
    )
    assert WREN.key not in keys(store, TEAM)
    assert WREN.key in keys(store, ANALYST)
    assert WREN.key in keys(store, NAMED_EXPORT)


def test_a_withdrawal_reaches_what_was_known_before_it(tmp_path):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    with new_record(tmp_path / "clock.duckdb", clock=lambda: now[0]) as store:
        store.save(operation(verb="import", actor=[WREN, ROBIN, SCHOOL], tie=[BOND, OTHER]))
        given = said(WREN, "record", start=date(2026, 1, 1))
        keep(store, *all_but(ROBIN), *all_but(WREN, "record"), given)
        now[0] = datetime(2026, 5, 1, tzinfo=UTC)
        assert WREN.key in keys(store, TEAM)
        gone = said(WREN, "record", "withdrawn", start=date(2026, 6, 1))
        ended = Fact(replace(given, end=date(2026, 6, 1)), version=2)
        keep(store, ended, gone)
        assert WREN.key in keys(store, TEAM)
        now[0] = datetime(2026, 6, 1, tzinfo=UTC)
        assert WREN.key not in keys(store, TEAM)
        assert WREN.key not in keys(store, TEAM, as_known_on=date(2026, 2, 1))


def test_what_was_said_ends_on_its_day_and_is_then_not_asked(tmp_path):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    with new_record(tmp_path / "clock.duckdb", clock=lambda: now[0]) as store:
        store.save(operation(verb="import", actor=[WREN]))
        keep(store, said(WREN, "name_in_group", end=date(2026, 2, 1)))
        assert keys(store, TEAM) == ["Y-wren"]
        now[0] = datetime(2026, 2, 1, tzinfo=UTC)
        assert keys(store, TEAM) == ["young person 1"]


def test_codes_stay_whoever_comes_and_whoever_is_named_later(store):
    keep(store, said(ROBIN, "name_in_group"))
    store.save(operation(actor=[replace(WREN, id=uuid4(), key="A-first", label="Jay")]))
    assert keys(store, TEAM) == ["C-robin", "S1", "young person 1", "young person 2"]
    keep(store, said(WREN, "name_in_group"))
    assert keys(store, TEAM) == ["C-robin", "S1", "Y-wren", "young person 2"]


def test_two_answers_to_one_purpose_on_one_day_are_refused(store):
    keep(store, said(WREN, "quote", start=date(2026, 1, 1), end=date(2026, 3, 1)))
    keep(store, said(WREN, "quote", "withdrawn", start=date(2026, 3, 1)))
    with pytest.raises(InputRefused, match="overlaps what the same person said"):
        keep(store, said(WREN, "quote", start=date(2026, 2, 1), end=date(2026, 2, 2)))
    keep(store, said(WREN, "analyse", start=date(2026, 2, 1)))


def test_nothing_more_is_written_down_of_whoever_refused(store):
    keep(store, said(WREN, "record", "refused"))
    with pytest.raises(InputRefused, match="does not want to be in the record") as refusal:
        store.save(operation(tie=[tie(SCHOOL, WREN, kind="refers_to")]))
    assert "wren" not in str(refusal.value).casefold()
    store.save(operation(tie=[tie(SCHOOL, ROBIN)]))


def test_words_are_told_of_those_alone_who_may_be_quoted(store):
    context = Context(id=uuid4(), key="X1")
    felt = [
        Appraisal(id=uuid4(), context=context.id, actor=one.id, direction="both", note="My words")
        for one in (ROBIN, WREN)
    ]
    move = Move(id=uuid4(), key="M1", date=date(2026, 1, 1), title="A walk", saying="My saying")
    made = MoveActor(id=uuid4(), move=move.id, actor=WREN.id, role="maker")
    store.save(operation(context=[context], appraisal=felt, move=[move], move_actor=[made]))
    keep(store, *all_but(ROBIN), *all_but(WREN, "quote"))
    shown = store.system(TEAM)
    assert sorted(map(str, shown.column("appraisal", "note"))) == ["My words", "None"]
    assert shown.column("move", "saying") == [None]
    keep(store, said(WREN, "quote"))
    assert store.system(TEAM).column("move", "saying") == ["My saying"]


def test_a_reading_goes_with_its_reader_and_evidence_with_whom_it_is_about(store):
    context = Context(id=uuid4(), key="X1")
    lines = [
        Configuration(id=uuid4(), key=f"W{n}", context=context.id, coder=one.id, offered="A room")
        for n, one in enumerate((ROBIN, WREN))
    ]
    about = [
        ConfigurationEvidence(id=uuid4(), configuration=lines[0].id, actor=one.id)
        for one in (ROBIN, WREN)
    ]
    store.save(operation(context=[context], configuration=lines, configuration_evidence=about))
    keep(store, *all_but(ROBIN), *all_but(WREN, "quote", "show_in_group"))
    assert store.system(TEAM).column("configuration", "offered") == ["A room", None]
    keep(store, said(WREN, "show_in_group", "refused"))
    shown = store.system(TEAM)
    assert shown.column("configuration", "key") == ["W0"]
    assert [shown.keys[row] for row in shown.column("configuration_evidence", "actor")] == [
        ROBIN.key
    ]


def test_a_move_goes_where_all_who_made_it_do_and_its_text_names_nobody(store):
    alone = Move(id=uuid4(), key="M1", date=date(2026, 1, 1), title="Alone")
    both = Move(
        id=uuid4(), key="M2", date=date(2026, 1, 1), title="wren's walk with ROBIN ASH, not Wrenna"
    )
    parts = [
        MoveActor(id=uuid4(), move=move.id, actor=one.id, role="maker")
        for move, one in ((alone, WREN), (both, WREN), (both, ROBIN))
    ]
    store.save(operation(move=[alone, both], move_actor=parts))
    rest = all_but(WREN, "show_in_group", "name_in_group")
    keep(store, *rest, said(WREN, "show_in_group", "refused"), said(ROBIN, "record"))
    shown = store.system(TEAM)
    assert shown.column("move", "key") == ["M2"]
    assert shown.column("move", "title") == ["somebody not shown's walk with carer 1, not Wrenna"]
    assert [row["key"] for row in store.current("move", TEAM).to_pylist()] == ["M2"]
    assert store.current("move", TEAM).column("title").to_pylist() == shown.column("move", "title")


def test_who_is_called_after_somebody_without_a_name_is_called_after_their_code(store):
    dad = replace(ROBIN, id=uuid4(), key="C2", label="Wren's dad")
    other = replace(ROBIN, id=uuid4(), key="C3", label="wren")
    store.save(operation(actor=[dad, other]))
    keep(store, *(said(one, "name_in_group") for one in (ROBIN, dad, other)))
    assert {"young person 1's dad", "wren"} < set(store.system(TEAM).labels)
    labels = store.current("actor", TEAM).column("label").to_pylist()
    assert {"young person 1's dad", "wren"} < set(labels)


def test_the_history_and_refusals_that_people_see_name_nobody_either(store):
    keep(store, said(ROBIN, "record", "refused"))
    seen = json.dumps([str(entry) for entry in store.written_by(1, TEAM)])
    for name in ("Y-wren", "Wren", "swims", "robin", "Robin"):
        assert name not in seen
    assert "young person 1" in seen
    assert "Y-wren" in str(store.written_by(1))
    with pytest.raises(InputRefused) as refusal:
        store.save(operation(tie=[tie(WREN, SCHOOL)]))
    assert "young person 1" in str(refusal.value)
    assert "wren" not in str(refusal.value)


@st.composite
def agreed(draw):
    """A random record in which everybody's names are marks, and what some of them agreed to."""
    saves = draw(operations())
    consents = {}
    marked = []
    for save in saves:
        facts = dict(save.facts)
        facts["actor"] = [_marked(fact) for fact in facts.get("actor", ())]
        facts.pop("consent", None)
        marked.append(replace(save, facts=facts))
    people = {getattr(fact, "record", fact).id for fact in marked[0].facts["actor"]}
    for one in sorted(people, key=str):
        for purpose in PURPOSES:
            if draw(st.booleans()):
                state = draw(st.sampled_from(CONSENT_STATES))
                consents[one, purpose] = state
    rows = [
        Consent(id=draw(st.uuids(version=4)), actor=one, purpose=purpose, state=state)
        for (one, purpose), state in consents.items()
    ]
    return marked, rows


def _marked(fact):
    row = getattr(fact, "record", fact)
    mark = f"mark{row.id.hex}"
    row = replace(row, key=f"key{mark}", label=mark, attributes=json.dumps({"told": f"att{mark}"}))
    return replace(fact, record=row) if isinstance(fact, Fact) else row


def test_no_name_of_whoever_is_hidden_stands_in_any_field(tmp_path_factory):
    hid = {"absent": 0, "coded": 0}

    @settings(
        max_examples=4,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    @given(agreed())
    def holds(drawn):
        saves, consents = drawn
        path = tmp_path_factory.mktemp("agreed") / "programme.duckdb"
        with new_record(path) as store:
            for save in saves:
                store.save(save)
            standing = set(store.current("actor").column("id").to_pylist())
            consents = [row for row in consents if str(row.actor) in standing]
            if consents:
                store.save(operation(consent=consents))
            for viewer in VIEWERS:
                names_nobody(store, viewer, standing, consents, hid)

    holds()
    assert min(hid.values()) > 5


def names_nobody(store, viewer, standing, consents, hid):
    """What every noun, field and sentence says to a viewer, held against the rules."""
    told = {(str(row.actor), row.purpose): row.state for row in consents}
    kinds = {row["id"]: row["kind"] for row in store.current("actor").to_pylist()}
    texts = everything(store, viewer)
    for one in standing:
        mark = f"mark{one.replace('-', '')}"
        absent, coded = ruled(one, kinds[one], told, viewer) if consents else (False, False)
        hid["absent"] += absent
        hid["coded"] += coded
        if absent or coded:
            assert mark not in texts
        else:
            assert mark in texts


def ruled(one, kind, told, viewer):
    """Whether somebody is absent, and whether they stand there without a name."""
    person = kind not in ("service", "group", "thing")

    def no(purpose):
        return told.get((one, purpose)) in ("refused", "withdrawn")

    def lacks(purpose):
        return person and told.get((one, purpose)) != "given"

    exported = viewer.purpose.startswith("export")
    absent = no("record") or any(no(purpose) for purpose in viewer.purposes)
    absent = absent or (exported and lacks(viewer.purpose))
    unnamed = no("name_in_group") or lacks("name_in_group")
    return absent, not absent and unnamed and viewer != NAMED_EXPORT


def everything(store, viewer):
    system = store.system(viewer)
    tables = [table.to_pylist() for table in system.tables.values()]
    if viewer != TEAM:
        return json.dumps(tables, default=str, ensure_ascii=False)
    current = [
        store.current(noun, viewer).drop_columns(["id"]).to_pylist() for noun in system.tables
    ]
    history = [
        entry for line in store.history(viewer) for entry in store.written_by(line.seq, viewer)
    ]
    told = [(entry.name, entry.before, entry.after) for entry in history]
    return json.dumps([tables, current, told], default=str, ensure_ascii=False)
