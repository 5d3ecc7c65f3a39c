"""The moves that the story needs, by number; all other moves are drawn.

The flagship travels 024 -> 066 -> 104 -> 133 -> 196, from a youth club to a family: its elements
are tinkered with 1, 2, 1 and 3 times. The repair of circles after two people left travels
140 -> 155 -> 162 -> 170.
"""

from __future__ import annotations

from dataclasses import dataclass

from framework import BASICS, BELONGING, COPING


@dataclass(frozen=True)
class Idea:
    """What is tried: its compartment, its label and the practice it belongs to."""

    compartment: str
    label: str
    practice: str


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A move with its maker, its idea and whatever else the story fixes about it."""

    maker: str
    idea: Idea
    title: str
    companions: tuple[str, ...] = ()
    derived_from: int | None = None
    elements: tuple[str, ...] = ()
    context: str = ""
    bearing: str = "under"


HOUSING = Idea(BASICS, "a decent place to live", "R01")
CALL_LIST = Idea(BELONGING, "a list of people to call", "R04")
GOOD_COMPANY = Idea(BELONGING, "good company", "R05")
REPAIR = Idea(BELONGING, "keeping people in touch", "R06")
FAIRNESS = Idea(BASICS, "treated fairly", "R14")
ASKING = Idea(COPING, "asking for a hand", "R14")

PLANTED: dict[int, Planted] = {
    19: Planted(
        maker="P02",
        idea=HOUSING,
        title="Bram rang housing advice",
        companions=("S12",),
    ),
    24: Planted(
        maker="P12",
        idea=CALL_LIST,
        title="Leonie wrote down who to call",
        elements=("E03", "E21", "E31"),
    ),
    66: Planted(
        maker="P07",
        idea=CALL_LIST,
        title="Greta took the call list to a home visit",
        derived_from=24,
        elements=("E03", "E18", "E21", "E31"),
        context="X3",
    ),
    87: Planted(
        maker="P11",
        idea=GOOD_COMPANY,
        title="Kofi had Greta and Asha round in the garden room",
        companions=("P07", "P01"),
        elements=("E08", "E16", "E33"),
        context="X5",
    ),
    104: Planted(
        maker="P01",
        idea=CALL_LIST,
        title="Asha made the call list a message group",
        derived_from=66,
        elements=("E03", "E18", "E21", "E43"),
        context="X2",
        bearing="worked around",
    ),
    110: Planted(
        maker="P03",
        idea=FAIRNESS,
        title="Celeste asked for a hand-over before each case moves",
        context="X2",
        bearing="aimed at",
    ),
    126: Planted(
        maker="P08",
        idea=ASKING,
        title="Hana asked that a warm call counts as first contact",
        context="X3",
        bearing="aimed at",
    ),
    133: Planted(
        maker="P17",
        idea=CALL_LIST,
        title="Quinn keeps a call list at home",
        derived_from=104,
        elements=("E03", "E18", "E21", "E30", "E43"),
        context="X6",
    ),
    140: Planted(
        maker="P12",
        idea=REPAIR,
        title="Leonie sat down with a circle after a goodbye",
        elements=("E09", "E29", "E38"),
        context="X4",
    ),
    146: Planted(
        maker="P16",
        idea=FAIRNESS,
        title="Piotr took the two youth posts to the council",
        context="X4",
        bearing="aimed at",
    ),
    155: Planted(
        maker="P12",
        idea=REPAIR,
        title="Leonie drew the circle again with Uma's help",
        derived_from=140,
        elements=("E09", "E29", "E34", "E38"),
        context="X4",
    ),
    162: Planted(
        maker="P16",
        idea=REPAIR,
        title="Piotr mended a circle at the sports ground",
        derived_from=155,
        elements=("E09", "E29", "E38", "E45"),
    ),
    170: Planted(
        maker="P19",
        idea=REPAIR,
        title="Stellan mended a circle round the kitchen table",
        derived_from=162,
        elements=("E09", "E12", "E29", "E38"),
        context="X6",
    ),
    180: Planted(
        maker="P08",
        idea=ASKING,
        title="Hana wrote down the rule: a warm call now counts",
        derived_from=126,
        context="X3",
        bearing="eased",
    ),
    196: Planted(
        maker="C08",
        idea=CALL_LIST,
        title="Heron's aunt made a family version of the call list",
        derived_from=133,
        elements=("E03", "E21", "E37", "E43"),
        context="X1",
    ),
}
