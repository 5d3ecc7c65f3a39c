"""Measures as the rows that tables, charts and files show: written once, over the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sysmap.errors import WrongUsage
from sysmap.metrics.catalogue import CATALOGUE, Entry, Level, Value
from sysmap.network import Network

LEVELS: tuple[Level, ...] = ("whole", "group", "actor", "circle")


class Row(NamedTuple):
    """One figure: whose, of what, on which day, and why it is missing where it is."""

    on_day: date
    level: Level
    subject: str
    measure: str
    value: Value
    status: str
    reason: str
    n: int


def measure_rows(
    network: Network, ids: Sequence[str] | None = None, levels: Sequence[str] | None = None
) -> list[Row]:
    """The figures of a network, one row a measure and subject, in the catalogue's order.

    Shape:     status is ok or undefined; n is how many actors the figure speaks of.
    Raises:    WrongUsage -> a measure or a level that does not exist.
    """
    return [row for entry in _chosen(ids, levels) for row in _rows(entry, network)]


def _chosen(ids: Sequence[str] | None, levels: Sequence[str] | None) -> list[Entry]:
    offered = {name: entry for name, entry in CATALOGUE.items() if entry.level in LEVELS}
    _refuse_unknown("measure", ids or (), list(offered))
    _refuse_unknown("level", levels or (), LEVELS)
    return [
        entry
        for name, entry in offered.items()
        if (ids is None or name in ids) and (levels is None or entry.level in levels)
    ]


def _refuse_unknown(what: str, asked: Sequence[str], offered: Sequence[str]) -> None:
    for name in asked:
        if name not in offered:
            raise WrongUsage(f"no {what} is called {name!r}; choose among: {', '.join(offered)}")


def _rows(entry: Entry, network: Network) -> Iterator[Row]:
    for subject, value in entry.values(network).items():
        yield Row(
            network.on_day,
            entry.level,
            subject,
            entry.id,
            value,
            "undefined" if value is None else "ok",
            entry.reason(network, subject, value),
            entry.count(network, subject),
        )
