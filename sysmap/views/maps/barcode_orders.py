"""The two orders of a barcode's lines: by pair of sectors, and by context.

pair of sectors   the sectors of a tie's two ends: first ties between two sectors, then those within
                  one, then those with an end that has none; a larger group stands first
context           the context of the first move that is recorded to have made the tie: where it had
                  several, the one that is in force for the shortest time

In a group the lines stand as their ties began, so that its shape tells how it grew.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from sysmap.practice import TieEffect, moves_of
from sysmap.practice.origins import MADE
from sysmap.views import barcode_words as words
from sysmap.views.maps.narrowing import named
from sysmap.views.maps.scene import Payload, Scene

NOT_BELIEVED = ("disputed", "withdrawn")
LAST_BUT_ONE, LAST = 1, 2

Key = tuple[int, int, str]
"""Where a group stands: its class, its place in the class, its name."""


def by_sectors(scene: Scene, sectors: Sequence[str | None]) -> Payload:
    """The lines by the sectors of their ends; `sectors` are those of the scene's actors."""
    pairs = [(sectors[source], sectors[target]) for source, target in _ends(scene)]
    names = [words.pair_of_sectors(*pair) for pair in pairs]
    size = Counter(names)
    keys = [(_class(*pair), -size[name], name) for pair, name in zip(pairs, names, strict=True)]
    return _ordered(words.BY_SECTORS, scene, keys)


def by_context(scene: Scene, in_force: Mapping[int, Sequence[int]]) -> Payload:
    """The lines by the context in which they formed.

    Shape:     `in_force` maps a context to the first day and the day after the last on which it is
               in force within the picture.
    """
    moves, names = moves_of(scene.system), named(scene.system, "context")

    def key(tie: int) -> Key:
        made = _first_made(moves.of_tie.get(tie, ()))
        contexts = {made_in.context for move in made for made_in in moves.all[move].contexts}
        if not contexts:
            return (LAST_BUT_ONE, 0, words.NO_CONTEXT) if made else (LAST, 0, words.NO_MOVE)
        days = {context: in_force.get(context, (0, 0)) for context in contexts}
        shortest = min(contexts, key=lambda one: (days[one][1] - days[one][0], names[one]))
        return 0, days[shortest][0], names[shortest]

    return _ordered(words.BY_CONTEXT, scene, [key(tie) for tie in scene.tie.tolist()])


def _first_made(effects: Sequence[TieEffect]) -> list[int]:
    """The moves of the first day on which one is recorded to have made a tie."""
    made = [
        effect for effect in effects if effect.effect in MADE and effect.status not in NOT_BELIEVED
    ]
    return [effect.move for effect in made if effect.day == made[0].day]


def _class(one: str | None, other: str | None) -> int:
    """Between two sectors, within one, with an end that has none, with two."""
    if one and other:
        return int(one == other)
    return 2 if one or other else 3


def _ordered(name: str, scene: Scene, keys: Sequence[Key]) -> Payload:
    groups: defaultdict[Key, list[int]] = defaultdict(list)
    for place in sorted(range(len(keys)), key=_row_order(scene).__getitem__):
        groups[keys[place]].append(place)
    return {
        "name": name,
        "groups": [{"name": key[-1], "ties": groups[key]} for key in sorted(groups)],
    }


def _row_order(scene: Scene) -> list[tuple[int, int, str, str]]:
    """What each line is ordered by in its group: when it began, when it ended last, its names."""
    labels = [scene.system.labels[actor] for actor in scene.actors]
    return [
        (int(spell[0] or 0), int(spell[-2] or 0), labels[source], labels[target])
        for spell, (source, target) in zip(scene.spells, _ends(scene), strict=True)
    ]


def _ends(scene: Scene) -> list[tuple[int, int]]:
    """The two ends of each tie, as places of the scene."""
    ends = (scene.system.numbers("tie", name)[scene.tie].tolist() for name in ("source", "target"))
    return [(scene.place_of[one], scene.place_of[other]) for one, other in zip(*ends, strict=True)]
