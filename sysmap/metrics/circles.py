"""The circle round a young person: who is in it, in which role, and which of them are linked.

Everything here speaks of actors by their number in the record, so that two dates can be laid side
by side. A circle is people: services and things are drawn in it, but not counted. Ties to the young
person and links among the people are those of observable pairs only, so a pair kept apart is
nowhere in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import combinations
from typing import Literal

import igraph
import numpy as np

from sysmap.errors import WrongUsage
from sysmap.model import CARER, CARES_FOR, NOT_PEOPLE, PRACTITIONER, YOUNG_PERSON
from sysmap.network import Network
from sysmap.system import STILL, Integers, day_number

Role = Literal["carer", "practitioner", "ally"]
Pair = tuple[int, int]


@dataclass(frozen=True, eq=False, kw_only=True)
class Circle:
    """The people who have an observable tie to one young person on one day.

    Shape:     `roles` maps each of them to a role in THIS circle: a carer holds a cares_for tie to
               this young person, a practitioner has any other tie, and everybody else, a carer of
               another child among them, is an ally. `linked` and `unlinked` are the observable
               pairs among them; `drawn` are the services and things tied to the young person too.
               `may_be_asked` are this month's share of the unlinked pairs that are not kept apart
               that day or later: see `is_asked_this_month`.
    """

    young_person: int
    roles: dict[int, Role]
    linked: tuple[Pair, ...]
    unlinked: tuple[Pair, ...]
    may_be_asked: tuple[Pair, ...]
    drawn: tuple[int, ...]

    @property
    def alters(self) -> tuple[int, ...]:
        """Everybody in the circle, in the record's order."""
        return tuple(self.roles)

    @cached_property
    def parts(self) -> tuple[tuple[int, ...], ...]:
        """The people who can reach one another without the young person, part by part."""
        place = {alter: number for number, alter in enumerate(self.alters)}
        links = [(place[a], place[b]) for a, b in self.linked]
        found = igraph.Graph(n=len(place), edges=links).connected_components()
        return tuple(tuple(self.alters[number] for number in part) for part in found)

    def joins_carer_and_practitioner(self, pair: Pair) -> bool:
        """Whether the pair is a carer and a practitioner of this circle."""
        return {self.roles[alter] for alter in pair} == {CARER, PRACTITIONER}


def circle(network: Network, young_person: int) -> Circle:
    """The circle round one young person, who is given by the number in the record.

    Raises:    WrongUsage -> the young person is not there that day.
    """
    for found in circles_of(network):
        if found.young_person == young_person:
            return found
    key = network.system.keys[young_person]
    raise WrongUsage(f"{key} is no young person on {network.on_day}; choose another day or actor")


@lru_cache(maxsize=4)
def circles_of(network: Network) -> tuple[Circle, ...]:
    """The circle round each young person who is there that day, in the record's order."""
    standing = _standing(network)
    carers = _carers(network)
    people = (~network.of_kind(*NOT_PEOPLE)).tolist()
    apart = network.selection.kept_apart(day_number(network.on_day), STILL)
    found = []
    for young_person in np.flatnonzero(network.of_kind(YOUNG_PERSON)).tolist():
        around = _around(network, young_person)
        alters = [place for place in around if people[place]]
        roles = _roles(alters, carers.get(young_person, set()), standing)
        drawn = [place for place in around if not people[place]]
        found.append(_circle(network, young_person, roles, drawn, apart))
    return tuple(found)


def questions(circle: Circle, at_most: int = 6) -> list[Pair]:
    """The pairs of this month most worth asking whether they have met.

    Carer and practitioner come first, then pairs whose meeting would join two parts. A pair that is
    kept apart, or is going to be, is never among them; nor is about half of all others, so that a
    missing question says nothing.
    """
    part = {alter: number for number, alters in enumerate(circle.parts) for alter in alters}

    def worth(pair: Pair) -> tuple[bool, bool, Pair]:
        joins = part[pair[0]] != part[pair[1]]
        return (not circle.joins_carer_and_practitioner(pair), not joins, pair)

    return sorted(circle.may_be_asked, key=worth)[:at_most]


def is_asked_this_month(one: str, other: str, day: date) -> bool:
    """Whether two actors, by key, are among the half of all pairs that are asked about in a month.

    Each month has another half, which goes by the keys and the month alone.
    """
    told = "\n".join([f"{day:%Y-%m}", *sorted((one, other))])
    return sha256(told.encode()).digest()[0] % 2 == 0


def _around(network: Network, young_person: int) -> list[int]:
    """Those with an observable tie to the young person, in the record's order."""
    near: Integers = np.array(sorted(network.neighbours[young_person]), dtype=np.int32)
    around: list[int] = near[network.observable(np.full_like(near, young_person), near)].tolist()
    return around


def _circle(
    network: Network,
    young_person: int,
    roles: dict[int, Role],
    drawn: list[int],
    apart: set[Pair],
) -> Circle:
    number = network.actor_numbers
    linked, unlinked = (
        tuple((number[a], number[b]) for a, b in pairs) for pairs in _pairs_among(network, roles)
    )
    keys, day = network.system.keys, network.on_day
    return Circle(
        young_person=number[young_person],
        roles={number[place]: role for place, role in roles.items()},
        linked=linked,
        unlinked=unlinked,
        may_be_asked=tuple(
            pair
            for pair in unlinked
            if pair not in apart and is_asked_this_month(keys[pair[0]], keys[pair[1]], day)
        ),
        drawn=tuple(number[place] for place in drawn),
    )


def _pairs_among(network: Network, places: Iterable[int]) -> tuple[list[Pair], list[Pair]]:
    """The observable pairs among these places, those that are connected and those that are not."""
    pairs = list(combinations(places, 2))
    ends: Integers = np.array(pairs, dtype=np.int32).reshape(-1, 2).T
    seen = network.observable(ends[0], ends[1]).tolist()
    linked: list[Pair] = []
    unlinked: list[Pair] = []
    for (a, b), observable in zip(pairs, seen, strict=True):
        if observable:
            (linked if b in network.neighbours[a] else unlinked).append((a, b))
    return linked, unlinked


def _roles(alters: list[int], carers: set[int], standing: list[str]) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for place in alters:
        other: Role = "practitioner" if standing[place] == PRACTITIONER else "ally"
        roles[place] = "carer" if place in carers else other
    return roles


def _carers(network: Network) -> dict[int, set[int]]:
    """Young person -> those who hold a cares_for tie to them."""
    caring = network.tie[network.ties_of_kind(CARES_FOR)]
    selection = network.selection
    carers: dict[int, set[int]] = {}
    for carer, young_person, directed in zip(
        selection.tie_source[caring].tolist(),
        selection.tie_target[caring].tolist(),
        selection.tie_directed[caring].tolist(),
        strict=True,
    ):
        carers.setdefault(network.place[young_person], set()).add(network.place[carer])
        if not directed:
            carers.setdefault(network.place[carer], set()).add(network.place[young_person])
    return carers


def _standing(network: Network) -> list[str]:
    """What each actor is: carer or practitioner by a role in force, else by kind."""
    names = [*network.kind_names, ""]
    standing = [names[kind] for kind in network.kind.tolist()]
    for role in (PRACTITIONER, CARER):
        spans = network.selection.roles(role)
        for actor in spans.of[spans.holding(day_number(network.on_day))].tolist():
            if actor in network.place:
                standing[network.place[actor]] = role
    return standing
