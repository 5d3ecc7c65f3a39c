"""The size of each actor on the map by a measure, at each step of the programme's clocks."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Entry, Value
from sysmap.network import Network, panel
from sysmap.system import System, date_of
from sysmap.views.clock import Clock
from sysmap.views.maps.lifetimes import Window
from sysmap.views.maps.numbers import plain_number
from sysmap.views.maps.scene import Payload

CHEAP = ("degree", "in_degree", "out_degree", "strength", "kinds_reached")
MOST_FOR_ALL = 600
"""With more actors than this only measures are offered that take no longer than the map itself."""


def measures_to_size_by(system: System, last: Network) -> list[Entry]:
    """The measures of single actors that say something of somebody on the last day."""
    few = system.actor_count <= MOST_FOR_ALL
    offered = [
        entry
        for entry in CATALOGUE.values()
        if entry.level == "actor" and (few or entry.id in CHEAP)
    ]
    return [entry for entry in offered if any(_is_told(last, entry))]


def sizes(
    system: System, actors: Sequence[int], measure: str, clocks: Sequence[Clock], window: Window
) -> Payload:
    """The values of a measure at each step that has a name, for the actors in this order.

    Shape:     `days` are those of the picture; `values` has a column of all actors for each day,
               None where the measure is undefined or the actor is not there; `high` is the most.
    """
    days = sorted({day for clock in clocks if clock.labels for day in clock.days})
    networks = panel(system, [date_of(day) for day in days])
    entry = CATALOGUE[measure]
    columns = [_column(network, entry, actors) for network in networks]
    told = [value for column in columns for value in column if value is not None]
    return {
        "label": entry.label.casefold(),
        "days": [day - window.first for day in days],
        "values": columns,
        "high": max(told, default=0),
    }


def _column(network: Network, entry: Entry, actors: Sequence[int]) -> list[Value]:
    values, keys = entry.values(network), network.system.keys
    return [_short(values.get(keys[actor])) for actor in actors]


def _short(value: Value) -> Value:
    return None if value is None else plain_number(value)


def _is_told(network: Network, entry: Entry) -> list[bool]:
    return [value is not None for value in entry.values(network).values()]
