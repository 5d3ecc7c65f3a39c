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


def triples_of(windows, k):
    """Practices, beginnings and former ones of window k, and how many more are possible."""
    numbers = range(6)
    every = [(a, b, c) for a in numbers for b in numbers for c in numbers]
    every = [triple for triple in every if [number % 3 for number in triple] == [0, 1, 2]]

    def performed(triple, window):
        return [maker for maker, elements in window if set(triple) <= elements.keys()]

    def is_practice(triple):
        makers = [maker for window in windows[: k + 1] for maker in performed(triple, window)]
        return len(makers) >= 2 and len(set(makers)) >= 2

    used = {element for _, elements in windows[k] for element in elements}
    now = {triple for triple in every if performed(triple, windows[k])}
    ever = {triple for triple in every if is_practice(triple)}
    possible = [triple for triple in every if set(triple) <= used and triple not in ever]
    return now & ever, now - ever, ever - now, len(possible)
