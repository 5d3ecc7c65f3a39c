"""The house itself: what README promises, what is pinned, and what a start costs."""

import os
import re
import subprocess
import sys
import tomllib

import pytest

import sysmap

COMMAND = re.compile(r"^\s*(python3 -m pip install .*)$", re.MULTILINE)


def test_readme_and_ci_hold_the_same_two_commands(checkout):
    readme = COMMAND.findall((checkout / "README.md").read_text())
    ci = COMMAND.findall((checkout / ".ci" / "run").read_text())
    assert len(readme) == 2
    assert readme == ci


def test_every_dependency_is_pinned_by_name_and_version_alone(checkout):
    lines = (checkout / "constraints.txt").read_text().split()
    pinned = dict(line.split("==") for line in lines)
    project = tomllib.loads((checkout / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    names = {re.split(r"[>=<]", line)[0] for line in wanted}
    assert names <= pinned.keys()
    assert all(re.fullmatch(r"[\w.]+", version) for version in pinned.values())


@pytest.mark.parametrize("module", ["sysmap", "sysmap.cli"])
def test_importing_the_doors_loads_no_heavy_library(checkout, module):
    heavy = "{'streamlit', 'duckdb', 'scipy', 'pandas', 'igraph', 'numpy', 'pyarrow'}"
    script = f"import {module}, sys; print({heavy} & sys.modules.keys())"
    printed = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert printed.stdout.strip() == "set()"


def test_help_takes_less_than_half_a_second_of_processor_time(checkout):
    script = (
        "import resource, subprocess, sys;"
        "subprocess.run([sys.executable, '-m', 'sysmap', '--help'], stdout=-3, check=True);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(used.ru_utime + used.ru_stime)"
    )
    printed = [
        float(subprocess.check_output([sys.executable, "-c", script], cwd=checkout))
        for _ in range(3)
    ]
    assert min(printed) < 0.5


def test_the_public_names_are_there_when_first_used():
    for name in sysmap.__all__:
        assert getattr(sysmap, name) is not None


def test_every_shell_word_of_ci_is_free_of_machine_paths(checkout):
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=checkout, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    texts = [checkout / name for name in tracked.stdout.split("\n") if name]
    needle = "/" + "work/"
    held = [
        path.name
        for path in texts
        if path.suffix != ".png" and path.is_file() and needle in path.read_text(errors="ignore")
    ]
    assert held == []


def test_the_reference_says_what_the_code_says(checkout):
    told = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"],
        cwd=checkout,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
