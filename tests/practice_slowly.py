"""Practice reckoned as its definitions read, slowly and plainly, to hold the product's against."""

from itertools import combinations, permutations
from math import factorial


def joins(elements):
    return {frozenset((a, b)) for a, b in combinations(elements, 2) if elements[a] != elements[b]}


def weight(window, link):
    return sum(link in joins(elements) for _, elements in window)


def present(window, link):
    least = 2 if len(window) >= 20 else 1
    return weight(window, link) >= least


def state(windows, k, link):
    """The state of one link in window k, or None where it has none."""
    now, before = present(windows[k], link), present(windows[k - 1], link)
    ever = any(present(windows[j], link) for j in range(k))
    if now and not ever:
        return "made"
    if now and before:
        return "sustained"
    if now:
        return "re-made"
    if before:
        return "broken"
    return "dormant" if ever else None


def chance_by_counting(here, there, moves_here, moves_there):
    """Of all ways to lay the uses on the moves, the share with so few on the other side."""
    moves = ["here"] * moves_here + ["there"] * moves_there
    ways = list(combinations(moves, here + there))
    return sum(way.count("there") <= there for way in ways) / len(ways)


def ruzicka(before, since):
    every = {link for _, elements in (*before, *since) for link in joins(elements)}
    one, other = ({link: weight(side, link) for link in every} for side in (before, since))
    a, b = sum(one.values()), sum(other.values())
    low = sum(min(one[link] / a, other[link] / b) for link in every)
    return 1 - low / sum(max(one[link] / a, other[link] / b) for link in every)


def every_deal(before, since):
    """The distance of each way to deal the moves, all of one maker, to the two sides."""
    moves = [*before, *since]
    assert len(moves) <= 6, factorial(len(moves))
    return [ruzicka(deal[: len(before)], deal[len(before) :]) for deal in permutations(moves)]
