"""The team's key list: who a pseudonym stands for. It lies outside every record and every export.

One name a line, and after a comma the pseudonym, which is not read here.
"""

from __future__ import annotations

from pathlib import Path

SHORTEST = 2


def names(file: Path) -> list[str]:
    """The real names on the list, none where there is no list; lines with # are remarks."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    told = (line.partition(",")[0].strip() for line in lines if not line.startswith("#"))
    return [name for name in told if len(name) >= SHORTEST]
