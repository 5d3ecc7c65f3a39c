"""Measures of single actors, for the actor's own eyes and for research; never a ranking."""

from __future__ import annotations

from functools import partial
from statistics import median

import numpy as np

from sysmap.metrics.catalogue import THE_GROUP, THE_PERSON, Value, Values, figure, measure
from sysmap.metrics.whole import everybody, undirected
from sysmap.model import NOT_PEOPLE, PRACTITIONER, YOUNG_PERSON
from sysmap.network import Counts, Network
from sysmap.system import Integers

_measure = partial(
    measure,
    level="actor",
    count=everybody,
    audience=THE_PERSON,
    caution="Says where somebody stands on this map, not how good they are.",
)


@_measure(label="Degree", formula="distinct neighbours", unit="others", undefined="always defined")
def degree(network: Network) -> Values:
    """How many others each actor is connected to, direction set aside."""
    return _by_key(network, network.degree.tolist())


@_measure(label="In-degree", formula="ties received", unit="others", undefined=undirected)
def in_degree(network: Network) -> Values:
    """How many others have a tie to each actor."""
    return _by_key(network, _ends_at(network, network.target))


@_measure(label="Out-degree", formula="ties given", unit="others", undefined=undirected)
def out_degree(network: Network) -> Values:
    """How many others each actor has a tie to."""
    return _by_key(network, _ends_at(network, network.source))


def _no_strength(network: Network, subject: str) -> str:
    levels = "level" in network.selection.strength_meanings
    return "levels are not numbers" if levels else "the strength of a tie is not recorded"


def _unit(network: Network, subject: str) -> str:
    return "unit not stated" if None in network.selection.strength_meanings else ""


@_measure(
    label="Strength",
    formula="sum of the strengths of an actor's ties, in and out, every kind",
    unit="as the kinds of tie count",
    undefined=_no_strength,
    note=_unit,
)
def strength(network: Network) -> Values:
    """How much each actor's ties add up to, where their strength is a count or a duration."""
    if "level" in network.selection.strength_meanings:
        return dict.fromkeys(network.keys)
    ends = np.concatenate([network.tie_source, network.tie_target])
    total = np.bincount(ends, np.tile(network.strength, 2), minlength=network.size)
    return _by_key(network, [None if np.isnan(value) else value for value in total.tolist()])


@_measure(
    label="Betweenness",
    formula="shortest paths between two others that run through the actor, each pair sharing one",
    unit="pairs",
    source="Freeman 1977; Brandes 2001",
    undefined="fewer than three actors",
)
def betweenness(network: Network) -> Values:
    """For how many pairs of others each actor lies on the shortest way, as a raw count.

    Cost:      actors times ties.
    """
    enough = network.size > 2  # noqa: PLR2004 - a pair of others, and the actor between them
    return _by_key(network, network.graph.betweenness() if enough else [None] * network.size)


@_measure(
    label="Harmonic closeness",
    formula="mean of 1 / distance from every other to the actor, 0 where there is no path",
    unit="0 to 1",
    source="Marchiori & Latora 2000; Rochat 2009",
    undefined="fewer than two actors",
)
def harmonic(network: Network) -> Values:
    """How near everybody else is to each actor, paths looked at inwards.

    Cost:      actors times ties.
    """
    near = network.graph.harmonic_centrality(mode="in", normalized=True)
    return _by_key(network, near if network.size > 1 else [None] * network.size)


@_measure(
    label="Kinds reached",
    formula="distinct kinds among neighbours",
    unit="kinds",
    undefined="no neighbour's kind is recorded",
)
def kinds_reached(network: Network) -> Values:
    """How many kinds of people and services each actor is connected to."""
    found = (_neighbours_by_kind(network)[:, :-1] > 0).sum(axis=1)
    unknown = (found == 0) & (network.degree > 0)
    values = zip(found.tolist(), unknown.tolist(), strict=True)
    return _by_key(network, [None if missing else kinds for kinds, missing in values])


def _no_focus(network: Network, subject: str) -> str:
    if not (network.kind >= 0).any():
        return "no actor's kind is recorded"
    is_young_person = network.of_kind(YOUNG_PERSON)[network.place_of_key[subject]]
    return "asked of adults and services" if is_young_person else "no tie to a person"


@_measure(
    label="Focus share",
    formula="neighbours who are young people / neighbours who are people",
    unit="share, 0 to 1",
    source="own, from a participant's words",
    undefined=_no_focus,
)
def focus_share(network: Network) -> Values:
    """The share of each adult's or service's connections with people that are with young people."""
    by_kind = _neighbours_by_kind(network)
    names = np.array([*network.kind_names, ""])
    young = by_kind[:, names == YOUNG_PERSON].sum(axis=1)
    people = by_kind[:, ~np.isin(names, NOT_PEOPLE)].sum(axis=1)
    asked = ~network.of_kind(YOUNG_PERSON) & (people > 0) & (network.kind >= 0).any()
    shares = np.divide(young, people, where=asked, out=np.zeros(network.size))
    values = zip(shares.tolist(), asked.tolist(), strict=True)
    return _by_key(network, [share if defined else None for share, defined in values])


@figure(
    level="whole",
    count=everybody,
    audience=THE_GROUP,
    label="Focus share, median",
    formula="median of focus_share over practitioners",
    unit="share, 0 to 1",
    source="own, from a participant's words",
    undefined="no practitioner has a tie to a person",
)
def focus_share_median(network: Network) -> Value:
    """The share of a practitioner's connections that are with young people, in the middle one."""
    practitioners = network.of_kind(PRACTITIONER)
    shares = zip(focus_share(network).values(), practitioners.tolist(), strict=True)
    defined = [share for share, practitioner in shares if practitioner and share is not None]
    return median(defined) if defined else None


def _by_key(network: Network, values: list[Value]) -> Values:
    return dict(zip(network.keys, values, strict=True))


def _ends_at(network: Network, ends: Integers) -> list[Value]:
    counts = np.bincount(ends, minlength=network.size).tolist()
    return counts if network.directed else [None] * network.size


def _neighbours_by_kind(network: Network) -> Counts:
    """How many neighbours of each kind each actor has, those of no kind in the last column."""
    kinds = len(network.kind_names) + 1
    ends = np.concatenate([network.low, network.high]).astype(np.int64)
    others = np.concatenate([network.high, network.low])
    cells = ends * kinds + network.kind[others] % kinds
    return np.bincount(cells, minlength=network.size * kinds).reshape(network.size, kinds)
