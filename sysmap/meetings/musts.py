"""What a group must look at: answers that disagree, ties that ended, circles in parts.

None of it is ever left off an agenda. Where there is much of it more is laid together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product

import numpy as np

from sysmap.meetings.decisions import Place
from sysmap.meetings.lots import Lot, by_person, gathered
from sysmap.meetings.occasion import Occasion
from sysmap.meetings.things import Item, Said, Thing, Why
from sysmap.metrics import circles
from sysmap.metrics.circles import Circle
from sysmap.model import SAYS_IT_ENDED, SAYS_IT_HOLDS
from sysmap.selection import Pair
from sysmap.system import ALWAYS, STILL, date_of, day_number

DISAGREEING, UNRECORDED, ENDED, ASKED, UNASKED = 8, 2, 6, 6, 2
"""How many items there are of each at most; together they leave room for all else."""
KNOWN = (*SAYS_IT_HOLDS, SAYS_IT_ENDED)


def musts(occasion: Occasion) -> list[Item]:
    """What cannot wait."""
    told = [_recorded(occasion), _unrecorded(occasion)]
    asked = _asked(occasion)
    joined = {circle for thing in asked for circle in thing.circles}
    left = [
        Thing(of="circle", numbers=(one.young_person,))
        for one in _in_parts(occasion)
        if one.young_person not in joined
    ]
    return [
        *_items("disagree", [[one] for one in told[0]], DISAGREEING),
        *_items("disagree", [[one] for one in told[1]], UNRECORDED),
        *_items("ended", _ended(occasion, {one.place for one in told[0]}), ENDED),
        *_items("in parts", by_person(asked, lambda pair: pair.numbers), ASKED),
        *_items("in parts", [left], UNASKED),
    ]


def _items(why: Why, lots: list[Lot], at_most: int) -> list[Item]:
    return [Item(why=why, things=tuple(lot)) for lot in gathered(lots, at_most)]


def _recorded(occasion: Occasion) -> list[Thing]:
    """The ties of which something is told that another says otherwise, or the record does."""
    standing, found = {*occasion.now.tie.tolist()}, []
    kinds = occasion.system.texts("tie", "kind")
    for pair, ties in _ties_of_pairs(occasion).items():
        for tie in ties:
            since, stands = _present_time(occasion, tie), tie in standing
            said = tuple(
                word
                for kind, word in _told(occasion).get(pair, ())
                if kind in (None, kinds[tie]) and day_number(word.day) >= since
            )
            voices = {_holds(word) for word in said}
            if said and len(voices | {stands}) > 1 and not _overtaken(occasion, tie, said):
                found.append(Thing(of="tie", numbers=(tie,), said=said, stands=stands))
    return found


def _overtaken(occasion: Occasion, tie: int, said: tuple[Said, ...]) -> bool:
    """Whether an earlier meeting gave its verdict after the last of these words."""
    last = occasion.last_said(Thing(of="tie", numbers=(tie,)))
    return last is not None and all(word.day <= occasion.day_of(last.meeting) for word in said)


def _unrecorded(occasion: Occasion) -> list[Thing]:
    """The pairs without a tie in the record of whom one says that they are tied and one not."""
    recorded = _ties_of_pairs(occasion)
    return [
        Thing(of="pair", numbers=pair, said=said, stands=False)
        for pair, told in _told(occasion).items()
        if pair not in recorded
        for said in [tuple(word for _, word in told)]
        if len({_holds(word) for word in said}) > 1
    ]


def _holds(word: Said) -> bool:
    return word.says != SAYS_IT_ENDED


def _ties_of_pairs(occasion: Occasion) -> Mapping[Pair, list[int]]:
    """The ties of each pair of which something was told."""
    found: dict[Pair, list[int]] = {}
    selection, told = occasion.now.selection, _told(occasion)
    ends = (selection.tie_source, selection.tie_target)
    low, high = np.minimum(*ends).tolist(), np.maximum(*ends).tolist()
    for tie, pair in enumerate(zip(low, high, strict=True)):
        if pair in told:
            found.setdefault(pair, []).append(tie)
    return found


def _told(occasion: Occasion) -> Mapping[Pair, list[tuple[str | None, Said]]]:
    """Each pair -> every teller's last word on it since the meeting before, with its kind of tie.

    The day of the meeting counts, since answers come in until it begins.
    """
    last: dict[Pair, dict[tuple[int, str | None], Said]] = defaultdict(dict)
    rows = occasion.system.tables["report"].to_pylist()
    for row in sorted(rows, key=lambda row: row["day"] or date.min):
        pair = (min(row["source"], row["target"]), max(row["source"], row["target"]))
        if row["says"] in KNOWN and pair not in occasion.hidden and _of_late(occasion, row["day"]):
            word = Said(row["teller"], row["says"], row["day"])
            last[pair][row["teller"], row["kind"]] = word
    return {
        pair: [(kind, word) for (_, kind), word in sorted(told.items(), key=repr)]
        for pair, told in sorted(last.items())
    }


def _of_late(occasion: Occasion, day: date | None) -> bool:
    since = occasion.since or date.min
    return day is not None and since <= day <= occasion.day


def _present_time(occasion: Occasion, tie: int) -> int:
    """Since when a tie has been as it is on the eve of the meeting."""
    spells = occasion.now.selection.spells
    own = spells.chosen(spells.of == tie)
    turns = [
        day
        for day in (*own.start.tolist(), *own.end.tolist())
        if day != STILL and day < day_number(occasion.day)
    ]
    return max(turns, default=ALWAYS)


def _ended(occasion: Occasion, already: set[Place]) -> list[Lot]:
    """The ties that stood at the meeting before and stand no more: by who left, else by person.

    What that meeting itself retired it has spoken of; what is told in two ways comes as that.
    """
    gone = sorted({*occasion.then.tie.tolist()} - {*occasion.now.tie.tolist()})
    present = occasion.now.place
    by_who_left: dict[int, Lot] = defaultdict(list)
    rest: Lot = []
    for tie in gone:
        thing = Thing(of="tie", numbers=(tie,), day=_end(occasion, tie), stands=False)
        spoken_of = thing.place in already or _is_retired(occasion, thing)
        if spoken_of or not occasion.may_be_listed(tie):
            continue
        left = [actor for actor in occasion.ends(tie) if actor not in present]
        (by_who_left[left[0]] if left else rest).append(thing)
    return [*by_who_left.values(), *by_person(rest, lambda thing: occasion.ends(thing.numbers[0]))]


def _is_retired(occasion: Occasion, thing: Thing) -> bool:
    last = occasion.last_said(thing)
    return last is not None and last.verdict == "retired"


def _end(occasion: Occasion, tie: int) -> date | None:
    """The day on which a tie ended last, before the meeting."""
    spells = occasion.now.selection.spells
    ends = spells.end[(spells.of == tie) & (spells.end <= day_number(occasion.day))].tolist()
    return date_of(max(ends)) if ends else None


def _in_parts(occasion: Occasion) -> list[Circle]:
    """The circles in parts, but those that only two who are kept apart could join."""
    return [
        circle
        for circle in occasion.circles
        if any(
            (min(pair), max(pair)) not in occasion.hidden
            for one, other in combinations(circle.parts, 2)
            for pair in product(one, other)
        )
    ]


def _asked(occasion: Occasion) -> list[Thing]:
    """Pairs of whom to ask whether they have met, few that join as many circles as they can.

    Only those are among them of whom their circle asks this month: see `circles.questions`.
    """
    joins: dict[Pair, set[int]] = defaultdict(set)
    for one in _in_parts(occasion):
        for pair in _joining(one, occasion.ever_tied):
            joins[min(pair), max(pair)].add(one.young_person)
    left, chosen = set().union(*joins.values()), list[Pair]()
    while left:
        people = Counter(actor for pair in chosen for actor in pair)

        def worth(pair: Pair) -> tuple[int, int, int, int]:
            again = sum(people[actor] > 0 for actor in pair)  # noqa: B023 - used in this turn alone
            return len(joins[pair] & left), again, -pair[0], -pair[1]  # noqa: B023 - the same

        best = max(joins, key=worth)
        chosen.append(best)
        left -= joins[best]
    return [
        Thing(of="pair", numbers=pair, stands=False, circles=tuple(sorted(joins[pair])))
        for pair in chosen
        if pair not in occasion.hidden
    ]


def _joining(circle: Circle, met: set[Pair]) -> Iterator[Pair]:
    """The questions of a circle whose answer could join two of its parts; not of who have met."""
    part = {alter: number for number, alters in enumerate(circle.parts) for alter in alters}
    for one, other in circles.questions(circle):
        if part[one] != part[other] and (min(one, other), max(one, other)) not in met:
            yield one, other
