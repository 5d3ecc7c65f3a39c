"""A measure at each of several days, with what it must be read beside.

Beside each value stand what chance gives where the catalogue has that, who was heard by then, and
the values that other defensible ways of counting give: where they differ there is a band, no line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sysmap.inference import BAND
from sysmap.metrics.catalogue import CATALOGUE, Entry, Value, Values
from sysmap.metrics.hearing import ENOUGH, coverage
from sysmap.network import Network, panel
from sysmap.selection import Settings
from sysmap.system import System

FACILITATOR = "facilitator"
STALE_MONTHS = 6
CHANCE = "_chance"
NOT_THERE = "not there that day"


@dataclass(frozen=True, eq=False, kw_only=True)
class Point:
    """One value of a measure on a day."""

    day: date
    value: Value
    reason: str
    """Why there is none, or what must be said of it; often empty."""
    n: int
    hearing: Value
    """The share of those asked who were heard by then; None where nobody was asked."""
    chance: Mapping[str, Value]
    """The least, the middle and the most that chance gives; empty where that is not reckoned."""
    otherwise: Mapping[str, Value]
    """The value by other defensible ways of counting, by their names."""

    @property
    def partial(self) -> bool:
        """Whether what is known of that day is partial, or nobody was asked."""
        return self.hearing is None or self.hearing < ENOUGH

    @property
    def least(self) -> Value:
        """The least value that any way of counting gives."""
        return min(self._every_value, default=None)

    @property
    def most(self) -> Value:
        """The greatest value that any way of counting gives."""
        return max(self._every_value, default=None)

    @property
    def _every_value(self) -> list[float | int]:
        values = (self.value, *self.otherwise.values())
        return [value for value in values if value is not None]


def series(
    system: System, measure: str, days: Sequence[date], settings: Settings, subject: str = ""
) -> list[Point]:
    """One measure of one subject on each of several days; the subject of a whole is empty."""
    entry, networks = CATALOGUE[measure], panel(system, days, settings)
    others = {
        name: _values(entry, panel(system, days, other), subject)
        for name, other in ways_of_counting(system, settings).items()
    }
    return [
        _point(entry, network, subject, {name: values[place] for name, values in others.items()})
        for place, network in enumerate(networks)
    ]


def ways_of_counting(system: System, settings: Settings) -> dict[str, Settings]:
    """Other settings that somebody could defend as well, by name; none that is chosen already."""
    found = {
        f"ties confirmed in the last {STALE_MONTHS} months": replace(
            settings, stale_after=STALE_MONTHS
        ),
        "found ties from when they were written down": replace(settings, found_put_back=False),
    }
    if FACILITATOR in system.texts("role", "role"):
        roles = tuple({*settings.without_roles, FACILITATOR})
        found["without facilitators"] = replace(settings, without_roles=roles)
    return {name: other for name, other in found.items() if other != settings}


def subjects(network: Network, measure: str) -> Values:
    """Whom or what a measure speaks of on a day, each with its value."""
    return CATALOGUE[measure].values(network)


def has_chance(measure: str) -> bool:
    """Whether the catalogue says what chance gives for a measure."""
    return f"{measure}{CHANCE}" in CATALOGUE


def _point(entry: Entry, network: Network, subject: str, otherwise: Mapping[str, Value]) -> Point:
    values = entry.values(network)
    value, is_there = values.get(subject), subject in values
    return Point(
        day=network.on_day,
        value=value,
        reason=entry.reason(network, subject, value) if is_there else NOT_THERE,
        n=entry.count(network, subject) if is_there else 0,
        hearing=coverage(network),
        chance=_chance(entry.id, network, subject),
        otherwise=otherwise,
    )


def _values(entry: Entry, networks: Sequence[Network], subject: str) -> list[Value]:
    return [entry.values(network).get(subject) for network in networks]


def _chance(measure: str, network: Network, subject: str) -> dict[str, Value]:
    if subject or not has_chance(measure):
        return {}
    drawn = CATALOGUE[f"{measure}{CHANCE}"].values(network)
    return {edge: drawn.get(edge) for edge in BAND}
