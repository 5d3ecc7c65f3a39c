"""Every sentence about moves, to be read and put right in one place.

A move comes with a tie: nothing says that it made one but the record's own effect, which is told as
recorded. What nobody said is told as not said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.practice import Board, KnownOrigins, RecordedMove, outcomes
from sysmap.views.clock import written
from sysmap.views.words import counted, in_hundred

QUESTION = "What was tried, what was it made of, and what came with it?"
SHOW = "Show"
TRIED = "what was tried"
MADE_OF_WHAT = "what it was made of"
TRAVELLED = "what travelled"
PRACTICES = "old and new practices"
REACHED = "whom they reached"
VIEWS = (TRIED, MADE_OF_WHAT, TRAVELLED, PRACTICES, REACHED)
QUESTIONS = {
    MADE_OF_WHAT: "What came up, what held, and what did not come up again?",
    TRAVELLED: "How far did this go?",
    REACHED: "Who is left out, and who holds the worker?",
    PRACTICES: "How do old and new practices stand to one another?",
}
"""View -> what the page asks, where it is another question than `QUESTION`."""

NO_MOVES = "No move is recorded yet. A move is a dated act: who made it, for whom, and what it was."
NONE_CHOSEN = "No move is recorded that fits these choices; choose a wider one."

THE_BEGINNING, THE_END = "the beginning", "the end"
EVERYTHING = "all"
NOBODY_SAID = "not said"

AFTER, UP_TO = "After", "Up to"
COMPARTMENT, CONTEXT, MAKER = "Compartment", "Context", "Made by"

ANOTHER_LABEL = "label of another column"
NO_LABEL = "label not said"
NEWEST_FIRST = "The moves, newest first"

PARTS_IN_A_MOVE = {
    "maker": "Made by",
    "with": "With",
    "for": "For",
    "enlisted": "Enlisted",
    "witness": "Looking on",
}
EFFECTS = {
    "created": "recorded as created",
    "strengthened": "recorded as strengthened",
    "weakened": "recorded as weakened",
    "ended": "recorded as ended",
    "reopened": "recorded as reopened",
}
LABEL, SAYING, COMPARTMENTS, PRINCIPLES = "Label", "Saying", "Compartments", "Principles"
MADE_OF, IN, NOTED = "Made of", "In", "Noted afterwards"
DERIVED_FROM, DERIVED_SINCE = "Derived from", "Derived from it since"
FACTS = (
    *PARTS_IN_A_MOVE.values(),
    *(LABEL, SAYING, COMPARTMENTS, PRINCIPLES),
    *(MADE_OF, IN, DERIVED_FROM, DERIVED_SINCE, NOTED),
)
"""What a table tells of a move, in order."""
FACTS_OF_A_CARD = (
    *PARTS_IN_A_MOVE.values(),
    *(MADE_OF, IN, DERIVED_FROM, DERIVED_SINCE, NOTED),
)
TIES = "Ties that came with it"
HELD, MOVES, REPORTED_BY = "Held", "Moves", "Reported by"
CONTEXTS_OF_MOVES = "Contexts of those moves"
NO_COMPARTMENT = "compartment not said"
ORIGINS = {
    "baseline": "on the first map",
    "move": "written down with a move",
    "found": "found",
    "unknown": "not sure whether it was new",
}
STATUS_NOT_SAID = "claimed or confirmed is not said"


def what_was_tried(moves: Sequence[RecordedMove], all_moves: int) -> str:
    """How many moves, of how many, by how many people, when, and what came with them."""
    if not moves:
        return NONE_CHOSEN
    days = sorted(move.day for move in moves)
    makers = {actor for move in moves for actor in move.makers}
    of_all = f" of {all_moves}" if len(moves) < all_moves else ""
    by = f" by {counted(len(makers), 'maker')}" if makers else ", their makers not recorded"
    found = outcomes(moves)
    return (
        f"{len(moves)}{of_all} {'move' if all_moves == 1 else 'moves'}{by}, {_between(days)}: "
        f"{found.confirmed or 'none'} came with a confirmed change of a tie, "
        f"{found.claimed or 'none'} with a claimed one only."
    )


def origins_of_formed(origins: KnownOrigins, since: date, until: date) -> str:
    """How many of the ties that formed have a move, beside those for which none is known."""
    formed, days = sum(origins), f"from {written(since)} to {written(until)}"
    if not formed:
        return f"No tie formed {days}."
    return (
        f"Of all {counted(formed, 'tie')} that formed {days}, {origins.confirmed or 'none'} "
        f"{'has' if origins.confirmed == 1 else 'have'} a confirmed move "
        f"({in_hundred(origins.confirmed / formed)}), {origins.claimed or 'none'} only a claimed "
        f"one, and for {origins.unknown or 'none'} no move is known."
    )


def on_the_board(board: Board) -> str:
    """What the counts of the board hold twice, and what they leave out."""
    told = []
    if board.in_several:
        several = f"{counted(board.in_several, 'move')} of more than one compartment"
        told.append(f"{several} {_is(board.in_several)} counted in each.")
    if left_out := len(board.not_said):
        name = "names" if left_out == 1 else "name"
        told.append(f"{counted(left_out, 'move')} {name} no compartment and stand in no column.")
    return " ".join(told)


def moves_in_all(count: int) -> str:
    """The count under a compartment's name."""
    return counted(count, "move")


def nothing_between(after: str, up_to: str) -> str:
    """What to say where the two steps are in the wrong order."""
    return (
        f"no day lies after {after} and up to {up_to}; choose an earlier {AFTER} or a later {UP_TO}"
    )


def feed_of(count: int, label: str | None) -> str:
    """The heading of the feed: all moves that were chosen, or those of one label."""
    return f"{label or NEWEST_FIRST}: {counted(count, 'move')}"


def on_day(day: date, precision: str | None) -> str:
    """The day of a move as exactly as it is known.

    >>> on_day(date(2025, 3, 1), "month"), on_day(date(2025, 4, 1), "quarter")
    ('March 2025', 'April to June 2025')
    """
    match precision:
        case "month":
            return f"{day:%B %Y}"
        case "quarter":
            first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
            return f"{first:%B} to {date(day.year, first.month + 2, 1):%B %Y}"
        case "year":
            return str(day.year)
        case "before" | "after":
            return f"{precision} {written(day)}"
    return written(day)


def effect(word: str, status: str | None) -> str:
    """What the record says a move did to a tie, and how sure the group is.

    >>> effect("created", "claimed")
    'recorded as created, claimed'
    """
    return f"{EFFECTS.get(word, word)}, {status or STATUS_NOT_SAID}"


def bearing(context: str, how: str | None) -> str:
    """A context, and how the move bears on it where it is more than being made under it."""
    return context if how in (None, "under") else f"{context} ({how})"


def part(label: str, kind: str, what: str | None) -> str:
    """An element with its type, and whether it was kept, added or dropped.

    >>> part("the kettle", "material", "added")
    'the kettle (material, added)'
    """
    return f"{label} ({kind}, {what})" if what else f"{label} ({kind})"


def held(
    start: date | None,
    end: date | None,
    strength: float | None,
    precision: str | None,
    origin: str | None,
) -> str:
    """When a tie held, at which strength, and how the record came to know of it.

    >>> held(date(2025, 3, 1), None, 2.0, "month", "found")
    'since March 2025, strength 2, found'
    """
    began = None if start is None else on_day(start, precision)
    ended = None if end is None else written(end)
    told = {
        (False, False): "always, as far as is recorded",
        (True, False): f"since {began}",
        (False, True): f"until {ended}",
        (True, True): f"{began} until {ended}",
    }[began is not None, ended is not None]
    strong = [] if strength is None else [f"strength {strength:g}"]
    return ", ".join([told, *strong, *([ORIGINS[origin]] if origin in ORIGINS else [])])


def reported(teller: str, says: str, day: date | None) -> str:
    """What somebody last said of a tie."""
    return f"{teller}: {says} ({written(day)})" if day else f"{teller}: {says}"


def moves_on_this_tie(count: int) -> str:
    """How many moves stand beside a tie."""
    if not count:
        return "No move on this tie is recorded."
    return f"{counted(count, 'move')} on this tie {_is(count)} recorded."


def _between(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    return written(first) if first == last else f"{written(first)} to {written(last)}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"
