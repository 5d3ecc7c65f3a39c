"""Somebody put elsewhere on the map: kept, in the history, and nobody else moves."""

import pytest
from store_samples import three_saves

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.store import STEWARD, Store
from sysmap.views.maps.layout import places, stored_places


@pytest.fixture
def store(tmp_path):
    with Store.open(three_saves(tmp_path / "programme.duckdb")) as store:
        yield store


def standing(store):
    system = store.system(STEWARD)
    return {system.keys[actor]: place for actor, place in stored_places(system).items()}


def test_whoever_is_put_elsewhere_stays_there_and_nobody_else_moves(store):
    recording.put_elsewhere(store, "ana", 12.5, -300, who="steward")
    first = standing(store)
    assert first["ana"] == (12.5, -300.0)
    system = store.system(STEWARD)
    assert tuple(places(system)[system.index["ana"]]) == (12.5, -300.0)
    recording.put_elsewhere(store, "ana", 500, 0, who="steward")
    assert standing(store) == {**first, "ana": (500.0, 0.0)}
    assert store.history()[-1].verb == "place"


def test_a_place_can_be_taken_back_like_any_save(store):
    recording.put_elsewhere(store, "ana", 1, 2, who="steward")
    seq = recording.put_elsewhere(store, "ana", 3, 4, who="steward")
    store.take_back(seq, who="steward")
    assert standing(store)["ana"] == (1.0, 2.0)


@pytest.mark.parametrize(
    ("key", "x", "y", "told"),
    [
        ("nobody", 0, 0, "the map: the record knows nobody of key 'nobody'; load the page again"),
        ("ana", 1001, 0, "the map: (1001, 0) lies beyond the map; put them inside it"),
        ("ana", float("nan"), 0, "the map: (nan, 0) lies beyond the map; put them inside it"),
        ("ana", 0, float("inf"), "the map: (0, inf) lies beyond the map; put them inside it"),
    ],
)
def test_a_place_that_cannot_be_is_refused_and_nothing_is_kept(store, key, x, y, told):
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        recording.put_elsewhere(store, key, x, y, who="steward")
    assert [str(problem) for problem in refused.value.problems] == [told]
    assert store.seq == before
