"""How much of the record somebody speaks of: ties and moves with a source, and of what kinds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sysmap.evidence.said import said_in
from sysmap.evidence.ties_told import ties_kept_apart
from sysmap.system import System

NONE_RECORDED = {"tie": "no connection is recorded", "move": "no move is recorded"}


@dataclass(frozen=True, kw_only=True)
class SpokenOf:
    """What speaks of one thing: how many sources, of which kinds, and how they stand to it."""

    sources: int
    kinds: tuple[str, ...]
    stances: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of all things at least one source speaks of.

    Undefined: `value` None where there are none
    """

    spoken_of: int
    of: int

    @property
    def value(self) -> float | None:
        """The share."""
        return self.spoken_of / self.of if self.of else None


def spoken_of(system: System, noun: str) -> Mapping[int, SpokenOf]:
    """Each thing of a noun (tie, move, context or element) that a source speaks of -> what does.

    Shape:     by number, in the record's order; ties of two who are kept apart are left out
    """
    source = {one.excerpt: one.source for one in said_in(system)}
    kinds = system.texts("source", "kind")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in system.tables["excerpt_link"].to_pylist():
        if (
            row[noun] is not None
            and row["excerpt"] in source
            and row[noun] not in _apart(system, noun)
        ):
            found[row[noun]].append((source[row["excerpt"]], row["stance"]))
    return {
        number: SpokenOf(
            sources=len({one for one, _ in found[number]}),
            kinds=tuple(sorted({str(kinds[one]) for one, _ in found[number]})),
            stances=Counter(stance for _, stance in found[number]),
        )
        for number in sorted(found)
    }


def share_spoken_of(system: System, noun: str) -> Share:
    """How many of the ties, or moves, at least one source speaks of."""
    every = system.tables[noun].num_rows - len(_apart(system, noun))
    return Share(spoken_of=len(spoken_of(system, noun)), of=every)


def on_file(system: System) -> Mapping[str, int]:
    """Kind of source -> how many there are, most first; whatever was agreed to."""
    return dict(Counter(str(kind) for kind in system.texts("source", "kind")).most_common())


def _apart(system: System, noun: str) -> Collection[int]:
    return ties_kept_apart(system) if noun == "tie" else ()
