"""Texts set in capitals, in lower case or as headlines In Title Case, spelt as sentences spell them.

A word keeps a capital where a sentence starts, where it is a known name, or where no list of common words has it.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from worker.resources import load_tsv, load_yaml

Common = Callable[[str], bool]

_WORD = re.compile(r"[^\W_]+")
_STOPS = frozenset(".!?\n")
_UPPER_SHARE = 0.6  # a text with more capitals than this among its letters is set in capitals
_LOWER_SHARE = 0.005  # one with no more than this is set in lower case
_TITLE_SHARE = 0.8  # of the words of a headline In Title Case, little ones left out
_FEWEST = 4  # words of a text that tells how it is set
_LITTLE = 3  # letters of a word that may be small In Title Case
_LONGEST_PHRASE = 5  # words of a name
_PARTIES = ("countries", "groups", "institutions", "organisations")


def truecase(text: str, common: Common | None = None) -> str:
    """The text as sentences spell it, as long as it was; itself where it is spelt so.

    `common` tells which words in lower case are no names; without it only known names keep a capital.
    """
    words = _WORD.findall(text)
    letters = [char for word in words for char in word if char.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if letters and capitals > _UPPER_SHARE * len(letters):
        return _respelt(text, common or (lambda word: True))
    if common is None or len(words) < _FEWEST:
        return text
    return _respelt(text, common) if capitals <= _LOWER_SHARE * len(letters) or _is_title_case(text) else text


def _is_title_case(text: str) -> bool:
    """True for headlines alone: no line ends as a sentence does, and nearly all words have a capital."""
    if any(line.rstrip().endswith((".", "!", "?")) for line in text.splitlines()):
        return False
    long = [word for word in _WORD.findall(text) if len(word) > _LITTLE and word.isalpha()]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _TITLE_SHARE * len(long)


def _respelt(text: str, common: Common) -> str:
    names, acronyms = _listed()
    found = list(_WORD.finditer(text))
    named = set(_named([match.group().lower() for match in found]))
    out: list[str] = []
    done = 0
    for index, match in enumerate(found):
        between, word = text[done : match.start()], match.group()
        starts = done == 0 or not _STOPS.isdisjoint(between)
        low = word.lower() if len(word.lower()) == len(word) else word
        keeps = starts or index in named or low in names or not (len(low) == 1 or common(low))
        out += [between, low.upper() if low in acronyms else low[0].upper() + low[1:] if keeps else low]
        done = match.end()
    return "".join((*out, text[done:]))


def _named(words: list[str]) -> Iterator[int]:
    """The indexes of the words that make a known name of several words."""
    phrases = _phrases()
    for start in range(len(words)):
        for end in range(start + 2, min(start + _LONGEST_PHRASE, len(words)) + 1):
            if " ".join(words[start:end]) in phrases:
                yield from range(start, end)


@cache
def _listed() -> tuple[frozenset[str], frozenset[str]]:
    """The names and the acronyms of the list."""
    data = load_yaml("truecase.yaml")
    return frozenset((*data["names"], *data["places"])), frozenset(data["acronyms"])


@cache
def _phrases() -> frozenset[str]:
    """The names of parties that have several words, and those of the list, in lower case."""
    rows = (row for name in _PARTIES for row in load_tsv(f"parties/{name}.tsv"))
    told = (name for row in rows for column in row[:3] for name in column.split("|"))
    words = (_WORD.findall(name.lower()) for name in told)
    return frozenset((*(" ".join(each) for each in words if len(each) > 1), *load_yaml("truecase.yaml")["phrases"]))
