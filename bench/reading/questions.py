"""Ten questions about one programme at two dates, with their right answers, from the record alone.

The draws take a seed, so that the questions of a reading were not seen while anything was drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from sysmap.change import between
from sysmap.metrics.circles import Circle, circles_of
from sysmap.model import PRACTITIONER, SERVICE, YOUNG_PERSON
from sysmap.network import Network, panel
from sysmap.system import System
from sysmap.views.clock import Step, calendar_steps, written
from sysmap.views.maps.steps import drawable

Answer = list[str] | list[list[str]]


@dataclass(frozen=True)
class Question:
    """What is asked, and the answers that are right: all of a set, or any one of several."""

    asked: str
    right: Answer
    rule: str
    """`all`: exactly these. `any`: one of these. `numbers`: these in order."""


@dataclass(frozen=True)
class Asked:
    """What the questions and the pictures are about."""

    system: System
    before: Step
    after: Step
    seed: int

    @cached_property
    def networks(self) -> list[Network]:
        """The network at each of the two dates."""
        return panel(self.system, [self.before.day, self.after.day])

    @cached_property
    def neighbours(self) -> list[dict[str, set[str]]]:
        """At each date: name -> the names of those whom a tie that is drawn joins them to."""
        return [self._near(network) for network in self.networks]

    @cached_property
    def young_person(self) -> int:
        """Whose circle is drawn: one with four to six people at the later date, in other parts."""
        there = {circle.young_person for circle in circles_of(self.networks[0])}
        fitting = [
            circle.young_person
            for circle in circles_of(self.networks[1])
            if 4 <= len(circle.alters) <= 6 and circle.unlinked and circle.young_person in there
        ]
        return int(np.random.default_rng(self.seed).choice(fitting))

    @cached_property
    def circles(self) -> list[Circle]:
        """The circle of the young person at each date."""
        found = (
            next(one for one in circles_of(network) if one.young_person == self.young_person)
            for network in self.networks
        )
        return list(found)

    @cached_property
    def practitioner(self) -> int:
        """Whose ties are asked for: a practitioner with four to seven at the later date."""
        kinds, after = self.system.texts("actor", "kind"), self.neighbours[1]
        fitting = [
            actor
            for actor, kind in enumerate(kinds)
            if kind == PRACTITIONER and 4 <= len(after.get(self.name(actor), ())) <= 7
        ]
        return int(np.random.default_rng(self.seed + 2).choice(fitting))

    def name(self, actor: int) -> str:
        """What an actor is called."""
        return self.system.labels[actor]

    def _near(self, network: Network) -> dict[str, set[str]]:
        held = drawable(network)
        near: dict[str, set[str]] = {self.name(actor): set() for actor in network.actors}
        ends = (network.actors[end[held]] for end in (network.tie_source, network.tie_target))
        for one, other in zip(*(end.tolist() for end in ends), strict=True):
            near[self.name(one)].add(self.name(other))
            near[self.name(other)].add(self.name(one))
        return near


def asked_of(system: System, seed: int) -> Asked:
    """The first and the last month of the demo's programme."""
    settings = system.settings
    steps = calendar_steps(
        date.fromisoformat(settings["start"]), date.fromisoformat(settings["end"])
    )
    return Asked(system, steps[0], steps[-1], seed)


def questions(asked: Asked) -> list[Question]:
    """The ten questions, in the order in which they are put."""
    dice = np.random.default_rng(asked.seed + 1)
    return [ask(asked, dice) for ask in TEN]


def is_right(question: Question, given: Sequence[str]) -> bool:
    """Whether an answer is right: every name of a set and no other, or one of several pairs."""
    told = [str(one).strip().casefold() for one in given]
    if question.rule == "numbers":
        return told == question.right
    if question.rule == "all":
        return set(told) == {str(name).casefold() for name in question.right}
    return set(told) in [{name.casefold() for name in pair} for pair in question.right]


def _of_kind(asked: Asked, *kinds: str) -> list[str]:
    found = asked.system.texts("actor", "kind")
    return [asked.name(actor) for actor, kind in enumerate(found) if kind in kinds]


def _dates(asked: Asked) -> str:
    return f"{written(asked.before.day)} and {written(asked.after.day)}"


def who_left(asked: Asked, _dice: np.random.Generator) -> Question:
    before, after = asked.neighbours
    return Question(
        f"Who was there on {written(asked.before.day)} and is gone on {written(asked.after.day)}? "
        "Name all.",
        sorted(before.keys() - after.keys()),
        "all",
    )


def who_joined(asked: Asked, _dice: np.random.Generator) -> Question:
    before, after = asked.neighbours
    return Question(
        f"Who is there on {written(asked.after.day)} and was not on {written(asked.before.day)}? "
        "Name all.",
        sorted(after.keys() - before.keys()),
        "all",
    )


def which_services_lost_a_tie(asked: Asked, _dice: np.random.Generator) -> Question:
    before, after = asked.neighbours
    lost = [
        name
        for name in _of_kind(asked, SERVICE)
        if before.get(name, set()) - after.get(name, set())
    ]
    return Question(
        f"Which services had a tie on {written(asked.before.day)} to somebody to whom they have "
        f"none on {written(asked.after.day)}? Name all.",
        sorted(lost),
        "all",
    )


def how_many_parts(asked: Asked, _dice: np.random.Generator) -> Question:
    name = asked.name(asked.young_person)
    return Question(
        f"Leave {name} out. Into how many separate parts do the PEOPLE tied to {name} fall (people "
        f"alone, services not counted) on {_dates(asked)}? Give two numbers.",
        [str(len(circle.parts)) for circle in asked.circles],
        "numbers",
    )


def who_has_not_met(asked: Asked, _dice: np.random.Generator) -> Question:
    name = asked.name(asked.young_person)
    pairs = [[asked.name(a), asked.name(b)] for a, b in asked.circles[1].unlinked]
    return Question(
        f"Name two people tied to {name} on {written(asked.after.day)} who have no tie to each "
        "other then.",
        pairs,
        "any",
    )


def who_is_alone(asked: Asked, _dice: np.random.Generator) -> Question:
    alone = sorted(name for name, near in asked.neighbours[1].items() if not near)
    return Question(
        f"Who has no tie at all on {written(asked.after.day)}? Name all, or say nobody.",
        alone or ["nobody"],
        "all",
    )


def to_whom_tied(asked: Asked, _dice: np.random.Generator) -> Question:
    after, name = asked.neighbours[1], asked.name(asked.practitioner)
    return Question(
        f"To whom and what is {name} tied on {written(asked.after.day)}? Name all.",
        sorted(after[name]),
        "all",
    )


def which_ties_ended(asked: Asked, dice: np.random.Generator) -> Question:
    before, after = asked.neighbours
    lost = {
        name: near - after[name]
        for name, near in before.items()
        if name in after and 1 <= len(near - after[name]) <= 3
    }
    people = [name for name in sorted(lost) if name not in _of_kind(asked, SERVICE)]
    name = str(dice.choice(people))
    return Question(
        f"With whom or what did {name} have a tie on {written(asked.before.day)} and none on "
        f"{written(asked.after.day)}? Name all.",
        sorted(lost[name]),
        "all",
    )


def what_grew_stronger(asked: Asked, _dice: np.random.Generator) -> Question:
    difference = between(asked.system, asked.before.day, asked.after.day, found_put_back=True)
    rows = np.flatnonzero(difference.changes.stronger)
    selection, tie = difference.selection, difference.tie
    pairs = [
        [asked.name(selection.tie_source[tie[row]]), asked.name(selection.tie_target[tie[row]])]
        for row in rows
    ]
    return Question(
        f"Name two who were tied on both {_dates(asked)}, and more strongly on the later day.",
        pairs,
        "any",
    )


def how_many(asked: Asked, _dice: np.random.Generator) -> Question:
    kinds = asked.system.texts("actor", "kind")
    counts = [
        sum(kinds[actor] == YOUNG_PERSON for actor in network.actors.tolist())
        for network in asked.networks
    ]
    return Question(
        f"How many young people are on the map on {_dates(asked)}? Give two numbers.",
        [str(count) for count in counts],
        "numbers",
    )


TEN: Sequence[Callable[[Asked, np.random.Generator], Question]] = (
    who_left,
    who_joined,
    which_services_lost_a_tie,
    how_many_parts,
    who_has_not_met,
    who_is_alone,
    to_whom_tied,
    which_ties_ended,
    what_grew_stronger,
    how_many,
)
