"""Who could be singled out in a network that leaves, in sentences, as rows and as a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sysmap.disclosure.coarsening import RARE_LEFT_OUT, Rung
from sysmap.disclosure.uniqueness import Crowd, K
from sysmap.views.tables import DASH, Table
from sysmap.views.words import counted

YOUNG = "young people"
TOLD = {
    "months": ("By month", "Days are never told."),
    "quarters": ("By quarter", "What came first within three months is lost."),
    "half-years": ("By half-year", "What came first within six months is lost."),
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


def _left_out(rung: Rung) -> list[str]:
    lines = []
    if rung.without_ties:
        who = counted(rung.without_ties, "young person", YOUNG)
        lines.append(f"{who} stand in it without their ties: with them they could be singled out.")
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
