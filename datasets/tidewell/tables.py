"""From the story to the rows of the pack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations_with_replacement

import framework
import gatherings
from asking import Attempt
from contexts import CONTEXT_RELATIONS
from days import CARES_FOR, DIRECTED, LEVEL_WORDS, OTHER_KINDS, REFERS_TO, WORKS_WITH, Stretch
from dice import Dice
from hearing import Report, eligible
from moves import Move
from people import EARLIER_POSTS, ROLES, SERVICE, TOOK_UP_POST, YOUNG_PERSON
from story import Setting
from telling import Account

Row = Sequence[object]
NEVER_ASKED = frozenset({YOUNG_PERSON, SERVICE})
"""Kinds that are never asked about ties among themselves."""

KEPT_APART = "kept apart"
CONFIRMED = 0.7


def programme(setting: Setting, seed: int) -> Iterator[Row]:
    """What is known about the programme itself."""
    yield "name", setting.name
    yield "start", setting.months[0].first_day
    yield "end", _last_day(setting)
    yield "note", "Invented: every person, service and event in this file is made up."
    yield "steward", "steward"
    yield "second_steward", "information governance lead"
    yield "commissioners", ("Tidewell CAMHS", "Tidewell Council")
    yield "seed", seed


def _last_day(setting: Setting) -> date:
    return date.fromordinal(setting.months[-1].after.toordinal() - 1)


def actors(setting: Setting) -> Iterator[Row]:
    """Everybody, with the days on which they came and went."""
    for actor in setting.cast.actors.values():
        dated = "day" if actor.start or actor.end else ""
        yield (
            *(actor.key, actor.label, actor.kind, actor.sector, actor.service, actor.statutory),
            *(actor.age_band, actor.start, actor.end, dated, actor.profession, actor.relation),
        )


def roles(setting: Setting) -> Iterator[Row]:
    """Roles beside the kind."""
    yield from (role for role in ROLES if role[0] in setting.cast.actors)


def memberships(setting: Setting) -> Iterator[Row]:
    """Who worked for which service, and from when till when."""
    if setting.world_changes:
        yield from EARLIER_POSTS
    for actor in setting.cast.actors.values():
        if actor.service:
            took_up = TOOK_UP_POST.get(actor.key) if setting.world_changes else None
            yield actor.key, actor.service, actor.start or took_up, actor.end


def tie_kinds() -> Iterator[Row]:
    """The kinds of tie; each one's strength is a level."""
    for kind in (CARES_FOR, WORKS_WITH, REFERS_TO, *OTHER_KINDS):
        yield kind, kind in DIRECTED, "level", LEVEL_WORDS


def keyed(stretches: Sequence[Stretch]) -> list[tuple[str, Stretch]]:
    """Each stretch with the key of its tie: a tie that comes back keeps its key."""
    in_order = sorted(stretches, key=lambda stretch: (stretch.start, stretch.ends))
    keys: dict[tuple[str, str], str] = {}
    return [(keys.setdefault(s.ends, f"T{len(keys) + 1:03}"), s) for s in in_order]


def ties(stretches: Sequence[tuple[str, Stretch]]) -> Iterator[Row]:
    """One row for each level that a tie held; a change of level starts a new row."""
    for key, stretch in sorted(stretches, key=lambda pair: (pair[0], pair[1].start)):
        ends = [level.day for level in stretch.levels[1:]] + [stretch.end]
        for number, (level, end) in enumerate(zip(stretch.levels, ends, strict=True)):
            first = number == 0
            yield (
                *(key, stretch.source, stretch.target, stretch.kind, stretch.kind in DIRECTED),
                *(level.day, end, level.level, level.origin),
                stretch.precision if first else "day",
                stretch.recorded_on if first else "",
            )


def moves(accounts: Sequence[Account], setting: Setting) -> Iterator[Row]:
    """The moves as they were told."""
    for account in accounts:
        move, parent = account.move, account.derived_from
        yield (
            *(move.key, move.day, "day", account.title),
            *(account.label if account.compartments else "", account.saying),
            *(account.compartments, account.principles, account.place),
            *(parent.move.key if parent else "", account.practice, told_at(move, setting)),
            *(account.stage, account.room_to_act, account.proposed_by, account.outcome),
        )


def told_at(move: Move, setting: Setting) -> str:
    """The meeting at which a move was told; a month without one is known from diaries only."""
    if setting.months[move.month - 1].meeting is None:
        return ""
    later = [meeting.key for meeting in gatherings.meetings(setting) if meeting.day >= move.day]
    return later[0] if later else ""


def move_actors(accounts: Sequence[Account]) -> Iterator[Row]:
    """Who made each move, for whom, and with whom."""
    for move in (account.move for account in accounts):
        yield move.key, move.maker, "maker"
        if move.young_person:
            yield move.key, move.young_person, "for"
        yield from ((move.key, key, "with") for key in move.companions)


def move_elements(accounts: Sequence[Account]) -> Iterator[Row]:
    """The elements of each move, against those of the move that it came from."""
    for account in accounts:
        yield from ((account.move.key, element, part) for element, part in account.parts())


def move_contexts(accounts: Sequence[Account]) -> Iterator[Row]:
    """The contexts that each move was made in."""
    for account in accounts:
        yield from ((account.move.key, *context) for context in account.contexts)


def effects(accounts: Sequence[Account], dice: Dice) -> Iterator[Row]:
    """What each move did to which tie."""
    done = [(a.move, effect) for a in accounts for effect in a.move.effects]
    for number, (move, effect) in enumerate(done, start=1):
        tie = effect.stretch
        status = "confirmed" if dice.chance(CONFIRMED) else "claimed"
        yield (
            *(f"EF{number:03}", move.key, tie.source, tie.target, tie.kind),
            *(effect.effect, move.day, effect.level, status),
        )


def attempts(made: Sequence[Attempt], keys: dict[int, str]) -> Iterator[Row]:
    """What was asked for, and what came back."""
    for number, attempt in enumerate(made, start=1):
        yield (
            *(f"AT{number:03}", attempt.move.key if attempt.move else ""),
            *(attempt.asker, attempt.asked, attempt.day, attempt.answer, attempt.answered_on),
            keys[id(attempt.stretch)] if attempt.stretch else "",
        )


def elements() -> Iterator[Row]:
    """Meanings, competencies and materials."""
    for kind, names in framework.ELEMENTS.items():
        yield from ((key, kind, label) for key, label in names.items())


def practices() -> Iterator[Row]:
    """The practices, those that were there before the programme among them."""
    yield from ((p.key, p.label, p.existing) for p in framework.PRACTICES)


def contexts(setting: Setting) -> Iterator[Row]:
    """The contexts, each with its days."""
    for c in setting.contexts:
        yield (
            *(c.key, c.label, c.kind, c.level, c.start, c.end),
            *(c.start_precision, c.end_precision or ("day" if c.end else "")),
            *(c.description, ""),
        )


def coverage(setting: Setting) -> Iterator[Row]:
    """Whom each context covers: everybody, services with their staff, or people by name."""
    for context in setting.contexts:
        for subject in context.covers:
            if subject == "all":
                yield context.key, "all", "", "", ""
            else:
                service = setting.cast.kind(subject) == SERVICE
                yield context.key, "service" if service else "actor", subject, "", ""


def context_relations(setting: Setting) -> Iterator[Row]:
    """How contexts bear on each other."""
    keys = {context.key for context in setting.contexts}
    yield from (relation for relation in CONTEXT_RELATIONS if relation[0] in keys)


def reports(heard: Sequence[Report]) -> Iterator[Row]:
    """Who said what about which tie, and when."""
    yield from ((r.teller, *r.tie, r.day, r.says) for r in heard)


def reporters(setting: Setting) -> Iterator[Row]:
    """Who may be asked, and from when till when."""
    yield from eligible(setting)


def pair_flags(setting: Setting) -> Iterator[Row]:
    """The pairs that are kept apart."""
    yield from ((a, b, KEPT_APART, "", "") for a, b in setting.kept_apart)


def askable(setting: Setting) -> Iterator[Row]:
    """Every kind with every other, but those that are never asked about."""
    kinds = dict.fromkeys(actor.kind for actor in setting.cast.actors.values())
    for a, b in combinations_with_replacement(kinds, 2):
        if not (a == b and a in NEVER_ASKED):
            yield a, b, ""


def meetings(setting: Setting) -> Iterator[Row]:
    """The meetings that were held."""
    for held in gatherings.meetings(setting):
        minutes = gatherings.MINUTES
        yield held.key, held.number, held.day, minutes, held.place, "cop_meeting", False


def observation_windows(setting: Setting) -> Iterator[Row]:
    """When anybody was looking, and at what."""
    for month in setting.months:
        scope = "moves told at the meeting" if month.meeting else "diaries only"
        yield month.first_day, month.after, MAPPINGS.get(month.number, scope), ""


MAPPINGS = {
    1: "full mapping",
    5: "ties asked about, partly answered",
    9: "ties asked about",
    14: "full mapping",
}
