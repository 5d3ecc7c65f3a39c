"""Measures as the rows that tables, charts and files show: written once, over the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sysmap.errors import WrongUsage
from sysmap.metrics.catalogue import CATALOGUE, Entry, Level, Value
from sysmap.network import Network

MOST_ACTORS_FOR_PATHS = 5_000
"""In a larger network, measures of paths are reckoned only where they are named."""

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

    Above 5,000 actors the measures of paths are left out, but for those that `ids` names.

    Shape:     status is ok or undefined; n is how many actors the figure speaks of.
    Raises:    WrongUsage -> a measure or a level that does not exist, or a convention that none
               of the measures asked for knows.
    """
    entries = chosen_entries(network, ids, levels)
    return [row for entry in entries for row in rows_of(entry, network)]


def chosen_entries(
    network: Network, ids: Sequence[str] | None = None, levels: Sequence[str] | None = None
) -> list[Entry]:
    """The measures that `measure_rows` gives for a network, each by its convention."""
    chosen, conventions = _chosen(ids, levels), network.settings.conventions
    known = [name for entry in chosen for name in entry.conventions]
    _refuse_unknown("convention of these measures", conventions, known)
    beyond = left_out(network, ids, levels)
    return [entry.by(conventions) for entry in chosen if entry.id not in beyond]


def left_out(
    network: Network, ids: Sequence[str] | None = None, levels: Sequence[str] | None = None
) -> list[str]:
    """The measures that `measure_rows` leaves out of a large network, as nobody named them."""
    if ids is not None or network.size <= MOST_ACTORS_FOR_PATHS:
        return []
    return [entry.id for entry in _chosen(ids, levels) if entry.cost == "paths"]


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
            among = ", ".join(offered) or "none"
            raise WrongUsage(f"no {what} is called {name!r}; choose among: {among}")


def rows_of(entry: Entry, network: Network) -> Iterator[Row]:
    """One row for each subject of a measure."""
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
