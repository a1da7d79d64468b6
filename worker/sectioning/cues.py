"""The cues of resources/sectioning/cues.yaml, compiled once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import cast

from worker.article import SectionKind
from worker.resources import load_yaml

_LEADING_THE = re.compile(r"^the ")


@dataclass(frozen=True, slots=True)
class Cues:
    """Compiled patterns by what they tell, and the kind that each known subhead gives."""

    subheads: dict[str, SectionKind]
    boilerplate: re.Pattern[str]
    note: re.Pattern[str]
    caption: re.Pattern[str]
    finite: re.Pattern[str]
    byline: re.Pattern[str]
    quote_opening: re.Pattern[str]
    reaction: re.Pattern[str]
    outlook: re.Pattern[str]
    background_strong: re.Pattern[str]
    background: re.Pattern[str]
    current: re.Pattern[str]


@cache
def cues() -> Cues:
    """Read and compile the cues, once a process."""
    data = load_yaml("sectioning/cues.yaml")
    subheads = {head: cast(SectionKind, kind) for kind, heads in data["subheads"].items() for head in heads}
    return Cues(
        subheads=subheads,
        boilerplate=_any(data["boilerplate"]),
        note=_any(data["note"]),
        caption=re.compile(data["caption"]),
        finite=re.compile(data["finite"]),
        byline=re.compile(data["byline"], re.IGNORECASE),
        quote_opening=re.compile(data["quote_opening"], re.IGNORECASE),
        reaction=_any(data["reaction"]),
        outlook=_any(data["outlook"]),
        background_strong=_any(data["background_strong"]),
        background=_any(data["background"]),
        current=_any(data["current"]),
    )


def subhead_key(text: str) -> str:
    """Return a subhead as cues.yaml lists it: lower case, plain apostrophes, no punctuation at the ends, no 'the'."""
    plain = text.casefold().replace("’", "'").strip(" \t\u00a0=*#_:?!.-–—'\"")
    return _LEADING_THE.sub("", plain)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
