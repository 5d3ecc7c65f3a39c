"""The group map: everybody of one kind and sector as one block, and which blocks are tied.

It holds no number and nobody's name. A block stands for enough people, or it is joined with others
of its kind, or it is not shown; so it is with ties between two blocks, by the people under them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sysmap.disclosure.vocabulary import is_person, kind_that_leaves, sector_that_leaves
from sysmap.network import Network

SEVERAL_SECTORS = "several sectors"
"""The sector of a block in which those of several were joined."""


class Block(NamedTuple):
    """Everybody of a kind in a sector."""

    kind: str
    sector: str


@dataclass(frozen=True, kw_only=True)
class Blocks:
    """The blocks that are shown, the pairs of them that are tied, and how much is not shown."""

    shown: tuple[Block, ...]
    links: tuple[tuple[Block, Block], ...]
    hidden_blocks: int
    hidden_links: int


def blocks(network: Network, enough: int) -> Blocks:
    """The group map of one day, nothing in it standing for fewer people than this."""
    alone = _alone(network)
    under = _people_under(network)
    joined = _joined(_stood_for(alone, under), enough)
    of = [joined.get(block) for block in alone]
    links = _links(network, of, under)
    shown = {link for link, people in links.items() if len(people) >= enough}
    return Blocks(
        shown=tuple(sorted({block for block in of if block})),
        links=tuple(sorted(shown)),
        hidden_blocks=len({block for block in alone if block not in joined}),
        hidden_links=len(links) - len(shown),
    )


def _alone(network: Network) -> list[Block]:
    """The block of each actor there, before any are joined."""
    kinds, sectors = (network.system.texts("actor", name) for name in ("kind", "sector"))
    return [
        Block(kind_that_leaves(kinds[actor]), sector_that_leaves(sectors[actor]))
        for actor in network.actor_numbers
    ]


def _people_under(network: Network) -> list[frozenset[int]]:
    """For each actor there, whom they stand for: people for themselves, a service for its own."""
    system = network.system
    kinds = [kind_that_leaves(kind) for kind in system.texts("actor", "kind")]
    members = defaultdict(set)
    for actor in network.actor_numbers:
        if is_person(kinds[actor]):
            members[int(system.home_service[actor])].add(actor)
    return [
        frozenset({actor} if is_person(kinds[actor]) else members[actor])
        for actor in network.actor_numbers
    ]


def _stood_for(
    alone: Iterable[Block], under: Iterable[frozenset[int]]
) -> Mapping[Block, frozenset[int]]:
    people: defaultdict[Block, frozenset[int]] = defaultdict(frozenset)
    for block, stood_for in zip(alone, under, strict=True):
        people[block] |= stood_for
    return people


def _joined(people: Mapping[Block, frozenset[int]], enough: int) -> dict[Block, Block]:
    """Each block -> the one that it is shown in; those of too few people are not there."""
    few: defaultdict[str, list[Block]] = defaultdict(list)
    for block, stood_for in people.items():
        if len(stood_for) < enough:
            few[block.kind].append(block)
    shown = {block: block for block in people if block not in few[block.kind]}
    for kind, parts in few.items():
        if len(frozenset[int]().union(*(people[part] for part in parts))) >= enough:
            shown |= dict.fromkeys(parts, Block(kind, SEVERAL_SECTORS))
    return shown


def _links(
    network: Network, of: list[Block | None], under: list[frozenset[int]]
) -> Mapping[tuple[Block, Block], frozenset[int]]:
    """Two blocks that are tied -> the people under their ties; none between two kept apart."""
    apart = network.selection.among(
        network.selection.ever_apart, network.actors[network.low], network.actors[network.high]
    )
    found: defaultdict[tuple[Block, Block], frozenset[int]] = defaultdict(frozenset)
    pairs = zip(network.low[~apart].tolist(), network.high[~apart].tolist(), strict=True)
    for low, high in pairs:
        one, other = of[low], of[high]
        if one and other and one != other:
            found[min(one, other), max(one, other)] |= under[low] | under[high]
    return found
