"""Those who are counted, folded into groups that no number of a release can tell apart.

Whoever adds and subtracts the numbers of a release can reach such a group and nothing smaller: so
the groups are the unknowns of the check, and it holds no names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sysmap.disclosure.statements import Population, Statement
from sysmap.system import Flags, Numbers

Field = tuple[str, str]
"""A field and its value."""
Unit = Any
"""One that is counted: a person, a tie."""


@dataclass(frozen=True)
class Universe:
    """All that numbers of one kind can count.

    Shape:     `moments` is moment -> who was there; `fields` what each is; `people` on whom each
               rests (a person on themselves, a tie on its two ends).
    """

    moments: Mapping[str, frozenset[Unit]]
    fields: Mapping[Unit, Mapping[str, str]]
    people: Mapping[Unit, frozenset[Unit]] = field(default_factory=dict)
    follows: Mapping[Field, Field] = field(default_factory=dict)
    """What each that is such is as well: a tie between two sectors crosses."""

    def members(self, population: Population) -> frozenset[Unit]:
        """Who belongs to a population."""
        there = self.moments.get(population.on, frozenset())
        return frozenset(
            unit
            for unit in there
            if all(self.fields[unit].get(name) == value for name, value in population.where)
        )

    def told_by(self, population: Population) -> frozenset[Field]:
        """All that those of a population are, and what follows of it."""
        said = frozenset(population.where)
        return said | {self.follows[each] for each in said if each in self.follows}

    def and_also(self, other: Universe) -> Universe:
        """The same with the moments of another, which counts the same; fields are those of both."""
        fields = {
            unit: {**told, **self.fields.get(unit, {})} for unit, told in other.fields.items()
        }
        return Universe(
            moments={**self.moments, **other.moments},
            fields={**self.fields, **fields},
            people={**other.people, **self.people},
            follows={**other.follows, **self.follows},
        )

    def resting_on(self, units: frozenset[Unit]) -> int:
        """How many people these rest on."""
        return len({person for unit in units for person in self.people.get(unit, {unit})})


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups that numbers can tell apart, each with how many it counts and rests on.

    Shape:     `within[population][g]` says whether the g-th group belongs to a population.
    """

    size: Numbers
    people: Numbers
    within: Mapping[Population, Flags]

    def row(self, statement: Statement) -> Numbers:
        """How often each group counts in a statement."""
        rows = [factor * self.within[population] for factor, population in statement.terms]
        total: Numbers = np.sum(rows, axis=0, dtype=float) + np.zeros(self.size.size)
        return total


def groups(
    universe: Universe, populations: Sequence[Population], maybe: Sequence[Population] = ()
) -> Groups:
    """Everybody by the populations that they belong to.

    Nobody may be in those of `maybe`, which is not to be told: each is a group of its own with
    nobody in it, which belongs wherever its fields would put it.
    """
    members = {each: universe.members(each) for each in populations}
    alike: defaultdict[tuple[bool, ...], set[Unit]] = defaultdict(set)
    for unit in set().union(*members.values()):
        alike[tuple(unit in members[each] for each in populations)].add(unit)
    found = sorted(alike)
    folded = [frozenset(alike[signature]) for signature in found]
    empty = [
        tuple(
            one.on == each.on and universe.told_by(one).issuperset(each.where)
            for each in populations
        )
        for one in maybe
    ]
    columns = [*found, *empty]
    within = {
        each: np.array([column[place] for column in columns], dtype=bool)
        for place, each in enumerate(populations)
    }
    nobody = [0.0] * len(empty)
    return Groups(
        size=np.array([*map(len, folded), *nobody], dtype=float),
        people=np.array([*map(universe.resting_on, folded), *nobody], dtype=float),
        within=within,
    )
