"""What the group said at each meeting that it would do next, and when it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from gatherings import meetings
from story import Setting

Row = Sequence[object]

# meeting, what, who, due (empty: by the next meeting), done (empty: open)
AGREED = (
    ("G01", "Copy the card with the CAMHS number for everybody.", "P19", "", "2024-10-07"),
    ("G01", "Bring lining paper and pens, and keep the first drawings.", "A01", "", "2024-10-23"),
    ("G02", "Print the blank framework sheet, with room to write.", "F01", "", "2024-11-04"),
    ("G02", "Come with one thing that belongs under Basics.", "", "", "2024-11-20"),
    ("G03", "Type out the line of the housing form that is turned down.", "P02", "", "2024-11-29"),
    ("G03", "Hand out the pocket diaries for December.", "A01", "2024-11-30", "2024-11-28"),
    ("G03", "Ask two more young people who is missing from their list.", "P12", "", "2025-02-05"),
    ("G04", "Pin up the old team names beside the new ones.", "P03", "", "2025-01-31"),
    ("G04", "Find out where post for the old teams goes now.", "P06", "", "2025-03-19"),
    ("G05", "Ask when the ten-day target will be looked at again.", "P08", "", "2025-05-21"),
    ("G05", "Give everybody a copy of the call list.", "P12", "2025-02-28", "2025-02-26"),
    ("G06", "Ask those in the other buildings in for tea.", "P11", "", "2025-04-09"),
    ("G06", "Put the links that we forgot on the map, as found.", "A01", "", "2025-04-02"),
    (
        "G06",
        "Begin the next meeting with the circle that we did not get to.",
        "F01",
        "",
        "2025-09-24",
    ),
    ("G07", "Agree who may see the message group, and write it down.", "P01", "", "2025-05-21"),
    ("G07", "Say for each young person who will be there after June.", "P14", "", "2025-06-12"),
    ("G08", "Take a question about the two posts to the council.", "P16", "", "2025-06-20"),
    ("G08", "Ask again for a hand-over before each case moves.", "P03", "", "2025-08-13"),
    ("G09", "Sit down with two circles that lost somebody.", "P12", "", "2025-07-04"),
    ("G09", "Thank the two who left, in writing.", "F01", "2025-07-04", "2025-07-02"),
    ("G10", "Pass on how a circle is drawn again, without names.", "P16", "", "2025-09-24"),
    ("G10", "Invite two carers to join as members.", "F01", "2025-08-29", "2025-08-21"),
    ("G10", "Have the August diaries handed out before the holidays.", "A01", "", "2025-07-25"),
    ("G11", "Pass on the family version of the call list, on paper.", "C08", "", "2025-10-14"),
    ("G11", "Give out two more numbers for the housing advice.", "P11", "", "2025-10-06"),
    ("G11", "Ask everybody for their own list before the second mapping.", "A01", "", "2025-10-27"),
    ("G12", "Begin with the circles that have never been spoken of.", "F01", "2025-11-26", ""),
)


def action_rows(setting: Setting) -> Iterator[Row]:
    """The next steps; none where nothing changes."""
    held = meetings(setting)
    then = {now.key: later.day for now, later in pairwise(held)}
    for number, (meeting, what, actor, due, done) in enumerate(AGREED, start=1):
        by = date.fromisoformat(due) if due else then[meeting]
        yield f"N{number:02}", meeting, what, actor, by, done
