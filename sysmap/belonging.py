"""To which group each actor belongs, and when: nobody is forced into one of several.

kind       the actor's kind, and every role held that is a kind: a practitioner with the role
           carer is both
service    the services that the actor has a membership of, and the home service while there is
           none; a service belongs to itself
any other  what the field of that name says, all along
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sysmap.model import KINDS
from sysmap.pairs import distinct
from sysmap.selection import Selection, coded
from sysmap.spans import Spans, always, joined, merged, outside, recorded_spans
from sysmap.system import Flags, Integers, System


@dataclass(frozen=True, eq=False)
class Belonging:
    """The times in which actors belong to groups.

    Shape:     `group` is the place in `names` of each of the `times`, which are those of actors.
    """

    actors: int
    times: Spans
    group: Integers
    names: tuple[str, ...]

    def on(self, day: int) -> tuple[Integers, Flags]:
        """The one group of each actor on a day, -1 where it is not one; and who is in several."""
        held = self.times.holding(day)
        groups = max(len(self.names), 1)
        pairs = distinct(self.times.of[held].astype(np.int64) * groups + self.group[held])
        actor, group = np.divmod(pairs, groups)
        several = np.bincount(actor, minlength=self.actors) > 1
        one = np.full(self.actors, -1, dtype=np.int32)
        one[actor] = group
        one[several] = -1
        return one, several


@lru_cache(maxsize=2)
def belonging(selection: Selection) -> Belonging:
    """Who belongs to which group by the field that the settings group by."""
    match selection.settings.group_by:
        case "kind":
            return _by_kind(selection)
        case "service":
            return _by_service(selection.system)
        case field:
            return _named(selection.system, *_told(selection.system.field(field)))


def services_belonged_to(system: System) -> tuple[Integers, Spans]:
    """The service of each time of belonging, as an actor number, and who belonged when."""
    told = recorded_spans(system, "membership", "actor")
    home = system.home_service
    own = np.flatnonzero(home == np.arange(home.size)).astype(np.int32)
    elsewhere = np.flatnonzero((home >= 0) & (home != np.arange(home.size))).astype(np.int32)
    at_home = joined(
        [
            always(own),
            always(np.setdiff1d(elsewhere, told.of)),
            outside(merged(told.chosen(np.isin(told.of, elsewhere)))),
        ]
    )
    service = np.concatenate([system.numbers("membership", "service"), home[at_home.of]])
    return service, joined([told, at_home])


def _by_kind(selection: Selection) -> Belonging:
    system = selection.system
    held = system.texts("role", "role")
    known = {*KINDS, *selection.kinds.names}
    kinds, own = _told(system.texts("actor", "kind"))
    is_kind = np.array([role in known for role in held], dtype=bool)
    times = joined([own, recorded_spans(system, "role", "actor").chosen(is_kind)])
    return _named(system, [*kinds, *(role for role in held if role in known)], times)


def _by_service(system: System) -> Belonging:
    service, times = services_belonged_to(system)
    return _named(system, [system.keys[number] for number in service.tolist()], times)


def _told(texts: Sequence[str | None]) -> tuple[list[str | None], Spans]:
    """The texts that are recorded, and the actors whom they hold of all along."""
    told = [(actor, text) for actor, text in enumerate(texts) if text is not None]
    actors = np.array([actor for actor, _ in told], dtype=np.int32)
    return [text for _, text in told], always(actors)


def _named(system: System, texts: Sequence[str | None], times: Spans) -> Belonging:
    codes = coded(texts)
    return Belonging(system.actor_count, times, codes.of, codes.names)
