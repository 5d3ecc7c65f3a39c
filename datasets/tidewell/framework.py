"""The words of the moves: compartments, labels, practices, elements, sayings.

The five compartments and four principles follow the Resilience Framework (Hart & Blincow with
Thomas, 2007; boingboing.org.uk). The wording here is our own and is not endorsed by Boingboing.
"""

from __future__ import annotations

from dataclasses import dataclass

BASICS, BELONGING, LEARNING = "Basics", "Belonging", "Learning"
COPING, CORE_SELF = "Coping", "Core Self"
PRINCIPLES = ("Accepting", "Conserving", "Commitment", "Enlisting")

# key -> what it is
MEANINGS = {
    "E01": "hope is realistic",
    "E02": "small things count",
    "E03": "nobody holds this alone",
    "E04": "the child is more than the file",
    "E05": "a good-enough day is a good day",
    "E06": "families know first",
    "E07": "start with what went well",
    "E08": "people before process",
    "E09": "a setback is not the end",
    "E10": "home and street matter",
    "E11": "belonging comes early",
    "E12": "carers are colleagues",
    "E13": "everyone is good at something",
    "E14": "unfairness can be named",
}
COMPETENCIES = {
    "E15": "asks what went well",
    "E16": "makes a warm introduction",
    "E17": "listens without mending",
    "E18": "rings before writing",
    "E19": "says no and stays",
    "E20": "explains a form in plain words",
    "E21": "notices who is missing",
    "E22": "holds a short meeting",
    "E23": "plans one step",
    "E24": "reads a room",
    "E25": "shares a worry early",
    "E26": "knows what a benefit covers",
    "E27": "speaks up in a panel",
    "E28": "lets a young person lead",
    "E29": "says goodbye properly",
    "E30": "asks for help",
}
MATERIALS = {
    "E31": "shared phone list",
    "E32": "blank framework sheet",
    "E33": "the garden room",
    "E34": "the kettle",
    "E35": "bus passes",
    "E36": "a box of food",
    "E37": "pocket diary",
    "E38": "drawing of the circle",
    "E39": "the club's minibus",
    "E40": "a borrowed laptop",
    "E41": "one-page plan",
    "E42": "photo wall",
    "E43": "message group",
    "E44": "housing form",
    "E45": "a football",
}
GARDEN_ROOM = "E33"
ELEMENTS = {"meaning": MEANINGS, "competency": COMPETENCIES, "material": MATERIALS}


@dataclass(frozen=True)
class Practice:
    """Something done again and again: its name, what it takes, and the title of one doing."""

    key: str
    label: str
    elements: tuple[str, ...]
    title: str = ""
    existing: bool = False


PRACTICES = (
    Practice(
        "R01", "ringing housing advice together", ("E10", "E26", "E44"), "rang housing advice"
    ),
    Practice("R02", "a box at the door", ("E02", "E18", "E36"), "took a box round"),
    Practice("R03", "getting there", ("E08", "E23", "E35"), "sorted the way there"),
    Practice("R04", "a list of people to call", ("E03", "E21", "E31"), "wrote down who to call"),
    Practice("R05", "have these two met?", ("E11", "E16", "E38"), "made an introduction"),
    Practice("R06", "mending a circle", ("E09", "E29", "E38"), "sat down after a goodbye"),
    Practice("R07", "a word with school", ("E06", "E27", "E41"), "went to school together"),
    Practice("R08", "one page, one plan", ("E04", "E20", "E41"), "wrote one page together"),
    Practice("R09", "a small brave step", ("E05", "E23", "E39"), "tried one small step"),
    Practice("R10", "a quiet half hour", ("E09", "E17", "E34"), "stopped for half an hour"),
    Practice("R11", "a hand at the right time", ("E03", "E30", "E43"), "asked for a hand"),
    Practice("R12", "what went well", ("E07", "E15", "E37"), "asked what went well"),
    Practice("R13", "good at something", ("E13", "E28", "E45"), "made room for a talent"),
    Practice(
        "R14", "naming what stands in the way", ("E14", "E27", "E32"), "took it to those who decide"
    ),
    Practice("R15", "referral by form", ("E20", "E44"), existing=True),
    Practice("R16", "case conference", ("E22", "E41"), existing=True),
    Practice("R17", "home visit", ("E17", "E37"), existing=True),
    Practice("R18", "duty rota", ("E19", "E31"), existing=True),
)

# compartment -> label of the move -> the practice that does it
LABELS: dict[str, dict[str, str]] = {
    BASICS: {
        "a decent place to live": "R01",
        "money that covers the week": "R01",
        "safe at home and outside": "R01",
        "able to get about": "R03",
        "eating well": "R02",
        "moving and daylight": "R03",
        "rest at night": "R02",
        "time to play": "R03",
        "treated fairly": "R01",
    },
    BELONGING: {
        "a place of their own": "R05",
        "a part in the wider world": "R05",
        "good company": "R05",
        "keeping people in touch": "R06",
        "more good ties": "R05",
        "making use of a partial tie": "R06",
        "a list of people to call": "R04",
        "a job that others count on": "R05",
        "back to where it went well": "R06",
        "knowing my story": "R06",
        "expecting better of the next person": "R06",
        "friends and mixing": "R05",
    },
    LEARNING: {
        "school or college going well": "R07",
        "a mentor found": "R07",
        "a plan for later": "R08",
        "getting organised": "R08",
        "noticing what went well": "R12",
        "everyday skills": "R08",
    },
    COPING: {
        "knowing the limits": "R10",
        "a brave step": "R09",
        "working a problem through": "R09",
        "a kinder view of events": "R10",
        "following an interest": "R09",
        "settling myself": "R10",
        "another day to come": "R10",
        "asking for a hand": "R11",
        "a laugh together": "R11",
    },
    CORE_SELF: {
        "hope": "R12",
        "reading others' feelings": "R12",
        "knowing myself": "R12",
        "owning my part": "R13",
        "growing a talent": "R13",
        "using a treatment that works": "R13",
    },
}

SAYINGS: dict[str, tuple[str, ...]] = {
    BASICS: (
        "Warm, fed, and a key of your own",
        "Rent first, then the rest",
        "Bus fare is a basic",
    ),
    BELONGING: ("Who else has your back?", "Two numbers are better than one", "Room for one more"),
    LEARNING: ("One page is a plan", "Ask the teacher who likes you", "Clever is not one thing"),
    COPING: ("Put the kettle on first", "One wobble is not a fall", "Small step, then a biscuit"),
    CORE_SELF: ("What went right today?", "You are good at that", "Nobody is only their worst day"),
}

OUTCOMES = (
    "Two people now have each other's number.",
    "It took three tries.",
    "Nothing yet; we said so and will ask again.",
    "They laughed, which was new.",
    "Came back the week after without being asked.",
    "Smaller than hoped, and still there a month later.",
    "The form was lost once and found again.",
    "We tried it at the next visit too.",
)

# a, b, kind, day, who, why: judgements of the group, never worked out by us
PRACTICE_RELATIONS = (
    (
        "R05",
        "R16",
        "competes",
        "2025-01-22",
        "P03",
        "An introduction takes the hour of a conference.",
    ),
    ("R04", "R18", "converges", "2025-03-19", "P12", "The list hangs beside the rota now."),
    ("R01", "R15", "transforms", "2025-05-21", "P02", "We ring first and fill the form in after."),
    ("R12", "R17", "converges", "2025-06-25", "P07", "The visit starts with what went well."),
    ("R10", "R15", "conflicts", "2025-07-23", "P08", "Ten days leave no half hour."),
    ("R06", "R05", "depends", "2025-09-24", "P16", "A circle is mended with introductions."),
)
