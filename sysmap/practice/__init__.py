"""Practice: moves with all that is recorded of them, counted on the board of the framework."""

from sysmap.practice.asking import Asking, asking
from sysmap.practice.board import Board, BoardRow, Column, Outcomes, board, outcomes
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

__all__ = [
    "Asking",
    "Board",
    "BoardRow",
    "Column",
    "KnownOrigins",
    "MadeIn",
    "MadeOf",
    "Moves",
    "Outcomes",
    "RecordedMove",
    "TieEffect",
    "asking",
    "board",
    "chosen",
    "known_origins",
    "moves_of",
    "outcomes",
]
