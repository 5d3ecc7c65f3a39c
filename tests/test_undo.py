"""Every save that the product can make is taken back: the record then stands as it stood."""

import inspect
import json
import shutil
from datetime import date
from uuid import UUID, uuid4

import pytest
from bringing import new_record

from sysmap import intake, recording
from sysmap.model import NOUNS
from sysmap.readers.sheet_answers import check_of, mark_of
from sysmap.recording import (
    ActionDraft,
    ActorDraft,
    Aside,
    AskedDraft,
    AttemptDraft,
    CameDraft,
    Change,
    CodeDraft,
    ConfigurationDraft,
    ConsentDraft,
    ContextDraft,
    CoverageDraft,
    EffectDraft,
    ExcerptDraft,
    FrameworkDraft,
    ItemDraft,
    KindDraft,
    Line,
    LookDraft,
    MeetingDraft,
    MoveDraft,
    RelationDraft,
    Reviewed,
    ReviewsDraft,
    Seen,
    Sheet,
    SourceDraft,
    StarDraft,
    StewardsDraft,
    TieDraft,
    ToldDraft,
)
from sysmap.store import STEWARD, Store

TABLES = {
    "actors": "id,label,kind,sector\nP1,Ana,practitioner,health\nP2,Anna,practitioner,\n"
    "S1,School,service,education\n",
    "programme": "key,value\nsecond_steward,ben\n",
    "ties": "source,target,kind,start\nP1,S1,works with,2024-09-01\n",
}
TABLES["meetings"] = "id,number,date\nG1,1,2025-03-05\n"
MORE = {"actors": "id,label,kind,sector\nP1,Ana,practitioner,housing\nP9,New,carer,\n"}
DAY = "2025-03-05"


def bring_in(store, folder, tables):
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text)
    intake.bring_in(store, [folder])


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A record of two people and a service, to be copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    with new_record(folder / "ours.duckdb") as opened:
        bring_in(opened, folder / "tables", TABLES)
    return folder / "ours.duckdb"


@pytest.fixture
def store(made, tmp_path):
    path = tmp_path / made.name
    for ending in ("", ".head"):
        shutil.copy(f"{made}{ending}", f"{path}{ending}")
    with Store.open(path) as opened:
        yield opened


def by():
    return {"who": "ana", "operation_id": uuid4()}


def ana(store):
    return next(row for row in store.current("actor").to_pylist() if row["key"] == "P1")


def actor_id(store, key):
    return next(str(row["id"]) for row in store.current("actor").to_pylist() if row["key"] == key)


def a_change(store):
    row = ana(store)
    step = Change(
        noun="actor", id=UUID(str(row["id"])), version=row["version"], fields={"sector": None}
    )
    recording.save_changes(store, [step], **by())


def a_removal(store):
    [tie] = store.current("tie").to_pylist()
    seen = Seen(noun="tie", id=str(tie["id"]), version=tie["version"], fields={})
    recording.take_out(store, seen, **by())


def a_sheet(store):
    row = ana(store)
    stood = {"label": "Ana", "sector": "health"}
    of = {"actor": (str(row["id"]), row["version"])}
    lines = [
        Line(typed={**stood, "sector": "arts"}, stood=stood, of=of),
        Line(typed={"label": "Nadia"}),
    ]
    became = recording.save_sheet(store, Sheet(noun="actor", lines=lines), who="ana", batch=uuid4())
    assert all(one.fault is None for one in became)


def a_source(store):
    draft = SourceDraft(kind="diary", scope="quote", text="We met.", speaker="P1")
    return recording.save_source(store, draft, **by()).key


def an_excerpt(store):
    source, code = a_source(store), recording.save_code(store, CodeDraft(label="met"), **by()).key
    [tie] = store.current("tie").to_pylist()
    recording.save_excerpt(
        store,
        ExcerptDraft(
            source=source,
            start=0,
            end=6,
            coder="P2",
            codes=(code,),
            links=({"tie": str(tie["id"]), "stance": "supports"},),
        ),
        **by(),
    )


def a_source_with_its_excerpts_taken_out(store):
    """The text goes, and comes again with all that was coded of it; the code stays."""
    an_excerpt(store)
    [row] = store.current("source").to_pylist()
    seen = Seen(noun="source", id=str(row["id"]), version=row["version"], fields={})
    recording.take_out(store, seen, **by())
    assert not store.current("excerpt").num_rows + store.current("coding").num_rows
    assert not store.current("excerpt_link").num_rows


def a_version(store):
    draft = FrameworkDraft(copied_from="plain", label="Ours")
    recording.save_framework(store, draft, **by())


def an_answer(store):
    """Somebody says yes, and then no: the yes ends on the day of the no."""
    both = {"who": ("P1",), "purposes": ("quote",)}
    recording.save_consent(store, ConsentDraft(**both, state="given", start="2026-01-01"), **by())
    recording.save_consent(store, ConsentDraft(**both, state="refused", start="2026-02-01"), **by())


def an_item(store):
    a_version(store)
    draft = ItemDraft(framework="F1", sort="move", label="a walk", compartment="F1-01")
    recording.save_item(store, draft, **by())


def official_wording(store):
    a_version(store)
    recording.paste_official(store, "F1-01", "Better words", **by())


def a_line_of_the_workbook(store):
    context = ContextDraft(label="A cut", coverage=(CoverageDraft(subject_type="all"),))
    key = recording.save_context(store, context, **by()).key
    evidence = ({"actor": "P1", "day": DAY}, {"actor": "P2"})
    draft = ConfigurationDraft(context=key, coder="P1", changed="less time", evidence=evidence)
    recording.save_configuration(store, draft, **by())


def an_own_star(store):
    letter = next(iter(recording.letters(recording.shown_in(store))))
    draft = StarDraft(teller="P1", day=date(2025, 3, 5), marks={"P2": letter})
    recording.save_star(store, draft, **by())


def answers_of_a_sheet(store):
    told = {
        "programme": mark_of(store.system(STEWARD).programme_name),
        "sheet": "0123456789ab",
        "member": "P1",
        "meeting": "G1",
        "made": "2025-03-04",
        "answered": "2025-03-05T18:05:00",
        "answers": [{"source": "P1", "target": "S1", "kind": "works_with", "says": "ended"}],
        "added": [],
        "apart": [],
    }
    whole = {"sysmap_answers": "1", "check": check_of(told), "said": told}
    files = {"answers.json": json.dumps(whole).encode()}
    brought = recording.bring_in(store, files, **by(), today=date(2025, 3, 6))
    assert not brought.faults


def whom_a_name_means(store):
    aside = Aside(
        teller="P1", name="Anna", kind="works_with", says="new", since="", day=date(2025, 3, 5)
    )
    recording.match(store, aside, "P2", **by())


def a_verdict(store):
    thing = Reviewed(of="tie", names=("P1", "S1", "works_with"))
    draft = ReviewsDraft(meeting="G1", things=(thing,), verdict="retired")
    recording.save_reviews(store, draft, **by())


def an_action_done(store):
    draft = ActionDraft(meeting="G1", what="ring the school", actor="P1")
    key = recording.save_action(store, draft, **by()).key
    recording.save_done(store, key, date(2025, 4, 1), **by())


MOVE = MoveDraft(
    title="Ana met the school",
    date=DAY,
    makers=("P1",),
    newcomers=(ActorDraft(label="Wren", kind="young person"),),
    effects=(EffectDraft(one="P1", other="S1", kind="works_with", effect="ended"),),
)
TIE = TieDraft(
    one="P2", other="S1", kind="asks", told_on=date(2025, 3, 5), began="new", start=DAY, teller="P2"
)
OPERATIONS = {
    "save_move": lambda store: recording.save_move(store, MOVE, **by()),
    "save_tie": lambda store: recording.save_tie(store, TIE, **by()),
    "save_actor": lambda store: recording.save_actor(store, ActorDraft(label="Nadia"), **by()),
    "save_context": lambda store: recording.save_context(
        store, ContextDraft(label="A cut", coverage=(CoverageDraft(subject_type="all"),)), **by()
    ),
    "save_configuration": a_line_of_the_workbook,
    "save_attempt": lambda store: recording.save_attempt(
        store, AttemptDraft(asker="P1", asked="P2", day=DAY), **by()
    ),
    "save_asked": lambda store: recording.save_asked(store, AskedDraft(who=("P1", "P2")), **by()),
    "save_told": lambda store: recording.save_told(
        store, ToldDraft(teller="P1", one="P1", other="S1", says="ended", day=DAY), **by()
    ),
    "save_look": lambda store: recording.save_look(store, LookDraft(start=DAY), **by()),
    "save_meeting": lambda store: recording.save_meeting(
        store, MeetingDraft(came=("P1", "P2"), day=DAY), **by()
    ),
    "save_star": an_own_star,
    "bring_in": answers_of_a_sheet,
    "match": whom_a_name_means,
    "begin_meeting": lambda store: recording.begin_meeting(store, date(2025, 4, 2), **by()),
    "save_came": lambda store: recording.save_came(
        store, CameDraft(meeting="G1", came=("P1", "P2")), **by()
    ),
    "save_action": lambda store: recording.save_action(
        store, ActionDraft(meeting="G1", what="ring the school"), **by()
    ),
    "save_done": an_action_done,
    "save_reviews": a_verdict,
    "save_relation": lambda store: recording.save_relation(
        store,
        RelationDraft(
            practice="a walk", other_practice="the form", kind="competes", why="no hour is left"
        ),
        **by(),
    ),
    "save_changes": a_change,
    "save_kind": lambda store: recording.save_kind(
        store, KindDraft(kind="lends_to", directed="yes"), **by()
    ),
    "rename_kind": lambda store: recording.rename_kind(store, "practitioner", "worker", **by()),
    "merge": lambda store: recording.merge(
        store, (actor_id(store, "P1"), actor_id(store, "P2")), **by()
    ),
    "take_out": a_removal,
    "put_elsewhere": lambda store: recording.put_elsewhere(store, "P1", 10.0, 10.0, who="ana"),
    "save_sheet": a_sheet,
    "save_framework": a_version,
    "save_item": an_item,
    "paste_official": official_wording,
    "save_consent": an_answer,
    "save_stewards": lambda store: recording.save_stewards(
        store, StewardsDraft(first="ana", second="cat"), **by()
    ),
    "save_source": a_source,
    "save_code": lambda store: recording.save_code(store, CodeDraft(label="our word"), **by()),
    "fill_codebook": lambda store: recording.fill_codebook(store, **by()),
    "save_excerpt": an_excerpt,
    "save_retention": lambda store: recording.save_retention(store, date(2030, 1, 1), **by()),
}
AT_ONCE = {"a source, with what belongs to it": a_source_with_its_excerpts_taken_out}
ONLY_READS = {"shown_in", "register", "names_to_choose", "savings_of"}


def standing(store):
    """What stands in the record, without the versions that tell how often it was written."""
    return {
        noun: sorted(
            sorted((name, str(value)) for name, value in row.items() if name != "version")
            for row in store.current(noun).to_pylist()
        )
        for noun in NOUNS
    }


@pytest.mark.parametrize("name", [*OPERATIONS, *AT_ONCE])
def test_what_was_saved_is_taken_back_brought_again_and_taken_back(store, name):
    before, since = standing(store), store.seq
    {**OPERATIONS, **AT_ONCE}[name](store)
    saves = [line.seq for line in store.history() if line.seq > since]
    after = standing(store)
    assert after != before
    undone = [store.take_back(seq, who="ana") for seq in reversed(saves)]
    assert standing(store) == before
    for seq in reversed(undone):
        store.take_back(seq, who="ana")
    assert standing(store) == after


def test_an_import_is_taken_back(store, tmp_path):
    before, since = standing(store), store.seq
    bring_in(store, tmp_path / "more", MORE)
    assert standing(store) != before
    for seq in range(store.seq, since, -1):
        store.take_back(seq, who="ana")
    assert standing(store) == before


def test_no_way_of_writing_is_left_out_here():
    public = ((name, getattr(recording, name)) for name in recording.__all__)
    functions = {name: one for name, one in public if inspect.isfunction(one)}
    writing = {
        name for name, one in functions.items() if "store" in inspect.signature(one).parameters
    }
    assert writing - ONLY_READS == OPERATIONS.keys()
