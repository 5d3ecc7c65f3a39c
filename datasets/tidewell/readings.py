"""The workbook: what some of the group made of four contexts, and what they ticked as evidence.

The lines say what truth.json plants, in the words of people who were there; nothing here is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from contexts import Context
from days import Stretch
from framework import GARDEN_ROOM
from story import Setting
from telling import Account

Row = Sequence[object]
AT_MOST = 3
"""So many moves, ties or views stand behind one line."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One line, and which moves, ties and views of the context it rests on."""

    key: str
    context: str
    offered: str
    reasoning: str
    changed: str
    coder: str
    strength: str
    day: date
    note: str = ""
    bearing: str = "under"
    element: str = ""
    view: str = ""
    ended: bool = False


READINGS = (
    Reading(
        key="W1",
        context="X2",
        offered="New team names, posts that moved, caseloads handed over.",
        reasoning="People finished what they had to, and no longer knew whom to ring.",
        changed="Links with the three teams ended, and some of us worked round it.",
        coder="F01",
        strength="several",
        day=date(2025, 6, 25),
        note="Two of us think that the target, a month later, had a part in it.",
        bearing="worked around",
        view="constraining",
        ended=True,
    ),
    Reading(
        key="W2",
        context="X4",
        offered="Nothing: a grant was taken away.",
        reasoning="Those who stayed gave their hours to whoever asked loudest.",
        changed="Two youth workers left, and the young people they knew lost them.",
        coder="A03",
        strength="contradicted",
        day=date(2025, 7, 23),
        note="One of us says that both would have gone anyway.",
        bearing="aimed at",
        view="constraining",
        ended=True,
    ),
    Reading(
        key="W3",
        context="X5",
        offered="A corridor, a kettle and a room that opens on a garden.",
        reasoning="Asking somebody over the kettle costs less than writing a referral.",
        changed="The four services know each other, and the garden room turns up in moves.",
        coder="A02",
        strength="several",
        day=date(2025, 9, 24),
        element=GARDEN_ROOM,
        view="enabling",
    ),
    Reading(
        key="W4",
        context="X6",
        offered="An hour a month among eight people of five services.",
        reasoning="With somebody to ask, trouble was told before it was too late.",
        changed="We held on to links that we would have let go.",
        coder="P12",
        strength="one source",
        day=date(2025, 9, 24),
        note="We are eight; it is too few to tell.",
        view="enabling",
    ),
)


def readings(setting: Setting) -> Iterator[Reading]:
    """The lines of the story; none where nothing changes."""
    contexts = {context.key for context in setting.contexts}
    for reading in READINGS if setting.world_changes else ():
        if reading.context in contexts and reading.coder in setting.cast.actors:
            yield reading


def noting(rows: Iterable[Row], into: list[Row]) -> Iterator[Row]:
    """The rows as they are dealt, each noted: the dice fall in the order of the tables."""
    for row in rows:
        into.append(row)
        yield row


def configurations(setting: Setting) -> Iterator[Row]:
    """The lines of the workbook."""
    for line in readings(setting):
        yield (
            *(line.key, line.context, line.offered, line.reasoning, line.changed),
            *(line.coder, line.strength, line.day, line.note),
        )


def evidence(
    setting: Setting,
    story: Sequence[Account],
    keyed: Sequence[tuple[str, Stretch]],
    views: Sequence[Row],
) -> Iterator[Row]:
    """What each line rests on: the first few of each sort that bear on it."""
    contexts = {context.key: context for context in setting.contexts}
    for line in readings(setting):
        moves = islice(_moves(line, story), AT_MOST)
        ties = islice(_ties(line, contexts[line.context], setting, keyed), AT_MOST)
        yield from ((line.key, move, "", "", "", "") for move in moves)
        yield from ((line.key, "", tie, "", "", "") for tie in ties)
        if line.element:
            yield line.key, "", "", line.element, "", ""
        yield from islice(_views(line, views), AT_MOST)


def _moves(line: Reading, story: Sequence[Account]) -> Iterator[str]:
    for account in story:
        borne = {context: bearing for context, _how, bearing in account.contexts}
        made_of_it = not line.element or line.element in account.elements
        if borne.get(line.context) == line.bearing and made_of_it:
            yield account.move.key


def _ties(
    line: Reading, context: Context, setting: Setting, keyed: Sequence[tuple[str, Stretch]]
) -> Iterator[str]:
    """Ties that ended with an end covered, or that formed between two who were."""
    covered = context.covered(setting.cast)
    for key, stretch in keyed:
        inside = (stretch.source in covered) + (stretch.target in covered)
        if line.ended and inside and stretch.end and context.in_force(stretch.end):
            yield key
        if not line.ended and inside == 2 and context.in_force(stretch.start):
            yield key


def _views(line: Reading, views: Sequence[Row]) -> Iterator[Row]:
    for context, actor, day, direction, *_ in views:
        if (context, direction) == (line.context, line.view):
            yield line.key, "", "", "", actor, day
