"""For whom a number is, and how few people it may rest on: the one table of thresholds.

A number that rests on 1 to `threshold - 1` people is hidden. What stays in a circle that the viewer
belongs to passes no profile at all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from sysmap.errors import WrongUsage

Audience = Literal["internal", "group", "manager", "research", "public"]
AUDIENCES: tuple[Audience, ...] = get_args(Audience)
LEAST = 3
"""No profile may show what rests on fewer people than this."""


@dataclass(frozen=True)
class Profile:
    """The rules by which numbers are given to one audience."""

    name: Audience
    threshold: int
    """Numbers that rest on fewer people than this are hidden."""
    zero_shown: bool
    rounding: int
    """Counts are rounded to multiples of this; 1 leaves them as they are."""
    who: str

    def hides(self, people: int) -> bool:
        """Whether a number that rests on so many people is hidden."""
        return people < self.threshold and not (people == 0 and self.zero_shown)


PROFILES: Mapping[Audience, Profile] = {
    "internal": Profile("internal", 5, True, 1, "the team, outside the circles one belongs to"),
    "group": Profile("group", 5, True, 1, "the community of practice, on a projector"),
    "manager": Profile("manager", 8, True, 5, "those who manage services and sectors"),
    "research": Profile("research", 10, False, 5, "researchers; the default of an export"),
    "public": Profile("public", 10, False, 5, "everybody"),
}


def with_threshold(profile: Profile, threshold: int) -> Profile:
    """The same profile with another threshold, which a steward chose.

    Raises:    WrongUsage -> below three nobody is hidden among others
    """
    if threshold < LEAST:
        raise WrongUsage(
            f"a threshold of {threshold} hides nobody; choose {LEAST} or more, {profile.threshold} "
            f"is what the {profile.name} profile has"
        )
    return replace(profile, threshold=threshold)
