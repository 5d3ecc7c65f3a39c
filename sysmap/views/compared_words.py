"""What a comparison comes to, in one plain paragraph made from its numbers.

What was found, how sure that is, what else was going on, and what it cannot say. Nothing says that
a context made anything happen; what no test could tell is described, and said to be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sysmap.contexts import Account
from sysmap.contexts.compared import Comparison, before, covered, elements, shares
from sysmap.contexts.compared.verdicts import NO_COMPARISON, NOT_IN_FORCE
from sysmap.views import compared_moves, compared_ties, context_words
from sysmap.views.compared_parts import Paragraph, when
from sysmap.views.practice.around import listed
from sysmap.views.words import counted, in_hundred

RECORD, IN_TIME, ARMS = "the record", "before, during, after", "covered and not covered"
MADE, MADE_OF, SHARED = "moves", "elements", "overlaps"
SEEN = "what could be seen"
LOOKS = (RECORD, IN_TIME, ARMS, MADE, MADE_OF, SHARED, SEEN)
LOOK = "Look at"
BY_PRACTICE = "Moves by context and practice"

EVERY_COMPARISON = "Every context compared, and how sure each figure is"
IN_TIME_PICTURE = "What each did in a month before, during and after; the table holds the means."
IN_TIME_NOTE = (
    "The three months before, all the time in which it held, and the three months after; those "
    "alone who were heard from both before and during."
)
OVERLAP_NOTE = "Beyond the broken line two contexts cannot be told apart here."
NOT_TOLD_APART = (
    "A context that shares more than half of the covered days cannot be told apart here."
)


def paragraph(look: str, comparison: Comparison, account: Account) -> Paragraph:
    """What one analysis of one context comes to."""
    if look == SHARED:
        return overlapping(comparison, account)
    found = comparison.standing
    if found and (look != IN_TIME or found[0] != NO_COMPARISON):
        return standing(comparison, account)
    return PARAGRAPHS[look](comparison, account)


def standing(comparison: Comparison, account: Account) -> Paragraph:
    """Why nothing of a context can be compared."""
    assert comparison.standing is not None
    verdict, why = comparison.standing
    said = {
        NO_COMPARISON: f"{account.name} has no comparison group: {why}.",
        NOT_IN_FORCE: f"{account.name}: {why}.",
    }.get(verdict, f"{account.name}: {why}, so there is nothing to compare.")
    return Paragraph(said, "", "", "What was so while it held stands under the record.")


def overlapping(comparison: Comparison, account: Account) -> Paragraph:
    """With which other contexts it shares people and days."""
    shared = [found for found in comparison.overlaps if found.days]
    names = context_words.names(account.system)
    alike = [names[found.other] for found in shared if not found.told_apart]
    others = counted(len(shared), "other context")
    found = f"{when(account)}: it shares covered people and days with {others}."
    if alike:
        found += f" It cannot be told apart here from {listed(alike)}."
    widest = sorted(shared, key=lambda overlap: -overlap.days / max(overlap.of_one, 1))[:3]
    told = [
        f"{names[overlap.other]} ({counted(overlap.actors, 'actor')}, "
        f"{in_hundred(overlap.days / overlap.of_one)} of its days)"
        for overlap in widest
        if overlap.of_one
    ]
    most = f"Of its covered days it shares most with {listed(told)}." if told else ""
    cannot = "What is found under one of two contexts that overlap may belong to the other."
    return Paragraph(found, most, "", cannot)


ANALYSES: Mapping[str, tuple[str, ...]] = {
    IN_TIME: (before.ANALYSIS,),
    ARMS: (covered.ANALYSIS, covered.CHANGES),
    MADE: (shares.MOVES,),
    MADE_OF: (elements.ELEMENTS,),
}
"""Look -> the analyses whose figures it shows."""
PARAGRAPHS: Mapping[str, Callable[[Comparison, Account], Paragraph]] = {
    IN_TIME: compared_ties.in_time,
    ARMS: compared_ties.covered_or_not,
    MADE: compared_moves.moves,
    MADE_OF: compared_moves.elements,
}
"""Look -> the paragraph that answers it."""
