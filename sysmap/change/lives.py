"""When ties hold, both their ends there, as change counts it; and what counts as one tie."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from sysmap.selection import Selection
from sysmap.spans import Spans
from sysmap.system import Flags, Integers

Places = npt.NDArray[np.intp]

FOUND, NOT_SURE, AS_DATED = range(3)
"""How a tie came into the record; where a pair has two on one day, the first of these tells."""


@dataclass(frozen=True, eq=False)
class Lives:
    """The lives of the chosen ties, whatever days are compared.

    A spell that was found, or of which nobody was sure, counts from the day it was written down;
    with `found_put_back` every spell counts from its start.
    """

    selection: Selection
    found_put_back: bool

    @cached_property
    def origin(self) -> Integers:
        """How each spell came into the record."""
        told = {"found": AS_DATED if self.found_put_back else FOUND, "unknown": NOT_SURE}
        origins = self.selection.system.texts("spell", "origin")
        return np.array([told.get(origin or "", AS_DATED) for origin in origins], dtype=np.int32)

    @cached_property
    def spans(self) -> Spans:
        """The spans in which spells hold; `of` is the spell."""
        chosen = self.selection
        start = chosen.spells.start if self.found_put_back else chosen.first_recorded
        return chosen.tie_lives(start)

    @cached_property
    def tie(self) -> Integers:
        """The tie of each life."""
        return self.selection.spells.of[self.spans.of]

    @cached_property
    def ties(self) -> Units:
        """Each tie by itself, each kind apart."""
        ties = np.arange(self.selection.tie_source.size)
        return Units(self, ties, ties)

    @cached_property
    def pairs(self) -> Units:
        """All ties of a pair together, with direction where the network has it."""
        source, target = self.selection.tie_source, self.selection.tie_target
        if not self.selection.directed:
            source, target = np.minimum(source, target), np.maximum(source, target)
        keys = source.astype(np.int64) * self.selection.system.actor_count + target
        _, first, pair = np.unique(keys, return_index=True, return_inverse=True)
        return Units(self, pair, first)


@dataclass(frozen=True, eq=False)
class Units:
    """What is counted as one: ties, or pairs."""

    lives: Lives
    of_tie: Places
    """The unit of each tie."""
    first: Places
    """The first tie of each unit."""

    @property
    def size(self) -> int:
        """How many there are."""
        return int(self.first.size)

    @cached_property
    def lived(self) -> Places:
        """The unit of each life."""
        return self.of_tie[self.lives.tie]

    @cached_property
    def origin(self) -> Integers:
        """How each unit first came into the record."""
        origin = self.lives.origin[self.lives.spans.of]
        latest_first = np.lexsort((origin, self.lives.spans.start))[::-1]
        first = np.full(self.size, AS_DATED, dtype=np.int32)
        first[self.lived[latest_first]] = origin[latest_first]
        return first

    def any(self, of_lives: Flags) -> Flags:
        """Which units have one of these lives."""
        return self.flags(self.lived[of_lives])

    def flags(self, units: Places) -> Flags:
        """Which units are among these."""
        found = np.zeros(self.size, dtype=bool)
        found[units] = True
        return found
