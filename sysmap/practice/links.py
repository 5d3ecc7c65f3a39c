"""How often elements came together in some moves: the weight of each link, its share, Jaccard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sysmap.practice.elements import Link, elements, links, with_elements
from sysmap.practice.moves import RecordedMove

MANY = 20
"""Among so many moves or more, elements that came together once only are no link."""


@dataclass(frozen=True)
class Links:
    """The links of some moves.

    Shape:     `moves` counts those whose elements are recorded; `together` maps a link to how many
               of them joined its elements, `used` an element to how many it was in.
    """

    moves: int
    together: Mapping[Link, int]
    used: Mapping[int, int]

    def share(self, link: Link) -> float | None:
        """Of the moves, the share that joined the two elements.

        Undefined: None where no move says what it was made of.
        """
        return self.together.get(link, 0) / self.moves if self.moves else None

    def jaccard(self, link: Link) -> float | None:
        """Of the moves with either element, the share with both.

        Undefined: None where no move had either.
        """
        both = self.together.get(link, 0)
        either = sum(self.used.get(element, 0) for element in link) - both
        return both / either if either else None

    def present(self, least: int | None = None) -> frozenset[Link]:
        """The links that so many moves joined or more: 2 among many moves, else 1."""
        needed = least or (2 if self.moves >= MANY else 1)
        return frozenset(link for link, moves in self.together.items() if moves >= needed)


def links_of(moves: Iterable[RecordedMove]) -> Links:
    """The links that some moves made between elements of different types."""
    told = with_elements(moves)
    return Links(
        moves=len(told),
        together=Counter(link for move in told for link in links(move)),
        used=Counter(element for move in told for element in elements(move)),
    )
