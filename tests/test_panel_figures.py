"""Kept figures: the same as reckoned anew, whatever was written down in between."""

import random
from datetime import date, timedelta

import pytest
from drawing import draw, recorded
from hypothesis import given, settings
from hypothesis import strategies as st

from sysmap.metrics import CATALOGUE, measure_rows, panel_figures
from sysmap.metrics.network_digest import READ_BY_DAY, READ_WHOLE, network_digest
from sysmap.metrics.panel_figures import PanelFigures
from sysmap.network import Settings, panel, snapshot
from sysmap.system import System

MONTHS = [date(2025, month, 15) for month in range(1, 13)]
QUICK = [
    name
    for name, entry in CATALOGUE.items()
    if entry.level != "change" and not name.endswith(("_chance", "_chance_mean", "_p"))
]
"""Chance is drawn from what other measures look at, and takes longer than all of them."""
YEAR = """
    P1@health here 2024-01-01..
    P1@health -- P2@school x2
    P2@school -- Y1@school cares_for
    C1@home => Y1@school 2025-03-01..
    S1@health -- P2@school 2025-02-01..2025-10-01
    P1 // C1 2025-06-01..
    P1 reports 2025-01-01..
    P1 says P1 -- P2 new 2025-03-05
    P2 belongs S1 2025-01-01..
    P2 is carer
"""
LATER = "\nP1@health -- Y1@school 2025-07-10..2025-07-20"


@pytest.fixture
def reckoned(monkeypatch):
    """The days for which a measure was reckoned."""
    days = []

    def counted(entry, network):
        days.append(network.on_day)
        return list(rows_of(entry, network))

    rows_of = panel_figures.rows_of
    monkeypatch.setattr(panel_figures, "rows_of", counted)
    return days


def test_a_tie_that_touches_one_of_twelve_days_has_that_day_alone_reckoned_again(reckoned):
    figures = PanelFigures()
    figures.rows(panel(draw(YEAR), MONTHS), QUICK)
    reckoned.clear()
    networks = panel(draw(YEAR + LATER), MONTHS)
    found = figures.rows(networks, QUICK)
    assert {*reckoned} == {date(2025, 7, 15)}
    assert found == [row for network in networks for row in measure_rows(network, QUICK)]


def test_figures_asked_for_a_second_time_are_not_reckoned_again(reckoned):
    figures, networks = PanelFigures(), panel(draw(YEAR), MONTHS[:3])
    first = figures.rows(networks, levels=["whole"])
    reckoned.clear()
    assert figures.rows(networks, levels=["whole"]) == first
    assert figures.rows(networks, ids=["density"]) == [r for r in first if r.measure == "density"]
    assert reckoned == []


@pytest.mark.parametrize(
    "line",
    [
        "P3@health",
        "P1 is facilitator",
        "P1 // Y1",
        "P1 // Y1 2025-07-20..",
        "P2 belongs S1 2025-07-01..",
        "C1 reports",
        "P1 says P1 -- P2 new 2025-07-01",
        "P1 -> P2 2025-07-01..",
    ],
)
@pytest.mark.parametrize("group_by", ["sector", "kind", "service"])
def test_whatever_else_is_written_down_the_figures_are_those_reckoned_anew(line, group_by):
    figures = PanelFigures()
    for text in (YEAR, YEAR + "\n" + line):
        networks = panel(draw(text), MONTHS[5:8], Settings(group_by=group_by))
        anew = [row for network in networks for row in measure_rows(network, QUICK)]
        assert figures.rows(networks, QUICK) == anew


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("P1 -> P2", "P1 -> P2\nP3 -- P1 asks 2026-01-01.."),  # no longer directed, on any day
        ("P1 -> P2 x2", "P1 -> P2 x2\nP1 -> P3 knows_of 2026-01-01.."),  # levels, on any day
        ("C1 -> Y1 asks\nC1 -> Y2 cares_for", "C1 -> Y1 cares_for\nC1 -> Y2 asks"),
        ("P1 -> P3\nP2", "P1\nP2 -> P3"),
        ("P3 -> P1\nP2", "P1\nP3 -> P2"),
        ("P1 -- P2\nY1 -> C1 cares_for", "P1 -- P2\nY1 -- C1 cares_for"),
        ("P1 -- P2 x1", "P1 -- P2 x2"),
        ("P1 -- P2\nP2 -- P3 2025-03-01..", "P1 -- P2\nP2 -- P3 2025-02-01.."),
    ],
)
def test_what_ties_are_like_counts_and_those_of_other_days_where_they_say_how_to_read(
    before, after
):
    figures, strengths = PanelFigures(), {"asks": "count", "knows_of": "level"}
    told = []
    for text in (before, after):
        networks = panel(draw("P3\n" + text, strengths=strengths), MONTHS[1:2])
        told.append([row for network in networks for row in measure_rows(network, QUICK)])
        assert figures.rows(networks, QUICK) == told[-1]
    assert told[0] != told[1]


def random_record(dice):
    """A few actors, ties with and without dates, and reports; every call adds to what was there."""
    size = 6
    day = date(2025, 1, 1)

    def some_day():
        return dice.choice([None, day + timedelta(days=dice.randrange(365))])

    ties = [
        {"source": a, "target": b, "kind": dice.choice(["works_with", "asks"]), "directed": True}
        for a in range(size)
        for b in range(size)
        if a != b and dice.random() < 0.3
    ]
    return {
        "actor": [
            {
                "key": f"a{n}",
                "kind": dice.choice(["practitioner", "carer", "young person", "service"]),
                "sector": dice.choice(["x", "y", None]),
            }
            for n in range(size)
        ],
        "tie": ties,
        "spell": [
            {"tie": n, "start": some_day(), "strength": float(dice.randrange(3))}
            for n in range(len(ties))
        ],
        "reporter": [{"actor": n} for n in range(size) if dice.random() < 0.5],
        "report": [{"teller": 0, "day": day, "says": "new"}],
        "pair_flag": [{"a": 0, "b": 1, "flag": "kept apart"}],
        "role": [{"actor": 2, "role": "carer", "start": some_day()}],
        "tie_kind": [{"kind": "asks", "strength": dice.choice(["count", "level"])}],
    }


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6))
def test_a_row_changed_anywhere_gives_the_figures_reckoned_anew(seed):
    dice = random.Random(seed)
    tables, figures = random_record(dice), PanelFigures()
    days = MONTHS[::6]
    figures.rows(panel(recorded(**tables), days), QUICK)
    name = dice.choice([name for name, rows in tables.items() if rows])
    other = random_record(dice)[name]
    if name in ("tie", "spell"):
        place = dice.randrange(len(tables["spell"]))
        tables["spell"][place] |= {"start": date(2025, 6, 1), "strength": 9.0}
        tables["tie"][place] |= {"kind": "asks", "directed": dice.choice([True, False])}
    else:
        tables[name] = other
    networks = panel(recorded(**tables), days)
    anew = [row for network in networks for row in measure_rows(network, QUICK)]
    assert figures.rows(networks, QUICK) == anew


class Watched(dict):
    """Tables that remember which of them were read."""

    def __init__(self, tables):
        super().__init__(tables)
        self.read = set()

    def __getitem__(self, name):
        self.read.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("group_by", ["sector", "kind", "service"])
def test_no_measure_reads_a_table_that_the_digest_leaves_out(group_by):
    system = draw(YEAR + "\nP1 has area=North\n2025-02-03 met P1 P2")
    watched = Watched(system.tables)
    object.__setattr__(system, "tables", watched)
    for day in MONTHS[::6]:
        measure_rows(snapshot(system, day, Settings(group_by=group_by)))
    assert watched.read <= {*READ_WHOLE, *READ_BY_DAY}
    assert {"actor", "tie", "spell", "pair_flag", "reporter"} <= watched.read


def test_what_was_asked_for_longest_ago_is_let_go(reckoned):
    networks = panel(draw(YEAR), MONTHS[:3])
    each = len(measure_rows(networks[0], levels=["group"]))
    figures = PanelFigures(most_rows=2 * each)
    for network in (*networks, networks[2], networks[0]):
        figures.rows([network], levels=["group"])
    assert [*dict.fromkeys(reckoned)] == MONTHS[:3]
    assert reckoned.count(MONTHS[0]) == 2 * reckoned.count(MONTHS[2])


def test_networks_of_other_settings_or_days_have_other_digests():
    system = draw("P1@x -- P2@y\nP1@x -> P3@y")
    chosen = [
        Settings(),
        Settings(direction="either"),
        Settings(group_by="kind"),
        Settings(tie_kinds=("asks",)),
        Settings(isolates="out"),
        Settings(conventions=("max1",)),
    ]
    digests = [network_digest(snapshot(system, day, one)) for one in chosen for day in MONTHS[:2]]
    assert len({*digests}) == len(digests)
    again = System(dict(system.tables))
    assert network_digest(snapshot(again, MONTHS[0])) == digests[0]
