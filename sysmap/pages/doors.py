"""Which pages there are, behind which door, in which order; the first is the one that opens."""

from __future__ import annotations

DOORS = {
    "": {"start": "Start"},
    "See": {"map": "Map", "change": "Change", "circles": "Circles", "contexts": "Contexts"},
    "Record": {
        "tonight": "Tonight",
        "record": "Record",
        "evidence": "Evidence",
        "words": "Words",
    },
    "Understand": {"moves": "Moves", "measures": "Measures"},
    "Give": {"share": "Share", "consent": "Consent", "care": "Care"},
}
"""Door -> the pages behind it: the name, which is the address, and the title."""
PAGES = [name for behind in DOORS.values() for name in behind]
