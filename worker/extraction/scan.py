"""The words of a lexicon in a sentence, found by their numbers: most tokens are none, and are never looked at."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Span, Token

_CACHE_LIMIT = 100_000  # distinct (lemma, form) pairs kept for each set of words


class Scan:
    """Finds the tokens whose lemma or form, in lower case, is one of `words`."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._known: dict[tuple[int, int], bool] = {}

    def tokens(self, sentence: Span) -> Iterator[Token]:
        """Yield those of `sentence`, in order."""
        if len(self._known) > _CACHE_LIMIT:
            self._known.clear()
        for offset, (lemma, lower) in enumerate(_numbers(sentence)):
            known = self._known.get((lemma, lower))
            if known is None:
                token = sentence[offset]
                known = token.lemma_.lower() in self._words or token.lower_ in self._words
                self._known[lemma, lower] = known
            if known:
                yield sentence[offset]


def _numbers(sentence: Span) -> list[tuple[int, int]]:
    numbers: Any = sentence.to_array([LEMMA, LOWER])  # type: ignore[attr-defined]  # the stub of Span lacks it
    return [(lemma, lower) for lemma, lower in numbers.tolist()]


@cache
def scan_for(words: frozenset[str]) -> Scan:
    """The one scan of a set of words."""
    return Scan(words)
