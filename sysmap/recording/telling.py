"""One draft while it is read, beside what the record holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from sysmap.recording.drafts import ActorDraft
from sysmap.recording.faults import Faults
from sysmap.recording.held import Held
from sysmap.recording.keys import Keys
from sysmap.recording.people import People

Facts = dict[str, Sequence[object]]


@dataclass(frozen=True)
class Telling:
    """What the record holds, whom names mean, keys for new things, and the faults found so far."""

    held: Held
    people: People
    keys: Keys
    faults: Faults

    @classmethod
    def of(cls, what: str, held: Held, newcomers: Sequence[ActorDraft]) -> Self:
        """A draft of `what`, with those whom it brings into the record."""
        faults, keys = Faults(what), Keys(held)
        return cls(held, People(held, newcomers, keys, faults), keys, faults)
