"""The app as a process: find a port, start it, say where it is, stop it.

Beside an open record lies a small note (`FILE.app`) with the port, so that a second
command opens the app that is running instead of starting another.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from sysmap import places
from sysmap.errors import SysmapError

RECORD_VARIABLE = "SYSMAP_RECORD"
FIRST_PORT = 8501
LOOPBACK = "127.0.0.1"


class AppDidNotStart(SysmapError):
    """The app's process ended, or did not answer in time."""


def running(record: Path) -> str | None:
    """The address of the app that has this record open, or None."""
    try:
        note = json.loads(_note(record).read_text(encoding="utf-8"))
        address = f"http://{LOOPBACK}:{int(note['port'])}"
    except (OSError, ValueError, KeyError):
        return None
    return address if answers(address) else None


@dataclass(frozen=True)
class App:
    """A running app: where it answers, and its process."""

    address: str
    process: subprocess.Popen[bytes]

    def wait(self) -> None:
        """Return when the app has ended."""
        self.process.wait()


@contextmanager
def serve(record: Path | None, port: int | None = None) -> Iterator[App]:
    """A new app process, which ends when the block ends.

    Raises:    AppDidNotStart -> the process ended, or was silent for a minute.
    """
    chosen = free_port(port or FIRST_PORT)
    app = subprocess.Popen(  # noqa: S603 - our own interpreter with our own script
        _command(chosen),
        env=_environment(record),
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    try:
        address = f"http://{LOOPBACK}:{chosen}"
        _wait_until_it_answers(app, address)
        if record is not None:
            _leave_note(record, chosen)
        yield App(address, app)
    finally:
        _stop(app)
        if record is not None:
            _note(record).unlink(missing_ok=True)


def open_browser(address: str) -> None:
    """Show the address in the desktop's browser, where there is a desktop."""
    has_desktop = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if has_desktop:
        webbrowser.open(address)


def free_port(first: int) -> int:
    """The first port from `first` on that nothing listens to.

    Raises:    AppDidNotStart -> a hundred ports in a row are taken.
    """
    for port in range(first, first + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex((LOOPBACK, port)) != 0:
                return port
    raise AppDidNotStart(f"ports {first} to {first + 99} are all taken; give another with --port")


def answers(address: str) -> bool:
    """Whether the app at this address is up."""
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2) as reply:  # noqa: S310 - loopback
            return bool(reply.status == HTTPStatus.OK)
    except (urllib.error.URLError, OSError):
        return False


def _leave_note(record: Path, port: int) -> None:
    note = {"port": port}
    with suppress(OSError):
        _note(record).write_text(json.dumps(note), encoding="utf-8")


def _note(record: Path) -> Path:
    return record.with_name(record.name + ".app")


def _command(port: int) -> list[str]:
    streamlit = [sys.executable, "-m", "streamlit", "run", str(places.app_script())]
    quiet = "--logger.level=warning"
    return [*streamlit, f"--server.port={port}", f"--server.address={LOOPBACK}", quiet]


def _environment(record: Path | None) -> dict[str, str]:
    chosen = {} if record is None else {RECORD_VARIABLE: str(record)}
    return {**os.environ, "OMP_NUM_THREADS": "1", **chosen}


def _wait_until_it_answers(app: subprocess.Popen[bytes], address: str) -> None:
    for _ in range(600):
        if app.poll() is not None:
            break
        if answers(address):
            return
        time.sleep(0.1)
    raise AppDidNotStart(
        "the app did not start; run `sysmap app FILE` again, and look above for why"
    )


def _stop(app: subprocess.Popen[bytes]) -> None:
    app.terminate()
    try:
        app.wait(timeout=10)
    except subprocess.TimeoutExpired:
        app.kill()
