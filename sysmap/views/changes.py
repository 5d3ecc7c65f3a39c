"""What changed between two days as tables: the counts, and each tie."""

from __future__ import annotations

import numpy as np

from sysmap.change import Difference
from sysmap.metrics import CATALOGUE
from sysmap.system import System
from sysmap.views.colours import CHANGES
from sysmap.views.tables import Table

CAME_AND_WENT = "came and went"


def counted(difference: Difference) -> Table:
    """Every figure of change with its reason where it is undefined."""
    rows = [
        (CATALOGUE[row.measure].label, row.value, row.reason or None) for row in difference.rows()
    ]
    return Table(("Figure", "Value", "What must be said"), rows)


def listed(difference: Difference) -> Table:
    """Each tie that was there on either day, or came and went between, and what became of it."""
    system, changes = difference.system, difference.changes
    kinds, source, target = _of_ties(system)
    rows = [
        (
            system.labels[source[tie]],
            system.labels[target[tie]],
            kinds[tie].replace("_", " "),
            _words(name, changes.stronger[row], changes.weaker[row]),
            _number(changes.strength_before[row]),
            _number(changes.strength_after[row]),
        )
        for row, (tie, name) in enumerate(
            zip(difference.tie.tolist(), difference.change, strict=True)
        )
    ]
    columns = ("From", "To", "Kind", "What became of it", "Strength before", "Strength after")
    return Table(columns, sorted(rows, key=lambda row: (row[3], row[0], row[1])))


def came_and_left(difference: Difference) -> Table:
    """Everybody who joined or left between the two days."""
    labels, kinds = difference.system.labels, difference.system.texts("actor", "kind")
    rows = [
        (labels[actor], kinds[actor], what)
        for what, actors in (("joined", difference.joined), ("left", difference.left))
        for actor in actors.tolist()
    ]
    return Table(("Who", "Kind", "What"), rows)


def _of_ties(system: System) -> tuple[list[str], list[int], list[int]]:
    kinds = [kind or "tie" for kind in system.texts("tie", "kind")]
    return kinds, system.numbers("tie", "source").tolist(), system.numbers("tie", "target").tolist()


def _words(name: str, stronger: np.bool_, weaker: np.bool_) -> str:
    if not name:
        return CAME_AND_WENT
    regraded = ", stronger" if stronger else ", weaker" if weaker else ""
    return CHANGES[name].words + regraded


def _number(strength: np.float64) -> float | None:
    return None if np.isnan(strength) else float(strength)
