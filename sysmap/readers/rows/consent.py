"""What each person agreed to."""

from __future__ import annotations

from typing import Annotated

from sysmap.readers.cells import word_of
from sysmap.readers.rows.shape import Lasting


class ConsentRow(Lasting):
    """consent.csv: `from` and `until` are its start and end."""

    actor: str
    purpose: Annotated[str, word_of("consent", "purpose")]
    state: Annotated[str, word_of("consent", "state")]
    form: str | None = None
    basis: str | None = None
    given_by: str | None = None
