"""Every value that others published for ten public data sets, met through the commands.

The data lie beside a developer's checkout and never in it; where they are not, nothing is tested.
"""

import json
from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from bringing import new_record
from published_ways import options_of, way_of
from typer.testing import CliRunner

import sysmap
from sysmap.cli import app

REAL = Path(__file__).parents[1] / ".." / "shared" / "real"
if not REAL.is_dir():
    pytest.skip("the public data sets are not beside the checkout", allow_module_level=True)

PUBLISHED = json.loads((REAL / "published.json").read_text(encoding="utf-8"))
WAVES = [date(1991 + book, 9, 1) for book in range(6)]
A_DAY = date(2020, 1, 1)


def command(*arguments):
    done = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def importing(name, file):
    """The command that brings a data set in."""
    waves = ["--waves", ",".join(map(str, WAVES))] if name.startswith("harry_potter") else []
    return ("import", file, REAL / name, *waves)


def days(entry):
    """The command that an entry asks for, and the days that it speaks of."""
    book = entry["slice"].get("time")
    if "change" not in entry.get("catalogue", ""):
        return ("metrics", "--on", A_DAY if book is None else WAVES[book])
    before = WAVES[book - 1] if book else WAVES[0] - timedelta(days=1)
    return ("change", "--since", before, "--until", WAVES[book])


ASKED = defaultdict(set)
"""What is asked of a data set in one way -> all the measures that its entries need."""
for _entry in PUBLISHED:
    ASKED[_entry["set"], days(_entry), options_of(_entry)].update(way_of(_entry).measures)


def asking(entry, file):
    """The command for an entry, and for all others of its data set that are asked in its way."""
    (verb, *when), options = days(entry), options_of(entry)
    if verb == "change":
        return (verb, file, *when)
    measures = sorted(ASKED[entry["set"], days(entry), options])
    asked = [word for measure in measures for word in ("--measure", measure)]
    return (verb, file, *when, "--people", *options, *asked)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What the command for an entry gives: {measure: {subject: value}}."""

    @cache
    def record(name):
        file = tmp_path_factory.mktemp(name) / "map.duckdb"
        new_record(file).close()
        command(*importing(name, file))
        return file

    @cache
    def told(*asked):
        values = defaultdict(dict)
        for row in json.loads(command(*asked, "--format", "json")):
            values[row["measure"]][row.get("subject", "")] = row["value"]
        return values

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sysmap, "read", cache(sysmap.read))  # seventy commands read ten files
        yield lambda entry: told(*asking(entry, record(entry["set"])))


def flat(value):
    """A value that may hold others, as a flat dictionary of numbers."""
    if not isinstance(value, dict | list):
        return {(): value}
    items = value.items() if isinstance(value, dict) else enumerate(value)
    return {(key, *rest): leaf for key, held in items for rest, leaf in flat(held).items()}


@pytest.mark.parametrize("entry", [pytest.param(entry, id=entry["id"]) for entry in PUBLISHED])
def test_the_published_value_is_met(found, entry):
    value = way_of(entry).value(found(entry), entry)
    assert flat(value) == pytest.approx(flat(entry["value"]), abs=entry["tolerance"], rel=0)


def test_no_entry_is_left_out():
    assert len({entry["id"] for entry in PUBLISHED}) == len(PUBLISHED) >= 478


def test_processes_of_their_own_say_the_same(found, run_apart, tmp_path):
    """The commands as somebody types them: one data set, all that is asked of it in one way."""
    [entry] = [entry for entry in PUBLISHED if entry["id"] == "kite.top_closeness_freeman"]
    file = tmp_path / "map.duckdb"
    assert run_apart("new", file).returncode == 0
    assert run_apart(*importing(entry["set"], file)).returncode == 0
    told = run_apart(*asking(entry, file), "--format", "json")
    values = defaultdict(dict)
    for row in json.loads(told.stdout):
        values[row["measure"]][row["subject"]] = row["value"]
    assert len(values) > 5
    assert values == found(entry)
