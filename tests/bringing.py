"""What tests of imports share: files to bring in, the record's rows by key, lines of refusal."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from sysmap.errors import InputRefused
from sysmap.intake import begin, bring_in
from sysmap.model import FIELDS
from sysmap.store import STEWARD, Store


@cache
def files_of(make):
    """The bytes of a record's two files: many tests begin with one, and making it takes time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.duckdb"
        make(path)
        return {name: path.with_name(path.name + name).read_bytes() for name in ("", ".head")}


def put(path, make):
    """Such a record at that path, as if it had been made there."""
    for name, content in files_of(make).items():
        path.with_name(path.name + name).write_bytes(content)
    return path


def new_record(path, **given):
    """An empty record at that path, open."""
    return Store.open(put(path, _empty), **given)


def begun(path):
    """The path of a record that knows no more than its name, Ours."""
    return put(path, _begun)


def _empty(path):
    Store.create(path).close()


def _begun(path):
    begin(path, name="Ours")


def written(parent, **tables):
    """A new folder with each text as a CSV file of that name, as the paths to bring in."""
    folder = parent / f"files{len(list(parent.glob('files*')))}"
    folder.mkdir()
    for name, text in tables.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [folder]


def rows(store, noun, *names):
    """The record's rows of a noun, with keys in place of row numbers, sorted."""
    return keyed(store.system(STEWARD), noun, *names)


def keyed(system, noun, *names):
    """A system's rows of a noun, with keys in place of row numbers, sorted."""
    columns = [told(system, noun, name) for name in names]
    return sorted(zip(*columns, strict=True), key=repr)


def told(system, noun, name):
    """A column with keys in place of the row numbers of things that have one."""
    values, target = system.column(noun, name), FIELDS[noun][name].target
    if target is None or "key" not in FIELDS[target]:
        return values
    keys = system.column(target, "key")
    return [None if row is None else keys[row] for row in values]


def refusals(store, paths, **options):
    """The lines in which an import is refused; nothing of it is kept."""
    before = store.seq
    with pytest.raises(InputRefused) as refused:
        bring_in(store, paths, **options)
    assert store.seq == before
    return [str(problem) for problem in refused.value.problems]


def fates(report, noun):
    """New, updated and unchanged things of a noun."""
    return [(line.new, line.updated, line.unchanged) for line in report.nouns if line.noun == noun]
