"""Measures that neither NetworkX nor igraph has, in plain Python over sets of neighbours.

Made as fast as plain Python would let us: set differences in place of look-ups, one walk over the
blocks for all key persons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from statistics import median
from typing import Any

YOUNG = "young person"
NOT_PEOPLE = {"service", "group", "thing"}
COORDINATOR, CONSULTANT, GATEKEEPER, REPRESENTATIVE, LIAISON = range(5)

Neighbours = Sequence[set[int]]


def kinds_near(kind: Sequence[str], near: Neighbours) -> Mapping[str, Any]:
    reached: list[int] = []
    mixed: list[float | None] = []
    focus: list[float | None] = []
    for node, others in enumerate(near):
        found = Counter(kind[other] for other in others)
        reached.append(len(found))
        squares = sum(count * count for count in found.values())
        mixed.append(1 - squares / len(others) ** 2 if others else None)
        people = sum(count for name, count in found.items() if name not in NOT_PEOPLE)
        asked = people and kind[node] != YOUNG
        focus.append(found[YOUNG] / people if asked else None)
    shares = zip(kind, focus, strict=True)
    practitioners = [
        share for name, share in shares if name == "practitioner" and share is not None
    ]
    return {
        "kinds_reached": reached,
        "kind_heterogeneity": mixed,
        "focus_share": focus,
        "focus_share_median": median(practitioners),
    }


def brokerage(group: Sequence[int], into: Neighbours, out: Neighbours) -> Mapping[str, Any]:
    counts = [[0] * len(group) for _ in range(5)]
    coordinator, consultant, gatekeeper, representative, liaison = counts
    for node, own in enumerate(group):
        for one in into[node]:
            first = group[one]
            for other in out[node] - out[one]:
                if other == one:
                    continue
                last = group[other]
                if first == own:
                    (coordinator if last == own else representative)[node] += 1
                elif last == own:
                    gatekeeper[node] += 1
                else:
                    (consultant if first == last else liaison)[node] += 1
    return {
        "brokerage_coordinator": coordinator,
        "brokerage_consultant": consultant,
        "brokerage_gatekeeper": gatekeeper,
        "brokerage_representative": representative,
        "brokerage_liaison": liaison,
    }


def two_step_reach(
    kind: Sequence[str], group: Sequence[int], groups: int, near: Neighbours
) -> list[float | None]:
    services = {node for node, name in enumerate(kind) if name == "service"}
    young = [node for node, name in enumerate(kind) if name == YOUNG]
    doors = [{group[other] for other in others & services} for others in near]
    met = Counter(
        door
        for node in young
        for door in doors[node].union(*(doors[other] for other in near[node]))
    )
    there = {group[node] for node in services}
    return [met[one] / len(young) if one in there else None for one in range(groups)]


def key_person_drops(
    size: int, parts: Sequence[Collection[int]], blocks: Sequence[Collection[int]]
) -> list[float]:
    """Without each node: its part falls into what hangs below it, block by block, and the rest."""
    blocks_of: list[list[int]] = [[] for _ in range(size)]
    for number, members in enumerate(blocks):
        for node in members:
            blocks_of[node].append(number)
    everything = sum(len(part) * (len(part) - 1) for part in parts)
    hanging = [0] * len(blocks)
    left = [everything] * size
    for part in parts:
        walk = [(next(iter(part)), -1)]
        for node, via in walk:
            for number in blocks_of[node]:
                if number != via:
                    walk += [(other, number) for other in blocks[number] if other != node]
        own = len(part)
        for node, via in reversed(walk):
            pieces = [hanging[number] for number in blocks_of[node] if number != via]
            below = 1 + sum(pieces)
            if via >= 0:
                hanging[via] += below
            pieces.append(own - below)
            left[node] += sum(piece * (piece - 1) for piece in pieces) - own * (own - 1)
    before = everything / (size * (size - 1))
    return [before - count / ((size - 1) * (size - 2)) for count in left]
