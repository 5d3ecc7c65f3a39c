"""Everything that leaves the team without names, file by file, made and not yet handed over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sysmap import places
from sysmap.disclosure.blocks import Blocks, blocks
from sysmap.disclosure.coarsening import Rung, first_that_passes, ladder
from sysmap.disclosure.common_words import in_common_words
from sysmap.disclosure.profiles import PROFILES, Audience
from sysmap.disclosure.tie_list import Told
from sysmap.network import snapshot
from sysmap.system import System
from sysmap.views import leaving_words, singled_out
from sysmap.views.clock import Step
from sysmap.views.leaving_words import HIDDEN_EVERYWHERE, HIDDEN_IN_TIES, Hidden
from sysmap.writers.block_map import block_map
from sysmap.writers.folder import Files
from sysmap.writers.released import Released, released
from sysmap.writers.stand_alone.moments import programme_steps
from sysmap.writers.tie_files import tie_files

RESEARCH: Audience = "research"
GROUP_MAP, REPORT, READ_ME = "group-map.html", "report.txt", "README.txt"


@dataclass(frozen=True, eq=False)
class Outside:
    """What a profile gives of a record; `system` is the record as it may leave without names."""

    system: System
    profile: Audience
    with_ties: bool = False
    earlier: Sequence[Any] = ()
    """What every earlier release told in figures, as the ledger keeps it."""

    @cached_property
    def rungs(self) -> Sequence[Rung]:
        """Every step of coarsening, with what could be found out at it."""
        return list(ladder(Told(self.system)))

    @cached_property
    def chosen(self) -> Rung | None:
        """The step at which the list of ties leaves; None where none leaves."""
        return first_that_passes(self.rungs) if self.with_ties else None

    @cached_property
    def blocks(self) -> Blocks:
        """The group map of the last step of the programme."""
        return blocks(snapshot(self.system, self._last_step.day), PROFILES[self.profile].threshold)

    @cached_property
    def _last_step(self) -> Step:
        return next(iter(programme_steps(self.system).values()))[-1]

    @cached_property
    def figures(self) -> Released:
        """The tables of numbers that may leave beside all that left before; they take a while."""
        return released(in_common_words(self.system), self.profile, self.earlier)

    @cached_property
    def hidden(self) -> Sequence[Hidden]:
        """What is hidden, and why."""
        listed = [*HIDDEN_IN_TIES] if self.chosen else [HIDDEN_EVERYWHERE]
        refused = [leaving_words.NO_TIES_HIDDEN] if self.with_ties and not self.chosen else []
        return [
            *listed,
            leaving_words.hidden_numbers(self.profile),
            *leaving_words.hidden_in_blocks(self.blocks, self.profile),
            *refused,
        ]

    @cached_property
    def report(self) -> str:
        """The report of re-identification, as text."""
        return singled_out.report_text(self.rungs, self.chosen)

    def group_map(self) -> str:
        """The group map as a page; each time it is made it is laid out anew."""
        return block_map(
            self.blocks,
            when=self._last_step.label,
            hidden=leaving_words.hidden_in_blocks(self.blocks, self.profile),
        )

    def files(self, key: bytes | None) -> Files:
        """The files but for the manifest; the two tables only where there is a key for them."""
        made = {GROUP_MAP: self.group_map().encode(), **self.figures.files}
        if self.chosen and key:
            made |= tie_files(self.chosen.ties, key, self.system.keys)
        if self.with_ties:
            made[REPORT] = self.report.encode()
        told = leaving_words.read_me(
            self.profile,
            files=made,
            hidden=self.hidden,
            ties=self.chosen,
            release=places.release(),
        )
        return {READ_ME: told.encode(), **made}
