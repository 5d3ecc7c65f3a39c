"""Every sentence of the page Tonight: what comes before the group, and what it may say of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sysmap.meetings import Item, Thing, Why, agenda
from sysmap.metrics.circles import Circle
from sysmap.model import VERDICTS_ON
from sysmap.practice import moves_of
from sysmap.system import System
from sysmap.views.circle_words import circle_in_words
from sysmap.views.clock import written
from sysmap.views.record_words import kind
from sysmap.views.words import counted

QUESTION = "What do we say together?"
BEFORE, ROOM, MINUTES = "before the meeting", "in the room", "minutes"
PARTS = (BEFORE, ROOM, MINUTES)
PART, MEETING, NEW_MEETING = "Part", "Meeting", "A new meeting today"
NO_MEETING = "No meeting is recorded yet. Press A new meeting today to begin the first."
IN_ONE_COLUMN = 4
"""More things than this stand in two columns."""
WHO_IS_HERE = "Who is here"
HERE_HINT = "Tick everybody who came; type a few letters to find a name."
SAVE_CAME = "Keep who is here"
HERE_FIRST = (
    "Nobody is ticked as here yet. Tick who came first: the room reads the names of their circles."
)
CAME_KEPT = "It stands so already."
ON_PROJECTOR = "On a projector"
ON_PROJECTOR_WHY = (
    "Before the room a young person is named where somebody who is here is in their circle. "
    "All others are told by their kind."
)
KINDS_ALONE = "Nobody who is here is in this circle, so the room reads kinds, not names."
VOTERS, COMMENT = "Voters", "What else was said"
COMMENT_HINT = "kept with the next word"
BACK, NEXT, UNFOLD, UNDO = "Back", "Next", "One by one", "Undo"
NOTHING_TO_DO = "There is nothing to look at tonight."
ALL_SAID = "Everything on the agenda was spoken of. The minutes are ready."
SEE_MINUTES = "See the minutes"
RECORD_A_MOVE = "Record a move"
APPRAISE = "Say how somebody finds it"
WHO_FINDS_IT, HOW_THEY_FIND_IT, KEEP_IT = "Who", "How they find it", "Keep it"
TOOK_BACK = "The last word was taken back."
SAID_ALREADY = "The group said: {}"

Circles = Mapping[int, Circle]
"""The circle of each young person on the eve of the meeting."""

WHY: Mapping[Why, str] = {
    "disagree": "Told in two ways",
    "ended": "Ended since the last meeting",
    "in parts": "A circle in parts",
    "disputed": "Disputed before",
    "moves": "Moves since the last meeting",
    "new": "New since the last meeting",
    "not spoken of": "Not spoken of at the last meetings",
    "context": "A context in force",
    "turn": "Its turn has come",
}
"""Why something comes before the group."""

VERDICTS = {
    "confirmed": "It is so",
    "changed": "It changed",
    "disputed": "We disagree",
    "retired": "It is over",
    "not discussed": "Not tonight",
    "have met": "They have met",
    "not yet": "Not yet",
    "better not": "Better not",
    "don't know": "We don't know",
}
"""What the group may say, as it stands on a key."""
OF_SEVERAL = {
    "confirmed": "All so",
    "changed": "All changed",
    "retired": "All over",
    "have met": "All have met",
    "not yet": "None yet",
    "better not": "Better not: which?",
}
"""The same of several things at once."""
IN_MINUTES = {
    "confirmed": "it is so",
    "changed": "it changed",
    "disputed": "the group disagrees",
    "retired": "it is over",
    "not discussed": "not spoken of",
    "have met": "have met",
    "not yet": "have not met yet",
    "don't know": "nobody knows",
}


def on_keys(item: Item) -> dict[str, str]:
    """The number of each key -> the verdict that it gives; what is over already is not retired."""
    over = item.of == "tie" and not any(thing.stands for thing in item.things)
    numbered = enumerate(VERDICTS_ON[item.of], start=1)
    return {str(nth): word for nth, word in numbered if not (over and word == "retired")}


def verdict_on_key(verdict: str, item: Item) -> str:
    """What stands on the key of a verdict."""
    if item.why == "ended" and verdict == "confirmed":
        return "It ended" if len(item.things) == 1 else "All ended"
    if len(item.things) > 1 and verdict in OF_SEVERAL:
        return OF_SEVERAL[verdict]
    return VERDICTS[verdict]


def question(item: Item) -> str:
    """What the group is asked of one item."""
    several = len(item.things) > 1
    if item.of == "pair" and item.why == "in parts":
        return "Have these met?" if several else "Have these two met?"
    return _QUESTIONS[item.why](item)


def _disagree(item: Item) -> str:
    stands = all(thing.stands for thing in item.things)
    if item.of == "pair":
        return "Are these two connected?"
    return "The record has it. Is it so?" if stands else "The record has it as ended. Is it so?"


def _several(one: str, several: str, item: Item) -> str:
    count = len(item.things)
    all_of_them = "both" if count == 2 else f"all {count}"  # noqa: PLR2004 - two are both
    return one if count == 1 else f"{several} Is it so of {all_of_them}?"


_QUESTIONS: Mapping[Why, Callable[[Item], str]] = {
    "disagree": _disagree,
    "ended": lambda item: _several("This ended. Is it so?", "These ended.", item),
    "in parts": lambda item: _several(
        "This circle is in parts. Is it so?", "These circles are in parts.", item
    ),
    "disputed": lambda _: "We disagreed on this. What do we say now?",
    "moves": lambda item: _several("Did it go so?", "These moves were told.", item),
    "new": lambda item: _several("This is new. Is it so?", "These are new.", item),
    "not spoken of": lambda item: _several(
        "Nobody spoke of this circle. Is it still so?", "Nobody spoke of these circles.", item
    ),
    "context": lambda _: "Is this still so?",
    "turn": lambda item: _several("Still so?", "Nobody has questioned these.", item),
}


def lines(system: System, item: Item, circles: Circles) -> list[str]:
    """One line for each thing of an item."""
    told = _among_several if len(item.things) > 1 else line
    return [told(system, thing, item.why, circles) for thing in item.things]


def _among_several(system: System, thing: Thing, why: Why, circles: Circles) -> str:
    """A thing in as few words as several need that stand on one screen."""
    if thing.of == "move":
        return move(system, thing.numbers[0], day="{0.day}\N{NO-BREAK SPACE}{0:%b}")
    return line(system, replace(thing, day=None) if thing.of == "tie" else thing, why, circles)


def line(system: System, thing: Thing, why: Why, circles: Circles) -> str:
    """A thing in a line: what it is."""
    match thing.of:
        case "tie":
            return f"{tie(system, thing.numbers[0])}{_when(thing, why)}"
        case "move":
            return move(system, thing.numbers[0])
        case "context":
            return context(system, thing.numbers[0])
        case "circle":
            return circle(system, thing.numbers[0], circles)
    return pair(system, thing)


def tie(system: System, number: int) -> str:
    """A tie by its two ends and how they are connected."""
    [row] = system.tables["tie"].slice(number, 1).to_pylist()
    arrow = "\N{RIGHTWARDS ARROW}" if row["directed"] else "\N{EN DASH}"
    one, other = system.labels[row["source"]], system.labels[row["target"]]
    return f"{one} {arrow} {other}: {kind(row['kind'])}"


def _when(thing: Thing, why: Why) -> str:
    if thing.day is None:
        return ""
    told = {"ended": "ended", "new": "since", "turn": "last confirmed"}.get(why)
    return f", {told} {written(thing.day)}" if told else ""


def move(system: System, number: int, day: str = "{0.day} {0:%b %Y}") -> str:
    """A move by its day and title; without the title where somebody in it is not named."""
    found = moves_of(system).all[number]
    told = found.title
    if any(_is_unnamed(system, actor) for actor in _everybody(found.people)):
        makers = ", ".join(system.labels[actor] for actor in found.makers)
        told = f"A move by {makers}" if makers else "A move"
    return f"{told} ({day.format(found.day)})"


def _everybody(people: Mapping[str, Sequence[int]]) -> set[int]:
    return {actor for actors in people.values() for actor in actors}


def _is_unnamed(system: System, actor: int) -> bool:
    """Whether an actor stands there by kind and number alone, as a whole room reads it."""
    key = system.keys[actor]
    return key == system.labels[actor] and " " in key and key.rpartition(" ")[2].isdigit()


def context(system: System, number: int) -> str:
    """A context by name, with the day since which it is in force."""
    [row] = system.tables["context"].slice(number, 1).to_pylist()
    since = f", since {written(row['start'])}" if row["start"] else ""
    return f"{row['label'] or row['key']}{since}"


def circle(system: System, young_person: int, circles: Circles) -> str:
    """A circle by its young person, and how it stood on the eve of the meeting."""
    name = system.labels[young_person]
    return f"{name}: {circle_in_words(circles.get(young_person))}"


def pair(system: System, thing: Thing) -> str:
    """The two of a pair, with the circles that they would join."""
    one, other = sorted(system.labels[number] for number in thing.numbers)
    joined = ", ".join(sorted(system.labels[number] for number in thing.circles))
    round_whom = f", in the circle of {joined}" if joined else ""
    return f"{one} and {other}{round_whom}"


def said(system: System, thing: Thing) -> list[str]:
    """What was told of a thing, a line for each teller."""
    return [
        f"{system.labels[word.teller]}: {word.says}, {written(word.day)}" for word in thing.said
    ]


def description(system: System, item: Item) -> str:
    """What is known of a context beside its name."""
    if item.of != "context":
        return ""
    told = system.texts("context", "description")[item.things[0].numbers[0]]
    return told or ""


def place(nth: int, count: int) -> str:
    """Where in the agenda the group is."""
    return f"{nth} of {count}"


def at_the_end(items_left: int) -> str:
    """What stands after the last item, where some may have been passed over."""
    return ALL_SAID if not items_left else f"The end of the agenda, with {left(items_left)}."


def left(items: int) -> str:
    """How many items are still to be looked at."""
    return f"{items} left"


def how_long(items: int, seconds: int, minutes: int) -> str:
    """How long an agenda takes."""
    takes = items * seconds / 60
    return f"{counted(items, 'item')}, {seconds} seconds each: {takes:g} of {minutes} minutes"


def meeting(system: System, number: int) -> str:
    """A meeting by its key and day."""
    [row] = system.tables["meeting"].slice(number, 1).to_pylist()
    return f"{row['key']} \N{MIDDLE DOT} {written(row['date'])}"


def kept(verdict: str, count: int) -> str:
    """That a verdict is saved."""
    of_all = f", {count} at once" if count > 1 else ""
    return f"Kept: {VERDICTS[verdict].lower()}{of_all}"


def kept_appraisal(who: str, direction: str) -> str:
    """That it is saved how somebody finds a context."""
    return f"Kept: {who} finds it {direction}."


def agenda_parts(system: System, number: int) -> dict[str, list[str]]:
    """The agenda of a meeting on paper: why things come up -> each item with all that is in it."""
    found = agenda(system, number)
    parts: dict[str, list[str]] = {}
    for nth, item in enumerate(found.items, start=1):
        told = "; ".join(lines(system, item, found.circles))
        parts.setdefault(WHY[item.why], []).append(f"{nth}. {question(item)} {told}")
    return parts


def day(given: date | None) -> str:
    """A day as people read it; a dash where there is none."""
    return written(given) if given else "\N{EN DASH}"
