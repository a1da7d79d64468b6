"""The day told in the phrase of an event noun, however the parser hangs it: "condemns the attack on Izium on May 3"."""

from spacy.tokens import Span, Token

from worker import labels
from worker.normalisation.dates.clauses import clause_of, owner_of
from worker.resources import load_yaml

_LEXICON = load_yaml("dates/lexicon.yaml")
_PLACING = frozenset(_LEXICON["phrase_prepositions"])
_HAPPENING = frozenset(_LEXICON["happening_verbs"])
_NEWS = frozenset(_LEXICON["news_nouns"])
_REACH = 16  # words between a noun and its day


def is_told_behind(noun: Token, day: Span) -> bool:
    """True for a day that ends the phrase of `noun` and cannot be that of the verb above.

    That verb is in the present or the perfect, stands behind, or has a day of its own; or the phrase goes on behind the
    day. Of "condemned the attack on Monday" nobody knows.
    """
    if not _ends_phrase(noun, day):
        return False
    verb = clause_of(noun)
    after = day.doc[day.end] if day.end < len(day.doc) else None
    goes_on = after is not None and after.tag_ in labels.RELATIVES
    return goes_on or verb.i > day.end or _is_present(verb) or _has_day(verb, noun)


def is_told_to_happen(noun: Token, day: Token) -> bool:
    """True for the day of "the bombing of a station, which occurred on April 15"."""
    verb = clause_of(owner_of(day))
    if verb.dep_ != labels.RELCL or verb.lemma_.lower() not in _HAPPENING:
        return False
    return noun in (verb.head, *verb.head.ancestors) and verb.i > noun.i


def is_of_the_news(verb: Token, day: Token) -> bool:
    """True for the day of "today's news that troops liberated the town"."""
    return day.dep_ == labels.POSS and day.head.lemma_.lower() in _NEWS and verb.head == day.head


def _ends_phrase(noun: Token, day: Span) -> bool:
    """True where only words of one noun phrase stand between a noun and a day."""
    between = noun.doc[noun.i + 1 : day.start]
    if not 0 < len(between) <= _REACH or noun.pos_ in labels.VERBAL:
        return False
    return all(_is_inside(token) for token in between)


def _is_inside(token: Token) -> bool:
    if token.ent_type_ in labels.TIMES:
        return token.tag_ == labels.RBR  # "earlier today"
    if token.lower_ in _PLACING:
        return True
    if token.pos_ in labels.JOINING:  # of an address, of two names
        before, behind = token.nbor(-1).pos_, token.nbor(1).pos_
        return before == behind and (behind == labels.PROPN or (not token.is_punct and behind in labels.NOUNS))
    return token.pos_ in labels.NOUN_PHRASE or token.tag_ == labels.RBR


def _is_present(verb: Token) -> bool:
    """True for "condemns", "has condemned", which no past day goes with."""
    own = (child for child in verb.children if child.dep_ in labels.AUXILIARIES)
    return any(word.tag_ in labels.PRESENT for word in (verb, *own))


def _has_day(verb: Token, noun: Token) -> bool:
    """True where a day stands between a verb and the phrase: "was jailed on Monday for a murder in Leeds in May"."""
    between = verb.doc[verb.i + 1 : noun.i]
    return any(token.ent_type_ in labels.TIMES and token.pos_ in labels.NOUNS for token in between)
