"""The words of a lexicon in a sentence, found by their numbers: most tokens are none, and are never looked at."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Span, Token

_CACHE_LIMIT = 100_000  # distinct (lemma, form) pairs kept for each set of words
_NUMBERS = "eventwire.numbers"  # in a Doc's user data: its (lemma, form) pairs, worked out once for all sets of words


class Scan:
    """Finds the tokens whose lemma or form, in lower case, is one of `words`."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._known: dict[tuple[int, int], bool] = {}

    def tokens(self, sentence: Span) -> Iterator[Token]:
        """Yield those of `sentence`, in order."""
        doc = sentence.doc
        store = kept(doc)
        places = store.get(self)
        if places is None:
            places = store[self] = self._places(doc)
        for at in range(bisect_left(places, sentence.start), bisect_left(places, sentence.end)):
            yield doc[places[at]]

    def _places(self, doc: Doc) -> list[int]:
        if len(self._known) > _CACHE_LIMIT:
            self._known.clear()
        known = self._known
        found = []
        for at, pair in enumerate(_numbers(doc)):
            if pair not in known:
                known[pair] = doc[at].lemma_.lower() in self._words or doc[at].lower_ in self._words
            if known[pair]:
                found.append(at)
        return found


def _numbers(doc: Doc) -> list[tuple[int, int]]:
    store = kept(doc)
    numbers: list[tuple[int, int]] | None = store.get(_NUMBERS)
    if numbers is None:
        array: Any = doc.to_array([LEMMA, LOWER])
        numbers = store[_NUMBERS] = [(lemma, lower) for lemma, lower in array.tolist()]
    return numbers


def kept(doc: Doc) -> dict[Any, Any]:
    """What lives as long as the document; spaCy takes any key that can be hashed, its stub only names."""
    return doc.user_data


@cache
def scan_for(words: frozenset[str]) -> Scan:
    """The one scan of a set of words."""
    return Scan(words)
