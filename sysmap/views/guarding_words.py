"""What keeps a record from becoming a case record: the banner, and texts that may name somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

AT_RISK = "safeguarding"
"""The programme's own line on whom to turn to: a line of programme.csv."""


def no_case_record(settings: Mapping[str, str]) -> str:
    """That this is no case record, and what to do if a child is at risk."""
    whom = settings.get(AT_RISK)
    told = f" {whom}" if whom else ""
    return (
        "This is no case record. If a child may be at risk, follow your safeguarding procedure "
        f"now, before you write anything here.{told}"
    )


KEEP_TEXTS = "Keep it as it is and save"
KEEP_THEN_SAVE = "Keep these words as they are; then save again"


def may_identify(found: Iterable[tuple[str, str]]) -> str:
    """That a text may tell who somebody is, what in it, and what can be done."""
    told = "; ".join(f"{said} looks like {sort}" for sort, said in found)
    return (
        f"Not saved yet: this may tell who somebody is. {told}. Change it above and save, "
        "or keep it. A note needs no name, number or address."
    )
