"""The figures of many days, kept: what a new tie leaves as it was is not reckoned again.

Whoever shows a panel holds one `PanelFigures` for as long as it is shown; a record that has changed
is another `System`, and the days that are the same in both are found by what their networks are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from threading import Lock

from sysmap.metrics.network_digest import network_digest
from sysmap.metrics.rows import Row, chosen_entries, rows_of
from sysmap.network import Network

MOST_ROWS = 2_000_000
"""Some 300 MB; beyond it what was asked for longest ago is let go."""

Place = tuple[bytes, str]


class PanelFigures:
    """Rows of figures by the network and the measure that they are of."""

    def __init__(self, most_rows: int = MOST_ROWS) -> None:
        self._most_rows = most_rows
        self._kept: OrderedDict[Place, list[Row]] = OrderedDict()
        self._held = 0
        self._one_at_a_time = Lock()

    def rows(
        self,
        networks: Iterable[Network],
        ids: Sequence[str] | None = None,
        levels: Sequence[str] | None = None,
    ) -> list[Row]:
        """The figures of each network, as `measure_rows` gives them."""
        return [row for network in networks for row in self._of(network, ids, levels)]

    def let_go(self) -> None:
        """Keep nothing of what was reckoned so far."""
        with self._one_at_a_time:
            self._kept.clear()
            self._held = 0

    def _of(
        self, network: Network, ids: Sequence[str] | None, levels: Sequence[str] | None
    ) -> list[Row]:
        digest, found = network_digest(network), []
        for entry in chosen_entries(network, ids, levels):
            place = (digest, entry.id)
            rows = self._known(place)
            if rows is None:
                rows = list(rows_of(entry, network))
                self._keep(place, rows)
            found += rows
        return found

    def _known(self, place: Place) -> list[Row] | None:
        with self._one_at_a_time:
            if place in self._kept:
                self._kept.move_to_end(place)
            return self._kept.get(place)

    def _keep(self, place: Place, rows: list[Row]) -> None:
        with self._one_at_a_time:
            self._held += len(rows) - len(self._kept.pop(place, ()))
            self._kept[place] = rows
            while self._held > self._most_rows:
                _, oldest = self._kept.popitem(last=False)
                self._held -= len(oldest)
