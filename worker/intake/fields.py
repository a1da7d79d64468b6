"""Typed access to the fields of a JSON message or of headers: the value, None, or Invalid.

A format reader returns an `Article` whose id is "" where the message gives none; the reader settles it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from worker.article import Article
from worker.intake.dates import parse_published
from worker.intake.reasons import invalid

MAX_SHORT = 4096  # characters of any field but the body: more is a mistake, and too much for a record's header
MAX_REVISION = 2**53 - 1  # the largest whole number that every JSON reader keeps exactly

_TYPE_NAMES = {
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "an array",
    dict: "an object",
}


def completed(article: Article, others: Mapping[str, Any]) -> Article:
    """The article with the other values in the fields where it has None itself."""
    return replace(article, **{name: value for name, value in others.items() if getattr(article, name) is None})


def type_name(value: Any) -> str:
    """The JSON type of a value, with its article, for error texts."""
    return _TYPE_NAMES.get(type(value), "null")


def check_text(name: str, value: str) -> str:
    """The text itself. Raises Invalid where it holds NUL or half a surrogate pair, which no consumer could store."""
    if (at := value.find("\0")) >= 0:
        raise invalid("encoding", f"{name} holds a NUL character at {at}")
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise invalid("encoding", f"{name} holds half a surrogate pair at {error.start}") from None
    return value


def string(fields: Mapping[str, Any], name: str) -> str | None:
    """The string as it stands, None where absent or null. Raises Invalid where it is something else."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise invalid("wrong-type", f"{name} must be a string, not {type_name(value)}")
    return check_text(name, value)


def short(fields: Mapping[str, Any], name: str) -> str | None:
    """A string of at most MAX_SHORT characters, outer white space off; None where absent, null or blank."""
    value = (string(fields, name) or "").strip()
    if len(value) > MAX_SHORT:
        raise invalid("bad-value", f"{name} has {len(value)} characters; {MAX_SHORT} are allowed")
    return value or None


def published(fields: Mapping[str, Any], name: str) -> date | None:
    """The date or time of a field. Raises Invalid where it cannot be read."""
    value = short(fields, name)
    return parse_published(value, name) if value else None


def revision(fields: Mapping[str, Any]) -> int:
    """A whole number from 0, 0 where absent."""
    value = fields.get("revision")
    if value is None:
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise invalid("wrong-type", f"revision must be a whole number, not {value!r:.40}")
    if not 0 <= value <= MAX_REVISION:
        raise invalid("bad-value", f"revision must be from 0 to {MAX_REVISION}, not {value}")
    return value


def flag(fields: Mapping[str, Any], name: str) -> bool:
    """A boolean, False where absent or null."""
    value = fields.get(name)
    if value is None:
        return False
    if not isinstance(value, bool):
        raise invalid("wrong-type", f"{name} must be true or false, not {type_name(value)}")
    return value
