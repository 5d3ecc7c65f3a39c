"""The star of a practitioner: everybody whom one person is tied to on one day, by what they are.

Of kinds alone, and of nobody's worth: the circle round a young person looks at how those round them
are linked, a star only at who is there.
"""

from __future__ import annotations

from dataclasses import dataclass

from sysmap.model import CARER, NOT_PEOPLE, YOUNG_PERSON
from sysmap.network import Network
from sysmap.selection import Pair
from sysmap.system import day_number

YOUNG_PEOPLE = "young people"
FAMILY = "family"
COLLEAGUES = "people who work with them"
SERVICES = "services"
SORTS = (YOUNG_PEOPLE, FAMILY, COLLEAGUES, SERVICES)


@dataclass(frozen=True, eq=False, kw_only=True)
class Star:
    """Those who have an observable tie to one person on one day.

    Shape:     `sorts` maps each of them to one of `SORTS`, in the record's order; family are carers
               by a role in force or by kind, services are groups and things too. `linked` are the
               pairs among them that are tied.
    """

    centre: int
    sorts: dict[int, str]
    linked: tuple[Pair, ...]

    def of_sort(self, sort: str) -> list[int]:
        """Those of one sort."""
        return [other for other, found in self.sorts.items() if found == sort]


def star(network: Network, centre: int) -> Star | None:
    """The star of one person, given by the number in the record; None where they are not there.

    Nobody is in it who is kept apart from that person on the day or at any time after it.
    """
    if centre not in network.place:
        return None
    pairs = _tied(network)
    round_them = sorted({end for pair in pairs if centre in pair for end in pair} - {centre})
    return Star(
        centre=centre,
        sorts={other: _sort(network, other) for other in round_them},
        linked=tuple(pair for pair in pairs if {*round_them}.issuperset(pair)),
    )


def _tied(network: Network) -> list[Pair]:
    """The observable pairs that are tied, by their numbers in the record."""
    selection, day = network.selection, day_number(network.on_day)
    low, high = network.actors[network.low], network.actors[network.high]
    seen = selection.observable(low, high, selection.apart_since(day))
    return list(zip(low[seen].tolist(), high[seen].tolist(), strict=True))


def _sort(network: Network, actor: int) -> str:
    kind = network.system.texts("actor", "kind")[actor]
    if kind in NOT_PEOPLE:
        return SERVICES
    if kind == YOUNG_PERSON:
        return YOUNG_PEOPLE
    roles = network.selection.roles(CARER)
    carers = roles.of[roles.holding(day_number(network.on_day))]
    return FAMILY if kind == CARER or actor in carers else COLLEAGUES
