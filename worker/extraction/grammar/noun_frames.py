"""Frames of event nouns: "the bombing of X by Y", "launched an attack on X", "faced criticism from Y"."""

from spacy.tokens import Token

from worker.extraction.grammar.frame import Frame, Refusal, doer_refusal, quoted
from worker.extraction.grammar.instruments import is_weapon
from worker.extraction.grammar.lexicon import Entry, Lexicon
from worker.extraction.grammar.tree import (
    HYPHENS,
    agents,
    children,
    container_top,
    is_infinitive,
    is_passive,
    objects,
    preposition_objects,
    subjects,
)
from worker.labels import ADNOMINAL_CLAUSES, GOVERNED, MODIFIERS, PREMODIFIERS, TIMES, WHO
from worker.normalisation.parties.lexicon import nouns

_BEFORE_NOUN = 4  # words in front of an event noun that may say what kind it is
_GIVER = ("from", "by", "of")
_REASONS = ("for", "over")  # "came under attack for the cost": in words
_MANNER = {"in", "with"}
_MEETING = "meet"
_DEFINITE = {"the"}
_ONE = {"a", "an", "another"}
_TO = ("to",)
_BETWEEN = ("between", "among")
_WITH = ("with",)
_AGAINST = ("against", "upon")
_FROM = ("from",)
_COME = "come"
_UNDER = "under"
_PEOPLES = {"NORP", "ORG"}
_TARGET_PREPOSITIONS = ("on", "against", "upon", "at", "targeting")


def noun_frame(noun: Token, entry: Entry, lexicon: Lexicon) -> Frame | Refusal:
    """The frame of an event noun, or why this sense of it does not count."""
    before = {t.lower_ for t in noun.doc[max(noun.sent.start, noun.i - _BEFORE_NOUN) : noun.i] if _modifies(t, noun)}
    foreign = before & (entry.not_modifier | lexicon.words.get("not_before", frozenset()))
    if foreign:
        return Refusal(noun, entry, f"{quoted(foreign)} before it is in `not_modifier` or `not_before`")
    if (
        noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.pos_ == "NOUN"
    ):  # "attack helicopter": the head decides
        return Refusal(noun, entry, f"it only describes “{noun.head.text}”")
    top = container_top(noun)
    carrier = carrier_of(top, lexicon)
    actors = noun_actors(noun, carrier, lexicon)
    if entry.not_actor or entry.subject_is:
        reason = doer_refusal([*actors, *(subjects(top.head) if top.dep_ == "dobj" else ())], entry)
        if reason is not None:
            return Refusal(noun, entry, reason)
    told = preposition_objects(noun, entry.recipient)
    recipients = told if entry.recipient else _noun_recipients(noun, top, lexicon)
    if not actors and entry.recipient and "from" not in entry.recipient:  # "aid from Kuwait"
        actors = preposition_objects(noun, _FROM)
    if not actors and "between" in entry.recipient:  # both sides of a truce keep it
        actors = preposition_objects(noun, ("between",))
        recipients = [token for token in recipients if token not in actors]
    if entry.both:
        actors, recipients = _sides(noun, top, actors, recipients)
    hit = _hit_with(top, lexicon)
    if hit is not None:
        recipients = objects(hit)
        if not recipients:  # the headline "Chad hit with sanctions"
            recipients = subjects(hit)
        elif not actors:
            actors = subjects(hit)
    receiver = receiver_of(noun, top, lexicon)
    if receiver is not None:
        actors = preposition_objects(noun, _GIVER) or preposition_objects(receiver, _GIVER)
        recipients = subjects(receiver)
    return Frame(noun, entry, tuple(actors), tuple(recipients), carrier)


def _sides(noun: Token, top: Token, actors: list[Token], recipients: list[Token]) -> tuple[list[Token], list[Token]]:
    """Who fights whom: "clashes between A and B", which the parser may hang on the verb of "erupted", or "with B"."""
    sides = preposition_objects(noun, _BETWEEN)
    if not sides and top.dep_ == "nsubj":
        sides = preposition_objects(top.head, _BETWEEN)
    if sides and not actors:
        first, *others = sides
        return [first], [*(others or first.conjuncts), *recipients]
    return actors, [*preposition_objects(noun, _WITH), *recipients]


def receiver_of(noun: Token, top: Token, lexicon: Lexicon) -> Token | None:
    """The verb of "faced criticism from X", "won support from X": who does the act stands under the preposition."""
    while top.dep_ == "conj":
        top = top.head
    verb = top.head.head if top.dep_ == "pobj" else top.head
    if top.dep_ in GOVERNED and verb.lemma_.lower() in lexicon.words.get("receiving_verbs", frozenset()):
        people = verb.lemma_.lower() == _MEETING and any(child.lower_ in _DEFINITE for child in children(noun, {"det"}))
        return None if is_passive(verb) or people else verb  # "met with the opposition"
    return None


def _hit_with(top: Token, lexicon: Lexicon) -> Token | None:
    """The verb of "was hit with sanctions by X", "slapped X with a ban": its object undergoes the act."""
    verb = top.head.head
    if top.dep_ != "pobj" or top.head.lower_ != "with":
        return None
    return verb if verb.lemma_.lower() in lexicon.words.get("hitting_verbs", frozenset()) else None


def _modifies(token: Token, noun: Token) -> bool:
    while token.i != noun.i and token.dep_ in MODIFIERS | {"punct", "npadvmod"} and token.head.i != token.i:
        token = token.head
    return token.i == noun.i


def carrier_of(top: Token, lexicon: Lexicon) -> Token | None:
    """The light verb whose object the noun is ("carried out an attack"), or that tells of it in a relative clause."""
    light = lexicon.words.get("light_verbs", frozenset())
    if top.dep_ in {"dobj", "nsubjpass", "conj"} and _with_particle(top.head) & light:
        return top.head
    for clause in children(top, ADNOMINAL_CLAUSES):
        if clause.lemma_.lower() in light:
            return clause
    return None


def _with_particle(verb: Token) -> set[str]:
    """The verb alone and with its particle: "call off"."""
    lemma = verb.lemma_.lower()
    return {lemma, *(f"{lemma} {child.lower_}" for child in children(verb, {"prt"}))}


def noun_actors(noun: Token, carrier: Token | None, lexicon: Lexicon) -> list[Token]:
    found = agents(noun)
    if not found and carrier is not None:
        found = agents(carrier) if is_passive(carrier) else subjects(carrier)
    if not found:
        found = [owner for owner in children(noun, {"poss"}) if owner.ent_type_ not in TIMES]  # "Monday's attack"
    if not found:
        found = [c for c in noun.children if c.dep_ in PREMODIFIERS and _names(c)]
    if not found:
        found = forces_before(noun, lexicon)
    return found or _in_which(noun) or _source_of(noun) or _answering(noun, lexicon) or _coming_from(noun, lexicon)


def forces_before(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who uses the force of "police firing" and "a militant attack"; "a soldier's killing" names whom it hit."""
    words = lexicon.words
    if noun.lemma_.lower() in words.get("undergone_nouns", frozenset()):
        return []
    forces, last = words.get("forces_before", frozenset()), noun.i - 1  # not the "police" of "a police station attack"
    return [c for c in noun.children if c.i == last and c.dep_ in PREMODIFIERS and c.lemma_.lower() in forces]


def _source_of(noun: Token) -> list[Token]:
    """Who stands behind "from" in "an appeal to both sides came from the Red Cross"."""
    verb = noun.head
    coming = noun.dep_ == "nsubj" and verb.lemma_.lower() == _COME
    return preposition_objects(verb, _FROM) if coming else []


def _coming_from(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who stands behind "from" in "came under attack from gunmen": people in arms, a people or a body, no place."""
    attackers = lexicon.words.get("attackers", frozenset())
    governors = (noun, noun.head.head) if is_undergone(noun.head.head, lexicon) else (noun,)
    sources = [token for governor in governors for token in preposition_objects(governor, _FROM)]
    return [t for t in sources if t.lemma_.lower() in attackers or t.ent_type_ in _PEOPLES or is_weapon(t, lexicon)]


def is_undergone(verb: Token, lexicon: Lexicon) -> bool:
    """True for the verb of "came under attack", whose subject does nothing."""
    coming = verb.lemma_.lower() in lexicon.words.get("coming_verbs", frozenset())
    return coming and any(child.lower_ == _UNDER for child in children(verb, {"prep"}))


def _answering(noun: Token, lexicon: Lexicon) -> list[Token]:
    """Who "responded with air strikes"."""
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "with" or is_passive(verb):
        return []
    return subjects(verb) if verb.lemma_.lower() in lexicon.words.get("answering", frozenset()) else []


def _in_which(noun: Token) -> list[Token]:
    """Who does something else by it: "In a warning to Chad, the president said"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in _MANNER or noun.head.head.pos_ != "VERB":
        return []
    if not any(child.lower_ in _ONE for child in children(noun, {"det"})) or not preposition_objects(noun, _TO):
        return []
    return subjects(noun.head.head)


def _names(token: Token) -> bool:
    """True for a name, and for the second of a pair, which the model may not know: "Israel-Hamas talks"."""
    if token.ent_type_ in WHO or _is_pair(token):
        return True
    first = token.nbor(-2) if token.pos_ == "PROPN" and token.i > 1 and token.nbor(-1).text in HYPHENS else token
    return first.head == token and first.ent_type_ in WHO


def _is_pair(token: Token) -> bool:
    """True for the second of two parties joined by a hyphen: "government-rebel"."""
    joined = token.i > 1 and token.nbor(-1).text in HYPHENS and token.nbor(-2).head == token
    kinds = nouns().kinds
    return joined and token.lower_ in kinds and token.nbor(-2).lower_ in kinds


def _noun_recipients(noun: Token, top: Token, lexicon: Lexicon) -> list[Token]:
    found = preposition_objects(noun, _TARGET_PREPOSITIONS)
    if top.i != noun.i:
        found += preposition_objects(top, _TARGET_PREPOSITIONS)
    of_phrase = preposition_objects(noun, ("of",))
    whole = lexicon.words.get("wholes", frozenset())
    found += [token for token in of_phrase if not (is_weapon(token, lexicon) or token.lemma_.lower() in whole)]
    for token in of_phrase:
        if token.lemma_.lower() in whole:  # "the biggest attack of the war on Chad"
            found += preposition_objects(token, _TARGET_PREPOSITIONS)
    for clause in children(noun, ADNOMINAL_CLAUSES):
        if clause.lemma_.lower() == "target":
            found += objects(clause)
    if not found and noun.head.pos_ == "VERB" and top.dep_ == "nsubj" and noun.head.lemma_.lower() in _harm(lexicon):
        found = objects(noun.head)
    if not found and top.dep_ == "nsubj" and noun.head.lemma_.lower() == "leave":
        found = [token for token in objects(noun.head) if _left(token) & lexicon.words.get("left", frozenset())]
    if not found and top.head.lemma_.lower() in lexicon.words.get("light_verbs", frozenset()):
        found = preposition_objects(top.head, _AGAINST)  # the parser hangs it on the verb of "carried out strikes"
    if not found:  # "launched an offensive to retake Mosul"
        found = [t for aim in children(noun, ADNOMINAL_CLAUSES) if is_infinitive(aim) for t in objects(aim)]
    if not found and top.dep_ == "pobj" and top.head.head.lemma_.lower() in lexicon.words.get("death_verbs", ()):
        found = subjects(top.head.head)  # "three villagers died in the shelling", "in weeks of violence"
    return found or _befallen(top, lexicon)


def _befallen(top: Token, lexicon: Lexicon) -> list[Token]:
    """Whom the attack befell: "survived an attack", "was subjected to shelling", "was the target of a bombing"."""
    words, link = lexicon.words, top.head
    if top.dep_ == "dobj" and link.lemma_.lower() in words.get("undergoing_verbs", frozenset()):
        return subjects(link)
    if top.dep_ != "pobj":
        return []
    verb, preposition = link.head, link.lower_
    if preposition == "to" and verb.lemma_.lower() in words.get("subjecting_verbs", frozenset()):
        return objects(verb)
    reasons = [found for token in (top, verb) for found in preposition_objects(token, _REASONS)]
    if preposition == _UNDER and not reasons and verb.lemma_.lower() in words.get("coming_verbs", frozenset()):
        return subjects(verb)
    if preposition == "of" and verb.dep_ == "attr" and verb.lemma_.lower() in words.get("undergoers", frozenset()):
        return subjects(verb.head)
    return []


def _left(token: Token) -> set[str]:
    """The words after an object that say how it was left, whether the parser hangs them on it or on the verb."""
    return {
        c.lower_ for c in (*token.rights, *token.head.rights) if c.dep_ in {"amod", "acl", "oprd", "acomp", "advcl"}
    }


def _harm(lexicon: Lexicon) -> set[str]:
    return {lemma for lemma, entries in lexicon.verbs.items() if any(e.harm or e.weak for e in entries)}
