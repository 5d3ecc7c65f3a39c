"""The catalogue of measures: what each says, how it is reckoned and when it is undefined.

A measure is one function, entered by a decorator; its name is the id, its first line the sentence.
Tables, charts, exports, the reference page and the property tests are written once, over
`CATALOGUE`. Undefined is None, never 0 and never NaN, with a reason.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, TypeVar

Level = Literal["whole", "group", "actor", "circle", "change"]
Cost = Literal["cheap", "draws", "paths"]
Value = float | int | None
Values = Mapping[str, Value]
Reason = str | Callable[[Any, str], str]
Measure = TypeVar("Measure", bound=Callable[..., Any])
Figures = TypeVar("Figures", bound=Callable[[Any], Values])

EVERYBODY = ("group", "manager", "researcher")
THE_GROUP = ("group", "researcher")
THE_PERSON = ("the person", "researcher")


@dataclass(frozen=True, kw_only=True)
class Convention:
    """Another way to reckon a measure, for values that were published by it; asked for by name."""

    sentence: str
    formula: str
    unit: str
    source: str
    undefined: Reason
    values: Callable[[Any], Values]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One measure: `values` gives it for a network (for the level "change": for a difference).

    `undefined` says why a value is None, `note` what must be said of one that is not: each a text,
    or a function of what is measured and the subject. `count` is n: how many actors it speaks of.
    What has the `cost` "draws" is reckoned many times over, by chance; what has the cost "paths"
    looks at the ways between all pairs of actors: in a large network it is reckoned only for
    whoever names it.
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
    cost: Cost = "cheap"
    version: int = 1
    conventions: dict[str, Convention] = field(default_factory=dict)

    def by(self, names: Collection[str]) -> Entry:
        """This measure as one of these conventions reckons it, where it knows any of them."""
        for name, convention in self.conventions.items():
            if name in names:
                note = f"by convention {name}: {convention.formula}"
                return replace(self, note=note, **vars(convention))
        return self

    def reason(self, measured: Any, subject: str, value: Value) -> str:
        """Why this value is undefined, or what must be said of it; often empty."""
        reason = self.undefined if value is None else self.note
        return reason if isinstance(reason, str) else reason(measured, subject)


CATALOGUE: dict[str, Entry] = {}
"""Id -> entry, in the order in which the rooms enter their measures."""


def measure(**described: Any) -> Callable[[Measure], Measure]:
    """Enter a function that gives {subject: value}; the arguments are fields of `Entry`."""

    def entered(values: Measure) -> Measure:
        _enter(**_named(values), values=values, **described)
        return values

    return entered


def figure(**described: Any) -> Callable[[Measure], Measure]:
    """Enter a function that gives one value for the whole; its subject is empty."""

    def entered(value: Measure) -> Measure:
        _enter(**_named(value), values=lambda measured: {"": value(measured)}, **described)
        return value

    return entered


def convention(of: Measure, name: str, **described: Any) -> Callable[[Measure], Measure]:
    """Enter a function that gives another measure's {subject: value} by a convention of its own."""

    def entered(values: Measure) -> Measure:
        CATALOGUE[of.__name__].conventions[name] = Convention(
            sentence=_sentence(values), values=values, **described
        )
        return values

    return entered


def figures(
    each: Mapping[str, Mapping[str, Any]], **described: Any
) -> Callable[[Figures], Figures]:
    """Enter a function that gives {id: value}: several figures of the whole from one count.

    `each` tells of every id the fields that are its own, its sentence among them. The function is
    asked once for every id and does well to remember its last answer.
    """

    def entered(values: Figures) -> Figures:
        for name, own in each.items():
            _enter(id=name, values=_one_of(values, name), **described, **own)
        return values

    return entered


def subject_of(*names: str) -> str:
    r"""The subject of a pair of names; a bar inside a name is escaped.

    >>> print(subject_of("health", "youth|voluntary"))
    health|youth\|voluntary
    """
    return "|".join(name.replace("|", "\\|") for name in names)


def _named(function: Callable[..., Any]) -> dict[str, str]:
    return {"id": function.__name__, "sentence": _sentence(function)}


def _sentence(function: Callable[..., Any]) -> str:
    return (function.__doc__ or "").partition("\n")[0]


def _one_of(values: Callable[[Any], Values], name: str) -> Callable[[Any], Values]:
    return lambda measured: {"": values(measured)[name]}


def _enter(**fields: Any) -> None:
    entry = Entry(**fields)
    CATALOGUE[entry.id] = entry
