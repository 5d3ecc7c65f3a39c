"""Whether the test of shares is at fault: the county without effect, drawn and tested by hand.

    PYTHONPATH=. python3 bench/county_by_hand.py [RECORDS]

Moves of 200 practitioners in 40 teams by the law of `county_record`, without a record: counts by
team and compartment, and the p of each compartment from the same labellings that the app draws
(seed 0) and from labellings drawn anew for each record. Both should flag in 5 of 100.
"""

from __future__ import annotations

import sys

import numpy as np

from sysmap.inference import labellings
from sysmap.system import Numbers

TEAMS, OF_EACH, COVERED, COMPARTMENTS = 40, 5, 12, 5
MOVES, LEANING = 4.0, 0.5
GIVEN = np.array([1] * COVERED + [0] * (TEAMS - COVERED), dtype=np.int32)


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    random = np.random.default_rng(12345)
    together = np.zeros(TEAMS, dtype=np.int32)
    same = np.concatenate([*labellings(GIVEN, together).blocks()], axis=1).astype(float)
    found = {"the same labellings": [], "labellings drawn anew": []}
    for _ in range(records):
        counts = _counts(random)
        anew = (np.argsort(random.random((TEAMS, same.shape[1])), axis=0) < COVERED).astype(float)
        for told, drawn in zip(found.values(), (same, anew), strict=True):
            told.append([_p(part, counts.sum(axis=1), drawn) for part in counts.T])
    for name, told in found.items():
        p = np.array(told)
        below = {limit: f"{100 * (p <= limit).mean():.2f}" for limit in (0.01, 0.05, 0.1, 0.2)}
        print(f"{name}: of 100 p at or below .01, .05, .1, .2: {', '.join(below.values())}")
        print(f"  by compartment at .05: {(100 * (p <= 0.05).mean(axis=0)).round(2)}")


def _counts(random: np.random.Generator) -> Numbers:
    """Moves by team and compartment, of people with a pace and a leaning of their own."""
    people = TEAMS * OF_EACH
    made = random.poisson(MOVES * np.exp(LEANING * random.normal(size=people)))
    leaning = np.exp(LEANING * random.normal(size=(people, COMPARTMENTS)))
    by_person = random.multinomial(made, leaning / leaning.sum(axis=1, keepdims=True))
    counts: Numbers = by_person.reshape(TEAMS, OF_EACH, COMPARTMENTS).sum(axis=1).astype(float)
    return counts


def _p(part: Numbers, whole: Numbers, drawn: Numbers) -> float:
    """The two-sided p of a difference of shares, those drawn and what was seen together."""
    seen = abs(_difference(part, whole, GIVEN.astype(float)[:, None])[0])
    far = np.abs(_difference(part, whole, drawn)) >= seen - 1e-9
    return float((far.sum() + 1) / (far.size + 1))


def _difference(part: Numbers, whole: Numbers, labels: Numbers) -> Numbers:
    within, outside = whole @ labels, whole @ (1 - labels)
    difference: Numbers = part @ labels / within - part @ (1 - labels) / outside
    return difference


if __name__ == "__main__":
    main()
