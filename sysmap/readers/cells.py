"""What a cell may hold: the types of the row models, each with its refusal in plain words.

An empty cell never gets here: the field then keeps its default, which says "not recorded".
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from sysmap.model import (
    BETWEEN,
    CONTEXT_KINDS,
    DEGREES,
    FIELDS,
    KEPT_APART,
    KINDS,
    PRECISIONS,
    SETTINGS,
    SEVERAL,
    STAGES,
    TIE_KINDS,
    as_known,
)
from sysmap.readers import days
from sysmap.readers.days import DayError
from sysmap.readers.waves import Calendar

REFUSED = "refused"
"""The kind of a validation error that carries our own words."""

LARGEST_NUMBER = 999_999_999
_DECIMALS = 6
_CURLY_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
_YES = ("true", "1", "yes", "y", "t")
_NO = ("false", "0", "no", "n", "f")


def refusal(what: str, remedy: str, *, field: str | None = None) -> PydanticCustomError:
    """The error that says what is wrong and what to do; `field` where the whole row is judged."""
    return PydanticCustomError(
        REFUSED, "{what}; {remedy}", {"what": what, "remedy": remedy, "field": field}
    )


def calendar_of(info: ValidationInfo) -> Calendar:
    """The calendar that the reader hands to every row it checks."""
    assert isinstance(info.context, Calendar), "rows are checked with a calendar"
    return info.context


def _day(text: str, info: ValidationInfo) -> date | None:
    try:
        return calendar_of(info).day(text)
    except DayError as error:
        raise refusal(*error.reason) from None


def _start(text: str, info: ValidationInfo) -> date | None:
    day = _day(text, info)
    if day is None and calendar_of(info).stops:
        what = f"{text} is the largest number, which means still going"
        raise refusal(what, "give --waves one day more")
    return day


def _exact_day(text: str, info: ValidationInfo) -> date | None:
    is_number = text in calendar_of(info).numbers
    if days.precision(text) in days.COARSENESS[1:] and not is_number:
        raise refusal(f"{text} is no single day", "write it as 2025-03-05")
    return _day(text, info)


def refuse_no_iso_day(text: str, *, field: str) -> None:
    """Raise unless the text is one whole day of the calendar."""
    if days.precision(text) != "day" or days.day_or_none(text) is None:
        raise refusal(
            f"{text or 'nothing'} is no ISO day",
            "write it as 2025-03-05, and several days with | between",
            field=field,
        )


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        raise refusal(f"{text} is no number", "write it as 2 or 2.5, or empty the cell") from None
    if not math.isfinite(number):
        raise refusal(f"{text} is no number", "empty the cell where it is not known")
    return number


def _strength(text: str) -> float:
    number = _number(text)
    if not 0 <= number <= LARGEST_NUMBER:
        raise refusal(f"{text} lies outside 0 to {LARGEST_NUMBER}", "choose another unit")
    if round(number, _DECIMALS) != number:
        raise refusal(f"{text} has more than {_DECIMALS} decimals", "round it")
    return number


def _coordinate(text: str) -> float:
    number = _number(text)
    if abs(number) > LARGEST_NUMBER:
        raise refusal(f"{text} lies off the map", f"stay within {LARGEST_NUMBER} of the middle")
    return round(number, _DECIMALS)


def _whole(text: str) -> int:
    number = _number(text)
    if not number.is_integer() or abs(number) > LARGEST_NUMBER:
        raise refusal(f"{text} is no whole number", "write it as 12, or empty the cell")
    return int(number)


def _degree(text: str) -> int:
    if text not in DEGREES:
        raise refusal(f"{text} is not one of {', '.join(DEGREES)}", "write one, or empty the cell")
    return int(text)


def _flag(text: str) -> bool:
    if text.lower() not in _YES + _NO:
        raise refusal(f"{text} is neither true nor false", "write true or false")
    return text.lower() in _YES


def _direction(text: str) -> bool | str:
    match text.lower():
        case "directed" | "undirected":
            return text.lower() == "directed"
        case "mutual":
            return MUTUAL
        case _:
            return _flag(text)


def _one_of(words: Collection[str]) -> Callable[[str], str]:
    spelt = as_known(words)

    def known(text: str) -> str:
        word = spelt(text.replace(_CURLY_APOSTROPHE, "'"))
        if word not in words:
            raise refusal(f"{text} is not a word for this", f"write {', '.join(words)}")
        return word

    return known


def word_of(noun: str, field: str) -> PlainValidator:
    """The check that a cell holds one of the words that this field of a noun may use."""
    return PlainValidator(_one_of(FIELDS[noun][field].words))


def _several(text: str) -> str | None:
    """The values without the blanks round them and without the empty ones between."""
    values = (value.strip() for value in BETWEEN.split(text))
    return SEVERAL.join(value for value in values if value) or None


MUTUAL = "mutual"
"""A direction that stands for two ties, one each way."""

End = Annotated[date, PlainValidator(_day)]
Start = Annotated[date, PlainValidator(_start)]
ExactDay = Annotated[date, PlainValidator(_exact_day)]
Strength = Annotated[float, PlainValidator(_strength)]
Coordinate = Annotated[float, PlainValidator(_coordinate)]
Whole = Annotated[int, PlainValidator(_whole)]
Degree = Annotated[int, PlainValidator(_degree)]
Flag = Annotated[bool, PlainValidator(_flag)]
Direction = Annotated[Any, PlainValidator(_direction)]
PairFlagName = Annotated[str, PlainValidator(_one_of((KEPT_APART,)))]
PrecisionWord = Annotated[str, PlainValidator(_one_of(PRECISIONS))]
ActorKind = Annotated[str, PlainValidator(as_known(KINDS))]
TieKindName = Annotated[str, PlainValidator(as_known(TIE_KINDS))]
ContextKind = Annotated[str, PlainValidator(as_known(CONTEXT_KINDS))]
SettingName = Annotated[str, PlainValidator(as_known(SETTINGS))]
StageName = Annotated[str, PlainValidator(as_known(STAGES))]
Several = Annotated[str | None, PlainValidator(_several)]
