"""What was done for each group of young people, with the share of the group beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from sysmap.change import Difference, between
from sysmap.left_out.cells import ALL, HIDDEN, Cell, may_be_told_beside, of_kind
from sysmap.left_out.spoken_of import spoken_of_between
from sysmap.model import YOUNG_PERSON
from sysmap.practice import moves_of
from sysmap.system import Flags, System

NO_REPORTS = "nobody is recorded as having said anything in that time"
NO_VERDICTS = "no meeting in that time noted which circles it spoke of"
NOT_SAID = "not said"
FORMED = ("formed", "formed_with_joiner")
FOUND = ("found",)


@dataclass(frozen=True)
class GroupRow:
    """One group of young people: how many, what was done for them, and of whom nothing is known.

    Shape:     `moves` made for one of them, ties `formed` and `found` with one of them; `no_move`
               counts those for whom none was made, `no_word` those of whose ties nobody told,
               `not_spoken` those whose circle no meeting spoke of.
    """

    name: str
    people: Cell
    moves: Cell
    formed: Cell
    found: Cell
    no_move: Cell
    no_word: Cell
    not_spoken: Cell


def left_out(system: System, field: str, since: date, until: date) -> tuple[GroupRow, ...]:
    """Each group of the young people who were there, and all of them in the last row.

    Shape:     groups by the field's words, then those of whom it is not said, then all
    """
    difference = between(system, since, until)
    there = difference.present_before | difference.present_after
    young = [person for person in of_kind(system, YOUNG_PERSON) if there[person]]
    said = system.field(field)
    of_group: dict[str, list[int]] = {}
    for person in young:
        of_group.setdefault(said[person] or NOT_SAID, []).append(person)
    groups = dict(sorted(of_group.items(), key=lambda one: (one[0] == NOT_SAID, _in_order(one[0]))))
    return _rows({**groups, ALL: young}, difference) if young else ()


def _in_order(name: str) -> tuple[int, str]:
    """Bands of ages by their first number, all else by its letters."""
    first = name.split("-", maxsplit=1)[0]
    return (int(first), name) if first.isdigit() else (0, name)


def _rows(groups: Mapping[str, Sequence[int]], difference: Difference) -> tuple[GroupRow, ...]:
    with_move, moves = _moves_for(difference)
    told_of = _told_of(difference)
    spoken_of = spoken_of_between(difference.system, difference.since, difference.until)
    people = {name: len(members) for name, members in groups.items()}
    shown = may_be_told_beside(people, people)

    def events(of: Mapping[str, int]) -> dict[str, Cell]:
        return {name: Cell(of[name]) if shown[name] else Cell(None, HIDDEN) for name in groups}

    def without(known: set[int]) -> dict[str, Cell]:
        lacking = {name: len(set(members) - known) for name, members in groups.items()}
        told = may_be_told_beside(lacking, people)
        return {
            name: Cell(lacking[name]) if told[name] and shown[name] else Cell(None, HIDDEN)
            for name in groups
        }

    formed, found = (
        {name: _ties_with(members, difference, classes) for name, members in groups.items()}
        for classes in (FORMED, FOUND)
    )
    counted = {
        "people": events(people),
        "moves": events({name: len(_of(members, moves)) for name, members in groups.items()}),
        "formed": events(formed),
        "found": events(found),
        "no_move": without(with_move),
        "no_word": _where_known(told_of, without, groups, NO_REPORTS),
        "not_spoken": _where_known(spoken_of, without, groups, NO_VERDICTS),
    }
    return tuple(
        GroupRow(name, **{column: cells[name] for column, cells in counted.items()})
        for name in groups
    )


def _where_known(
    known: set[int] | None,
    without: Callable[[set[int]], dict[str, Cell]],
    groups: Iterable[str],
    why_not: str,
) -> dict[str, Cell]:
    """The counts of those who are not among the known; the reason where nothing is known."""
    return dict.fromkeys(groups, Cell(None, why_not)) if known is None else without(known)


def _moves_for(difference: Difference) -> tuple[set[int], dict[int, set[int]]]:
    """For whom moves were made in the time, and which, by person."""
    moves: dict[int, set[int]] = {}
    for move in moves_of(difference.system).all:
        if difference.since < move.day <= difference.until:
            for person in move.people.get("for", ()):
                moves.setdefault(person, set()).add(move.number)
    return set(moves), moves


def _of(members: Sequence[int], moves: Mapping[int, set[int]]) -> set[int]:
    return {move for person in members for move in moves.get(person, ())}


def _told_of(difference: Difference) -> set[int] | None:
    """Of whose ties somebody told in the time; None where nobody told anything."""
    rows = [
        row
        for row in difference.system.tables["report"].to_pylist()
        if row["day"] and difference.since < row["day"] <= difference.until
    ]
    return {end for row in rows for end in (row["source"], row["target"])} if rows else None


def _ties_with(
    members: Sequence[int],
    difference: Difference,
    classes: Sequence[str],
) -> int:
    """How many ties of these classes of change have one of these people at an end."""
    ends = [difference.system.numbers("tie", end) for end in ("source", "target")]
    flags = np.any([difference.changes.classes[name] for name in classes], axis=0)
    ties = difference.tie[flags]
    touching: Flags = np.isin(ends[0][ties], members) | np.isin(ends[1][ties], members)
    return int(np.count_nonzero(touching))
