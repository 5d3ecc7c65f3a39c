"""Every young person's circle at two days as rows, in the record's order: never a ranking."""

from __future__ import annotations

from sysmap.metrics import CATALOGUE
from sysmap.metrics.catalogue import Value
from sysmap.network import Network
from sysmap.views.tables import Table

SHOWN = ("circle_size", "circle_parts", "circle_density", "circle_closure")
WHEN = ("before", "after")


def circles_table(before: Network, after: Network) -> Table:
    """The figures of each circle at both days; a dash where it is not there, or undefined."""
    figures = [CATALOGUE[name].values(network) for name in SHOWN for network in (before, after)]
    system = after.system
    keys = sorted({key for found in figures for key in found}, key=system.index.__getitem__)
    titles = [f"{CATALOGUE[name].label}, {when}" for name in SHOWN for when in WHEN]
    rows = [
        (system.labels[system.index[key]], *(_short(found.get(key)) for found in figures))
        for key in keys
    ]
    return Table(("Young person", *titles), rows)


def _short(value: Value) -> Value:
    return round(value, 2) if isinstance(value, float) else value
