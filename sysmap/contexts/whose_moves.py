"""By whom a move stands under a context: its maker, anybody who took part, or everybody who did."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from sysmap.practice import RecordedMove

MovesBy = Literal["maker", "any", "all"]
TOOK_PART = ("maker", "with", "enlisted")
"""Whoever did something in it; not for whom it was done, nor who saw it."""


class Rule(NamedTuple):
    """Who of a move must be covered on its day: so many of those with one of these parts."""

    roles: tuple[str, ...]
    enough: Callable[[Iterable[bool]], bool]
    words: str

    def people(self, move: RecordedMove) -> tuple[int, ...]:
        """Whose coverage decides, each once; none where nobody has such a part."""
        return tuple(dict.fromkeys(one for role in self.roles for one in move.people.get(role, ())))


RULES: Mapping[MovesBy, Rule] = {
    "maker": Rule(("maker",), any, "maker rule"),
    "any": Rule(TOOK_PART, any, "any who took part"),
    "all": Rule(TOOK_PART, all, "all who took part"),
}
