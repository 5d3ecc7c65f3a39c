"""Values that others published for two public data sets, met through the ordinary import."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from sysmap import change, intake
from sysmap.metrics import CATALOGUE, measure_rows
from sysmap.network import Settings, snapshot
from sysmap.store import STEWARD, Store

REAL = Path(__file__).parents[1] / ".." / "shared" / "real"
if not REAL.is_dir():
    pytest.skip("the public data sets are not beside the checkout", allow_module_level=True)

WAVES = [date(1991 + book, 9, 1) for book in range(6)]
IMPORTED = {
    "tobacco_control_indiana": {},
    "harry_potter_support_6waves": {"waves": WAVES},
}
PUBLISHED = [
    entry
    for entry in json.loads((REAL / "published.json").read_text(encoding="utf-8"))
    if entry["set"] in IMPORTED
]


def entries(data_set, *catalogue):
    chosen = [
        entry
        for entry in PUBLISHED
        if entry["set"] == data_set and entry.get("catalogue") in (catalogue or CATALOGUE)
    ]
    return [pytest.param(entry, id=entry["id"]) for entry in chosen]


@pytest.fixture(scope="module")
def systems(tmp_path_factory):
    """Both data sets, each brought in by one import."""
    found = {}
    for name, options in IMPORTED.items():
        with Store.create(tmp_path_factory.mktemp(name) / "map.duckdb") as store:
            intake.bring_in(store, [REAL / name], seed=1, **options)
            found[name] = store.system(STEWARD)
    return found


def chosen_by(entry):
    options = dict(zip(*[iter((entry.get("options") or "").split())] * 2, strict=True))
    return Settings(
        tie_kinds=tuple(entry["slice"]["kind"]) if "kind" in entry["slice"] else None,
        direction=options.get("--direction", "recorded"),
        group_by=entry["slice"].get("group", "sector"),
    )


def figures(systems, entry, measure):
    """The values of one measure for the slice of the entry, by subject."""
    day = WAVES[entry["slice"]["time"]] if "time" in entry["slice"] else date(2020, 1, 1)
    network = snapshot(systems[entry["set"]], day, chosen_by(entry))
    return {row.subject: row.value for row in measure_rows(network, ids=[measure])}


def met(found, entry):
    assert found == pytest.approx(entry["value"], abs=entry["tolerance"])


INDIANA_SINGLE = (
    "actors",
    "ties",
    "density",
    "components",
    "isolates",
    "transitivity",
)


@pytest.mark.parametrize("entry", entries("tobacco_control_indiana", *INDIANA_SINGLE))
def test_indiana_whole_network_values_are_met(systems, entry):
    met(figures(systems, entry, entry["catalogue"])[""], entry)


@pytest.mark.parametrize("entry", entries("tobacco_control_indiana", "degree", "betweenness"))
def test_indiana_largest_values_of_actors_are_met(systems, entry):
    found = figures(systems, entry, entry["catalogue"])
    met({key: found[key] for key in entry["value"]}, entry)
    others = [value for key, value in found.items() if key not in entry["value"]]
    assert max(others) <= min(entry["value"].values()) + entry["tolerance"]


@pytest.mark.parametrize(
    "entry", entries("tobacco_control_indiana", "largest_component_share times actors")
)
def test_indiana_largest_component_is_met(systems, entry):
    share = figures(systems, entry, "largest_component_share")[""]
    met(share * figures(systems, entry, "actors")[""], entry)


@pytest.mark.parametrize("entry", entries("tobacco_control_indiana", "ei_index"))
def test_indiana_ties_across_and_within_groups_are_met(systems, entry):
    mixing = figures(systems, entry, "mixing_ties")
    within = sum(ties for pair, ties in mixing.items() if len(set(pair.split("|"))) == 1)
    across = sum(mixing.values()) - within
    ei_index = figures(systems, entry, "ei_index")[""]
    met({"external": across, "internal": within, "ei": ei_index}, entry)


@pytest.mark.parametrize("entry", entries("harry_potter_support_6waves"))
def test_harry_potter_values_of_each_book_are_met(systems, entry):
    met(figures(systems, entry, entry["catalogue"])[""], entry)


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(entry, id=entry["id"])
        for entry in PUBLISHED
        if entry["id"].endswith("harry_outdegree")
    ],
)
def test_harry_supports_as_many_as_published(systems, entry):
    system = systems[entry["set"]]
    key = system.keys[system.labels.index("Harry James Potter")]
    met(figures(systems, entry, "out_degree")[key], entry)


FORMED = ("formed", "formed_with_joiner", "reopened")
DISSOLVED = ("ended", "left_with_actor")


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(entry, id=entry["id"])
        for entry in PUBLISHED
        if entry["id"].endswith(("formed_at_t", "dissolved_at_t"))
    ],
)
def test_harry_potter_ties_formed_and_dissolved_from_book_to_book_are_met(systems, entry):
    book = entry["slice"]["time"]
    since = WAVES[book - 1] if book else WAVES[0] - timedelta(days=1)
    counts = change.between(systems[entry["set"]], since, WAVES[book]).counts()
    names = FORMED if "formed_at_t" in entry["id"] else DISSOLVED
    met(sum(counts[name] for name in names), entry)
