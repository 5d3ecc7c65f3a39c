"""The long form of the crash tests: a process killed at many random moments of its work.

python tests/long/kills.py [kills] [seed] prints, for each kind of work, how many records opened
whole afterwards with every save that had been told, and how many did not; 0 did not is the goal.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(folder) for folder in Path(__file__).resolve().parents[1:3]]

import crash_loops
from store_samples import three_saves
from test_trust_crash import OLD_FORM, killed

from sysmap.errors import SysmapError
from sysmap.store import Store

LONGEST = {
    crash_loops.save: 0.06,
    crash_loops.take_back: 0.06,
    crash_loops.import_tables: 0.3,
    crash_loops.migrate: 0.2,
}
"""Seconds within which the process is killed after it has told its first turn."""


def is_whole(record, told):
    """Whether the record opens, verifies, and has every save that was told."""
    try:
        with Store.open(record) as store:
            return store.verify() == [] and store.seq >= told
    except SysmapError as fault:
        print(f"  {fault}")
        return False


def main(kills=200, seed=1):
    dice = random.Random(seed)
    for loop, longest in LONGEST.items():
        found = Counter()
        for _ in range(kills):
            with tempfile.TemporaryDirectory() as folder:
                record = Path(folder) / "programme.duckdb"
                if loop is crash_loops.migrate:
                    for end in ("", ".head"):
                        shutil.copy(f"{OLD_FORM}{end}", f"{record}{end}")
                else:
                    three_saves(record)
                told = killed(loop, record, after=dice.uniform(0, longest))[-1]
                found[is_whole(record, 0 if loop is crash_loops.migrate else told)] += 1
        print(f"{loop.__name__}: {found[True]} whole, {found[False]} not, of {kills} kills")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
