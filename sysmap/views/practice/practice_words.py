"""Every sentence about practices and how they stand to one another, to be read and put right.

Converges, transforms, competes and conflicts are what somebody judged; nothing is inferred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sysmap.practice import Practised, Relation, Shared, Together
from sysmap.system import System
from sysmap.views.clock import written
from sysmap.views.practice.around import in_force_in_words
from sysmap.views.words import counted

NONE_RECORDED = (
    "No practice is recorded yet, and no move has a label. A practice is a way of doing things "
    "that moves belong to; old ones, which were there before, can be written down on Words."
)
KINDS = {
    "converges": "comes together with",
    "transforms": "changes",
    "competes": "competes with",
    "conflicts": "is in conflict with",
    "depends": "depends on",
}
ON_A_LINE = {
    "converges": "come together",
    "transforms": "changes",
    "competes": "competes",
    "conflicts": "in conflict",
    "depends": "depends",
}
MEANT = (
    "A round point is a practice of this programme, a square one was there before. A thin line "
    "joins each practice with the one it shares most elements with; a labelled line is what "
    "somebody judged."
)
ONE, HOW, OTHER = "One practice", "How it stands", "To which practice"
WHY, WHO = "Why you judge so", "Who judges so"
HOW_THEY_STAND = "How practices stand to one another, as somebody judged it"
NO_RELATION = "Nobody has recorded yet how practices stand to one another; Words has a form for it."
OLD, NEW, NOT_SAID = "there before", "new", "not said"
CANNOT_SAY = (
    "Who carries a practice is counted from the moves that name it or bear its label. Somebody who "
    "made none since may still do it; moves that nobody wrote down are not known."
)


def was_there_before(name: str) -> str:
    """What is asked of a practice that is new to the record."""
    return f"Was {name} there before the programme?"


def which(existing: bool | None) -> str:  # noqa: FBT001 - a field of the record
    """Whether a practice was there before the programme."""
    return NOT_SAID if existing is None else OLD if existing else NEW


def how_they_stand(
    found: Sequence[Practised], joined: Sequence[Shared], judged: Sequence[Relation]
) -> str:
    """How many practices there are, which share most, and how many relations were judged."""
    old = sum(practised.existing is True for practised in found)
    there = f"{counted(len(found), 'practice')}, {old or 'none'} of them there before"
    return " ".join(
        sentence
        for sentence in [
            f"{there}.",
            _shares_most(joined),
            _judged(judged),
        ]
        if sentence
    )


def told_of_each(judged: Sequence[Relation], system: System) -> dict[str, list[str]]:
    """Each relation with who judged it, when and why."""
    found: dict[str, list[str]] = {}
    for relation in judged:
        how = KINDS.get(relation.kind, relation.kind)
        said = f"{_quoted(relation.a)} {how} {_quoted(relation.b)}"
        found.setdefault(said, []).append(_who_and_why(relation, system))
    return found


def hang_together(by_material: Together, by_judgement: Together) -> str:
    """Which practices hang together by a shared material, and which by what was judged."""
    return (
        f"Joined by a material that moves of both were made of: {_parts(by_material)}. Joined by "
        f"somebody's judgement that one depends on the other: {_parts(by_judgement)}."
    )


def paragraph(  # noqa: PLR0913 - each a plain value
    *,
    day: date,
    until: date,
    moves: int,
    named: int,
    old: int,
    old_with_moves: int,
    system: System,
) -> str:
    """What, how sure, what else was going on, and what it cannot say."""
    were, have = ("was" if old == 1 else "were"), ("have" if old_with_moves > 1 else "has")
    return (
        f"{named} of {counted(moves, 'move')} belong to a practice. Of "
        f"{counted(old, 'practice')} that {were} there before, {old_with_moves or 'none'} {have} "
        "moves here: what one without moves is made of is not known. "
        f"{in_force_in_words(system, day, until)} {CANNOT_SAY}"
    )


def _parts(found: Together) -> str:
    if not found:
        return "none"
    return "; ".join(
        f"{len(part)} practices ({', '.join(map(_quoted, sorted(part)))})" for part in found
    )


def _shares_most(joined: Sequence[Shared]) -> str:
    if not joined:
        return "No two share an element that is recorded."
    most = joined[0]
    return (
        f"{counted(len(joined), 'pair')} share an element; {_quoted(most.one)} and "
        f"{_quoted(most.other)} share most ({len(most.elements)} of those that either has, "
        f"{most.jaccard:.2f})."
    )


def _judged(judged: Sequence[Relation]) -> str:
    if not judged:
        return NO_RELATION
    kinds = Counter(relation.kind for relation in judged)
    told = ", ".join(f"{count} {ON_A_LINE.get(kind, kind)}" for kind, count in kinds.items())
    return f"{counted(len(judged), 'relation')} judged by somebody ({told})."


def _quoted(name: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{name}\N{RIGHT DOUBLE QUOTATION MARK}"


def _who_and_why(relation: Relation, system: System) -> str:
    who = None if relation.who is None else system.labels[relation.who]
    when = None if relation.day is None else written(relation.day)
    said = ", ".join(filter(None, [who, when])) or "nobody is recorded as having judged it"
    return f"{said}: {relation.why}" if relation.why else f"{said}; no reason is recorded"
