"""The catalogue of measures: what each says, how it is reckoned and when it is undefined.

A measure is one function, entered by a decorator; its name is the id, its first line the sentence.
Tables, charts, exports, the reference page and the property tests are written once, over
`CATALOGUE`. Undefined is None, never 0 and never NaN, with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Level = Literal["whole", "group", "actor", "circle", "change"]
Value = float | int | None
Values = Mapping[str, Value]
Reason = str | Callable[[Any, str], str]
Measure = TypeVar("Measure", bound=Callable[..., Any])

EVERYBODY = ("group", "manager", "researcher")
THE_GROUP = ("group", "researcher")
THE_PERSON = ("the person", "researcher")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One measure: `values` gives it for a network (for the level "change": for a difference).

    `undefined` says why a value is None, `note` what must be said of one that is not: each a text,
    or a function of what is measured and the subject. `count` is n: how many actors it speaks of.
    """

    id: str
    level: Level
    label: str
    sentence: str
    formula: str
    unit: str
    undefined: Reason
    values: Callable[[Any], Values]
    count: Callable[[Any, str], int]
    source: str = ""
    caution: str = ""
    note: Reason = ""
    audience: tuple[str, ...] = EVERYBODY
    version: int = 1

    def reason(self, measured: Any, subject: str, value: Value) -> str:
        """Why this value is undefined, or what must be said of it; often empty."""
        reason = self.undefined if value is None else self.note
        return reason if isinstance(reason, str) else reason(measured, subject)


CATALOGUE: dict[str, Entry] = {}
"""Id -> entry, in the order in which the rooms enter their measures."""


def measure(**described: Any) -> Callable[[Measure], Measure]:
    """Enter a function that gives {subject: value}; the arguments are fields of `Entry`."""

    def entered(values: Measure) -> Measure:
        _enter(values, values, described)
        return values

    return entered


def figure(**described: Any) -> Callable[[Measure], Measure]:
    """Enter a function that gives one value for the whole; its subject is empty."""

    def entered(value: Measure) -> Measure:
        _enter(value, lambda measured: {"": value(measured)}, described)
        return value

    return entered


def subject_of(*names: str) -> str:
    r"""The subject of a pair of names; a bar inside a name is escaped.

    >>> print(subject_of("health", "youth|voluntary"))
    health|youth\|voluntary
    """
    return "|".join(name.replace("|", "\\|") for name in names)


def _enter(
    function: Callable[..., Any], values: Callable[[Any], Values], described: dict[str, Any]
) -> None:
    name = function.__name__
    sentence = (function.__doc__ or "").partition("\n")[0]
    CATALOGUE[name] = Entry(id=name, sentence=sentence, values=values, **described)
