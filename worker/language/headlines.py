"""Headlines read as the sentences they stand for: "Gunmen raid village, kill 15", "Oman to free sailors".

The parser takes a verb without articles around it for a noun. It is shown such a line once more with the past tense for
the verb, "and" for the comma of a list and "will" for "to"; what it finds so is kept for the words as they stand.
"""

import re
from functools import partial
from typing import Any

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from worker.resources import load_yaml

TEXT = "eventwire_text"  # under which `user_data` of a document holds its text, which is costly to put together
_NAME = "eventwire_headlines"
_WORD = re.compile(r"[a-z]+")
_WIDEST, _LONGEST = 160, 20  # signs and tokens of a headline
_STOPS = frozenset(".!?:;\"'")
_NOUNS = {"NN", "NNS", "NNP", "NNPS"}
_NOMINAL = {*_NOUNS, "JJ", "CD"}
_PLURALS = {"NNS", "NNPS"}
_NAMES_MISREAD = {"VB", "VBP", "VBN", "VBD", "RB", "FW", "UH"}
_PRESENT = {"VB", "VBZ", "VBP"}
_SUBJECT = {"nsubj", "nsubjpass"}
_COMMA, _AND, _TO, _WILL = ",", "and", "to", "will"
_PLAIN_PAST = "took"  # a past tense that is no participle: "Peru and Chile sealed deal" may be a sealed deal
_PARTICLES = {_TO, "through", "into", "out", "off", "down"}  # behind a verb rather than a noun
_LINKS = {_COMMA, _AND, "&"}
_COPIED = [HEAD, DEP, TAG, POS, LEMMA, ENT_IOB, ENT_TYPE]


class Headlines:
    """A pipeline component that gives headlines the parse of the sentences they stand for, in place."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        data = load_yaml("headlines.yaml")
        self._past = {verb: data["past"].get(verb, _regular_past(verb)) for verb in data["verbs"]}
        self._plain = {_third_person(verb): verb for verb in data["verbs"]}
        self._words = frozenset((*self._past, *self._plain, _TO))
        self._plural = frozenset(data["plural"])

    def __call__(self, doc: Doc) -> Doc:
        """Read every headline of `doc` that has a verb of the list anew."""
        for line in self._headlines(doc):
            shown = self._shown(line)
            if shown:
                self._read(line, shown)
        return doc

    def _headlines(self, doc: Doc) -> list[Span]:
        """The short lines without a full stop that hold no quotation and a word that may be the verb."""
        start, found = 0, list[Span]()
        for line in doc.user_data.get(TEXT, "").split("\n"):
            end = start + len(line)
            if 0 < len(line) <= _WIDEST and line[-1] not in _STOPS and not self._words.isdisjoint(_WORD.findall(line)):
                span = doc.char_span(start, end)
                if span is not None and len(span) <= _LONGEST and not any(token.text in _STOPS for token in span):
                    found.append(span)
            start = end + 1
        return found

    def _shown(self, line: Span) -> dict[int, str]:
        """The words to show in place of others, by their index in the line; the first verb is among them."""
        verb = next((token for token in line[1:] if self._is_verb(token)), None)
        if verb is None:
            return {}
        shown = {verb.i - line.start: self._shown_verb(verb)}
        for comma in line[1:-1]:
            if comma.text != _COMMA:
                continue
            after = comma.nbor()
            if comma.i > verb.i and self._form(after) is not None:
                shown |= {comma.i - line.start: _AND, after.i - line.start: self._shown_verb(after)}
            elif comma.nbor(-1).tag_ in _NOMINAL and after.tag_ in _NOMINAL:
                shown[comma.i - line.start] = _AND
        return shown if any(word != line[i].text for i, word in shown.items()) else {}

    def _shown_verb(self, token: Token) -> str:
        form = self._form(token)
        return _WILL if token.lower_ == _TO else str(self._past[form]) if form is not None else token.text

    def _form(self, token: Token) -> str | None:
        """The verb of the list that the token may be the present tense of."""
        return token.lower_ if token.lower_ in self._past else self._plain.get(token.lower_)

    def _is_verb(self, token: Token) -> bool:
        """True for what can only be the verb that follows a subject: "rebels raid", "Sisi issues ultimatum"."""
        before = _before(token)
        if token.lower_ == _TO:
            plain = token.i + 1 < token.sent.end and token.nbor().lower_ in self._past
            return self._acts(before) and (plain or (token.tag_ == "TO" and token.head.tag_ == "VB"))
        if not (_may_be_subject(before) and token.is_lower) or token.i + 1 >= token.sent.end or token.nbor().is_punct:
            return False
        if token.pos_ == "VERB":
            return token.tag_ in _PRESENT
        form = self._form(token)
        if form is None:
            return False
        if token.lower_ == form:
            return self._is_plural(before)
        return token.nbor().tag_ in {*_NOMINAL, "DT"} or token.nbor().lower_ in _PARTICLES

    def _acts(self, noun: Token) -> bool:
        return noun.pos_ == "PROPN" or noun.lower_ in self._plural

    def _is_plural(self, noun: Token) -> bool:
        """True for a plural and for the last name of a list ("Peru, Chile"): no "Gaza attack victims"."""
        if noun.tag_ in _PLURALS or noun.lower_ in self._plural or noun.text.endswith("s"):
            return True
        return noun.pos_ == "PROPN" and any(token.lower_ in _LINKS for token in noun.doc[noun.sent.start : noun.i])

    def _read(self, line: Span, shown: dict[int, str]) -> None:
        """Keep the parse of the line as shown, where the verb is its root and somebody does it."""
        verb = min(i for i, word in shown.items() if word != _AND)
        tries = [shown] if shown[verb] == _WILL else [shown, {**shown, verb: _PLAIN_PAST}]
        read = next((read for read in map(partial(self._parse, line), tries) if _is_clause(read, verb)), None)
        if read is None:
            return
        for i, word in shown.items():
            if word == _WILL:
                read[i].tag_ = "TO"
            elif word != _AND and word != line[i].text:
                read[i].lemma_ = self._form(line[i]) or word
                read[i].tag_ = "VBZ" if line[i].lower_ in self._plain else "VBP"
        _copy(read, line)

    def _parse(self, line: Span, shown: dict[int, str]) -> Doc:
        words = [shown.get(i, token.text) for i, token in enumerate(line)]
        read = Doc(self._nlp.vocab, words=words, spaces=[bool(token.whitespace_) for token in line])
        for name, component in self._nlp.pipeline:
            if name == _NAME:
                break
            read = component(read)
        return read


def _before(token: Token) -> Token:
    """The word before the token, or before what a hyphen joins to it ("Chad test-fires")."""
    first = token.doc[max(token.sent.start, token.i - 3)]
    return first if token.nbor(-1).tag_ == "HYPH" and token.i - first.i == 3 else token.nbor(-1)


def _may_be_subject(word: Token) -> bool:
    """True for a noun, and for a first word that the tagger takes for a verb or an adverb ("Macron")."""
    return word.tag_ in _NOUNS or (word.i == word.sent.start and word.is_title and word.tag_ in _NAMES_MISREAD)


def _is_clause(read: Doc, verb: int) -> bool:
    """True where the verb, or that of its "will", is the root and has a subject."""
    root = read[verb].head if read[verb].lower_ == _WILL else read[verb]
    return root.dep_ == "ROOT" and any(child.dep_ in _SUBJECT for child in root.children)


def _copy(read: Doc, line: Span) -> None:
    """Put the annotations of `read` on the tokens of `line`."""
    doc = line.doc
    table: Any = doc.to_array(_COPIED)
    table[line.start : line.end] = read.to_array(_COPIED)
    doc.from_array(_COPIED, table)


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "s"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeou" else verb + "ed"


@Language.factory(_NAME)
def make_headlines(nlp: Language, name: str) -> Headlines:
    """Build the component; it runs the components before it once more."""
    return Headlines(nlp)
