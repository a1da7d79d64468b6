"""The words of a lexicon in a sentence, found by their numbers: most tokens are none, and are never looked at."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from spacy.attrs import LEMMA, LOWER
from spacy.tokens import Doc, Span, Token

_INDEX = "eventwire.words"  # in a Doc's user data: where its words stand, worked out once for all sets of words


class Scan:
    """Finds the tokens whose lemma or form, in lower case, is one of `words`."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words

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
        index = _index(doc)
        return sorted({at for word in index.keys() & self._words for at in index[word]})


def _index(doc: Doc) -> Mapping[str, list[int]]:
    """Where each lemma and each form stands, in lower case."""
    store = kept(doc)
    index: dict[str, list[int]] | None = store.get(_INDEX)
    if index is None:
        index = store[_INDEX] = {}
        array: Any = doc.to_array([LEMMA, LOWER])
        pairs: dict[tuple[int, int], list[int]] = {}
        for at, (lemma, lower) in enumerate(array.tolist()):
            pairs.setdefault((lemma, lower), []).append(at)
        strings = doc.vocab.strings
        for numbers, places in pairs.items():
            for word in {strings[number].lower() for number in numbers}:
                index.setdefault(word, []).extend(places)
    return index


def kept(doc: Doc) -> dict[Any, Any]:
    """What lives as long as the document; spaCy takes any key that can be hashed, its stub only names."""
    return doc.user_data


@cache
def scan_for(words: frozenset[str]) -> Scan:
    """The one scan of a set of words."""
    return Scan(words)
