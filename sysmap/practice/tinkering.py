"""What a move changed of the one before it: repeated, tinkered with, or put together anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from sysmap.practice.elements import elements, types
from sysmap.practice.moves import Moves, RecordedMove

How = Literal["new", "repeat", "tinker", "substitution", "re-combination"]
HOWS: tuple[How, ...] = ("repeat", "tinker", "substitution", "re-combination", "new")

MOST_TINKERED = 2
"""A move that differs from its parent in more elements is a re-combination."""


class Version(NamedTuple):
    """One move as a version of an earlier one.

    Shape:     `how` is None where the elements of the move or of its parent are not recorded;
               `changed` are the elements that one has and the other has not, `moved` their types;
               an inferred parent is the maker's latest earlier move with the same label.
    """

    move: int
    parent: int | None
    inferred: bool
    how: How | None
    changed: frozenset[int]
    moved: frozenset[str]


def versions(moves: Moves, among: Iterable[RecordedMove] | None = None) -> tuple[Version, ...]:
    """Each move as a version of the one from which it was derived, as recorded or as inferred."""
    chosen = moves.all if among is None else among
    return tuple(_version(move, moves) for move in chosen)


def tinkering_rate(found: Sequence[Version]) -> float | None:
    """Of the moves with a parent, the share that changed one or two elements of it.

    Undefined: None where no move has a parent, the elements of both recorded.
    """
    told = [version for version in found if version.parent is not None and version.how]
    tinkers = sum(version.how in ("tinker", "substitution") for version in told)
    return tinkers / len(told) if told else None


def _version(move: RecordedMove, moves: Moves) -> Version:
    recorded = move.derived_from
    above = _inferred(move, moves) if recorded is None else recorded
    inferred = recorded is None and above is not None
    nothing: frozenset[str] = frozenset()
    if not elements(move) or (above is not None and not elements(moves.all[above])):
        return Version(move.number, above, inferred, None, frozenset(), nothing)
    if above is None:
        return Version(move.number, None, inferred, "new", frozenset(), nothing)
    now, then = types(move), types(moves.all[above])
    changed = now.keys() ^ then.keys()
    moved = frozenset({**now, **then}[element] for element in changed)
    how = _how(now, then)
    return Version(move.number, above, inferred, how, frozenset(changed), moved)


def _how(now: dict[int, str], then: dict[int, str]) -> How:
    came, went = now.keys() - then.keys(), then.keys() - now.keys()
    if not came and not went:
        return "repeat"
    if len(came) + len(went) > MOST_TINKERED:
        return "re-combination"
    swapped = [now[element] for element in came] == [then[element] for element in went]
    return "substitution" if swapped else "tinker"


def _inferred(move: RecordedMove, moves: Moves) -> int | None:
    """The latest earlier move with the same label by one of the same makers."""
    earlier = [
        other
        for other in moves.of_label.get(move.label or "", ())
        if other.day < move.day and set(other.makers) & set(move.makers)
    ]
    return max(earlier, key=lambda other: (other.day, other.number)).number if earlier else None
