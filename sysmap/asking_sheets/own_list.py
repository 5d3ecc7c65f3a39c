"""What stands on the ask sheet of one member: their own connections, and what they said of each.

Nobody who is or ever was kept apart from them stands on it, neither as a connection nor as a
question, and nobody whose kind is not asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.network import Network, snapshot
from sysmap.selection import Pair
from sysmap.system import ALWAYS, STILL, System, date_of, day_number


@dataclass(frozen=True, kw_only=True)
class Connection:
    """One tie of a member that holds, with what they said of it last.

    Shape:     `row` the tie's number in the record; `since` None where its beginning is not known;
               `said` and `said_on` None where they never spoke of it
    """

    row: int
    source: int
    target: int
    kind: str
    directed: bool
    since: date | None
    precision: str | None
    said: str | None
    said_on: date | None


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody on the list, with every connection between them and the member."""

    actor: int
    connections: tuple[Connection, ...]


@dataclass(frozen=True, kw_only=True)
class OwnList:
    """The connections of one member on a day, grouped by who is at the other end."""

    member: int
    on_day: date
    people: tuple[Person, ...]

    @property
    def connections(self) -> list[Connection]:
        """All of them, in the order of the sheet."""
        return [connection for person in self.people for connection in person.connections]


def own_list(system: System, member: int, on_day: date) -> OwnList:
    """What stands on the sheet of one member for a day."""
    return own_lists(system, [member], on_day)[0]


def own_lists(system: System, members: Sequence[int], on_day: date) -> list[OwnList]:
    """What stands on the sheet of each of these members for a day."""
    network = snapshot(system, on_day)
    beginnings, words = _beginnings(network), _last_words(system, on_day)
    return [_own_list(network, member, beginnings, words) for member in members]


Beginning = tuple[date | None, str | None]
Word = tuple[str, date]


def _own_list(
    network: Network,
    member: int,
    beginnings: dict[int, Beginning],
    words: dict[tuple[int, Pair, str | None], Word],
) -> OwnList:
    by_other: defaultdict[int, list[Connection]] = defaultdict(list)
    selection, kinds = network.selection, network.system.texts("tie", "kind")
    for tie in _ties_of(network, member):
        source, target = int(selection.tie_source[tie]), int(selection.tie_target[tie])
        pair = (min(source, target), max(source, target))
        told = (words.get((member, pair, kind)) for kind in (kinds[tie], None))
        said, said_on = max((word for word in told if word), key=_day, default=(None, None))
        since, precision = beginnings[tie]
        by_other[source + target - member].append(
            Connection(
                row=tie,
                source=source,
                target=target,
                kind=kinds[tie] or "",
                directed=bool(selection.tie_directed[tie]),
                since=since,
                precision=precision,
                said=said,
                said_on=said_on,
            )
        )
    labels = network.system.labels
    order = sorted(by_other, key=lambda actor: (labels[actor].casefold(), actor))
    people = (Person(actor=actor, connections=tuple(by_other[actor])) for actor in order)
    return OwnList(member=member, on_day=network.on_day, people=tuple(people))


def _ties_of(network: Network, member: int) -> list[int]:
    """The member's ties that hold and may be asked about, each once."""
    selection = network.selection
    ties = np.unique(network.tie)
    one, other = selection.tie_source[ties], selection.tie_target[ties]
    own = ((one == member) | (other == member)) & (one != other)
    may_be_asked = selection.observable(one, other, selection.ever_apart)
    found: list[int] = ties[own & may_be_asked].tolist()
    return found


def _beginnings(network: Network) -> dict[int, Beginning]:
    """When each tie that holds began, and how exactly that is known."""
    spells = network.selection.spells
    precisions = network.system.texts("spell", "precision")
    holding = np.flatnonzero(network.selection.holding(day_number(network.on_day)))
    return {
        int(spells.of[one]): (
            None if spells.start[one] == ALWAYS else date_of(int(spells.start[one])),
            precisions[one],
        )
        for one in holding
    }


def _last_words(system: System, on_day: date) -> dict[tuple[int, Pair, str | None], Word]:
    """The last word of each teller on each pair and kind, up to a day."""
    days = system.days("report", "day", STILL)
    by_then = np.flatnonzero(days <= day_number(on_day))
    rows = system.tables["report"].take(by_then).to_pylist()
    return {
        (
            row["teller"],
            (min(row["source"], row["target"]), max(row["source"], row["target"])),
            row["kind"],
        ): (row["says"], row["day"])
        for row in sorted(rows, key=lambda row: row["day"])
    }


def _day(word: Word) -> date:
    return word[1]
