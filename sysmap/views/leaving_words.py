"""Every sentence about what leaves the team without names: the page, the files, the commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sysmap.disclosure.blocks import ENOUGH, SEVERAL_SECTORS, Block, Blocks
from sysmap.disclosure.coarsening import RARE_LEFT_OUT, Rung
from sysmap.disclosure.tie_list import BEFORE
from sysmap.disclosure.uniqueness import Crowd, K
from sysmap.views.maps.grouping import many
from sysmap.views.tables import DASH, Table
from sysmap.views.words import counted

READERS = {
    "research": "a researcher",
    "group": "the group, on a projector",
    "manager": "a manager",
    "public": "anybody",
}
"""Profile -> who reads it."""

TOLD = {
    "months": ("Months", "Days are never told."),
    "quarters": ("Quarters", "What came first within three months is lost."),
    "half-years": ("Half-years", "What came first within six months is lost."),
    "no dates": ("No dates", "What formed, ended or came first is lost."),
    "sectors merged": (
        "Statutory, voluntary, other",
        "Which sector is lost; whether it is statutory stays.",
    ),
    "no sectors": ("No sectors", "Ties across sectors cannot be counted."),
    "no strengths": ("No strengths", "How strong a tie is, is lost."),
    "coarse kinds": (
        "Young people, adults, services",
        "Carers, practitioners and academics are all adults.",
    ),
    "one kind of tie": ("One kind of tie", "What a tie is for, and its direction, is lost."),
    RARE_LEFT_OUT: ("Rare ties left out", "Young people have fewer ties there than they have."),
}
"""Step of the ladder -> what is told then, and what that step costs."""

LADDER_COLUMNS = (
    "What is told",
    "Young people who could be singled out",
    "Smallest group of young people alike",
    "Other people who could be singled out",
    "Ties told",
    "What this step costs",
)
NO_TIE_LIST = (
    "No list of ties may leave: at every step a young person could be singled out, or nothing is "
    "left of it. The group map leaves instead."
)
NEVER_ANONYMOUS = (
    "Names are gone, but this is not anonymous: whoever knows a good part of the network can find "
    "people by its shape."
)
READ_FIRST = (
    "nothing has left yet: people could be singled out, so read the report above first; "
    "--accept-report says that you have read it"
)
GROUP_MAP_TITLE = "Which groups of people and services are tied"


def report_lines(rungs: Sequence[Rung], chosen: Rung | None) -> list[str]:
    """The report in sentences: what could be found out from what would leave."""
    if chosen is None:
        return [NO_TIE_LIST]
    first, young, people = rungs[0].report.young, chosen.report.young, chosen.report.people
    others = of_them(people.rare - young.rare, people.people - young.people) or "none"
    told, _ = TOLD[chosen.step]
    return [
        SINGLED_OUT,
        (
            f"Told by the month, that is so for {of_young(first)}. The finest step at which it is "
            f"so for no young person is: {told.lower()}. There it is so for {others} other people."
        ),
        *_left_out(chosen),
        (
            f"The smallest group of young people alike has {_or_dash(young.smallest)}; of one kind "
            f"and sector {_or_dash(young.k_by_kind_and_sector)}; with one number of ties "
            f"{_or_dash(young.k_by_degree)}."
        ),
        (
            "By the numbers of ties that their neighbours have "
            f"{of_them(young.unique_by_neighbours_degrees, young.people) or 'no'} young people "
            f"would be alone. {NEVER_ANONYMOUS}"
        ),
    ]


SINGLED_OUT = (
    f"Somebody can be singled out where fewer than {K} share all that is told of them, of their "
    "ties and of those at the other end."
)


def of_young(crowd: Crowd) -> str:
    """How many of the young people could be singled out."""
    told = of_them(crowd.rare, crowd.people)
    return f"{told} young people" if told else "nobody, for there is no young person in it"


YOUNG = "young people"


def _left_out(rung: Rung) -> list[str]:
    lines = []
    if rung.without_ties:
        who = counted(rung.without_ties, "young person", YOUNG)
        lines.append(f"{who} stand in it without their ties, who else could be singled out.")
    if rung.left_out:
        who = counted(rung.left_out, "young person", YOUNG)
        lines.append(f"{who} do not stand in it: there are too few like them.")
    return lines


def ladder_table(rungs: Iterable[Rung], chosen: Rung | None) -> Table:
    """How many could be singled out at each step, as far as the step that is taken."""
    return Table(LADDER_COLUMNS, [_rung_row(rung, chosen) for rung in rungs])


def _rung_row(rung: Rung, chosen: Rung | None) -> tuple[object, ...]:
    young, people = rung.report.young, rung.report.people
    told, cost = TOLD[rung.step]
    return (
        f"{told} (this leaves)" if rung is chosen else told,
        of_them(young.rare, young.people),
        young.smallest,
        of_them(people.rare - young.rare, people.people - young.people),
        len(rung.ties.ties),
        cost,
    )


def of_them(some: int, everybody: int) -> str | None:
    """How many of how many; None where there is nobody.

    >>> of_them(3, 25), of_them(0, 0)
    ('3 of 25', None)
    """
    return f"{some} of {everybody}" if everybody else None


def _or_dash(number: int | None) -> str:
    return DASH if number is None else str(number)


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


def hidden_in_blocks(found: Blocks, profile: str) -> list[str]:
    """What the group map does not show, and why."""
    few = f"fewer than {ENOUGH[profile]} people"
    lines = ["Names, numbers and places on the map: the group map shows kinds and sectors alone."]
    if found.hidden_blocks:
        lines.append(f"{counted(found.hidden_blocks, 'group')} of {few}: they would point at them.")
    if found.hidden_links:
        ties = counted(found.hidden_links, "connection")
        lines.append(f"{ties} between groups that rest on {few}.")
    if any(block.sector == SEVERAL_SECTORS for block in found.shown):
        lines.append(f"Sectors of {few}: they are joined as several sectors.")
    return lines


HIDDEN_IN_TIES = (
    "Names, keys, labels and every text that somebody typed: they may name people and places.",
    "Ages and places: with a kind and a sector they point at one person.",
    "Days: a start on a day is enough to find most young people.",
    "Ties between two who are kept apart: nobody outside may learn that there is anything.",
    "Where anybody stands on the map, and the order in which they were recorded.",
)
HIDDEN_EVERYWHERE = "Every single person and every single tie: this goes to nobody as a list."


def read_me(
    profile: str, *, files: Iterable[str], hidden: Iterable[str], ties: Rung | None, release: str
) -> str:
    """What leaves in plain words, as a file beside the others."""
    lines = [
        f"This was made for {READERS[profile]}. It holds no names.",
        NEVER_ANONYMOUS if ties else "Do not try to find out who is meant by anything in it.",
        "",
        *(f"{name}: {FILES[name]}" for name in files),
        "manifest.json: how to tell that no file was changed since (SHA-256)",
        "",
        "What is hidden, and why:",
        *(f"- {line}" for line in hidden),
        "",
        *(_how_to_read_ties(ties) if ties else ()),
        f"Written by sysmap {release}.",
    ]
    return "\n".join(lines) + "\n"


FILES = {
    "group-map.html": "which groups of people and services are tied, as one page",
    "nodes.csv": "a row for each person and service, by a pseudonym made for this copy alone",
    "ties.csv": "a row for each time that a tie held",
    "report.txt": "what somebody could still find out from the two tables",
}
"""File that leaves without names -> what it holds."""


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


def report_text(rungs: Sequence[Rung], chosen: Rung | None) -> str:
    """The whole report as plain text: its sentences, then every step."""
    table = ladder_table(rungs, chosen)
    steps = [
        f"- {told}: {young or DASH} young people, {others or DASH} other people. {ties} rows of "
        f"ties. {cost}"
        for told, young, _, others, ties, cost in table.rows
    ]
    head = "Who could be singled out, reckoned on exactly the rows that would leave:"
    return "\n".join([head, *report_lines(rungs, chosen), "", "Step by step:", *steps]) + "\n"


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


def written(folder: str, profile: str, names: Iterable[str]) -> str:
    """What was written where, and for whom."""
    return "\n".join(
        [f"{folder} holds no names: it is for {READERS[profile]}", *(f"  {name}" for name in names)]
    )


def where_the_key_is(file: str) -> str:
    """Where the key to the pseudonyms lies, and what it is for."""
    return f"the key is {file}: keep it from them; once it is deleted nobody can tell who is who"
