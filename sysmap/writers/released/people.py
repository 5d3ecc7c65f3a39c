"""How many people there are, by kind, sector and service, and what the circles come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sysmap.disclosure import Disclosed, Number, Population, Profile, Universe, count
from sysmap.metrics import CATALOGUE
from sysmap.model import NOT_PEOPLE
from sysmap.network import Network, Settings, panel
from sysmap.system import System
from sysmap.writers.released.moments import Moments
from sysmap.writers.released.sheets import Asked, Part, Row, Sheet, population

PEOPLE = "people"
ALL, UNKNOWN = "all", "not recorded"
CIRCLES = {"circle_closure": "circle_closure_mean", "circle_density": "circle_density_mean"}
"""Measure of one circle -> its mean over all of them."""


def people_sheets(system: System, profile: Profile, when: Moments) -> Part:
    """People by kind and sector, by service, and figures over all circles."""
    settings = Settings(direction="either")
    networks = dict(zip(when.all_days, panel(system, when.all_days, settings), strict=True))
    universe = _universe(system, list(networks.values()))
    days = [str(day) for day in when.days]
    sheets = [_by_kind_and_sector(universe, days)]
    if names_services(profile):
        sheets.append(_by_service(universe, days, called_services(system)))
    sheets.append(_circles(universe, [networks[day] for day in when.days]))
    return Part({PEOPLE: universe}, sheets)


def names_services(profile: Profile) -> bool:
    """Whether services are told apart: only for those who work with them."""
    return profile.name in ("group", "manager")


def called_services(system: System) -> Mapping[str, str]:
    """Key of a service -> its name; names that several bear are told apart by the key."""
    keys = sorted({key for key in system.field("service") if key})
    labels = {key: system.labels[system.index[key]] for key in keys}
    borne = Counter([UNKNOWN, *labels.values()])
    return {
        key: label if borne[label] == 1 else f"{label} ({key})" for key, label in labels.items()
    }


def people_on(network: Network) -> frozenset[int]:
    """The people who are there, by their number in the record."""
    return frozenset(network.actors[~network.of_kind(*NOT_PEOPLE)].tolist())


def _universe(system: System, networks: Sequence[Network]) -> Universe:
    told = {name: system.field(name) for name in ("kind", "sector", "service")}
    fields = {
        actor: {name: values[actor] or UNKNOWN for name, values in told.items()}
        for actor in range(system.actor_count)
    }
    there = {str(network.on_day): people_on(network) for network in networks}
    circles = {
        f"{mean} {network.on_day}": _with_a_value(network, one)
        for network in networks
        for one, mean in CIRCLES.items()
    }
    return Universe({**there, **circles}, fields)


def _with_a_value(network: Network, measure: str) -> frozenset[int]:
    """The young people whose circle has a figure."""
    values = CATALOGUE[measure].values(network)
    index = network.system.index
    return frozenset(index[key] for key, value in values.items() if value is not None)


def asked(universe: Universe, told: Population, worth: float = 1.0) -> Asked:
    """How many people there were of a kind, or of a sector, or of both."""
    size = len(universe.members(told))
    return Asked(PEOPLE, count(f"{PEOPLE} {told}", size, told, cost=worth * size))


def _by_kind_and_sector(universe: Universe, days: Sequence[str]) -> Sheet:
    everybody = set().union(*(universe.moments[day] for day in days))
    kinds, sectors = (
        [*sorted({universe.fields[person][name] for person in everybody}), ALL]
        for name in ("kind", "sector")
    )
    rows = [
        Row(
            (day, kind, sector),
            (asked(universe, population(day, **_kept(kind=kind, sector=sector))),),
        )
        for day in days
        for kind in kinds
        for sector in sectors
    ]
    return Sheet("people", ("date", "kind", "sector"), ("people",), rows)


def _kept(**where: str) -> dict[str, str]:
    return {name: value for name, value in where.items() if value != ALL}


def _by_service(universe: Universe, days: Sequence[str], called: Mapping[str, str]) -> Sheet:
    """Every service, and nought is no number there: or its only worker were seen to withdraw."""
    services = sorted({fields["service"] for fields in universe.fields.values()})
    rows = [
        Row(
            (day, called.get(service, service)),
            (_of_service(universe, population(day, service=service)),),
        )
        for day in days
        for service in services
    ]
    return Sheet("services", ("date", "service"), ("people",), rows)


def _of_service(universe: Universe, told: Population) -> Asked:
    size = len(universe.members(told))
    number = count(f"{PEOPLE} {told}", size, told, people=max(size, 1), cost=0.1 * size)
    return Asked(PEOPLE, number)


def _circles(universe: Universe, networks: Sequence[Network]) -> Sheet:
    rows = [row for network in networks for row in _circle_rows(universe, network)]
    return Sheet("circles", ("date", "measure"), ("value", "circles"), rows)


def _circle_rows(universe: Universe, network: Network) -> Iterator[Row]:
    for mean in CIRCLES.values():
        on = f"{mean} {network.on_day}"
        base = asked(universe, population(on), worth=0.1)
        yield Row((str(network.on_day), mean), (_mean(network, mean, base), base))


def _mean(network: Network, measure: str, base: Asked) -> Asked | Disclosed:
    entry = CATALOGUE[measure]
    value = entry.values(network)[""]
    if value is None:
        return Disclosed(None, "undefined", entry.reason(network, "", value))
    number = Number(
        key=f"{measure} {network.on_day}",
        value=float(np.round(value, 2)),
        people=int(base.number.value),
        needs=(base.number.key,),
    )
    return Asked(PEOPLE, number)
