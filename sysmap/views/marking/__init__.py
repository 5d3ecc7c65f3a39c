"""The text of a source in which words are marked: its script and style, and what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from sysmap.views import evidence_words as words


class Coded(NamedTuple):
    """A part of the text that is coded already: its places, and the small label at its end."""

    start: int
    end: int
    label: str


def source() -> tuple[str, str]:
    """The style and script, as `streamlit.components.v2.component` takes them (css, js)."""
    folder = files(__package__)
    css, js = (folder.joinpath(name).read_text(encoding="utf-8") for name in NAMES)
    return css, js


def payload(text: str, coded: Sequence[Coded], *, may_mark: bool) -> dict[str, Any]:
    """The text, what is coded in it, and what is said beside it."""
    return {
        "text": text,
        "coded": [list(one) for one in coded],
        "mayMark": may_mark,
        "name": words.THE_TEXT,
        "how": words.HOW_TO_MARK if may_mark else words.NOT_TO_BE_MARKED,
        "nothing": words.NOTHING_MARKED,
        "marked": words.MARKED,
    }


BLANKED = "\N{MIDDLE DOT}" * 3
NAMES = ("marking.css", "marking.js")


def has_blanks(text: str) -> bool:
    """Whether a part of the text is blanked."""
    return BLANKED in text
