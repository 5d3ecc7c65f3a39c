"""The rules that rows must keep: each refuses by name and nothing is written."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_samples import ANA, BEN, CAT, day, operation, spell, tie

from sysmap.errors import InputRefused
from sysmap.model import (
    Actor,
    Attendance,
    Meeting,
    Membership,
    PairFlag,
    Place,
    Presence,
    Role,
    Setting,
    Spell,
    TieKind,
)
from sysmap.store import Fact, Store
from sysmap.store.batch import Few, Many
from sysmap.store.checks import problems
from sysmap.store.facts import rows_of, table_of

NOBODY = Actor(id=uuid4(), key="nobody")
MET = Meeting(id=uuid4(), key="month 1", date=day("2026-03-04"))
BOND = tie(ANA, BEN)
ASKS = tie(ANA, BEN, "asks", directed=True)
SPRING = spell(BOND, "2026-03-01", "2026-06-01")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """ana -- ben from March to June, ana asks ben, ana at a meeting; no test gets to change it."""
    with Store.create(tmp_path_factory.mktemp("checks") / "programme.duckdb") as opened:
        opened.save(
            operation(
                setting=[Setting(id=uuid4(), key="name", value="Riverbend")],
                actor=[ANA, BEN, CAT],
                tie_kind=[TieKind(id=uuid4(), kind="asks", directed=True)],
                tie=[replace(BOND, key="T1"), ASKS],
                spell=[SPRING],
                meeting=[MET],
                attendance=[Attendance(id=uuid4(), meeting=MET.id, actor=ANA.id)],
                place=[Place(id=uuid4(), actor=ANA.id, x=0.0, y=0.0, pinned=False)],
            )
        )
        yield opened


def new(noun, **fields):
    return noun(id=uuid4(), **fields)


REFUSALS = {
    "a tie to nobody": (
        {"tie": [tie(CAT, NOBODY)]},
        "tie (cat, not in the record, works_with) points at no actor of the record (target)",
    ),
    "a service that is nowhere": (
        {"actor": [new(Actor, key="dee", service=NOBODY.id)]},
        "actor (dee) points at no actor of the record (service)",
    ),
    "a spell of no tie": (
        {"spell": [spell(tie(ANA, CAT), "2026-03-01")]},
        "spell (not in the record, 2026-03-01) points at no tie of the record (tie)",
    ),
    "a presence of nobody": (
        {"presence": [new(Presence, actor=NOBODY.id)]},
        "presence (not in the record) points at no actor of the record",
    ),
    "a role of nobody": (
        {"role": [new(Role, actor=NOBODY.id, role="carer")]},
        "role (not in the record, carer) points at no actor of the record",
    ),
    "a membership of no service": (
        {"membership": [new(Membership, actor=ANA.id, service=NOBODY.id)]},
        "membership (ana, not in the record) points at no actor of the record (service)",
    ),
    "an attendance at no meeting": (
        {"attendance": [new(Attendance, meeting=NOBODY.id, actor=ANA.id)]},
        "attendance (not in the record, ana) points at no meeting of the record",
    ),
    "an attendance of nobody": (
        {"attendance": [new(Attendance, meeting=MET.id, actor=NOBODY.id)]},
        "attendance (month 1, not in the record) points at no actor of the record",
    ),
    "a pair with nobody": (
        {"pair_flag": [new(PairFlag, a=ANA.id, b=NOBODY.id, flag="kept apart")]},
        "pair flag (ana, not in the record, kept apart) points at no actor of the record (b)",
    ),
    "a place of nobody": (
        {"place": [new(Place, actor=NOBODY.id, x=0.0, y=0.0, pinned=False)]},
        "place (not in the record) points at no actor of the record",
    ),
    "an actor tied to itself": (
        {"tie": [tie(CAT, CAT)]},
        "tie (cat, cat, works_with) joins an actor with itself; give it two different ends",
    ),
    "somebody kept apart from herself": (
        {"pair_flag": [new(PairFlag, a=ANA.id, b=ANA.id, flag="kept apart")]},
        "pair flag (ana, ana, kept apart) joins an actor with itself",
    ),
    "a tie that is there the other way round": (
        {"tie": [tie(BEN, ANA)]},
        "tie (ben, ana, works_with) stands twice; keep one tie and give it a spell for each time",
    ),
    "a directed tie that is there": (
        {"tie": [tie(ANA, BEN, "asks", directed=True)]},
        "tie (ana, ben, asks) stands twice",
    ),
    "two new ties of one pair": (
        {"tie": [tie(BEN, CAT), tie(CAT, BEN)]},
        "tie (ben, cat, works_with) stands twice",
    ),
    "a spell that ends on the day it starts": (
        {"spell": [spell(BOND, "2026-07-01", "2026-07-01")]},
        "spell (ana, ben, works_with, 2026-07-01) ends on or before the day it starts",
    ),
    "a presence that ends before it starts": (
        {"presence": [new(Presence, actor=ANA.id, start=day("2026-03-02"), end=day("2026-03-01"))]},
        "presence (ana, 2026-03-02) ends on or before the day it starts",
    ),
    "a spell over a stored one": (
        {"spell": [spell(BOND, "2026-05-31")]},
        "spell (ana, ben, works_with, 2026-05-31) overlaps another spell of the same tie",
    ),
    "a spell from always": (
        {"spell": [spell(BOND, None, "2026-03-02")]},
        "spell (ana, ben, works_with) overlaps another spell of the same tie",
    ),
    "two new spells at once": (
        {"spell": [spell(ASKS, "2026-01-01"), spell(ASKS, "2026-02-01", "2026-03-01")]},
        "spell (ana, ben, asks, 2026-02-01) overlaps another spell of the same tie",
    ),
    "two spells at once of a new tie": (
        {
            "tie": [(newly := tie(BEN, CAT))],
            "spell": [spell(newly, "2026-01-01"), spell(newly, "2026-02-01")],
        },
        "spell (ben, cat, works_with, 2026-02-01) overlaps another spell of the same tie",
    ),
    "a key that somebody has": (
        {"actor": [new(Actor, key="ana")]},
        "actor (ana) has the key of another actor; give each its own key",
    ),
    "one key for two newcomers": (
        {"actor": [new(Actor, key="dee"), new(Actor, key="dee")]},
        "actor (dee) has the key of another actor",
    ),
    "a meeting's key that is taken": (
        {"meeting": [replace(MET, id=uuid4())]},
        "meeting (month 1) has the key of another meeting",
    ),
    "a setting said twice": (
        {"setting": [new(Setting, key="name", value="Saltmarsh")]},
        "setting (name) has the key of another setting",
    ),
    "a tie kind said twice": (
        {"tie_kind": [new(TieKind, kind="asks", directed=False)]},
        "tie kind (asks) has the kind of another tie kind",
    ),
    "a tie's key that is taken": (
        {"tie": [replace(tie(BEN, CAT), key="T1")]},
        "tie (ben, cat, works_with) has the key of another tie",
    ),
    "a second place": (
        {"place": [new(Place, actor=ANA.id, x=1.0, y=1.0, pinned=False)]},
        "place (ana) has the actor of another place",
    ),
    "a version that skips one": (
        {"actor": [Fact(ANA, version=3)]},
        "actor (ana) is saved as a change of a version that was never saved",
    ),
    "taking back somebody who has ties": (
        {"actor": [Fact(BEN, version=2, void=True)]},
        "actor (ben) is taken back while tie rows still point at it (target)",
    ),
    "taking back a tie that has spells": (
        {"tie": [Fact(BOND, version=2, void=True)]},
        "tie (ana, ben, works_with) is taken back while spell rows still point at it (tie)",
    ),
    "taking back a meeting that somebody attended": (
        {"meeting": [Fact(MET, version=2, void=True)]},
        "meeting (month 1) is taken back while attendance rows still point at it (meeting)",
    ),
    "a tie to somebody taken back in the same save": (
        {"actor": [Fact(CAT, version=2, void=True)], "tie": [tie(ANA, CAT)]},
        "tie (ana, cat, works_with) points at no actor of the record (target)",
    ),
    "the same row twice": (
        {"actor": [NOBODY, NOBODY]},
        "one version of one row is given twice in one save",
    ),
}


@pytest.mark.parametrize(("facts", "sentence"), REFUSALS.values(), ids=REFUSALS)
def test_the_record_refuses(store, facts, sentence):
    before = {noun: store.current(noun) for noun in facts}
    with pytest.raises(InputRefused) as refusal:
        store.save(operation(**facts))
    assert sentence in str(refusal.value)
    assert store.seq == 1
    assert all(store.current(noun).equals(rows) for noun, rows in before.items())


ACCEPTED = {
    "a directed tie the other way": {"tie": [tie(BEN, ANA, "asks", directed=True)]},
    "another kind for the same pair": {"tie": [tie(ANA, BEN, "knows_of")]},
    "a spell that starts on the day the former ended": {"spell": [spell(BOND, "2026-06-01")]},
    "a spell cut short where another then starts": {
        "spell": [
            Fact(replace(SPRING, end=day("2026-04-01")), version=2),
            spell(BOND, "2026-05-01"),
        ]
    },
    "a tie taken back with its spells": {
        "tie": [Fact(BOND, version=2, void=True)],
        "spell": [Fact(SPRING, version=2, void=True)],
    },
    "a newcomer, her tie and its time in one save": {
        "actor": [NOBODY],
        "tie": [(bond := tie(NOBODY, ANA))],
        "spell": [spell(bond)],
    },
    "a key given up in the same save": {
        "actor": [Fact(replace(ANA, key="anna"), version=2), Actor(id=uuid4(), key="ana")]
    },
}


@pytest.mark.parametrize("size", [Few, Many])
@pytest.mark.parametrize("facts", ACCEPTED.values(), ids=ACCEPTED)
def test_the_record_accepts(store, facts, size):
    assert refusals(store, facts, size) == set()


@pytest.mark.parametrize("facts", [f for f, s in REFUSALS.values() if "given twice" not in s])
def test_a_large_save_is_refused_in_the_words_of_a_small_one(store, facts):
    assert refusals(store, facts, Many) == refusals(store, facts, Few) != set()


PEOPLE = [ANA, BEN, CAT, NOBODY]
DAYS = st.none() | st.integers(1, 9).map(lambda n: day(f"2026-03-0{n}"))
TIES = st.builds(
    tie,
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(["works_with", "asks"]),
    directed=st.booleans(),
)


@st.composite
def facts_drawn(draw):
    ties = draw(st.lists(TIES, max_size=4))
    times = st.builds(
        lambda of, start, end: Spell(id=uuid4(), tie=of.id, start=start, end=end),
        st.sampled_from([BOND, ASKS, *ties]),
        DAYS,
        DAYS,
    )
    voided = st.builds(Fact, st.sampled_from([ANA, CAT]), st.just(2), st.booleans())
    return {
        "actor": draw(st.lists(voided, max_size=1)),
        "tie": ties,
        "spell": draw(st.lists(times, max_size=4)),
    }


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(facts=facts_drawn())
def test_few_rows_and_many_are_held_to_the_same_rules(store, facts):
    assert refusals(store, facts, Few) == refusals(store, facts, Many)


def refusals(store, facts, size):
    """What is said of these facts, written as few rows or as many; nothing is kept."""
    form = {Few: rows_of, Many: table_of}[size]
    batch = size({noun: form(noun, rows) for noun, rows in facts.items() if rows})
    with store._cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            batch.insert(cursor, 2)
            return {str(problem) for problem in problems(cursor, 2, batch)}
        finally:
            cursor.execute("ROLLBACK")


def test_of_many_offenders_some_are_named_and_the_rest_counted(store):
    twins = [Actor(id=UUID(int=number), key="twin") for number in range(50)]
    with pytest.raises(InputRefused) as refusal:
        store.save(operation(actor=twins))
    assert len(refusal.value.problems) == 21
    assert "and 30 more actor rows, each of which has the key" in str(refusal.value)


def test_a_tie_may_outlast_the_presence_of_its_end(store):
    gone = Presence(id=uuid4(), actor=ANA.id, start=day("2026-01-01"), end=day("2026-04-01"))
    assert refusals(store, {"presence": [gone]}, Few) == set()
