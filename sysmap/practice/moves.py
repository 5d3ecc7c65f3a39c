"""Every move of a record with what it was made of, where it was made, and what came with it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from sysmap import framework
from sysmap.model import as_known, several
from sysmap.system import System

MAKER = "maker"
CLAIMED, CONFIRMED = "claimed", "confirmed"
KEPT = 8
"""For so many records the moves are kept; a changed record is another `System`: none is stale."""

Rows = Mapping[int, list[dict[str, Any]]]


class MadeOf(NamedTuple):
    """An element of a move: its number in the record, type, words, and its part in the move."""

    element: int
    type: str
    label: str
    part: str | None


class MadeIn(NamedTuple):
    """A context of a move, by its number: how it is known, and how the move bears on it."""

    context: int
    how: str | None
    bearing: str | None


class TieEffect(NamedTuple):
    """What a move is recorded to have done to a tie; the day is the move's where it has none."""

    move: int
    tie: int
    effect: str
    day: date
    strength: float | None
    status: str | None


@dataclass(frozen=True, kw_only=True)
class RecordedMove:
    """One move with all that is recorded of it.

    Shape:     moves, actors and ties are their numbers in the record; `people` maps the part that
               somebody had in the move to those who had it
    """

    number: int
    key: str
    day: date
    precision: str | None
    title: str
    label: str | None
    saying: str | None
    outcome: str | None
    compartments: tuple[str, ...]
    principles: tuple[str, ...]
    people: Mapping[str, tuple[int, ...]]
    elements: tuple[MadeOf, ...]
    contexts: tuple[MadeIn, ...]
    effects: tuple[TieEffect, ...]
    derived_from: int | None
    derived: tuple[int, ...]
    practice: int | None

    @property
    def makers(self) -> tuple[int, ...]:
        """Who made the move."""
        return self.people.get(MAKER, ())


@dataclass(frozen=True, eq=False)
class Moves:
    """The moves of a record, each at the place of its number, and the ways back to them."""

    system: System
    all: tuple[RecordedMove, ...]

    @cached_property
    def of_tie(self) -> Mapping[int, tuple[TieEffect, ...]]:
        """Tie -> what moves did to it, earliest first."""
        effects = (effect for move in self.all for effect in move.effects)
        return _grouped((effect.tie, effect) for effect in sorted(effects, key=_when))

    @cached_property
    def of_context(self) -> Mapping[int, tuple[int, ...]]:
        """Context -> the moves that were made in it, in the record's order."""
        return _grouped((made.context, move.number) for move in self.all for made in move.contexts)

    @cached_property
    def of_label(self) -> Mapping[str, tuple[RecordedMove, ...]]:
        """Label -> the moves that bear it, in the record's order."""
        named = [move for move in self.all if move.label]
        return {
            label: tuple(move for move in named if move.label == label)
            for label in {move.label or "" for move in named}
        }

    @cached_property
    def newest_first(self) -> tuple[RecordedMove, ...]:
        """The moves, the latest first."""
        return tuple(sorted(self.all, key=lambda move: (move.day, move.key), reverse=True))

    @cached_property
    def makers(self) -> tuple[int, ...]:
        """Everybody who made a move, in the record's order."""
        return tuple(sorted({actor for move in self.all for actor in move.makers}))


@lru_cache(maxsize=KEPT)
def moves_of(system: System) -> Moves:
    """The moves of a record, with all that is recorded of each.

    Compartments, principles and labels are spelt as the framework spells them, sysmap's own or
    any version of the record.
    """
    parts = {
        noun: _by_move(system, noun)
        for noun in ("move_actor", "move_element", "move_context", "effect")
    }
    rows = system.tables["move"].to_pylist()
    derived = _grouped(
        (row["derived_from"], number)
        for number, row in enumerate(rows)
        if row["derived_from"] is not None
    )
    elements = system.tables["element"].to_pylist()
    spelt = as_known(framework.every_word(system))
    return Moves(
        system,
        tuple(
            _move(number, _spelt(row, spelt), parts, elements, derived.get(number, ()))
            for number, row in enumerate(rows)
        ),
    )


def chosen(  # noqa: PLR0913 - the filters of the page, each a plain value
    moves: Moves,
    *,
    since: date | None = None,
    until: date | None = None,
    compartment: str | None = None,
    context: int | None = None,
    maker: int | None = None,
) -> tuple[RecordedMove, ...]:
    """The moves after one day and up to another, of a compartment, in a context, by a maker.

    Shape:     the latest first; None chooses all; an empty compartment those that name none.
    """
    return tuple(
        move
        for move in moves.newest_first
        if (since is None or since < move.day)
        and (until is None or move.day <= until)
        and (compartment is None or compartment in (move.compartments or ("",)))
        and (context is None or any(made.context == context for made in move.contexts))
        and (maker is None or maker in move.makers)
    )


def _move(
    number: int,
    row: Mapping[str, Any],
    parts: Mapping[str, Rows],
    elements: list[dict[str, Any]],
    derived: tuple[int, ...],
) -> RecordedMove:
    plain = ("key", "precision", "title", "label", "saying", "outcome", "derived_from", "practice")
    of = {noun: rows.get(number, []) for noun, rows in parts.items()}
    return RecordedMove(
        number=number,
        day=row["date"],
        **{name: row[name] for name in plain},
        compartments=row["compartments"],
        principles=row["principles"],
        people=_grouped((part["role"], part["actor"]) for part in of["move_actor"]),
        elements=tuple(_made_of(part, elements) for part in of["move_element"]),
        contexts=tuple(
            MadeIn(part["context"], part["how"], part["bearing"]) for part in of["move_context"]
        ),
        effects=tuple(_effect(part, row["date"]) for part in of["effect"]),
        derived=derived,
    )


def _spelt(row: Mapping[str, Any], spelt: Callable[[str], str]) -> Mapping[str, Any]:
    """A row of a move, what it takes from the framework spelt as there."""
    words = {name: tuple(map(spelt, several(row[name]))) for name in ("compartments", "principles")}
    return {**row, **words, "label": spelt(row["label"]) if row["label"] else None}


def _made_of(part: Mapping[str, Any], elements: list[dict[str, Any]]) -> MadeOf:
    element = elements[part["element"]]
    label = element["label"] or element["key"]
    return MadeOf(part["element"], element["type"], label, part["part"])


def _effect(row: Mapping[str, Any], day: date) -> TieEffect:
    told = (row["effect"], row["date"] or day, row["strength"], row["status"])
    return TieEffect(row["move"], row["tie"], *told)


def _when(effect: TieEffect) -> tuple[date, int]:
    return effect.day, effect.move


def _by_move(system: System, noun: str) -> Rows:
    rows: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in system.tables[noun].to_pylist():
        rows[row["move"]].append(row)
    return rows


def _grouped(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, tuple[Any, ...]]:
    found: dict[Any, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
