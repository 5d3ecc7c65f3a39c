"""The change between two days: a class for each tie, a mark on all who came or went."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from sysmap.change import Difference
from sysmap.system import Flags, day_number
from sysmap.views.clock import written
from sysmap.views.maps.layout import places
from sysmap.views.maps.numbers import plain_number
from sysmap.views.maps.scene import Payload, Scene, columns, sealed, stepped
from sysmap.views.maps.steps import stepped_scene


def change_payload(difference: Difference) -> Payload:
    """The change between two days: a class for each tie, a mark on all who joined or left.

    Shape:     `tie.change` is a key of `colours.CHANGES`, where a kept tie that was regraded is
               stronger or weaker; `tie.before` is the strength on the first day.
    """
    changes = difference.changes
    rows = np.flatnonzero((changes.before | changes.after) & may_be_shown(difference))
    strength = np.where(changes.after, changes.strength_after, changes.strength_before)
    scene = stepped_scene(
        difference.system,
        places(difference.system),
        (difference.present_before | difference.present_after)[:, None],
        strength[rows, None],
        changes.tie[rows],
    )
    payload = columns(scene, mode="change")
    payload |= stepped([f"{written(difference.since)} to {written(difference.until)}"])
    payload["actor"]["mark"] = _marks(difference, scene)
    payload["tie"]["change"] = classes(difference)[rows].tolist()
    payload["tie"]["before"] = [
        plain_number(held) for held in changes.strength_before[rows].tolist()
    ]
    return sealed(payload)


def may_be_shown(difference: Difference) -> Flags:
    """Which ties of a difference may be shown: all but those of a pair kept apart since."""
    selection, tie = difference.selection, difference.tie
    apart = selection.apart_since(day_number(difference.since))
    return ~selection.among(apart, selection.tie_source[tie], selection.tie_target[tie])


def classes(difference: Difference) -> npt.NDArray[np.object_]:
    """The class of change of each tie, where a regraded one is stronger or weaker.

    Shape:     one a tie of the difference; None where it holds on neither of the two days.
    """
    names = np.array(difference.change, dtype=object)
    names[difference.changes.stronger] = "stronger"
    names[difference.changes.weaker] = "weaker"
    return names


def _marks(difference: Difference, scene: Scene) -> list[str | None]:
    mark = dict.fromkeys(difference.joined.tolist(), "joined") | dict.fromkeys(
        difference.left.tolist(), "left"
    )
    return [mark.get(actor) for actor in scene.actors.tolist()]
