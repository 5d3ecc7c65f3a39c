"""Keys for moves that come without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from sysmap.intake.incoming import Incoming
from sysmap.intake.recorded import Recorded
from sysmap.readers import FILE, ROW, Columns

_PREFIX = "M"


def free_keys(prefix: str, used: Iterable[str]) -> Iterator[str]:
    """The keys that nothing bears yet: the prefix with the numbers after the highest in use.

    >>> keys = free_keys("M", ["M9", "M041", "Mary"])
    >>> next(keys), next(keys)
    ('M042', 'M043')
    """
    number = re.compile(re.escape(prefix) + r"(\d+)")
    found = [match[1] for key in used if (match := number.fullmatch(key))]
    highest = max(found, key=int, default="0")
    return (f"{prefix}{after:0{len(highest)}}" for after in count(int(highest) + 1))


def numbered(incoming: Incoming, recorded: Recorded) -> Incoming:
    """The files with a key for every move: the recorded one of its day and title, else a free one.

    Shape:     rows without an id that are alike to the last cell are one move, others are others
    """
    moves = incoming.table("moves")
    nameless = [place for place, key in enumerate(moves["id"]) if key is None]
    if not nameless:
        return incoming
    told = incoming.batch.keys["moves"]
    known = _recorded_keys(recorded, without=told)
    free = free_keys(_PREFIX, [*told, *recorded.ids("move")])
    ids, of_content = list(moves["id"]), {}
    for place in nameless:
        content = _content(moves, place)
        if content not in of_content:
            alike = known.get((moves["date"][place], moves["title"][place]))
            of_content[content] = alike.pop() if alike else next(free)
        ids[place] = of_content[content]
    _note(incoming, moves, {place: ids[place] for place in nameless}, recorded)
    tables = {**incoming.batch.tables, "moves": {**moves, "id": ids}}
    return replace(incoming, batch=replace(incoming.batch, tables=tables))


def _recorded_keys(
    recorded: Recorded, *, without: Iterable[str]
) -> dict[tuple[Any, str], list[str]]:
    """Day and title -> the recorded keys that the files do not give themselves, the first last."""
    rows = recorded.rows("move")
    named = set(without)
    moves = sorted(
        zip(rows["key"], rows["date"], rows["title"], strict=True),
        key=lambda move: (len(move[0]), move[0]),
        reverse=True,
    )
    found: dict[tuple[Any, str], list[str]] = {}
    for key, day, title in moves:
        if key not in named:
            found.setdefault((day, title), []).append(key)
    return found


def _content(rows: Columns, place: int) -> tuple[Any, ...]:
    return tuple(values[place] for name, values in rows.items() if name not in (FILE, ROW))


def _note(incoming: Incoming, rows: Columns, given: dict[int, str], recorded: Recorded) -> None:
    """Tell which keys were made, file by file."""
    made: dict[str, list[str]] = {}
    for place, key in given.items():
        if key not in recorded.ids("move"):
            made.setdefault(rows[FILE][place], []).append(key)
    for file, keys in made.items():
        called = keys[0] if len(keys) == 1 else f"{keys[0]} to {keys[-1]}"
        incoming.note(file, f"{len(keys):,} without an id, called {called}")
