"""What somebody who is erased said in texts with several speakers: blanked, in every version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from duckdb import DuckDBPyConnection

from sysmap.store.passages import BLANK, Passage, Place, blanked, places_of
from sysmap.store.queries import named_queries

Values = Mapping[str, Any]
SOURCE, EXCERPT = "source", "excerpt"


@dataclass(frozen=True)
class Unsaid:
    """What people said in sources of others, and what is left of the rows that hold it."""

    cursor: DuckDBPyConnection
    people: frozenset[UUID]

    @cached_property
    def passages(self) -> Mapping[UUID, list[Passage]]:
        """Source -> what they said in it."""
        sql = named_queries("erasing.sql")["said_in_sources"].sql
        rows = self.cursor.execute(sql, {"ids": list(map(str, self.people))}).fetchall()
        said: dict[UUID, list[Passage]] = defaultdict(list)
        for source, *passage in rows:
            said[source].append(Passage(*passage))
        return said

    def left_of(self, noun: str, row: Values) -> dict[str, object]:
        """The fields of a row that hold what they said, without it; none where it holds nothing.

        A text in which it cannot be told what they said goes as a whole.
        """
        if noun == SOURCE and row["text"] and row["id"] in self.passages:
            return {"text": blanked(row["text"], self.passages[row["id"]])}
        if noun == EXCERPT and row["words"] and row["source"] in self.passages:
            words = self._words_left(row)
            return {} if words == row["words"] else {"words": words}
        return {}

    def _words_left(self, row: Values) -> str | None:
        """The words of an excerpt of somebody else, without what they said in the midst of it."""
        start, end = row["start_position"], row["end_position"]
        whole = (start, end) if start is not None else None
        left = blanked(row["words"], _within(row["words"], whole, self.passages[row["source"]]))
        return left if left and left.strip(BLANK) else None


def _within(words: str, place: Place | None, said: Iterable[Passage]) -> list[Passage]:
    """The parts of an excerpt's words that others said, by their places in those words."""
    found: list[Passage] = []
    for passage in said:
        if place and passage.start is not None and passage.end is not None:
            first, after = (max(0, at - place[0]) for at in (passage.start, passage.end))
            if first < min(after, len(words)):
                found.append(Passage(first, min(after, len(words)), None))
        else:
            own = Passage(None, None, passage.words)
            found += [own] if places_of(words, own) else []
    return found
