"""A refusal names no pair that is kept apart, be it by its flag or by what is between them."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from bringing import new_record
from store_samples import ANA, BEN, CAT, day, operation, spell, tie

from sysmap.errors import EditConflict, InputRefused
from sysmap.model import KEPT_APART, Attempt, Effect, Move, PairFlag, Report
from sysmap.store import Fact

APART = PairFlag(id=uuid4(), a=ANA.id, b=BEN.id, flag=KEPT_APART)
MOVE = Move(id=uuid4(), key="M1", date=day("2026-04-01"), title="A walk")
QUIET = "the record: something that only the steward sees still points at it; ask the steward"


@pytest.fixture
def store(tmp_path):
    """Ana, Ben and Cat."""
    with new_record(tmp_path / "programme.duckdb") as opened:
        opened.save(operation(verb="import", actor=[ANA, BEN, CAT]))
        yield opened


def refused(store, seq):
    with pytest.raises((InputRefused, EditConflict)) as refusal:
        store.take_back(seq, who="steward")
    return str(refusal.value)


def test_an_actor_of_a_flagged_pair_is_not_taken_back_and_the_flag_is_not_named(store):
    store.save(operation(pair_flag=[APART]))
    assert refused(store, 1) == QUIET


BOND = tie(ANA, BEN)
PAIR = {"source": ANA.id, "target": BEN.id}
BETWEEN = {
    "a tie": {"tie": [BOND]},
    "a spell": {"tie": [BOND], "spell": [spell(BOND)]},
    "an effect": {
        "tie": [BOND],
        "move": [MOVE],
        "effect": [Effect(id=uuid4(), move=MOVE.id, tie=BOND.id, effect="strengthened")],
    },
    "an attempt": {"attempt": [Attempt(id=uuid4(), asker=BEN.id, asked=ANA.id)]},
    "a report": {"report": [Report(id=uuid4(), teller=CAT.id, says="new", **PAIR)]},
}


@pytest.mark.parametrize("facts", BETWEEN.values(), ids=BETWEEN)
def test_what_is_between_the_two_is_not_named_where_it_stands_in_the_way(store, facts):
    store.save(operation(**facts))
    store.save(operation(pair_flag=[APART]))
    assert refused(store, 1) == QUIET


def test_what_is_between_others_is_named_all_the_same(store):
    store.save(operation(tie=[BOND, tie(ANA, CAT)], pair_flag=[APART]))
    told = refused(store, 1).splitlines()
    assert told[-1] == QUIET
    assert {line.split(";")[0] for line in told[:-1]} == {
        "the record: actor (ana) is taken back while tie rows still point at it (source)",
        "the record: actor (cat) is taken back while tie rows still point at it (target)",
    }


def test_a_tie_between_the_two_is_not_named_where_its_times_stand_in_the_way(store):
    store.save(operation(tie=[BOND]))
    store.save(operation(spell=[spell(BOND)]))
    assert "tie (ana, ben, works_with)" in refused(store, 2)
    store.save(operation(pair_flag=[APART]))
    assert refused(store, 2) == QUIET


def test_a_move_is_not_taken_back_and_its_effect_on_the_two_is_not_named(store):
    store.save(operation(move=[MOVE]))
    store.save(operation(tie=BETWEEN["an effect"]["tie"], effect=BETWEEN["an effect"]["effect"]))
    assert "move (M1) is taken back while effect rows" in refused(store, 2)
    store.save(operation(pair_flag=[APART]))
    assert refused(store, 2) == QUIET


def test_a_flag_that_goes_in_the_same_save_still_counts(store):
    store.save(operation(tie=[BOND], pair_flag=[APART]))
    store.save(operation(spell=[spell(BOND)]))
    assert refused(store, 2) == QUIET


@pytest.mark.parametrize("changed", ["tie", "pair_flag"])
def test_a_later_change_between_the_two_is_not_named_either(store, changed):
    later = {"tie": replace(BOND, key="T1"), "pair_flag": replace(APART, end=day("2026-09-01"))}
    store.save(operation(tie=[BOND], pair_flag=[APART]))
    store.save(operation(verb="keep apart", **{changed: [Fact(later[changed], version=2)]}))
    told = "something that only the steward sees was changed since; ask the steward"
    assert refused(store, 2) == told


def test_a_flag_that_cannot_come_again_is_not_named(store):
    store.save(operation(pair_flag=[APART]))
    store.save(operation(pair_flag=[Fact(APART, version=2, void=True)]))
    store.save(operation(actor=[Fact(BEN, version=2, void=True)]))
    assert refused(store, 3) == QUIET


def test_the_steward_who_flags_a_pair_is_told_what_is_wrong_with_the_flag(store):
    with pytest.raises(InputRefused, match=r"pair flag \(ana, ana, kept apart\) joins an actor"):
        store.save(operation(pair_flag=[replace(APART, b=ANA.id)]))
