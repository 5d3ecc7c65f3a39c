"""The words that the fields of a noun may use, and those that the programme may add to."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Literal, get_args

Precision = Literal["day", "month", "quarter", "year", "before", "after"]
Origin = Literal["baseline", "move", "found", "unknown"]
StrengthMeaning = Literal["count", "duration", "level"]
Part = Literal["kept", "added", "dropped"]
MoveRole = Literal["maker", "with", "for", "enlisted", "witness"]
RoomToAct = Literal["free", "some", "little"]
HowKnown = Literal["named_by_teller", "derived", "coder"]
Bearing = Literal["under", "worked around", "aimed at", "eased", "ended", "made worse"]
EffectWord = Literal["created", "strengthened", "weakened", "ended", "reopened"]
EffectStatus = Literal["claimed", "confirmed", "disputed", "withdrawn"]
ElementType = Literal["meaning", "competency", "material"]
ContextLevel = Literal["micro", "meso", "macro"]
SubjectType = Literal["all", "sector", "service", "actor", "area", "group"]
AppraisalDirection = Literal["enabling", "constraining", "both", "unclear"]
ContextRelationKind = Literal["part_of", "follows", "offsets", "worsens"]
PracticeRelationKind = Literal["converges", "transforms", "competes", "conflicts", "depends"]
ItemSort = Literal["compartment", "principle", "move"]
EvidenceStrength = Literal["one source", "several", "contradicted"]
Answer = Literal["no answer", "waiting", "declined", "not eligible", "accepted"]
Purpose = Literal[
    "record",
    "show_in_group",
    "name_in_group",
    "analyse",
    "quote",
    "export_named",
    "export_pseudonymous",
]
ConsentState = Literal["given", "refused", "withdrawn", "not_asked"]
Says = Literal["new", "was there already", "still there", "changed", "ended", "don't know"]
ReviewOf = Literal["tie", "move", "context", "circle", "pair"]
Verdict = Literal[
    "confirmed",
    "changed",
    "disputed",
    "retired",
    "not discussed",
    "have met",
    "not yet",
    "better not",
    "don't know",
]
SourceKind = Literal["observation", "interview", "focus group", "diary", "meeting note", "document"]
SourceScope = Literal["record", "analyse", "quote"]
CodeSort = Literal["theme", "lens", "compartment", "element", "context", "own"]
Stance = Literal["supports", "contradicts", "illustrates"]

PRECISIONS: tuple[str, ...] = get_args(Precision)
ORIGINS: tuple[str, ...] = get_args(Origin)
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
CONSENT_STATES: tuple[ConsentState, ...] = get_args(ConsentState)
STRENGTH_MEANINGS: tuple[str, ...] = get_args(StrengthMeaning)

YOUNG_PERSON = "young person"
CARER = "carer"
PRACTITIONER = "practitioner"
SERVICE = "service"
THING = "thing"
KINDS = (PRACTITIONER, SERVICE, CARER, YOUNG_PERSON, "academic", "group", THING)
NOT_PEOPLE = (SERVICE, "group", THING)
"""Actors of these kinds are drawn in a circle but are not people in it."""

CARES_FOR = "cares_for"
DIRECTED_TIE_KINDS = ("refers_to", "informs", "asks", "supervises_supports", CARES_FOR)
UNDIRECTED_TIE_KINDS = ("works_with", "works_jointly", "shares_information", "knows_of")
TIE_KINDS = DIRECTED_TIE_KINDS + UNDIRECTED_TIE_KINDS

KEPT_APART = "kept apart"

SAYS_IT_HOLDS: tuple[Says, ...] = ("new", "was there already", "still there", "changed")
SAYS_IT_ENDED: Says = "ended"
"""What a teller says of a tie that holds, and of one that does not."""

LAWFUL_BASES = (
    "consent",
    "public task",
    "legal obligation",
    "legitimate interests",
    "recognised legitimate interests",
    "vital interests",
    "contract",
)
"""What the law may allow a record for; others may be written. It is not the consent itself."""
GIVERS = ("parent", "guardian", "court", "local authority", "themselves")
"""Who may say yes for a child, in words and never by name."""
STEWARDS = ("steward", "second_steward")
"""The settings that name the two accounts that answer for the record."""
RETAIN_UNTIL = "retain_until"
"""The line about the programme that says until when its record is kept."""

SETTINGS = ("work", "home", "meeting", "other service")
STAGES = ("notice", "choose", "try", "tell the group", "adjust", "keep")
"""Where a move is made, and how far it has come: a programme may use words of its own."""

CONTEXT_KINDS = (
    "policy",
    "target",
    "funding",
    "reorganisation",
    "workload",
    "staffing",
    "premises",
    "supervision_support",
    "culture",
    "legal",
    "community_condition",
    "home_condition",
    "programme",
    "calendar",
    "other",
)

DEGREES = ("1", "2", "3")
"""How strongly a context is felt: a little, some, much."""

EVIDENCE_OF = ("move", "tie", "element", "actor")
"""What a piece of evidence may point at; an actor, for how they found the context on a day."""

REVIEWED_BY = {
    "tie": ("tie",),
    "move": ("move",),
    "context": ("context",),
    "circle": ("actor",),
    "pair": ("actor", "other"),
}
"""What a review may be of -> the pointers that say which."""
OF_A_THING = ("confirmed", "changed", "disputed", "retired", "not discussed")
OF_A_PAIR = ("have met", "not yet", "better not", "don't know", "not discussed")
VERDICTS_ON = {of: OF_A_PAIR if of == "pair" else OF_A_THING for of in REVIEWED_BY}
"""What a review may be of -> what may be said of it."""

SPOKEN_OF = ("move", "tie", "context", "element")
"""What an excerpt may speak of."""

SEVERAL = "|"
"""What stands between several values in one text: the compartments of a move."""

BETWEEN = re.compile(r"(?<!\\)\|")
"""Where one value ends and the next begins; a bar inside a value has a backslash before it."""

_GAPS = re.compile(r"[\s_-]+")


def as_known(words: Collection[str]) -> Callable[[str], str]:
    """A reader that knows these words whatever their case and gaps; others stay as they are.

    >>> as_known(TIE_KINDS)("Cares for")
    'cares_for'
    """
    known = {_bare(word): word for word in words}
    return lambda text: text if text in words else known.get(_bare(text), text)


def several(text: str | None) -> list[str]:
    r"""The values of a text that may hold several.

    >>> several("Coping|Belonging"), several(r"this \| that"), several(None)
    (['Coping', 'Belonging'], ['this | that'], [])
    """
    parts = BETWEEN.split(text or "")
    return [part.replace(rf"\{SEVERAL}", SEVERAL) for part in parts if part]


def as_one(*values: str) -> str:
    r"""The text that holds these values, the twin of `several`.

    >>> as_one("King's Daughters", "this | that")
    "King's Daughters|this \\| that"
    """
    return SEVERAL.join(value.replace(SEVERAL, rf"\{SEVERAL}") for value in values)


def _bare(text: str) -> str:
    return _GAPS.sub(" ", text.casefold())
