"""Whether young people come near the services of each sector by whatever door."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_array

from sysmap.metrics.catalogue import Value, Values, measure
from sysmap.metrics.groups import group_of_subject, ungrouped
from sysmap.model import SERVICE, YOUNG_PERSON
from sysmap.network import Counts, Network
from sysmap.pairs import distinct
from sysmap.system import Flags, Integers


class _Doors(NamedTuple):
    """For each group: how many services it has, who could come to one of them, and who does."""

    services: Counts
    young_people: Counts
    near: Counts


def _young_people(network: Network, subject: str) -> int:
    """How many young people could come to a service of the group."""
    return int(_doors(network).young_people[group_of_subject(network)[subject]])


def _no_reach(network: Network, subject: str) -> str:
    if not _doors(network).services[group_of_subject(network)[subject]]:
        return "it has no service on the map"
    if not network.of_kind(YOUNG_PERSON).any():
        return "no young person is there"
    return "all young people are kept apart from its services"


@measure(
    level="group",
    count=_young_people,
    label="Reached in two steps",
    formula=(
        "young people with a service of the group at distance 1 or 2 / young people, over "
        "observable ties, direction set aside; whoever is kept apart from all its services left out"
    ),
    unit="share, 0 to 1",
    source="own",
    undefined=_no_reach,
    note=ungrouped,
    caution="A way of two steps is one that is open, not a service that is had.",
)
def two_step_reach(network: Network) -> Values:
    """The share of young people who have a service of each group at most two steps away."""
    doors = _doors(network)
    return {
        subject: _share(int(doors.near[group]), int(doors.young_people[group]))
        for subject, group in group_of_subject(network).items()
    }


@lru_cache(maxsize=1)
def _doors(network: Network) -> _Doors:
    young = network.of_kind(YOUNG_PERSON)
    service = network.of_kind(SERVICE) & (network.group >= 0)
    groups = len(network.group_names)
    services = np.bincount(network.group[service], minlength=groups)
    apart, near = _apart(network, young, service), _near(network, young, service)
    shut, how_many = np.unique(_of_groups(network, apart), return_counts=True)
    met = distinct(_of_groups(network, near[:, ~_among(network, near, apart)]))
    all_shut = shut[how_many == services[shut % groups]]
    could = int(young.sum()) - np.bincount(all_shut % groups, minlength=groups)
    return _Doors(services, could * (services > 0), np.bincount(met % groups, minlength=groups))


def _near(network: Network, young: Flags, service: Flags) -> Integers:
    """The young people, and the services one or two observable ties from them, as two rows."""
    seen = network.observable(network.low, network.high)
    low, high = network.low[seen], network.high[seen]
    ends = np.stack([np.concatenate([low, high]), np.concatenate([high, low])])
    itself = np.flatnonzero(service)
    doors = np.concatenate([ends[:, service[ends[1]]], np.stack([itself, itself])], axis=1)
    first, second = (_square(network, pairs) for pairs in (ends[:, young[ends[0]]], doors))
    return np.stack((first @ second).nonzero())


def _square(network: Network, pairs: Integers) -> Any:
    ones = np.ones(pairs.shape[1], dtype=np.int64)
    return csr_array((ones, (pairs[0], pairs[1])), shape=(network.size, network.size))


def _apart(network: Network, young: Flags, service: Flags) -> Integers:
    """The young people, and the services from whom they are kept apart, as two rows."""
    place = np.full(network.system.actor_count, -1, dtype=np.int32)
    place[network.actors] = np.arange(network.size)
    pairs = place[np.array([*network.kept_apart], dtype=np.int32).reshape(-1, 2).T]
    pairs = pairs[:, (pairs >= 0).all(axis=0)]
    both = np.concatenate([pairs, pairs[::-1]], axis=1)
    return both[:, young[both[0]] & service[both[1]]]


def _of_groups(network: Network, pairs: Integers) -> Counts:
    """A number for each young person and the group of each of their services."""
    groups = len(network.group_names)
    cells: Counts = pairs[0].astype(np.int64) * groups + network.group[pairs[1]]
    return cells


def _among(network: Network, pairs: Integers, others: Integers) -> Flags:
    """Which pairs are among others."""
    one, other = (found[0].astype(np.int64) * network.size + found[1] for found in (pairs, others))
    flags: Flags = np.isin(one, other)
    return flags


def _share(part: int, whole: int) -> Value:
    return part / whole if whole else None
