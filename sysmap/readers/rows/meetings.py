"""Meetings, and who was at them."""

from __future__ import annotations

from sysmap.readers.cells import ExactDay, Flag, Whole
from sysmap.readers.rows.shape import Row


class MeetingRow(Row):
    """meetings.csv."""

    id: str
    number: Whole | None = None
    date: ExactDay
    minutes: Whole | None = None
    place: str | None = None
    kind: str | None = None
    cancelled: Flag | None = None


class AttendanceRow(Row):
    """attendance.csv."""

    meeting: str
    actor: str
    role: str | None = None
