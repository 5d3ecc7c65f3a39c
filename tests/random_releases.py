"""Random tables and random sequences of releases, for the room and for whoever attacks it."""

import random

from sysmap.disclosure import Number, Population, Universe, count

SMALL = (0, 1, 1, 2, 3, 4, 6, 8, 9, 11, 14, 20, 33)


def population(on, **where):
    return Population(on, tuple(sorted(where.items())))


def people_table(seed):
    """A table of people by kind and sector: its cells, and whether its margins are given."""
    draw = random.Random(seed)
    rows, columns = (range(draw.randint(2, 5)) for _ in range(2))
    cells = {(f"r{r}", f"c{c}"): draw.choice(SMALL) for r in rows for c in columns}
    return cells, draw.choice([True, True, False])


def numbers_of(cells, *, margins):
    """The numbers of a table of people, and who is counted."""
    rows, columns = (sorted({cell[side] for cell in cells}) for side in (0, 1))
    fields, there = {}, []
    for (row, column), size in cells.items():
        for one in range(size):
            fields[row, column, one] = {"row": row, "column": column}
            there.append((row, column, one))
    universe = Universe({"day": frozenset(there)}, fields)
    numbers = [
        count(f"{row} {column}", size, population("day", row=row, column=column))
        for (row, column), size in cells.items()
    ]
    if margins:
        for row in rows:
            size = sum(cells[row, column] for column in columns)
            numbers.append(count(f"{row} all", size, population("day", row=row)))
        for column in columns:
            size = sum(cells[row, column] for row in rows)
            numbers.append(count(f"all {column}", size, population("day", column=column)))
        numbers.append(count("all all", sum(cells.values()), population("day")))
    return numbers, universe


def ties_table(seed):
    """Ties between sectors: (one, other) -> ties and on how many people they rest."""
    draw = random.Random(seed)
    sectors = [f"s{number}" for number in range(draw.randint(2, 4))]
    pairs = [(one, other) for n, one in enumerate(sectors) for other in sectors[n:]]
    found = {}
    for pair in pairs:
        ties = draw.choice(SMALL)
        found[pair] = (ties, min(2 * ties, draw.choice([2, 3, 6, 12, 40])) if ties else 0)
    return found


def numbers_of_ties(table, *, total_planted):
    """The numbers of a table of ties: cells, the E-I index, and the total where it is planted."""
    fields, people = {}, {}
    for pair, (ties, heads) in table.items():
        for one in range(ties):
            fields[pair, one] = {"pair": "|".join(pair), "crosses": str(pair[0] != pair[1])}
            ends = {(pair, (2 * one + end) % heads) for end in (0, 1)}
            people[pair, one] = frozenset(ends)
    follows = {("pair", "|".join(pair)): ("crosses", str(pair[0] != pair[1])) for pair in table}
    universe = Universe({"day": frozenset(fields)}, fields, people, follows)
    numbers = [
        count("|".join(pair), ties, population("day", pair="|".join(pair)), people=heads)
        for pair, (ties, heads) in table.items()
    ]
    across, within = (population("day", crosses=crosses) for crosses in ("True", "False"))
    sizes = [len(universe.members(each)) for each in (across, within)]
    everybody = sum(heads for _, heads in table.values())
    if sum(sizes):
        index = (sizes[0] - sizes[1]) / sum(sizes)
        terms = ((1.0, across), (-1.0, within)), ((1.0, across), (1.0, within))
        numbers.append(
            Number(
                key="e-i",
                value=index,
                people=everybody,
                terms=terms[0],
                over=terms[1],
                per=0.0,
                cost=sum(sizes),
            )
        )
    if total_planted:
        numbers.append(count("all", sum(sizes), population("day"), people=everybody))
    return numbers, universe


def sequence(seed):
    """People who come and go, and two to four releases: each a day and the filters looked at."""
    draw = random.Random(seed)
    days = [f"2025-0{number + 1}-01" for number in range(draw.randint(2, 4))]
    fields, there = {}, {day: set() for day in days}
    for person in range(draw.randint(12, 70)):
        fields[person] = {"kind": draw.choice("aab"), "sector": draw.choice("xxyz")}
        first = 0 if draw.random() < 0.85 else draw.randrange(len(days))
        last = len(days) if draw.random() < 0.9 else draw.randint(first + 1, len(days))
        for day in days[first:last]:
            there[day].add(person)
    universe = Universe({day: frozenset(who) for day, who in there.items()}, fields)
    releases = [(day, [dict(kept) for kept in _filters(draw)]) for day in days]
    return universe, releases


def _filters(draw):
    offered = [
        (),
        *((("kind", kind),) for kind in "ab"),
        *((("sector", sector),) for sector in "xyz"),
        *((("kind", kind), ("sector", sector)) for kind in "ab" for sector in "xyz"),
    ]
    return draw.sample(offered, draw.randint(2, len(offered)))
