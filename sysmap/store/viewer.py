"""Who is looking at the record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, by the role that says what they may see."""

    role: str


STEWARD = Viewer("steward")
"""The one who keeps the record and sees all of it."""
