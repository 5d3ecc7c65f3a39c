"""The one way from a form into the record: what was typed is looked through before it is saved."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sysmap import places
from sysmap.errors import SysmapError
from sysmap.model import FIELDS
from sysmap.readers import key_list
from sysmap.readers.identifying import Found, found_in
from sysmap.recording.held import held_in
from sysmap.store import Fact, Operation, Store

_KEPT: ContextVar[frozenset[str]] = ContextVar("texts_kept_as_they_are", default=frozenset())


class MayIdentify(SysmapError):
    """A text may tell who somebody is; it is saved once somebody says to keep it."""

    exit_code = 4

    def __init__(self, texts: Collection[str], found: Collection[Found]) -> None:
        self.texts, self.found = frozenset(texts), tuple(found)
        told = ", ".join(f"{one.said} ({one.sort})" for one in found)
        super().__init__(f"what was typed may tell who somebody is: {told}; change it or keep it")


@contextmanager
def keeping(texts: Collection[str]) -> Iterator[None]:
    """Inside, these texts are saved as they are, whatever they may tell."""
    token = _KEPT.set(frozenset(texts))
    try:
        yield
    finally:
        _KEPT.reset(token)


def write(store: Store, operation: Operation) -> int:
    """The number of the save, as `Store.save`, once nothing new in it may tell who somebody is.

    Raises:    MayIdentify -> a text that nobody has said to keep
    """
    names = key_list.names(places.key_list())
    told = {text: found_in(text, names) for text in _new_texts(store, operation) - _KEPT.get()}
    found = {text: found for text, found in told.items() if found}
    if found:
        raise MayIdentify(found, dict.fromkeys(one for told in found.values() for one in told))
    return store.save(operation)


def _new_texts(store: Store, operation: Operation) -> set[str]:
    """Every text that the operation writes, and that does not stand there already."""
    facts = [(noun, fact) for noun, given in operation.facts.items() for fact in given]
    texts = {text for noun, fact in facts for text in _texts(store, noun, fact)}
    return texts | ({operation.reason} if operation.reason else set())


def _texts(store: Store, noun: str, fact: object) -> Iterator[str]:
    record = fact.record if isinstance(fact, Fact) else fact
    revised = isinstance(fact, Fact) and fact.version > 1
    stands = (held_in(store).by_id(noun, record.id) if revised else None) or {}  # type: ignore[attr-defined] # every noun has an id
    for name, field in FIELDS[noun].items():
        said = getattr(record, name)
        if field.type is str and not field.words and said and said != stands.get(name):
            yield said
