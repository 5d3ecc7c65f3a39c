"""Every sentence about contexts, to be read and put right in one place.

Nothing says that a context made anything happen: moves are made under it, ties form and end while
it holds. What is not in force is told as not in force, never as none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sysmap.contexts import Account, Length, Row, elements_while_held, ties_while_held
from sysmap.contexts.columns import Column
from sysmap.contexts.ledger import NO_COMPARISON
from sysmap.contexts.two_parts import POINTS_EACH_SIDE, Part
from sysmap.metrics.catalogue import Value
from sysmap.system import System
from sysmap.views import held_words
from sysmap.views.clock import written
from sysmap.views.tables import short
from sysmap.views.words import counted

QUESTION = "In which contexts?"
NO_CONTEXTS = (
    "No context is recorded yet. A context is a dated circumstance in which moves are made: "
    "a restructure, a target, a shared building; with whom it covers."
)
NOTHING_DATED = "Nothing in this record has a date, so there is no time in which to see a context."

LEDGER = "The ledger of this context, period by period"
WHOLE_LEDGER = "The ledger: every context, period by period"
WHICH_CONTEXTS, WHICH_COLUMNS, EVERY_COLUMN = "Contexts", "Columns", "all of them"
SORTED_BY, IN_ORDER_OF_TIME, WHICH_WAY = "Sorted by", "context and time", "Which first"
HIGHEST, LOWEST = "highest first", "lowest first"
WAYS = (HIGHEST, LOWEST)
STAND_LAST = "Rows without a figure, and those not in force, stand last: neither is nought."
IN_FORCE_ONLY = "Only while in force"
BEHIND = "The rows behind a number"
EACH_CONTEXT = "Every context as a table"
TIMELINE = "The timeline as a table"
WHOM_IT_COVERS = "Whom it covers"
HOW_FOUND = "How people found it, over time"
PUSHED_BACK = "Moves that worked round it, aimed at it or eased it"
MADE_UNDER = "Moves made under it"
MADE_OF = "The elements of those moves"
TIES_WHILE_HELD = "Ties that came, went and were kept while it held"
CIRCLES = "Circles with somebody covered"
ASKED = "What was asked for while it held"
EVERY_CONTEXT = "all contexts"
CONTEXT, PERIOD, LINE = "Context", "By", "Line"
PERIODS: dict[str, Length] = {"months": "month", "quarters": "quarter", "meetings": "meeting"}
A_PERIOD = {
    "month": ("month", "months"),
    "quarter": ("quarter", "quarters"),
    "meeting": ("time between meetings", "times between meetings"),
}
WHOSE_MOVES = "Moves count"
MOVES_BY = {
    "maker": "by their maker",
    "any": "by anybody in them",
    "all": "by everybody in them",
}
"""Whose coverage decides whether a move stands under a context -> what the choice is called."""
WHICH_PERIOD, WHICH_FIGURE, WHICH_FIGURES = "Period", "Figure", "Figures about"

LINES = {"ties": "connected pairs", "connectedness": "connectedness"}
"""Measure of the whole network -> what the line under the bars is called."""

HEARD, PARTLY_HEARD = "80 in 100 heard or more", "fewer heard, or nobody asked"
HOW_IT_IS_COUNTED = (
    "A hollow bar covers everybody all the time. A move counts where its maker was covered on that "
    "day; a tie that formed where both its ends were covered, one that ended where either was. "
    "Nothing here says that a context made a thing happen."
)
NOTES = {
    "people": "Services count as covered, and never as covered with consent: they give none.",
    "practice": "With few moves in a period, a link that is broken has often just not come up.",
}
"""What the figures speak of -> what must be said of them."""

RELATIONS = {
    "part_of": "is part of",
    "follows": "follows",
    "offsets": "offsets",
    "worsens": "worsens",
    "part_of of it": "has as a part",
    "follows of it": "is followed by",
    "offsets of it": "is offset by",
    "worsens of it": "is worsened by",
}


def answer(accounts: Sequence[Account], chosen: Account | None) -> str:
    """The answer for all contexts, or for the one that was chosen."""
    return in_which_contexts(accounts) if chosen is None else under_this_context(chosen)


def in_which_contexts(accounts: Sequence[Account]) -> str:
    """How many contexts there are, how many are in force at the end, and what was done under them.

    Contexts that cover everybody all the time are told apart: under them is everything.
    """
    ledger = accounts[0].ledger
    last = ledger.periods[-1].last_day
    now = sum(ledger.of(account.context)[-1].case.days_in_force > 0 for account in accounts)
    some = [account for account in accounts if NO_COMPARISON not in account.flags]
    moves = {move for account in some for move in account.total("moves")}
    there = f"{ledger.system.programme_name}: {counted(len(accounts), 'context')}"
    told = [
        f"{there}, {now or 'none'} in force at the end ({written(last)}).",
        _covers_everybody(len(accounts) - len(some)),
        _under_them(len(moves), ledger.system.tables["move"].num_rows, some, accounts),
    ]
    return " ".join(sentence for sentence in told if sentence)


def _covers_everybody(count: int) -> str:
    if not count:
        return ""
    covers = f"{count} covers" if count == 1 else f"{count} cover"
    return f"{covers} everybody all the time, so there is nobody to compare with."


def _under_them(moves: int, of_all: int, some: Sequence[Account], every: Sequence[Account]) -> str:
    if not some or not of_all:
        return ""
    them = "them" if len(some) == len(every) else f"the other {len(some)}"
    return (
        f"{moves or 'None'} of {counted(of_all, 'move')} were made by somebody covered by one or "
        f"more of {them}."
    )


def under_this_context(account: Account) -> str:
    """What one context was, whom it covered, and what happened while it held."""
    if not account.rows:
        return f"{account.name}, {held(account)}: it covers nobody in this programme's time."
    formed, ended, left = (len(account.total(name)) for name in TIES)
    went = f", {left} left with an actor" if left else ""
    return (
        f"{account.name}, {held(account)}: "
        f"{counted(len(account.ever_covered), 'actor')} covered. While it held they made "
        f"{counted(len(account.total('moves')), 'move')}; "
        f"{counted(formed, 'tie')} formed between two of them, {ended or 'none'} ended with one of "
        f"them at an end{went}."
    )


TIES = ("ties_formed", "ties_ended", "ties_left_with_actor")


def held(account: Account) -> str:
    """When a context held, as exactly as it is known."""
    row = account.recorded
    edges = ("start", "start_precision", "end", "end_precision")
    return held_words.held(*(row[edge] for edge in edges))


def lines_of(account: Account) -> list[str]:
    """What is recorded of a context beside its figures."""
    kind = (account.recorded["kind"] or "kind not recorded").replace("_", " ")
    level = account.recorded["level"] or "level not recorded"
    known = [*account.flags, *partly_heard(account)]
    return [
        f"{kind.capitalize()}, {level}. {account.recorded['description'] or ''}".strip(),
        f"Covers {covers(account)}.",
        related(account),
        f"To know first: {'; '.join(known)}." if known else "",
    ]


def covers(account: Account) -> str:
    """Whom a context covers, as it was recorded: by name where it is a service or a group."""
    labels = account.system.labels
    named = [
        _days(labels[row["actor"]] if row["subject_type"] == "service" else _group(row), row)
        for row in account.coverage
        if row["subject_type"] != "actor"
    ]
    people = len({row["actor"] for row in account.coverage if row["subject_type"] == "actor"})
    one_by_one = [f"{counted(people, 'actor')} by name"] if people else []
    return ", ".join([*named, *one_by_one]) or "nobody that is recorded"


def _group(row: Mapping[str, object]) -> str:
    kind = row["subject_type"]
    return "everybody" if kind == "all" else f"{kind} {row['subject']}"


def _days(name: str, row: Mapping[str, object]) -> str:
    start, end = row["start"], row["end"]
    told = [
        f"from {written(start)}" if isinstance(start, date) else "",
        f"to {held_words.last_day(end, None)}" if isinstance(end, date) else "",
    ]
    when = " ".join(part for part in told if part)
    return f"{name} ({when})" if when else name


def names(system: System) -> list[str]:
    """Each context's label, else its key."""
    told = (system.texts("context", name) for name in ("label", "key"))
    return [str(label or key) for label, key in zip(*told, strict=True)]


def related(account: Account) -> str:
    """How a context stands to others."""
    called = names(account.system)
    told = [f"{RELATIONS[kind]} {called[other]}" for kind, other in account.relations]
    return f"It {'; '.join(told)}." if told else ""


def partly_heard(account: Account) -> list[str]:
    """In how many of its periods too few were heard for the figures to be whole."""
    if not account.partial:
        return []
    one, several = A_PERIOD[account.ledger.length]
    periods = counted(len(account.rows), one, several)
    return [f"fewer than 80 in 100 heard in {account.partial} of its {periods}"]


def questions(account: Account) -> list[str]:
    """What was done under a context, whether anybody pushed back, and what moved."""
    return [_done(account), _pushed_back(account), _moved(account), _asked_for(account)]


def beside(account: Account) -> list[str]:
    """Whether anybody pushed back, and what was asked for, beside any comparison."""
    return [_pushed_back(account), _asked_for(account)]


def _done(account: Account) -> str:
    moves, makers = (len(account.total(name)) for name in ("moves", "makers"))
    if not moves:
        return "What was done under it? No move of those covered is recorded while it held."
    by = f"by {makers} of the {len(account.ever_covered)} covered"
    elements = counted(len(elements_while_held(account)), "element")
    circles = counted(len({*account.total("circles")}), "circle")
    return (
        f"What was done under it? {counted(moves, 'move')} {by}, of {elements}. "
        f"Somebody covered stood in {circles}."
    )


def _pushed_back(account: Account) -> str:
    told = [f"{len(moves)} {bearing}" for bearing, moves in account.pushing_back.items()]
    return f"Did anybody push back? Moves recorded: {', '.join(told) or 'none'}."


def _moved(account: Account) -> str:
    formed, ended, left = (len(account.total(name)) for name in TIES)
    across = len(account.total("crossing_formed")), len(account.total("crossing_ended"))
    kept = len(ties_while_held(account).get("kept", ()))
    found = [f"{counted(n, 'time')} {said}" for said, n in appraised(account) if n]
    return (
        f"What moved while it held? With both ends covered {counted(formed, 'tie')} formed and "
        f"{ended - across[1] or 'none'} ended; with one end covered {across[0] or 'none'} formed "
        f"and {across[1] or 'none'} ended. {left or 'None'} left with an actor. Kept all the time, "
        f"both ends covered: {kept or 'none'}. "
        f"People found it: {', '.join(found) or 'nobody said'}."
    )


def _asked_for(account: Account) -> str:
    asked, answered, accepted = map(len, account.funnel)
    if not asked:
        return "What was asked for? No attempt of somebody covered is recorded while it held."
    return (
        f"What was asked for? {counted(asked, 'attempt')} by somebody covered: "
        f"{answered or 'none'} answered, {accepted or 'none'} accepted."
    )


def appraised(account: Account) -> list[tuple[str, int]]:
    """How people found a context: the word, and how many appraisals say so."""
    return [(direction, len(rows)) for direction, rows in account.appraisals.items()]


def timeline(line: str, first: Value, last: Value, contexts: int) -> str:
    """The timeline's picture for somebody who does not see it."""
    values = ["not known" if value is None else str(short(value)) for value in (first, last)]
    return (
        f"{counted(contexts, 'context')} as bars over time; below them the line of {line}, from "
        f"{values[0]} to {values[1]}. The table beneath holds the same."
    )


def not_in_two_parts(account: Account, before: int, since: int) -> str:
    """Why no line in two parts, before a context began and since, is drawn."""
    if account.recorded["start"] is None:
        return f"{LINE_IN_TWO} is not offered: {account.name} has no first day."
    several = A_PERIOD[account.ledger.length][1]
    takes = f"it takes {POINTS_EACH_SIDE} {several} or more on each side"
    there = f"there are {before} before it began and {since} since"
    return f"{LINE_IN_TWO} is not offered: {takes}, and {there}."


def in_two_parts(account: Account, line: str, parts: tuple[Part, Part]) -> str:
    """What a line in two parts says of the whole, and what it cannot say."""
    before, since = parts
    step = since.at_first - before.on(since.first)
    stands = f"{abs(step):.2g} {'above' if step > 0 else 'below'}" if round(step, 2) else "on"
    return (
        f"{LINE_IN_TWO} is drawn: {line} {_slope(before.a_month)} a month before "
        f"{account.name} began and {_slope(since.a_month)} since; where the later part begins it "
        f"stands {stands} the earlier one carried on. It describes the whole, those covered and "
        "the others, and has no p: points that follow one another are alike, and whatever else "
        "began about then is in it too."
    )


def _slope(a_month: float) -> str:
    """A rise or a fall in words.

    >>> _slope(2.04), _slope(-0.013), _slope(0.0)
    ('went up by 2', 'went down by 0.013', 'stayed level')
    """
    if not round(a_month, 4):
        return "stayed level"
    return f"went {'up' if a_month > 0 else 'down'} by {abs(a_month):.2g}"


LINE_IN_TWO = "A line in two parts, before and since,"


def behind_a_number(row: Row, column: Column) -> str:
    """What stands behind one figure, and the rule by which it was counted."""
    cell = row[column.id]
    value = cell.reason if cell.value is None else f"{cell.value:g}"
    return f"{column.label}, {row.period.label}: {value}. Counted: {column.formula}."
