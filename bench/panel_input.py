"""What the rival panels are made from: ready arrays, so that their time holds no reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from sysmap.inference import kept_at_random
from sysmap.model import YOUNG_PERSON
from sysmap.system import System, day_number

Integers = npt.NDArray[np.int32]
Panel = list[Mapping[str, Any]]
"""For each period, id -> one value, a list in actor order, or a list of lists by group."""


@dataclass(frozen=True, eq=False)
class PanelInput:
    """Actors 0 ... n-1, all there all the time, and directed ties with their days."""

    size: int
    kind: list[str]
    group: Integers
    groups: int
    source: Integers
    target: Integers
    strength: npt.NDArray[np.float64]
    start: Integers
    end: Integers
    days: list[int]
    kept: npt.NDArray[np.bool_]
    """The actors that stay in each draw of the chance band; the same draws for everybody."""


def panel_input(system: System, days: list[Any]) -> PanelInput:
    """The arrays of a system made by `programme`."""
    kind = [str(found) for found in system.texts("actor", "kind")]
    names, group = np.unique([str(found) for found in system.field("sector")], return_inverse=True)
    adults = sum(found != YOUNG_PERSON for found in kind)
    return PanelInput(
        size=system.actor_count,
        kind=kind,
        group=group.astype(np.int32),
        groups=names.size,
        source=system.numbers("tie", "source"),
        target=system.numbers("tie", "target"),
        strength=system.tables["spell"].column("strength").to_numpy(),
        start=system.starts("spell"),
        end=system.ends("spell"),
        days=[day_number(day) for day in days],
        kept=kept_at_random(system.actor_count, adults),
    )
