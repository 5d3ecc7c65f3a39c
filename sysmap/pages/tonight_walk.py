"""The way through an agenda: where the group is, what it said, and each word as a save."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from time import time
from uuid import UUID, uuid4
from weakref import WeakSet

import streamlit as st

from sysmap import meetings, recording
from sysmap.errors import SysmapError
from sysmap.forgetting import when_erased
from sysmap.meetings import Agenda, Decision, Item, Thing
from sysmap.meetings.decisions import Place
from sysmap.pages import record_saving, session, tonight_choices
from sysmap.recording import Reviewed, ReviewsDraft
from sysmap.system import System

WALK, COMMENT, VOTERS = "walk", "comment_tonight", "voters_tonight"
KEEPS_APART = "better not"
NEVER = -1
_WALKS: WeakSet[Walk] = WeakSet()
"""Those of every window: each holds the record as it was."""
Where = tuple[int, int]


@dataclass(eq=False)
class Walk:
    """Where a group is in its agenda; it is built once, and not at every key.

    Shape:     `seq` the save up to which it knows the record, `saves` those made on the way
    """

    record: str
    meeting: str
    system: System
    agenda: Agenda
    seq: int
    items: list[Item]
    decided: dict[Place, Decision]
    place: int = 0
    saves: list[int] = field(default_factory=list)
    started: float | None = None
    operation: UUID = field(default_factory=uuid4)

    @property
    def where(self) -> Where:
        """The place, and how many items there are: unfolding one changes what stands there."""
        return self.place, len(self.items)

    @property
    def item(self) -> Item:
        """The item before the group."""
        return self.items[self.place]

    @property
    def is_over(self) -> bool:
        """Whether the group has come to the end of the agenda."""
        return self.place >= len(self.items)

    @property
    def left(self) -> int:
        """How many items are not decided."""
        return sum(self.verdict(item) is None for item in self.items)

    @property
    def present(self) -> set[int]:
        """Who is ticked as here."""
        meeting = self.system.numbers("attendance", "meeting")
        actors = self.system.numbers("attendance", "actor")
        return {*actors[meeting == self.agenda.meeting].tolist()}

    def verdict(self, item: Item) -> str | None:
        """What the group said of all of an item; None where it has not, or not one thing."""
        said = {
            decision.verdict if (decision := self.decided.get(thing.place)) else None
            for thing in item.things
        }
        return said.pop() if len(said) == 1 else None

    def first_open(self) -> int:
        """The place of the first item that is not decided; the end where all are."""
        undecided = (
            place
            for place, item in enumerate(self.items)
            if any(thing.place not in self.decided for thing in item.things)
        )
        return next(undecided, len(self.items))

    def let_go(self) -> None:
        """Hold nothing of the record any more; whoever looks next builds it anew."""
        self.system, self.items, self.decided, self.seq = System(), [], {}, NEVER
        self.agenda = replace(self.agenda, items=(), waiting=(), decided={}, circles={})

    def go(self, steps: int) -> None:
        """Go on, or back."""
        self.started = self.started or time()
        self.place = min(max(self.place + steps, 0), len(self.items))
        self.operation = uuid4()


def _let_go_of_all() -> None:
    for walk in list(_WALKS):
        walk.let_go()


when_erased(_let_go_of_all)


def begun(record: Path, meeting: str) -> Walk:
    """The walk of a meeting as it stands, built anew where somebody else saved meanwhile."""
    kept: Walk | None = st.session_state.get(WALK)
    seq = session.store_of(record).seq
    if kept and (kept.record, kept.meeting, kept.seq) == (str(record), meeting, seq):
        return kept
    same = kept if kept and (kept.record, kept.meeting) == (str(record), meeting) else None
    return _build(record, meeting, same)


def _build(record: Path, meeting: str, before: Walk | None) -> Walk:
    store = session.store_of(record)
    seq, system = store.seq, session.system()
    assert system is not None
    agenda = meetings.agenda(system, tonight_choices.number_of(system, meeting))
    walk = Walk(
        record=str(record),
        meeting=meeting,
        system=system,
        agenda=agenda,
        seq=seq,
        items=list(agenda.items),
        decided=dict(agenda.decided),
        saves=before.saves if before else [],
        started=before.started if before else None,
    )
    walk.place = walk.first_open() if before is None else _same_place(before, walk)
    st.session_state[WALK] = walk
    _WALKS.add(walk)
    return walk


def _same_place(before: Walk, walk: Walk) -> int:
    """Where the item that was before the group stands now; the first that is open, if nowhere."""
    if not before.items:
        return walk.first_open()
    if before.is_over:
        return len(walk.items)
    wanted = before.item.things[0].place
    found = (
        place
        for place, item in enumerate(walk.items)
        if wanted in [thing.place for thing in item.things]
    )
    return next(found, walk.first_open())


def voters(walk: Walk) -> str:
    """The name of the field for how many have a say; another once others are here."""
    return f"{VOTERS} {len(walk.present)}"


def unfold(place: int) -> None:
    """Decide the things of an item one by one."""
    walk: Walk = st.session_state[WALK]
    if walk.place == place:
        walk.items[place : place + 1] = walk.item.one_by_one()


def step(steps: int) -> None:
    """Go on without a word, or back."""
    st.session_state[WALK].go(steps)


def decide(record: Path, where: Where, verdict: str) -> None:
    """Save what the group says of the item at this place, and go on.

    A key that was pressed twice comes for a place that was left already, and says nothing more.
    Several pairs are never kept apart by one word: they are asked about one by one.
    """
    walk: Walk = st.session_state[WALK]
    if walk.where != where or walk.is_over:
        return
    if verdict == KEEPS_APART and len(walk.item.things) > 1:
        unfold(walk.place)
        return
    comment = st.session_state.get(COMMENT)
    draft = ReviewsDraft(
        meeting=walk.meeting,
        things=tuple(_named(walk.system, thing) for thing in walk.item.things),
        verdict=verdict,
        voters=st.session_state.get(voters(walk)),
        comment=comment,
    )
    try:
        with record_saving.texts_kept():
            seq = recording.save_reviews(
                session.store_of(record), draft, who=session.WHO, operation_id=walk.operation
            )
    except SysmapError as fault:
        tonight_choices.refuse(fault, partial(decide, record, where, verdict))
        return
    st.session_state[COMMENT] = ""
    _note(record, walk, verdict, seq)


def _note(record: Path, walk: Walk, verdict: str, seq: int) -> None:
    """Keep what was said in mind; what stands nowhere any more is not on the way either."""
    walk.saves.append(seq)
    said = Decision(walk.agenda.meeting, verdict)
    walk.decided |= {thing.place: said for thing in walk.item.things}
    only_ours = seq == walk.seq + 1
    walk.go(1)
    if verdict == KEEPS_APART or not only_ours:
        _build(record, walk.meeting, walk)
    else:
        walk.seq = seq


def undo(record: Path) -> None:
    """Take back what was said last on this way."""
    walk: Walk = st.session_state[WALK]
    if not walk.saves:
        return
    try:
        session.store_of(record).take_back(walk.saves[-1], who=session.WHO)
    except SysmapError as fault:
        tonight_choices.refuse(fault)
        return
    walk.saves.pop()
    walk.go(-1)
    _build(record, walk.meeting, walk)


def _named(system: System, thing: Thing) -> Reviewed:
    """A thing by its names, as a save is told of it."""
    if thing.of == "tie":
        [row] = system.tables["tie"].slice(thing.numbers[0], 1).to_pylist()
        ends = (system.keys[row[end]] for end in ("source", "target"))
        return Reviewed(of="tie", names=(*ends, row["kind"]))
    if thing.of in ("move", "context"):
        key = system.texts(thing.of, "key")[thing.numbers[0]]
        return Reviewed(of=thing.of, names=(str(key),))
    return Reviewed(of=thing.of, names=tuple(system.keys[number] for number in thing.numbers))
