"""Every sentence about elements and their links, to be read and put right in one place.

Links came up, came up again, or did not: nothing says why, and with few moves nothing is gone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sysmap.practice import ElementBoard, Reconfiguration, TripleStates, Version, tinkering_rate
from sysmap.practice.element_board import ENOUGH, Standing
from sysmap.practice.reconfiguration import NO_LINKS
from sysmap.practice.tinkering import HOWS
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.practice.around import in_force_in_words
from sysmap.views.tables import DASH
from sysmap.views.words import counted, in_hundred

Columns = dict[Standing, tuple[str, str]]
"""The columns of the board: each with its heading and what stands in it."""

SINCE = "Since"
NO_ELEMENTS = "No move says what it was made of yet: its meanings, competencies and materials."
NOT_BOTH = "All the moves that say what they were made of lie on one side of that day."

MEANT = (
    "Two elements of different types are linked by a move that was made of both. Hollow is before "
    "that day, filled is since; a broken line may just not have been drawn: dealt out at random, "
    "so few moves leave that side so empty in more than 20 of 100 cases."
)
WHAT_STANDS: Columns = {
    "made": ("Came up", "in two moves or more since; before, in one or none"),
    "sustained": ("Held", "in two moves or more before, and again since"),
    "broken": ("Once or never since", "in two moves or more before"),
}
WHAT_WAS_USED: Columns = {
    "made": ("First time here", "in a move since, and in none before"),
    "sustained": ("Used again", "in a move since, and in one before"),
}
MAY_NOT_BE = "may just not have been drawn"

HOW_TOLD = {
    "repeat": "repeated as they were",
    "tinker": "tinkered with (one or two elements added or dropped)",
    "substitution": "with one element swapped for another of its type",
    "re-combination": "put together anew (three elements or more)",
    "new": "new, no earlier move of theirs is known",
}
CANNOT_SAY = (
    "This counts what people wrote down of their moves. It does not say why a link came up or "
    "not, and an element that nobody wrote down is not known to be missing."
)


class Told(NamedTuple):
    """What the view tells of beside the board itself."""

    until: date
    distance: Reconfiguration | None
    triples: Sequence[TripleStates | None]
    versions: Sequence[Version]


def standings(board: ElementBoard) -> Columns:
    """The columns of the board, each with its heading and what stands in it."""
    return WHAT_STANDS if board.compared else WHAT_WAS_USED


def what_came_up(board: ElementBoard) -> str:
    """How many links came up, held, and did not come up again, with how many moves."""
    moves = (
        f"Elements are recorded of {counted(board.since.moves, 'move')} since "
        f"{written(board.day)} and of {board.before.moves or 'none'} before."
    )
    came, held, gone = (len(board.of(name)) for name in ("made", "sustained", "broken"))
    if not board.compared:
        return (
            f"{moves} {_links(came)} came up for the first time here, {held or 'none'} came up "
            f"again. With fewer than {ENOUGH} moves on a side nothing is said not to have."
        )
    return (
        f"{moves} {_links(came)} came up, {held or 'none'} held, {gone or 'none'} came up once or "
        f"never since; {_unsure(board)}."
    )


def paragraph(board: ElementBoard, told: Told, system: System) -> str:
    """What, how sure, what else was going on, and what it cannot say."""
    return " ".join(
        [
            what_came_up(board),
            _arranged(told.distance) if board.compared else "",
            in_force_in_words(system, board.day, told.until),
            CANNOT_SAY,
        ]
    ).replace("  ", " ")


def performed(states: Sequence[TripleStates | None]) -> str:
    """How many triples are practices, have begun, and were left, before the day and since."""
    before, since = states
    if before is None or since is None:
        return NOT_BOTH
    return (
        "A meaning, a competency and a material in one move, in two moves or more by two makers: "
        f"{_so_many(len(before.practices))} before; since, {_so_many(len(since.practices))} "
        f"performed and {len(since.former) or 'none'} not. {len(since.begun) or 'None'} more were "
        "performed since by one move or one maker. Joined two by two, by whichever moves, "
        f"{since.joined_in_pairs or 'none'} are since."
    )


def tinkered(found: Sequence[Version]) -> str:
    """What the moves changed of the ones before them."""
    count = Counter(version.how for version in found)
    inferred = sum(version.inferred for version in found)
    told = [f"{count[how]} {HOW_TOLD[how]}" for how in HOWS if count[how]]
    if not told:
        return ""
    rate = tinkering_rate(found)
    tail = (
        f" Of those with an earlier move, {in_hundred(rate)} changed one element or two."
        if rate is not None
        else ""
    )
    guess = (
        f" For {inferred} the earlier move is inferred: the maker's last of the same label."
        if inferred
        else ""
    )
    return f"Of {counted(len(found), 'move')} since, {'; '.join(told)}.{tail}{guess}"


def of_link(one: str, other: str, before: str, since: str) -> str:
    """A link for somebody who does not see the picture."""
    return f"{one} and {other}: {before} before, {since} since"


def of_moves(count: int, moves: int) -> str:
    """How many of how many moves.

    >>> of_moves(3, 20)
    '3 of 20'
    """
    return f"{count} of {moves}" if moves else DASH


def _links(count: int) -> str:
    return counted(count, "link").capitalize()


def _unsure(board: ElementBoard) -> str:
    apart = [row for row in board.rows if row.standing != "sustained"]
    unsure = sum(row.unsure for row in apart)
    return f"{unsure or 'none'} of the {len(apart)} on one side {MAY_NOT_BE}"


def _so_many(count: int) -> str:
    return f"{count or 'none'} {'was' if count == 1 else 'were'}"


def _arranged(found: Reconfiguration | None) -> str:
    if found is None:
        return f"How far the links are arranged otherwise is not defined: {NO_LINKS}."
    return (
        f"All together the links are arranged otherwise by {found.distance:.2f} (0 the same "
        "proportions, 1 none in common); dealing the same moves to the two times at random, each "
        f"maker keeping their number in both, gives {found.null_median:.2f} in the middle and goes "
        f"at least as far in {in_hundred(found.p)} draws (p {found.p:.3f}, {found.draws} draws, "
        f"seed {found.seed}). Of the elements, {in_hundred(found.turnover)} came up on one side "
        "only."
    )
