"""Texts that name somebody: found as whole words, and what stands in their place once erased."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import uuid4

from sysmap.model import FIELDS as NOUN_FIELDS
from sysmap.store.passages import BLANK
from sysmap.store.tables import FIELDS

ERASED = "[erased]"
BY_PLACES = frozenset([("source", "text"), ("excerpt", "words")])
"""Texts of which the parts are known by their places."""
SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")
SHORTEST_KEY = 2
"""A key of one letter is a word of the language too, and no text is taken to name them by it."""

SHARED_WORDS = frozenset(
    (
        *("kind", "kind_a", "kind_b", "tie_kind", "sector", "role", "flag", "age_band"),
        *("stage", "setting", "compartments", "principles"),
    )
)
"""Fields that hold a word which many rows share, by which they are counted."""
BY_CODE = frozenset(["setting", "erasure"])
"""Nouns whose key or texts are ours."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """How somebody is named in texts: a key or an id letter by letter, else in any case."""

    exactly: frozenset[str] = frozenset()
    in_any_case: frozenset[str] = frozenset()

    @cached_property
    def _found(self) -> re.Pattern[str]:
        exactly = [re.escape(name) for name in sorted(self.exactly, key=len, reverse=True)]
        others = [re.escape(name) for name in sorted(self.in_any_case, key=len, reverse=True)]
        ways = [*(f"(?i:{name})" for name in others), *exactly] or [r"(?!)"]
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(ways)})(?![^\W_])")

    @property
    def needles(self) -> list[str]:
        """What a text that names them holds, in small letters."""
        return sorted({name.lower() for name in self.exactly | self.in_any_case})

    def are_in(self, text: object) -> bool:
        """Whether a text names them."""
        return isinstance(text, str) and self._found.search(text) is not None

    def taken_out_of(self, text: str, instead: str = ERASED) -> str:
        """The text with something else in their place."""
        return self._found.sub(lambda _: instead, text)

    def blanked_in(self, text: str) -> str:
        """The text with blanks in their place, so that all else stands where it stood."""
        return self._found.sub(lambda found: BLANK * len(found[0]), text)

    def sentences_in(self, text: str) -> str:
        """The sentences of a text that name them."""
        sentences = SENTENCE_ENDS.split(text)
        return " [...] ".join(sentence for sentence in sentences if self.are_in(sentence))


def names_from(
    keys: Iterable[str], labels: Iterable[str | None], also: Iterable[str] = ()
) -> Names:
    """The names of somebody by their keys, their labels and what else they are called."""
    return Names(
        exactly=frozenset(key for key in keys if len(key) >= SHORTEST_KEY),
        in_any_case=frozenset(name.strip() for name in (*labels, *also) if name and name.strip()),
    )


def texts_of(noun: str) -> Sequence[str]:
    """The fields of a noun in which somebody may be named."""
    told = NOUN_FIELDS.get(noun, {})
    return [
        field
        for field, kind in FIELDS[noun].items()
        if kind is str
        and field not in SHARED_WORDS
        and not (field in told and told[field].words)
        and not (noun in BY_CODE and field != "value")
    ]


def without_names(noun: str, row: Mapping[str, object], names: Names) -> Mapping[str, object]:
    """The fields of a row that name somebody, as they are once that is taken out."""
    return {
        field: _replaced(noun, field, str(row[field]), names)
        for field in texts_of(noun)
        if names.are_in(row[field])
    }


def _replaced(noun: str, field: str, text: str, names: Names) -> str | None:
    if (noun, field) in BY_PLACES:
        return names.blanked_in(text)
    if field != "key":
        return names.taken_out_of(text)
    return f"erased {uuid4().hex[:8]}" if NOUN_FIELDS[noun][field].needed else None
