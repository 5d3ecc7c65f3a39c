"""What is said at a meeting, before it is saved: names in place of ids."""

from __future__ import annotations

from dataclasses import dataclass

from sysmap.model import ReviewOf
from sysmap.recording.drafts import Day


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """One thing that a verdict is on.

    Shape:     `names` of a tie are its two ends and its kind, of a pair the two, else one key
    """

    of: ReviewOf
    names: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewsDraft:
    """One verdict of a meeting, which is named by its key, on one thing or several of one sort."""

    meeting: str
    things: tuple[Reviewed, ...]
    verdict: str
    voters: int | None = None
    comment: str | None = None


@dataclass(frozen=True, kw_only=True)
class CameDraft:
    """Everybody who came to a meeting; whoever stood there and is not named did not come."""

    meeting: str
    came: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActionDraft:
    """What the group will do next, as it was agreed at a meeting."""

    meeting: str
    what: str | None
    actor: str | None = None
    due: Day = None
