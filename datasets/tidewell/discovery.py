"""Ties that were there before anybody wrote them down: found, or not sure.

Found is not formed: such a tie starts in the world when it started, and is recorded on a later day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from days import Stretch
from dice import Dice
from story import Setting

FOUND, UNKNOWN = "found", "unknown"
LATE_FOUND, LATE_NOT_SURE = 3, 3
FIRST_MONTH, LAST_MONTH = 3, 10
"""What was missing on the first map came up in these months."""

NOT_SURE_SHARE = 0.15
"""Asked whether a tie was there already, people say so 85 times in 100."""


def meeting_days(setting: Setting) -> list[date]:
    """The meetings at which somebody may remember a tie that was missing on the first map."""
    months = setting.months[FIRST_MONTH - 1 : LAST_MONTH]
    return [month.meeting for month in months if month.meeting]


def miss_on_first_map(lives: Sequence[Stretch], setting: Setting, dice: Dice) -> None:
    """Takes some lasting ties off the first map, to come to light later."""
    lasting = [tie for tie in lives if tie.origin == "baseline" and tie.end is None]
    missed = dice.sample(lasting, setting.found + setting.not_sure)
    for number, stretch in enumerate(missed):
        origin = FOUND if number < setting.found else UNKNOWN
        stretch.come_to_light(dice.pick(meeting_days(setting)), origin)


def write_down_late(lives: Sequence[Stretch], setting: Setting, dice: Dice) -> None:
    """Lets some ties that formed without a move be noticed at the last meeting only."""
    last_meeting = setting.months[-1].meeting
    assert last_meeting is not None
    quiet = [tie for tie in lives if tie.life.began > 1 and not tie.origin and tie.end is None]
    for number, stretch in enumerate(dice.sample(quiet, LATE_FOUND + LATE_NOT_SURE)):
        stretch.come_to_light(last_meeting, FOUND if number < LATE_FOUND else UNKNOWN)


def think_of_ties(lives: Sequence[Stretch], setting: Setting, dice: Dice) -> None:
    """Lets a web that never changes be written down month by month, as people think of its ties."""
    for stretch in lives:
        month = setting.months[stretch.life.began - 1]
        if not stretch.life.baseline:
            day = month.meeting or month.first_day
            stretch.come_to_light(day, UNKNOWN if dice.chance(NOT_SURE_SHARE) else FOUND)
