"""From a trigger word to its frame: which token heads the actor's phrase, which the recipient's.

A frame is what the lexicon's entry and the dependency tree say; whether it is an event is for the extractors.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from worker.extraction.lexicon import OBJECT, Entry, Lexicon
from worker.extraction.syntax import (
    agents,
    children,
    container_top,
    is_passive,
    objects,
    preposition_objects,
    subjects,
)

_VERB_TAGS = {"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"}
_MODIFIERS = {"amod", "compound", "nmod", "poss", "nummod"}
_BEFORE_NOUN = 4  # words in front of an event noun that may say what kind it is


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its entry and the heads of its roles. `carrier` is the verb that carries a noun ("launched")."""

    trigger: Token
    entry: Entry
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    carrier: Token | None = None

    @property
    def verbal(self) -> bool:
        return self.trigger.pos_ == "VERB"


def frames(sentence: Span, lexicon: Lexicon, tells: Callable[[Frame], bool]) -> Iterator[Frame]:
    """Yield one frame a trigger, in the order of the text: its first sense that fits and that `tells` accepts."""
    for token in sentence:
        frame = next((f for f in _senses(token, lexicon) if tells(f)), None)
        if frame is not None:
            yield frame


def _senses(token: Token, lexicon: Lexicon) -> Iterator[Frame]:
    if token.tag_ in _VERB_TAGS and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
        for entry in lexicon.verbs.get(token.lemma_.lower(), ()):
            frame = _verb_frame(token, entry, lexicon)
            if frame is not None:
                yield frame
    if token.pos_ in {"NOUN", "PROPN"} or token.tag_ == "VBG":
        for entry in lexicon.nouns.get(token.lemma_.lower(), ()) or lexicon.nouns.get(token.lower_, ()):
            frame = _noun_frame(token, entry, lexicon)
            if frame is not None:
                yield frame


def _verb_frame(verb: Token, entry: Entry, lexicon: Lexicon) -> Frame | None:
    particles = {child.lower_ for child in children(verb, {"prt"})}
    if entry.particles is not None and not set(entry.particles) <= particles:
        return None
    direct = objects(verb)
    lemmas = {token.lemma_.lower() for token in direct}
    if lemmas & entry.not_object or (entry.object_is and not (lemmas | _contents(direct)) & entry.object_is):
        return None
    if entry.object == "none" and direct and not is_passive(verb):
        return None
    if entry.object == "thing" and not direct:
        return None
    if entry.object == "retreat" and direct and not {t.lemma_.lower() for t in direct} & lexicon.words["retreating"]:
        return None
    if entry.object == "freed" and not {c.lower_ for c in verb.children} & {"free"}:
        return None
    recipients = _recipients(verb, entry, direct)
    if entry.object == "weapon":
        if not any(is_weapon(token, lexicon) for token in direct):
            return None
        recipients = preposition_objects(verb, entry.recipient)
        recipients += [o for token in direct for o in preposition_objects(token, entry.recipient)]
    actors = agents(verb) if is_passive(verb) else subjects(verb)
    if entry.subject == "weapon" and not any(is_weapon(token, lexicon) for token in [*actors, *direct]):
        return None
    if entry.subject == "weapon":
        actors = []
    return Frame(verb, entry, tuple(actors), tuple(recipients))


def _contents(direct: Sequence[Token]) -> set[str]:
    """What an object consists of: the aid of "an aid package", "tons of aid", "$5 million in aid"."""
    parts = [child for token in direct for child in children(token, {"compound"})]
    parts += [inner for token in direct for inner in preposition_objects(token, ("of", "in"))]
    return {token.lemma_.lower() for token in parts}


def _recipients(verb: Token, entry: Entry, direct: Sequence[Token]) -> list[Token]:
    prepositions = [p for p in entry.recipient if p != OBJECT]
    found = list(direct) if OBJECT in entry.recipient else []
    found += preposition_objects(verb, prepositions)
    if entry.object_is:  # "lifted the ban on X": the other side stands with the object
        found += [o for token in direct for o in preposition_objects(token, prepositions)]
    if not found and entry.deep:
        found = _of_complement(verb) or [o for token in direct for o in preposition_objects(token, _UNDERGOING)]
    return found


def _of_complement(verb: Token) -> list[Token]:
    """Whom the infinitive of "promised to continue aid to X" or "agreed to meet X" is about."""
    found: list[Token] = []
    for clause in children(verb, {"xcomp", "ccomp"}):
        direct = children(clause, {"dobj"})
        for phrase in (clause, *direct):
            found += preposition_objects(phrase, _CONCERNING)
        found = found or direct
    return found


def _noun_frame(noun: Token, entry: Entry, lexicon: Lexicon) -> Frame | None:
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - _BEFORE_NOUN) : noun.i] if _modifies(t, noun)}
    if before & (entry.not_modifier | lexicon.words.get("not_before", frozenset())):
        return None
    if noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.pos_ == "NOUN":
        return None  # "attack helicopter", "peace talks deadline": the head decides
    top = container_top(noun)
    carrier = _carrier(top, lexicon)
    actors = _noun_actors(noun, carrier)
    recipients = _noun_recipients(noun, top, lexicon)
    return Frame(noun, entry, tuple(actors), tuple(recipients), carrier)


def _modifies(token: Token, noun: Token) -> bool:
    while token.i != noun.i and token.dep_ in _MODIFIERS | {"punct", "npadvmod"} and token.head.i != token.i:
        token = token.head
    return token.i == noun.i


def _carrier(top: Token, lexicon: Lexicon) -> Token | None:
    """The light verb whose object the noun is ("carried out an attack"), or that tells of it in a relative clause."""
    light = lexicon.words.get("light_verbs", frozenset())
    if top.dep_ in {"dobj", "nsubjpass", "conj"} and top.head.lemma_.lower() in light:
        return top.head
    for clause in children(top, {"relcl", "acl"}):
        if clause.lemma_.lower() in light:
            return clause
    return None


def _noun_actors(noun: Token, carrier: Token | None) -> list[Token]:
    found = agents(noun)
    if not found and carrier is not None:
        found = agents(carrier) if is_passive(carrier) else subjects(carrier)
    if not found:
        found = children(noun, {"poss"})
    if not found:
        found = [c for c in noun.children if c.dep_ in {"amod", "compound", "nmod"} and _names(c)]
    return found


def _names(token: Token) -> bool:
    return token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}


_UNDERGOING = ("of", "from", "by", "to")
_CONCERNING = ("to", "for", "with", "from", "on", "against", "into")
_TARGET_PREPOSITIONS = ("on", "against", "upon", "at", "targeting")


def _noun_recipients(noun: Token, top: Token, lexicon: Lexicon) -> list[Token]:
    found = preposition_objects(noun, _TARGET_PREPOSITIONS)
    if top.i != noun.i:
        found += preposition_objects(top, _TARGET_PREPOSITIONS)
    of_phrase = preposition_objects(noun, ("of",))
    found += [token for token in of_phrase if not is_weapon(token, lexicon)]
    for clause in children(noun, {"acl", "relcl"}):
        if clause.lemma_.lower() == "target":
            found += objects(clause)
    if not found and noun.head.pos_ == "VERB" and top.dep_ == "nsubj" and noun.head.lemma_.lower() in _harm(lexicon):
        found = objects(noun.head)
    return found


def _harm(lexicon: Lexicon) -> set[str]:
    return {lemma for lemma, entries in lexicon.verbs.items() if any(e.harm or e.weak for e in entries)}


def is_weapon(token: Token, lexicon: Lexicon) -> bool:
    """True for a word of the lexicon's `weapons`, alone or as what a container measures."""
    weapons = lexicon.words.get("weapons", frozenset())
    return token.lemma_.lower() in weapons or token.lower_ in weapons
