"""The wheel, installed in an environment of its own and used from an empty folder."""

import os
import site
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

PAGE = """
from streamlit.testing.v1 import AppTest
from sysmap import places
found = AppTest.from_file(str(places.page("map")), default_timeout=60).run()
assert not found.exception and not found.error, found
print(places.PACKAGE)
print(places.app_script().is_file(), (places.app_folder() / ".streamlit" / "config.toml").is_file())
print("78 actors" in " ".join(element.proto.body for element in found.get("html")))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The interpreter of an environment that holds our wheel; its libraries are this one's."""
    checkout = Path(__file__).resolve().parents[1]
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run(
        [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, checkout],
        check=True,
    )
    venv.create(folder / "environment", with_pip=False)
    python = folder / "environment" / "bin" / "python"
    [wheel] = folder.glob("*.whl")
    subprocess.run([*pip, "--python", python, "install", "--no-deps", wheel], check=True)
    packages = next((folder / "environment" / "lib").glob("*/site-packages"))
    borrowed = {
        sysconfig.get_path("purelib"),
        sysconfig.get_path("platlib"),
        *site.getsitepackages(),
    }
    (packages / "borrowed.pth").write_text("\n".join(sorted(borrowed)))
    return python


@pytest.fixture
def run(installed, tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def command(*arguments, **environment):
        return subprocess.run(
            [installed, *map(str, arguments)],
            cwd=tmp_path,
            env={**kept, "HOME": str(tmp_path), "XDG_DATA_HOME": "", **environment},
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        ).stdout

    return command


def test_the_wheel_makes_the_demo_measures_it_and_shows_a_page(run, tmp_path, installed):
    record = tmp_path / "demo.duckdb"
    assert run("-m", "sysmap", "demo", "--file", record, "--build-only").strip() == str(record)
    measured = run("-m", "sysmap", "metrics", record, "--on", "2025-10-31", "--measure", "actors")
    assert measured.splitlines()[1].startswith("2025-10-31,whole,,actors,78,ok")
    package, there, told = run("-c", PAGE, SYSMAP_RECORD=str(record)).splitlines()
    assert str(installed.parents[1]) in package
    assert (there, told) == ("True True", "True")
