"""Many people at one record: nobody's change is lost, and nobody sees another programme's rows."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

from store_samples import ANA, operation

from sysmap.errors import EditConflict
from sysmap.model import Actor
from sysmap.store import STEWARD, Fact, Store

THREADS = 8
EDITS = 5
READS = 5


def test_eight_people_change_one_thing_and_every_change_that_was_confirmed_counts(tmp_path):
    def count_up(store):
        """Five times one more than stands there; how often somebody else was first."""
        conflicts = 0
        for _ in range(EDITS):
            while not counted(store):
                conflicts += 1
        return conflicts

    def counted(store):
        now = store.versions("actor", ANA.id)[-1]
        label = str(int(now.values["label"]) + 1)
        change = Fact(replace(ANA, label=label), version=now.version + 1)
        try:
            store.save(operation(actor=[change]))
        except EditConflict as conflict:
            there_now = store.versions(conflict.noun, conflict.id)[-1]
        else:
            return True
        assert there_now.version > now.version
        return False

    with Store.create(tmp_path / "programme.duckdb") as store:
        store.save(operation(actor=[replace(ANA, label="0")]))
        with ThreadPoolExecutor(THREADS) as people:
            conflicts = sum(people.map(count_up, [store] * THREADS))
        last = store.versions("actor", ANA.id)[-1]
        assert last.values["label"] == str(THREADS * EDITS)
        assert last.version == store.seq == 1 + THREADS * EDITS
        assert conflicts > 0
        assert store.verify() == []


def test_two_programmes_in_one_process_never_show_each_other_s_rows(tmp_path):
    def make(name):
        store = Store.create(tmp_path / f"{name}.duckdb")
        people = [Actor(id=uuid4(), key=f"{name} {number}", label=name) for number in range(9)]
        store.save(operation(actor=people, reason=f"the secret of {name}"))
        return store

    def look(number):
        name, store = stores[number % 2]
        other = stores[1 - number % 2][0]
        for turn in range(READS):
            if turn % 4 == 0:
                new = Actor(id=uuid4(), key=f"{name} by {number} in {turn}", label=name)
                store.save(operation(actor=[new], reason=f"the secret of {name}"))
            seen = [
                *store.current("actor").column("key").to_pylist(),
                *store.system(STEWARD).labels,
                *(line.reason for line in store.history()),
                *(entry.name for entry in store.written_by(store.seq)),
            ]
            assert any(name in text for text in seen)
            assert not [text for text in seen if other in text]
        return len(seen)

    stores = [(name, make(name)) for name in ("heronshaw", "kittiwake")]
    with ThreadPoolExecutor(THREADS) as people:
        assert len(list(people.map(look, range(THREADS)))) == THREADS
    for _, store in stores:
        assert store.verify() == []
        store.close()
