"""Figures over the circles of all young people: how many, and how they are on average."""

from __future__ import annotations

from functools import partial
from statistics import fmean, median

from sysmap import inference
from sysmap.metrics import circle_chance
from sysmap.metrics.catalogue import THE_GROUP, Value, Values, measure
from sysmap.metrics.circle_measures import (
    circle_closure,
    circle_density,
    circle_parts,
    is_joined_up,
)
from sysmap.metrics.circles import circles_of
from sysmap.metrics.whole import everybody, whole_figure
from sysmap.network import Network

_figure = partial(whole_figure, audience=THE_GROUP)
_by_chance = partial(
    measure,
    level="whole",
    count=everybody,
    audience=THE_GROUP,
    formula=circle_chance.FORMULA,
    unit="share, 0 to 1",
    source=circle_chance.SOURCE,
    caution=circle_chance.CAUTION,
    cost="draws",
)


@_figure(
    label="Circles",
    formula="young people",
    unit="circles",
    source="own",
    undefined="always defined",
    caution="A circle may be empty because nobody asked about it.",
)
def circles(network: Network) -> int:
    """How many young people are there that day, each with a circle, be it empty."""
    return len(circles_of(network))


@_figure(
    label="Joined-up circles",
    formula="circles where circle_joined_up is 1",
    unit="circles",
    source="own",
    undefined="always defined",
    caution="For the group's own page; never a target.",
)
def circles_joined_up(network: Network) -> int:
    """How many circles hang together without the young person."""
    return sum(is_joined_up(circle) for circle in circles_of(network))


def _of_all_circles(values: Values) -> str:
    """Over how many circles a mean is taken."""
    defined = sum(value is not None for value in values.values())
    return f"over {defined} of {len(values)} circles, where it is defined"


def _where_closed(network: Network, subject: str) -> str:
    return _of_all_circles(circle_closure(network))


def _where_dense(network: Network, subject: str) -> str:
    return _of_all_circles(circle_density(network))


@_figure(
    label="Circle closure, mean",
    formula="mean of circle_closure over the circles where it is defined",
    unit="share, 0 to 1",
    source="own",
    undefined="no circle has both a carer and a practitioner",
    note=_where_closed,
    caution="Stands beside its chance band; a circle without a carer or a practitioner has none.",
)
def circle_closure_mean(network: Network) -> Value:
    """How many carer-and-practitioner pairs are linked, on average over the circles."""
    return _mean(circle_closure(network))


@_by_chance(
    label="Circle closure by chance",
    undefined="no circle has both a carer and a practitioner",
)
def circle_closure_mean_chance(network: Network) -> Values:
    """What mean closure would be if adults and services had linked up at random."""
    return inference.band(circle_chance.mean(circle_chance.closures(network)))


@_figure(
    label="Circle density, mean",
    formula="mean of circle_density over the circles where it is defined",
    unit="share, 0 to 1",
    source="own",
    undefined="no circle has two people",
    note=_where_dense,
    caution="Stands beside its chance band; a circle of fewer than two people has none.",
)
def circle_density_mean(network: Network) -> Value:
    """How many pairs of people are linked, on average over the circles."""
    return _mean(circle_density(network))


@_by_chance(
    label="Circle density by chance",
    undefined="no circle has two people",
)
def circle_density_mean_chance(network: Network) -> Values:
    """What mean density would be if adults and services had linked up at random."""
    return inference.band(circle_chance.mean(circle_chance.densities(network)))


@_figure(
    label="Parts of a circle, median",
    formula="median of circle_parts over the circles that are not empty",
    unit="parts",
    source="own",
    undefined="no circle has anybody in it",
    caution="Half of the circles fall into more parts, or as many: see them one by one.",
)
def circle_parts_median(network: Network) -> Value:
    """Into how many parts the middle one of the circles falls without the young person."""
    defined = [parts for parts in circle_parts(network).values() if parts is not None]
    return median(defined) if defined else None


def _mean(values: Values) -> Value:
    defined = [value for value in values.values() if value is not None]
    return fmean(defined) if defined else None
