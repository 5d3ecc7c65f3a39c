"""Every sentence about the workbook.

What stands in it is what people wrote; the headings ask, and claim nothing.
"""

from __future__ import annotations

WORKBOOK = "The workbook"
LOOK = "the workbook"
LINES = "Line by line"
WRITE_A_LINE, AS_A_TABLE = "Write a line", "The workbook as a table"
CONTEXT = "In which context"
OFFERED, REASONING, CHANGED = "What was offered", "How people reasoned", "What changed"
STRENGTH, CODER, DAY, NOTE, EVIDENCE = (
    "Who says so",
    "Whose reading it is",
    "Written on",
    "Note",
    "What it rests on",
)
INTRODUCTION = (
    "Say what you make of a context: what was offered, how people reasoned about it, what changed. "
    "Then tick what of the record it rests on; nothing is ticked for you."
)
HINTS = {
    "offered": "an hour a month among colleagues",
    "reasoning": "somebody to ask, so asking felt safe",
    "changed": "ties that were kept",
}
STRENGTHS = {
    "one source": "one source",
    "several": "several sources",
    "contradicted": "another source says otherwise",
}
SORTS = {
    "move": "Moves made under it",
    "formed": "Connections that came while it held",
    "ended": "Connections that went while it held",
    "element": "Elements of those moves",
    "actor": "How somebody found it",
}
"""Sort of evidence -> what its list is called."""
WRITTEN_BY_PEOPLE = (
    "Each line is what somebody wrote and when, in their own words; sysmap adds nothing to it and "
    "does not test it. What a line rests on was ticked by hand: it stands in the record, and it "
    "proves nothing by that. What was offered and how people reasoned are the two halves of a "
    "mechanism (Pawson & Tilley 1997; Dalkin et al. 2015)."
)
DAY_HINT = "empty: today"
NOT_THERE = "not in the record any more"
NOTHING_TICKED = "nothing ticked"
NOT_SAID, DAY_NOT_SAID = "not said", "day not said"
COLUMNS = ("Context", OFFERED, REASONING, CHANGED, STRENGTH, EVIDENCE, CODER, DAY, NOTE, "Key")


def by(who: str, key: str) -> str:
    """Whose line it is.

    >>> by("Ana", "W1")
    'W1, read by Ana'
    """
    return f"{key}, read by {who}"
