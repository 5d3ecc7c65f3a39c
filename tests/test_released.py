"""The tables that leave: what is in them, what is not, and that they passed the room."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest
from drawing import draw

from sysmap.disclosure import PROFILES, Disclosed, with_threshold
from sysmap.disclosure.disclosed import OUTSIDE
from sysmap.errors import WrongUsage
from sysmap.model import NOT_PEOPLE
from sysmap.writers.released import released

TODAY = date(2026, 6, 1)
TOWN = "\n".join(
    f"P{n} home S{n % 3}\nP{n}@{sector} -- Y{n % 13}\nP{n} -- P{n * 7 % 27}"
    for n in range(1, 27)
    for sector in ["health" if n % 3 else "school"]
)
STAYED = "C1 => Y1\nC2@school => Y2\nit runs 2025-01-01..2025-09-30\nP4 -- Y9 2025-04-01.."


@pytest.fixture(scope="module")
def town():
    return draw(f"{TOWN}\n{STAYED}")


@pytest.fixture(scope="module")
def for_managers(town):
    return released(town, "manager", today=TODAY)


@pytest.fixture(scope="module")
def for_research(tidewell):
    return released(tidewell, "research", today=TODAY)


def rows(release, name):
    return list(csv.DictReader(io.StringIO(release.files[name].decode("utf-8-sig"))))


def test_managers_have_services_and_researchers_have_not(for_managers, for_research):
    both = {"people.csv", "ties_between_sectors.csv", "network.csv", "circles.csv"}
    both |= {"change.csv", "contexts.csv", "suppression.csv"}
    assert set(for_research.files) == both
    assert set(for_managers.files) == both | {"services.csv", "ties_between_services.csv"}


def test_a_manager_reads_services_by_name_and_those_of_one_name_by_key_too():
    told = {"S1": "School", "S2": "School", "S3": "Surgery"}
    system = draw("\n".join(f"P{n} home S{1 + n % 3}\nP{n} -- P{n + 1}" for n in range(1, 40)))
    labels = pa.array([told.get(key) for key in system.keys], pa.string())
    actors = system.tables["actor"]
    actors = actors.set_column(actors.column_names.index("label"), "label", labels)
    system = replace(system, tables={**system.tables, "actor": actors})
    release = released(system, "manager", today=TODAY)
    names = {"School (S1)", "School (S2)", "Surgery"}
    assert {row["service"] for row in rows(release, "services.csv")} - {"not recorded"} == names
    tied = rows(release, "ties_between_services.csv")
    assert {row[name] for row in tied for name in ("service", "and")} - {"not recorded"} == names


def test_no_table_names_a_person(town, tidewell, for_managers, for_research):
    for system, release in ((town, for_managers), (tidewell, for_research)):
        kinds = system.texts("actor", "kind")
        names = {
            name
            for values in (system.keys, system.labels)
            for name, kind in zip(values, kinds, strict=True)
            if kind not in NOT_PEOPLE
        }
        cells = {
            cell
            for content in release.files.values()
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))
            for cell in row
        }
        assert not names & cells
        told = json.dumps(release.tables)
        assert not [name for name in names if f'"{name}"' in told]


def test_no_count_of_people_is_printed_below_the_threshold(for_managers, for_research):
    for release, profile in ((for_managers, "manager"), (for_research, "research")):
        counts = [row["people"] for row in rows(release, "people.csv")]
        shown = [int(text) for text in counts if text != "*"]
        least = PROFILES[profile].threshold
        assert all(count >= least or (count == 0 and profile == "manager") for count in shown)
        assert all(count % 5 == 0 for count in shown)
        assert len(shown) > 5
        assert "*" in counts


def test_what_is_hidden_is_told_alike_outside_and_with_its_reason_to_the_team(for_managers):
    outside = rows(for_managers, "suppression.csv")
    assert len(outside) == len(for_managers.hidden) > 0
    assert {row["why"] for row in outside if row["shown"] == "*"} == {OUTSIDE}
    assert len({one.reason for one in for_managers.hidden}) > 1


def test_a_second_release_of_the_same_record_contradicts_nothing(town, for_managers):
    kept = json.loads(json.dumps(for_managers.tables))
    again = released(town, "manager", [kept], today=TODAY)
    for name in for_managers.files.keys() - {"suppression.csv"}:
        for before, now in zip(rows(for_managers, name), rows(again, name), strict=True):
            assert {key: now[key] for key in before if before[key] != "*"} == {
                key: told for key, told in before.items() if told != "*"
            }


def test_every_figure_of_the_network_has_its_n_and_undefined_has_its_reason():
    told = released(draw("P1\nP2\nit runs 2025-01-01..2025-04-30"), "group", today=TODAY)
    figures = {row["measure"]: row for row in rows(told, "network.csv")}
    assert figures["ei_index"]["value"].startswith(
        "\N{EN DASH} no ties between actors whose sector"
    )
    assert figures["ei_index"]["n"] == "0"


def test_few_circles_have_no_mean():
    town = "\n".join(f"Y{n} -- P{n}\nC{n} => Y{n}\nC{n} -- P{n}" for n in range(4))
    told = released(draw(town), "group", today=TODAY)
    assert {row["value"] for row in rows(told, "circles.csv")} == {"*"}
    more = "\n".join(f"Y{n} -- P{n}\nC{n} => Y{n}\nC{n} -- P{n}" for n in range(6))
    told = released(draw(more), "group", today=TODAY)
    closure = [row for row in rows(told, "circles.csv") if row["measure"] == "circle_closure_mean"]
    assert [row["value"] for row in closure] == ["1"]


def test_pairs_kept_apart_are_in_no_number():
    town = "\n".join(f"P{n}@health -- Q{n}" for n in range(8))
    with_a_pair = f"{town}\nP1 -- P2"
    apart = f"{with_a_pair}\nP1 // P2"
    tables = [released(draw(text), "group", today=TODAY).tables for text in (town, apart)]
    ties = [[one for one in told if one["of"] == "ties"] for told in tables]
    counts = [[one for one in told if one["low"] == one["high"]] for told in ties]
    assert counts[0] == counts[1]


def test_a_service_of_one_person_does_not_tell_whom_that_person_knows():
    many = "\n".join(f"P{n} home S{n % 2}\nP{n} -- P{n + 2}" for n in range(12))
    system = draw(f"{many}\nP99 home S7\nP99 -- P1\nP99 -- P3")  # and nobody of S0
    tied = rows(released(system, "group", today=TODAY), "ties_between_services.csv")
    of_one = [row["ties"] for row in tied if "S7" in (row["service"], row["and"])]
    assert len(of_one) > 2
    assert set(of_one) == {"*"}


def test_nobody_sees_in_the_services_that_the_only_worker_of_one_is_gone():
    many = "\n".join(f"P{n} home S{n % 2}\nP{n} -- P{n + 2}" for n in range(12))
    town = f"{many}\nS7\nS7 home S7\nP99"
    for text in (f"{town}\nP99 home S7", town):
        people = rows(released(draw(text), "group", today=TODAY), "services.csv")
        assert [row["people"] for row in people if row["service"] == "S7"] == ["*"]


def test_a_density_does_not_count_the_young_people(tidewell):
    """Nobody asks about two young people, so the pairs that are left tell how many they are."""
    actors, services = tidewell.actor_count, tidewell.texts("actor", "kind").count("service")
    of_others = pairs(actors) - pairs(services)
    for row in rows(released(tidewell, "group", today=TODAY), "network.csv"):
        if row["measure"] == "density":
            half = 0.5 * 10 ** -len(row["value"].split(".")[1])
            fewest, most = (int(row["n"]) / (float(row["value"]) + end) for end in (half, -half))
            young = [n for n in range(64) if fewest <= of_others - pairs(n) <= most]
            assert young[-1] - young[0] >= PROFILES["group"].threshold


def pairs(count):
    return count * (count - 1) / 2


def test_nothing_that_leaves_tells_whether_somebody_is_kept_apart():
    town = "\n".join(f"P{n} -- P{(n * 7 + 1) % 12}\nP{n}@health -- Q{n % 4}" for n in range(12))
    files = [
        released(draw(text), "group", today=TODAY).files for text in (town, f"{town}\nP2 // P5")
    ]
    assert b"density" in files[0]["network.csv"]
    assert files[0] == files[1]


def test_the_team_s_own_record_is_no_table():
    with pytest.raises(WrongUsage, match="internal has no tables"):
        released(draw("P1"), "internal")


def test_the_page_in_plain_words_has_the_thresholds_that_hold(checkout):
    page = (checkout / "docs" / "disclosure.md").read_text(encoding="utf-8")
    for name, profile in PROFILES.items():
        assert f"| {name} | {profile.threshold}" in page


def test_no_threshold_is_below_three():
    assert with_threshold(PROFILES["group"], 3).threshold == 3
    with pytest.raises(WrongUsage, match="choose 3 or more"):
        with_threshold(PROFILES["group"], 2)


def test_one_value_is_written_one_way():
    assert [Disclosed(None, reason).text for reason in ("few", "zero", "secondary")] == ["*"] * 3
    assert {Disclosed(None, reason).sentence for reason in ("few", "base", "mean")} == {OUTSIDE}
    assert Disclosed(None, "undefined", "no ties").text == "\N{EN DASH} no ties"
    assert Disclosed(20, "about").cell == "about 20"
