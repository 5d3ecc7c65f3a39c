"""The circle round a young person at several dates, everybody at the same place in each.

Family, people who help and services stand on rings round the young person. Pairs that are not
linked are put as questions, a few at most, at the last of the dates alone, and never a pair kept
apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.metrics.circles import Circle, questions
from sysmap.model import CARER
from sysmap.network import Settings
from sysmap.system import System
from sysmap.views import circle_words
from sysmap.views.clock import Step
from sysmap.views.maps.rings import Line, Round, round_payload, round_scene, with_lines
from sysmap.views.maps.scene import FAMILY, Payload, sealed
from sysmap.views.maps.steps import held

RINGS = FAMILY_RING, HELP_RING, SERVICES_RING = ("family", "people who help", "services")
QUESTION = "question"


def circle_payload(
    system: System,
    circles: Sequence[Circle | None],
    steps: Sequence[Step],
    settings: Settings | None = None,
) -> Payload:
    """The pictures of one young person's circle, one a step, as columns.

    Shape:     `circles[i]` is the circle on the day of `steps[i]`, None where the young person was
               not there; at least one is given. `settings` are those the circles were made with.
    """
    known = [circle for circle in circles if circle]
    around = Round(
        file="circle",
        centre=known[0].young_person,
        ring=_ring_of_each(system, known),
        rings=RINGS,
        links={pair for circle in known for pair in circle.linked},
    )
    members = [_members(circle) for circle in circles]
    scene = round_scene(system, around, members, held(system, steps, settings)[1])
    payload = round_payload(
        scene,
        around,
        alt=circle_words.circle_round(system.labels[around.centre]),
        titles=[step.label for step in steps],
        signed=[circle_words.recorded_by_the_team(step) for step in steps],
    )
    return sealed(with_lines(payload, scene, _questions(circles)))


def _questions(circles: Sequence[Circle | None]) -> list[Line]:
    *before, last = circles
    pairs = questions(last) if last else []
    pictures = (len(before), len(circles))
    return [Line(a, b, QUESTION, QUESTION, pictures) for a, b in pairs]


def _members(circle: Circle | None) -> list[int]:
    return [circle.young_person, *circle.roles, *circle.drawn] if circle else []


def _ring_of_each(system: System, circles: Sequence[Circle]) -> dict[int, str]:
    """The ring on which each alter stands, in the record's order; the last circle's word counts."""
    kinds = system.texts("actor", "kind")
    ring: dict[int, str] = {}
    for circle in circles:
        ring |= dict.fromkeys(circle.drawn, SERVICES_RING)
        for alter, role in circle.roles.items():
            is_family = role == CARER or kinds[alter] in FAMILY
            ring[alter] = FAMILY_RING if is_family else HELP_RING
    return dict(sorted(ring.items()))
