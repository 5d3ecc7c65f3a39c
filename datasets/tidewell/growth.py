"""How the web of ties grows: a first map, then month by month ties end, people leave, ties form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import story
from contexts import Influence
from dice import Dice
from people import ACADEMIC, CARER, PRACTITIONER, PROFESSIONS, SERVICE, YOUNG_PERSON, Cast
from story import Month, Setting

Pair = tuple[str, str]
ATTEMPTS = 60
"""How often a refused attempt is tried again on another pair before the month gives it up."""


@dataclass
class Life:
    """One stretch of months in which a pair was tied."""

    pair: Pair
    began: int
    opening: str
    circle: str = ""
    ended: int | None = None
    left: bool = False

    @property
    def baseline(self) -> bool:
        """Whether the tie was there when the programme began."""
        return self.began == 1


@dataclass(frozen=True)
class Proposal:
    """A pair that might be tied, and the young person whose circle it would close."""

    pair: Pair
    circle: str = ""


class Web:
    """The ties that hold now, and all that ever held."""

    def __init__(self, setting: Setting) -> None:
        self.cast = setting.cast
        self.lives: list[Life] = []
        self.now: dict[Pair, Life] = {}
        self.neighbours: dict[str, set[str]] = defaultdict(set)
        self.kept_apart = {ordered(*pair) for pair in setting.kept_apart}
        self.steady = {ordered(*pair) for pair in setting.steady}
        self.just_ended: set[Pair] = set()

    def can_tie(self, pair: Pair) -> bool:
        """Whether two actors may be tied: not tied yet, not just parted, not kept apart."""
        taken = pair in self.now or pair in self.just_ended or pair in self.kept_apart
        return pair[0] != pair[1] and not taken

    def tie(self, a: str, b: str, *, month: int, opening: str, circle: str = "") -> None:
        """Ties two actors from this month on, where that may be."""
        pair = ordered(a, b)
        if not self.can_tie(pair):
            return
        life = Life(pair, month, opening, circle)
        self.lives.append(life)
        self.now[pair] = life
        self.neighbours[a].add(b)
        self.neighbours[b].add(a)

    def untie(self, life: Life, *, month: int, left: bool = False) -> None:
        """Ends a tie in this month."""
        life.ended, life.left = month, left
        a, b = life.pair
        del self.now[life.pair]
        self.just_ended.add(life.pair)
        self.neighbours[a].discard(b)
        self.neighbours[b].discard(a)


def ordered(a: str, b: str) -> Pair:
    """The two keys in their fixed order."""
    return (a, b) if a < b else (b, a)


def grow(setting: Setting, dice: Dice) -> list[Life]:
    """Every stretch of every tie, in the order in which they began."""
    web = Web(setting)
    draw_first_map(web, setting, dice)
    for month in setting.months[1:]:
        forces = forces_in(setting, month)
        let_ties_end(web, month, setting, forces, dice)
        let_ties_form(web, month, setting, forces, dice)
    return web.lives


def draw_first_map(web: Web, setting: Setting, dice: Dice) -> None:
    """What the group knew when it began: people side by side, joined only through children."""
    cast = web.cast
    here = frozenset(key for key, actor in cast.actors.items() if actor.start is None)
    workers = [key for key in cast.workers() if key in here]
    core = [key for key in workers if key not in cast.carer_of.values()]
    for a, b in setting.steady:
        web.tie(a, b, month=1, opening="first map")
    for young_person in (key for key in cast.keys(YOUNG_PERSON) if key in here):
        others = [key for key in core if key not in web.neighbours[young_person]]
        already = len(core) - len(others)
        for worker in dice.sample(others, story.PRACTITIONERS_PER_YOUNG_PERSON - already):
            web.tie(young_person, worker, month=1, opening="first map")
        if dice.chance(story.CARER_KNOWN):
            web.tie(young_person, cast.carer_of[young_person], month=1, opening="first map")
    for a, b in (*first_ties_between(workers, setting, dice), *setting.first_ties):
        web.tie(a, b, month=1, opening="first map")


def first_ties_between(workers: list[str], setting: Setting, dice: Dice) -> Iterator[Pair]:
    """The ties of the first map that do not touch a young person."""
    cast, scale = setting.cast, setting.scale
    profession = {key: cast.actors[key].profession for key in workers}
    pairs = list(combinations(workers, 2))
    within = [(a, b) for a, b in pairs if profession[a] == profession[b]]
    across = [(a, b) for a, b in pairs if profession[a] != profession[b]]
    yield from dice.sample(within, scale * story.TIES_WITHIN_A_PROFESSION)
    yield from dice.sample(across, scale * story.TIES_ACROSS_PROFESSIONS)
    for service in dice.sample(cast.keys(SERVICE), scale * story.TIES_WITH_SERVICES):
        yield service, dice.pick(workers)
    for facilitator in cast.facilitators():
        yield facilitator, dice.pick(workers)


Forces = list[tuple[Influence, frozenset[str]]]


def forces_in(setting: Setting, month: Month) -> Forces:
    """The influences in force in a month, each with those it covers."""
    contexts = {context.key: context for context in setting.contexts}
    return [
        (influence, contexts[influence.context].covered(setting.cast))
        for influence in setting.influences
        if contexts[influence.context].in_force(month.first_day)
    ]


def factor(setting: Setting, pair: Pair, forces: Forces, on: str) -> float:
    """By how much the contexts in force multiply a pair's chance of forming or ending.

    And by how much their own pace does, where they have one: each end brings in half of its own.
    """
    product = own_pace(setting, pair, on) if setting.pace else 1.0
    workers = between_workers(setting.cast, pair)
    for influence, covered in forces:
        felt = influence.on == on and (workers or not influence.workers_only)
        if felt and influence.reaches(pair, covered):
            product *= influence.factor
    return product


def own_pace(setting: Setting, pair: Pair, on: str) -> float:
    """The pace of a pair; of forming as a share of the fastest, as it is a chance."""
    paces = [setting.pace.get(key, 1.0) for key in pair]
    most = max(setting.pace.values()) if on == "forming" else 1.0
    return sqrt(paces[0] * paces[1]) / max(most, 1.0)


def between_workers(cast: Cast, pair: Pair) -> bool:
    """Whether both ends are practitioners of a profession that the programme joins up."""
    return all(cast.actors[key].profession in PROFESSIONS for key in pair)


def let_ties_end(web: Web, month: Month, setting: Setting, forces: Forces, dice: Dice) -> None:
    """Ends the ties of those who leave in this month, and others by chance."""
    last_day = month.after
    web.just_ended.clear()
    for life in list(web.now.values()):
        if not all(web.cast.actors[key].present(last_day) for key in life.pair):
            web.untie(life, month=month.number, left=True)
            continue
        if life.pair in web.steady:
            continue
        workers = between_workers(web.cast, life.pair)
        usual = setting.ending["between practitioners" if workers else "other"]
        if dice.chance(usual * factor(setting, life.pair, forces, "ending")):
            web.untie(life, month=month.number)


def let_ties_form(web: Web, month: Month, setting: Setting, forces: Forces, dice: Dice) -> None:
    """Forms the new ties of a month.

    A refused attempt is tried again on another pair, so what a context takes from forming here
    turns up elsewhere: it re-routes rather than thins (truth.json says so).
    """
    chooser = Chooser(web, month, setting, dice)
    for _ in range(dice.count(month.new_ties)):
        opening = dice.weighted(story.OPENINGS)
        for _ in range(ATTEMPTS):
            proposal = chooser.propose(opening)
            if proposal is None or not web.can_tie(proposal.pair):
                continue
            if dice.chance(factor(setting, proposal.pair, forces, "forming")):
                web.tie(*proposal.pair, month=month.number, opening=opening, circle=proposal.circle)
                break


class Chooser:
    """Proposes pairs for one month, one way for each opening of the story."""

    def __init__(self, web: Web, month: Month, setting: Setting, dice: Dice) -> None:
        self.web, self.dice, self.cast = web, dice, setting.cast
        self.here = {
            kind: [key for key in keys if setting.cast.actors[key].present(month.after)]
            for kind, keys in by_kind(setting.cast).items()
        }
        self.workers = [key for key in self.here[PRACTITIONER] if key in set(self.cast.workers())]
        self.discussed = [k for k in self.here[YOUNG_PERSON] if k not in setting.never_discussed]
        self.academics = [*self.here[ACADEMIC], *self.cast.facilitators()]
        self.ways: dict[str, Callable[[], Proposal | None]] = {
            "close a circle": self._close_a_circle,
            "across professions": self._across_professions,
            "practitioner and service": lambda: self._between(self.workers, self.here[SERVICE]),
            "academic and practitioner": lambda: self._between(self.academics, self.workers),
            "young person and practitioner": lambda: self._between(
                self.here[YOUNG_PERSON], self.workers
            ),
            "young person and service": lambda: self._between(
                self.here[YOUNG_PERSON], self.here[SERVICE]
            ),
            "young person and own carer": self._own_carer,
            "carer and carer": lambda: self._between(self.here[CARER], self.here[CARER]),
            "carer and service": lambda: self._between(self.here[CARER], self.here[SERVICE]),
        }

    def propose(self, opening: str) -> Proposal | None:
        """A pair for this opening, or none where the draw found none."""
        return self.ways[opening]()

    def _between(self, some: list[str], others: list[str]) -> Proposal:
        return Proposal(ordered(self.dice.pick(some), self.dice.pick(others)))

    def _close_a_circle(self) -> Proposal | None:
        young_person = self.dice.pick(self.discussed)
        unmet = [pair for pair in self._around(young_person) if self._may_meet(pair)]
        return Proposal(self.dice.pick(unmet), young_person) if unmet else None

    def _around(self, young_person: str) -> Iterable[Pair]:
        return combinations(sorted(self.web.neighbours[young_person]), 2)

    def _may_meet(self, pair: Pair) -> bool:
        two_services = all(self.cast.kind(key) == SERVICE for key in pair)
        return not two_services and self.web.can_tie(pair)

    def _across_professions(self) -> Proposal | None:
        a, b = self.dice.sample(self.workers, 2)
        different = self.cast.actors[a].profession != self.cast.actors[b].profession
        return Proposal(ordered(a, b)) if different else None

    def _own_carer(self) -> Proposal:
        young_person = self.dice.pick(self.here[YOUNG_PERSON])
        return Proposal(ordered(young_person, self.cast.carer_of[young_person]))


def by_kind(cast: Cast) -> dict[str, tuple[str, ...]]:
    """The keys of the actors of each kind."""
    return {kind: cast.keys(kind) for kind in {actor.kind for actor in cast.actors.values()}}
