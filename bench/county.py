"""How often each test flags in the county: with its effects, with none, with teams that differ.

    PYTHONPATH=. python3 bench/county.py [RESEEDS [FIRST]] [moves]

200 practitioners in 40 teams; the context was given to 12 of them. Each setting is drawn anew with
the seeds 0, 1, 2 ..., or with those from FIRST on. A test flags where its p, by teams, is .05 or
below. With no effect it should do so in about 5 of 100, and must in no more than 12, whether teams
differ otherwise (spread .5 of the logarithm of their pace) or not. The p by single people stands
beside it, to show why teams change places. With `moves` no ties are drawn, for many more seeds of
the tests of moves. No seed is chosen; the figures stand in docs/contexts.md.
"""

from __future__ import annotations

import os

os.environ["OMP_NUM_THREADS"] = "1"

import sys
from collections import Counter
from time import perf_counter

from county_record import record

from sysmap.contexts import Exposure
from sysmap.contexts.compared import Comparison
from sysmap.selection import Selection, Settings

MOST_FLAGS, OF = 12, 100
SETTINGS = {
    "the context ends ties and slows forming": {"effects": True, "team_differences": 0.0},
    "no effect": {"effects": False, "team_differences": 0.0},
    "no effect, teams differ": {"effects": False, "team_differences": 0.5},
}


def main() -> None:
    numbers = [int(told) for told in sys.argv[1:] if told.isdigit()]
    seeds, first = [*numbers, *(OF, 0)[len(numbers) :]]
    ties = "moves" not in sys.argv
    for name, chosen in SETTINGS.items():
        began = perf_counter()
        flags: Counter[str] = Counter()
        by_person: Counter[str] = Counter()
        ratios = []
        for seed in range(first, first + seeds):
            for figure in compared(seed, chosen, ties=ties).figures:
                if figure.test is None:
                    continue
                assert figure.test.level.name == "service"
                flags[figure.subject] += figure.test.p.value <= 0.05
                by_person[figure.subject] += figure.test.person.value <= 0.05
                if figure.subject == "ties ended":
                    ratios.append(figure.effect)
        print(f"\n{name}: {seeds} seeds, {perf_counter() - began:.0f} s")
        if ratios:
            print(f"ratio of ties ended, median {sorted(ratios)[len(ratios) // 2]:.2f}")
        for subject in flags:
            told = f"{flags[subject]:3} by team, {by_person[subject]:3} by person"
            too_many = not chosen["effects"] and flags[subject] > MOST_FLAGS * seeds / OF
            print(f"  {subject:24} {told}{'   more than it may' if too_many else ''}")


def compared(seed: int, chosen: dict[str, float], *, ties: bool) -> Comparison:
    return Comparison(Exposure(Selection(record(seed, **chosen, ties=ties), Settings())), 0)


if __name__ == "__main__":
    main()
