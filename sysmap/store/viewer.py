"""Who is looking at the record, and for what."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, by the role that says what they may see, and for which purpose."""

    role: str
    purpose: str | None = None


STEWARD = Viewer("steward")
"""The one who keeps the record and sees all of it."""
TEAM = Viewer("member", "show_in_group")
"""The team before its screens, maps and tables."""
ANALYST = Viewer("steward", "analyse")
"""Whoever computes figures of it."""
NAMED_EXPORT = Viewer("steward", "export_named")
"""What leaves with names, for the team's own keeping."""
PSEUDONYMOUS_EXPORT = Viewer("researcher", "export_pseudonymous")
"""What leaves without names."""
