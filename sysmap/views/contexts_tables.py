"""Contexts as tables: one row a context, and the rows behind a number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from sysmap.contexts import Account, Cell, elements_while_held, ties_while_held
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views import context_words
from sysmap.views.clock import written
from sysmap.views.move_words import on_day
from sysmap.views.moves_names import names_in
from sysmap.views.practice.around import element_names
from sysmap.views.tables import Table, undefined

EACH_CONTEXT = (
    "Context",
    "Kind",
    "Level",
    "Held",
    "Covers",
    "Actors covered",
    "Moves",
    "Makers",
    "Ties formed",
    "Ties ended",
    "Left with an actor",
    "People found it",
    "To know first",
)
COUNTED = ("moves", "makers", *context_words.TIES)


def each_context(accounts: Sequence[Account]) -> Table:
    """One row a context: when it held, whom it covered, what happened, what to know first."""
    return Table(EACH_CONTEXT, [_row_of(account) for account in accounts])


def _row_of(account: Account) -> tuple[object, ...]:
    found = [f"{count} {said}" for said, count in context_words.appraised(account) if count]
    kind = account.recorded["kind"]
    return (
        account.name,
        kind.replace("_", " ") if kind else None,
        account.recorded["level"],
        context_words.held(account),
        context_words.covers(account),
        *_counts(account),
        ", ".join(found) or None,
        "; ".join([*account.flags, *context_words.partly_heard(account)]) or None,
    )


def _counts(account: Account) -> list[object]:
    if not account.rows:
        return [undefined("covers nobody in this time")] * (1 + len(COUNTED))
    counts = (len(account.total(name)) for name in COUNTED)
    return [len(account.ever_covered), *counts]


def behind(system: System, cell: Cell) -> Table:
    """The rows of the record that stand behind one figure."""
    return BEHIND[cell.noun](system, cell.behind)


def moves_listed(system: System, moves: Sequence[int]) -> Table:
    """Moves by their numbers in the record, earliest first."""
    every, names = moves_of(system).all, names_in(system)
    chosen = sorted((every[move] for move in moves), key=lambda move: (move.day, move.key))
    rows = [
        (
            on_day(move.day, move.precision),
            move.title,
            names.actors(move.makers) or None,
            ", ".join(move.compartments) or None,
            move.outcome,
        )
        for move in chosen
    ]
    return Table(("Day", "Move", "Made by", "Compartments", "Noted afterwards"), rows)


def ties_listed(system: System, ties: Sequence[int]) -> Table:
    """Ties by name, each with its kind."""
    names = names_in(system)
    rows = [(*names.ends(tie), names.tie_kinds[tie]) for tie in ties]
    return Table(("From", "To", "Kind"), sorted(rows))


def ties_that_changed(account: Account) -> Table:
    """Ties by name, each with what became of it while the context held."""
    names = names_in(account.system)
    rows = [
        (change.replace("_", " "), *names.ends(tie), names.tie_kinds[tie])
        for change, ties in ties_while_held(account).items()
        for tie in ties
    ]
    return Table(("What became of it", "From", "To", "Kind"), rows)


def elements_used(account: Account) -> Table:
    """The elements of the moves made under a context, each with how many of those moves have it."""
    names, kinds = element_names(account.system), account.system.texts("element", "type")
    rows = [
        (kinds[element], names[element], uses)
        for element, uses in elements_while_held(account).items()
    ]
    return Table(("Sort", "Element", "Moves"), sorted(rows, key=lambda row: (row[0], row[1])))


def actors_listed(system: System, actors: Sequence[int]) -> Table:
    """Actors by name, each with kind and sector: never in the order of a figure."""
    kinds, sectors = system.texts("actor", "kind"), system.texts("actor", "sector")
    by_name = sorted(actors, key=system.labels.__getitem__)
    rows = [(system.labels[actor], kinds[actor], sectors[actor]) for actor in by_name]
    return Table(("Who", "Kind", "Sector"), rows)


def appraisals_listed(system: System, appraisals: Sequence[int]) -> Table:
    """How people found a context: the day, who, what they said."""
    every = system.tables["appraisal"].to_pylist()
    rows = sorted(
        (every[number] for number in appraisals),
        key=lambda row: (row["date"] is None, row["date"], system.labels[row["actor"]]),
    )
    return Table(
        ("Day", "Who", "Found it", "How much, 1 to 3", "Note"),
        [
            (
                written(row["date"]) if row["date"] else None,
                system.labels[row["actor"]],
                row["direction"],
                row["strength"],
                row["note"],
            )
            for row in rows
        ],
    )


def attempts_listed(system: System, attempts: Sequence[int]) -> Table:
    """What was asked of whom, and the answer, earliest first."""
    every = system.tables["attempt"].to_pylist()
    rows = sorted((every[number] for number in attempts), key=lambda row: row["day"])
    return Table(
        ("Asked on", "By", "Of", "Answer", "Answered on"),
        [
            (
                written(row["day"]),
                system.labels[row["asker"]],
                system.labels[row["asked"]],
                row["answer"],
                written(row["answered_on"]) if row["answered_on"] else None,
            )
            for row in rows
        ],
    )


def whom_it_covers(account: Account) -> Table:
    """Everybody covered on any day, by name; services and members of services among them."""
    return actors_listed(account.system, account.ever_covered)


def of_one(account: Account) -> dict[str, Callable[[], Table]]:
    """The tables of one context that hold any row, by their titles; made when opened."""
    system = account.system
    circles = account.total("circles")
    moves, appraisals = account.total("moves"), sorted(chain(*account.appraisals.values()))
    tables: list[tuple[str, object, Callable[[], Table]]] = [
        (context_words.WHOM_IT_COVERS, account.ever_covered, lambda: whom_it_covers(account)),
        (context_words.MADE_UNDER, moves, lambda: moves_listed(system, moves)),
        (
            context_words.MADE_OF,
            elements_while_held(account),
            lambda: elements_used(account),
        ),
        (
            context_words.TIES_WHILE_HELD,
            ties_while_held(account),
            lambda: ties_that_changed(account),
        ),
        (context_words.CIRCLES, circles, lambda: actors_listed(system, circles)),
        (context_words.PUSHED_BACK, account.pushing_back, lambda: pushed_back(account)),
        (context_words.HOW_FOUND, appraisals, lambda: appraisals_listed(system, appraisals)),
        (
            context_words.ASKED,
            account.asked_listed,
            lambda: attempts_listed(system, account.asked_listed),
        ),
    ]
    return {title: make for title, held, make in tables if held}


def pushed_back(account: Account) -> Table:
    """The moves recorded as more than made under a context, with how they bear on it."""
    every = moves_of(account.system).all
    rows = [
        (bearing, written(every[move].day), every[move].title, every[move].outcome)
        for bearing, moves in account.pushing_back.items()
        for move in moves
    ]
    return Table(("How it bears on the context", "Day", "Move", "Noted afterwards"), rows)


BEHIND: dict[str, Callable[[System, Sequence[int]], Table]] = {
    "move": moves_listed,
    "tie": ties_listed,
    "actor": actors_listed,
    "appraisal": appraisals_listed,
}
"""Noun -> how its rows are listed."""
