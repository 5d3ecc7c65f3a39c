"""The star of a practitioner at several dates, everybody at the same place in each.

Young people, family, people who work with them and services stand on rings round the practitioner.
"""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.metrics.stars import SORTS, Star
from sysmap.system import System
from sysmap.views import circle_words
from sysmap.views.clock import Step
from sysmap.views.maps.rings import Round, round_payload, round_scene, with_lines
from sysmap.views.maps.scene import Payload, sealed
from sysmap.views.maps.steps import held


def star_payload(system: System, stars: Sequence[Star | None], steps: Sequence[Step]) -> Payload:
    """The pictures of one practitioner's star, one a step, as columns.

    Shape:     `stars[i]` is the star on the day of `steps[i]`, None where they were not there; at
               least one is given. The last star's word counts for the ring of each.
    """
    known = [star for star in stars if star]
    around = Round(
        file="star",
        centre=known[0].centre,
        ring={other: sort for star in known for other, sort in star.sorts.items()},
        rings=SORTS,
        links={pair for star in known for pair in star.linked},
    )
    members = [[star.centre, *star.sorts] if star else [] for star in stars]
    scene = round_scene(system, around, members, held(system, steps)[1])
    payload = round_payload(
        scene,
        around,
        alt=circle_words.star_of(system.labels[around.centre]),
        titles=[step.label for step in steps],
        signed=[circle_words.recorded_by_the_team(step) for step in steps],
    )
    return sealed(with_lines(payload, scene, []))
