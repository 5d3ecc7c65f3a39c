"""Young people stand in the record under pseudonyms: what looks like a full name is told."""

from __future__ import annotations

import re

from sysmap.model import YOUNG_PERSON

_NAME = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
OWNED = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")


def looks_like_a_full_name(label: str | None) -> bool:
    """Whether a label is two names or more, each with a capital.

    >>> [looks_like_a_full_name(label) for label in ("Wren", "Jo Smith", "Wren's mum", "YP 12")]
    [False, True, False, False]
    """
    words = (label or "").split()
    return len(words) > 1 and all(map(_is_a_name, words))


def _is_a_name(word: str) -> bool:
    return bool(
        _NAME.fullmatch(word)
        and word[0].isupper()
        and not word.endswith(OWNED)
        and (len(word) == 1 or not word.isupper())
    )


def may_name_a_young_person(kind: str | None, label: str | None) -> bool:
    """Whether somebody is a young person and their label looks like their full name."""
    return kind == YOUNG_PERSON and looks_like_a_full_name(label)
