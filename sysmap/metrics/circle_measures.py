"""Measures of the circle round one young person: who is in it, and how it hangs together."""

from __future__ import annotations

from functools import lru_cache, partial

from sysmap import inference
from sysmap.metrics import circle_chance
from sysmap.metrics.catalogue import THE_GROUP, Value, Values, measure, subject_of
from sysmap.metrics.circles import Circle, circles_of
from sysmap.model import CARER, PRACTITIONER, YOUNG_PERSON
from sysmap.network import Network

JOINED_UP_SIZE = 3
"""A circle smaller than this is never called joined up."""


@lru_cache(maxsize=1)
def _by_subject(network: Network) -> dict[str, Circle]:
    """Subject -> circle; a chance value's subject is the circle's with a name behind it."""
    keys = network.system.keys
    return {
        subject: circle
        for circle in circles_of(network)
        for subject in [
            keys[circle.young_person],
            *(subject_of(keys[circle.young_person], name) for name in inference.BAND),
        ]
    }


def _people(network: Network, subject: str) -> int:
    """How many people a figure about one circle speaks of."""
    return len(_by_subject(network)[subject].roles)


_measure = partial(measure, level="circle", count=_people, audience=THE_GROUP)


@_measure(
    label="Circle size",
    formula="k",
    unit="people",
    source="own, after the ecomaps of social work",
    undefined="always defined",
    caution="A large circle is no better one: read it beside how it hangs together.",
)
def circle_size(network: Network) -> Values:
    """How many people have an observable tie to the young person."""
    return {key: len(circle.roles) for key, circle in _circles(network).items()}


@_measure(
    label="Adults in the circle",
    formula="people in the circle who are not young people",
    unit="people",
    source="own",
    undefined="always defined",
    caution="More links are more meetings for this family: is it too many?",
)
def circle_adults(network: Network) -> Values:
    """How many adults a family has to do with in this circle."""
    kind = network.system.texts("actor", "kind")
    return {
        key: sum(kind[alter] != YOUNG_PERSON for alter in circle.roles)
        for key, circle in _circles(network).items()
    }


@_measure(
    label="Kinds in the circle",
    formula="distinct kinds of the people in the circle",
    unit="kinds",
    source="own",
    undefined="nobody's kind is recorded",
    caution="Counts only those whose kind is recorded.",
)
def circle_kinds(network: Network) -> Values:
    """How many kinds of people there are in the circle."""
    return _distinct(network, network.system.texts("actor", "kind"))


@_measure(
    label="Sectors in the circle",
    formula="distinct sectors of the people in the circle",
    unit="sectors",
    source="own",
    undefined="nobody's sector is recorded",
    caution="Counts only those whose sector is recorded.",
)
def circle_sectors(network: Network) -> Values:
    """From how many sectors the people in the circle come."""
    return _distinct(network, network.system.texts("actor", "sector"))


@_measure(
    label="Services in the circle",
    formula="distinct home services of the people in the circle",
    unit="services",
    source="own",
    undefined="nobody's service is recorded",
    caution="Counts only those whose service is recorded.",
)
def circle_services(network: Network) -> Values:
    """From how many services the people in the circle come."""
    return _distinct(network, network.system.field("service"))


def _no_density(network: Network, subject: str) -> str:
    enough = _people(network, subject) > 1
    return "no pair of them could be asked about" if enough else "fewer than two people in circle"


@_measure(
    label="Circle density",
    formula="connected observable pairs among its people / observable pairs",
    unit="share, 0 to 1",
    source="own; the density of an ego's network, Wasserman & Faust 1994",
    undefined=_no_density,
    caution="Stands beside its chance band.",
)
def circle_density(network: Network) -> Values:
    """How many of the pairs of people round the young person are linked, as a share."""
    return {key: density(circle) for key, circle in _circles(network).items()}


@_measure(
    label="Circle density by chance",
    formula=circle_chance.FORMULA,
    unit="share, 0 to 1",
    source=circle_chance.SOURCE,
    undefined=_no_density,
    caution=circle_chance.CAUTION,
    cost="draws",
)
def circle_density_chance(network: Network) -> Values:
    """What the circle's density would be if adults and services had linked up at random."""
    drawn = circle_chance.densities(network)
    return {
        subject_of(key, name): value
        for place, key in enumerate(_circles(network))
        for name, value in inference.band(drawn.get(place, ())).items()
    }


def _no_closure(network: Network, subject: str) -> str:
    for role in (CARER, PRACTITIONER):
        if role not in _by_subject(network)[subject].roles.values():
            return f"no {role} in circle"
    return "its carers and practitioners could not be asked about one another"


@_measure(
    label="Closure of carers with practitioners",
    formula="linked observable pairs of a carer and a practitioner / observable such pairs",
    unit="share, 0 to 1",
    source="own",
    undefined=_no_closure,
    caution="Stands beside its chance band.",
)
def circle_closure(network: Network) -> Values:
    """How many carer-and-practitioner pairs round the young person are linked, as a share."""
    return {key: closure(circle) for key, circle in _circles(network).items()}


@_measure(
    label="Parts without the young person",
    formula="connected parts among the people of the circle",
    unit="parts",
    source="own",
    undefined="nobody in circle",
    caution="More than one: the young person carries the messages.",
)
def circle_parts(network: Network) -> Values:
    """Into how many parts the circle falls when the young person does not hold it together."""
    return {key: len(circle.parts) or None for key, circle in _circles(network).items()}


@_measure(
    label="Unlinked pairs",
    formula="observable pairs of the circle's people without a tie",
    unit="pairs",
    source="own; the pairs that a broker stands between, Burt 1992",
    undefined="always defined",
    caution="A pair without a tie is a question to ask, not a fault: not all need to meet.",
)
def circle_unlinked_pairs(network: Network) -> Values:
    """How many pairs of people round the young person have no tie with one another."""
    return {key: len(circle.unlinked) for key, circle in _circles(network).items()}


@_measure(
    label="Joined-up circle",
    formula="1 where k >= 3 with a carer, a practitioner and one part; else 0",
    unit="yes 1, no 0",
    source="own",
    undefined="always defined",
    caution="For the group's own page; never a target.",
)
def circle_joined_up(network: Network) -> Values:
    """Whether the people of the circle hang together, a carer and a practitioner among them."""
    return {key: int(is_joined_up(circle)) for key, circle in _circles(network).items()}


def density(circle: Circle) -> Value:
    """The share of a circle's observable pairs that are linked, None where it has none."""
    return _share(len(circle.linked), len(circle.unlinked))


def closure(circle: Circle) -> Value:
    """The share of a circle's carer-and-practitioner pairs that are linked, None without any."""
    linked = sum(map(circle.joins_carer_and_practitioner, circle.linked))
    return _share(linked, sum(map(circle.joins_carer_and_practitioner, circle.unlinked)))


def is_joined_up(circle: Circle) -> bool:
    """Whether a circle of three or more, a carer and a practitioner among them, is in one part."""
    roles = circle.roles.values()
    both = CARER in roles and PRACTITIONER in roles
    return both and len(roles) >= JOINED_UP_SIZE and len(circle.parts) == 1


def _circles(network: Network) -> dict[str, Circle]:
    keys = network.system.keys
    return {keys[circle.young_person]: circle for circle in circles_of(network)}


def _distinct(network: Network, words: list[str | None]) -> Values:
    """How many different words each circle's people have; None where no word is recorded."""
    found = {
        key: {words[alter] for alter in circle.roles} for key, circle in _circles(network).items()
    }
    return {key: None if held == {None} else len(held - {None}) for key, held in found.items()}


def _share(part: int, rest: int) -> Value:
    return part / (part + rest) if part + rest else None
