"""How long things last, where some are seen late, some still last, and they end in several ways."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sysmap.system import Integers, Numbers

Counts = npt.NDArray[np.intp]

HALF = 0.5
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Curve:
    """What share still lasts after each age at which something ended.

    Shape:     one entry an age in every array; `gone` has a row for each way to end, and with
               `lasting` its columns add up to 1.
    """

    age: Integers
    at_risk: Counts
    lasting: Numbers
    gone: Numbers

    @property
    def median(self) -> int | None:
        """The first age by which half are gone; None where more than half still lasted."""
        reached = np.flatnonzero(self.lasting <= HALF + ROUNDING)
        return int(self.age[reached[0]]) if reached.size else None


def lasting(entry: Integers, age: Integers, cause: Integers, causes: int) -> Curve:
    """The shares that last and that are gone by each cause, age by age.

    Each thing is known from the age `entry` on (delayed entry), until the age at which it ended by
    a `cause`, 0 ... causes - 1, or was last seen (-1). At risk at an age are those known before
    it and not gone before it.

    Source:    Kaplan & Meier 1958; Aalen & Johansen 1978.

    >>> lasting(np.array([0, 0, 0]), np.array([2, 3, 4]), np.array([0, -1, 0]), 1).median
    4
    """
    ages, place = np.unique(age[cause >= 0], return_inverse=True)
    cell = cause[cause >= 0] * ages.size + place
    ended = np.bincount(cell, minlength=causes * ages.size).reshape(causes, ages.size)
    entered = np.searchsorted(np.sort(entry), ages, "left")
    at_risk = entered - np.searchsorted(np.sort(age), ages, "left")
    left = np.cumprod(1 - ended.sum(axis=0) / at_risk)
    before = np.concatenate([[1.0], left])[:-1]
    gone = np.cumsum(before * ended / at_risk, axis=1)
    return Curve(ages, at_risk, left, gone)
