"""Make the record of datasets/tiny that a release keeps for later ones: run once a release."""

import sys
from pathlib import Path

from sysmap import intake, places
from sysmap.store import Store

TINY_SEED = 9


def make(folder: Path) -> Path:
    """A record of datasets/tiny in this folder, with ids that are the same every time."""
    record = folder / "tiny.duckdb"
    with Store.create(record) as store:
        intake.bring_in(store, [places.datasets() / "tiny"], who="steward", seed=TINY_SEED)
    return record


if __name__ == "__main__":
    make(Path(sys.argv[1]))
