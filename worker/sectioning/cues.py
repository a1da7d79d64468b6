"""The cues of resources/sectioning/cues.yaml, compiled once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from worker.article import SectionKind
from worker.resources import load_yaml

_LEADING_THE = re.compile(r"^the ")
_KEY_LENGTH = 80  # no subhead of the list is longer


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of patterns: those that start with ^ are tried at the start only, which is much the cheaper."""

    opening: re.Pattern[str] | None
    inside: re.Pattern[str] | None

    def search(self, text: str) -> bool:
        """True where any pattern is found."""
        return bool(self.opening and self.opening.match(text)) or bool(self.inside and self.inside.search(text))

    def count(self, text: str) -> int:
        """How many places any pattern is found at."""
        inside = len(self.inside.findall(text)) if self.inside else 0
        return inside + int(bool(self.opening and self.opening.match(text)))


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns by what they tell, and the kind that each known subhead gives."""

    subheads: dict[str, SectionKind]
    boxes: frozenset[str]
    boilerplate: Phrases
    note: Phrases
    caption: re.Pattern[str]
    credited: Phrases
    finite: re.Pattern[str]
    byline: re.Pattern[str]
    quote_opening: re.Pattern[str]
    reaction: Phrases
    reaction_strong: Phrases
    outlook: Phrases
    background_strong: Phrases
    background: Phrases
    current: Phrases


@cache
def cues() -> Cues:
    """Read and compile the cues, once a process."""
    data = load_yaml("sectioning/cues.yaml")
    subheads = {head: cast(SectionKind, kind) for kind, heads in data["subheads"].items() for head in heads}
    return Cues(
        subheads=subheads,
        boxes=frozenset(data["boxes"]),
        boilerplate=_any(data["boilerplate"]),
        note=_any(data["note"]),
        caption=re.compile(data["caption"]),
        credited=_any(data["credited"]),
        finite=re.compile(data["finite"]),
        byline=re.compile(data["byline"], re.IGNORECASE),
        quote_opening=re.compile(data["quote_opening"], re.IGNORECASE),
        reaction=_any(data["reaction"]),
        reaction_strong=_any(data["reaction_strong"]),
        outlook=_any(data["outlook"]),
        background_strong=_any(data["background_strong"]),
        background=_any(data["background"]),
        current=_any(data["current"]),
    )


def subhead_key(text: str) -> str:
    """Return a subhead as cues.yaml lists it: lower case, plain apostrophes, no punctuation at the ends, no 'the'."""
    plain = text[:_KEY_LENGTH].casefold().replace("’", "'").strip(" \t\u00a0=*#_:?!.-–—'\"")
    return _LEADING_THE.sub("", plain)


def _any(patterns: Sequence[str]) -> Phrases:
    opening = [pattern for pattern in patterns if pattern.startswith("^")]
    words = [pattern.removeprefix(r"\b") for pattern in patterns if pattern.startswith(r"\b")]
    others = [pattern for pattern in patterns if not pattern.startswith(("^", r"\b"))]
    inside = [r"\b(?:" + _join(words) + ")"] * bool(words) + others  # one test of the word boundary for all
    return Phrases(_compile(opening), _compile(inside))


def _join(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _compile(patterns: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile(_join(patterns), re.IGNORECASE) if patterns else None
