"""Pseudonyms of two exports share nothing, and their key is nowhere but in its file."""

import hashlib
import stat

import pytest
from drawing import draw
from leaving import rows_of

from sysmap import places
from sysmap.disclosure import pseudonyms as making
from sysmap.disclosure.pseudonyms import pseudonyms
from sysmap.disclosure.tie_list import Coarseness, Told
from sysmap.errors import NotWritable
from sysmap.store import release_keys
from sysmap.writers.tie_files import tie_files

NAMES = [f"Y{number:02}" for number in range(1, 2001)]
ONE, OTHER = bytes(range(32)), bytes(range(1, 33))


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_two_keys_share_no_pseudonym_and_one_key_gives_the_same_again():
    assert {*pseudonyms(ONE, NAMES)}.isdisjoint(pseudonyms(OTHER, NAMES))
    assert pseudonyms(ONE, NAMES) == pseudonyms(ONE, NAMES)
    assert len({*pseudonyms(ONE, NAMES)}) == len(NAMES)


def test_no_plain_digest_of_a_name_or_a_key_makes_them():
    guesses = {hashlib.sha256(name.encode()).hexdigest()[:10] for name in NAMES}
    assert guesses.isdisjoint(pseudonyms(ONE, NAMES))


def test_where_two_would_be_alike_all_are_longer(monkeypatch):
    monkeypatch.setattr(making, "SHORTEST", 1)
    found = pseudonyms(ONE, NAMES[:300])
    assert len({*found}) == 300
    assert len({len(name) for name in found}) == 1
    assert len(found[0]) > 1


@pytest.mark.parametrize(("key", "names"), [(b"short", ["a"]), (ONE, ["a", "a"])])
def test_a_short_key_or_one_name_twice_makes_none(key, names):
    with pytest.raises(ValueError, match="32 bytes"):
        pseudonyms(key, names)


def test_the_order_of_rows_and_of_ends_tells_nothing_of_the_record_s():
    system = draw("\n".join(f"Y{n} -- P{n}" for n in range(60)))
    ties = Told(system).as_told(Coarseness())
    orders, first_is_young = set(), 0
    for key in (ONE, OTHER):
        files = tie_files(ties, key, system.keys)
        nodes = rows_of(files["nodes.csv"])
        kind = {node["pseudonym"]: node["kind"] for node in nodes}
        orders.add(tuple(kind.values()))
        first_is_young += sum(
            kind[tie["source"]] == "young person" for tie in rows_of(files["ties.csv"])
        )
    assert len(orders) == 2
    assert 30 < first_is_young < 90


def test_a_key_lies_apart_from_records_readable_by_one_account_and_is_gone_once_destroyed():
    number, key = release_keys.new_key()
    file = release_keys.key_file(number)
    assert places.records() not in file.parents
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert release_keys.kept_key(number) == key
    assert release_keys.new_key()[1] != key
    release_keys.destroy_key(number)
    assert release_keys.kept_key(number) is None
    assert not file.exists()


def test_where_no_key_can_be_kept_nothing_leaves(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(NotWritable, match="nothing leaves"):
        release_keys.new_key()
