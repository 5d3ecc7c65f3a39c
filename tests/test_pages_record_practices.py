"""How practices stand to one another: written down on Words, refused where it is not in order."""

from uuid import uuid4

import pytest
from conftest import said
from test_pages_record import click, doing, opened, own_words, record, rows, store, told

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.recording import RelationDraft
from sysmap.views import change_words
from sysmap.views import record_words as words

__all__ = ["own_words", "record", "store"]

WALK = {
    "practice": "a walk",
    "other_practice": "referral by form",
    "kind": "competes",
    "why": "no hour is left",
}


def type_in(page, **fields):
    """Fill the form before it is shown: a test cannot type a new name into a list."""
    for name, value in fields.items():
        page.session_state[f"typed practices {name}"] = value
    return doing(page, words.PRACTICES)


def test_two_new_practices_and_how_they_stand_are_one_save(store, own_words):
    before = store.seq
    told_of_both = {**WALK, "who": "P1", "day": "2025-03-05", "other_practice_existing": "yes"}
    page = type_in(own_words, **told_of_both)
    click(page, words.SAVE)
    assert store.seq == before + 1, told(page)
    assert "a walk competes with referral by form" in told(page)
    [relation] = rows(store, "practice_relation")
    found = {row["label"]: row for row in rows(store, "practice")}
    assert {name: (row["key"], row["existing"]) for name, row in found.items()} == {
        "a walk": ("R1", None),
        "referral by form": ("R2", True),
    }
    assert relation["a"] == found["a walk"]["id"]
    assert (relation["kind"], relation["why"]) == ("competes", "no hour is left")
    click(page, words.TAKE_BACK)
    assert rows(store, "practice") == rows(store, "practice_relation") == []


def test_what_was_judged_stands_below_the_form(store, own_words):
    save(store)
    page = doing(own_words, words.PRACTICES)
    assert "nobody is recorded as having judged it: no hour is left" in said(page)


def save(store, **fields):
    draft = RelationDraft(**{**WALK, **fields})
    return recording.save_relation(store, draft, who="ana", operation_id=uuid4())


def test_a_practice_that_is_known_is_not_added_again(store):
    save(store)
    save(store, practice="A WALK", other_practice="R2", kind="converges")
    assert len(rows(store, "practice")) == 2
    assert len(rows(store, "practice_relation")) == 2


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"practice": " "}, "is empty"),
        ({"other_practice": "A walk"}, "is the same practice"),
        ({"kind": None}, "is empty"),
        ({"kind": "beats"}, "beats"),
        ({"why": None}, "is empty"),
        ({"who": "nobody known"}, "nobody known"),
        ({"day": "some day"}, "some day"),
        ({"day": "2999-01-01"}, "2999"),
    ],
)
def test_what_is_not_in_order_is_told_and_nothing_is_saved(store, fields, what):
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        save(store, **fields)
    assert what in str(refused.value)
    assert store.seq == before


def test_a_practice_is_called_otherwise_and_stands_to_a_further_one(store):
    save(store)
    page = doing(opened("record"), words.CHANGE)
    page.session_state["typed change what"] = "practice"
    walk = next(str(row["id"]) for row in rows(store, "practice") if row["key"] == "R1")
    page.session_state["typed change practice which"] = walk
    page.run()
    page.session_state[f"typed change {walk} {walk}.label"] = "a long walk"
    page.session_state[f"typed change {walk} new practice_relation.kind"] = "depends"
    page.session_state[f"typed change {walk} new practice_relation.b"] = "R2"
    page.run()
    click(page, change_words.SAVE_CHANGES)
    assert not page.error
    assert {row["label"] for row in rows(store, "practice")} == {"a long walk", "referral by form"}
    kinds = {row["kind"] for row in rows(store, "practice_relation")}
    assert kinds == {"competes", "depends"}
