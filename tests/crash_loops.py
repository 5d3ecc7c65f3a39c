"""What a process does over and over until it is killed; each turn that is finished is told."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from store_samples import operation, tie

from sysmap.intake import bring_in
from sysmap.model import Actor
from sysmap.store import Store

Tell = Callable[[int], object]
PEOPLE = 12


def pair():
    """Two new people and a tie between them."""
    two = [Actor(id=uuid4(), key=uuid4().hex) for _ in "ab"]
    return {"actor": two, "tie": [tie(*two)]}


def save(record: Path, tell: Tell) -> None:
    """Save a pair a turn; tell its number."""
    with Store.open(record) as store:
        while True:
            tell(store.save(operation(**pair())))


def take_back(record: Path, tell: Tell) -> None:
    """Save a pair and take it back, in turn; tell the numbers."""
    with Store.open(record) as store:
        while True:
            tell(store.save(operation(**pair())))
            tell(store.take_back(store.seq, who="steward"))


def import_tables(record: Path, tell: Tell) -> None:
    """Import a table of new people a turn; tell the number of the last save."""
    with Store.open(record) as store:
        while True:
            table = record.with_name("actors.csv")
            table.write_text("\n".join(["id", *(uuid4().hex for _ in range(PEOPLE))]))
            bring_in(store, [table])
            tell(store.seq)


def back_up(record: Path, tell: Tell) -> None:
    """Save a pair and make a backup under a new name a turn; tell the number of the name."""
    with Store.open(record) as store:
        for number in itertools.count():
            store.save(operation(**pair()))
            store.backup(record.with_name(f"backup {number}.duckdb"))
            tell(number)


def migrate(record: Path, tell: Tell) -> None:
    """Bring a record of an earlier form up to date; tell when it begins and when it is done."""
    tell(0)
    Store.open(record).close()
    tell(1)


def restore(record: Path, tell: Tell) -> None:
    """Put a backup in the place of the record over and over; tell each time."""
    for number in itertools.count():
        Store.restore(record.with_name("backup.duckdb"), record)
        tell(number)
