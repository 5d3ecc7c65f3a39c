"""Sources, excerpts and codes as people write them down."""

from datetime import date
from uuid import uuid4

import pytest
from bringing import new_record
from store_samples import operation, tie
from test_consent import ROBIN, WREN, all_but, keep
from test_store_sources import ANA

from sysmap import recording
from sysmap.errors import InputRefused
from sysmap.model import Context, Element, Meeting, PairFlag
from sysmap.recording import CodeDraft, ExcerptDraft, MayIdentify, SourceDraft
from sysmap.store import CODER, STEWARD

TEXT = "Ana: we rang Robin Ash.\nRobin: you did. \U0001f600 So we met."
BOND = tie(ANA, ROBIN)


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as opened:
        opened.save(
            operation(
                actor=[WREN, ROBIN, ANA],
                tie=[BOND],
                context=[Context(id=uuid4(), key="X1", kind="funding")],
                element=[Element(id=uuid4(), key="E1", type="meaning", label="hope")],
                meeting=[Meeting(id=uuid4(), key="G1", date=date(2026, 3, 1))],
            )
        )
        yield opened


def by():
    return {"who": "ana", "operation_id": uuid4()}


def source(store, **fields):
    draft = {"kind": "focus group", "scope": "quote", "text": TEXT, **fields}
    return recording.save_source(store, SourceDraft(**draft), **by()).key


def code(store, label="rang first", **fields):
    return recording.save_code(store, CodeDraft(label=label, **fields), **by()).key


def excerpt(store, words="So we met.", **fields):
    start = TEXT.index(words)
    draft = {"start": start, "end": start + len(words), "coder": "P1", **fields}
    return recording.save_excerpt(store, ExcerptDraft(**draft), **by())


def rows(store, noun):
    return store.current(noun).to_pylist()


def test_a_text_is_kept_as_plain_composed_lines(store):
    key = source(store, text="Cafe\u0301\r\nAna\rBen ".encode(), meeting="G1", speaker="Ana")
    [row] = rows(store, "source")
    assert (key, row["text"]) == ("D1", "Caf\u00e9\nAna\nBen")
    assert row["day"] == date(2026, 3, 1)  # that of its meeting
    assert row["speaker"] == str(ANA.id)


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"kind": None}, "say how it came about"),
        ({"scope": " "}, "say what those who gave it agreed to"),
        ({"scope": "everything"}, "everything"),
        ({"text": " \n "}, "paste the text"),
        ({"text": b"\xff\xfe\x00"}, "plain text"),
        ({"text": "a" * 400_001}, "save it in parts"),
        ({"day": "2999-01-01"}, "2999"),
        ({"speaker": "Nobody"}, "Nobody"),
        ({"meeting": "G9"}, "no meeting G9"),
    ],
)
def test_what_is_not_in_order_of_a_source_is_told_and_nothing_is_saved(store, fields, what):
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        source(store, **fields)
    assert what in str(refused.value)
    assert store.seq == before


@pytest.mark.parametrize("field", ["text", "title"])
def test_a_text_that_may_tell_who_somebody_is_is_told_first(store, field):
    with pytest.raises(MayIdentify):
        source(store, **{field: "ring ana@school.example"})
    assert rows(store, "source") == []


def test_words_that_may_tell_who_somebody_is_are_told_where_they_are_coded_too(store):
    text = "ring ana@school.example now"
    with recording.keeping([text]):
        key = source(store, text=text)
    draft = ExcerptDraft(source=key, start=0, end=23, coder="P1", codes=(code(store),))
    with pytest.raises(MayIdentify):
        recording.save_excerpt(store, draft, **by())


def test_a_selection_is_coded_and_linked_in_one_save(store):
    key, codes = source(store), (code(store), code(store, "met"))
    links = (
        {"tie": str(BOND.id), "stance": "supports"},
        {"context": "X1", "stance": "illustrates"},
        {"element": "E1", "stance": "contradicts"},
    )
    before = store.seq
    saved = excerpt(store, source=key, codes=codes, links=links, speaker="Robin Ash")
    assert (store.seq, saved.key) == (before + 1, "Q1")
    [row] = rows(store, "excerpt")
    assert TEXT[row["start_position"] : row["end_position"]] == row["words"] == "So we met."
    assert row["speaker"] == str(ROBIN.id)
    assert {one["excerpt"] for one in rows(store, "coding")} == {row["id"]}
    assert {one["stance"] for one in rows(store, "excerpt_link")} == {
        "supports",
        "illustrates",
        "contradicts",
    }


def test_the_speaker_of_a_source_says_what_nobody_else_is_named_for(store):
    excerpt(store, source=source(store, speaker="Ana"), codes=(code(store),))
    assert rows(store, "excerpt")[0]["speaker"] == str(ANA.id)


def test_a_second_coder_codes_the_same_excerpt(store):
    key, first = source(store), code(store)
    excerpt(store, source=key, codes=(first,))
    excerpt(store, source=key, codes=(first,), coder="C-robin")
    assert len(rows(store, "excerpt")) == 1
    assert len(rows(store, "coding")) == 2
    with pytest.raises(InputRefused, match="stands there already"):
        excerpt(store, source=key, codes=(first,))


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"source": "D9"}, "none of the record's"),
        ({"start": None}, "mark some words"),
        ({"start": 5, "end": 5}, "mark some words"),
        ({"coder": None}, "say who codes"),
        ({"codes": ()}, "choose a code, or what it speaks of"),
        ({"codes": ("K9",)}, "no code K9"),
        ({"links": ({"move": "M9", "stance": "supports"},)}, "no move M9"),
        ({"links": ({"context": "X1"},)}, "say how it stands to it"),
        ({"links": ({"stance": "supports"},)}, "speak of nothing"),
    ],
)
def test_what_is_not_in_order_of_an_excerpt_is_told_and_nothing_is_saved(store, fields, what):
    given = {"source": source(store), "codes": (code(store),)} | fields
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        excerpt(store, **given)
    assert what in str(refused.value)
    assert store.seq == before


def test_what_was_given_to_be_kept_only_is_not_coded(store):
    with pytest.raises(InputRefused, match="to be kept, and not to be coded"):
        excerpt(store, source=source(store, scope="record"), codes=(code(store),))


def test_no_link_leads_to_two_who_are_kept_apart(store):
    store.save(operation(pair_flag=[PairFlag(id=uuid4(), a=ANA.id, b=ROBIN.id, flag="kept apart")]))
    links = ({"tie": str(BOND.id), "stance": "supports"},)
    with pytest.raises(InputRefused, match="no tie"):
        excerpt(store, source=source(store), links=links)


def test_what_was_marked_beside_a_replaced_name_is_what_stands_in_the_record(store):
    """The page reads a code in place of Robin's name, so that all places behind it are others."""
    key = source(store)
    keep(store, *all_but(ANA), *all_but(ROBIN, "name_in_group"), *all_but(WREN))
    [shown] = store.system(CODER).column("source", "text")
    assert "Robin Ash" not in shown
    start = shown.index("So we met")
    draft = ExcerptDraft(source=key, start=start, end=start + 9, coder="P1", codes=(code(store),))
    recording.save_excerpt(store, draft, **by())
    [row] = rows(store, "excerpt")
    assert row["words"] == "So we met"
    assert TEXT[row["start_position"] : row["end_position"]] == "So we met"


def test_the_codebook_is_filled_from_the_record_and_only_what_is_missing_is_added(store):
    own = code(store)
    recording.fill_codebook(store, **by())
    codes = {row["label"]: row for row in rows(store, "code")}
    assert {"resourceful", "responsive", "reflexive", "resilient"} <= codes.keys()
    assert {label for label, row in codes.items() if row["sort"] == "lens"} == {
        "action",
        "context",
        "change",
    }
    assert {"Basics", "meanings", "hope", "funding"} <= codes.keys()
    assert codes["hope"]["parent"] == codes["meanings"]["id"]
    assert codes["rang first"]["key"] == own
    store.save(
        operation(element=[Element(id=uuid4(), key="E2", type="material", label="a kettle")])
    )
    before = len(codes)
    recording.fill_codebook(store, **by())
    assert len(rows(store, "code")) == before + 2  # the kettle, and the group of materials
    with pytest.raises(InputRefused, match="already"):
        recording.fill_codebook(store, **by())


def test_a_code_of_one_s_own_may_be_a_part_of_another_and_is_called_otherwise(store):
    first = code(store, "carers lead")
    code(store, "carers ask", parent=first, description="They begin.")
    rows_ = {row["label"]: row for row in rows(store, "code")}
    assert rows_["carers ask"]["parent"] == rows_["carers lead"]["id"]
    for label in ("", "Carers lead"):
        with pytest.raises(InputRefused):
            code(store, label)


def test_two_actors_made_one_are_the_speaker_and_the_coder_of_both(store):
    key, first = source(store, speaker="Ana"), code(store)
    excerpt(store, source=key, codes=(first,))
    excerpt(store, source=key, codes=(first,), coder="C-robin")
    recording.merge(store, (str(ROBIN.id), str(ANA.id)), **by())
    assert {row["speaker"] for row in rows(store, "source")} == {str(ROBIN.id)}
    [coding] = rows(store, "coding")
    assert coding["coder"] == str(ROBIN.id)
    assert store.system(STEWARD).numbers("coding", "coder").size == 1
