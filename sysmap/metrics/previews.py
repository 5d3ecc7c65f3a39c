"""What can be said at once of a measure that takes long in a large network.

Of ways there is an estimate from some starts, which says how far off it may be. What is drawn many
times over is reckoned on the first and the last day alone, without its chance band.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.metrics import rows
from sysmap.metrics.catalogue import CATALOGUE, Entry, Value
from sysmap.metrics.hearing import coverage
from sysmap.metrics.path_samples import SAMPLED
from sysmap.metrics.series import CHANCE, Point
from sysmap.network import Network, panel
from sysmap.selection import Settings
from sysmap.system import System

NOT_YET = "not reckoned yet"


def takes_long(system: System, measure: str, days: Sequence[date], settings: Settings) -> bool:
    """Whether a measure must be waited for, as its ways or draws are those of a large network."""
    names = [name for name in (measure, f"{measure}{CHANCE}") if name in CATALOGUE]
    if system.actor_count <= rows.MOST_ACTORS_FOR_PATHS:
        return False
    if all(CATALOGUE[name].cost == "cheap" for name in names):
        return False
    sizes = [network.size for network in panel(system, days, settings)]
    return max(sizes) > rows.MOST_ACTORS_FOR_PATHS


def preview(system: System, measure: str, days: Sequence[date], settings: Settings) -> list[Point]:
    """What is known at once of a measure of the whole at each day; the rest is not reckoned yet."""
    entry, ends = CATALOGUE[measure], (days[0], days[-1])
    return [
        _point(entry, network, at_an_end=network.on_day in ends)
        for network in panel(system, days, settings)
    ]


def _point(entry: Entry, network: Network, *, at_an_end: bool) -> Point:
    value, reason = _looked_at(entry, network, at_an_end=at_an_end)
    return Point(
        day=network.on_day,
        value=value,
        reason=reason,
        n=entry.count(network, ""),
        hearing=coverage(network),
        chance={},
        otherwise={},
    )


def _looked_at(entry: Entry, network: Network, *, at_an_end: bool) -> tuple[Value, str]:
    """The value and what must be said of it."""
    if entry.id in SAMPLED:
        sample = SAMPLED[entry.id](network)
        return sample.value, sample.told or entry.reason(network, "", None)
    if entry.cost == "paths" or not at_an_end:
        return None, NOT_YET
    value = entry.values(network)[""]
    return value, entry.reason(network, "", value)
