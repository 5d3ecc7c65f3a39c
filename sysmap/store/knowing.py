"""Whether anything was written down by a day."""

from __future__ import annotations

from datetime import date

from sysmap.errors import WrongUsage
from sysmap.store.record import Store


def refuse_unknown_yet(store: Store, as_known_on: date | None) -> None:
    """Refuse a day by whose end nothing was written down, for its figures are not 0 but unknown."""
    if as_known_on is None or store.history(as_known_on=as_known_on):
        return
    saves = store.history()
    first = f"its first save is of {saves[0].recorded_at:%Y-%m-%d}" if saves else "it has no save"
    raise WrongUsage(f"{store.path} knew nothing by the end of {as_known_on}; {first}")
