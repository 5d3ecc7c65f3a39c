"""The next free key of a noun: the prefix that its keys have most often, and one more."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from sysmap.intake.numbering import free_keys
from sysmap.recording.held import Held

PREFIX = {
    "move": "M",
    "element": "E",
    "context": "X",
    "tie": "T",
    "effect": "EF",
    "actor": "A",
    "attempt": "AT",
    "configuration": "W",
    "framework": "F",
    "meeting": "G",
    "practice": "R",
    "action": "N",
    "source": "D",
    "excerpt": "Q",
    "code": "K",
}
_NUMBERED = re.compile(r"(\D*)\d+")


class Keys:
    """Free keys for the new things of one save; none is given twice."""

    def __init__(self, held: Held) -> None:
        self._held = held
        self._given: dict[str, list[str]] = defaultdict(list)

    def next(self, noun: str) -> str:
        """The next key of a noun."""
        return self._free(noun, self._held.keys(noun), PREFIX[noun])

    def next_actor(self, kind: str | None) -> str:
        """The next key of an actor, after those of its kind."""
        alike = [row["key"] for row in self._held.rows("actor") if row["kind"] == kind]
        return self._free("actor", alike, (kind or PREFIX["actor"])[0].upper())

    def taken(self, noun: str, key: str) -> None:
        """Keep a key that somebody chose from being given again."""
        self._given[noun].append(key)

    def _free(self, noun: str, alike: Iterable[str], otherwise: str) -> str:
        taken = [*self._held.keys(noun), *self._given[noun]]
        key = next(free_keys(_commonest_prefix(alike) or otherwise, taken))
        self._given[noun].append(key)
        return key


def _commonest_prefix(keys: Iterable[str]) -> str | None:
    """What most of the keys that end in a number begin with; None where none does.

    >>> _commonest_prefix(["M001", "M260", "walk"])
    'M'
    """
    prefixes = [match[1] for key in keys if (match := _NUMBERED.fullmatch(key))]
    return Counter(prefixes).most_common(1)[0][0] if prefixes else None
