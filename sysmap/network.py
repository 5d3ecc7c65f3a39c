"""The network of a record on one day: who is there and which ties hold, as arrays and as graphs.

Actors are numbered 0 ... n-1 within a network (their *place*); n is every actor there on that day,
tied or not. Parallel ties are one connection and nobody is tied to themselves. `source` and
`target` follow the direction that was recorded; `low` and `high` are the connected pairs with
direction set aside ("either").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from sysmap.belonging import belonging
from sysmap.confirmations import confirmations
from sysmap.pairs import distinct_pairs, graph_of, ordered
from sysmap.selection import Counts, Pair, Selection, Settings
from sysmap.system import Flags, Integers, Numbers, System, day_number

__all__ = ["Counts", "Network", "Settings", "panel", "snapshot"]


def snapshot(system: System, on_day: date, settings: Settings | None = None) -> Network:
    """The network on one day."""
    return panel(system, [on_day], settings)[0]


def panel(system: System, days: Sequence[date], settings: Settings | None = None) -> list[Network]:
    """The network on each of several days; the record is fetched once."""
    selection = Selection(system, settings or Settings())
    return [_network(selection, day) for day in days]


def _network(selection: Selection, on_day: date) -> Network:
    day = day_number(on_day)
    present = selection.present(day)
    spells = np.flatnonzero(selection.holding(day))
    ties = selection.spells.of[spells]
    source, target = selection.tie_source[ties], selection.tie_target[ties]
    held = selection.chosen_ties[ties] & present[source] & present[target] & (source != target)
    held &= _fresh(selection, ties, on_day)
    source, target = source[held], target[held]
    if selection.settings.isolates == "out":
        present[:] = False
        present[source] = present[target] = True
    actors = np.flatnonzero(present).astype(np.int32)
    place = np.cumsum(present, dtype=np.int32) - 1
    return Network(
        selection=selection,
        on_day=on_day,
        actors=actors,
        tie=ties[held],
        tie_source=place[source],
        tie_target=place[target],
        strength=selection.strength[spells[held]],
    )


def _fresh(selection: Selection, ties: Integers, on_day: date) -> Flags:
    """Which ties were confirmed of late; all of them where the settings do not ask."""
    months = selection.settings.stale_after
    if months is None:
        return np.ones(ties.shape, dtype=bool)
    return confirmations(selection.system).fresh(ties, on_day, months)


@dataclass(frozen=True, eq=False, kw_only=True)
class Network:
    """Who is connected to whom on one day."""

    selection: Selection
    on_day: date
    actors: Integers
    """The number in the record of each actor here."""
    tie: Integers
    """The number in the record of each tie that holds; the next three are in the same order."""
    tie_source: Integers
    tie_target: Integers
    strength: Numbers

    @property
    def system(self) -> System:
        """The record that this network was taken from."""
        return self.selection.system

    @property
    def settings(self) -> Settings:
        """What was chosen of the record."""
        return self.selection.settings

    @property
    def directed(self) -> bool:
        """Whether ties are read with their direction."""
        return self.selection.directed

    @cached_property
    def size(self) -> int:
        """How many actors are there, tied or not."""
        return int(self.actors.size)

    @cached_property
    def keys(self) -> list[str]:
        """Each actor's key."""
        keys = self.system.keys
        return keys if self.size == len(keys) else [keys[actor] for actor in self.actor_numbers]

    @cached_property
    def actor_numbers(self) -> list[int]:
        """Each actor's number in the record, as plain integers."""
        numbers: list[int] = self.actors.tolist()
        return numbers

    @cached_property
    def place(self) -> dict[int, int]:
        """Actor number in the record -> place in this network."""
        return {actor: place for place, actor in enumerate(self.actor_numbers)}

    @cached_property
    def place_of_key(self) -> dict[str, int]:
        """Actor key -> place in this network."""
        return {key: place for place, key in enumerate(self.keys)}

    @cached_property
    def kind(self) -> Integers:
        """Each actor's kind, as a place in `kind_names`; -1 where none is recorded."""
        kind: Integers = self.selection.kinds.of[self.actors]
        return kind

    @property
    def kind_names(self) -> tuple[str, ...]:
        """The kinds of the record."""
        return self.selection.kinds.names

    def of_kind(self, *kinds: str) -> Flags:
        """Which actors are of one of these kinds."""
        wanted = [number for number, name in enumerate(self.kind_names) if name in kinds]
        return np.isin(self.kind, wanted)

    def ties_of_kind(self, kind: str) -> Flags:
        """Which of the ties that hold are of this kind."""
        kinds = self.selection.tie_kinds
        wanted = np.array([name == kind for name in kinds.names], dtype=bool)
        flags: Flags = wanted[kinds.of[self.tie]]
        return flags

    @cached_property
    def _grouped(self) -> tuple[Integers, Flags]:
        return belonging(self.selection).on(day_number(self.on_day))

    @cached_property
    def group(self) -> Integers:
        """Each actor's group, as a place in `group_names`; -1 where none is known, or several."""
        group: Integers = self._grouped[0][self.actors]
        return group

    @cached_property
    def in_several_groups(self) -> Flags:
        """Which actors are in more than one group that day."""
        several: Flags = self._grouped[1][self.actors]
        return several

    @property
    def group_names(self) -> tuple[str, ...]:
        """The groups of the record."""
        return belonging(self.selection).names

    @cached_property
    def _connections(self) -> Integers:
        ends = (self.tie_source, self.tie_target)
        return (
            distinct_pairs(*ends, self.size)
            if self.directed
            else distinct_pairs(*ordered(*ends), self.size)
        )

    @property
    def source(self) -> Integers:
        """The first end of each connection."""
        ends: Integers = self._connections[0]
        return ends

    @property
    def target(self) -> Integers:
        """The second end of each connection."""
        ends: Integers = self._connections[1]
        return ends

    @cached_property
    def _connection_keys(self) -> Counts:
        """A number for each connection, in order."""
        return self.source.astype(np.int64) * self.size + self.target

    def connected(self, source: Integers, target: Integers) -> Flags:
        """Which pairs are connected, from the first to the second where there is direction."""
        one, other = (source, target) if self.directed else ordered(source, target)
        wanted = one.astype(np.int64) * self.size + other
        place = np.searchsorted(self._connection_keys, wanted)
        flags: Flags = np.append(self._connection_keys, -1)[place] == wanted
        return flags

    @cached_property
    def returned(self) -> Flags:
        """Which connections go back as well; all of them where there is no direction."""
        return self.connected(self.target, self.source)

    @cached_property
    def _pairs(self) -> Integers:
        return (
            distinct_pairs(*ordered(self.source, self.target), self.size)
            if self.directed
            else self._connections
        )

    @property
    def low(self) -> Integers:
        """The lower end of each connected pair, direction set aside."""
        ends: Integers = self._pairs[0]
        return ends

    @property
    def high(self) -> Integers:
        """The higher end of each connected pair, direction set aside."""
        ends: Integers = self._pairs[1]
        return ends

    @cached_property
    def degree(self) -> Counts:
        """How many others each actor is connected to, direction set aside."""
        return np.bincount(self._pairs.ravel(), minlength=self.size)

    @cached_property
    def neighbours(self) -> list[set[int]]:
        """The places of those each actor is connected to, direction set aside."""
        return [set(found) for found in self.either.get_adjlist()]

    @cached_property
    def graph(self) -> Any:
        """The connections as an igraph graph, with direction where the network has one."""
        return graph_of(self._connections, self.size, directed=self.directed)

    @cached_property
    def either(self) -> Any:
        """The connections as an igraph graph, direction set aside."""
        return graph_of(self._pairs, self.size, directed=False) if self.directed else self.graph

    @cached_property
    def component(self) -> Integers:
        """The connected part in which each actor lies, numbered from 0."""
        return np.array(self.either.connected_components().membership, dtype=np.int32)

    @cached_property
    def strong_component(self) -> Integers:
        """The part in which each actor lies if everybody in it is to reach everybody, from 0."""
        parts = self.graph.connected_components(mode="strong")
        return np.array(parts.membership, dtype=np.int32)

    @cached_property
    def kept_apart(self) -> set[Pair]:
        """The pairs kept apart that day, by their numbers in the record, the lower first."""
        return self.selection.kept_apart(day_number(self.on_day))

    def observable(self, one: Integers, other: Integers) -> Flags:
        """Which pairs could be seen to have a tie: their kinds are asked about, none kept apart."""
        return self.selection.observable(self.actors[one], self.actors[other], self.kept_apart)

    @cached_property
    def observed(self) -> Flags:
        """Which connections are those of observable pairs."""
        return self.observable(self.source, self.target)

    def possible_pairs(self, group: Integers, groups: int) -> Counts:
        """How many ordered pairs from each group to each could be seen to have a tie.

        Shape:     a square, `groups` by `groups`; actors whose `group` is -1 are left out.
        """
        everybody = np.full(self.system.actor_count, -1, dtype=np.int32)
        everybody[self.actors] = group
        return self.selection.possible_pairs(everybody, groups, self.kept_apart)

    def connected_pairs(self, group: Integers, groups: int) -> Counts:
        """How many of the `possible_pairs` are connected; undirected, each counts once each way."""
        one, other = group[self.source], group[self.target]
        cells = (one * groups + other)[self.observed & (one >= 0) & (other >= 0)]
        pairs = np.bincount(cells, minlength=groups * groups).reshape(groups, groups)
        return pairs if self.directed else pairs + pairs.T

    def to_networkx(self) -> Any:
        """The network as a networkx graph for one's own work; nodes are keys.

        Every tie that is recorded is an edge, that of a pair kept apart too: it is what the
        measures count, and no picture.

        Shape:     nodes carry label, kind and group, edges the number of ties between the two.
        """
        import networkx as nx  # noqa: PLC0415 - it takes as long to load as a command to run

        graph = nx.DiGraph() if self.directed else nx.Graph()
        graph.graph["on_day"] = str(self.on_day)
        for place, key in enumerate(self.keys):
            graph.add_node(key, **self._described(place))
        for source, target in zip(self.tie_source.tolist(), self.tie_target.tolist(), strict=True):
            pair = self.keys[source], self.keys[target]
            ties = graph.edges[pair]["ties"] if graph.has_edge(*pair) else 0
            graph.add_edge(*pair, ties=ties + 1)
        return graph

    def _described(self, place: int) -> dict[str, str]:
        kind, group = self.kind[place], self.group[place]
        described = {"label": self.system.labels[self.actors[place]]}
        described |= {"kind": self.kind_names[kind]} if kind >= 0 else {}
        return described | ({"group": self.group_names[group]} if group >= 0 else {})
