"""A text that no file could hold is refused when it is saved, not when it is taken out."""

from __future__ import annotations

from uuid import uuid4

import pyarrow as pa
import pytest
from bringing import new_record
from store_samples import operation

from sysmap.errors import InputRefused
from sysmap.model import Actor

TEXTS = ["A", "An\0a", None]
REFUSED = "actor: row 2, column label: holds a character that cannot be written; take it out"


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as opened:
        yield opened


def people(number):
    return [
        Actor(id=uuid4(), key=f"P{place:03}", label=TEXTS[place] if place < 3 else "Ben")
        for place in range(number)
    ]


def table(kind, number):
    rows = people(number)
    columns = {"id": [str(row.id) for row in rows], "key": [row.key for row in rows]}
    labels = pa.array([row.label for row in rows])
    return pa.table({**columns, "label": labels.cast(kind)})


@pytest.mark.parametrize("number", [3, 600])
def test_a_text_with_a_character_that_cannot_be_written_is_refused(store, number):
    with pytest.raises(InputRefused) as refusal:
        store.save(operation(actor=people(number)))
    assert str(refusal.value) == REFUSED
    assert store.seq == 0


@pytest.mark.parametrize("number", [3, 600])
@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())], ids=str
)
def test_so_is_one_in_a_table(store, number, kind):
    with pytest.raises(InputRefused) as refusal:
        store.save(operation(actor=table(kind, number)))
    assert str(refusal.value) == REFUSED
    assert store.seq == 0


def test_a_reason_with_such_a_character_is_refused(store):
    with pytest.raises(InputRefused, match="holds a character that cannot be written"):
        store.save(operation(actor=people(1), reason="so\0"))
