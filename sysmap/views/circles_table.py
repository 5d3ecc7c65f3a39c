"""Every young person's circle at two days as rows, by name: never a ranking."""

from __future__ import annotations

from sysmap.metrics import CATALOGUE, Entry
from sysmap.network import Network
from sysmap.views.tables import Table, short, undefined

SHOWN = ("circle_size", "circle_parts", "circle_density", "circle_closure")
WHEN = ("before", "after")


def circles_table(before: Network, after: Network) -> Table:
    """The figures of each circle at both days, by name; a dash has its reason."""
    days = (before, after)
    figures = [(CATALOGUE[name], network) for name in SHOWN for network in days]
    system = after.system
    keys = {key for network in days for key in CATALOGUE[SHOWN[0]].values(network)}
    titles = [f"{CATALOGUE[name].label}, {when}" for name in SHOWN for when in WHEN]
    rows = [
        (
            system.labels[system.index[key]],
            *(_figure(entry, network, key) for entry, network in figures),
        )
        for key in keys
    ]
    return Table(("Young person", *titles), sorted(rows, key=lambda row: str(row[0])))


def _figure(entry: Entry, network: Network, key: str) -> object:
    values = entry.values(network)
    if key not in values:
        return undefined("not there on this day")
    value = values[key]
    return undefined(entry.reason(network, key, value)) if value is None else short(value)
