"""What in a free text may tell who somebody is: a name on the key list, a number, an address.

It finds what has a form. It cannot find a nickname, nor a story that everybody knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

CHECKED_DIGITS, NHS_DIGITS = 9, 10


class Found(NamedTuple):
    """What may tell who somebody is: its sort in words, and the very letters."""

    sort: str
    said: str


_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
_DIGITS = re.compile(r"(?<![\w.])\+?\(?\d(?:[ ()./-]{0,2}\d){8,13}(?![\w])")
_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ ./-](?:\d{1,2}|[A-Za-z]{3,9})[ ./,-]+\d{2,4}"
    r"|\d{4}-\d{1,2}-\d{1,2})"
)
_BORN = re.compile(
    rf"\b(?:born|birth|birthday|d\.?o\.?b\.?)\b[^\n\d]{{0,20}}({_DAY})", re.IGNORECASE
)
_WORTH_A_LOOK = (
    r"@|[0-9](?:[ ()./-]{0,2}[0-9]){8}|born|birth|dob|d\.o"
    r"|[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2}"
)
_PHONE = re.compile(r"(?:\+|00|0)\d{8,14}")


def found_in(text: str, names: Sequence[str] = ()) -> list[Found]:
    """What in a text may tell who somebody is, in the order of the sorts.

    Shape:     `names` the names on the team's key list, matched as whole words in any case

    >>> [found.sort for found in found_in("ring Jo Smith on 01273 555 019", ["Jo Smith"])]
    ['a name on the key list', 'a phone number']
    """
    told = [("a name on the key list", _names(text, names))]
    told += [(sort, find(text)) for sort, find in _SORTS.items()]
    return [Found(sort, said) for sort, found in told for said in dict.fromkeys(found)]


def where_to_look(names: Sequence[str] = ()) -> str:
    """A quick pattern without look-arounds that every text fits in which something is found."""
    return "|".join([_WORTH_A_LOOK, *map(_loosely, names)])


def _loosely(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _names(text: str, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield from re.findall(rf"(?<!\w){_loosely(name)}(?!\w)", text, re.IGNORECASE)


def _phones(text: str) -> Iterator[str]:
    for said in _DIGITS.findall(text):
        plain = re.sub(r"[^\d+]", "", said)
        if _PHONE.fullmatch(plain) and not is_nhs_number(plain):
            yield said


def _nhs_numbers(text: str) -> Iterator[str]:
    return (said for said in _DIGITS.findall(text) if is_nhs_number(said))


def is_nhs_number(said: str) -> bool:
    """Whether ten digits end in the check digit that an NHS number has (modulus 11).

    Source:    NHS Data Model and Dictionary, NHS number

    >>> is_nhs_number("943 476 5919"), is_nhs_number("943 476 5918")
    (True, False)
    """
    digits = [int(one) for one in said if one.isdigit()]
    if len(digits) != NHS_DIGITS:
        return False
    weighed = sum((NHS_DIGITS - place) * digit for place, digit in enumerate(digits[:-1]))
    return (11 - weighed % 11) % 11 == digits[CHECKED_DIGITS]


_SORTS: dict[str, Callable[[str], Iterator[str]]] = {
    "a phone number": _phones,
    "a postcode": lambda text: iter(_POSTCODE.findall(text)),
    "an NHS number": _nhs_numbers,
    "an e-mail address": lambda text: iter(_EMAIL.findall(text)),
    "a date of birth": lambda text: iter(_BORN.findall(text)),
}
