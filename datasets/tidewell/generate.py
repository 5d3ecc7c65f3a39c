"""Writes an invented programme as a pack: `python3 datasets/tidewell/generate.py [FOLDER]`.

The same seed writes the same bytes. Without further words it writes Tidewell with seed 20260 into
this folder; `--setting stillwater` writes the programme in which nothing changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import sources
import tables
from actions import action_rows
from asking import attempts
from codes import code_rows, coding_rows
from days import Stretch, stretches
from dice import Dice
from discovery import miss_on_first_map, think_of_ties, write_down_late
from framework import PRACTICE_RELATIONS
from gatherings import appraisals, attendance, consents, reviews
from growth import grow
from hearing import reports
from moves import Move, reopen_lapsed, told, weaken
from pack import Pack, Row, pack
from readings import configurations, evidence, noting
from story import SETTINGS, TIDEWELL, Setting
from telling import accounts
from verdicts import verdict_rows

SEED = 20260
HERE = Path(__file__).resolve().parent


def programme(seed: int = SEED, setting: Setting = TIDEWELL) -> Pack:
    """A whole programme as the tables of the pack."""
    dice = Dice(seed)
    lives = stretches(grow(setting, dice), setting, dice)
    if setting.world_changes:
        miss_on_first_map(lives, setting, dice)
    else:
        think_of_ties(lives, setting, dice)
    moves = told(lives, setting, dice)
    reopen_lapsed(lives, moves, setting, dice)
    weaken(lives, setting, dice)
    if setting.world_changes:
        write_down_late(lives, setting, dice)
    story = accounts(moves, setting, dice)
    views: list[Row] = []
    keyed = tables.keyed(lives)
    keys = {id(stretch): key for key, stretch in keyed}
    ties = [stretch for _, stretch in keyed]
    return pack(
        {
            "programme": tables.programme(setting, seed),
            "actors": tables.actors(setting),
            "roles": tables.roles(setting),
            "memberships": tables.memberships(setting),
            "tie_kinds": tables.tie_kinds(),
            "ties": tables.ties(keyed),
            "moves": tables.moves(story, setting),
            "move_actors": tables.move_actors(story),
            "move_elements": tables.move_elements(story),
            "move_contexts": tables.move_contexts(story),
            "effects": tables.effects(story, dice),
            "attempts": tables.attempts(attempts(moves, ties, setting, dice), keys),
            "elements": tables.elements(),
            "practices": tables.practices(),
            "practice_relations": PRACTICE_RELATIONS,
            "contexts": tables.contexts(setting),
            "coverage": tables.coverage(setting),
            "context_relations": tables.context_relations(setting),
            "appraisals": noting(appraisals(setting, dice), views),
            "configurations": configurations(setting),
            "configuration_evidence": evidence(setting, story, keyed, views),
            "reports": tables.reports(reports(ties, setting, dice)),
            "reporters": tables.reporters(setting),
            "pair_flags": tables.pair_flags(setting),
            "askable": tables.askable(setting),
            "meetings": tables.meetings(setting),
            "attendance": attendance(setting, dice),
            "reviews": reviewed(keyed, moves, setting, dice, seed),
            "observation_windows": tables.observation_windows(setting),
            "consent": consents(setting),
            **spoken(setting, seed),
        }
    )


def reviewed(
    ties: Sequence[tuple[str, Stretch]],
    moves: Sequence[Move],
    setting: Setting,
    dice: Dice,
    seed: int,
) -> Iterator[Row]:
    """All verdicts: those on ties, circles and moves, then those on contexts and on pairs."""
    said = list(reviews(ties, moves, setting, dice))
    yield from said
    yield from verdict_rows(said, ties, setting, seed)


def spoken(setting: Setting, seed: int) -> Mapping[str, Iterable[Row]]:
    """What was written and said: for the shipped programme only, of whose moves the texts speak."""
    if seed != SEED or setting is not TIDEWELL:
        return {}
    return {
        "actions": action_rows(setting),
        "sources": sources.source_rows(setting),
        "excerpts": sources.excerpt_rows(),
        "codes": code_rows(),
        "codings": coding_rows(seed),
        "excerpt_links": sources.link_rows(),
    }


def main() -> None:
    """Writes the pack that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--setting", choices=sorted(SETTINGS), default="tidewell")
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args()
    folder = asked.folder or HERE.parent / asked.setting
    programme(asked.seed, SETTINGS[asked.setting]).write(folder)
    print(f"Wrote {SETTINGS[asked.setting].name}, seed {asked.seed}, into {folder}.")


if __name__ == "__main__":
    main()
