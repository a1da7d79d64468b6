"""Tolls: counts that news states by a noun ("the death toll rose to 20"), and how a count stands to those before it.

It may take their place, tell all of them anew, or count what a longer time brought ("since the war began").
The words are data (worker/resources/lexicon/tolls.yaml).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Token

from worker.extraction.grammar.tree import children, clause_head, preposition_objects
from worker.labels import (
    ACL,
    ACOMP,
    ADVCL,
    ADVMOD,
    AGENT,
    AMOD,
    ATTR,
    AUX,
    CCOMP,
    COMPOUND,
    DATE,
    DOBJ,
    MARK,
    MONEY,
    NMOD,
    NPADVMOD,
    NUM,
    NUMMOD,
    OF_PREPOSITION,
    OPRD,
    ORDINAL,
    PARTICLES,
    PERCENT,
    POBJ,
    PREP,
    PRON,
    RELATIVE_OR_ADVERBIAL,
    RELCL,
    SUBJECTS,
    TIME,
    TIMES,
    VERB,
    VERBAL,
)
from worker.normalisation.parties.lexicon import nouns
from worker.resources import load_yaml

Telling = Literal["update", "whole", "plain", "cumulative", "certain", "single", "outdated", "nobody"]
UPDATE: Telling = "update"
WHOLE: Telling = "whole"
PLAIN: Telling = "plain"
CUMULATIVE: Telling = "cumulative"
CERTAIN: Telling = "certain"
SINGLE: Telling = "single"
OUTDATED: Telling = "outdated"
NOBODY: Telling = "nobody"

_INSIDE = {ACL, RELCL, AMOD, COMPOUND, NMOD}
_VALUES = {ATTR, DOBJ, OPRD, ACOMP}
_OTHER_VALUES = {DATE, TIME, MONEY, PERCENT, ORDINAL}
_PERFECT = {"has", "have", "had", "'ve", "'s"}
_PLACING = ("in", "at", "inside", "near", "outside", "on")
_YEAR_DIGITS = 4
_OF, _SINCE, _THIS = "of", "since", "this"


def toll_noun(word: Token) -> Token | None:
    """The noun whose value counts what a word of harm means: the "toll" itself, the "number" of "number of dead"."""
    if word.lemma_.lower() in _words()["tolls"]:
        return word
    noun = word
    while noun.dep_ in _INSIDE and noun.head != noun:  # "the number of people killed"
        noun = noun.head
    over = noun.head.head if noun.dep_ == POBJ and noun.head.lower_ == _OF else None
    return over if over is not None and over.lemma_.lower() in _words()["counts"] else None


def stated(word: Token, noun: Token) -> Iterator[Token]:
    """The values that a text gives to a noun for a toll: "a toll of six", "rose to 20", "was put at nine"."""
    verb = noun.head
    found = preposition_objects(noun, {"of", "at"}) if word == noun else preposition_objects(word, {"at"})
    found += preposition_objects(verb, {"to", "at"})
    for inner in children(verb, PARTICLES):  # "revised down to nine"
        found += preposition_objects(inner, {"to"})
    if noun.dep_ in SUBJECTS and verb.lemma_.lower() in _words()["stating"]:
        found += children(verb, _VALUES)
    yield from (token for token in found if not _is_other_value(token))


def _is_other_value(token: Token) -> bool:
    """True for the "5" of "at 5 pm"; a number alone may be mistaken for a date."""
    alone = token.ent_iob_ != "I" and (token.i + 1 == len(token.doc) or token.nbor().ent_iob_ != "I")
    return token.ent_type_ in _OTHER_VALUES and not alone


def is_surpassed(noun: Token) -> bool:
    """True where the value is the least: "the toll has passed 20"."""
    return noun.dep_ in SUBJECTS and noun.head.lemma_.lower() in _words()["surpassing"]


def telling_of(word: Token, counted: Iterable[Token]) -> Telling | None:
    """How the count of a word of harm stands to others; None for one of a part of the scene, or beside others."""
    tokens = tuple(counted)
    noun = toll_noun(word)
    if _is_cumulative(word, noun, tokens):
        return CUMULATIVE
    near = {token.lower_ for token in _near(word, noun, tokens)}
    if near & _words()["outdated"] and not _is_earlier_day(word, noun, tokens):
        return OUTDATED
    if noun is not None:
        changed = noun.head.lemma_.lower() in _words()["changing"] or bool(near & _words()["updated"])
        return UPDATE if changed else WHOLE
    if near & _words()["only"] and not near & _words()["beside"]:
        return WHOLE
    if near & _words()["beside"] or _is_placed(word):
        return None
    return CERTAIN if any(_is_certain(token) for token in tokens) else PLAIN


def _near(word: Token, noun: Token | None, counted: tuple[Token, ...]) -> Iterator[Token]:
    """The words that modify a count: those of its noun, of its verb, and of what governs it."""
    verb = clause_head(noun or word)
    said = (verb.head,) if verb.dep_ == CCOMP and verb.head.pos_ == VERB else ()
    for token in dict.fromkeys((word, *((noun,) if noun is not None else ()), verb, *counted)):
        yield from token.children
        yield token
    for token in said:  # "had earlier said that 12 people died"
        yield from (child for child in token.children if child.lower_ in _words()["outdated"])
    for number in (child for token in counted for child in token.lefts if child.dep_ == NUMMOD):  # "only 12 people"
        yield from number.children


def _is_earlier_day(word: Token, noun: Token | None, counted: tuple[Token, ...]) -> bool:
    """True for "12 people were killed earlier on Tuesday", which nothing has replaced."""
    outdated = [token for token in _near(word, noun, counted) if token.lower_ in _words()["outdated"]]
    return all(token.i + 1 < len(token.doc) and _tells_time(token.nbor()) for token in outdated)


def _tells_time(token: Token) -> bool:
    return token.ent_type_ in TIMES or token.lower_ in _words()["dating"]


def _is_certain(counted: Token) -> bool:
    """True for a noun that names certain people: "five passengers", "two women"."""
    return counted.pos_ not in {NUM, PRON} and counted.lemma_.lower() not in _words()["people"]


def _is_placed(word: Token) -> bool:
    """True where a part of the scene is told: "two people were killed in a house"."""
    places = preposition_objects(clause_head(word), _PLACING)
    return any((nouns().kinds.get(place.lemma_.lower()) or ("",))[0] == "infrastructure" for place in places)


def _is_cumulative(word: Token, noun: Token | None, counted: tuple[Token, ...]) -> bool:
    """True for a count of a longer time than one event takes."""
    verb = clause_head(noun or word)
    if verb.dep_ in RELATIVE_OR_ADVERBIAL and _is_remembered(verb):
        return True
    if any(_is_record(token) for token in verb.subtree):
        return False
    nodes = list(dict.fromkeys((word, *((noun,) if noun is not None else ()), verb, *counted)))
    perfect = noun is not None or any(child.lower_ in _PERFECT for child in children(verb, {AUX}))
    doing = [*children(verb, SUBJECTS), *((verb.head,) if verb.dep_ == RELCL else ())]
    return any(_is_long(child, perfect) for node in nodes for child in node.children) or (
        perfect and any(_lasts(token) for token in doing)
    )


def _is_record(token: Token) -> bool:
    """True for the "deadliest" of an attack; the "first" of "the first five months" is none."""
    return token.lower_ in _words()["record"] and token.head.lemma_.lower() not in _words()["spans"]


def _is_remembered(verb: Token) -> bool:
    """True for what another event did: "the deadliest attack since January, when 14 were killed"."""
    return verb.head.dep_ == POBJ and verb.head.head.lower_ == _SINCE


def _is_long(child: Token, perfect: bool) -> bool:
    """True for a phrase or clause that tells a longer time."""
    if child.dep_ == ADVCL:
        return any(mark.lower_ == _SINCE for mark in children(child, {MARK})) and _begins(child)
    if child.dep_ in {NPADVMOD, "tmod"}:
        return child.lemma_.lower() in _words()["spans"] and any(c.lower_ == _THIS for c in child.children)
    if child.dep_ not in {PREP, AGENT, ADVMOD, MARK}:
        return False
    under = children(child, OF_PREPOSITION)
    if child.lower_ == _SINCE:
        return any(_begins(token) for token in under)
    alike = any(c.lower_ in _words()["alike"] for token in under for c in token.children)
    if alike or (child.lower_ in _words()["within"] and any(_is_span(token) for token in under)):
        return True
    return perfect and any(_lasts(token) for token in under)


def _is_span(noun: Token) -> bool:
    """True for "the past two years", "recent months"."""
    return noun.lemma_.lower() in _words()["spans"] and any(c.lower_ in _words()["near"] for c in noun.children)


def _begins(head: Token) -> bool:
    """True for the beginning of a longer time: "2009", "October", "the war began", "the start of the year"."""
    inside = [token.lower_ for token in head.subtree]
    if not _words()["weekdays"].isdisjoint(inside):
        return False
    if head.pos_ in VERBAL:
        return head.lemma_.lower() in _words()["beginning"]
    long = _words()["months"] | _words()["spans"]
    year = any(word.isdigit() and len(word) == _YEAR_DIGITS for word in inside)
    return year or not long.isdisjoint(inside) or _lasts(head) or head.lemma_.lower() in _words()["outset"]


def _lasts(noun: Token) -> bool:
    return noun.lemma_.lower() in _words()["lasting"]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in load_yaml("lexicon/tolls.yaml").items()}
