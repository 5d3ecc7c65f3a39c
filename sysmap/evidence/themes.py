"""How often each code comes up: at each meeting, in each context, and beside each other code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sysmap.evidence.said import TOO_FEW, At, Outside, Said, enough, said_in, voices
from sysmap.system import System

THEME, LENS = "theme", "lens"


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many of some excerpts bear each code.

    Shape:     `excerpts` how many there are; `counts` code -> how many of them bear it
    Undefined: `counts` None where too few people spoke, as `why` says
    """

    excerpts: int
    counts: Mapping[int, int] | None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class InContext:
    """What is said of a context by link, and apart from that what is said while it is in force."""

    context: int
    linked: Tally
    in_force: Tally


def codes_of(system: System, sort: str) -> list[int]:
    """The codes of a sort, by number, in the record's order."""
    return [number for number, told in enumerate(system.texts("code", "sort")) if told == sort]


def themes_by_meeting(system: System, sort: str = THEME) -> Mapping[At, Tally]:
    """Meeting -> how often each code of a sort comes up; what belongs to none stands at the end.

    Shape:     the meetings to which anything belongs, in the record's order
    """
    codes, said = codes_of(system, sort), said_in(system)
    there = {one.meeting for one in said}
    meetings = sorted(at for at in there if isinstance(at, int))
    ordered: list[At] = [*meetings, *(at for at in Outside if at in there)]
    return {at: tally([one for one in said if one.meeting == at], codes) for at in ordered}


def themes_by_context(system: System, sort: str = THEME) -> list[InContext]:
    """How often each code of a sort comes up in each context, in the record's order."""
    codes, said = codes_of(system, sort), said_in(system)
    return [
        InContext(
            context=context,
            linked=tally([one for one in said if context in one.linked], codes),
            in_force=tally([one for one in said if context in one.in_force], codes),
        )
        for context in range(system.tables["context"].num_rows)
    ]


def tally(said: Sequence[Said], codes: Iterable[int]) -> Tally:
    """How many of these excerpts bear each of the codes."""
    if not enough(said):
        return Tally(excerpts=len(said), counts=None, why=TOO_FEW)
    counts = {code: sum(code in one.codes for one in said) for code in codes}
    return Tally(excerpts=len(said), counts=counts)


def co_occurrence(system: System) -> Mapping[tuple[int, int], int]:
    """Each two codes -> how many excerpts bear both; those that never meet are left out."""
    return Counter(pair for one in said_in(system) for pair in combinations(sorted(one.codes), 2))


def lens_by_theme(system: System) -> Mapping[tuple[int, int], int]:
    """Each lens with each theme -> how many excerpts bear both."""
    both = co_occurrence(system)
    return {
        (lens, theme): both.get((min(lens, theme), max(lens, theme)), 0)
        for lens in codes_of(system, LENS)
        for theme in codes_of(system, THEME)
    }


def excerpts_bearing(system: System, code: int) -> frozenset[int]:
    """The excerpts, by number, that bear a code."""
    return frozenset(one.excerpt for one in said_in(system) if code in one.codes)


def how_many(system: System) -> tuple[int, int, int]:
    """How many excerpts are counted, in how many sources, and how many people speak in them."""
    said: Collection[Said] = said_in(system)
    return len(said), len({one.source for one in said}), voices(said)
