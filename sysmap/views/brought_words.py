"""What became of the answers of ask sheets, and what is to be put right, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sysmap.views.clock import written

ANOTHER_PROGRAMME = (
    "was made for another programme",
    "open that programme's record and bring it in there",
)
NOT_THEIR_OWN = (
    "speaks of a connection that is not the member's own, which was left out",
    "ask for the file again",
)
CANNOT_BE_RECORDED = (
    "one connection of it cannot be recorded here",
    "ask the steward",
)


def fault(file: str, what: str, remedy: str) -> str:
    """A line for somebody who must put it right: what, where, what to do."""
    return f"{file}: {what}; {remedy}"


def nobody(key: str) -> tuple[str, str]:
    """That a sheet is of somebody whom the record does not know."""
    return f"is of {key}, whom the record does not know", "give them a new sheet"


def wrong_clock(day: date) -> tuple[str, str]:
    """That answers bear a day on which they cannot have been given."""
    return (
        f"was answered on {written(day)}, by the clock of that device, which cannot be",
        "set its clock, save the answers again, and bring that file in",
    )


def no_longer_known(key: str) -> tuple[str, str]:
    """That a sheet speaks of somebody whom the record does not know any more."""
    what = f"speaks of {key}, whom the record does not know any more; that answer was left out"
    return what, "give the member a new sheet"


def unwilling(name: str) -> tuple[str, str]:
    """That somebody who is named does not want to be in the record."""
    return (
        f"{name} does not want to be in the record, so that answer was left out",
        "ask them again and write it under Consent",
    )


def themselves(name: str) -> tuple[str, str]:
    """That somebody named themselves."""
    return f"names the member as their own connection ({name}), which was left out", "ask whom"


def says_otherwise(keys: Sequence[str], stands: str) -> tuple[str, str]:
    """That the record has another word of the same day."""
    ends = " \N{EN DASH} ".join(keys)
    return (
        f"the record has another word of theirs of that day on {ends} ({stands}), which stays",
        "change that one under Record, Change something",
    )


def older(member: str, day: date, last: date) -> str:
    """That answers are older than what somebody said since."""
    return (
        f"The answers of {member} are of {written(day)}; they spoke later, on {written(last)}. "
        "Each is written with its own day, and the later one counts."
    )
