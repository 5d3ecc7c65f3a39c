"""What the record holds already, and the ids by which the files' keys are known there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import Any
from uuid import UUID, uuid4

from sysmap.store import Store

NewId = Callable[[], str]


def new_ids(seed: int | None) -> NewId:
    """A maker of random ids; with a seed the same ones every time."""
    if seed is None:
        return lambda: str(uuid4())
    dice = Random(seed)  # noqa: S311 - repeatable ids for the demo; nothing is kept secret by them
    return lambda: str(UUID(int=dice.getrandbits(128), version=4))


class Recorded:
    """The record's current rows, each noun read once and only when asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tables: dict[str, dict[str, list[Any]]] = {}
        self._ids: dict[str, dict[str, str]] = {}

    def rows(self, noun: str) -> Mapping[str, list[Any]]:
        """The current rows of a noun: `id`, `version` and its fields, as columns."""
        if noun not in self._tables:
            table = self._store.current(noun)
            self._tables[noun] = {
                name: table.column(name).to_pylist() for name in table.column_names
            }
        return self._tables[noun]

    def ids(self, noun: str) -> Mapping[str, str]:
        """Key -> id of every thing of a noun that has a key."""
        if noun not in self._ids:
            rows = self.rows(noun)
            known = zip(rows["key"], rows["id"], strict=True)
            self._ids[noun] = {key: identity for key, identity in known if key is not None}
        return self._ids[noun]

    @property
    def actors(self) -> Mapping[str, str]:
        """Actor key -> id."""
        return self.ids("actor")
