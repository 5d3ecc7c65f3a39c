"""How many ties hold between sectors and between services, what they come to, and what changed.

Two people are tied once, however many ties they have, and direction is set aside. A tie rests on
the people at its ends; what the only member of a service does is that member's, so ties of such a
service rest on one person, and so do those of a service in which nobody is left. Pairs that are
kept apart at any time are in no number.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations_with_replacement

import numpy as np

from sysmap.change import between
from sysmap.change.rules import RULES
from sysmap.disclosure import Disclosed, Number, Population, Profile, Universe, count
from sysmap.model import NOT_PEOPLE
from sysmap.network import Network, Settings, panel
from sysmap.selection import Pair, Selection
from sysmap.system import Integers, System
from sysmap.writers.released.moments import Moments
from sysmap.writers.released.people import UNKNOWN, called_services, names_services, people_on
from sysmap.writers.released.sheets import Asked, Part, Row, Sheet, population

TIES = "ties"
SETTINGS = Settings(direction="either")
ACROSS, WITHIN = "across sectors", "within a sector"
GROUPED_BY = ("sector", "service")


def ties_sheets(system: System, profile: Profile, when: Moments) -> Part:
    """Ties between sectors and services, figures of the whole network, and what changed."""
    networks = dict(zip(when.all_days, panel(system, when.all_days, SETTINGS), strict=True))
    held = {str(day): _held(network) for day, network in networks.items()}
    changed = (_changed(system, *span) for span in when.all_spans)
    universe = _universe(system, {**held, **{on: who for each in changed for on, who in each}})
    now = [networks[day] for day in when.days]
    names = GROUPED_BY if names_services(profile) else GROUPED_BY[:1]
    called = {"sector": {}, "service": called_services(system)}
    sheets = [_between(name, universe, now, called[name]) for name in names]
    return Part({TIES: universe}, [*sheets, _whole(universe, now), _change(universe, when.spans)])


def _held(network: Network) -> frozenset[Pair]:
    """The pairs that are tied, could be seen to be, and are never kept apart."""
    seen = network.observable(network.low, network.high)
    low, high = network.actors[network.low[seen]], network.actors[network.high[seen]]
    return _pairs(network.selection, low, high)


def _pairs(selection: Selection, one: Integers, other: Integers) -> frozenset[Pair]:
    ends = zip(one.tolist(), other.tolist(), strict=True)
    return frozenset((min(pair), max(pair)) for pair in ends) - selection.ever_apart


def _changed(system: System, since: date, until: date) -> Iterator[tuple[str, frozenset[Pair]]]:
    """Each class of change with the pairs of it."""
    difference = between(system, since, until, SETTINGS, pairs=True)
    chosen, changes = difference.selection, difference.pair_changes
    for name in RULES:
        ties = changes.tie[changes.classes[name]]
        pairs = _pairs(chosen, chosen.tie_source[ties], chosen.tie_target[ties])
        yield _change_on(since, until, name), pairs


def _change_on(since: date, until: date, name: str) -> str:
    return f"{since}..{until} {name}"


def _universe(system: System, moments: Mapping[str, frozenset[Pair]]) -> Universe:
    every = frozenset().union(*moments.values())
    groups = {name: system.field(name) for name in GROUPED_BY}
    is_person = [kind not in NOT_PEOPLE for kind in system.texts("actor", "kind")]
    return Universe(
        moments,
        {pair: _fields(pair, groups) for pair in every},
        {pair: frozenset(end for end in pair if is_person[end]) for pair in every},
        _crossing(groups["sector"]),
    )


def _crossing(sectors: Sequence[str | None]) -> dict[tuple[str, str], tuple[str, str]]:
    """Which pairs of sectors a tie crosses between, also where there is none."""
    named = sorted({sector for sector in sectors if sector})
    return {
        ("sector", _both(one, other)): ("crosses", WITHIN if one == other else ACROSS)
        for one, other in combinations_with_replacement(named, 2)
    }


def _fields(pair: Pair, groups: Mapping[str, Sequence[str | None]]) -> dict[str, str]:
    """The two sectors and services of a tie, and whether it crosses from one sector to another."""
    ends = {name: [values[end] for end in pair] for name, values in groups.items()}
    told = {name: _both(*(end or UNKNOWN for end in two)) for name, two in ends.items()}
    one, other = ends["sector"]
    known = {"crosses": WITHIN if one == other else ACROSS} if one and other else {}
    return {**told, **known}


def _both(one: str, other: str) -> str:
    return "|".join(sorted((one, other)))


def _between(
    name: str, universe: Universe, networks: Sequence[Network], called: Mapping[str, str]
) -> Sheet:
    """Ties within each group and between each two."""
    found = {universe.fields[pair][name] for each in networks for pair in _tied(universe, each)}
    groups = sorted({group for both in found for group in both.split("|")})
    rows = [
        Row(
            (str(network.on_day), *(called.get(group, group) for group in (one, other))),
            (asked(one, other),),
        )
        for network in networks
        for asked in [_counter(name, universe, network)]
        for one, other in combinations_with_replacement(groups, 2)
    ]
    return Sheet(f"ties_between_{name}s", ("date", name, "and"), ("ties",), rows)


def _tied(universe: Universe, network: Network) -> frozenset[object]:
    return universe.moments[str(network.on_day)]


def _counter(name: str, universe: Universe, network: Network) -> Callable[[str, str], Asked]:
    """How to count the ties between two groups on one day."""
    values = network.system.field(name)
    members = Counter(values[person] or UNKNOWN for person in people_on(network))

    def counted(one: str, other: str) -> Asked:
        told = population(str(network.on_day), **{name: _both(one, other)})
        alone = name != "sector" and min(members[one], members[other]) <= 1
        return _asked(universe, told, of_one_alone=alone)

    return counted


def _asked(universe: Universe, told: Population, *, of_one_alone: bool = False) -> Asked:
    """Of one alone it is hidden too that there are none: noughts would tell whom they know."""
    pairs = universe.members(told)
    rests_on = 1 if of_one_alone else universe.resting_on(pairs)
    return Asked(TIES, count(f"{TIES} {told}", len(pairs), told, people=rests_on))


def _whole(universe: Universe, networks: Sequence[Network]) -> Sheet:
    rows = [row for network in networks for row in _figures(universe, network)]
    return Sheet("network", ("date", "measure"), ("value", "n"), rows)


def _figures(universe: Universe, network: Network) -> Iterator[Row]:
    """Ties, density and E-I index, each with the number of ties that it rests on."""
    on = str(network.on_day)
    ties = _asked(universe, population(on))
    sides = [_asked(universe, population(on, crosses=side)) for side in (ACROSS, WITHIN)]
    yield Row((on, "ties"), (ties, ties))
    yield Row((on, "density"), (_share(f"density {on}", ties, _pairs_asked(network)), ties))
    yield Row((on, "ei_index"), (_balance(f"ei_index {on}", *sides), ties))


def _pairs_asked(network: Network) -> int:
    """How many pairs could be tied, those kept apart too: ties / density would count them."""
    everybody = np.full(network.system.actor_count, -1, dtype=np.int32)
    everybody[network.actors] = 0
    return int(network.selection.possible_pairs(everybody, 1, apart=set()).sum()) // 2


def _share(key: str, ties: Asked, pairs: int) -> Asked | Disclosed:
    """A share to one digit: ties / share is the number of pairs, and by it of young people."""
    if not pairs:
        return Disclosed(None, "undefined", "no pair who could be asked about")
    share = ties.number.value / pairs
    number = Number(
        key=key,
        value=share,
        people=ties.number.people,
        terms=ties.number.terms,
        per=pairs,
        digits=_places_of_one_digit(share),
        needs=(ties.number.key,),
    )
    return Asked(TIES, number)


def _places_of_one_digit(share: float) -> int:
    return max(1, -math.floor(math.log10(share))) if share else 1


def _balance(key: str, across: Asked, within: Asked) -> Asked | Disclosed:
    outer, inner = across.number, within.number
    ties = outer.value + inner.value
    if not ties:
        return Disclosed(None, "undefined", "no ties between actors whose sector is known")
    [(_, crossing)], [(_, staying)] = outer.terms, inner.terms
    number = Number(
        key=key,
        value=(outer.value - inner.value) / ties,
        people=max(outer.people, inner.people),
        terms=((1.0, crossing), (-1.0, staying)),
        over=((1.0, crossing), (1.0, staying)),
        per=0.0,
    )
    return Asked(TIES, number)


def _change(universe: Universe, spans: Sequence[tuple[date, date]]) -> Sheet:
    rows = [
        Row(
            (str(since), str(until), name),
            (_asked(universe, population(_change_on(since, until, name))),),
        )
        for since, until in spans
        for name in RULES
    ]
    return Sheet("change", ("since", "until", "change"), ("ties",), rows)
