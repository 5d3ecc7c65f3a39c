"""What settings choose of a record: which actors and ties, and the days on which they hold.

Fetched once from a `System`; the network on a day and the change between two days are masks over
these arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from sysmap.errors import WrongUsage
from sysmap.model import KEPT_APART, KINDS, TIE_KINDS, as_known
from sysmap.spans import Spans, overlaps, recorded_spans, without
from sysmap.system import ALWAYS, STILL, Flags, Integers, Numbers, System

DISCOVERED = ("found", "unknown")
"""The origins of a spell that was there, or may have been, before somebody wrote it down."""

Direction = Literal["recorded", "either"]
Isolates = Literal["in", "out"]
Counts = npt.NDArray[np.int64]
Pair = tuple[int, int]


@dataclass(frozen=True)
class Settings:
    """What is looked at, and by which conventions; None chooses everything."""

    tie_kinds: tuple[str, ...] | None = None
    actor_kinds: tuple[str, ...] | None = None
    without_roles: tuple[str, ...] = ()
    direction: Direction = "recorded"
    isolates: Isolates = "in"
    group_by: str = "sector"
    stale_after: int | None = None
    """In the network on a day, ties that nobody confirmed for so many months are left out."""
    found_put_back: bool = True
    """In the network on a day, what was found counts from its start; else from when it was told."""
    conventions: tuple[str, ...] = ()
    """The conventions asked for by name; a measure that knows one of them is reckoned by it."""


class Codes(NamedTuple):
    """Texts as numbers: `of[i]` is the i-th text's place in `names`, -1 where there is none."""

    of: Integers
    names: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Selection:
    """The actors and ties of a record that the settings choose.

    Raises:    WrongUsage -> the settings name a kind, a role or a field that the record has not,
               or call ties stale at once.
    """

    system: System
    settings: Settings

    def __post_init__(self) -> None:
        system = self.system
        named = [("tie", "kind"), ("tie_kind", "kind"), ("askable", "tie_kind")]
        tie_kinds = {kind for table, column in named for kind in system.texts(table, column)}
        tie_kinds.update(TIE_KINDS)
        kinds = {*system.texts("actor", "kind"), *KINDS}
        chosen = replace(
            self.settings,
            tie_kinds=_as_known(self.settings.tie_kinds, tie_kinds),
            actor_kinds=_as_known(self.settings.actor_kinds, kinds),
        )
        object.__setattr__(self, "settings", chosen)
        if chosen.stale_after is not None and chosen.stale_after < 1:
            raise WrongUsage(f"stale after {chosen.stale_after} months; give one month or more")
        _refuse_unknown("tie kind", chosen.tie_kinds, tie_kinds)
        _refuse_unknown("kind of actor", chosen.actor_kinds, kinds)
        _refuse_unknown("role", chosen.without_roles, system.texts("role", "role"))
        _refuse_unknown("field of actors", (chosen.group_by,), system.fields)

    @cached_property
    def kinds(self) -> Codes:
        """Each actor's kind."""
        return coded(self.system.texts("actor", "kind"))

    @cached_property
    def tie_kinds(self) -> Codes:
        """Each tie's kind."""
        return coded(self.system.texts("tie", "kind"))

    @cached_property
    def tie_source(self) -> Integers:
        """The actor from whom each tie goes."""
        return self.system.numbers("tie", "source")

    @cached_property
    def tie_target(self) -> Integers:
        """The actor to whom each tie goes."""
        return self.system.numbers("tie", "target")

    @cached_property
    def chosen_ties(self) -> Flags:
        """Which ties are of a kind that was chosen."""
        return _among(self.tie_kinds, self.settings.tie_kinds)

    @cached_property
    def strength_meanings(self) -> set[str | None]:
        """What the strengths of the chosen kinds mean; None where nobody described a kind."""
        described = self.system.tables["tie_kind"].select(["kind", "strength"]).to_pylist()
        meaning = {row["kind"]: row["strength"] for row in described}
        chosen = np.unique(self.tie_kinds.of[self.chosen_ties]).tolist()
        return {meaning.get(self.tie_kinds.names[kind]) for kind in chosen}

    @cached_property
    def tie_directed(self) -> Flags:
        """Which ties have a direction of their own."""
        return np.array(self.system.column("tie", "directed"), dtype=bool)

    @cached_property
    def directed(self) -> bool:
        """Whether every chosen tie, at any date, has a direction: no month flips it."""
        chosen = self.tie_directed[self.chosen_ties]
        return self.settings.direction == "recorded" and chosen.size > 0 and bool(chosen.all())

    @cached_property
    def actor_lives(self) -> Spans:
        """The spans in which each chosen actor was there and held none of the roles left out.

        An actor whose presence nobody recorded was there all along.
        """
        recorded = recorded_spans(self.system, "presence", "actor")
        unrecorded = np.setdiff1d(np.arange(self.system.actor_count, dtype=np.int32), recorded.of)
        lives = Spans(
            np.concatenate([recorded.of, unrecorded]),
            np.concatenate([recorded.start, np.full(unrecorded.size, ALWAYS, np.int32)]),
            np.concatenate([recorded.end, np.full(unrecorded.size, STILL, np.int32)]),
        )
        of_chosen_kind = _among(self.kinds, self.settings.actor_kinds)
        return without(lives.chosen(of_chosen_kind[lives.of]), self._roles_left_out)

    @property
    def _roles_left_out(self) -> Spans:
        roles = self.roles(*self.settings.without_roles)
        return roles.chosen(np.argsort(roles.start, kind="stable").astype(np.int32))

    def roles(self, *names: str) -> Spans:
        """The spans in which actors held one of these roles."""
        held = np.array([role in names for role in self.system.texts("role", "role")], dtype=bool)
        return recorded_spans(self.system, "role", "actor").chosen(held)

    def present(self, day: int) -> Flags:
        """Which actors are there on a day."""
        flags = np.zeros(self.system.actor_count, dtype=bool)
        flags[self.actor_lives.of[self.actor_lives.holding(day)]] = True
        return flags

    @cached_property
    def spells(self) -> Spans:
        """Every spell of every tie, in the record's order."""
        return recorded_spans(self.system, "spell", "tie")

    @cached_property
    def first_recorded(self) -> Integers:
        """The day from which each spell counts in first recorded time.

        One that was found, or of which nobody is sure, counts from when it was first written down.
        """
        origins = self.system.texts("spell", "origin")
        discovered = np.array([origin in DISCOVERED for origin in origins], dtype=bool)
        written_down = self.system.days("spell", "recorded_on", ALWAYS)
        start: Integers = np.where(
            discovered, np.maximum(self.spells.start, written_down), self.spells.start
        )
        return start

    def holding(self, day: int) -> Flags:
        """Which spells hold on a day, counted as the settings say."""
        holds = self.spells.holding(day)
        return holds if self.settings.found_put_back else holds & (self.first_recorded <= day)

    @cached_property
    def strength(self) -> Numbers:
        """Each spell's strength; not a number where none is recorded."""
        return self.system.amounts("spell", "strength")

    @cached_property
    def askable(self) -> Flags:
        """Which kinds are asked about which: a square over `kinds`, its last line for no kind.

        Where the programme gave no list every pair can be observed.
        """
        size = len(self.kinds.names) + 1
        place = {kind: number for number, kind in enumerate(self.kinds.names)}
        rows = self.system.tables["askable"].to_pylist()
        square = np.full((size, size), not rows)
        for row in rows:
            if self._asks_about(row["tie_kind"]) and {row["kind_a"], row["kind_b"]} <= place.keys():
                a, b = place[row["kind_a"]], place[row["kind_b"]]
                square[a, b] = square[b, a] = True
        return square

    def _asks_about(self, tie_kind: str | None) -> bool:
        chosen = self.settings.tie_kinds
        return tie_kind is None or chosen is None or tie_kind in chosen

    def tie_lives(self, start: Integers) -> Spans:
        """The spans in which spells of the chosen ties hold while both their ends are there.

        A spell counts from its day in `start`. Shape: `of` is the spell's place in `spells`.
        """
        between_two = self.chosen_ties & (self.tie_source != self.tie_target)
        chosen = np.flatnonzero(between_two[self.spells.of]).astype(np.int32)
        lives = Spans(chosen, start[chosen], self.spells.end[chosen])
        for ends in (self.tie_source, self.tie_target):
            lives = overlaps(lives, ends[self.spells.of[lives.of]], self.actor_lives)
        return lives

    def observable(self, one: Integers, other: Integers, apart: AbstractSet[Pair]) -> Flags:
        """Which pairs of actors could be seen to have a tie.

        Their kinds are asked about, and they are none of the pairs kept apart, lower number first.
        """
        asked: Flags = self.askable[self.kinds.of[one], self.kinds.of[other]]
        return asked & ~self.among(apart, one, other)

    def among(self, pairs: AbstractSet[Pair], one: Integers, other: Integers) -> Flags:
        """Which pairs of actors are among some pairs, those with the lower number first."""
        if not pairs:
            return np.zeros(one.shape, dtype=bool)
        keys = [low * self.system.actor_count + high for low, high in pairs]
        low, high = np.minimum(one, other), np.maximum(one, other)
        return np.isin(low.astype(np.int64) * self.system.actor_count + high, keys)

    def possible_pairs(self, group: Integers, groups: int, apart: AbstractSet[Pair]) -> Counts:
        """How many ordered pairs from each group to each could be seen to have a tie.

        Shape:     a square, `groups` by `groups`; actors whose `group` is -1 are left out.
        """
        kinds = len(self.kinds.names) + 1
        grouped = group >= 0
        cells = group[grouped] * kinds + self.kinds.of[grouped] % kinds
        members = np.bincount(cells, minlength=groups * kinds).reshape(groups, kinds)
        asked = self.askable.astype(np.int64)
        pairs = members @ asked @ members.T
        pairs[np.diag_indices(groups)] -= members @ asked.diagonal()
        for a, b in apart:
            if asked[self.kinds.of[a], self.kinds.of[b]] and group[a] >= 0 and group[b] >= 0:
                pairs[group[a], group[b]] -= 1
                pairs[group[b], group[a]] -= 1
        return pairs

    def kept_apart(self, day: int, until: int | None = None) -> set[Pair]:
        """The pairs kept apart on a day, or at any time from it to another, lower number first."""
        spans, other = self._apart
        in_force = (spans.start <= (day if until is None else until)) & (day < spans.end)
        ends = (end[in_force].tolist() for end in (spans.of, other))
        return {(min(pair), max(pair)) for pair in zip(*ends, strict=True)}

    @cached_property
    def _apart(self) -> tuple[Spans, Integers]:
        """The times in which one was kept apart, and from whom."""
        flags = self.system.texts("pair_flag", "flag")
        apart = np.array([flag == KEPT_APART for flag in flags], dtype=bool)
        spans = recorded_spans(self.system, "pair_flag", "a")
        return spans.chosen(apart), self.system.numbers("pair_flag", "b")[apart]

    @cached_property
    def ever_apart(self) -> set[Pair]:
        """The pairs kept apart at any time: nothing of them together is listed."""
        return self.kept_apart(ALWAYS, STILL)

    def apart_since(self, day: int) -> set[Pair]:
        """The pairs kept apart on a day or at any time after it: no tie of theirs is drawn then."""
        return self.kept_apart(day, STILL)


def coded(texts: Sequence[str | None]) -> Codes:
    """Texts as numbers, their names in alphabetical order.

    >>> coded(["health", None, "education"]).of.tolist()
    [1, -1, 0]
    """
    names = tuple(sorted({text for text in texts if text is not None}))
    place: dict[str | None, int] = {name: number for number, name in enumerate(names)}
    return Codes(np.array([place.get(text, -1) for text in texts], dtype=np.int32), names)


def _as_known(
    chosen: tuple[str, ...] | None, recorded: Iterable[str | None]
) -> tuple[str, ...] | None:
    if chosen is None:
        return None
    return tuple(map(as_known(sorted(word for word in recorded if word)), chosen))


def _refuse_unknown(
    what: str, chosen: tuple[str, ...] | None, recorded: Iterable[str | None]
) -> None:
    unknown = sorted(set(chosen or ()) - (known := set(recorded)))
    if unknown:
        held = ", ".join(sorted(name for name in known if name)) or "none"
        raise WrongUsage(f"the record knows no {what} {unknown[0]!r}; it has: {held}")


def _among(codes: Codes, names: tuple[str, ...] | None) -> Flags:
    if names is None:
        return np.ones(codes.of.size, dtype=bool)
    wanted = np.array([name in names for name in codes.names] + [False])
    flags: Flags = wanted[codes.of]
    return flags
