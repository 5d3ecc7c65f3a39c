"""Tidewell's texts: whole, marked as invented, true to the consent, coded as truth.json says."""

import csv
import json
import re
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from sysmap import places
from sysmap.readers import identifying

FOLDER = places.datasets() / "tidewell"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
PLANTED = TRUTH["evidence"]
INVENTED = "[Invented for the demonstration.]"
CODERS = PLANTED["agreement"]["coders"]


@pytest.fixture(scope="module")
def pack():
    """The shipped tables, each a list of rows by column name."""
    tables = {}
    for file in FOLDER.glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            tables[file.stem] = list(csv.DictReader(lines))
    return tables


@pytest.fixture(scope="module")
def texts(pack):
    return {row["id"]: row for row in pack["sources"]}


@pytest.fixture(scope="module")
def excerpts(pack):
    return {row["id"]: row for row in pack["excerpts"]}


@pytest.fixture(scope="module")
def seen(pack):
    """Sort of code -> excerpt -> coder -> what the coder saw."""
    codes = {row["id"]: row for row in pack["codes"]}
    found = defaultdict(lambda: defaultdict(dict))
    for row in pack["codings"]:
        code = codes[row["code"]]
        found[code["sort"]][row["excerpt"]][row["coder"]] = code["label"]
    return found


def label(pack, key):
    return next(row["label"] for row in pack["actors"] if row["id"] == key)


def test_there_are_as_many_sources_of_each_kind_as_the_story_says(pack):
    assert Counter(row["kind"] for row in pack["sources"]) == PLANTED["sources"]
    assert Counter(row["scope"] for row in pack["sources"]) == PLANTED["scopes"]


def test_each_meeting_was_observed_and_interviews_come_after_the_last_month(pack):
    days = {row["id"]: row["date"] for row in pack["meetings"]}
    observed = {r["meeting"]: r["day"] for r in pack["sources"] if r["kind"] == "observation"}
    asked = [row["day"] for row in pack["sources"] if row["kind"] == "interview"]
    assert observed == days
    assert "2025-11-01" <= min(asked) <= max(asked) < "2026-03-01"


def test_a_diary_entry_is_handed_in_later_and_never_in_a_month_without_a_meeting(pack):
    days = {row["id"]: row["date"] for row in pack["meetings"]}
    diaries = [row for row in pack["sources"] if row["kind"] == "diary"]
    assert all(days[row["meeting"]] >= row["day"] for row in diaries if row["meeting"])
    apart = {row["day"][:7] for row in diaries if not row["meeting"]}
    assert apart == {"2024-12", "2025-08"}


def test_every_text_says_that_it_is_invented_and_no_two_are_alike(pack):
    words = [row["text"] for row in pack["sources"]]
    assert all(text.endswith(f"\n{INVENTED}") and text.count(INVENTED) == 1 for text in words)
    assert len(set(words)) == len(words)
    assert not [text for text in words if re.search("[«»{}\r]", text)]
    assert all(unicodedata.is_normalized("NFC", text) for text in words)


def test_no_sentence_stands_in_two_texts(pack):
    sentences = Counter(
        sentence
        for row in pack["sources"]
        for sentence in {s for s in re.split(r"(?<=[.!?])\s+", row["text"]) if len(s) > 40}
    )
    assert [sentence for sentence, often in sentences.items() if often > 1] == []


def test_an_excerpt_is_what_stands_between_its_positions(pack, texts):
    for row in pack["excerpts"]:
        text = texts[row["source"]]["text"]
        assert row["words"] == text[int(row["start_position"]) : int(row["end_position"])] != ""
    assert len(pack["excerpts"]) == len({row["id"] for row in pack["excerpts"]})
    assert len(pack["excerpts"]) == PLANTED["excerpts"]


def test_nothing_is_taken_from_a_text_that_is_only_kept(pack, texts):
    kept = {key for key, row in texts.items() if row["scope"] == "record"}
    assert kept
    assert not kept & {row["source"] for row in pack["excerpts"]}


def test_every_speaker_of_an_interview_or_a_diary_speaks_in_it_alone(pack, texts):
    for row in pack["excerpts"]:
        source = texts[row["source"]]
        if source["kind"] in ("interview", "diary"):
            assert row["speaker"] == source["speaker"]


def test_who_is_heard_in_an_observation_was_there_or_had_it_read_out(pack, texts):
    there = defaultdict(set)
    for row in pack["attendance"]:
        there[row["meeting"]].add(row["actor"])
    away = {
        (source["meeting"], row["speaker"])
        for row in pack["excerpts"]
        for source in [texts[row["source"]]]
        if source["kind"] == "observation" and row["speaker"] not in there[source["meeting"]]
    }
    assert away == {("G09", "P12")}


def test_as_many_excerpts_may_be_quoted_as_the_register_and_the_scopes_allow(pack, texts):
    agreed = {
        row["actor"]
        for row in pack["consent"]
        if (row["purpose"], row["state"], row["until"]) == ("quote", "given", "")
    }
    quotable = [
        row
        for row in pack["excerpts"]
        if texts[row["source"]]["scope"] == "quote" and row["speaker"] in agreed
    ]
    closed = {row["speaker"] for row in pack["excerpts"]} - agreed
    assert len(quotable) == PLANTED["may_be_quoted"]
    assert sorted(closed) == PLANTED["speakers_who_may_not_be_quoted"]


def test_nobody_speaks_for_those_who_did_not_agree_to_be_named_or_quoted(pack, texts):
    for key in ("C02", "C04", "C07", "C13", "C14", "C15"):
        names = re.compile(rf"{key}|{label(pack, key)}")
        others = [row["text"] for row in texts.values() if row["speaker"] != key]
        assert [text for text in others if names.search(text)] == []


def test_no_text_brings_together_those_who_are_kept_apart(pack, texts):
    for pair in TRUTH["planted"]:
        for a, b in pair["effect"]["pairs"] if pair["id"] == "kept apart" else ():
            assert [key for key, row in texts.items() if met(pack, row, a, b)] == []
            assert f"{a}|{b}" not in {row["target"] for row in pack["reviews"]}
            assert f"{b}|{a}" not in {row["target"] for row in pack["reviews"]}


def met(pack, source, *keys):
    """Whether a source names both, by key, by name or through the young person cared for."""
    heard = source["text"] + source["title"] + source["speaker"]
    names = [(key, label(pack, key).split("'")[0]) for key in keys]
    return all(any(name in heard for name in both) for both in names)


def test_no_text_names_a_young_person_whose_circle_is_never_spoken_of(pack, texts):
    silent = next(row for row in TRUTH["planted"] if row["id"] == "silence")["effect"]
    names = [label(pack, key) for key in silent["young_people"]]
    named = re.compile(rf"\b({'|'.join(names + silent['young_people'])})\b")
    assert [key for key, row in texts.items() if named.search(row["text"])] == []
    assert not set(silent["young_people"]) & {
        end for row in pack["reviews"] for end in row["target"].split("|")
    }


def test_no_text_holds_what_may_tell_who_somebody_is(pack):
    written = [row["text"] for row in pack["sources"]] + [row["what"] for row in pack["actions"]]
    names = [row["label"] for row in pack["actors"] if row["id"][0] in "PFA"]
    assert [found for text in written for found in identifying.found_in(text, names)] == []


def test_themes_come_as_the_story_says(seen, excerpts, texts):
    order = list(PLANTED["themes"])
    themes = {key: by.get(CODERS[0]) or by[CODERS[1]] for key, by in seen["theme"].items()}
    by_meeting = defaultdict(Counter)
    for key, theme in themes.items():
        by_meeting[texts[excerpts[key]["source"]]["meeting"]][theme] += 1
    told = {k: [count[theme] for theme in order] for k, count in by_meeting.items() if k}
    assert Counter(themes.values()) == PLANTED["themes"]
    assert told == PLANTED["themes_by_meeting"]


@pytest.mark.parametrize("sort", ["theme", "lens"])
def test_two_coders_agree_as_far_as_is_planted(seen, sort):
    pairs = [tuple(by[c] for c in CODERS) for by in seen[sort].values() if len(by) == len(CODERS)]
    assert len(pairs) == PLANTED["agreement"]["read_by_both"]
    one, other = (Counter(column) for column in zip(*pairs, strict=True))
    observed = sum(a == b for a, b in pairs) / len(pairs)
    by_chance = sum(one[label] * other[label] for label in one) / len(pairs) ** 2
    kappa = (observed - by_chance) / (1 - by_chance)
    assert round(kappa, 2) == PLANTED["agreement"]["kappa"][sort]


def test_they_differ_only_where_a_slip_is_planted(seen):
    slips = Counter(
        f"{by[CODERS[0]]} read as {by[CODERS[1]]}"
        for sort in seen.values()
        for by in sort.values()
        if len(by) == len(CODERS) and len(set(by.values())) > 1
    )
    assert slips == PLANTED["agreement"]["slips"]


def test_every_excerpt_has_one_theme_and_one_lens_from_each_who_read_it(pack, excerpts):
    codes = {row["id"]: row["sort"] for row in pack["codes"]}
    count = Counter((row["excerpt"], row["coder"], codes[row["code"]]) for row in pack["codings"])
    readings = {(row["excerpt"], row["coder"]) for row in pack["codings"]}
    assert {excerpt for excerpt, _ in readings} == excerpts.keys()
    assert all(count[(*reading, sort)] == 1 for reading in readings for sort in ("theme", "lens"))


@pytest.mark.parametrize(
    ("table", "identity"),
    [
        ("codings", ("excerpt", "code", "coder")),
        ("excerpt_links", ("excerpt", "move", "tie", "context", "element")),
        ("reviews", ("meeting", "target_type", "target")),
        ("codes", ("label",)),
    ],
)
def test_nothing_is_said_twice(pack, table, identity):
    count = Counter(tuple(row[column] for column in identity) for row in pack[table])
    assert [said for said, often in count.items() if often > 1] == []


def test_an_excerpt_is_not_coded_before_it_was_written(pack, excerpts, texts):
    for row in pack["codings"]:
        assert row["day"] > texts[excerpts[row["excerpt"]]["source"]]["day"]


def test_a_link_names_one_thing_that_was_there_when_it_was_spoken_of(pack, excerpts, texts):
    began = {row["id"]: row["date"] for row in pack["moves"]}
    began |= {row["id"]: row["start"] for row in pack["contexts"]}
    for row in pack["ties"]:
        began[row["id"]] = min(began.get(row["id"], "9999"), row["start"])
    began |= {row["id"]: "" for row in pack["elements"]}
    for row in pack["excerpt_links"]:
        (key,) = filter(None, (row[c] for c in ("move", "tie", "context", "element")))
        assert began[key] <= texts[excerpts[row["excerpt"]]["source"]]["day"]
        assert row["stance"] in ("supports", "contradicts", "illustrates")


def test_the_flagship_and_the_repair_have_words_for_every_step(pack):
    told = {row["move"] for row in pack["excerpt_links"] if row["stance"] == "supports"}
    chains = [
        row["effect"]["moves"] for row in TRUTH["planted"] if row["id"] in ("travel", "repair")
    ]
    assert len(chains) == 2
    assert all(set(chain) <= told for chain in chains)


def test_the_codebook_names_elements_and_kinds_of_context_as_the_pack_does(pack):
    labels = defaultdict(set)
    parents = {row["parent"] for row in pack["codes"]}
    for row in pack["codes"]:
        if row["id"] not in parents:
            labels[row["sort"]].add(row["label"])
    assert labels["element"] <= {row["label"] for row in pack["elements"]}
    assert labels["context"] == {row["kind"] for row in pack["contexts"]}
    assert parents - {""} <= {row["id"] for row in pack["codes"]}


def test_next_steps_are_mostly_done_some_late_and_some_open(pack):
    steps = pack["actions"]
    days = {row["id"]: row["date"] for row in pack["meetings"]}
    assert {row["meeting"] for row in steps} == days.keys()
    assert all(days[row["meeting"]] < (row["done"] or row["due"]) for row in steps)
    late = [row for row in steps if row["done"] > row["due"]]
    still_open = [row for row in steps if not row["done"]]
    assert {"agreed": len(steps), "late": len(late), "open": len(still_open)} == PLANTED["actions"]


def test_the_group_says_something_of_every_context_and_of_some_pairs(pack):
    said = defaultdict(set)
    for row in pack["reviews"]:
        said[row["target_type"]].add((row["target"], row["verdict"]))
    assert {target for target, _ in said["context"]} == {row["id"] for row in pack["contexts"]}
    assert {verdict for _, verdict in said["pair"]} == {"have met", "not yet", "don't know"}


def test_a_pair_is_asked_about_only_where_the_two_had_no_tie(pack):
    days = {row["id"]: row["date"] for row in pack["meetings"]}
    start = {}
    for row in pack["ties"]:
        start.setdefault(frozenset((row["source"], row["target"])), row["start"])
    for row in pack["reviews"]:
        if row["target_type"] == "pair":
            pair = frozenset(row["target"].split("|"))
            assert start.get(pair, "9999") > days[row["meeting"]]


def test_two_tellers_are_at_odds_before_most_meetings(pack):
    counts = {}
    for meeting in pack["meetings"]:
        last = defaultdict(dict)
        for row in pack["reports"]:
            if row["day"] < meeting["date"]:
                last[row["source"], row["target"]][row["teller"]] = row["says"]
        counts[meeting["id"]] = sum(at_odds(by.values()) for by in last.values())
    assert counts == PLANTED["reports_at_odds_before_meeting"]
    assert sum(count > 0 for count in counts.values()) > len(counts) / 2


def at_odds(words):
    """Whether one of two last words says that a tie is there and another that it ended."""
    return any(
        {"ended"} < {a, b} and {a, b} & {"new", "still there", "was there already"}
        for a, b in combinations(words, 2)
    )
