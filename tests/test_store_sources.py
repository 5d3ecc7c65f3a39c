"""What is said in sources, as each viewer reads it: blanks, names that are replaced, places."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from bringing import new_record
from store_samples import operation
from test_consent import ROBIN, WREN, all_but, keep, said

from sysmap.model import Actor, Code, Coding, Excerpt, Source
from sysmap.store import CODER, STEWARD, TEAM, Fact
from sysmap.store.passages import BLANK, Passage, Text, blanked, places_of
from sysmap.store.veil import Unnamed

ANA = Actor(id=uuid4(), key="P1", label="Ana", kind="practitioner")
TEXT = "Ana: Robin Ash rang first.\nRobin: I did, and Wren heard me. \U0001f600\nAna: So we met."
FOCUS = Source(id=uuid4(), key="D1", kind="focus group", scope="quote", text=TEXT)


def excerpt(key, speaker, words, source=FOCUS, **places):
    start = (source.text or "").find(words)
    at = {"start_position": start, "end_position": start + len(words), **places}
    return Excerpt(
        id=uuid4(), key=key, source=source.id, speaker=speaker and speaker.id, words=words, **at
    )


RANG = excerpt("Q1", ANA, "Robin Ash rang first.")
HEARD = excerpt("Q2", ROBIN, "I did, and Wren heard me.")
MET = excerpt("Q3", ANA, "So we met.")
BOTH = excerpt("Q4", ANA, "rang first.\nRobin: I did, and Wren heard me.")


@pytest.fixture
def store(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as opened:
        opened.save(
            operation(actor=[WREN, ROBIN, ANA], source=[FOCUS], excerpt=[RANG, HEARD, MET, BOTH])
        )
        keep(opened, *all_but(ANA), *all_but(WREN), *all_but(ROBIN))
        yield opened


def text(store, viewer):
    [told] = store.system(viewer).column("source", "text")
    return told


def excerpts(store, viewer):
    """Key -> words, places; and the text at these places is those words, where there is a text."""
    rows = store.system(viewer).tables["excerpt"].to_pylist()
    assert rows == [
        {**row, "source": 0, "speaker": shown["speaker"]}
        for row, shown in zip(
            sorted(_current(store, viewer), key=lambda row: row["key"]), rows, strict=True
        )
    ]
    whole = text(store, viewer)
    for row in rows:
        if whole and row["words"] is not None:
            assert whole[row["start_position"] : row["end_position"]] == row["words"], row
    return {row["key"]: row["words"] for row in rows}


def _current(store, viewer):
    names = ("key", "source", "start_position", "end_position", "speaker", "words")
    return [
        {name: row[name] for name in names} for row in store.current("excerpt", viewer).to_pylist()
    ]


def test_the_team_reads_no_whole_text_and_whoever_codes_does(store):
    assert text(store, TEAM) is None
    assert text(store, CODER) == TEXT
    assert excerpts(store, TEAM) == excerpts(store, CODER) == excerpts(store, STEWARD)


def test_who_is_not_shown_to_the_group_is_not_in_the_words_of_others_there(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as store:
        store.save(operation(actor=[WREN, ROBIN, ANA], source=[FOCUS], excerpt=[HEARD, BOTH]))
        keep(store, *all_but(ANA), *all_but(WREN), *all_but(ROBIN, "show_in_group"))
        keep(store, said(ROBIN, "show_in_group", "refused"))
        assert excerpts(store, CODER)["Q2"] == HEARD.words
        assert excerpts(store, TEAM) == {"Q4": "rang first.\nRobin: " + BLANK * len(HEARD.words)}


@pytest.mark.parametrize("purpose", ["record", "analyse"])
def test_nobody_who_codes_reads_what_was_said_by_whoever_refused(tmp_path, purpose):
    with new_record(tmp_path / "programme.duckdb") as store:
        store.save(
            operation(actor=[WREN, ROBIN, ANA], source=[FOCUS], excerpt=[RANG, HEARD, MET, BOTH])
        )
        keep(store, *all_but(ANA), *all_but(WREN), *all_but(ROBIN, purpose))
        keep(store, said(ROBIN, purpose, "withdrawn"))
        told = text(store, CODER)
        assert "heard" not in told
        assert BLANK * len(HEARD.words) in told
        assert "Robin Ash" not in told
        assert set(excerpts(store, CODER)) == {"Q1", "Q3", "Q4"}
        assert excerpts(store, CODER)["Q3"] == "So we met."
        assert "heard" not in str(store.current("source", CODER).to_pylist())


def test_a_text_is_closed_where_it_cannot_be_told_what_they_said(store):
    lost = excerpt(
        "Q5", ROBIN, "words that were changed since", start_position=None, end_position=None
    )
    store.save(operation(excerpt=[lost]))
    assert text(store, CODER) == TEXT
    keep_out = [replace(row, state="withdrawn") for row in _consents(store, ROBIN, "analyse")]
    store.save(operation(verb="record consent", consent=[Fact(row, version=2) for row in keep_out]))
    assert text(store, CODER) is None
    assert excerpts(store, CODER)["Q3"] == "So we met."


def _consents(store, actor, purpose):
    rows = store.current("consent").to_pylist()
    [row] = [row for row in rows if (row["actor"], row["purpose"]) == (str(actor.id), purpose)]
    return [replace(said(actor, purpose), id=UUID(row["id"]))]


def test_who_may_not_be_quoted_is_not_in_the_words_of_others_either(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as store:
        store.save(operation(actor=[WREN, ROBIN, ANA], source=[FOCUS], excerpt=[HEARD, BOTH]))
        keep(store, *all_but(ANA), *all_but(WREN), *all_but(ROBIN, "quote"))
        assert excerpts(store, TEAM) == {
            "Q2": None,
            "Q4": "rang first.\nRobin: " + BLANK * len(HEARD.words),
        }
        assert excerpts(store, CODER)["Q2"] == HEARD.words


def test_a_source_s_own_speaker_says_what_nobody_else_is_named_for(tmp_path):
    diary = replace(FOCUS, speaker=ROBIN.id)
    with new_record(tmp_path / "programme.duckdb") as store:
        store.save(
            operation(
                actor=[WREN, ROBIN, ANA], source=[diary], excerpt=[excerpt("Q1", None, "I did")]
            )
        )
        keep(store, *all_but(ANA), *all_but(WREN), *all_but(ROBIN, "quote"))
        assert excerpts(store, TEAM) == {"Q1": None}
        assert excerpts(store, CODER) == {"Q1": "I did"}


def test_places_hold_where_names_are_replaced(tmp_path):
    with new_record(tmp_path / "programme.duckdb") as store:
        store.save(operation(actor=[WREN, ROBIN, ANA], source=[FOCUS], excerpt=[RANG, HEARD, MET]))
        keep(
            store, *all_but(ANA), *all_but(WREN, "name_in_group"), *all_but(ROBIN, "name_in_group")
        )
        told = excerpts(store, CODER)
        assert told == {
            "Q1": "carer 1 rang first.",
            "Q2": "I did, and young person 1 heard me.",
            "Q3": "So we met.",
        }
        [met] = [row for row in _current(store, CODER) if row["key"] == "Q3"]
        marked = store.marked(FOCUS.id, met["start_position"], met["end_position"], CODER)
        assert marked == Passage(MET.start_position, MET.end_position, "So we met.")


def test_what_was_marked_in_a_veiled_text_is_found_in_the_record():
    stored = "Ana met Robin Ash. Robin Ash rang."
    text = Text(stored=stored, open=stored, unnamed=Unnamed({"Robin Ash": "carer 1"}))
    assert text.read == "Ana met carer 1. carer 1 rang."
    assert text.marked(17, 29) == Passage(19, 33, "Robin Ash rang")
    assert text.marked(19, 29) == Passage(19, 33, "Robin Ash rang")  # half a name is all of it
    assert text.marked(8, 11) == Passage(8, 17, "Robin Ash")
    assert text.marked(0, 7) == Passage(0, 7, "Ana met")


def test_what_is_blanked_cannot_be_marked():
    text = Text(stored="yes and no", open="yes and ··", unnamed=Unnamed({}))
    assert text.marked(4, 10) is None
    assert text.marked(0, 7) == Passage(0, 7, "yes and")


def test_a_passage_is_found_by_its_places_else_by_its_words():
    assert places_of("ab ab", Passage(3, 5, "ab")) == [(3, 5)]
    assert places_of("ab ab", Passage(1, 3, "ab")) == [(0, 2), (3, 5)]
    assert places_of("ab ab", Passage(1, 3, None)) == [(1, 3)]
    assert places_of("ab ab", Passage(None, None, "cd")) is None
    assert places_of("ab ab", Passage(None, None, None)) is None
    assert blanked("ab ab", [Passage(3, 5, "ab"), Passage(4, 5, None)]) == "ab ··"


def test_the_history_tells_the_team_no_word_of_a_source(store):
    for viewer, there in ((TEAM, False), (STEWARD, True)):
        told = str([store.written_by(line.seq, viewer) for line in store.history(viewer)])
        assert ("heard me" in told) is there
        assert ("heard me" in str(store.versions("source", FOCUS.id, viewer))) is there


def test_what_hangs_on_a_source_that_is_not_there_is_not_there_either(tmp_path):
    """Codings and links point at the excerpts that are left, by their numbers among those."""
    hers = replace(FOCUS, id=uuid4(), key="D0", speaker=ROBIN.id)
    gone = excerpt("Q0", None, "I did", hers)
    code = Code(id=uuid4(), key="K1", sort="theme")
    codings = [Coding(id=uuid4(), excerpt=one.id, code=code.id) for one in (gone, MET)]
    with new_record(tmp_path / "programme.duckdb") as store:
        sources, told = [hers, FOCUS], [gone, RANG, MET]
        store.save(
            operation(
                actor=[WREN, ROBIN, ANA], source=sources, excerpt=told, code=[code], coding=codings
            )
        )
        keep(store, *all_but(ANA), *all_but(WREN), said(ROBIN, "record", "refused"))
        for viewer in (CODER, TEAM):
            shown = store.system(viewer)
            assert shown.column("source", "key") == ["D1"]
            keys = shown.column("excerpt", "key")
            assert [keys[row] for row in shown.numbers("coding", "excerpt")] == ["Q3"]
