"""The network on the last day of a period, without the pairs kept apart on any day of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from sysmap.network import Network
from sysmap.selection import Pair
from sysmap.system import Flags


@dataclass(frozen=True, eq=False, kw_only=True)
class PeriodNetwork(Network):
    """A network in which no pair of `apart` has a tie, or could be seen to have one."""

    apart: set[Pair]

    @cached_property
    def kept_apart(self) -> set[Pair]:
        """The pairs kept apart on any day of the period, not on its last alone."""
        return self.apart

    def among(self, there: Flags) -> PeriodNetwork:
        """The same among some of its actors."""
        held = there[self.tie_source] & there[self.tie_target]
        place = (np.cumsum(there) - 1).astype(np.int32)
        return replace(
            self,
            actors=self.actors[there],
            tie=self.tie[held],
            tie_source=place[self.tie_source[held]],
            tie_target=place[self.tie_target[held]],
            strength=self.strength[held],
        )


def without_pairs(network: Network, apart: set[Pair]) -> PeriodNetwork:
    """A network without the ties of some pairs, and with these pairs out of every denominator."""
    one, other = (network.actors[end] for end in (network.tie_source, network.tie_target))
    held = ~network.selection.among(apart, one, other)
    return PeriodNetwork(
        selection=network.selection,
        on_day=network.on_day,
        actors=network.actors,
        tie=network.tie[held],
        tie_source=network.tie_source[held],
        tie_target=network.tie_target[held],
        strength=network.strength[held],
        apart=apart,
    )
