"""What a group looks at as far as there is room: what is disputed or new, all else in turn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import ceil

import numpy as np

from sysmap.confirmations import confirmations
from sysmap.meetings.decisions import NOT_DISCUSSED
from sysmap.meetings.lots import Lot, allotted, by_person, gathered
from sysmap.meetings.occasion import Occasion
from sysmap.meetings.things import Item, Thing, Waiting, Why
from sysmap.practice import moves_of
from sysmap.practice.origins import MADE
from sysmap.system import ALWAYS, STILL, date_of, day_number

TURNS = 3
"""All ties, and all contexts, have their turn within so many meetings."""
MOST_TOGETHER = 15
"""More than so many things are not decided by one word."""
MOST: Mapping[Why, int] = {
    "disputed": 8,
    "moves": 5,
    "new": 3,
    "not spoken of": 2,
    "context": 3,
    "turn": 8,
}
"""How many items there are of each at most, in the order in which they are walked."""
CIRCLES_TOGETHER = 6


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What one reason brings up now, in lots, and what waits, first come first."""

    why: Why
    lots: Sequence[Lot]
    later: Sequence[Thing] = ()
    together: int = MOST_TOGETHER


def in_turn(
    occasion: Occasion, already: Iterable[Thing], room: int
) -> tuple[list[Item], list[Waiting]]:
    """The items for which there is room, and what waits with the meeting at which its turn comes.

    Shape:     nothing that is on the agenda `already` is among them
    """
    taken = {thing.place for thing in already}

    def chosen(thing: Thing) -> bool:
        return thing.place not in taken

    asked: list[Asked] = []
    for find in (_disputed, _moves, _new, _circles, _contexts, _rest):
        found = find(occasion, chosen)
        taken.update(thing.place for lot in (*found.lots, found.later) for thing in lot)
        asked.append(found)
    wanted = {one.why: min(len(one.lots), MOST[one.why]) for one in asked}
    given = allotted(wanted, room)
    settled = [_settled(one, given[one.why]) for one in asked]
    return [item for items, _ in settled for item in items], [
        waiting for _, waits in settled for waiting in waits
    ]


def _settled(asked: Asked, items: int) -> tuple[list[Item], list[Waiting]]:
    """The items of one reason, and when all that is too much for them has its turn."""
    things = [thing for lot in asked.lots for thing in lot]
    at_once = items * asked.together
    now, late = things[:at_once], [*things[at_once:], *asked.later]
    chosen = {thing.place for thing in now}
    lots = [[thing for thing in lot if thing.place in chosen] for lot in asked.lots]
    made = [Item(why=asked.why, things=tuple(lot)) for lot in gathered(lots, items)]
    each = max(len(now), 1)
    waits = [
        Waiting(why=asked.why, things=tuple(late[first : first + each]), meetings=nth)
        for nth, first in enumerate(range(0, len(late), each), start=1)
    ]
    return made, waits


Chosen = Callable[[Thing], bool]


def _disputed(occasion: Occasion, chosen: Chosen) -> Asked:
    """What was disputed when somebody last spoke of it; first what has waited longest."""
    said = occasion.said_before
    things = [
        Thing(of=of, numbers=numbers)
        for (of, numbers), told in said.items()
        if told[-1].verdict == "disputed" and of != "pair"
    ]
    known = {thing.place for thing in things} | {*said}
    things += [thing for thing in _of_doubted_moves(occasion) if thing.place not in known]
    found = sorted(filter(chosen, things), key=lambda one: (occasion.last_turn(one), one.place))
    return Asked(why="disputed", lots=[[thing] for thing in found], together=1)


def _of_doubted_moves(occasion: Occasion) -> list[Thing]:
    """The moves with an effect that somebody disputes."""
    return [
        Thing(of="move", numbers=(move.number,), day=move.day)
        for move in moves_of(occasion.system).all
        if move.day < occasion.day and any(one.status == "disputed" for one in move.effects)
    ]


def _moves(occasion: Occasion, chosen: Chosen) -> Asked:
    """The moves since the last meeting, by whoever made them."""
    by_maker: dict[int, Lot] = defaultdict(list)
    for move in moves_of(occasion.system).all:
        thing = Thing(of="move", numbers=(move.number,), day=move.day)
        if occasion.is_since_the_last(move.day) and chosen(thing):
            by_maker[min(move.makers, default=-1)].append(thing)
    return Asked(why="moves", lots=[by_maker[maker] for maker in sorted(by_maker)])


def _new(occasion: Occasion, chosen: Chosen) -> Asked:
    """The ties since the last meeting that no move of that time made, by person."""
    if occasion.is_first:
        return Asked(why="new", lots=())
    made = {
        effect.tie
        for move in moves_of(occasion.system).all
        if occasion.is_since_the_last(move.day)
        for effect in move.effects
        if effect.effect in MADE
    }
    came = {*occasion.now.tie.tolist()} - {*occasion.then.tie.tolist()} - made
    things = [
        Thing(of="tie", numbers=(tie,), day=_start(occasion, tie))
        for tie in sorted(came)
        if occasion.may_be_listed(tie)
    ]
    return Asked(why="new", lots=_by_person(occasion, filter(chosen, things)))


def _start(occasion: Occasion, tie: int) -> date | None:
    """The day on which a tie as it is now began."""
    spells = occasion.now.selection.spells
    own = spells.chosen(spells.of == tie)
    starts = own.start[own.holding(day_number(occasion.day) - 1)].tolist()
    return date_of(starts[0]) if starts and starts[0] != ALWAYS else None


def _circles(occasion: Occasion, chosen: Chosen) -> Asked:
    """The circles that no meeting of late has spoken of; first what has waited longest."""
    spoken = _spoken_of(occasion)
    things = [
        thing
        for one in occasion.circles
        for thing in [Thing(of="circle", numbers=(one.young_person,))]
        if one.young_person not in spoken and chosen(thing)
    ]
    things.sort(key=lambda one: (occasion.last_turn(one), one.numbers))
    starts = range(0, len(things), CIRCLES_TOGETHER)
    lots = [things[start : start + CIRCLES_TOGETHER] for start in starts]
    return Asked(why="not spoken of", lots=lots, together=CIRCLES_TOGETHER)


def _spoken_of(occasion: Occasion) -> set[int]:
    """The young people whose circle, or a pair in it, the meetings of late have spoken of."""
    found: set[int] = set()
    for (of, numbers), told in occasion.said_before.items():
        if any(one.meeting in occasion.recent and one.verdict != NOT_DISCUSSED for one in told):
            if of == "circle":
                found.update(numbers)
            elif of == "pair":
                found |= {
                    one.young_person for one in occasion.circles if {*numbers} <= {*one.alters}
                }
    return found


def _contexts(occasion: Occasion, chosen: Chosen) -> Asked:
    """The contexts in force: those that are new, and a third of the others in turn."""
    starts, ends = occasion.system.starts("context"), occasion.system.ends("context")
    day = day_number(occasion.day)
    open_now = np.flatnonzero((starts < day) & (ends >= day)).tolist()
    things = [
        Thing(of="context", numbers=(one,), day=_day(int(starts[one])))
        for one in open_now
        if chosen(Thing(of="context", numbers=(one,)))
    ]
    new = [thing for thing in things if occasion.is_since_the_last(thing.day)]
    rest = [thing for thing in things if thing not in new]
    rest.sort(key=lambda one: (occasion.last_turn(one), one.numbers))
    due = ceil(len(rest) / TURNS)
    lots = [[thing] for thing in (*new, *rest[:due])]
    return Asked(why="context", lots=lots, later=rest[due:], together=1)


def _rest(occasion: Occasion, chosen: Chosen) -> Asked:
    """A third of all other ties: those that nobody has confirmed or spoken of for longest."""
    ties = np.array(sorted(occasion.now.tie.tolist()), dtype=np.int32)
    eve = np.full(ties.shape, day_number(occasion.day) - 1, dtype=np.int32)
    last = confirmations(occasion.system).last(ties, eve)
    confirmed = dict(zip(ties.tolist(), last.tolist(), strict=True))
    things = [
        Thing(of="tie", numbers=(tie,), day=_day(day))
        for tie, day in confirmed.items()
        if occasion.may_be_listed(tie)
    ]
    queue = sorted(filter(chosen, things), key=partial(_place_in_turn, occasion))
    due = ceil(len(queue) / TURNS)
    return Asked(why="turn", lots=_by_person(occasion, queue[:due]), later=queue[due:])


def _place_in_turn(occasion: Occasion, thing: Thing) -> tuple[int, date, tuple[int, ...]]:
    return occasion.last_turn(thing), thing.day or date.min, thing.numbers


def _by_person(occasion: Occasion, ties: Iterable[Thing]) -> list[Lot]:
    return by_person(ties, lambda thing: occasion.ends(thing.numbers[0]))


def _day(day: int) -> date | None:
    return None if day in (ALWAYS, STILL) else date_of(day)
