"""The Share page's own sentences about what leaves without names, and its tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sysmap.disclosure.blocks import Blocks
from sysmap.disclosure.coarsening import Rung
from sysmap.disclosure.profiles import Audience
from sysmap.views.clock import written as day
from sysmap.views.leaving_words import READERS, Hidden, blocks_sentence
from sysmap.views.singled_out import TOLD, of_young
from sysmap.views.tables import Table
from sysmap.views.words import counted

FOR_WHOM = "For"
WHO: dict[Audience, str] = {"internal": "the team", **READERS}
CHOICES: dict[str, Audience] = {
    WHO[audience]: audience for audience in ("internal", "group", "manager", "research", "public")
}
"""For whom it is, in words -> the profile."""

RECIPIENT, AGREEMENT = "Who gets it", "Data agreement"
RECIPIENT_HELP = (
    "One list of ties goes to each: a second one, beside the first, would give people away."
)
WITHOUT_AGREEMENT = (
    "Under a data agreement a list of ties can leave with the map. Say who gets it and under which "
    "agreement; then read below who could still be found in it."
)
HOW_MANY = "Who could be singled out, the more is left out"
NUMBERS_TITLE = "Every number that is hidden or coarser, and why"
HAVE_READ = "I have read who could still be found in it"
DOWNLOAD = "Download for {} (names no person)"
HIDDEN_TITLE = "What is hidden, and why"
STEPS_TITLE = "Every step, and what it costs"
LEDGER_TITLE = "What has left before"
NOW_ALONE = "What leaves is always what is known now."
KEY_NOTE = (
    "The key by which you alone can tell who is who is kept in the folder sysmap-keys of this "
    "account's data. Once it is deleted nobody can."
)


def answer(profile: Audience, found: Blocks, chosen: Rung | None) -> str:
    """What a reader gets."""
    who = WHO[profile][0].upper() + WHO[profile][1:]
    gets = (
        f"{who} gets tables of figures, and a map of {blocks_sentence(found)} No person is named."
    )
    if chosen is None:
        return gets
    told, _ = TOLD[chosen.step]
    return (
        f"{gets} With it goes a list of {counted(len(chosen.ties.ties), 'row', 'rows')} of ties by "
        f"pseudonyms ({told.lower()}), in which {of_young(chosen.report.young)} could be singled "
        "out by what it tells. By its shape people can still be found: read on."
    )


def hidden_table(hidden: Sequence[Hidden]) -> Table:
    """What is hidden, and why, as rows."""
    return Table(("Hidden", "Why"), hidden)


def numbers_table(hidden: Iterable[tuple[str, str, str, str, str]]) -> Table:
    """Every number that is not shown as it is, for the team alone."""
    return Table(("Table", "Row", "Column", "Shown", "Why"), list(hidden))


def ledger_table(releases: Iterable[tuple[date, str, str, Sequence[str]]]) -> Table:
    """What has left: when, for whom, and what; the last first."""
    rows = [
        (day(at), *_for_whom(profile, recipient), ", ".join(formats))
        for at, profile, recipient, formats in releases
    ]
    return Table(("Day", "For", "Who got it", "What"), rows[::-1])


def _for_whom(profile: str, recipient: str) -> tuple[str, str | None]:
    return {str(name): who for name, who in WHO.items()}.get(profile, profile), recipient or None
