"""Everybody gets one place on the map, also where several people are written down at once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from store_samples import operation

from sysmap.intake.standing import settle
from sysmap.model import Actor
from sysmap.store import STEWARD, Store


def test_newcomers_at_once_are_all_given_a_place_and_nobody_is_refused(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as store:

        def write_down(number):
            store.save(operation(actor=[Actor(id=uuid4(), key=f"P{number}")]))
            settle(store, who="steward", new_id=lambda: str(uuid4()))

        with ThreadPoolExecutor(8) as people:
            list(people.map(write_down, range(16)))
        placed = store.system(STEWARD)
        assert sorted(placed.numbers("place", "actor").tolist()) == list(range(16))
        assert store.verify() == []
