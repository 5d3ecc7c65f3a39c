"""What the record holds just now, with ids and versions: what a save by hand starts from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from sysmap.model import DIRECTED_TIE_KINDS, FIELDS, KEPT_APART, KINDS, NOUNS, TIE_KINDS, Spell
from sysmap.recording.strength import NOT_DESCRIBED, Scale
from sysmap.store import STEWARD, TEAM, Fact, Store, Viewer
from sysmap.system import System

Row = Mapping[str, Any]
"""A row's fields, with its `id` and `version`; ids as text."""

WRITTEN_DOWN_LATER = ("found", "unknown")
"""Spells of these origins count from the day they were first written down."""

UNWILLING = ("refused", "withdrawn")


class Held:
    """The record as it stands, each noun read once and only when asked for.

    The steward's holds all of it, as a save must; the team's what the screens may show.
    """

    def __init__(self, store: Store, viewer: Viewer = STEWARD) -> None:
        self._store = store
        self._viewer = viewer
        self._rows: dict[str, list[Row]] = {}
        self._keys: dict[str, list[str]] = {}

    @cached_property
    def system(self) -> System:
        """The record without ids."""
        return self._store.system(self._viewer)

    def rows(self, noun: str) -> Sequence[Row]:
        """The current rows of a noun."""
        if noun not in self._rows:
            self._rows[noun] = self._store.current(noun, self._viewer).to_pylist()
        return self._rows[noun]

    def by_key(self, noun: str, key: str | None) -> Row | None:
        """The row of this key, None where there is none; a code of the screens is a key too."""
        found = next((row for row in self.rows(noun) if row["key"] == key), None)
        return self._shown.get(str(key)) if noun == "actor" and found is None else found

    def by_id(self, noun: str, identity: UUID | str) -> Row | None:
        """The row of this id, None where there is none."""
        wanted = str(identity)
        return next((row for row in self.rows(noun) if str(row["id"]) == wanted), None)

    def keys(self, noun: str) -> list[str]:
        """The keys of a noun that are in use, or were: what was taken back may come again."""
        if noun not in self._keys:
            self._keys[noun] = self._store.keys_ever(noun)
        return self._keys[noun]

    @cached_property
    def _actors(self) -> Mapping[str, Row]:
        """Each name by which one actor alone is known: its key, or else its label in any case."""
        alone = {label: rows[0] for label, rows in self._bearers.items() if len(rows) == 1}
        return {**alone, **{row["key"]: row for row in self.rows("actor")}}

    @cached_property
    def _shown(self) -> Mapping[str, Row]:
        """Each key that the screens show -> whom it means."""
        shown = self._store.current("actor", TEAM)
        keys = dict(
            zip(shown.column("id").to_pylist(), shown.column("key").to_pylist(), strict=True)
        )
        return {keys[row["id"]]: row for row in self.rows("actor") if row["id"] in keys}

    @cached_property
    def _bearers(self) -> Mapping[str, list[Row]]:
        bearers = defaultdict(list)
        for row in self.rows("actor"):
            if row["label"]:
                bearers[as_called(row["label"])].append(row)
        return bearers

    def actor(self, name: str) -> Row | None:
        """Whoever bears this key, or alone bears this label; None where nobody does."""
        found = self._actors.get(name) or self._actors.get(as_called(name))
        return found or self._shown.get(name)

    def unwilling(self, name: str) -> bool:
        """Whether whoever is called so does not want to be in the record."""
        bearers = self._bearers.get(as_called(name), [])
        told = [row for row in self.rows("actor") if row["key"] == name] or bearers
        return any(str(row["id"]) in self._unwilling for row in told)

    @cached_property
    def _unwilling(self) -> set[str]:
        today = date.today()
        return {
            str(row["actor"])
            for row in self.rows("consent")
            if row["purpose"] == "record" and row["state"] in UNWILLING and holds(row, today)
        }

    def bears(self, label: str) -> bool:
        """Whether somebody is called so already, or has it as a key."""
        return as_called(label) in self._bearers or label in self._actors

    @cached_property
    def _ties(self) -> Mapping[tuple[str, frozenset[str]], list[Row]]:
        """The ties by their kind and their two ends in no order."""
        ties = defaultdict(list)
        for row in self.rows("tie"):
            ties[row["kind"], frozenset((str(row["source"]), str(row["target"])))].append(row)
        return ties

    def tie(self, one: UUID | str, other: UUID | str, kind: str) -> Row | None:
        """The tie of this kind from one to the other; the order counts where it has a direction."""
        source = str(one)
        found = self._ties.get((kind, frozenset((source, str(other)))), ())
        either = (row for row in found if not row["directed"] or str(row["source"]) == source)
        return next(either, None)

    @cached_property
    def _spells(self) -> Mapping[str, list[Row]]:
        spells = defaultdict(list)
        for row in self.rows("spell"):
            spells[str(row["tie"])].append(row)
        return spells

    def spells(self, tie: UUID | str) -> list[Fact]:
        """The times during which a tie held, first to last, each as it was last saved."""
        rows = sorted(self._spells.get(str(tie), ()), key=lambda row: row["start"] or date.min)
        return [Fact(record_of("spell", row), version=row["version"]) for row in rows]

    def first_written(self, spell: Spell) -> date | None:
        """The day from which a spell counts as written down; None where it counts as dated."""
        if spell.recorded_on or spell.origin not in WRITTEN_DOWN_LATER:
            return spell.recorded_on
        return self._store.versions("spell", spell.id)[0].recorded_at.date()

    def presences(self, actor: str) -> list[Row]:
        """The times during which somebody was there; none where they were there all along."""
        return [row for row in self.rows("presence") if str(row["actor"]) == actor]

    def kept_apart(self, one: str, other: str, since: date | None) -> bool:
        """Whether the two are kept apart at any time from a day on; None is from ever."""
        return any(
            row["flag"] == KEPT_APART
            and {str(row["a"]), str(row["b"])} == {one, other}
            and (row["end"] is None or since is None or since < row["end"])
            for row in self.rows("pair_flag")
        )

    @cached_property
    def actor_kinds(self) -> list[str]:
        """The kinds of actor: the standard ones, then those in use."""
        used = sorted({row["kind"] for row in self.rows("actor") if row["kind"]})
        return list(dict.fromkeys([*KINDS, *used]))

    @cached_property
    def tie_kinds(self) -> list[str]:
        """The kinds of tie: those the programme described, those in use, then the standard ones."""
        described = [row["kind"] for row in self.rows("tie_kind")]
        used = sorted({row["kind"] for row in self.rows("tie")})
        return list(dict.fromkeys([*described, *used, *TIE_KINDS]))

    def directed(self, kind: str) -> bool:
        """Whether ties of this kind have a direction."""
        described = {row["kind"]: row["directed"] for row in self.rows("tie_kind")}
        return bool(described.get(kind, kind in DIRECTED_TIE_KINDS))

    def scale(self, kind: str) -> Scale:
        """What the strength of this kind of tie means."""
        for row in self.rows("tie_kind"):
            if row["kind"] == kind:
                return Scale(meaning=row["strength"], words=tuple((row["words"] or "").split("|")))
        return NOT_DESCRIBED


def holds(row: Row, day: date) -> bool:
    """Whether what a row tells of, which has a start and an end, holds on a day."""
    start, end = row["start"], row["end"]
    return (start is None or start <= day) and (end is None or day < end)


def as_called(label: str) -> str:
    """A name without regard to its case and the blanks round it.

    >>> as_called(" School nurse")
    'school nurse'
    """
    return label.strip().casefold()


@lru_cache(maxsize=4)
def _held_after(store: Store, _seq: int, _today: date, viewer: Viewer) -> Held:
    return Held(store, viewer)


def held_in(store: Store) -> Held:
    """What the record holds now; read again only after another save."""
    return _held_after(store, store.seq, date.today(), STEWARD)


def shown_in(store: Store) -> Held:
    """What the screens may show of what the record holds now."""
    return _held_after(store, store.seq, date.today(), TEAM)


def record_of(noun: str, row: Row) -> Any:
    """The noun's record that a row stands for."""
    fields = FIELDS[noun]
    values = {name: _as_id(row[name]) if fields[name].target else row[name] for name in fields}
    return NOUNS[noun](id=UUID(str(row["id"])), **values)


def _as_id(value: object) -> UUID | None:
    return None if value is None else UUID(str(value))
