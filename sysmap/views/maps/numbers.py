"""Numbers as the browser is sent them: as short as they can be written."""

from __future__ import annotations

import math


def plain_number(value: float) -> float | int | None:
    """A number as short as it can be written, None where it is not a number.

    >>> plain_number(2.0), plain_number(0.66666), plain_number(float("nan"))
    (2, 0.667, None)
    """
    if math.isnan(value):
        return None
    return int(value) if value == int(value) else round(value, 3)
