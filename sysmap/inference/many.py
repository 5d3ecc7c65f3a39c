"""Many tests at once: what each p comes to when it is held beside the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def among_many(p_values: Sequence[float]) -> list[float]:
    """The p of each test adjusted for how many there are (Benjamini & Hochberg 1995).

    >>> among_many([0.01, 0.04, 0.5])
    [0.03, 0.06, 0.5]
    """
    told = np.asarray(p_values, dtype=float)
    order = np.argsort(told)[::-1]
    rank = np.arange(told.size, 0, -1)
    adjusted = np.empty_like(told)
    adjusted[order] = np.minimum.accumulate(np.minimum(told[order] * told.size / rank, 1))
    return [float(value) for value in adjusted]
