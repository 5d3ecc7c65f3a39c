"""The first minute: the demo prints two lines, asks nothing and talks to nobody outside."""

import contextlib
import os
import pty
import re
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from sysmap import serving

WATCH = """
import os, socket
def _watch(name):
    plain = getattr(socket.socket, name)
    def watched(self, address, *rest):
        loopback = ("127.", "::1", "localhost")
        if isinstance(address, tuple) and not str(address[0]).startswith(loopback):
            with open(os.environ["SYSMAP_TEST_CONNECTS"], "a") as file:
                file.write(f"{address}\\n")
        return plain(self, address, *rest)
    setattr(socket.socket, name, watched)
for name in ("connect", "connect_ex"):
    _watch(name)
"""


@pytest.fixture
def desktop(tmp_path):
    """An environment with a screen, an empty home, and a watch on every outward connection."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH)
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {
        **kept,
        "HOME": str(home),
        "DISPLAY": ":99",
        "BROWSER": "echo browser %s",
        "PYTHONPATH": str(tmp_path / "watch"),
        "SYSMAP_TEST_CONNECTS": str(tmp_path / "connects"),
    }


@contextlib.contextmanager
def started(arguments, environment, checkout):
    """The demo under a pseudo-terminal, and what it has printed up to its address."""
    ours, theirs = pty.openpty()
    demo = subprocess.Popen(
        [sys.executable, "-m", "sysmap", "demo", *arguments],
        cwd=checkout,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield _printed(ours, demo)
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait(timeout=30)
        os.close(ours)


def _printed(terminal, demo, until="browser http", seconds=90):
    text = ""
    deadline = time.monotonic() + seconds
    while until not in text and time.monotonic() < deadline and demo.poll() is None:
        if select.select([terminal], [], [], 1)[0]:
            text += os.read(terminal, 4096).decode(errors="replace")
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_the_demo_prints_where_it_is_opens_the_browser_and_a_second_one_opens_the_first(
    desktop, checkout, tmp_path
):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        busy = taken.getsockname()[1]
        with started(["--port", str(busy)], desktop, checkout) as printed:
            address = re.search(r"http://127\.0\.0\.1:\d+", printed).group()
            port = int(address.rpartition(":")[2])
            assert port != busy
            assert "tidewell.duckdb" in printed
            assert f"browser {address}" in printed
            assert urllib.request.urlopen(address, timeout=10).status == 200
            assert not reachable_from_outside(port)
            assert address in printed_by_a_second(desktop, checkout)
    assert not (tmp_path / "connects").exists()
    assert not serving.answers(address)


def printed_by_a_second(environment, checkout):
    second = subprocess.run(
        [sys.executable, "-m", "sysmap", "demo", "--no-browser"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return second.stdout


def reachable_from_outside(port):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        own = probe.getsockname()[0]
    if own.startswith("127."):
        return False
    with socket.socket() as knock:
        knock.settimeout(2)
        return knock.connect_ex((own, port)) == 0


def test_a_demo_that_is_told_to_end_takes_its_app_with_it(desktop, checkout):
    demo = subprocess.Popen(
        [sys.executable, "-m", "sysmap", "demo", "--no-browser"],
        cwd=checkout,
        env=desktop,
        stdout=subprocess.PIPE,
        text=True,
    )
    address = re.search(r"http://127\.0\.0\.1:\d+", demo.stdout.readline()).group()
    assert serving.answers(address)
    demo.terminate()
    demo.wait(timeout=30)
    assert not serving.answers(address)


def test_build_only_makes_the_record_prints_where_it_lies_and_fresh_makes_it_anew(run, tmp_path):
    file = tmp_path / "demo.duckdb"
    told = run("demo", "--file", file, "--build-only")
    assert (told.returncode, told.stdout.strip()) == (0, str(file))
    made = file.stat().st_mtime_ns
    assert run("demo", "--file", file, "--build-only").returncode == 0
    assert file.stat().st_mtime_ns == made
    assert run("demo", "--file", file, "--build-only", "--fresh").returncode == 0
    assert file.stat().st_mtime_ns > made
    assert run("verify", file).returncode == 0


def test_a_note_of_an_app_that_no_longer_runs_is_not_believed(tmp_path):
    record = tmp_path / "ours.duckdb"
    record.with_name("ours.duckdb.app").write_text('{"port": 1}')
    assert serving.running(record) is None
