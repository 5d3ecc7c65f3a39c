"""Each page's own time on the demo: the median of warm runs, above an empty page in the same run.

Printed and not judged: the design allows a page 60 ms of its own.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from sysmap import intake, places, serving
from sysmap.pages.doors import PAGES

RUNS = 15


def milliseconds(page: AppTest) -> float:
    """How long one run of a page takes."""
    start = time.perf_counter()
    page.run()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "tidewell.duckdb"
        intake.make_demo(record)
        os.environ[serving.RECORD_VARIABLE] = str(record)
        pages = {name: AppTest.from_file(str(places.page(name))) for name in PAGES}
        pages["an empty page"] = AppTest.from_string("import streamlit")
        for page in pages.values():
            page.default_timeout = 60
            page.run()
        taken = {name: [] for name in pages}
        for _ in range(RUNS):
            for name, page in pages.items():
                taken[name].append(milliseconds(page))
        middle = {name: statistics.median(times) for name, times in taken.items()}
        for name in PAGES:
            own = middle[name] - middle["an empty page"]
            print(f"{name:10} {own:6.1f} ms of its own ({middle[name]:.1f} in all)")


if __name__ == "__main__":
    main()
