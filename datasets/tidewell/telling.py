"""What is told about each move: its label and saying, its elements, the contexts it was made in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from contexts import Context
from dice import Dice
from framework import (
    BASICS,
    BELONGING,
    COMPETENCIES,
    COPING,
    CORE_SELF,
    ELEMENTS,
    GARDEN_ROOM,
    LABELS,
    LEARNING,
    MATERIALS,
    MEANINGS,
    OUTCOMES,
    PRACTICES,
    PRINCIPLES,
    SAYINGS,
    Practice,
)
from moves import Move
from people import CARER
from story import Setting

USUAL = {BASICS: 0.25, BELONGING: 0.25, LEARNING: 0.20, COPING: 0.15, CORE_SELF: 0.15}
UNDER_TARGET = {BASICS: 0.08, BELONGING: 0.20, LEARNING: 0.35, COPING: 0.25, CORE_SELF: 0.12}
"""The target moves the shares of those it covers: learning and coping together from 35 % to 60 %,
basics from 25 % to 8 %."""
TARGET = "X3"

COMPARTMENTS_INTRODUCED, BASICS_INTRODUCED = 2, 3
"""Months before which no move has a compartment, and none is about Basics."""

FOLLOWS_ANOTHER = 0.22
CHANGES_OF_ELEMENTS = {0: 0.2, 1: 0.35, 2: 0.3, 3: 0.15}
EXTRA_ELEMENTS = {0: 0.5, 1: 0.35, 2: 0.15}
MATERIAL_NOT_RECORDED = 0.15
USES_GARDEN_ROOM = 0.4
OWN_SAYING = 0.3
SECOND_COMPARTMENT = 0.06
OUTCOME_TOLD = 0.6

NAMED_BY_TELLER = {"X1": 0.06, "X2": 0.5, "X3": 0.5, "X4": 0.4, "X5": 0.5, "X6": 0.4}
WORKED_AROUND = {"X2": 0.3, "X3": 0.3, "X4": 0.2}
"""Of the moves that name a context, those that worked round it."""

PLACES = {"work": 0.6, "other service": 0.25, "meeting": 0.15}
STAGES = {"try": 0.35, "tell the group": 0.2, "adjust": 0.2, "keep": 0.2, "choose": 0.05}
ROOM_TO_ACT = {"free": 0.35, "some": 0.4, "little": 0.1, "": 0.15}
ROOM_UNDER_PRESSURE = {"free": 0.1, "some": 0.35, "little": 0.4, "": 0.15}
PRESSING = frozenset({"X2", "X3", "X4"})
PROPOSED_BY_FAMILY = 0.12


@dataclass
class Account:
    """A move as it was told to the group."""

    move: Move
    compartments: tuple[str, ...] = ()
    label: str = ""
    practice: str = ""
    saying: str = ""
    principles: tuple[str, ...] = ()
    place: str = "work"
    stage: str = ""
    room_to_act: str = ""
    proposed_by: str = ""
    outcome: str = ""
    derived_from: Account | None = None
    elements: set[str] = field(default_factory=set)
    contexts: list[tuple[str, str, str]] = field(default_factory=list)
    title: str = ""

    def parts(self) -> Iterator[tuple[str, str]]:
        """Each element, and whether it was kept, added or dropped since the move before."""
        before = self.derived_from.elements if self.derived_from else None
        for element in sorted(self.elements | (before or set())):
            yield element, "" if before is None else _part(element, before, self.elements)


def _part(element: str, before: set[str], now: set[str]) -> str:
    if element not in now:
        return "dropped"
    return "kept" if element in before else "added"


def accounts(moves: Sequence[Move], setting: Setting, dice: Dice) -> list[Account]:
    """Every move with all that was told about it."""
    told = [Account(move) for move in moves]
    deal_compartments(told, setting, dice)
    for account in told:
        name_the_practice(account, dice)
    for account in told:
        trace_back(account, told, dice)
        account.elements = elements_of(account, setting, dice)
        account.contexts = list(contexts_of(account.move, setting, dice))
        add_words(account, setting, dice)
    return told


def deal_compartments(told: list[Account], setting: Setting, dice: Dice) -> None:
    """Gives every move its compartment, in exactly the planted shares."""
    covered = [a for a in told if TARGET in in_force_for(a.move, setting)]
    others = [a for a in told if TARGET not in in_force_for(a.move, setting)]
    later = setting.covered_by(TARGET)
    soon = [account for account in others if account.move.maker in later]
    never = [account for account in others if account.move.maker not in later]
    deal(soon, USUAL, dice)
    deal(never, USUAL, dice)
    deal(covered, UNDER_TARGET, dice)


def in_force_for(move: Move, setting: Setting) -> dict[str, Context]:
    """The contexts in force on the day of a move that cover its maker."""
    return {
        context.key: context
        for context in setting.contexts
        if context.in_force(move.day) and move.maker in context.covered(setting.cast)
    }


def deal(told: Sequence[Account], shares: Mapping[str, float], dice: Dice) -> None:
    """Deals compartments like cards from a deck that holds each in its exact share."""
    open_accounts = [a for a in told if a.move.month >= COMPARTMENTS_INTRODUCED]
    deck = dice.shuffled(exact_shares(shares, len(open_accounts)))
    for account in open_accounts:
        if account.move.plan and account.move.plan.idea.compartment in deck:
            deck.remove(account.move.plan.idea.compartment)
    for account in open_accounts:
        account.compartments = (_card(account, deck),)


def _card(account: Account, deck: list[str]) -> str:
    if account.move.plan:
        return account.move.plan.idea.compartment
    early = account.move.month < BASICS_INTRODUCED
    card = next((card for card in deck if not (early and card == BASICS)), deck[0])
    deck.remove(card)
    return card


def exact_shares(shares: Mapping[str, float], size: int) -> list[str]:
    """So many cards, each name as often as its share says (largest remainders first)."""
    cards = [name for name, share in shares.items() for _ in range(int(share * size))]
    rests = sorted(shares, key=lambda name: -(shares[name] * size % 1))
    return cards + rests[: size - len(cards)]


def name_the_practice(account: Account, dice: Dice) -> None:
    """Gives a move its label, its practice and its title."""
    plan = account.move.plan
    compartment = account.compartments[0] if account.compartments else BELONGING
    labels = LABELS[compartment]
    account.label = plan.idea.label if plan else dice.pick(list(labels))
    account.practice = plan.idea.practice if plan else labels[account.label]


def practice(key: str) -> Practice:
    """The practice with this key."""
    return next(practice for practice in PRACTICES if practice.key == key)


def trace_back(account: Account, told: Sequence[Account], dice: Dice) -> None:
    """Says from which earlier move a move came, where it came from one."""
    plan = account.move.plan
    if plan:
        account.derived_from = told[plan.derived_from - 1] if plan.derived_from else None
        return
    long_ago = account.move.day - timedelta(days=10)
    earlier = [
        other
        for other in told[: account.move.number - 1]
        if other.practice == account.practice and other.move.day <= long_ago
    ]
    if earlier and dice.chance(FOLLOWS_ANOTHER):
        account.derived_from = dice.pick(earlier)


def elements_of(account: Account, setting: Setting, dice: Dice) -> set[str]:
    """The elements of a move: as planted, tinkered with, or its practice's own."""
    if account.move.plan and account.move.plan.elements:
        return set(account.move.plan.elements)
    if account.derived_from:
        return tinkered(account.derived_from.elements, dice)
    return fresh(account, setting, dice)


def tinkered(before: set[str], dice: Dice) -> set[str]:
    """Another move's elements with a few added or dropped."""
    elements = set(before)
    for _ in range(dice.weighted(CHANGES_OF_ELEMENTS)):
        if len(elements) > 2 and dice.chance(0.5):
            elements.remove(dice.pick(sorted(elements & before or elements)))
        else:
            elements.add(dice.pick(sorted(everything() - before - elements)))
    return elements


def everything() -> set[str]:
    """The keys of all elements but the garden room, which needs the building."""
    return {key for names in ELEMENTS.values() for key in names} - {GARDEN_ROOM}


def fresh(account: Account, setting: Setting, dice: Dice) -> set[str]:
    """The elements of a practice done anew, with whatever else came to hand."""
    elements = set(practice(account.practice).elements)
    spare = sorted((MEANINGS.keys() | COMPETENCIES.keys()) - elements)
    elements |= set(dice.sample(spare, dice.weighted(EXTRA_ELEMENTS)))
    if dice.chance(MATERIAL_NOT_RECORDED):
        elements -= MATERIALS.keys()
    elif "X5" in in_force_for(account.move, setting) and dice.chance(USES_GARDEN_ROOM):
        elements = elements - MATERIALS.keys() | {GARDEN_ROOM}
    return elements


def contexts_of(move: Move, setting: Setting, dice: Dice) -> Iterator[tuple[str, str, str]]:
    """The contexts that a move was made in: who says so, and how the move bears on each."""
    plan = move.plan
    for key in in_force_for(move, setting):
        named = dice.chance(NAMED_BY_TELLER.get(key, 0.0))
        around = named and dice.chance(WORKED_AROUND.get(key, 0.0))
        if plan and plan.context == key:
            yield key, "named_by_teller", plan.bearing
        else:
            yield (
                key,
                "named_by_teller" if named else "derived",
                "worked around" if around else "under",
            )


def add_words(account: Account, setting: Setting, dice: Dice) -> None:
    """Adds the rest of what was told, and leaves gaps where people leave them."""
    compartment = account.compartments[0] if account.compartments else ""
    if compartment and dice.chance(OWN_SAYING):
        account.saying = dice.pick(SAYINGS[compartment])
    if compartment and not account.move.plan and dice.chance(SECOND_COMPARTMENT):
        account.compartments = _with_second(account, setting, dice)
    account.principles = tuple(sorted(dice.sample(PRINCIPLES, 1 + dice.below(2))))
    family = setting.cast.kind(account.move.maker) == CARER
    account.place = "home" if family else dice.weighted(PLACES)
    account.stage = dice.weighted(STAGES)
    pressed = PRESSING & in_force_for(account.move, setting).keys()
    account.room_to_act = dice.weighted(ROOM_UNDER_PRESSURE if pressed else ROOM_TO_ACT)
    account.proposed_by = proposer(account.move, setting, dice)
    account.outcome = dice.pick(OUTCOMES) if dice.chance(OUTCOME_TOLD) else ""
    account.title = title(account, setting)


def _with_second(account: Account, setting: Setting, dice: Dice) -> tuple[str, ...]:
    """A second compartment, but never for those whose shares the story plants."""
    if account.move.maker in setting.covered_by(TARGET):
        return account.compartments
    first = account.compartments[0]
    return first, dice.pick([name for name in (BELONGING, COPING, CORE_SELF) if name != first])


def proposer(move: Move, setting: Setting, dice: Dice) -> str:
    """Who thought of the move: its maker, or somebody of the family."""
    if not move.young_person or not dice.chance(PROPOSED_BY_FAMILY):
        return move.maker
    carer = setting.cast.carer_of[move.young_person]
    return dice.pick((move.young_person, carer))


def title(account: Account, setting: Setting) -> str:
    """One line that says who did what, and for whom."""
    move = account.move
    if move.plan:
        return move.plan.title
    names = setting.cast.actors
    for_whom = f", for {names[move.young_person].label}" if move.young_person else ""
    return f"{names[move.maker].label} {practice(account.practice).title}{for_whom}"
