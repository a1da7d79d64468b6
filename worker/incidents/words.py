"""The words of a report as a vector: which count, how much, and how alike two vectors are.

A word weighs the more the rarer it is in a fixed background (resources/incidents/background.tsv), so that the likeness
of two reports depends on them alone, and on nothing that came before, between or after.
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

from worker.resources import load_tsv, load_yaml

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W\d_]+)*")
_FIGURE = re.compile(r"\d+(?:,\d{3})*|[^\W\d_]+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]*[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """A vector of length one: hashes of words, and the weight of each; empty where there is no word."""

    hashes: "array[int]"
    weights: "array[float]"

    def table(self) -> dict[int, float]:
        """Hash to weight, for repeated comparisons."""
        return dict(zip(self.hashes, self.weights, strict=True))

    def heaviest(self, count: int) -> list[int]:
        """The hashes of the words that say most."""
        return list(self.hashes[:count])


def likeness(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    """The cosine of two vectors, both as tables."""
    return sum(one[word] * other[word] for word in one.keys() & other.keys())


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, by full stops and lines alone."""
    start = 0
    for gap in _SENTENCE.finditer(text):
        yield start, gap.start()
        start = gap.end()
    if start < len(text):
        yield start, len(text)


def words_of(text: str) -> list[str]:
    """The words of a text, cut to their stems; no numbers, as figures change from report to report."""
    return [stem(word) for word in spelt(text) if not word[0].isdigit()]


def names_of(text: str) -> list[str]:
    """The stems of words that are capitalised inside a sentence."""
    found = (spelt(text[start:end])[1:] for start, end in sentences(text))
    return [stem(word) for words in found for word in words if word[0].isupper()]


def figures_of(text: str) -> list[str]:
    """Numbers, in figures or words, and names of days and months, each with a mark that keeps it from being a word."""
    known = _figures()
    words = [word.lower().replace(",", "") for word in _FIGURE.findall(text)]
    return [f"#{known.get(word, word)}" for word in words if word in known or word[0].isdigit()]


def spelt(text: str) -> list[str]:
    """The words of a text as they are written."""
    return [match.group() for match in _WORD.finditer(text)]


def stem(word: str) -> str:
    """A word in lower case, without the endings of number, tense and possession."""
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending, put, least in _endings():
        if low.endswith(ending) and len(low) - len(ending) >= least:
            return low[: len(low) - len(ending)] + put
    return low


def vector(words: Iterable[str], most: int) -> Words:
    """The vector of stems: the `most` that weigh most, by how often they stand and how rare they are."""
    weighed = {word: (1 + math.log(count)) * rarity(word) for word, count in Counter(words).items()}
    top = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:most]
    length = math.sqrt(sum(weight * weight for _, weight in top)) or 1.0
    kept = [(crc32(word.encode()), weight / length) for word, weight in top if weight > 0]
    return Words(array("I", [word for word, _ in kept]), array("f", [weight for _, weight in kept]))


def rarity(word: str) -> float:
    """How rare a stem is in the background; 0 for the words that say nothing by themselves."""
    table, unknown = _background()
    return table.get(word, unknown) if len(word) > 1 else 0.0


@cache
def _background() -> tuple[Mapping[str, float], float]:
    (_, total), *rows = load_tsv("incidents/background.tsv")
    texts, common = float(total), float(load_yaml("incidents/linking.yaml")["common"])
    found = {word: math.log(texts / float(count)) for word, count in rows}
    return {word: idf if idf > common else 0.0 for word, idf in found.items()}, math.log(texts / 1.5)


@cache
def _figures() -> Mapping[str, str]:
    told: Mapping[str, list[str]] = load_yaml("incidents/linking.yaml")["figures"]
    return {word: figure for figure, words in told.items() for word in words}


@cache
def _endings() -> tuple[tuple[str, str, int], ...]:
    return tuple((ending, put, least) for ending, put, least in load_yaml("incidents/linking.yaml")["endings"])
