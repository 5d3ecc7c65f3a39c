"""A value for each of many subjects, as an array until somebody reads it."""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from sysmap.metrics.catalogue import Value
from sysmap.network import Counts
from sysmap.system import Flags, Numbers


@dataclass(frozen=True, eq=False)
class Column(Mapping[str, Value]):
    """Subject -> value, None where it is not defined.

    Twenty thousand actors have as many values of each measure, and most are never looked at.

    >>> dict(Column(["P1", "P2"], np.array([1.5, 0.0]), np.array([True, False])))
    {'P1': 1.5, 'P2': None}
    """

    subjects: Sequence[str]
    numbers: Counts | Numbers
    defined: Flags

    @cached_property
    def _told(self) -> dict[str, Value]:
        told: dict[str, Value] = dict(zip(self.subjects, self.numbers.tolist(), strict=True))
        for place in np.flatnonzero(~self.defined).tolist():
            told[self.subjects[place]] = None
        return told

    def __getitem__(self, subject: str) -> Value:
        return self._told[subject]

    def __iter__(self) -> Iterator[str]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self.subjects)

    def items(self) -> ItemsView[str, Value]:
        """Each subject and its value."""
        return self._told.items()

    def values(self) -> ValuesView[Value]:
        """The values alone, in the order of the subjects."""
        return self._told.values()
