"""Practice: moves with all that is recorded of them, and what they were made of."""

from sysmap.practice.asking import Asking, asking
from sysmap.practice.board import Board, BoardRow, Column, Outcomes, board, outcomes
from sysmap.practice.bundles import Together, bundles, complexes
from sysmap.practice.element_board import ElementBoard, LinkRow, element_board
from sysmap.practice.elements import Link, elements, links, with_elements
from sysmap.practice.link_states import States, chance_of_so_few, link_states
from sysmap.practice.links import Links, links_of
from sysmap.practice.moves import (
    MadeIn,
    MadeOf,
    Moves,
    RecordedMove,
    TieEffect,
    chosen,
    moves_of,
)
from sysmap.practice.origins import KnownOrigins, known_origins
from sysmap.practice.practices import (
    Carried,
    Practised,
    Relation,
    Shared,
    carried,
    practices,
    relations,
    shared,
)
from sysmap.practice.reconfiguration import Reconfiguration, reconfiguration, turnover
from sysmap.practice.tinkering import Version, tinkering_rate, versions
from sysmap.practice.triples import TripleStates, triple_states, triples

__all__ = [
    "Asking",
    "Board",
    "BoardRow",
    "Carried",
    "Column",
    "ElementBoard",
    "KnownOrigins",
    "Link",
    "LinkRow",
    "Links",
    "MadeIn",
    "MadeOf",
    "Moves",
    "Outcomes",
    "Practised",
    "Reconfiguration",
    "RecordedMove",
    "Relation",
    "Shared",
    "States",
    "TieEffect",
    "Together",
    "TripleStates",
    "Version",
    "asking",
    "board",
    "bundles",
    "carried",
    "chance_of_so_few",
    "chosen",
    "complexes",
    "element_board",
    "elements",
    "known_origins",
    "link_states",
    "links",
    "links_of",
    "moves_of",
    "outcomes",
    "practices",
    "reconfiguration",
    "relations",
    "shared",
    "tinkering_rate",
    "triple_states",
    "triples",
    "turnover",
    "versions",
    "with_elements",
]
