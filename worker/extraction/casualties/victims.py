"""Victims told one by one, by name ("Carlos Ruiz") or by what they are ("the mayor", "his wife"): each counts one.

A list of them is read here too, also where the parser takes its second member for another name of the first.
The words are data (worker/resources/lexicon/casualties.yaml).
"""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.event import Figure
from worker.extraction.casualties.words import casualty_words
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.tree import children
from worker.labels import (
    AMOD,
    APPOS,
    COMPOUND,
    COUNTED,
    DET,
    NN,
    NNP,
    NUM,
    NUMMOD,
    PERSON,
    POSS,
    PREMODIFIERS,
    SINGULARS,
)
from worker.normalisation.parties.lexicon import nouns, roles

ONE = Figure(1, 1)
_NOT_PEOPLE = {"", "infrastructure", "country", "organization"}
_NAME = NNP
_PERSON = PERSON
_DETERMINED = {DET, POSS}
_NUMBERS = {NUMMOD}


def is_people(counted: Token) -> bool:
    """True for a count of people: a village may be captured, and a car be missing."""
    if counted.pos_ == NUM or counted.lower_ in nouns().words["portions"]:
        return True
    return kind_of(counted) not in _NOT_PEOPLE


def kind_of(noun: Token) -> str:
    """The kind of party that a noun means by itself, "" where it means none."""
    kind, _ = nouns().kinds.get(noun.lemma_.lower()) or nouns().kinds.get(noun.lower_) or ("", None)
    return kind


def is_one(noun: Token) -> bool:
    """True for one person, named or described; for "a guard" and "one guard" too, who have a number."""
    return _is_named(noun) or _is_described(noun)


def _is_named(noun: Token) -> bool:
    """True for the name of a person, or one behind what he is: "commander Nidal Saqr"."""
    if noun.tag_ != _NAME or noun.dep_ in PREMODIFIERS or children(noun, _NUMBERS):
        return False
    if noun.ent_type_ == _PERSON:
        return True
    return any(_is_person(word) for word in children(noun, {COMPOUND})) and noun.ent_iob_ != "I"


def _is_described(noun: Token) -> bool:
    """True for "the mayor", "his wife", "village chief"."""
    if noun.tag_ not in SINGULARS or noun.dep_ in PREMODIFIERS or not _is_person(noun):
        return False
    return not any(word.lower_ in casualty_words()["nobody"] for word in children(noun, {DET}))


def _is_person(noun: Token) -> bool:
    word = noun.lemma_.lower()
    if word in casualty_words()["several"] or noun.tag_ not in SINGULARS:
        return False
    return word in roles().sector or kind_of(noun) not in _NOT_PEOPLE


def is_uncounted(noun: Token) -> bool:
    """True for one person whom no numeral counts: named, or with an article."""
    return not (noun.pos_ == NUM or children(noun, _NUMBERS)) and (is_one(noun) or figure_of(noun) == ONE)


def members(head: Token) -> Iterator[Token]:
    """The nouns that follow the first of a list: "12 guards and a clerk", "the mayor, his wife and two children"."""
    described = children(head, {AMOD}) if head.pos_ == NUM else []  # "twenty Indian and four Chinese men"
    joined = [token for child in (head, *described) for token in child.conjuncts]
    joined += [token for other in children(head, {APPOS}) for token in _apposed(head, other)]
    for token in joined:
        if token.i > head.i and token.pos_ in COUNTED and not _is_same_person(token):
            yield token


def _apposed(head: Token, other: Token) -> list[Token]:
    """The members of a list of which the parser takes the second for another name of the first: "a farmer, his son"."""
    rest = [token for token in other.conjuncts if token.i > other.i]
    if not _is_single(head):
        items = [figure.low or 0 for token in (other, *rest) if (figure := figure_of(token))]
        whole = figure_of(head)
        named = figure_of(other) is None or not rest or head.pos_ == NUM or is_anybody(head)
        return [] if named or (whole and whole.low == sum(items)) else [other, *rest]
    owned = bool(children(other, {POSS}))
    counted = bool(children(other, _NUMBERS)) or other.pos_ == NUM
    return [other, *rest] if rest and (owned or counted) else rest


def _is_single(noun: Token) -> bool:
    return is_one(noun) or figure_of(noun) == ONE


def is_anybody(noun: Token) -> bool:
    """True for "people" and "others", who may be told again by what they are."""
    return noun.lower_ in nouns().words["portions"] or noun.lemma_.lower() in casualty_words()["anybody"]


def _is_same_person(token: Token) -> bool:
    """True for the second of "an activist and party secretary", who is the first."""
    if token.tag_ != NN or token.lemma_.lower() in casualty_words()["plain"]:
        return False
    return not (children(token, _DETERMINED | _NUMBERS) or figure_of(token))
