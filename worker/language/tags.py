"""Part of speech from fine tags: what the model's attribute_ruler does, by table look-up.

The ruler costs more than the parser (40 against 2 microseconds a word). Its single-token patterns over TAG and LOWER
are compiled into one dictionary; those that look at DEP are stated here; the two-token ones ("gonna") are left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc

_CACHE_LIMIT = 100_000  # distinct (tag, word) pairs kept
_Entry = tuple[int, int | None, int]  # POS, MORPH (None: leave), LEMMA (0: leave)


class TagTable:
    """A pipeline component that sets POS, MORPH and exceptional lemmas from TAG, LOWER and DEP."""

    def __init__(self, nlp: Language, patterns: Iterable[Mapping[str, Any]]) -> None:
        self._strings = nlp.vocab.strings
        self._morphology = nlp.vocab.morphology
        self._rules: dict[tuple[int, int], _Entry] = {}
        self._cache: dict[tuple[int, int], tuple[int, int, int]] = {}
        for pattern in patterns:
            for tokens in pattern["patterns"]:
                if len(tokens) == 1 and set(tokens[0]) <= {"TAG", "LOWER"}:
                    self._add(tokens[0], pattern["attrs"])
        add = self._strings.add
        self._aux = {add("aux"), add("auxpass")}
        self._verbal = {add(name) for name in ("ROOT", "advcl", "ccomp", "conj", "relcl", "xcomp")}
        self._have_do = {add(word) for word in ("do", "does", "did", "'d", "have", "has", "had")}
        self._to, self._in, self._mark = add("TO"), add("IN"), add("mark")
        self._determiner_tags = {add("DT"), add("WDT")}
        self._determiner_deps = {add("det"), add("quantmod")}

    def _add(self, token: Mapping[str, Any], attrs: Mapping[str, Any]) -> None:
        for tag in _options(token.get("TAG")):
            for lower in _options(token.get("LOWER")):
                key = (self._strings.add(tag) if tag else 0, self._strings.add(lower) if lower else 0)
                pos, morph, lemma = self._rules.get(key, (0, None, 0))
                if "POS" in attrs:
                    pos = IDS[attrs["POS"]]
                if "MORPH" in attrs:
                    morph = self._morphology.add("" if attrs["MORPH"] == "_" else attrs["MORPH"])
                if "LEMMA" in attrs:
                    lemma = self._strings.add(attrs["LEMMA"])
                self._rules[key] = (pos, morph, lemma)

    def _look_up(self, tag: int, lower: int) -> tuple[int, int, int]:
        pos = morph = lemma = 0
        for key in ((tag, 0), (0, lower), (tag, lower)):
            entry = self._rules.get(key)
            if entry is not None:
                pos = entry[0] or pos
                morph = morph if entry[1] is None else entry[1]
                lemma = entry[2] or lemma
        return pos, morph, lemma

    def _pos(self, pos: int, tag: int, dep: int, lower: int) -> int:
        if dep in self._aux and tag != self._to:
            return int(IDS["AUX"])
        if lower in self._have_do and dep in self._verbal:
            return int(IDS["VERB"])
        if tag == self._in and dep == self._mark:
            return int(IDS["SCONJ"])
        if tag in self._determiner_tags and dep not in self._determiner_deps:
            return int(IDS["PRON"])
        return pos

    def __call__(self, doc: Doc) -> Doc:
        """Set POS, MORPH and LEMMA of every token of `doc` in place, as spaCy components do."""
        if len(self._cache) > _CACHE_LIMIT:
            self._cache.clear()
        rows = []
        for tag, dep, lower in doc.to_array([TAG, DEP, LOWER]).tolist():
            entry = self._cache.get((tag, lower))
            if entry is None:
                entry = self._cache[tag, lower] = self._look_up(tag, lower)
            rows.append((self._pos(entry[0], tag, dep, lower), entry[1], entry[2]))
        if rows:
            table: Any = np.array(rows, dtype="uint64")  # spaCy's stub names a type that numpy does not have
            doc.from_array([POS, MORPH, LEMMA], table)
        return doc


def _options(value: Any) -> list[str | None]:
    if value is None:
        return [None]
    return [value] if isinstance(value, str) else list(value.get("IN", ()))


@Language.factory("eventwire_tags", default_config={"patterns": []})
def make_tag_table(nlp: Language, name: str, patterns: list[dict[str, Any]]) -> TagTable:
    """Build the component; `patterns` are those of the attribute_ruler it stands in for."""
    return TagTable(nlp, patterns)
