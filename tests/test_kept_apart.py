"""The pairs that Tidewell keeps apart are nowhere together: on no map, in no table, in no question.

The pack holds no tie of such a pair, so everything is looked at a second time in a copy into which
somebody wrote one by mistake.
"""

import shutil
from datetime import UTC, date, datetime
from itertools import chain, combinations, permutations
from uuid import uuid4

import pyarrow as pa
import pytest
from store_samples import ANA, BEN, operation, spell, tie

from sysmap import intake, places
from sysmap.change import between
from sysmap.metrics.circles import circles_of, questions
from sysmap.metrics.stars import star
from sysmap.metrics.tellings import tellings
from sysmap.model import KEPT_APART, PairFlag
from sysmap.network import panel, snapshot
from sysmap.practice import moves_of
from sysmap.store import STEWARD, Store
from sysmap.system import SCHEMAS, System
from sysmap.views import changes, clock, moves_beside_ties, moves_feed
from sysmap.views.maps.change import change_payload
from sysmap.views.maps.circle import QUESTION, circle_payload
from sysmap.views.maps.quilt import quilt_payload
from sysmap.views.maps.star import star_payload
from sysmap.views.maps.steps import drawable
from sysmap.views.maps.tellings import tellings_payload
from sysmap.views.maps.whole import map_payload, table
from sysmap.views.moves_names import ties_not_told
from sysmap.views.tables import DASH

TOLD_BY_MISTAKE = """\
C06,C06,P13,works_with,2025-10-20,still there
P13,C06,P13,works_with,2025-10-21,still there
C02,C02,C10,knows_of,2025-05-20,new
"""
BY_MISTAKE = """\
T901,C06,P13,works_with,no,2019-01-01,,1,baseline,year,
T902,C02,C10,knows_of,no,2025-01-15,2025-06-15,1,,,
T903,P13,C06,knows_of,no,2025-03-03,2025-04-04,1,,,
"""
MOVED_BY_MISTAKE = """\
EF901,M100,C06,P13,works_with,strengthened,2025-03-05,2,claimed
EF902,M100,C02,C10,knows_of,created,2025-01-15,1,confirmed
EF903,M200,P13,C06,knows_of,ended,2025-04-04,,confirmed
"""


@pytest.fixture(scope="module", params=["shipped", "tied by mistake"])
def system(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart")
    pack = folder / "tidewell"
    shutil.copytree(places.datasets() / "tidewell", pack, ignore=shutil.ignore_patterns("*.py"))
    if request.param == "tied by mistake":
        with (pack / "ties.csv").open("a", encoding="utf-8", newline="") as ties:
            ties.write(BY_MISTAKE)
        with (pack / "effects.csv").open("a", encoding="utf-8", newline="") as effects:
            effects.write(MOVED_BY_MISTAKE)
        with (pack / "reports.csv").open("a", encoding="utf-8", newline="") as reports:
            reports.write(TOLD_BY_MISTAKE)
    with Store.create(folder / "tidewell.duckdb") as store:
        intake.bring_in(store, [pack], seed=1)
        return store.system(STEWARD)


@pytest.fixture(scope="module")
def pairs(system):
    """The pairs kept apart, by their numbers in the record."""
    flagged = system.tables["pair_flag"].to_pylist()
    return {frozenset((row["a"], row["b"])) for row in flagged}


@pytest.fixture(scope="module")
def steps(system):
    offered = clock.clocks(system)
    return sorted((*offered["months"], *offered["meetings"]), key=lambda step: step.day)


@pytest.fixture(scope="module")
def differences(system):
    months = clock.clocks(system)["months"]
    shown = months[0].day, months[len(months) // 2].day, months[-1].day
    return [between(system, *days) for days in combinations(shown, 2)]


def drawn(system, payload):
    """The pairs between whom a payload draws a line of any sort."""
    actors = [system.index[key] for key in payload["actor"]["key"]]
    ends = zip(payload["tie"]["source"], payload["tie"]["target"], strict=True)
    return {frozenset((actors[source], actors[target])) for source, target in ends}


def by_name(system, pairs):
    return {frozenset(system.labels[actor] for actor in pair) for pair in pairs}


def spellings(system, pairs):
    """Each pair as a line about a tie would begin, either way round."""
    both_ways = [order for pair in by_name(system, pairs) for order in permutations(pair)]
    return tuple(f"{one} {between} {other}, " for one, other in both_ways for between in f"{DASH}→")


def around_both(system, pairs, step):
    """The circles in which both of a pair kept apart stand."""
    [network] = panel(system, [step.day])
    return [
        circle
        for circle in circles_of(network)
        if any(pair <= set(circle.alters) for pair in pairs)
    ]


def test_there_are_two_pairs_to_look_for(pairs):
    assert len(pairs) == 2


def test_no_map_draws_them_together_at_any_month_or_meeting(system, pairs, steps):
    assert len(steps) > 20
    assert not drawn(system, map_payload(system)) & pairs


def test_no_change_draws_them_together(system, pairs, differences):
    for difference in differences:
        assert not drawn(system, change_payload(difference)) & pairs


def test_no_table_of_change_lists_them_together(system, pairs, differences):
    for difference in differences:
        listed = {frozenset(row[:2]) for row in changes.listed(difference).rows}
        assert listed
        assert not listed & by_name(system, pairs)


def test_no_row_of_the_map_as_a_table_names_them_together(system, pairs, steps):
    names = [tuple(pair) for pair in by_name(system, pairs)]
    both_ways = [*names, *(pair[::-1] for pair in names)]
    for step in steps:
        tied_to = {row[0]: row[4] for row in table(system, step.day).rows}
        assert not [pair for pair in both_ways if f"{pair[1]} (" in tied_to[pair[0]]]


def test_no_move_is_told_to_have_come_with_a_tie_of_theirs(system, pairs):
    moves, together = moves_of(system).newest_first, spellings(system, pairs)
    apart = ties_not_told(system, None)
    lines = [line.words for card in moves_feed.cards(system, moves, apart) for line in card.lines]
    assert len(lines) == 171
    assert not [line for line in lines if line.startswith(together)]
    cells = [row[-1] or "" for row in moves_feed.moves_table(system, moves, apart).rows]
    assert not [cell for cell in cells if any(pair in cell for pair in together)]


def test_no_tie_of_theirs_stands_beside_its_moves(system, pairs, steps):
    named = by_name(system, pairs)
    for step in (steps[0], steps[len(steps) // 2], steps[-1]):
        rows = moves_beside_ties.ties_table(system, step.day).rows
        assert rows
        assert not {frozenset(row[:2]) for row in rows} & named


def test_the_panel_of_the_map_tells_nothing_of_a_tie_of_theirs(system, pairs, steps):
    keys, tie_kinds = system.keys, system.texts("tie", "kind")
    ends = [system.numbers("tie", end).tolist() for end in ("source", "target")]
    for number, (source, target) in enumerate(zip(*ends, strict=True)):
        picked = [keys[source], keys[target], (tie_kinds[number] or "").replace("_", " ")]
        told = moves_beside_ties.told(system, picked, since=steps[0].day, until=steps[-1].day)
        assert (told is None) == (frozenset((source, target)) in pairs)


def test_no_circle_links_them_or_asks_whether_they_have_met(system, pairs, steps):
    for network in panel(system, [step.day for step in steps]):
        for circle in circles_of(network):
            spoken_of = chain(circle.linked, circle.unlinked, questions(circle, at_most=1000))
            assert not pairs & set(map(frozenset, spoken_of))


def test_no_picture_of_a_circle_draws_them_together(system, pairs, steps):
    asked = 0
    for step in steps:
        [circle] = around_both(system, pairs, step)
        payload = circle_payload(system, [circle], [step])
        asked += payload["tie"]["change"].count(QUESTION)
        assert not drawn(system, payload) & pairs
    assert asked


def test_no_telling_of_any_circle_speaks_of_them_together(system, pairs, steps):
    pictures = 0
    for network in panel(system, [step.day for step in steps]):
        for young_person in (circle.young_person for circle in circles_of(network)):
            told = tellings(network, young_person)
            ties = (*told.own_ties, *told.links)
            assert not {frozenset((tie.source, tie.target)) for tie in ties} & pairs
            if told.sides:
                pictures += 1
                assert not drawn(system, tellings_payload(system, told)) & pairs
    assert pictures


def test_no_star_draws_them_together(system, pairs, steps):
    shown = (steps[0], steps[len(steps) // 2], steps[-1])
    networks = panel(system, [step.day for step in shown])
    for centre in range(system.actor_count):
        stars = [star(network, centre) for network in networks]
        round_them = {other for found in stars if found for other in found.sorts}
        assert not {frozenset((centre, other)) for other in round_them} & pairs
        if any(stars):
            assert not drawn(system, star_payload(system, stars, shown)) & pairs


def test_no_patch_of_the_quilt_links_them(system, pairs, steps):
    shown = (steps[0], steps[-1])
    circles = [circles_of(network) for network in panel(system, [step.day for step in shown])]
    young = sorted({circle.young_person for of_a_day in circles for circle in of_a_day})
    quilt = quilt_payload(system, young, circles, shown)
    actors = [system.index[key] for key in quilt["actor"]["key"]]
    linked = {
        frozenset(actors[patch["others"][end]] for end in link)
        for patch in quilt["patches"]
        for drawing in patch["drawings"]
        for link in drawing.get("links", ())
    }
    assert linked
    assert not linked & pairs


def test_without_the_flag_the_pair_in_one_circle_would_be_asked_about(system, pairs, steps):
    unflagged = System(
        system.tables | {"pair_flag": pa.Table.from_pylist([], SCHEMAS["pair_flag"])}
    )
    ever = {
        frozenset(pair)
        for network in panel(unflagged, [step.day for step in steps])
        for circle in circles_of(network)
        for pair in (*circle.linked, *circle.unlinked)
    }
    assert ever & pairs


def test_a_graph_for_ones_own_work_holds_what_is_recorded_and_nothing_more(system, pairs, steps):
    """What `to_networkx` gives is what the measures count; the pack itself holds no such tie."""
    tie = system.tables["tie"].select(["source", "target"]).to_pylist()
    recorded = {frozenset((row["source"], row["target"])) for row in tie}
    for network in panel(system, [step.day for step in steps]):
        edges = network.to_networkx().edges
        assert {frozenset(map(system.index.get, edge)) for edge in edges} & pairs <= recorded


def test_a_flag_that_was_set_since_holds_over_the_record_as_it_was_known_before(tmp_path):
    met = tie(ANA, BEN)
    clock = iter(datetime(2025, 11, day, 12, tzinfo=UTC) for day in (1, 5))
    flag = PairFlag(id=uuid4(), a=ANA.id, b=BEN.id, flag=KEPT_APART, start=date(2025, 11, 5))
    with Store.create(tmp_path / "ours.duckdb", clock=lambda: next(clock)) as store:
        store.save(operation(actor=[ANA, BEN], tie=[met], spell=[spell(met, "2025-01-01")]))
        before = store.system(STEWARD, as_known_on=date(2025, 11, 3))
        assert drawable(snapshot(before, date(2025, 11, 3))).tolist() == [True]
        store.save(operation(pair_flag=[flag]))
        since = store.system(STEWARD, as_known_on=date(2025, 11, 3))
    assert drawable(snapshot(since, date(2025, 11, 3))).tolist() == [False]
    assert ties_not_told(since, None) == {0}
