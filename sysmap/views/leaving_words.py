"""Every sentence about what leaves the team without names: the page, the files, the commands."""

from __future__ import annotations

from collections.abc import Iterable

from sysmap.disclosure.blocks import SEVERAL_SECTORS, Block, Blocks
from sysmap.disclosure.coarsening import Rung
from sysmap.disclosure.profiles import PROFILES, Audience
from sysmap.disclosure.tie_list import BEFORE
from sysmap.views.maps.grouping import many
from sysmap.views.singled_out import NEVER_ANONYMOUS, TOLD
from sysmap.views.words import counted

Hidden = tuple[str, str]
"""What is hidden, and why."""

READERS: dict[Audience, str] = {
    "research": "a researcher",
    "group": "the group on a projector",
    "manager": "a manager",
    "public": "anybody",
}
"""Profile -> who reads it."""

READ_FIRST = (
    "nothing has left yet: people could be singled out, so read the report above first; "
    "--accept-report says that you have read it"
)
GROUP_MAP_TITLE = "Which groups of people and services are tied"


def block_words(block: Block) -> str:
    """What a block of the group map is called.

    >>> block_words(Block("practitioner", "health")), block_words(Block("young person", ""))
    ('practitioners, health', 'young people')
    """
    who = many(block.kind) if block.kind else "others"
    return f"{who}, {block.sector}" if block.sector else who


def blocks_sentence(found: Blocks) -> str:
    """What the group map shows."""
    shown = counted(len(found.shown), "group")
    links = counted(len(found.links), "pair of them is", "pairs of them are")
    return f"{shown} of people and services; {links} tied."


def hidden_in_blocks(found: Blocks, profile: Audience) -> list[Hidden]:
    """What the group map does not show, and why."""
    few = f"fewer than {PROFILES[profile].threshold} people"
    hidden = [("Names and numbers on the group map", "it shows kinds and sectors alone")]
    if found.hidden_blocks:
        hidden.append((counted(found.hidden_blocks, "group"), f"of {few}, at whom it would point"))
    if found.hidden_links:
        links = counted(found.hidden_links, "connection of groups", "connections of groups")
        hidden.append((links, f"resting on {few}"))
    if any(block.sector == SEVERAL_SECTORS for block in found.shown):
        hidden.append((f"Sectors of {few}", "joined as several sectors"))
    return hidden


HIDDEN_IN_TIES: tuple[Hidden, ...] = (
    ("Names, keys, labels and all that somebody typed", "they may name people and places"),
    ("Ages and places", "with a kind and a sector they point at one person"),
    ("Days", "a start on a day is enough to find most young people"),
    ("Ties between two who are kept apart", "nobody outside may learn that there is anything"),
    ("Where anybody stands on the map, and the order of the record", "both give people away"),
)
HIDDEN_EVERYWHERE: Hidden = ("Every single person and tie", "this reader gets none as a list")
NO_TIES_HIDDEN: Hidden = ("The list of ties", "at every step a young person could be singled out")


def read_me(
    profile: Audience,
    *,
    files: Iterable[str],
    hidden: Iterable[Hidden],
    ties: Rung | None,
    release: str,
) -> str:
    """What leaves in plain words, as a file beside the others."""
    lines = [
        f"This was made for {READERS[profile]}. It names no person.",
        NEVER_ANONYMOUS if ties else "Do not try to find out who is meant by anything in it.",
        "",
        *(f"{name}: {FILES.get(name, NUMBERS)}" for name in files),
        "manifest.json: how to tell that no file was changed since (SHA-256)",
        "",
        "What is hidden, and why:",
        *(f"- {what}: {why}." for what, why in hidden),
        "",
        "A star (*) in a table is a hidden number, small or not: some hide the others.",
        "",
        *(_how_to_read_ties(ties) if ties else ()),
        f"Written by sysmap {release}.",
    ]
    return "\n".join(lines) + "\n"


def hidden_numbers(profile: Audience) -> Hidden:
    """Which numbers are hidden in the tables, and why."""
    few = PROFILES[profile].threshold
    return (
        f"Numbers that rest on fewer than {few} people",
        "they would point at them; also hidden are those by which others could be worked out",
    )


FIGURES = {
    "people.csv": "how many people there were, by kind and sector",
    "services.csv": "how many people each service had",
    "circles.csv": "what the circles of young people come to",
    "ties_between_sectors.csv": "how many ties there were between sectors",
    "ties_between_services.csv": "how many ties there were between services",
    "network.csv": "figures of the whole network",
    "change.csv": "how many ties formed, ended and were kept",
    "contexts.csv": "what was done and tied under each context, by quarter",
    "suppression.csv": "which numbers were hidden or made coarser",
}
FILES = FIGURES | {
    "group-map.html": "which groups of people and services are tied, as one page",
    "nodes.csv": "a row for each person and service, by a pseudonym made for this copy alone",
    "ties.csv": "a row for each time that a tie held",
    "report.txt": "what somebody could still find out from the two tables",
}
"""File that leaves without names -> what it holds."""
NUMBERS = "numbers that may leave"


def _how_to_read_ties(rung: Rung) -> list[str]:
    told, _ = TOLD[rung.step]
    directed = ", ".join(sorted(rung.ties.directed)) or "none"
    return [
        f"How much the two tables tell: {told.lower()}; what the steps before it left out too.",
        f"Kinds of tie with a direction, from source to target: {directed}.",
        f"A start that says {BEFORE} lies before the programme. An empty cell is not told.",
        "Rows stand in the order of their pseudonyms, which says nothing.",
        "Do not try to find out who anybody is, and join this with no other list of these people.",
        "",
    ]


def second_tie_list(recipient: str, day: str) -> str:
    """Why somebody gets no second list of ties."""
    return (
        f"{recipient} has a list of ties since {day}: two of them side by side give people away; "
        "send that one again, or leave --agreement out and send the group map"
    )


NEEDS_A_RECIPIENT = (
    "a list of ties leaves only to somebody who is named; add --recipient, or leave --agreement "
    "out and the group map leaves alone"
)
RESEARCH_ALONE = (
    "only a researcher gets a list of ties; choose --profile research, or leave --agreement out"
)
NO_AGREEMENT = "no list of ties is in it: that needs --recipient and --agreement"


def written(folder: str, profile: Audience, names: Iterable[str]) -> str:
    """What was written where, and for whom."""
    return "\n".join(
        [
            f"{folder} names no person: it is for {READERS[profile]}",
            *(f"  {name}" for name in names),
        ]
    )


def where_the_key_is(file: str) -> str:
    """Where the key to the pseudonyms lies, and what it is for."""
    return f"the key is {file}: keep it from them; once it is deleted nobody can tell who is who"
