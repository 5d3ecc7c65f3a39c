"""Two tellings of one young person's circle side by side, everybody at the same place in both."""

from __future__ import annotations

import numpy as np

from sysmap.metrics.tellings import Side, Tellings, ToldTie
from sysmap.model import CARES_FOR, NOT_PEOPLE
from sysmap.system import System
from sysmap.views import circle_words
from sysmap.views.maps.circle import FAMILY_RING, HELP_RING, RINGS, SERVICES_RING
from sysmap.views.maps.rings import Line, Round, round_payload, round_scene, with_lines
from sysmap.views.maps.scene import FAMILY, Payload, sealed
from sysmap.views.maps.steps import NO_TIE

BOTH, ALONE, DIFFERENTLY, HAS_ENDED, NOT_SPOKEN_OF = (
    "told_by_both",
    "told_by_one",
    "told_differently",
    "told_to_have_ended",
    "not_spoken_of",
)
"""How a tie looks in one side's telling; the lines are those of `component.TELLINGS`."""
HOLDING = {"both": BOTH, "differently": DIFFERENTLY}
"""How a tie looks to a side that says it holds, by what the two sides say together."""


def tellings_payload(system: System, told: Tellings) -> Payload:
    """The pictures of both tellings, the young person's own first; a side without one has none.

    Shape:     of a tie between the young person and somebody else each side has a line, faint
               where it has not spoken of it. A tie among the others is drawn where the young
               person has spoken of it: they are seldom asked, and there is nothing to lay beside.
    """
    sides = told.sides
    around = Round(
        file="tellings",
        centre=told.young_person,
        ring=_rings(system, told),
        rings=RINGS,
        links={(tie.source, tie.target) for tie in told.links},
    )
    members = [told.young_person, *around.ring]
    no_ties = np.full((system.tables["tie"].num_rows, len(sides)), NO_TIE)
    scene = round_scene(system, around, [members] * len(sides), no_ties)
    payload = round_payload(
        scene,
        around,
        alt=circle_words.circle_round(system.labels[around.centre]),
        titles=[circle_words.as_told_by(system, around.centre, side) for side in sides],
        signed=[circle_words.told_up_to(told, side) for side in sides],
    )
    compared = [*told.own_ties, *(tie for tie in told.links if tie.own)]
    pictures = (0, len(sides))
    lines = [
        Line(tie.source, tie.target, tie.kind, [_look(tie, side) for side in sides], pictures)
        for tie in compared
    ]
    return sealed(with_lines(payload, scene, lines))


def _look(tie: ToldTie, side: Side) -> str:
    word = tie.word(side)
    if word is None:
        return NOT_SPOKEN_OF
    if not word.holds:
        return HAS_ENDED
    return HOLDING.get(tie.agreement, ALONE)


def _rings(system: System, told: Tellings) -> dict[int, str]:
    kinds = system.texts("actor", "kind")
    cared_by = {
        end for tie in told.own_ties if tie.kind == CARES_FOR for end in (tie.source, tie.target)
    }
    return {
        other: FAMILY_RING
        if other in cared_by or kinds[other] in FAMILY
        else SERVICES_RING
        if kinds[other] in NOT_PEOPLE
        else HELP_RING
        for other in told.around
    }
