"""Handing over what leaves without names: who may have it, noted before it is given.

Somebody gets one list of ties and no second: two of them side by side give people away, whatever
the pseudonyms. The same one again is no second.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from sysmap import logbook, places
from sysmap.disclosure.profiles import Audience
from sysmap.errors import NotAllowed, WrongUsage
from sysmap.store import PSEUDONYMOUS_EXPORT, Store, release_keys, releases
from sysmap.store.releases import Release
from sysmap.system import System
from sysmap.views import leaving_words
from sysmap.views.clock import written as day
from sysmap.writers.folder import Files
from sysmap.writers.outside import RESEARCH, Outside
from sysmap.writers.tie_files import tie_files

FIGURES, TIE_LIST = "figures", "tie_list"
"""Under which a release notes what its tables told, and the digest and key of its list of ties."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """For whom something is to leave, and under which data agreement."""

    profile: Audience
    recipient: str = ""
    agreement: str = ""

    def __post_init__(self) -> None:
        if self.agreement and self.profile != RESEARCH:
            raise WrongUsage(leaving_words.RESEARCH_ALONE)
        if self.agreement and not _plain(self.recipient):
            raise NotAllowed(leaving_words.NEEDS_A_RECIPIENT)

    @property
    def with_ties(self) -> bool:
        """Whether a list of ties is asked for."""
        return bool(self.agreement)


@dataclass(frozen=True, kw_only=True)
class _Key:
    """The key of a list of ties, and the digest of that list."""

    number: str
    key: bytes
    digest: str


def outside(store: Store, asked: Asked) -> Outside:
    """What would leave; nothing is noted, for nothing is handed over."""
    told = [_noted(release, FIGURES) for release in releases.noted(store.path)]
    earlier = json.dumps([figures for figures in told if figures])
    return _outside(store.system(PSEUDONYMOUS_EXPORT), asked.profile, asked.with_ties, earlier)


@lru_cache(maxsize=2)
def _outside(system: System, profile: Audience, with_ties: bool, earlier: str) -> Outside:  # noqa: FBT001 - told by its name alone
    """The same as long as the record and what left of it are: all of it is reckoned once."""
    return Outside(system, profile, with_ties, json.loads(earlier))


def refused(store: Store, asked: Asked, made: Outside) -> str | None:
    """Why this list of ties may not be handed over; None where it may."""
    earlier = _earlier(store, asked.recipient)
    if made.chosen is None or earlier is None or _same(made, earlier):
        return None
    return leaving_words.second_tie_list(_plain(asked.recipient), day(earlier.at.date()))


def release(
    store: Store, asked: Asked, made: Outside, *, report_read: bool
) -> tuple[Files, str | None]:
    """The files to hand over, and the number of their key; all of it is noted when this returns.

    Raises:    NotAllowed -> nobody has read what could be found out; or a second list of ties
               NotWritable -> it cannot be noted, or its key not be kept
    """
    key = _key(store, asked, made, report_read=report_read)
    files = made.files(key.key if key else None)
    formats = tuple(sorted(files))
    logbook.note_access(
        store.path, f"export --profile {asked.profile} --format {' '.join(formats)}"
    )
    noted = Release(
        at=datetime.now(UTC),
        profile=asked.profile,
        recipient=_plain(asked.recipient),
        formats=formats,
        people=_people(store, made) if key else None,
        tables={FIGURES: made.figures.tables, **_noted_key(key)},
    )
    releases.note(store.path, noted)
    return (
        {**files, "manifest.json": _manifest(asked, made, files, key)},
        key.number if key else None,
    )


def _key(store: Store, asked: Asked, made: Outside, *, report_read: bool) -> _Key | None:
    """The key of a list of ties that may leave: a new one, or that of the same list again."""
    if made.chosen is None:
        return None
    if made.chosen.report.warns and not report_read:
        raise NotAllowed(leaving_words.READ_FIRST)
    if why := refused(store, asked, made):
        raise NotAllowed(why)
    earlier = _earlier(store, asked.recipient)
    if earlier and (same := _same(made, earlier)):
        return same
    number, key = release_keys.new_key()
    return _Key(number=number, key=key, digest=_digest(made, key))


def _noted_key(key: _Key | None) -> dict[str, Any]:
    return {TIE_LIST: {"key": key.number, "sha256": key.digest}} if key else {}


def _earlier(store: Store, recipient: str) -> Release | None:
    """The last release in which somebody got a list of ties."""
    theirs = [
        release
        for release in releases.noted(store.path)
        if _noted(release, TIE_LIST) and _plain(release.recipient).casefold() == _group(recipient)
    ]
    return theirs[-1] if theirs else None


def _same(made: Outside, earlier: Release) -> _Key | None:
    """The key of an earlier list, where the list is still the same byte for byte."""
    told = _noted(earlier, TIE_LIST)
    key = release_keys.kept_key(told["key"])
    if key is None or _digest(made, key) != told["sha256"]:
        return None
    return _Key(number=told["key"], key=key, digest=told["sha256"])


def _noted(release: Release, what: str) -> Any:
    """What a release noted of its figures, or of its list of ties; None where it had none."""
    return release.tables.get(what) if isinstance(release.tables, dict) else None


def _digest(made: Outside, key: bytes) -> str:
    assert made.chosen, "only a list of ties has a key"
    files = tie_files(made.chosen.ties, key, made.system.keys)
    return sha256(b"".join(files.values())).hexdigest()


def _people(store: Store, made: Outside) -> tuple[str, ...]:
    """The ids of those who stand in the list of ties."""
    assert made.chosen, "only a list of ties names who is in it"
    table = store.current("actor", PSEUDONYMOUS_EXPORT).select(["key", "id"])
    ids = dict(zip(*(column.to_pylist() for column in table.columns), strict=True))
    return tuple(str(ids[made.system.keys[actor]]) for actor in made.chosen.ties.actors)


def _manifest(asked: Asked, made: Outside, files: Files, key: _Key | None) -> bytes:
    told = {
        "profile": asked.profile,
        "holds_names": False,
        "sysmap": places.release(),
        "recipient": _plain(asked.recipient) or None,
        "agreement": _plain(asked.agreement) or None,
        "key": key and key.number,
        "told": made.chosen and made.chosen.step,
        "hidden": [{"what": what, "why": why} for what, why in made.hidden],
        "sha256": {name: sha256(content).hexdigest() for name, content in files.items()},
    }
    return (json.dumps(told, indent=1) + "\n").encode()


def _group(recipient: str) -> str:
    return _plain(recipient).casefold()


def _plain(text: str) -> str:
    return " ".join(text.split())
