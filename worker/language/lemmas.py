"""Lemmas by the model's rules, each distinct (form, part of speech, morphology) worked out once.

The rules are asked for most words of an article, as spaCy keeps only some of their answers, and those for ever.
"""

from collections.abc import Iterator
from typing import Any

from spacy.attrs import LEMMA, MORPH, ORTH, POS
from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.tokens import Doc, Token

from worker.resources import load_yaml

_INFINITIVE, _PLURAL = "VB", "NNS"
_SIBILANTS = ("che", "she")
_CACHE_LIMIT = 100_000  # distinct words kept


class Lemmas:
    """A pipeline component that sets the lemma of each token that has none; `lookups` are the model's tables."""

    def __init__(self, lemmatizer: Any) -> None:
        self.lookups = lemmatizer.lookups
        self._lemmatizer = lemmatizer
        self._cache: dict[tuple[int, int, int], str] = {}
        self._known: dict[str, bool] = {}
        self._function_words = frozenset((*load_yaml("function_words.yaml")["en"].split(), *STOP_WORDS))

    def __call__(self, doc: Doc) -> Doc:
        """Set LEMMA in place, as spaCy components do."""
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
            self._lemmatizer.cache.clear()
            self._known.clear()
        for i, (lemma, *key) in enumerate(doc.to_array([LEMMA, ORTH, POS, MORPH]).tolist()):
            if lemma == 0:
                token, word = doc[i], tuple(key)
                found = self._cache.get(word)
                if found is None:
                    found = self._cache[word] = self._lemma(token)
                token.lemma_ = found
        return doc

    def _lemma(self, token: Token) -> str:
        """The lemma by the model's rules.

        The tagger takes some rare forms of the past for infinitives ("forgave"), and the rules prefer any listed
        word to the common one ("marches" is of Marche).
        """
        found, index = str(self._lemmatizer.lemmatize(token)[0]), self.lookups.get_table("lemma_index")
        if token.tag_ == _PLURAL and found.endswith(_SIBILANTS) and found[:-1] in index["noun"]:
            return found[:-1]
        if token.tag_ != _INFINITIVE or found in index["verb"]:
            return found
        listed = self.lookups.get_table("lemma_exc")["verb"].get(found, ())
        return str(listed[0]) if listed else found

    def knows(self, word: str) -> bool:
        """True where a word in lower case is one of the model's common words, or a form of one."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = word in self._function_words or any(self._forms(word))
        return known

    def _forms(self, word: str) -> Iterator[bool]:
        """For each part of speech, whether the word is in its list, plainly or as one of its forms."""
        for name, index in self.lookups.get_table("lemma_index").items():
            rules = self.lookups.get_table("lemma_rules").get(name, ())
            yield word in index or word in self.lookups.get_table("lemma_exc").get(name, ())
            yield any(word.endswith(old) and word.removesuffix(old) + new in index for old, new in rules)


@Language.factory("eventwire_lemmas")
def make_lemmas(nlp: Language, name: str) -> Lemmas:
    """Build the component around the `lemmatizer` that it stands in for."""
    return Lemmas(nlp.get_pipe("lemmatizer"))
