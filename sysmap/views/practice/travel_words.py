"""Every sentence about travel, to be read and put right in one place.

"Told as coming from" stands only where somebody recorded it; all else was "seen later elsewhere".
"""

from __future__ import annotations

from collections.abc import Sequence

from sysmap.change.trees import Travel
from sysmap.periods import Period
from sysmap.practice import RecordedMove, moves_of
from sysmap.practice.sightings import Sighting
from sysmap.system import System
from sysmap.views.move_words import on_day
from sysmap.views.moves_names import names_in
from sysmap.views.practice.around import in_force_in_words
from sysmap.views.practice.travel import Stop, elsewhere_in, practice_of, told_in
from sysmap.views.words import counted

MOVE, MONTH = "Move", "What travelled in"
NONE_TOLD = (
    "Nobody has recorded yet that a move comes from an earlier one. On Record, a move can say "
    "which one it comes from."
)
MEANT = (
    "Each point is a move on its day; a line goes from the move that somebody told it comes from. "
    "Nothing is drawn that nobody told."
)
EACH_MOVE = "Each of these moves: who made it, where it comes from, in which contexts"
THIS_TREE, EVERY_TREE = "This tree as a table", "Every tree as a table"
TOLD_FROM, SEEN_ELSEWHERE = "Told as coming from an earlier move", "Seen later elsewhere"
CANNOT_SAY = (
    "Told as coming from is what somebody recorded. Seen later elsewhere is all that can be said "
    "of the others: whether one came from the other is not known, nor what nobody wrote down."
)


def how_far(tree: Travel, system: System) -> str:
    """How far one move went: moves, steps, makers, sectors, contexts, days to another sector."""
    move = moves_of(system).all[tree.first]
    later = len(tree.moves) - 1
    return (
        f"{move.title} ({on_day(move.day, move.precision)}): "
        f"{counted(later, 'move')} {'is' if later == 1 else 'are'} told as coming from it, "
        f"{counted(tree.depth, 'step')} deep{_beside(tree.breadth)}; "
        f"{counted(len(tree.carriers), 'maker')}, {_sectors(tree, system)}, "
        f"{counted(len(tree.contexts), 'context')}. {_crossing(tree)}"
    )


def seen_elsewhere(tree: Travel, system: System) -> str:
    """Where the same practice was seen without anybody telling where it came from."""
    others = [one for one in practice_of(system, tree.first) if one.move not in tree.moves]
    if not others:
        return ""
    places = [one for one in others if one.elsewhere]
    return (
        f"The same practice ({others[0].practice}) has {counted(len(others), 'more move')}; "
        f"{len(places) or 'none'} of them {'was' if len(places) == 1 else 'were'} seen later "
        "elsewhere, in a service or sector where it had not been seen before."
    )


def taken_up(system: System) -> str:
    """From how many moves another is told as coming, and from how many one of somebody else."""
    moves = moves_of(system).all
    parents = [move for move in moves if move.derived]
    others = [
        move
        for move in parents
        if any(set(moves[child].makers) - set(move.makers) for child in move.derived)
    ]
    return (
        f"Of {counted(len(moves), 'move')}, {len(parents) or 'none'} "
        f"{'has' if len(parents) == 1 else 'have'} a later one told as coming from them, "
        f"{len(others) or 'none'} of these one that somebody else made."
    )


def told_of_each(stops: Sequence[Stop], system: System) -> dict[str, list[str]]:
    """Each move of a tree with where it comes from, what it changed, and where it was made."""
    return {
        f"{place}. {stop.move.title} ({on_day(stop.move.day, stop.move.precision)})": _lines(
            stop, system
        )
        for place, stop in enumerate(stops, start=1)
    }


def changed(stop: Stop) -> str:
    """How many elements a move changed of the one it comes from."""
    if stop.parent is None:
        return ""
    if stop.changed is None:
        return "elements not recorded"
    return f"{counted(len(stop.changed), 'element')} changed"


def of_a_move(move: RecordedMove, system: System) -> str:
    """A move by its title, makers and day."""
    makers = ", ".join(_maker(maker, system) for maker in move.makers) or "maker not recorded"
    return f"{move.title} ({makers}; {on_day(move.day, move.precision)})"


def digest(system: System, period: Period) -> dict[str, list[str]]:
    """What travelled in a time: told as coming from, and seen later elsewhere."""
    moves = moves_of(system).all
    told = [
        f"{of_a_move(move, system)}: told as coming from "
        f"{of_a_move(moves[move.derived_from], system)}"
        for move in told_in(system, period)
        if move.derived_from is not None
    ]
    seen = [_seen(one, system) for one in elsewhere_in(system, period)]
    found = {TOLD_FROM: told, SEEN_ELSEWHERE: seen}
    return {name: lines or ["none recorded in that time"] for name, lines in found.items()}


def paragraph(system: System, period: Period) -> str:
    """What, how sure, what else was going on, and what it cannot say."""
    moves = sum(period.holds(move.day) for move in moves_of(system).all)
    told, seen = len(told_in(system, period)), len(elsewhere_in(system, period))
    return (
        f"In {period.label}, of {counted(moves, 'move')}, {told or 'none'} "
        f"{'is' if told == 1 else 'are'} told as coming from an earlier one, and {seen or 'none'} "
        f"more {'was' if seen == 1 else 'were'} of a practice seen later elsewhere. "
        f"{in_force_in_words(system, period.start, period.last_day)} {CANNOT_SAY}"
    )


def _sectors(tree: Travel, system: System) -> str:
    sectors = system.texts("actor", "sector")
    unknown = sum(not sectors[maker] for maker in tree.carriers)
    known = counted(len(tree.sectors), "sector")
    return f"{known} (of {counted(unknown, 'maker')} it is not recorded)" if unknown else known


def _beside(breadth: int) -> str:
    return f" and up to {breadth} beside each other" if breadth > 1 else ""


def _crossing(tree: Travel) -> str:
    days = tree.days_to_crossing
    if days is None:
        return "That it came to another sector is not recorded."
    return f"After {counted(days, 'day')} it was made in another sector."


def _lines(stop: Stop, system: System) -> list[str]:
    move = stop.move
    parent = None if stop.parent is None else moves_of(system).all[stop.parent]
    contexts = "; ".join(names_in(system).contexts_of(move))
    told = [
        f"Made by {', '.join(_maker(maker, system) for maker in move.makers) or 'nobody recorded'}",
        "" if parent is None else f"Told as coming from {parent.title}: {changed(stop)}",
        f"In: {contexts}" if contexts else "",
    ]
    return [line for line in told if line]


def _maker(maker: int, system: System) -> str:
    sector = system.texts("actor", "sector")[maker]
    return f"{system.labels[maker]}, {sector}" if sector else system.labels[maker]


def _seen(sighting: Sighting, system: System) -> str:
    move = moves_of(system).all[sighting.move]
    places = [system.labels[service] for service in sorted(sighting.services)]
    where = ", ".join([*places, *sorted(sighting.sectors)])
    return f"{sighting.practice}: {of_a_move(move, system)}, new at {where}"
