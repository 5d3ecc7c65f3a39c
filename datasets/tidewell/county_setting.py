"""County: ten Tidewells in one, for tests and benches; nothing of it is committed as a pack.

200 practitioners in 40 teams of four professions, 250 young people with a carer each. A
restructure like Tidewell's covers 12 of the 40 teams, three of each profession, from month 5 to
month 9. `county(effects=False)` is the same programme in which the context does nothing, and
`team_differences` lets teams differ in how soon their ties end and how readily they form.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import exp

from contexts import Context, Influence
from dice import Dice
from people import ACADEMIC, CARER, PRACTITIONER, PROFESSIONS, SERVICE, YOUNG_PERSON, Actor, Cast
from story import ENDING, MONTHS, Setting

TEAMS_OF_EACH, TEAM, COVERED_OF_EACH = 10, 5, 3
YOUNG_PEOPLE = 250
SCALE = 10
"""So many times as many ties as in Tidewell."""
APART = 1_000_000
"""Between the seed of the teams' pace and that of what happens."""

TEAMS = tuple(
    (f"S{number:03}", profession)
    for number, (_, profession) in enumerate(product(range(TEAMS_OF_EACH), PROFESSIONS), start=1)
)
COVERED = tuple(key for key, _ in TEAMS[: COVERED_OF_EACH * len(PROFESSIONS)])
"""Twelve teams, three of each profession."""

RESTRUCTURE = Context(
    key="X2",
    label="County restructure",
    kind="reorganisation",
    level="meso",
    start=MONTHS[4].first_day,
    end=MONTHS[9].first_day,
    covers=COVERED,
    description="Twelve of forty teams are moved about, across professions.",
)
EFFECTS = (
    Influence(context="X2", on="ending", factor=0.25 / 0.04),
    Influence(context="X2", on="forming", factor=0.5),
)


def cast() -> Cast:
    """Everybody in the county."""
    staff = [
        Actor(
            key=f"P{TEAM * number + place:03}",
            label=f"P{TEAM * number + place:03}",
            kind=PRACTITIONER,
            service=team,
            profession=profession,
        )
        for number, (team, profession) in enumerate(TEAMS)
        for place in range(1, TEAM + 1)
    ]
    others = [
        *((team, SERVICE) for team, _ in TEAMS),
        *((f"A{number:02}", ACADEMIC) for number in range(SCALE)),
        *((f"C{number:03}", CARER) for number in range(YOUNG_PEOPLE)),
        *((f"Y{number:03}", YOUNG_PERSON) for number in range(YOUNG_PEOPLE)),
    ]
    everybody = [*staff, *(Actor(key=key, label=key, kind=kind) for key, kind in others)]
    carers = {f"Y{number:03}": f"C{number:03}" for number in range(YOUNG_PEOPLE)}
    return Cast(actors={actor.key: actor for actor in everybody}, carer_of=carers)


def county(*, effects: bool = True, team_differences: float = 0.0, seed: int = 0) -> Setting:
    """The setting; teams differ by this spread of the logarithm of their pace."""
    people = cast()
    dice = Dice(seed + APART)
    pace = {team: exp(team_differences * normal(dice)) for team, _ in TEAMS}
    return Setting(
        name="County Resilient Moves",
        cast=people,
        months=tuple(replace(month, new_ties=SCALE * month.new_ties) for month in MONTHS),
        contexts=(RESTRUCTURE,),
        influences=EFFECTS if effects else (),
        ending=ENDING,
        scale=SCALE,
        pace={key: pace[who.service] for key, who in people.actors.items() if who.service},
    )


def normal(dice: Dice) -> float:
    """A draw from the standard normal, near enough: twelve even draws added up."""
    return sum(dice.random() for _ in range(12)) - 6
