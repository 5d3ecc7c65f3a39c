"""The moves: who made them, on which day, and what they did to which tie.

A formed tie takes the day of the move that made it. What is left of a month's moves are repeats on
ties that hold: about every third of them makes the tie stronger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from days import HIGHEST_LEVEL, Level, Stretch, earliest_day, working_days
from dice import Dice
from growth import Life
from people import CARER, PRACTITIONER, YOUNG_PERSON
from planted import Planted
from story import Month, Setting

TIES_THOUGHT_OF = 2
"""Whoever makes a move thinks of so many of their ties, and turns to the oldest."""

CREATED, STRENGTHENED, REOPENED, ENDED = "created", "strengthened", "reopened", "ended"


@dataclass(frozen=True)
class Effect:
    """What a move did to a tie."""

    stretch: Stretch
    effect: str
    level: int


@dataclass
class Move:
    """A resilient move: when, by whom, for whom and with whom, and its effects."""

    number: int
    day: date
    month: int
    plan: Planted | None = None
    maker: str = ""
    young_person: str = ""
    companions: list[str] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The move's number as the group says it."""
        return f"M{self.number:03}"


def told(lives: list[Stretch], setting: Setting, dice: Dice) -> list[Move]:
    """All the moves of the programme, in order; the ties take their days and levels from them."""
    teller = Teller(lives, setting, dice)
    for month in setting.months:
        teller.month(month)
    return teller.moves


class Teller:
    """Tells one month after another: first what formed, then what ended, then what was repeated."""

    def __init__(self, lives: list[Stretch], setting: Setting, dice: Dice) -> None:
        self.lives, self.setting, self.dice = lives, setting, dice
        self.cast = setting.cast
        self.moves: list[Move] = []

    def month(self, month: Month) -> None:
        """Tells the moves of one month, in the order of their days."""
        moves = list(self._blank(month))
        self.moves += moves
        unplanned = [move for move in moves if move.plan is None]
        free = self.dice.shuffled(unplanned)
        self.tell_what_formed(month, free)
        self.tell_what_ended(month, free)
        for move in sorted(free, key=lambda move: move.number):
            self._repeat(move)
        for move in moves:
            self._follow_plan(move)

    def _blank(self, month: Month) -> Iterator[Move]:
        """Moves with a number and a day, the planted ones among them."""
        days = sorted(self.dice.pick(working_days(month)) for _ in range(month.moves))
        for number, day in enumerate(days, start=len(self.moves) + 1):
            yield Move(number, day, month.number, self.setting.planted.get(number))

    def tell_what_formed(self, month: Month, free: list[Move]) -> None:
        """Gives most of the ties that formed in a month to moves, at times two to one move."""
        open_moves: dict[str, Move] = {}
        for stretch in self.lives:
            if not self._formed_in(month, stretch):
                continue
            makers = self._makers(stretch, month.after)
            if not makers or not self.dice.chance(self.setting.told):
                continue
            maker = self.dice.pick(makers)
            move = open_moves.pop(maker, None) or self._take(free, stretch, maker)
            if move is None or move.day < self._earliest(stretch):
                continue
            if not move.effects and self.dice.chance(self.setting.two_at_once):
                open_moves[maker] = move
            self._begin(stretch, move)

    def _formed_in(self, month: Month, stretch: Stretch) -> bool:
        life = stretch.life
        return life.began == month.number and not life.baseline and self._may_be_told(stretch)

    def _take(self, free: list[Move], stretch: Stretch, maker: str) -> Move | None:
        """A free move late enough for everybody concerned to be there."""
        earliest = self._earliest(stretch)
        found = next((move for move in free if move.day >= earliest), None)
        if found:
            free.remove(found)
            found.maker = maker
        return found

    def _earliest(self, stretch: Stretch) -> date:
        return earliest_day(stretch.life, self.cast) or date.min

    def _begin(self, stretch: Stretch, move: Move) -> None:
        stretch.begin(move.day)
        before = any(set(other.ends) == set(stretch.ends) for other in self._earlier(stretch.life))
        self._note(move, stretch, REOPENED if before else CREATED)

    def _earlier(self, life: Life) -> Iterable[Stretch]:
        return (other for other in self.lives if other.life.began < life.began)

    def tell_what_ended(self, month: Month, free: list[Move]) -> None:
        """Gives some of the ties that ended in a month to moves: a planned goodbye."""
        for stretch in self.lives:
            life = stretch.life
            if life.ended != month.number or life.left or not self._may_be_told(stretch):
                continue
            makers = self._makers(stretch, month.first_day)
            if makers and free and self.dice.chance(self.setting.ending_told):
                move = free.pop()
                move.maker = self.dice.pick(makers)
                stretch.end = move.day
                self._note(move, stretch, ENDED)

    def _repeat(self, move: Move) -> None:
        """Lets somebody use a tie that holds, rather an old one; now and then it grows stronger."""
        move.maker = self.dice.weighted(self._usual_makers(move))
        used = [stretch for stretch in self.lives if self._in_use(stretch, move)]
        if not used:
            return
        stretch = min(self.dice.sample(used, TIES_THOUGHT_OF), key=lambda tie: tie.start)
        stronger = stretch.last.level < HIGHEST_LEVEL and stretch.last.day < move.day
        if stronger and self.dice.chance(self.setting.strengthened):
            stretch.grade(move.day, stretch.last.level + 1, "move")
            self._note(move, stretch, STRENGTHENED)
        else:
            self._people(move, stretch)

    def _usual_makers(self, move: Move) -> dict[str, float]:
        """How likely each person is to make a move; carers come in when the group is ready."""
        proposing = self.setting.carers_propose.get(move.month, ())
        workers = [key for key in self.cast.workers() if self.cast.actors[key].present(move.day)]
        makers = {**dict.fromkeys(workers, 1.0), **dict.fromkeys(proposing, 4.0)}
        return {key: weight for key, weight in makers.items() if self._is_their_turn(key)}

    def _is_their_turn(self, key: str) -> bool:
        """Whether a move of theirs keeps the share of those whose volume is planted to stay."""
        if self.setting.same_volume is None:
            return True
        context, share = self.setting.same_volume
        theirs = self.setting.covered_by(context)
        made = [move.maker in theirs for move in self.moves if move.maker]
        return (key in theirs) == (sum(made) < share * len(made))

    def _in_use(self, stretch: Stretch, move: Move) -> bool:
        held = stretch.start < move.day and stretch.holds(move.day) and stretch.known(move.day)
        return held and move.maker in stretch.ends and self._may_be_told(stretch)

    def _may_be_told(self, stretch: Stretch) -> bool:
        """Whether the tie may come up: some circles are never spoken of."""
        return not self.setting.never_discussed & set(stretch.ends)

    def _makers(self, stretch: Stretch, day: date) -> list[str]:
        """Who may have made a move on this tie: a worker at an end, else a carer, else a helper."""
        for kind in (PRACTITIONER, CARER):
            makers = [key for key in stretch.ends if self.cast.kind(key) == kind]
            if makers:
                return makers
        return self._helpers(stretch, day)

    def _helpers(self, stretch: Stretch, day: date) -> list[str]:
        """The practitioners tied on this day to the young person at one end."""
        young = {key for key in stretch.ends if self.cast.kind(key) == YOUNG_PERSON}
        tied = [other for other in self.lives if young & set(other.ends) and other.holds(day)]
        ends = {key for other in tied for key in other.ends}
        return sorted(key for key in ends if self.cast.kind(key) == PRACTITIONER)

    def _note(self, move: Move, stretch: Stretch, effect: str) -> None:
        move.effects.append(Effect(stretch, effect, stretch.last.level))
        self._people(move, stretch)

    def _people(self, move: Move, stretch: Stretch) -> None:
        """Names those whom the move was for and with."""
        for key in stretch.ends:
            if self.cast.kind(key) == YOUNG_PERSON:
                move.young_person = key
            elif key not in (move.maker, *move.companions):
                move.companions.append(key)
        move.young_person = move.young_person or self._circle(stretch, move.day)

    def _circle(self, stretch: Stretch, day: date) -> str:
        circle = stretch.life.circle
        return circle if circle and self.cast.actors[circle].present(day) else ""

    def _follow_plan(self, move: Move) -> None:
        if move.plan:
            move.maker = move.plan.maker
            move.companions = list(move.plan.companions)
            move.young_person = self._someone_close(move)

    def _someone_close(self, move: Move) -> str:
        """A young person to whom the maker is tied, where there is one."""
        used = [key for tie in self.lives if self._in_use(tie, move) for key in tie.ends]
        young = sorted({key for key in used if self.cast.kind(key) == YOUNG_PERSON})
        return self.dice.pick(young) if young else ""


def reopen_lapsed(
    lives: list[Stretch], moves: Sequence[Move], setting: Setting, dice: Dice
) -> None:
    """Turns some formed ties into old ones that had lapsed years before and were taken up again."""
    fresh = [
        (move, number)
        for move in moves
        for number, effect in enumerate(move.effects)
        if effect.effect == CREATED and is_old_enough(effect.stretch, setting)
    ]
    for move, number in dice.sample(fresh, setting.lapsed):
        stretch = move.effects[number].stretch
        move.effects[number] = Effect(stretch, REOPENED, move.effects[number].level)
        lives.append(lapsed(stretch, dice))


def is_old_enough(stretch: Stretch, setting: Setting) -> bool:
    """Whether both ends were there before the programme, and the tie still holds at its end."""
    return stretch.end is None and earliest_day(stretch.life, setting.cast) is None


def lapsed(stretch: Stretch, dice: Dice) -> Stretch:
    """An earlier stretch of the same tie, over before the programme began."""
    start = date(dice.pick((2020, 2021)), 1, 1)
    end = date(2023, 1 + dice.below(12), 1)
    life = Life(stretch.life.pair, 0, "lapsed", ended=0)
    return Stretch(
        *(stretch.source, stretch.target, stretch.kind),
        life,
        start,
        end,
        "year",
        [Level(start, 1, "baseline")],
    )


def weaken(lives: Sequence[Stretch], setting: Setting, dice: Dice) -> None:
    """Lets some long-standing ties grow weaker, with no move told."""
    steady = [
        stretch
        for stretch in lives
        if stretch.origin == "baseline" and stretch.end is None
        if len(stretch.levels) == 1 and stretch.last.level > 1
        if not setting.never_discussed & set(stretch.ends)
    ]
    for stretch in dice.sample(steady, setting.weakened):
        month = dice.pick(setting.months[3:12])
        stretch.grade(dice.pick(working_days(month)), stretch.last.level - 1, "")
