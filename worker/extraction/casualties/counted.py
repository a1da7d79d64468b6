"""Whom a word of harm counts: the subject of "died", the object of "killed", those of whom "murder" is told."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.casualties.tolls import stated, toll_noun
from worker.extraction.casualties.victims import kind_of
from worker.extraction.casualties.words import casualty_words
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.tree import children, objects, preposition_objects, subjects
from worker.labels import (
    AMOD,
    COMPOUND,
    CONJ,
    COUNTED,
    GOVERNED,
    JJ,
    NNS,
    NOUN,
    NPADVMOD,
    NSUBJ,
    NSUBJPASS,
    NUM,
    NUMMOD,
    PARTICLES,
    PATIENTS,
    POBJ,
    POSS,
    PREDICATES,
    PRON,
    SUBJECTS,
    VBD,
    VBN,
    VERB,
)
from worker.party_kinds import ARMED

_TO, _DOWN = "to", "down"
_LIST = 5  # words between two of a list
_OF = frozenset(("of",))
_SUFFERING = {"with": "suffering_with", "for": "suffering_for"}


def counted_by(word: Token) -> Iterator[Token]:
    """The tokens whose count belongs to a word of harm."""
    words = casualty_words()
    lemma = word.lemma_.lower()
    noun = toll_noun(word)
    if noun is not None:
        yield from stated(word, noun)
    elif lemma in words["losing"]:
        yield from (token for token in objects(word) if kind_of(token) in ARMED)
    elif lemma in words["lives"]:
        yield from _lives(word)
    elif lemma in words["bodies"]:
        yield from _bodies(word)
    elif lemma in words["taken"]:
        yield from _taken(word)
    elif lemma in words["states"] or word.lower_ in words["states"]:
        yield from _described(word)
    elif word.pos_ == VERB:
        yield from _of_verb(word)
    elif word.dep_ == POBJ and word.head.lower_ == _TO and word.head.head.pos_ == VERB and not list(word.lefts):
        verb = word.head.head  # "hacked 14 people to death", "hacked to death 14 farmers"
        yield from objects(verb) or children(verb, {NPADVMOD}) or subjects(verb)  # "a family burned to death"
    elif word.pos_ == NOUN:
        yield from _of_noun(word) if word.dep_ != COMPOUND else ()  # "a murder trial"
    elif lemma not in words["with_down"]:
        yield from _described(word)


def _of_verb(word: Token) -> Iterator[Token]:
    words, lemma = casualty_words(), word.lemma_.lower()
    if lemma in words["with_down"]:
        if any(particle.lower_ == _DOWN for particle in children(word, PARTICLES)):
            yield from objects(word)
    elif lemma in words["undergone"] and word.tag_ != JJ:
        yield from subjects(word)
    elif word.dep_ == AMOD:
        yield from _described(word)
    else:
        found = objects(word) or _of_whom(word)
        yield from found if found or not _follows_count(word) else _described(word)


def _of_whom(word: Token) -> list[Token]:
    """Those of "sixteen people are reported killed", "five officers were slain"."""
    return children(word.head, SUBJECTS) if word.dep_ in PREDICATES and word.tag_ in {VBN, VBD, JJ} else []


def _of_noun(word: Token) -> Iterator[Token]:
    """Those of "14 deaths", "the murder of two nuns", "Rojas's assassination", "sustained injuries"."""
    words, lemma = casualty_words(), word.lemma_.lower()
    if lemma in words["suffered"] and word.dep_ in GOVERNED and word.head.lemma_.lower() in words["suffering"]:
        yield from subjects(word.head)
        return
    if lemma in words["suffered"] and word.dep_ == POBJ and (verb := _suffering_with(word)) is not None:
        yield from objects(verb) or subjects(verb)
        return
    of_nobody = lemma in words["suffered"] and lemma not in words["unharmed"]  # "two gunshot wounds"
    if of_nobody or any(child.lower_ in words["undone"] for child in children(word, {AMOD})):
        return
    deed = lemma in words["deeds"]
    if not deed or children(word, {NUMMOD}):
        yield word
    yield from preposition_objects(word, _OF)
    if deed or lemma in words["unharmed"]:
        yield from (owner for owner in children(word, {POSS}) if owner.pos_ != PRON)


def _suffering_with(noun: Token) -> Token | None:
    """The verb of "escaped with light injuries", "left 23 people with injuries", "were treated for wounds"."""
    verb = noun.head.head
    while verb.pos_ != VERB and verb.head != verb:
        verb = verb.head
    verbs = casualty_words().get(_SUFFERING.get(noun.head.lower_, ""), {})
    return verb if verb.lemma_.lower() in verbs else None


def _lives(word: Token) -> Iterator[Token]:
    """Those of "claimed 12 lives", "cost the lives of two men", "nine people lost their lives"."""
    verb, words = word.head, casualty_words()
    if word.dep_ not in PATIENTS:
        return
    if verb.lemma_.lower() in words["taking_lives"] or word.dep_ == NSUBJPASS:
        yield word
        yield from preposition_objects(word, _OF)
    elif verb.lemma_.lower() in words["losing"] and children(word, {POSS}):
        yield from subjects(verb)


def _bodies(word: Token) -> Iterator[Token]:
    """Those whose bodies were found: "the bodies of four men", "12 bodies"."""
    if word.dep_ in PATIENTS and word.head.lemma_.lower() in casualty_words()["finding"]:
        yield from preposition_objects(word, _OF) or [word]


def _follows_count(word: Token) -> bool:
    """True for the participle of "left 12 dead and 30 wounded"."""
    return word.i > word.sent.start and word.nbor(-1).pos_ == NUM


def _described(word: Token) -> Iterator[Token]:
    """The count before an adjective: "12 dead", "left 12 people dead", "three wounded soldiers"."""
    if word.dep_ == AMOD:  # "three wounded soldiers", "left 20 soldiers and 35 rebels dead"
        noun = word.head
        while word.i > noun.i and noun.dep_ == CONJ and noun.head.pos_ == NOUN:
            noun = noun.head
        yield noun
        return
    for token in reversed(word.doc[max(word.sent.start, word.i - 4) : word.i]):
        if token.pos_ in COUNTED:
            yield _first_of(token)
            return
        if token.pos_ == VERB:
            yield from objects(token) or subjects(token)  # "were shot dead", "shot dead a guard", "fell dead"
            return


def _first_of(noun: Token) -> Token:
    """The first of the list that a noun ends: the guard of "left one guard and two soldiers dead"."""
    while noun.dep_ == CONJ and noun.head.pos_ == noun.pos_ and noun.i - noun.head.i <= _LIST:
        noun = noun.head
    return noun


def _taken(word: Token) -> Iterator[Token]:
    """Those of "took twelve people hostage" and "were held captive"; the word for them alone counts nobody."""
    if (
        word.head.lemma_.lower() in casualty_words()["taking"]
        and word.dep_ not in {NSUBJ, NSUBJPASS, POBJ}
        and word.tag_ != NNS
    ):
        yield from (token for token in objects(word.head) if token != word or figure_of(word))  # "taking 25 hostage"
        yield from (child for child in children(word, {COMPOUND}) if child.tag_ == NNS)  # "took nurses hostage"
