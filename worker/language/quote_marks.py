"""Quotation marks told apart from apostrophes, primes and stray marks: each mark of a paragraph with its role."""

import re
from dataclasses import dataclass
from typing import Literal

Role = Literal["open", "close", "either"]
Level = Literal["double", "single"]

_MARK = re.compile(r"``|''|,,|[\"“”„‟«»‘’‛'`]")
_DOUBLE_OPEN = {"“", "„", "‟", "«", "``", ",,"}
_DOUBLE_CLOSE = {"”", "»", "''"}
_INCHES = re.compile(r"\d['’]\s?\d{1,2}\Z")  # feet and inches: 6'2"
_INCHES_REACH = 6
_ELIDED = re.compile(r"(?:\d0s|tis|twas|til|till|em|cause|bout|n|round|til)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark: where it stands, and whether it can open, close or do either."""

    start: int
    end: int
    role: Role
    level: Level


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """Return the quotation marks of `text[start:end]`, apostrophes and primes left out."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        mark = _double(text, match, start, end) if match.group() not in "‘’‛'`" else _single(text, match, start, end)
        if mark is not None:
            marks.append(mark)
    return marks


def _double(text: str, match: re.Match[str], start: int, end: int) -> Mark | None:
    mark, a, b = match.group(), match.start(), match.end()
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    if mark == ",," and not (before.isspace() and after.isalnum()):
        return None
    if mark == '"' and before.isdigit() and not after.isspace() and not _closes_after(before, after):
        return None
    if mark == '"' and _INCHES.search(text, max(start, a - _INCHES_REACH), a):
        return None
    role: Role
    if mark in _DOUBLE_OPEN:
        role = "close" if _ends_word(before) and not _starts_word(after) else "open"
    elif mark in _DOUBLE_CLOSE:
        role = "open" if _is_gap(before) and _starts_word(after) else "close"
    else:
        role = _straight(before, after)
    return Mark(a, b, role, "double")


def _straight(before: str, after: str) -> Role:
    if _is_gap(before) and not after.isspace():
        return "open"
    if not _is_gap(before) and not _starts_word(after):
        return "close"
    return "either"


def _single(text: str, match: re.Match[str], start: int, end: int) -> Mark | None:
    mark, a, b = match.group(), match.start(), match.end()
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    if before.isalnum() and after.isalnum():
        return None
    if mark in "‘‛'`" and _is_gap(before) and (after.isalnum() or after in '“"[$….'):
        return None if _ELIDED.match(text, b) else Mark(a, b, "open", "single")
    if mark in "’'" and not before.isspace() and not after.isalnum():
        return Mark(a, b, "close", "single")
    return None


def _closes_after(before: str, after: str) -> bool:
    return before.isdigit() and after in ",.;:!?)]"


def _is_gap(char: str) -> bool:
    return char.isspace() or char in "([{-–—―/“‘\"'"


def _ends_word(char: str) -> bool:
    return char.isalnum() or char in ".,!?…;:)'’%"


def _starts_word(char: str) -> bool:
    return char.isalnum() or char in "[($…‘'“\"#@€£."
