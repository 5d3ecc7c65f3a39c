"""What each person agreed to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sysmap.model.ids import ActorId
from sysmap.model.words import ConsentState, Purpose


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What somebody, or who may speak for them, said to one purpose, and from when until when.

    `form` is the version of the form that was read, `basis` what the law allows it for, which is
    not the consent itself; `given_by` is who spoke for a child, in words and never by name.
    """

    id: UUID
    actor: ActorId
    purpose: Purpose
    state: ConsentState
    start: date | None = None
    end: date | None = None
    form: str | None = None
    basis: str | None = None
    given_by: str | None = None
