"""Parts of the text of a source: where they stand, blanked, and where they are once it is veiled.

Places are characters of the text, the end exclusive. What is blanked keeps its length, so that the
places of all else hold; where a name is replaced, what stands behind it moves along.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sysmap.store.veil import Unnamed

BLANK = "\N{MIDDLE DOT}"
Place = tuple[int, int]


class Passage(NamedTuple):
    """A part of a text by its places and its words, of which either may be missing."""

    start: int | None
    end: int | None
    words: str | None


def places_of(text: str, passage: Passage) -> list[Place] | None:
    """Where a passage stands in a text; None where that cannot be told."""
    start, end, words = passage
    if start is not None and end is not None and words in (None, text[start:end]):
        return [(start, end)]
    found = [match.span() for match in re.finditer(re.escape(words or ""), text)]
    return found if words and found else None


def blanked(text: str, passages: Iterable[Passage]) -> str | None:
    """The text without these passages; None where it cannot be told where one of them stands."""
    found = [places_of(text, passage) for passage in passages]
    if None in found:
        return None
    for start, end in (place for places in found for place in places or ()):
        text = text[:start] + BLANK * len(text[start:end]) + text[end:]
    return text


@dataclass(frozen=True, kw_only=True)
class Text:
    """The text of a source as somebody reads it, beside the text as it stands in the record."""

    stored: str
    open: str
    """The same without what is not shown."""
    unnamed: Unnamed

    def passages(self, stored: Sequence[Passage]) -> list[Passage]:
        """Passages of the record as they are read; the text is gone through once for all."""
        places = [self._places(one) for one in stored]
        text, at = self.unnamed.moved(self.open, [edge for place in places for edge in place])
        moved = iter(at)
        found = []
        for one, place in zip(stored, places, strict=True):
            if place:
                start, end = next(moved), next(moved)
                found.append(Passage(start, end, text[start:end]))
            else:
                found.append(one._replace(words=one.words and self.unnamed.text(one.words)))
        return found

    def _places(self, stored: Passage) -> tuple[int, ...]:
        """Both places of a passage, where the text holds its words there; else none."""
        start, end, words = stored
        if start is None or end is None or words != self.stored[start:end]:
            return ()
        return start, end

    @property
    def read(self) -> str:
        """The whole text as it is read."""
        return self.unnamed.text(self.open)

    def marked(self, start: int, end: int) -> Passage | None:
        """The passage of the record that was marked in what is read; None where it is blanked.

        A name that is only partly marked is taken whole.
        """
        _text, at = self.unnamed.moved(self.open, range(len(self.open) + 1))
        first = bisect_left(at, at[bisect_right(at, start) - 1])
        after = bisect_left(at, end)
        words = self.stored[first:after]
        return Passage(first, after, words) if words == self.open[first:after] else None


def texts(
    stored: Mapping[object, str | None],
    silent: Mapping[object, Collection[Passage]],
    unnamed: Unnamed,
) -> dict[object, Text]:
    """Each source's text as it is read; those are left out that have none, or cannot be opened."""
    opened = {key: text and blanked(text, silent.get(key, ())) for key, text in stored.items()}
    return {
        key: Text(stored=stored[key] or "", open=text, unnamed=unnamed)
        for key, text in opened.items()
        if text
    }


def passages_read(
    passages: Sequence[Passage], of: Sequence[object], read: Mapping[object, Text], veil: Unnamed
) -> list[Passage]:
    """Each passage as it is read; `of` says of which source each one is."""
    found = [one._replace(words=one.words and veil.text(one.words)) for one in passages]
    places: dict[object, list[int]] = defaultdict(list)
    for place, key in enumerate(of):
        places[key].append(place)
    for key in places.keys() & read.keys():
        told = read[key].passages([passages[place] for place in places[key]])
        for place, one in zip(places[key], told, strict=True):
            found[place] = one
    return found
