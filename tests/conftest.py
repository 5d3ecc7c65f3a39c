"""What all tests share: the checkout, a command line, and a browser that must be there in CI."""

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from sysmap import intake, places, serving
from sysmap.cli import main
from sysmap.metrics import circles
from sysmap.store import STEWARD, Store

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture
def checkout():
    return CHECKOUT


@pytest.fixture
def run_apart(tmp_path):
    """Run `python3 -m sysmap ...` in a process of its own, with an empty home."""

    def command(*arguments, **environment):
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        return subprocess.run(
            [sys.executable, "-m", "sysmap", *map(str, arguments)],
            cwd=CHECKOUT,
            env={**os.environ, "HOME": str(home), "XDG_DATA_HOME": "", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return command


@pytest.fixture
def typed(monkeypatch, capsys):
    """Run a command in this process: its exit code, what it printed, what it told beside that."""

    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["sysmap", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        return end.value.code or 0, told.out, told.err

    return command


@pytest.fixture
def run(typed):
    """The same as `run_apart`, in this process, which is quicker and cannot meet another's lock."""

    def command(*arguments):
        return subprocess.CompletedProcess(arguments, *typed(*arguments))

    return command


@pytest.fixture(scope="session")
def untouched_demo(tmp_path_factory):
    """The demo's record, made once on each core; it is copied and never opened."""
    record = tmp_path_factory.mktemp("demo") / "tidewell.duckdb"
    intake.make_demo(record)
    return record


@pytest.fixture(scope="module")
def demo_record(untouched_demo, tmp_path_factory):
    """A record of the demo for the tests of one file."""
    record = tmp_path_factory.mktemp("demo") / untouched_demo.name
    for ending in ("", ".head"):
        shutil.copy(f"{untouched_demo}{ending}", f"{record}{ending}")
    return record


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once():
    """Streamlit looks through all packages for components at each start of a page; they stay."""
    with pytest.MonkeyPatch.context() as patch:
        once = lru_cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        yield


@pytest.fixture(scope="module")
def tidewell(demo_record):
    """The demo as a system, as its steward sees it."""
    with Store.open(demo_record, read_only=True) as store:
        return store.system(STEWARD)


@pytest.fixture
def every_pair_asked(monkeypatch):
    """Circles ask about all pairs in every month, and not about a changing half of them."""
    monkeypatch.setattr(circles, "is_asked_this_month", lambda *_: True)


@pytest.fixture
def page(monkeypatch, tmp_path):
    """Run one page of the app by name, on a record or on none."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    st.cache_resource.clear()

    def shown(name, record=None):
        if record is None:
            monkeypatch.delenv(serving.RECORD_VARIABLE, raising=False)
        else:
            monkeypatch.setenv(serving.RECORD_VARIABLE, str(record))
        return AppTest.from_file(str(places.page(name)), default_timeout=60).run()

    yield shown
    st.cache_resource.clear()


def said(found):
    """The texts of a page, one after the other."""
    return " ".join(element.proto.body for element in found.get("html"))


@pytest.fixture(scope="session")
def chromium():
    """The path of Debian's chromium; where it is missing the test is skipped, or fails in CI."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("SYSMAP_BROWSER") == "required":
        pytest.fail("SYSMAP_BROWSER=required, and there is no chromium on this machine")
    return found or pytest.skip("no chromium on this machine")


@pytest.fixture(scope="session")
def real_data():
    """The folder of public data that lies beside a developer's checkout, never in it."""
    folder = CHECKOUT.parent / "shared" / "real"
    return (
        folder
        if folder.is_dir()
        else pytest.skip("the public test data is not beside this checkout")
    )
