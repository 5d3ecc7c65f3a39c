"""A small programme in which one person may stand everywhere, or may never have been."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache, partial
from uuid import UUID, uuid4

from bringing import new_record, put
from store_samples import ANA, BEN, CAT, operation, spell, tie

from sysmap.model import (
    Actor,
    Appraisal,
    Attempt,
    Attendance,
    Code,
    Coding,
    Configuration,
    ConfigurationEvidence,
    Context,
    Coverage,
    Effect,
    Excerpt,
    ExcerptLink,
    Meeting,
    Membership,
    Move,
    MoveActor,
    ObservationWindow,
    PairFlag,
    Place,
    Practice,
    PracticeRelation,
    Presence,
    Report,
    Reporter,
    Role,
    Source,
)
from sysmap.store import Fact

DAY = date(2026, 3, 1)
ZOE = Actor(
    id=UUID("5af0c1de-7c1b-4d0e-9a53-1f2e3d4c5b6a"),
    key="QK77",
    label="Quillfeather Zanzibaro",
    kind="young person",
    sector="education",
    age_band="CanaryBand",
    attributes='{"nickname": "CanaryNick"}',
)
SCHOOL = Actor(id=uuid4(), key="school", kind="service", sector="education")
TITLE = "A walk with Quillfeather Zanzibaro"
PLAIN = "A walk"
CANARIES = (
    *("QK77", "Quillfeather", "Zanzibaro", "CanaryNick", "CanaryBand", "CanaryFormer"),
    *("CanaryDiary", "CanaryWords", "CanaryTitle"),
    *("CanaryTieKey", "CanaryNote", "CanaryEffectKey", "CanaryAttemptKey", "CanaryRole"),
    *(str(ZOE.id), str(ZOE.id).upper(), ZOE.id.hex),
)
AS_KEPT = ZOE.id.int ^ (1 << 127)
"""The engine turns the first bit of an id, so that ids sort as their texts do."""
BYTES = tuple(
    number.to_bytes(16, order) for number in (ZOE.id.int, AS_KEPT) for order in ("big", "little")
)


def programme(path, *, with_zoe=True, told=TITLE):
    """A closed record; `told` is a text that stands in three rows of others, and names her."""
    return put(path, _programme_without if not with_zoe else _programmes(told))


@cache
def _programmes(told):
    return partial(_made, told=told)


def _programme_without(path):
    _made(path, with_zoe=False, told=PLAIN)


def _made(path, *, told, with_zoe=True):
    """Make such a record."""
    zoe = ZOE if with_zoe else None
    others = [BEN, CAT, ANA, SCHOOL]
    walk = Move(id=uuid4(), key="M1", date=DAY, title=told, proposed_by=zoe and zoe.id)
    talk = Move(id=uuid4(), key="M2", date=DAY, title="A talk", derived_from=walk.id)
    rule = Context(id=uuid4(), key="X1", label="A rule")
    line = Configuration(id=uuid4(), key="W1", context=rule.id, offered=PLAIN, coder=zoe and zoe.id)
    met = Meeting(id=uuid4(), key="G1", date=DAY)
    code = Code(id=uuid4(), key="K1", sort="own")
    ways = [Practice(id=uuid4(), key=key) for key in ("E1", "E2")]
    with new_record(path) as store:
        store.save(
            operation(
                verb="import",
                actor=[*others, *([replace(ZOE, label="CanaryFormer")] if zoe else [])],
                move=[walk, talk],
                context=[rule],
                configuration=[line],
                meeting=[met],
                code=[code],
                practice=ways,
                observation_window=[ObservationWindow(id=uuid4(), start=DAY, note=told)],
                move_actor=[MoveActor(id=uuid4(), move=walk.id, actor=BEN.id, role="maker")],
                practice_relation=[
                    PracticeRelation(
                        id=uuid4(), a=ways[0].id, b=ways[1].id, kind="depends", who=zoe and zoe.id
                    )
                ],
            )
        )
        bond = replace(tie(BEN, CAT), key="T1")
        store.save(operation(tie=[bond], spell=[spell(bond, "2026-02-01")], reason=told))
        if zoe:
            _everything_about_her(store, walk=walk, rule=rule, met=met, line=line, code=code)
        store.save(operation(actor=[Fact(replace(CAT, sector="health"), version=2)]))


def _everything_about_her(store, *, walk, rule, met, line, code):  # noqa: PLR0913 - what her rows point at
    at = {"id": uuid4(), "actor": ZOE.id}
    hers = replace(tie(BEN, ZOE), key="CanaryTieKey")
    second = tie(ZOE, ANA)
    diary = Source(
        id=uuid4(),
        key="D1",
        kind="diary",
        title="CanaryTitle",
        speaker=ZOE.id,
        scope="quote",
        text="CanaryDiary: CanaryWords",
    )
    own = Excerpt(id=uuid4(), key="Q1", source=diary.id, words="CanaryWords")
    store.save(
        operation(
            actor=[Fact(ZOE, version=2)],
            tie=[hers, second],
            spell=[spell(hers, "2026-02-01"), spell(second, "2026-02-01", "2026-06-01")],
            presence=[Presence(**at, start=DAY)],
            role=[Role(**at, role="CanaryRole")],
            membership=[Membership(**at, service=SCHOOL.id)],
            attendance=[Attendance(**at, meeting=met.id)],
            pair_flag=[PairFlag(id=uuid4(), a=ZOE.id, b=CAT.id, flag="kept apart")],
            place=[Place(**at, x=1.0, y=2.0, pinned=True)],
            coverage=[Coverage(**at, context=rule.id, subject_type="actor")],
            appraisal=[
                Appraisal(**at, context=rule.id, date=DAY, direction="both", note="CanaryNote")
            ],
            configuration_evidence=[
                ConfigurationEvidence(**at, configuration=line.id, day=DAY),
                ConfigurationEvidence(id=uuid4(), configuration=line.id, tie=hers.id),
            ],
            move_actor=[MoveActor(**at, move=walk.id, role="for")],
            effect=[
                Effect(
                    id=uuid4(), key="CanaryEffectKey", move=walk.id, tie=hers.id, effect="created"
                )
            ],
            attempt=[
                Attempt(
                    id=uuid4(),
                    key="CanaryAttemptKey",
                    asker=ZOE.id,
                    asked=CAT.id,
                    day=DAY,
                    tie=hers.id,
                )
            ],
            report=[
                Report(id=uuid4(), teller=BEN.id, source=ZOE.id, target=ANA.id, day=DAY, says="new")
            ],
            reporter=[Reporter(**at)],
            source=[diary],
            excerpt=[own],
            coding=[Coding(id=uuid4(), excerpt=own.id, code=code.id)],
            excerpt_link=[ExcerptLink(id=uuid4(), excerpt=own.id, move=walk.id, stance="supports")],
            reason="Quillfeather Zanzibaro asked for it",
        )
    )
