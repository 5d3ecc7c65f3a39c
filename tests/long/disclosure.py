"""G20 and G21 in full: 1,000 random tables and 500 random sequences of releases, each attacked.

`python tests/long/disclosure.py`: prints counts; the attackers share no code with the room.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from test_disclosure_differences import released_unchecked, sequences_attacked
from test_disclosure_tables import tables_attacked, ties_attacked, unchecked

TABLES, SEQUENCES = 500, 500


def main() -> None:
    for name, attacked in (("people", tables_attacked), ("ties with E-I", ties_attacked)):
        small, known, hidden = attacked(range(TABLES))
        bare = attacked(range(TABLES), unchecked)[1]
        print(f"{TABLES} tables of {name}: {small} published cells below the threshold", flush=True)
        print(f"  {known} of {hidden} hidden cells recovered; {bare} without the check", flush=True)
    found, shown, hidden = sequences_attacked(range(SEQUENCES))
    bare = sequences_attacked(range(SEQUENCES), released_unchecked)[0]
    print(f"{SEQUENCES} sequences: {found} differences of a few found by adding up to 3 numbers")
    print(f"  {shown} counts shown, {hidden} hidden; {bare} found without the check")


if __name__ == "__main__":
    main()
