"""Practices that hang together: bundles by a shared material, complexes by what was judged.

Source: own reading of Shove, Pantzar & Watson 2012.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from sysmap.practice.elements import types
from sysmap.practice.practices import Practised, Relation

MATERIAL, DEPENDS = "material", "depends"

Together = tuple[frozenset[str], ...]
"""Names of practices that hang together, the most first; nobody that hangs with no other."""


def bundles(found: Sequence[Practised]) -> Together:
    """Practices joined, one to the next, by a material that moves of both were made of."""
    used = {practised.name: _materials(practised) for practised in found}
    return _together((a, b) for a, b in combinations(used, 2) if used[a] & used[b])


def complexes(judged: Iterable[Relation]) -> Together:
    """Practices joined, one to the next, by somebody's judgement that one depends on the other."""
    return _together((one.a, one.b) for one in judged if one.kind == DEPENDS)


def _materials(practised: Practised) -> frozenset[int]:
    of: Mapping[int, str] = {
        element: kind for move in practised.moves for element, kind in types(move).items()
    }
    return frozenset(element for element, kind in of.items() if kind == MATERIAL)


def _together(pairs: Iterable[tuple[str, str]]) -> Together:
    parts: list[frozenset[str]] = []
    for pair in pairs:
        touched = [part for part in parts if part & set(pair)]
        parts = [part for part in parts if part not in touched]
        parts.append(frozenset(pair).union(*touched))
    return tuple(sorted(parts, key=lambda part: (-len(part), sorted(part))))
