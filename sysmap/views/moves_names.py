"""What ties, contexts and moves are called on screen, each column fetched once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import numpy as np

from sysmap.practice import Moves, RecordedMove, moves_of
from sysmap.selection import Selection, Settings
from sysmap.system import ALWAYS, System, day_number
from sysmap.views import move_words
from sysmap.views.maps.scene import UNNAMED_TIE

KEPT = 8


@dataclass(frozen=True, eq=False)
class Names:
    """The names in one record."""

    system: System

    @property
    def moves(self) -> Moves:
        """The moves of the record."""
        return moves_of(self.system)

    @cached_property
    def contexts(self) -> list[str]:
        """Each context's label, else its key."""
        keys, labels = self.system.texts("context", "key"), self.system.texts("context", "label")
        return [label or key or "" for key, label in zip(keys, labels, strict=True)]

    @cached_property
    def tie_kinds(self) -> list[str]:
        """Each tie's kind in words."""
        kinds = self.system.texts("tie", "kind")
        return [(kind or UNNAMED_TIE).replace("_", " ") for kind in kinds]

    @cached_property
    def tie_ends(self) -> list[tuple[int, int]]:
        """Each tie's source and target, as actor numbers."""
        ends = (self.system.numbers("tie", end).tolist() for end in ("source", "target"))
        return list(zip(*ends, strict=True))

    @cached_property
    def tie_directed(self) -> list[bool]:
        """Whether each tie has a direction."""
        return [bool(directed) for directed in self.system.column("tie", "directed")]

    def ends(self, tie: int) -> tuple[str, str]:
        """The names of a tie's two ends."""
        source, target = self.tie_ends[tie]
        return self.system.labels[source], self.system.labels[target]

    def tie(self, tie: int) -> str:
        """A tie by the names of its ends and its kind."""
        source, target = self.ends(tie)
        arrow = "→" if self.tie_directed[tie] else "\N{EN DASH}"
        return f"{source} {arrow} {target}, {self.tie_kinds[tie]}"

    def actors(self, actors: tuple[int, ...]) -> str:
        """Several actors by name."""
        return ", ".join(self.system.labels[actor] for actor in actors)

    def contexts_of(self, move: RecordedMove) -> list[str]:
        """The contexts of a move, with how it bears on each."""
        return [
            move_words.bearing(self.contexts[made.context], made.bearing) for made in move.contexts
        ]


@lru_cache(maxsize=KEPT)
def names_in(system: System) -> Names:
    """The names in this record."""
    return Names(system)


def ties_not_told(system: System, since: date | None) -> set[int]:
    """The ties of pairs that are kept apart on a day or at any time after it; None is any time."""
    selection = Selection(system, Settings())
    apart = selection.apart_since(ALWAYS if since is None else day_number(since))
    among = selection.among(apart, selection.tie_source, selection.tie_target)
    return set(np.flatnonzero(among).tolist())
