"""When something was recorded: a moment in UTC, kept as whole microseconds since 1970."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def microseconds(moment: datetime) -> int:
    """Whole microseconds from 1970 to the moment."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(since_1970: int) -> datetime:
    """The moment that lies so many microseconds after 1970, in UTC."""
    return EPOCH + timedelta(microseconds=since_1970)
