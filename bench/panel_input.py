"""What the rival panels are made from: ready arrays, so that their time holds no reading.

`panel_ids` are the measures that are compared: all of the network, its groups and actors, but those
of circles, those of who was heard (nobody is asked in these programmes) and the p value of a
permutation test, which draws its own labels and is measured in permutations.py. Communities are
measured apart: NetworkX has another method for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sysmap.inference import kept_at_random
from sysmap.metrics import CATALOGUE
from sysmap.model import YOUNG_PERSON
from sysmap.system import System, day_number

Integers = npt.NDArray[np.int32]
Panel = list[Mapping[str, Any]]
"""For each period, id -> one value, a list in actor order, or a list of lists by group."""

TRIADS = [
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
]
"""In the order in which igraph counts them."""

COMMUNITIES = ["communities", "community_modularity"]
APART = {"coverage", "pair_coverage", "ei_index_p", *COMMUNITIES}


def panel_ids(cost: str) -> list[str]:
    """The measures of one cost that are compared."""
    return [
        name
        for name, entry in CATALOGUE.items()
        if entry.level in ("whole", "group", "actor")
        and entry.cost == cost
        and "circle" not in name
        and name not in APART
    ]


@dataclass(frozen=True, eq=False)
class PanelInput:
    """Actors 0 ... n-1, all there all the time, and directed ties with their days."""

    size: int
    kind: list[str]
    group: Integers
    groups: int
    source: Integers
    target: Integers
    tie_kind: Integers
    strength: npt.NDArray[np.float64]
    start: Integers
    end: Integers
    days: list[int]
    kept: npt.NDArray[np.bool_]
    """The actors that stay in each draw of the chance band; the same draws for everybody."""


def panel_input(system: System, days: list[Any]) -> PanelInput:
    """The arrays of a system made by `programme`."""
    kind = [str(found) for found in system.texts("actor", "kind")]
    _, tie_kind = np.unique(system.texts("tie", "kind"), return_inverse=True)
    names, group = np.unique([str(found) for found in system.field("sector")], return_inverse=True)
    adults = sum(found != YOUNG_PERSON for found in kind)
    return PanelInput(
        size=system.actor_count,
        kind=kind,
        group=group.astype(np.int32),
        groups=names.size,
        source=system.numbers("tie", "source"),
        target=system.numbers("tie", "target"),
        tie_kind=tie_kind.astype(np.int32),
        strength=system.tables["spell"].column("strength").to_numpy(),
        start=system.starts("spell"),
        end=system.ends("spell"),
        days=[day_number(day) for day in days],
        kept=kept_at_random(system.actor_count, adults),
    )
