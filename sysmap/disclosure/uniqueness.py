"""How many people could be singled out in a network that leaves, by what is told of them.

Somebody who knows a person well knows who is round them. Their signature is all that the two
tables say of them and of their neighbours; whoever shares theirs with fewer than k may be found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from sysmap.disclosure.tie_list import TieList

K = 3
"""How many must share a signature."""

_OUT, _IN, _EITHER = "to", "from", "with"


@dataclass(frozen=True, kw_only=True)
class Crowd:
    """How well some of the people are hidden among one another; None where there are none."""

    people: int
    rare: int
    """How many share their signature with fewer than k, themselves among them."""
    smallest: int | None
    """The smallest group with one signature."""
    k_by_kind_and_sector: int | None
    k_by_degree: int | None
    unique_by_neighbours_degrees: int
    """How many are alone with the numbers of ties that their neighbours have."""

    @property
    def rare_share(self) -> float | None:
        """The share that could be singled out."""
        return self.rare / self.people if self.people else None


@dataclass(frozen=True, kw_only=True)
class Report:
    """What somebody could find out who knows a person and whom they are tied to."""

    young: Crowd
    people: Crowd

    @property
    def is_refused(self) -> bool:
        """Whether the network may not leave: a young person could be singled out."""
        return self.young.rare > 0

    @property
    def warns(self) -> bool:
        """Whether somebody must have read it first: an adult could be singled out."""
        return self.people.rare > 0


def report(ties: TieList, k: int = K) -> Report:
    """The report on exactly these rows."""
    marks = signatures(ties)
    return Report(
        young=_crowd(ties, ties.protected, marks, k), people=_crowd(ties, ties.people, marks, k)
    )


def signatures(ties: TieList) -> list[Hashable]:
    """For each node all that is told of it, and of each of its ties and who is at the other end."""
    told: list[list[tuple[object, ...]]] = [[] for _ in ties.nodes]
    for source, target, kind, *rest in ties.ties:
        out, back = (_OUT, _IN) if kind in ties.directed else (_EITHER, _EITHER)
        told[source].append((out, kind, *rest, *ties.nodes[target]))
        told[target].append((back, kind, *rest, *ties.nodes[source]))
    return [(node, tuple(sorted(rows))) for node, rows in zip(ties.nodes, told, strict=True)]


def rare(ties: TieList, places: Sequence[int], k: int = K) -> list[int]:
    """Those of these who share their signature with fewer than k of them."""
    marks = signatures(ties)
    sizes = Counter(marks[place] for place in places)
    return [place for place in places if sizes[marks[place]] < k]


def _crowd(ties: TieList, places: Sequence[int], marks: Sequence[Hashable], k: int) -> Crowd:
    neighbours = _neighbours(ties)
    degree = [len(found) for found in neighbours]
    sizes = _sizes([marks[place] for place in places])
    around = [tuple(sorted(degree[other] for other in neighbours[place])) for place in places]
    return Crowd(
        people=len(places),
        rare=sum(size for size in sizes if size < k),
        smallest=min(sizes, default=None),
        k_by_kind_and_sector=min(_sizes([ties.nodes[place][:2] for place in places]), default=None),
        k_by_degree=min(_sizes([degree[place] for place in places]), default=None),
        unique_by_neighbours_degrees=_sizes(around).count(1),
    )


def _neighbours(ties: TieList) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in ties.nodes]
    for tie in ties.ties:
        found[tie.source].add(tie.target)
        found[tie.target].add(tie.source)
    return found


def _sizes(values: Sequence[Hashable]) -> list[int]:
    return [*Counter(values).values()]
