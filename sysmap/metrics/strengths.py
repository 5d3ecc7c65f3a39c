"""Whether the strengths of ties can be added up, and what must be said of the sum."""

from __future__ import annotations

from sysmap.network import Network

LEVEL = "level"


def are_levels(network: Network) -> bool:
    """Whether some chosen kind of tie has levels for its strength, which are not numbers."""
    return LEVEL in network.selection.strength_meanings


def no_sum(network: Network, subject: str = "") -> str:
    """Why strengths are not added up."""
    levels = are_levels(network)
    return "levels are not numbers" if levels else "the strength of a tie is not recorded"


def unit_of_sum(network: Network, subject: str = "") -> str:
    """What must be said of a sum of strengths."""
    return "unit not stated" if None in network.selection.strength_meanings else ""
