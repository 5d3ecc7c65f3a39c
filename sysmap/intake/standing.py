"""Where everybody stands on the map: settled once, kept with the programme."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from sysmap.errors import InputRefused
from sysmap.intake.recorded import NewId
from sysmap.model import Place
from sysmap.store import STEWARD, Operation, Store
from sysmap.views.maps.layout import arrange, stored_places

MOST_SETTLED = 2000
"""With more actors than this the layout is too slow to wait for; the map opens on groups then."""


LOOKS = 10
"""How often it is looked again where others were given places meanwhile."""


def settle(store: Store, *, who: str, new_id: NewId) -> None:
    """Save a place on the map for everybody who has none yet; nobody else moves.

    A save that is made stands without its places: the map finds some by itself meanwhile.
    """
    for _ in range(LOOKS):
        found = _unsettled(store, new_id)
        if not found:
            return
        with suppress(InputRefused):  # somebody settled one of them meanwhile
            store.save(Operation(id=UUID(new_id()), who=who, verb="place", facts={"place": found}))
            return


def _unsettled(store: Store, new_id: NewId) -> list[Place]:
    """A place for each who has none; none at all where there are too many to wait for."""
    system = store.system(STEWARD)
    standing = stored_places(system)
    if len(standing) == system.actor_count or system.actor_count > MOST_SETTLED:
        return []
    ids = dict(zip(*store.current("actor").select(["key", "id"]).to_pydict().values(), strict=True))
    places = arrange(system, standing)
    return [
        Place(
            id=UUID(new_id()),
            actor=UUID(ids[key]),
            x=float(places[actor, 0]),
            y=float(places[actor, 1]),
            pinned=False,
        )
        for actor, key in enumerate(system.keys)
        if actor not in standing and key in ids
    ]
