"""G20: nobody who has a whole table works out a cell that is hidden in it."""

from attacking import Attack, meant, possible
from random_releases import numbers_of, numbers_of_ties, people_table, ties_table

from sysmap.disclosure import PROFILES, protect
from sysmap.disclosure.forms import disclosed, first_form, why_hidden

OUTWARD = ("group", "manager", "research", "public")


def printed(numbers, universe, profile):
    return {key: shown.text for key, shown in protect(numbers, universe, profile).numbers.items()}


def under(name, cells):
    """The cells that a number of the table sums."""
    row, column = name.split()
    return {
        cell: 1
        for cell in cells
        if row in ("all", cell.split()[0]) and column in ("all", cell.split()[1])
    }


def recovered(table, profile):
    """The hidden numbers of a printed table that are known within less than the threshold."""
    cells = [name for name in table if "all" not in name]
    attack = Attack(cells)
    for name, text in table.items():
        if bounds := meant(text, threshold=profile.threshold, base=profile.rounding):
            attack.hears(under(name, cells), *bounds)
    hidden = [name for name, text in table.items() if text == "*"]
    found = {name: attack.bounds(under(name, cells)) for name in hidden}
    return {name: ends for name, ends in found.items() if ends[1] - ends[0] < profile.threshold}


def too_small(table, true, profile):
    """The numbers that are printed though they count fewer than the threshold."""
    return [name for name, text in table.items() if text != "*" and profile.hides(true[name])]


def tables_attacked(seeds, checked=printed):
    """Published cells below the threshold, and hidden ones that were recovered, of many tables."""
    small, known, hidden = 0, 0, 0
    for seed in seeds:
        profile = PROFILES[OUTWARD[seed % 4]]
        cells, margins = people_table(seed)
        numbers, universe = numbers_of(cells, margins=margins)
        table = checked(numbers, universe, profile)
        small += len(too_small(table, {each.key: each.value for each in numbers}, profile))
        known += len(recovered(table, profile))
        hidden += list(table.values()).count("*")
    return small, known, hidden


def ties_attacked(seeds, checked=printed):
    """The same of tables of ties whose E-I index and total are given."""
    small, known, hidden = 0, 0, 0
    for seed in seeds:
        profile = PROFILES[OUTWARD[seed % 4]]
        pairs = {"|".join(pair): counted for pair, counted in ties_table(seed).items()}
        table = checked(*numbers_of_ties(ties_table(seed), total_planted=True), profile)
        attack = attack_on_ties(table, list(pairs), profile)
        shown = [name for name in pairs if table[name] != "*"]
        small += sum(profile.hides(pairs[name][1]) for name in shown)
        bounds = [attack.bounds({name: 1}) for name in pairs if name not in shown]
        known += sum(high - low < profile.threshold for low, high in bounds)
        hidden += len(bounds)
    return small, known, hidden


def attack_on_ties(table, cells, profile):
    attack = Attack(cells)
    crosses = {cell: 1 if len(set(cell.split("|"))) > 1 else -1 for cell in cells}
    for name, text in table.items():
        sums = dict.fromkeys(cells, 1) if name == "all" else {name: 1}
        if name == "e-i" and text != "*":
            digits = 1 if text.startswith("about ") else 2
            everything = dict.fromkeys(cells, 1)
            attack.hears_ratio(crosses, everything, text.removeprefix("about "), digits)
        elif bounds := meant(text, threshold=profile.threshold, base=profile.rounding):
            attack.hears(sums, *bounds)
    return attack


def test_no_cell_below_the_threshold_is_published_and_no_hidden_cell_recovered():
    small, known, hidden = tables_attacked(range(40))
    assert (small, known) == (0, 0)
    assert hidden > 200


def test_nor_where_the_e_i_index_and_its_total_are_given():
    small, known, hidden = ties_attacked(range(24))
    assert (small, known) == (0, 0)
    assert hidden > 60


def unchecked(numbers, universe, profile):
    """Small cells hidden, and nothing more: what many do by hand."""
    return {
        each.key: disclosed(
            each, first_form(each, profile), why_hidden(each, profile), profile
        ).text
        for each in numbers
    }


def test_the_attacker_recovers_cells_where_only_small_ones_are_hidden():
    assert tables_attacked(range(20), unchecked)[1] > 20
    assert ties_attacked(range(20), unchecked)[1] > 5


def test_the_attacker_who_tries_every_number_agrees_with_the_one_who_reckons():
    told = [(("a", "b"), 9, 9), (("b", "c"), 8, 12), (("c",), 6, 6)]
    attack = Attack("abc")
    for names, low, high in told:
        attack.hears(dict.fromkeys(names, 1), low, high)
    worlds = list(possible("abc", told, 12))
    for cell in "abc":
        found = [world[cell] for world in worlds]
        assert attack.bounds({cell: 1}) == (min(found), max(found))


def test_carers_of_the_health_row_cannot_be_had_by_subtraction():
    cells = {("health", "carers"): 3, ("health", "practitioners"): 12, ("health", "others"): 9}
    numbers, universe = numbers_of(cells, margins=True)
    group = PROFILES["group"]
    assert unchecked(numbers, universe, group)["health all"] == "24"  # 24 - 12 - 9 = 3
    shown = printed(numbers, universe, group)
    assert shown["health carers"] == "*"
    assert recovered(shown, group) == {}
