"""The map component on a small page of its own, served by Streamlit: one picture by its name."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]

PAGE = """
import json
from pathlib import Path
import streamlit as st
from sysmap.views.component import component_source
st.set_page_config(layout="wide")
css, js = component_source()
MAP = st.components.v2.component("sysmap_map", css=css, js=js)
st.html("<h1>Who is connected?</h1>")
if st.checkbox("more"):
    st.write("Something above the map.")
name = st.query_params["show"] + ("-some" if st.session_state.get("some") else "")
payload = Path(__file__).with_name(name + ".json")
data = json.loads(payload.read_text(encoding="utf-8"))
calls = {"on_picked_change": lambda: None, "on_moved_change": lambda: None}
result = MAP(data=data, key="map", height="content", **calls)
st.text("Picked: " + str(result.picked or "nobody"))
if result.moved:
    st.text("Moved: " + result.moved["key"])
st.checkbox("only some ties", key="some")
"""


@contextlib.contextmanager
def served_map(folder: str | Path, payloads: Mapping[str, Any]) -> Iterator[str]:
    """The address of the page, which holds these pictures; `?show=NAME` asks for one of them."""
    page = Path(folder) / "page.py"
    page.write_text(PAGE, encoding="utf-8")
    for name, payload in payloads.items():
        page.with_name(f"{name}.json").write_text(json.dumps(payload), encoding="utf-8")
    with served(page) as address:
        yield address


@contextlib.contextmanager
def served(page: Path) -> Iterator[str]:
    """The address of a Streamlit server on a free port, ended by its own process id."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", page, "--server.port", str(port)]
    with (page.with_suffix(".log")).open("w") as log:
        server = subprocess.Popen(
            command,
            cwd=CHECKOUT,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "HOME": str(page.parent)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(url: str) -> None:
    """Wait until something answers there."""
    for _ in range(150):
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=1):
            return
        time.sleep(0.2)
    raise TimeoutError(f"nothing answers at {url}")
