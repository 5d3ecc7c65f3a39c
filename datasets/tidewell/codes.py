"""The codebook, and who saw what in which excerpt.

Two coders share the texts. Of the excerpts with a theme a sample is read by both; there the second
coder slips as often as is planted here, and agrees in everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from contexts import CONTEXTS
from dice import Dice
from framework import BASICS, BELONGING, COPING, CORE_SELF, ELEMENTS, LEARNING
from sources import Excerpt, excerpts

Row = Sequence[object]

THEMES = {
    "resourceful": "Knowing what there is, who has it and how to get at it, with the framework as"
    " a guide.",
    "responsive": "Answering what turns up, and bending the usual way of doing things to do it.",
    "reflexive": "Looking at one's own part in it, and at what one has got used to.",
    "resilient": "Keeping on, and being kept going, when the setting does not help.",
}
LENSES = {
    "action": "What somebody did.",
    "context": "Where and when: what helped or stood in the way.",
    "change": "What is different now.",
}
COMPARTMENTS = {
    BASICS: "What a day stands on.",
    BELONGING: "People and places that hold somebody.",
    LEARNING: "Finding things out and getting on.",
    COPING: "Getting through a bad hour and on to the next day.",
    CORE_SELF: "How somebody sees themself.",
}
SORTS_OF_ELEMENT = {
    "meaning": ("meanings", "What people hold to."),
    "competency": ("competencies", "What people can do."),
    "material": ("materials", "Things and places that are used."),
}
KINDS_OF_CONTEXT = {
    "funding": "Money given, cut or not there.",
    "reorganisation": "Teams, posts and names that move.",
    "target": "A figure to be met.",
    "premises": "Rooms, buildings, who is down the corridor.",
    "supervision_support": "Somebody to think with.",
    "calendar": "The time of the year.",
}
OWN = {
    "who holds me": ("resilient", "Who keeps the one going who keeps others going."),
    "carers lead": ("", "A carer thinks of it and does it."),
}

FIRST, SECOND = "A01", "A02"
APART = 6_000_000
"""Between the seed of the story and that of the coders."""
READ_BY_BOTH = 60
SLIPS = {
    ("reflexive", "responsive"): 8,
    ("resilient", "reflexive"): 4,
    ("responsive", "resourceful"): 2,
    ("context", "change"): 4,
    ("action", "context"): 3,
}
"""What the first coder saw, and what the second saw instead: how often."""
DAYS_AFTER = {FIRST: 21, SECOND: 35}
"""How long after its day each coder has read a text."""


@dataclass(frozen=True)
class Code:
    """A line of the codebook."""

    key: str
    label: str
    sort: str
    parent: str = ""
    description: str = ""


def codebook() -> dict[str, Code]:
    """Every code by its label."""
    lines = [
        *(("theme", label, "", told) for label, told in THEMES.items()),
        *(("lens", label, "", told) for label, told in LENSES.items()),
        *(("compartment", label, "", told) for label, told in COMPARTMENTS.items()),
        *(("element", label, "", told) for label, told in SORTS_OF_ELEMENT.values()),
        *(("element", label, sort, "") for label, sort in elements_seen()),
        *(("context", label, "", told) for label, told in KINDS_OF_CONTEXT.items()),
        *(("own", label, parent, told) for label, (parent, told) in OWN.items()),
    ]
    keys = {label: f"K{number:02}" for number, (_, label, _, _) in enumerate(lines, start=1)}
    return {
        label: Code(keys[label], label, sort, keys.get(parent, ""), told)
        for sort, label, parent, told in lines
    }


def elements_seen() -> list[tuple[str, str]]:
    """The elements that an excerpt is linked to, each with the code that it stands under."""
    seen = {key for excerpt in excerpts() for key, _ in excerpt.mark.links}
    return [
        (label, SORTS_OF_ELEMENT[sort][0])
        for sort, names in ELEMENTS.items()
        for key, label in names.items()
        if key in seen
    ]


def code_rows() -> Iterator[Row]:
    """The codebook."""
    for code in codebook().values():
        yield code.key, code.label, code.sort, code.parent, code.description


def labels(excerpt: Excerpt) -> list[str]:
    """What stands in an excerpt: the marked codes, its elements, its kinds of context."""
    named = {key: label for names in ELEMENTS.values() for key, label in names.items()}
    named |= {context.key: context.kind for context in CONTEXTS}
    linked = [named[key] for key, _ in excerpt.mark.links if key in named]
    return list(dict.fromkeys([*excerpt.mark.codes, *linked]))


def coding_rows(seed: int) -> Iterator[Row]:
    """Who saw what in each excerpt, and when."""
    book = codebook()
    dice = Dice(seed + APART)
    both = {excerpt.key for excerpt in dice.sample(with_a_theme(), READ_BY_BOTH)}
    slips = slipped([excerpt for excerpt in excerpts() if excerpt.key in both], dice)
    for number, excerpt in enumerate(excerpts()):
        alone = FIRST if number % 2 == 0 else SECOND
        for coder in (FIRST, SECOND) if excerpt.key in both else (alone,):
            day = read_on(excerpt, coder)
            for label in labels(excerpt):
                seen = slips.get((excerpt.key, label), label) if coder == SECOND else label
                yield excerpt.key, book[seen].key, coder, day


def with_a_theme() -> list[Excerpt]:
    """The excerpts that have one of the four themes."""
    return [excerpt for excerpt in excerpts() if THEMES.keys() & set(excerpt.mark.codes)]


def slipped(read_twice: Sequence[Excerpt], dice: Dice) -> Mapping[tuple[str, str], str]:
    """Excerpt and what the first coder saw in it -> what the second saw instead."""
    slips: dict[tuple[str, str], str] = {}
    for (seen, instead), often in SLIPS.items():
        open_to_it = [excerpt.key for excerpt in read_twice if seen in excerpt.mark.codes]
        slips |= {(key, seen): instead for key in dice.sample(open_to_it, often)}
    return slips


def read_on(excerpt: Excerpt, coder: str) -> date:
    """The day on which a coder read a text."""
    return excerpt.source.text.day + timedelta(days=DAYS_AFTER[coder])
