"""The map as one file: what stands in it, and what does not; tests/browser opens it."""

import base64
import hashlib
import html
import json
import re
from datetime import date

import pytest

from sysmap import intake, places
from sysmap.store import STEWARD, Store
from sysmap.writers.stand_alone import map_page


@pytest.fixture(scope="module")
def tidewell(demo_record):
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


OUTSIDE = re.compile(r"""(?:src|href|srcset|action|data|poster)\s*=|url\(|@import|<link|<base""")


def test_the_map_asks_for_nothing_and_names_the_scripts_that_may_run(tidewell):
    page = map_page(tidewell, date(2025, 10, 31)).decode()
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


def test_the_map_numbers_its_actors_and_says_nothing_more_than_it_draws(tidewell):
    page = map_page(tidewell, date(2025, 10, 31))
    actors, ties = data_of(page, "actors"), data_of(page, "ties")
    assert [actor["id"] for actor in actors] == list(range(78))
    assert len(ties) == 181
    assert all(isinstance(tie[end], int) for tie in ties for end in ("from", "to"))
    assert not re.search(rb"\b[PYCSA]\d\d\b", page)


def test_the_map_draws_no_tie_between_two_who_are_kept_apart(tmp_path):
    with Store.create(tmp_path / "ours.duckdb") as store:
        intake.bring_in(store, [places.datasets() / "tidewell"], seed=1)
        (tmp_path / "mistake.csv").write_text(
            "source,target,kind,start\nC06,P13,works_with,2024-01-01\nC02,C10,knows_of,2024-01-01\n"
        )
        intake.bring_in(store, [tmp_path / "mistake.csv"], seed=2)
        system = store.system(STEWARD)
    page = map_page(system, date(2025, 3, 5))
    names = [actor["label"] for actor in data_of(page, "actors")]
    drawn = {frozenset((names[tie["from"]], names[tie["to"]])) for tie in data_of(page, "ties")}
    flags = system.tables["pair_flag"].to_pylist()
    apart = {frozenset((system.labels[row["a"]], system.labels[row["b"]])) for row in flags}
    assert len(apart) == 2
    assert not drawn & apart
    assert len(drawn) > 100
