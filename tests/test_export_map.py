"""The map as one file: what stands in it, and what does not; tests/browser opens it."""

import base64
import hashlib
import html
import json
import re
from datetime import date

import pytest
from drawing import draw

from sysmap import intake, places
from sysmap.network import panel
from sysmap.store import STEWARD, Store
from sysmap.system import date_of
from sysmap.views.clock import Step, clocks, one_clock
from sysmap.views.maps.lifetimes import holds_at
from sysmap.views.maps.steps import drawable
from sysmap.writers.stand_alone import map_page, programme_page
from sysmap.writers.stand_alone.moments import stepped_payload


@pytest.fixture(scope="module")
def programme(tidewell):
    return programme_page(tidewell)


OUTSIDE = re.compile(r"""(?:src|href|srcset|action|data|poster)\s*=|url\(|@import|<link|<base""")


def test_the_map_asks_for_nothing_and_names_the_scripts_that_may_run(tidewell, programme):
    for page in (programme.decode(), map_page(tidewell, date(2025, 10, 31)).decode()):
        scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        [written] = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
        policy = html.unescape(written)
        assert len(scripts) == 2
        for script in scripts:
            digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
            assert f"sha256-{digest}" in policy
        assert "unsafe" not in policy
        assert policy.startswith("default-src 'none'")
        markup = re.sub(r"<(script|style)\b.*?</\1>", "", page, flags=re.DOTALL)
        assert not OUTSIDE.search(markup)
        assert not OUTSIDE.search("".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL)))


def data_of(page, name):
    [text] = re.findall(rf'id="{name}">(.*?)</script>', page.decode(), re.DOTALL)
    return json.loads(text)


def drawn_at(page, moment):
    """What a page draws at a moment: the names, and each tie as its ends, kind and strength."""
    actors, ties, scene = (data_of(page, name) for name in ("actors", "ties", "scene"))
    names = [actor["label"] for actor in actors]
    here = sorted(actor["label"] for actor in actors if holds_at(actor["spans"], moment, width=2))
    held = [
        (names[tie["from"]], names[tie["to"]], scene["tieKinds"][tie["kind"]]["name"], strength)
        for tie in ties
        for start, end, strength in rows_of(tie["spans"])
        if start <= moment < end
    ]
    return here, sorted(held, key=str)


def recorded_on(network):
    """The same of the record on a day."""
    system, shown = network.system, drawable(network)
    kinds = system.texts("tie", "kind")
    names = [system.labels[actor] for actor in network.actors]
    ties = zip(
        network.tie[shown],
        network.tie_source[shown],
        network.tie_target[shown],
        network.strength[shown],
        strict=True,
    )
    held = [
        (names[source], names[target], kinds[tie].replace("_", " "), strength)
        for tie, source, target, strength in ties
    ]
    return sorted(names), sorted(held, key=lambda tie: str((*tie[:3], int(tie[3]))))


def rows_of(spans):
    return zip(spans[::3], spans[1::3], spans[2::3], strict=True)


def test_the_map_of_the_programme_draws_at_each_step_what_the_record_holds(tidewell, programme):
    ways = [one_clock(name, steps) for name, steps in clocks(tidewell).items()]
    days = sorted({day for way in ways for day in way.days})
    assert [way["name"] for way in data_of(programme, "scene")["clocks"]] == ["months", "meetings"]
    for way, told in zip(ways, data_of(programme, "scene")["clocks"], strict=True):
        assert [days[moment] for moment in told["days"]] == list(way.days)
        assert told["labels"] == list(way.labels)
    for moment, network in enumerate(panel(tidewell, [date_of(day) for day in days])):
        assert drawn_at(programme, moment) == recorded_on(network)


def test_the_map_numbers_its_actors_and_says_nothing_more_than_it_draws(tidewell, programme):
    one_day = map_page(tidewell, date(2025, 10, 31))
    for page, actors, ties in ((programme, 81, 241), (one_day, 78, 181)):
        nodes, edges = data_of(page, "actors"), data_of(page, "ties")
        assert [node["id"] for node in nodes] == list(range(actors))
        assert {tuple(node) for node in nodes} == {
            ("id", "label", "kind", "sector", "x", "y", "spans")
        }
        assert {tuple(edge) for edge in edges} == {("from", "to", "kind", "spans", "status")}
        assert len(edges) == ties
        assert all(thing["spans"] for thing in [*nodes, *edges])
        assert not re.search(rb"\b[PYCSA]\d\d\b", page)


def test_nothing_but_names_kinds_sectors_and_steps_is_in_the_file(tidewell, programme):
    held = [text for of_one in tidewell.attributes for text in of_one.values()]
    untold = [text for noun in ("context", "move") for text in tidewell.texts(noun, "label")]
    keys = [*tidewell.texts("context", "key"), *tidewell.texts("move", "key")]
    data = json.dumps([data_of(programme, name) for name in ("actors", "ties", "scene")])
    private = {str(text) for text in [*held, *untold, *keys] if text} - set(tidewell.labels)
    assert len(private) > 200
    assert [text for text in private if f'"{text}"' in data] == []


JANUARY, FEBRUARY, MARCH = date(2025, 1, 31), date(2025, 2, 28), date(2025, 3, 31)
MONTHS = [one_clock("months", [Step(str(day), day) for day in (JANUARY, FEBRUARY, MARCH)])]


def test_what_stands_at_no_step_is_not_in_the_file():
    system = draw("""
        P1 -- P2 x1 ..2025-02-10
        P1 -- P2 x7 2025-02-10..2025-02-20
        P1 -- P2 x2 2025-02-20..
        P1 -- P3 2025-02-05..2025-02-20
        P4 -- P1
        P4 here 2025-02-05..2025-02-20
    """)
    payload = stepped_payload(system, MONTHS)
    assert payload["actor"]["label"] == ["P1", "P2", "P3"]
    assert payload["tie"]["spans"] == [[0, 1, 1, 1, 3, 2]]
    assert payload["tieKinds"] == [{"name": "works with", "directed": False, "low": 1, "high": 7}]
    # how wide a line is goes by all strengths of its kind: pictures can be laid side by side


def test_a_status_is_told_at_the_steps_at_which_its_tie_is_drawn_and_at_no_other():
    system = draw("""
        P1 // P2 2025-01-01..2025-02-15
        P1 -- P2
        P1 says P1 -- P2 ended 2025-01-10
    """)
    disputed = 3
    payload = stepped_payload(system, MONTHS)
    assert payload["tie"]["spans"] == [[1, 3, None]]
    assert payload["tie"]["status"] == [[1, 3, disputed]]


def test_nothing_of_the_days_outside_the_programme_is_in_the_file():
    page = programme_page(
        draw("""
            it runs 2025-01-01..2025-03-15
            P1 -- P2 2025-01-20..2025-05-20
            Early here ..2024-12-20
            Later here 2025-04-05..
            2025-04-10 met P1
        """)
    )
    months, changes = data_of(page, "scene")["clocks"]
    assert (months["name"], months["labels"][-1]) == ("months", "month 3 · March 2025")
    assert (changes["name"], changes["labels"]) == ("days of change", ["20 January 2025"])
    assert not re.search(rb"Early|Later|April|May 2025|December", re.sub(SCRIPTS, b"", page))


SCRIPTS = re.compile(rb"<script>.*?</script>", re.DOTALL)


def test_the_map_draws_no_tie_between_two_who_are_kept_apart(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as store:
        intake.bring_in(store, [places.datasets() / "tidewell"], seed=1)
        (tmp_path / "mistake.csv").write_text(
            "source,target,kind,start\nC06,P13,works_with,2024-01-01\nC02,C10,knows_of,2024-01-01\n"
        )
        intake.bring_in(store, [tmp_path / "mistake.csv"], seed=2)
        system = store.system(STEWARD)
    flags = system.tables["pair_flag"].to_pylist()
    apart = {frozenset((system.labels[row["a"]], system.labels[row["b"]])) for row in flags}
    assert len(apart) == 2
    for page in (programme_page(system), map_page(system, date(2025, 3, 5))):
        names = [actor["label"] for actor in data_of(page, "actors")]
        drawn = {frozenset((names[tie["from"]], names[tie["to"]])) for tie in data_of(page, "ties")}
        assert not drawn & apart
        assert len(drawn) > 100


def test_a_map_with_a_slider_is_hardly_larger_than_one_of_a_day_was(programme):
    of_a_day_in_the_first_release = 551_786
    assert len(programme) <= 1.3 * of_a_day_in_the_first_release + 65 * 241 + 90 * 81


def test_a_record_without_days_is_one_step_as_recorded():
    page = programme_page(draw("P1 -- P2")).decode()
    assert "<h1>Untitled programme: who is connected, as recorded</h1>" in page
    assert "<caption>as recorded</caption>" in page
