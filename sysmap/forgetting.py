"""Answers that are kept in this process, and let go of when somebody is erased.

Every `lru_cache` of a room of ours is emptied by itself; what else holds on to a record's contents
between two calls says here how it lets go.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import _lru_cache_wrapper
from typing import Any
from weakref import WeakSet

OURS = __name__.partition(".")[0]

_OWN: WeakSet[_lru_cache_wrapper[Any]] = WeakSet()
_LETTING_GO: list[Callable[[], object]] = []


def let_go_too(cache: _lru_cache_wrapper[Any]) -> None:
    """Empty a cache as well that belongs to one object, for as long as there is one."""
    _OWN.add(cache)


def when_erased(let_go: Callable[[], object]) -> None:
    """Have something done whenever somebody was erased from a record."""
    _LETTING_GO.append(let_go)


def forget() -> None:
    """Let go of everything that was kept."""
    for cache in [*_caches_of_rooms(), *_OWN]:
        cache.cache_clear()
    for let_go in _LETTING_GO:
        let_go()


def _caches_of_rooms() -> Iterator[_lru_cache_wrapper[Any]]:
    rooms = [room for name, room in list(sys.modules.items()) if name.partition(".")[0] == OURS]
    for room in rooms:
        for held in list(vars(room).values()):
            if isinstance(held, _lru_cache_wrapper):
                yield held
