"""Whom single actors are connected to: of which kinds, and in whose groups."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from sysmap.metrics.actors import actor_measure, by_key, no_group
from sysmap.metrics.catalogue import THE_GROUP, Value, Values, figure
from sysmap.metrics.column import Column
from sysmap.metrics.whole import everybody
from sysmap.model import NOT_PEOPLE, PRACTITIONER, YOUNG_PERSON
from sysmap.network import Counts, Network
from sysmap.system import Flags


@actor_measure(
    label="Kinds reached",
    formula="distinct kinds among neighbours",
    unit="kinds",
    source="own",
    undefined="no neighbour's kind is recorded",
    caution="Whoever has many ties reaches many kinds: read it beside the degree.",
)
def kinds_reached(network: Network) -> Values:
    """How many kinds of people and services each actor is connected to."""
    found = (_neighbours_by_kind(network)[:, :-1] > 0).sum(axis=1)
    return by_key(network, found, where=(found > 0) | (network.degree == 0))


@actor_measure(
    label="Heterogeneity of kinds",
    formula="1 - sum over kinds of (neighbours of the kind / neighbours whose kind is recorded)^2",
    unit="0 (all of one kind) to below 1",
    source="Blau 1977",
    undefined="no neighbour whose kind is recorded",
    caution="With k neighbours it is never above 1 - 1/k: few ties cannot be mixed.",
)
def kind_heterogeneity(network: Network) -> Values:
    """How mixed each actor's neighbours are: the chance that two drawn at random differ in kind."""
    by_kind = _neighbours_by_kind(network)[:, :-1]
    known = by_kind.sum(axis=1)
    same = (by_kind**2).sum(axis=1)
    return by_key(network, 1 - same / np.maximum(known**2, 1), where=known > 0)


def _no_focus(network: Network, subject: str) -> str:
    if not (network.kind >= 0).any():
        return "no actor's kind is recorded"
    is_young_person = network.of_kind(YOUNG_PERSON)[network.place_of_key[subject]]
    return "asked of adults and services" if is_young_person else "no tie to a person"


@actor_measure(
    label="Focus share",
    formula="neighbours who are young people / neighbours who are people",
    unit="share, 0 to 1",
    source="own, from a participant's words",
    undefined=_no_focus,
    caution="Falls when ties among adults are told, whether or not they are new.",
)
def focus_share(network: Network) -> Column:
    """The share of each adult's or service's connections with people that are with young people."""
    by_kind = _neighbours_by_kind(network)
    names = np.array([*network.kind_names, ""])
    young = by_kind[:, names == YOUNG_PERSON].sum(axis=1)
    people = by_kind[:, ~np.isin(names, NOT_PEOPLE)].sum(axis=1)
    asked = ~network.of_kind(YOUNG_PERSON) & (people > 0) & (network.kind >= 0).any()
    return by_key(network, young / np.maximum(people, 1), where=asked)


@figure(
    level="whole",
    count=everybody,
    audience=THE_GROUP,
    label="Focus share, median",
    formula="median of focus_share over practitioners",
    unit="share, 0 to 1",
    source="own, from a participant's words",
    undefined="no practitioner has a tie to a person",
    caution="Falls when ties among adults are told, whether or not they are new.",
)
def focus_share_median(network: Network) -> Value:
    """The share of a practitioner's connections that are with young people, in the middle one."""
    practitioners = network.of_kind(PRACTITIONER)
    shares = focus_share(network)
    told = shares.numbers[shares.defined & practitioners]
    return float(np.median(told)) if told.size else None


def _no_balance(network: Network, subject: str) -> str:
    if network.group[network.place_of_key[subject]] < 0:
        return no_group(network, subject)
    return f"no observable tie to anybody whose {network.settings.group_by} is recorded"


@actor_measure(
    label="E-I index of an actor",
    formula=(
        "(ties to other groups - ties within the own group) / both, over observable pairs with a "
        "group; directed: in and out"
    ),
    unit="-1 (all within) to 1 (all between)",
    source="Krackhardt & Stern 1988; Everett & Borgatti 2012",
    undefined=_no_balance,
    caution="A member of a small group has few to tie with inside it: chance alone is seldom 0.",
)
def actor_ei_index(network: Network) -> Values:
    """The balance of each actor's ties that leave their group against those that stay in it."""
    outside, within = _ties_by_side(network)
    every = outside + within
    return by_key(network, (outside - within) / np.maximum(every, 1), where=every > 0)


def _ties_by_side(network: Network) -> tuple[Counts, Counts]:
    """How many observable ties each actor has outside and within their group."""
    ends = np.stack([network.source, network.target])
    seen = (network.group[ends] >= 0).all(axis=0) & network.observed
    same: Flags = network.group[network.source] == network.group[network.target]
    outside, within = (
        np.bincount(ends[:, seen & side].ravel(), minlength=network.size) for side in (~same, same)
    )
    return outside, within


@lru_cache(maxsize=1)
def _neighbours_by_kind(network: Network) -> Counts:
    """How many neighbours of each kind each actor has, those of no kind in the last column.

    Nobody may change it.
    """
    kinds = len(network.kind_names) + 1
    ends = np.concatenate([network.low, network.high]).astype(np.int64)
    others = np.concatenate([network.high, network.low])
    cells = ends * kinds + network.kind[others] % kinds
    return np.bincount(cells, minlength=network.size * kinds).reshape(network.size, kinds)
