"""Why a message can never be an article: the reasons of `Invalid` that the intake raises."""

from typing import Literal, get_args

from worker.errors import Invalid

Reason = Literal[
    "empty",  # nothing to read: no bytes, or a body of white space
    "too-large",  # more bytes than the limit
    "encoding",  # not the text it claims to be: wrong charset, NUL, half a surrogate pair
    "syntax",  # not well-formed JSON, HTML or feed
    "missing-field",  # a field that must be there is not
    "wrong-type",  # a field, or the message itself, is of another JSON type
    "bad-value",  # right type, impossible value: an unreadable date, a negative revision
    "language",  # not English
    "unsupported",  # a format or content type that is not read here
]
REASONS: frozenset[str] = frozenset(get_args(Reason))


def invalid(reason: Reason, detail: str) -> Invalid:
    """An `Invalid` whose reason is a declared one."""
    return Invalid(reason, detail)
