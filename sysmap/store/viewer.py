"""Who is looking at the record, and for what."""

from __future__ import annotations

from dataclasses import dataclass

from sysmap.model import Purpose


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, by the role that says what they may see, and for which purpose.

    Shape:     `also` a second purpose that must be agreed to as well; `reads_sources` whether the
    whole texts are open, and the words of those who may not be quoted
    """

    role: str
    purpose: Purpose | None = None
    also: Purpose | None = None
    reads_sources: bool = False

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """Every purpose that somebody must have agreed to, to be seen by this viewer."""
        return tuple(purpose for purpose in (self.purpose, self.also) if purpose)

    @property
    def asks_for_names(self) -> bool:
        """Whether the purpose itself is to have names, so that a yes to it is a yes to those."""
        return self.purpose in (None, "export_named")


STEWARD = Viewer("steward", reads_sources=True)
"""The one who keeps the record and sees all of it: what the register of consents is kept by."""
TEAM = Viewer("member", "show_in_group")
"""The team before its screens, maps and tables."""
TEAM_FIGURES = Viewer("member", "show_in_group", "analyse")
"""The team before what is counted: who is in no figure is in no denominator there either."""
ANALYST = Viewer("steward", "analyse")
"""Whoever computes figures of it."""
CODER = Viewer("researcher", "analyse", reads_sources=True)
"""Whoever reads the sources and codes them."""
NAMED_EXPORT = Viewer("steward", "export_named")
"""What leaves with names, for the team's own keeping."""
PSEUDONYMOUS_EXPORT = Viewer("researcher", "export_pseudonymous")
"""What leaves without names."""
