"""Where each actor stands on the map: one layout of all ties of all dates, so that nobody moves.

Places lie in a square of side 2,000 round (0, 0); the browser stretches it to the screen's shape.
Services stand on the rim with their sectors side by side, their staff beside them, families inside.
Where there are no services the groups take their place; where there is neither, the ties alone
decide. Place carries no score.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import igraph
import numpy as np
from scipy.spatial import cKDTree

from sysmap.inference import igraph_seeded
from sysmap.model import SERVICE
from sysmap.system import System
from sysmap.views.maps.ring import RIM, Groups, Places, Rows, Ties, homes, ring, spread, stretched

HALF_SIDE = 1000.0
SEED = 20260
FREE_GAP = 80.0
"""A newcomer keeps this distance from everybody, where there is room."""
MOST_WEIGHT = 3
"""More ties than this between two actors draw them no closer together."""


def arrange(
    system: System, keep: Mapping[int, tuple[float, float]] | None = None, *, seed: int = SEED
) -> Places:
    """A place (x, y) for every actor; those of `keep` stay exactly where they are.

    Shape:     an array (actors, 2), in actor order, within -1000 and 1000. Where most are kept, a
               newcomer takes a free place near those it is tied to, and moves nobody.
    Cost:      about 0.2 s for 80 actors and 2 s for 2,000; next to nothing where most are kept.
    """
    kept = dict(keep or {})
    ties = ties_of_all_dates(system)
    if 2 * len(kept) > system.actor_count:
        return _with_newcomers(system.actor_count, kept, ties)
    places = _whole(system, ties, seed) * HALF_SIDE
    for actor, place in kept.items():
        places[actor] = place
    return places


@lru_cache(maxsize=8)
def places(system: System) -> Places:
    """The place of every actor: as the record holds it, and found for those who have none yet."""
    found = arrange(system, stored_places(system))
    found.flags.writeable = False
    return found


def rough_places(system: System) -> Places:
    """Where each actor would be drawn to, for a picture of groups: found at once, however many.

    Members of one group stand on one another.
    """
    groups, ties = groups_on_rim(system), ties_of_all_dates(system)
    if groups is None:
        return np.zeros((system.actor_count, 2))
    return homes(groups, ties, np.random.default_rng(SEED)) * HALF_SIDE


@lru_cache(maxsize=8)
def free_places(system: System) -> Places:
    """The place of every actor by the ties of all dates alone, wherever its service stands.

    They are found anew for each state of the record: somebody new may move others.
    """
    found = _free(system.actor_count, ties_of_all_dates(system), SEED) * HALF_SIDE
    found.flags.writeable = False
    return found


def stored_places(system: System) -> dict[int, tuple[float, float]]:
    """The places that the record holds, by actor number: what `arrange` is to keep."""
    rows = system.tables["place"].to_pylist()
    return {row["actor"]: (row["x"], row["y"]) for row in rows}


def ties_of_all_dates(system: System) -> Ties:
    """Every pair that was ever tied, in either direction and by whatever kind."""
    source, target = (system.numbers("tie", end).astype(np.intp) for end in ("source", "target"))
    ends = np.sort(np.column_stack([source, target])[source != target], axis=1)
    pairs, weight = np.unique(ends, axis=0, return_counts=True)
    return Ties(pairs[:, 0], pairs[:, 1], np.minimum(weight, MOST_WEIGHT).astype(float))


def groups_on_rim(system: System) -> Groups | None:
    """Services with their staff, else the attribute `group`; None where there is neither."""
    is_service = [kind == SERVICE for kind in system.texts("actor", "kind")]
    if any(is_service):
        return _service_groups(system, np.flatnonzero(is_service))
    return _named_groups(system.field("group"))


def _service_groups(system: System, services: Rows) -> Groups:
    number = np.full(system.actor_count + 1, -1, dtype=np.intp)
    number[services] = np.arange(len(services))
    sectors = system.texts("actor", "sector")
    return Groups(
        of=number[system.home_service],
        head=services,
        sector=tuple(sectors[service] or "" for service in services),
    )


def _named_groups(field: list[str | None]) -> Groups | None:
    names = sorted({name for name in field if name})
    number: dict[str | None, int] = {name: place for place, name in enumerate(names)}
    of = np.array([number.get(name, -1) for name in field], dtype=np.intp)
    heads = np.full(len(names), -1, dtype=np.intp)
    return Groups(of=of, head=heads, sector=tuple(names)) if len(names) > 1 else None


def _whole(system: System, ties: Ties, seed: int) -> Places:
    groups = groups_on_rim(system)
    if groups is None:
        return _free(system.actor_count, ties, seed)
    return ring(groups, ties, np.random.default_rng(seed))


def _free(count: int, ties: Ties, seed: int) -> Places:
    """Fruchterman and Reingold's layout, pulled out to the square's shape with no strays."""
    if count == 0:
        return np.zeros((0, 2))
    graph = igraph.Graph(n=count, edges=list(zip(ties.source, ties.target, strict=True)))
    with igraph_seeded(seed):
        drawn = graph.layout_fruchterman_reingold(weights=ties.weight, niter=500)
    places = spread(_filling(np.array(drawn.coords)), np.full(count, True), 1.5 / np.sqrt(count))
    return _filling(places)


def _filling(places: Places) -> Places:
    """The places by rank and by distance in equal parts: no wide gaps and no strays."""
    rank = places.argsort(axis=0).argsort(axis=0) / max(1, len(places) - 1) * 2 - 1
    filling: Places = (rank * RIM + stretched(places)) / 2
    return filling


def _with_newcomers(count: int, kept: Mapping[int, tuple[float, float]], ties: Ties) -> Places:
    """The kept places, and for each newcomer a free one near the middle of those it is tied to."""
    places = np.full((count, 2), np.nan)
    for actor, place in kept.items():
        places[actor] = place
    for actor in sorted(set(range(count)) - kept.keys()):
        places[actor] = _free_place(_wish(actor, places, ties), places[~np.isnan(places[:, 0])])
    return places


def _wish(actor: int, places: Places, ties: Ties) -> Places:
    """Where a newcomer would like to stand: amid those it is tied to, else in the middle."""
    others = (ties.target[ties.source == actor], ties.source[ties.target == actor])
    there = places[np.concatenate(others)]
    there = there[~np.isnan(there[:, 0])]
    return np.asarray(there.mean(axis=0)) if len(there) else np.zeros(2)


def _free_place(wish: Places, taken: Places) -> Places:
    """The point nearest to the wish that keeps its distance from all, else the emptiest one."""
    step = np.arange(600)
    turn = step * np.pi * (3 - np.sqrt(5))
    reach = 0.4 * FREE_GAP * np.sqrt(step)
    spiral = wish + reach[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    spiral = np.clip(spiral, -RIM * HALF_SIDE, RIM * HALF_SIDE)
    distance = cKDTree(taken).query(spiral)[0]
    free = distance >= FREE_GAP
    return np.asarray(spiral[int(free.argmax() if free.any() else distance.argmax())])
