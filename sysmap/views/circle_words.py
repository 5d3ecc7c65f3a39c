"""Every sentence about circles, stars and tellings, to be read and put right in one place.

Counts and dates: no judgement of anybody, and where two tell differently nobody is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sysmap.metrics import CATALOGUE, circles
from sysmap.metrics.catalogue import subject_of
from sysmap.metrics.circles import Circle, Pair
from sysmap.metrics.stars import COLLEAGUES, FAMILY, SERVICES, SORTS, YOUNG_PEOPLE, Star
from sysmap.metrics.tellings import Agreement, Side, Tellings, ToldTie
from sysmap.network import Network
from sysmap.system import System
from sysmap.views.clock import UNDATED, Step, written
from sysmap.views.words import counted, on_that_day

QUESTION = "Who is round this young person?"
NO_YOUNG_PEOPLE = "No young person is recorded, so there is no circle to show."
NO_PRACTITIONERS = "No practitioner is recorded, so there is no star to show."

SHOW = "Show"
BEFORE_AND_NOW = "before and now"
TWO_TELLINGS = "two tellings"
STAR = "practitioner's star"
ALL_CIRCLES = "all circles"
PICTURES = (BEFORE_AND_NOW, TWO_TELLINGS, STAR, ALL_CIRCLES)

QUESTIONS = {
    STAR: "Who is round this practitioner?",
    ALL_CIRCLES: "Who is round each young person?",
}
"""Picture -> what the page asks, where it is another question than `QUESTION`."""

YOUNG_PERSON, PRACTITIONER = "Young person", "Practitioner"
BEFORE, AFTER, UP_TO = "Before", "After", "As of"

EVERY_CIRCLE = "Every circle as a table"
THESE_TIES = "Each tie and its last words as a table"
THESE_PEOPLE = "The same as a table"
QUILT = "Every young person's circle, then and now"

SORTS_IN_WORDS = {
    YOUNG_PEOPLE: ("young person", "young people"),
    FAMILY: ("family member", "family members"),
    COLLEAGUES: ("person who works with them", "people who work with them"),
    SERVICES: ("service", "services"),
}
EVERYBODY_ELSE = "everybody else"
NO_OWN_TELLING = "No young person has told of their own circle by then."
NOT_A_NO = "Not spoken of is not a no: it may be that nobody asked."

SERVICES_ARE_DRAWN = "Services are drawn; people alone are counted."
FEWEST_PAIRS = 3
"""With fewer pairs than this chance has nothing to say about a circle."""


def recorded_by_the_team(step: Step) -> str:
    """Whose view a picture is, with its date where its title does not say it.

    >>> from datetime import date
    >>> recorded_by_the_team(Step("month 1 · March 2025", date(2025, 3, 31)))
    '31 March 2025, as the team recorded it'
    """
    whose, day = "as the team recorded it", written(step.day)
    return whose if step.day == UNDATED or day in step.label else f"{day}, {whose}"


def circle_before_and_after(
    system: System,
    young_person: int,
    found: Sequence[Circle | None],
    networks: Sequence[Network],
) -> str:
    """How a young person's circle stood on each day, and what chance gives at the last."""
    name = system.labels[young_person]
    if not any(found):
        return f"{name} was not there on either day."
    told = [
        f"{on_that_day(network.on_day)}: {circle_in_words(circle)}"
        for circle, network in zip(found, networks, strict=True)
    ]
    return f"{name}. {'. '.join(told)}.{_links_by_chance(found[-1], networks[-1])}"


def circle_in_words(circle: Circle | None) -> str:
    """How many people, parts and links there are in a circle.

    Never of how many pairs: beside the picture that would tell of a pair that nobody may ask about.
    """
    if circle is None:
        return "not there"
    size = len(circle.alters)
    if not size:
        return "nobody round them yet"
    links = f", {counted(len(circle.linked), 'link')} among them" if size > 1 else ""
    return f"{counted(size, 'person', 'people')} in {counted(len(circle.parts), 'part')}{links}"


def circle_in_lines(circle: Circle | None) -> list[str]:
    """The same where there is little room."""
    if circle is None:
        return ["not there"]
    if not circle.alters:
        return ["nobody yet"]
    size, links = len(circle.alters), counted(len(circle.linked), "link")
    people, parts = counted(size, "person", "people"), counted(len(circle.parts), "part")
    return [people, parts, *([links] if size > 1 else [])]


def _links_by_chance(circle: Circle | None, network: Network) -> str:
    pairs = len(circle.linked) + len(circle.unlinked) if circle else 0
    if circle is None or pairs < FEWEST_PAIRS:
        return ""
    key = network.system.keys[circle.young_person]
    values = CATALOGUE["circle_density_chance"].values(network)
    low, high = (values.get(subject_of(key, edge)) for edge in ("low", "high"))
    if low is None or high is None:
        return ""
    fewest, most = round(low * pairs), round(high * pairs)
    if fewest == most:
        return f" Chance alone would make {counted(most, 'link')}."
    return f" Chance alone would make {fewest} to {most} links."


def who_came_to_the_circle(system: System, found: Sequence[Circle | None]) -> str:
    """Who is in the later circle and was not in the earlier, and the other way about."""
    before, after = ([*circle.alters] if circle else [] for circle in (found[0], found[-1]))
    drawn = {actor for circle in found if circle for actor in {*circle.drawn} - {*circle.alters}}
    told = _who_came(system, "Joined the circle", before, after)
    return f"{told} {SERVICES_ARE_DRAWN}".strip() if drawn else told


def who_came_to_the_star(system: System, found: Sequence[Star | None]) -> str:
    """Who is in the later star and was not in the earlier, and the other way about."""
    before, after = ([*star.sorts] if star else [] for star in (found[0], found[-1]))
    return _who_came(system, "Came to the star", before, after)


def _who_came(system: System, came: str, before: Sequence[int], after: Sequence[int]) -> str:
    told = [
        f"{what}: {', '.join(sorted(system.labels[actor] for actor in actors))}."
        for what, actors in ((came, {*after} - {*before}), ("Left it", {*before} - {*after}))
        if actors
    ]
    return " ".join(told)


def questions(system: System, circle: Circle | None) -> list[str]:
    """The most useful pairs of a circle that are not linked, as questions to ask."""
    pairs = circles.questions(circle) if circle else []
    return [_question(system, pair) for pair in pairs]


def _question(system: System, pair: Pair) -> str:
    one, other = (system.labels[actor] for actor in pair)
    return f"Have {one} and {other} met?"


def star_before_and_after(
    system: System, practitioner: int, found: Sequence[Star | None], steps: Sequence[Step]
) -> str:
    """How many of which sort a practitioner was tied to on each day."""
    name = system.labels[practitioner]
    if not any(found):
        return f"{name} was not there on either day."
    told = [
        f"{on_that_day(step.day)}: {_star(star)}" for star, step in zip(found, steps, strict=True)
    ]
    return f"{name}. {'. '.join(told)}."


def _star(star: Star | None) -> str:
    if star is None:
        return "not there"
    counts = {sort: len(star.of_sort(sort)) for sort in SORTS}
    parts = [counted(count, *SORTS_IN_WORDS[sort]) for sort, count in counts.items() if count]
    return _listed(parts) or "tied to nobody yet"


def _listed(parts: Sequence[str]) -> str:
    """Parts of a sentence, one after the other.

    >>> _listed(["this", "that", "the other"])
    'this, that and the other'
    """
    *first, last = parts or [""]
    return f"{', '.join(first)} and {last}" if first else last


def every_circle(found: Sequence[Sequence[Circle]], steps: Sequence[Step]) -> str:
    """How many circles there are on each day, and how many pairs in them are linked."""
    told = [
        f"{on_that_day(step.day)}: {_circles(circles_then)}"
        for circles_then, step in zip(found, steps, strict=True)
    ]
    return f"{'. '.join(told)}."


def _circles(found: Sequence[Circle]) -> str:
    linked = sum(len(circle.linked) for circle in found)
    pairs = linked + sum(len(circle.unlinked) for circle in found)
    links = f", {linked} of the {counted(pairs, 'pair')} in them linked" if pairs else ""
    return f"{counted(len(found), 'circle')}{links}"


def as_told_by(system: System, young_person: int, side: Side) -> str:
    """The title of one side's telling."""
    return f"As {system.labels[young_person] if side == 'own' else EVERYBODY_ELSE} tells it"


def told_up_to(told: Tellings, side: Side) -> str:
    """The days of one side's telling, below its title."""
    last = told.last_day(side)
    latest = f", last word {written(last)}" if last else ""
    return f"up to {written(told.on_day)}{latest}"


def two_tellings(system: System, young_person: int, told: Tellings | None, step: Step) -> str:
    """How many ties both sides tell, how many one of them alone, and when each last spoke."""
    name, by_then = system.labels[young_person], f"by {written(step.day)}"
    if told is None:
        return f"{name} was not there on {written(step.day)}."
    own, others = told.last_day("own"), told.last_day("others")
    if own and others:
        days = f"Last word: {name} {written(own)}, {EVERYBODY_ELSE} {written(others)}."
        return f"{name}. {_compared(name, told.own_ties)} {days}"
    if others:
        alone = _spoken_of(told, "others")
        return f"{name} has told nothing of their own circle {by_then}. Everybody else {alone}."
    if own:
        alone = _spoken_of(told, "own")
        return f"Nobody but {name} has told of this circle {by_then}. {name} {alone}."
    return f"Nobody has told of {name}'s circle {by_then}."


def _spoken_of(told: Tellings, side: Side) -> str:
    spoken, last = sum(1 for tie in told.own_ties if tie.word(side)), told.last_day(side)
    ties = f"speaks of {spoken or 'none'} of its {counted(len(told.own_ties), 'tie')}"
    return f"{ties}, last on {written(last)}" if last else ties


def _compared(name: str, ties: Sequence[ToldTie]) -> str:
    count = Counter(tie.agreement for tie in ties)
    both = f"{count['both'] or 'none'} told by both"
    alone = f"{count['own alone'] or 'none'} by {name} alone"
    others_alone = f"{count['others alone'] or 'none'} by {EVERYBODY_ELSE} alone"
    differently = "told differently: one side says that it holds, the other that it has ended"
    told = [
        f"{counted(len(ties), 'tie')}: {both}, {alone}, {others_alone}",
        *_if_any(count["differently"], differently),
        *_if_any(count["ended"], "said to have ended"),
        *_if_any(count["nobody"], "not spoken of by either"),
    ]
    return "".join(f"{sentence}. " for sentence in told).strip()


def _if_any(count: int, what: str) -> list[str]:
    return [f"{count} {what}"] if count else []


def links_told(system: System, told: Tellings) -> str:
    """Which side tells how many of the ties among those round the young person."""
    if not told.links:
        return ""
    count = Counter(tie.agreement for tie in told.links)
    tellers: dict[Agreement, str] = {
        "both": "told by both",
        "own alone": f"by {system.labels[told.young_person]} alone",
        "others alone": f"by {EVERYBODY_ELSE} alone",
        "differently": "told differently",
        "ended": "said to have ended",
    }
    parts = [f"{count[how]} {words}" for how, words in tellers.items() if count[how]]
    return f"Ties among those round them: {_listed(parts)}."


def beside_the_tellings(system: System, told: Tellings, tellers: Sequence[int]) -> str:
    """What must be known of two tellings; whose own there are, where this one is missing."""
    if "own" in told.sides:
        return NOT_A_NO
    names = sorted(system.labels[young_person] for young_person in tellers)
    return f"Own tellings by then: {', '.join(names)}." if names else NO_OWN_TELLING


def circle_round(name: str) -> str:
    """The text alternative of a picture of a circle."""
    return f"Circle round {name}"


def star_of(name: str) -> str:
    """The text alternative of a picture of a star."""
    return f"Those whom {name} is tied to"
