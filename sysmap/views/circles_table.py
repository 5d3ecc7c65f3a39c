"""Circles, stars and tellings as rows, by name: never a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.metrics import CATALOGUE, Entry
from sysmap.metrics.circles import circles_of
from sysmap.metrics.stars import Star
from sysmap.metrics.tellings import Tellings, ToldTie
from sysmap.network import Network
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.tables import Table, short, undefined

SHOWN = ("circle_size", "circle_parts")
LINKS = "Links in the circle"
WHEN = ("before", "after")
NOT_THERE, NOT_SPOKEN_OF = "not there on this day", "not spoken of"
OF_A_STAR = ("Who", "Among", *(f"Tied {when}" for when in WHEN))
OF_TELLINGS = (
    *("Between", "And", "Kind", "On record"),
    *("Own word", "Own word on", "Word of others", "Said by", "Said on"),
)


def circles_table(before: Network, after: Network) -> Table:
    """The figures of each circle at both days, by name; a dash has its reason.

    No share of pairs is among them: beside the picture it would tell of a pair kept apart.
    """
    days = (before, after)
    figures = [(CATALOGUE[name], network) for name in SHOWN for network in days]
    links = [_links(network) for network in days]
    system = after.system
    keys = {key for network in days for key in CATALOGUE[SHOWN[0]].values(network)}
    labels = [*(CATALOGUE[name].label for name in SHOWN), LINKS]
    titles = [f"{label}, {when}" for label in labels for when in WHEN]
    rows = [
        (
            system.labels[system.index[key]],
            *(_figure(entry, network, key) for entry, network in figures),
            *(of_a_day.get(key, undefined(NOT_THERE)) for of_a_day in links),
        )
        for key in keys
    ]
    return Table(("Young person", *titles), sorted(rows, key=lambda row: str(row[0])))


def _links(network: Network) -> dict[str, int]:
    """Young person, by key -> the links among the people of their circle."""
    keys = network.system.keys
    return {keys[circle.young_person]: len(circle.linked) for circle in circles_of(network)}


def _figure(entry: Entry, network: Network, key: str) -> object:
    values = entry.values(network)
    if key not in values:
        return undefined(NOT_THERE)
    value = values[key]
    return undefined(entry.reason(network, key, value)) if value is None else short(value)


def star_table(system: System, stars: Sequence[Star | None]) -> Table:
    """Everybody whom a practitioner is tied to on any of the days, by what they are and by name."""
    sorts = {other: sort for star in stars if star for other, sort in star.sorts.items()}
    rows = [
        (system.labels[other], sort, *(_tied(star, other) for star in stars))
        for other, sort in sorts.items()
    ]
    return Table(OF_A_STAR, sorted(rows, key=lambda row: (str(row[1]), str(row[0]))))


def _tied(star: Star | None, other: int) -> str:
    if star is None:
        return undefined(NOT_THERE)
    return "yes" if other in star.sorts else "no"


def tellings_table(system: System, told: Tellings) -> Table:
    """Each side's last word on each tie, by name, the young person's own ties first."""
    rows = [
        row
        for ties in (told.own_ties, told.links)
        for row in sorted((_told(system, tie) for tie in ties), key=lambda row: str(row[:3]))
    ]
    return Table(OF_TELLINGS, rows)


def _told(system: System, tie: ToldTie) -> tuple[str | None, ...]:
    own, others = tie.own, tie.others
    return (
        system.labels[tie.source],
        system.labels[tie.target],
        (tie.kind or "tie").replace("_", " "),
        "yes" if tie.held else "no",
        own.says if own else NOT_SPOKEN_OF,
        written(own.day) if own else None,
        others.says if others else NOT_SPOKEN_OF,
        system.labels[others.teller] if others else None,
        written(others.day) if others else None,
    )
