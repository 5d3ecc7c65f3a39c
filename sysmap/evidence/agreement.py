"""Whether two coders agree, code by code, beyond what their habits alone would bring about.

The unit is an excerpt that both coders gave at least one code: of each such excerpt each of the two
has said of every code that it fits, or has left it out. An excerpt that one of them never coded
says nothing of the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from sysmap.evidence.said import said_in
from sysmap.system import System

NORMAL = 1.959963984540054
"""How many standard errors to either side hold 95 in 100."""
NOTHING_SHARED = "no excerpt was coded by both"
NEVER_DIFFERS = "both say the same of every excerpt, and always the same"
NO_INTERVAL = "they never differ here, so there is no interval"
Table = Sequence[Sequence[int]]


@dataclass(frozen=True, kw_only=True)
class Kappa:
    """How far two agree beyond chance, over `n` things.

    Shape:     `agreed` the share on which they agree, `expected` that which their habits alone give
               (None where there is nothing); `value` from -1 to 1, 0 what chance gives; `low` and
               `high` the ends of its 95 % interval
    Undefined: `value` None where nothing is shared, or chance alone gives full agreement (0/0);
               `why` says which; `low` and `high` None too where the two never differ, for the
               standard error would be 0
    """

    n: int
    agreed: float | None = None
    expected: float | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""


def kappa(table: Table) -> Kappa:
    """Cohen's kappa of a square table: a row for what the first says, a column for the second.

    Source:    Cohen 1960, Educational and Psychological Measurement 20, 37-46; the standard error
               of Fleiss, Cohen & Everitt 1969, Psychological Bulletin 72, 323-327

    >>> kappa([[20, 5], [10, 15]]).value
    0.4
    """
    n = sum(map(sum, table))
    if not n:
        return Kappa(n=0, why=NOTHING_SHARED)
    shares = [[cell / n for cell in row] for row in table]
    rows, columns = [sum(row) for row in shares], [sum(col) for col in zip(*shares, strict=True)]
    agreed = sum(table[place][place] for place in range(len(table))) / n
    expected = sum(row * column for row, column in zip(rows, columns, strict=True))
    if max(rows) == max(columns) == 1.0 and agreed == 1.0:
        return Kappa(n=n, agreed=agreed, expected=expected, why=NEVER_DIFFERS)
    value = (agreed - expected) / (1 - expected)
    if agreed == 1.0:
        return Kappa(n=n, agreed=agreed, expected=expected, value=1.0, why=NO_INTERVAL)
    reach = NORMAL * sqrt(max(0.0, _variance(shares, rows, columns, value) / n))
    return Kappa(
        n=n,
        agreed=agreed,
        expected=expected,
        value=round(value, 12),
        low=max(-1.0, value - reach),
        high=min(1.0, value + reach),
    )


def _variance(
    shares: Sequence[Sequence[float]], rows: Sequence[float], columns: Sequence[float], value: float
) -> float:
    """The variance of kappa for one thing, where it need not be 0."""
    expected = sum(row * column for row, column in zip(rows, columns, strict=True))
    left = 1 - value
    cells = [(i, j) for i in range(len(rows)) for j in range(len(rows))]
    told = sum(
        shares[i][j] * ((1 if i == j else 0) - (columns[i] + rows[j]) * left) ** 2 for i, j in cells
    )
    return (told - (value - expected * left) ** 2) / (1 - expected) ** 2


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """What two coders say of one code.

    Shape:     `both`, `first_alone`, `second_alone`, `neither` how many excerpts
    """

    code: int
    both: int
    first_alone: int
    second_alone: int
    neither: int

    @property
    def kappa(self) -> Kappa:
        """How far they agree beyond chance."""
        return kappa([[self.both, self.first_alone], [self.second_alone, self.neither]])


def coders(system: System) -> list[tuple[int, int]]:
    """Each two coders who coded an excerpt that the other coded too; most of them first."""
    shared = {
        pair: len(_shared(system, *pair)) for pair in combinations(sorted(_coded_by(system)), 2)
    }
    return sorted((pair for pair in shared if shared[pair]), key=lambda pair: (-shared[pair], pair))


def agreement(system: System, first: int, second: int) -> list[Agreement]:
    """What two coders, by number, say of each code that either of them used, in order of codes."""
    shared = _shared(system, first, second)
    ours, theirs = (_coded_by(system).get(coder, {}) for coder in (first, second))
    used = {code for excerpt in shared for code in ours[excerpt] | theirs[excerpt]}
    return [_of_code(code, [(ours[one], theirs[one]) for one in shared]) for code in sorted(used)]


def _of_code(code: int, codes: Sequence[tuple[set[int], set[int]]]) -> Agreement:
    said = [(code in ours, code in theirs) for ours, theirs in codes]
    return Agreement(
        code=code,
        both=said.count((True, True)),
        first_alone=said.count((True, False)),
        second_alone=said.count((False, True)),
        neither=said.count((False, False)),
    )


def _shared(system: System, first: int, second: int) -> list[int]:
    """The excerpts that both coded."""
    coded = _coded_by(system)
    return sorted(coded.get(first, {}).keys() & coded.get(second, {}).keys())


def _coded_by(system: System) -> Mapping[int, dict[int, set[int]]]:
    """Coder -> excerpt -> the codes that they gave it."""
    counted = {one.excerpt for one in said_in(system)}
    found: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in system.tables["coding"].to_pylist():
        if row["coder"] is not None and row["excerpt"] in counted:
            found[row["coder"]][row["excerpt"]].add(row["code"])
    return found
