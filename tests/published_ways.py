"""How each published value is reached: from which measures, and by which arithmetic on them."""

from collections.abc import Callable
from typing import Any, NamedTuple

TRIADS = (
    *("003", "012", "102", "021D", "021U", "021C", "111D", "111U"),
    *("030T", "030C", "201", "120D", "120U", "120C", "210", "300"),
)
ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


class Way(NamedTuple):
    """The measures that are asked for, and what is made of them.

    `value` takes {measure: {subject: value}} and the entry, and gives what stands in the entry.
    """

    measures: tuple[str, ...]
    value: Callable[[dict, dict], Any]


def whole(measure):
    """A figure of the whole network, or of a change."""
    return Way((measure,), lambda found, _: found[measure][""])


def several(*measures):
    """Several figures of the whole network, in their order."""
    return Way(measures, lambda found, _: [found[measure][""] for measure in measures])


def summed(*measures):
    """The sum of several figures."""
    return Way(measures, lambda found, _: sum(found[measure][""] for measure in measures))


def in_their_order(measure, actors):
    """The values of some actors, as a list."""
    return Way((measure,), lambda found, _: [found[measure][actor] for actor in actors])


def of_those_named(measure):
    """The values of the actors whom the entry names, who are the extremes where it says so."""

    def value(found, entry):
        values, named, within = found[measure], entry["value"], entry["tolerance"]
        others = [other for key, other in values.items() if key not in named and other is not None]
        if "five largest" in entry["convention"]:
            assert max(others) <= min(values[key] for key in named) + within
        if "five lowest" in entry["convention"]:
            assert min(others) >= max(values[key] for key in named) - within
        return {key: values[key] for key in named}

    return Way((measure,), value)


def size_of_the_largest_component(found, entry):
    return found["largest_component_share"][""] * found["actors"][""]


def across_and_within(found, group=None):
    """How many ties cross between groups and how many stay within one: of all, or of one group."""
    across = within = 0
    for pair, ties in found["mixing_ties"].items():
        one, other = pair.split("|")
        if group in (None, one, other):
            across, within = across + ties * (one != other), within + ties * (one == other)
    return {"external": across, "internal": within}


def ei_index(found, entry):
    return {**across_and_within(found), "ei": found["ei_index"][""]}


def group_ei_index(found, entry):
    values = found["group_ei_index"]
    return {group: {**across_and_within(found, group), "ei": values[group]} for group in values}


def triad_census(found, entry):
    return {code: found[f"triads_{code}"][""] for code in TRIADS}


def brokered(found, actor):
    """How often an actor brokers in each role, and in all of them."""
    roles = {role: found[f"brokerage_{role}"][actor] for role in ROLES}
    return {**roles, "total": sum(roles.values())}


def brokerage(found, entry):
    roles = {actor: brokered(found, actor) for actor in found["brokerage_liaison"]}
    named = entry["value"]
    greatest = sorted(told["total"] for told in roles.values())[-len(named) :]
    assert greatest == sorted(told["total"] for told in named.values())
    return {actor: roles[actor] for actor in named}


def brokerage_of_all(found, entry):
    roles = {role: sum(found[f"brokerage_{role}"].values()) for role in ROLES}
    return {**roles, "total": sum(roles.values())}


def brokerage_between_groups(found, entry):
    roles = ("gatekeeper", "representative", "liaison")
    return [sum(found[f"brokerage_{role}"][actor] for role in roles) for actor in NETWORKERS[:3]]


def pairs_with_a_tie_and_without(found, entry):
    actors, ties = found["actors"][""], found["ties"][""]
    return [ties, actors * (actors - 1) // 2 - ties]


def actors_ties_and_ties_across(found, entry):
    return [found["actors"][""], found["ties"][""], across_and_within(found)["external"]]


def supported_by_harry(found, entry):
    return found["out_degree"]["HP25"]


NETWORKERS = ("Lin Freeman", "Doug White", "Ev Rogers", "Richard Alba", "Phipps Arabie")
WOMEN = ("EVELYN", "LAURA", "THERESA", "BRENDA", "CHARLOTTE")
GIRLS = ("Betty", "Sue", "Alice", "Jane", "Dale")
KITE = "ABCDEFGHIJ"
"""The first actors of some data sets, of whom a list of values speaks."""

MIXING = ("mixing_ties",)
CENSUS = tuple(f"triads_{code}" for code in TRIADS)
BROKERAGE = tuple(f"brokerage_{role}" for role in ROLES)

BY_CATALOGUE = {
    "largest_component_share times actors": Way(
        ("largest_component_share", "actors"), size_of_the_largest_component
    ),
    "ei_index": Way((*MIXING, "ei_index"), ei_index),
    "group_ei_index": Way((*MIXING, "group_ei_index"), group_ei_index),
    "triads_*": Way(CENSUS, triad_census),
    "brokerage_*": Way(BROKERAGE, brokerage),
    "brokerage_* summed": Way(BROKERAGE, brokerage_of_all),
    "change: formed + formed_with_joiner + reopened, since the wave before "
    "(the first: since a day before it)": summed("formed", "formed_with_joiner", "reopened"),
    "change: ended + left_with_actor, spells": summed("ended", "left_with_actor"),
}
"""What an entry names as our measure -> its way, where it is more than the measure itself."""

BY_ID = {
    "B7-1": several("dyads_mutual", "dyads_asymmetric", "dyads_null"),
    "B7-2": whole("reciprocity_dyadic"),
    "B7-3": several(*CENSUS),
    "B7-4": several(*CENSUS),
    "B7-5": whole("transitivity_directed"),
    "NX-1": of_those_named("betweenness_normalised"),
    "NX-2": of_those_named("closeness"),
    "NX-3": in_their_order("betweenness", KITE),
    "NX-4": in_their_order("closeness", KITE),
    "NE-1": whole("ei_index_weighted"),
    "NE-2": Way(BROKERAGE, brokerage_between_groups),
    "NE-3": in_their_order("in_degree", NETWORKERS),
    "NE-4": in_their_order("in_strength", NETWORKERS),
    "NE-5": in_their_order("degree", WOMEN),
    "NE-6": in_their_order("betweenness", WOMEN),
    "NE-7": several("diameter", "average_path_length"),
    "NE-8": in_their_order("degree", GIRLS),
    "NE-9": in_their_order("betweenness", GIRLS[:3]),
    "NE-10": in_their_order("constraint", GIRLS[:3]),
    "NE-11": Way(("actors", "ties"), pairs_with_a_tie_and_without),
    "KR-1": Way(("actors", "ties", *MIXING), actors_ties_and_ties_across),
}
"""The way of an entry that names no measure of ours."""


def way_of(entry):
    """The way in which an entry's value is reached."""
    catalogue = entry.get("catalogue")
    if entry["id"].endswith("harry_outdegree"):
        return Way(("out_degree",), supported_by_harry)
    if entry["id"] in BY_ID:
        return BY_ID[entry["id"]]
    if catalogue in BY_CATALOGUE:
        return BY_CATALOGUE[catalogue]
    return of_those_named(catalogue) if isinstance(entry["value"], dict) else whole(catalogue)


def options_of(entry):
    """What the command is told, so that it asks by the entry's convention."""
    grouped = entry["slice"].get("group") or (entry["id"] in {"NE-1", "NE-2", "KR-1"} and "group")
    kinds = [word for kind in entry["slice"].get("kind", ()) for word in ("--tie-kind", kind)]
    without_isolates = entry["id"] in {"NX-1", "NX-2"}  # fifteen families, Pucci left out
    brokered = way_of(entry).measures == BROKERAGE  # "undirected ties count in both directions"
    return (
        *kinds,
        *(("--group-by", grouped) if grouped else ()),
        *(("--isolates", "out") if without_isolates else ()),
        *(("--convention", "both-ways") if brokered else ()),
        *(entry.get("options") or "--direction recorded").split(),
    )
