"""Who is said to have done an event that a noun tells: "responsible for the attack", "accused of the murder".

The words are data (worker/resources/lexicon/answering.yaml). Where the text says that nobody did, nobody is returned.
"""

from functools import cache
from typing import Any

from spacy.tokens import Token

from worker.extraction.grammar.tree import agents, children, is_passive, objects, preposition_objects, subjects
from worker.labels import (
    ACOMP,
    ADNOMINAL_CLAUSES,
    AMOD,
    CONJ,
    DOBJ,
    NEG,
    NOUNS,
    OF_PREPOSITION,
    OPRD,
    PATIENTS,
    PCOMP,
    POBJ,
    PREP,
    VERB,
    XCOMP,
)
from worker.resources import load_yaml

_NEAR = 12  # words behind an event within which a participle may lay it at a door
_TAKING_UP = {"it", "them", "this"}
_CLAIM = "claim"
_DENYING = {"deny", "disavow", "disown"}
_UNDER = {POBJ, PCOMP, PREP, DOBJ, AMOD, ACOMP, OPRD, XCOMP}  # how an event hangs on the verb that lays it at a door
_CLIMB = 5  # words between a denial and what is denied
_FOR = ("for", "of", "from", "by")


def answerable(event: Token) -> list[Token]:
    """Heads of the phrases of those who are said to have done what `event`, a noun, tells."""
    if event.dep_ in PATIENTS:
        found = _told(_by_verb(event, event.head))
        if found:
            return found
    laid = _laid_further(event)
    if laid:
        return _told(laid)
    if is_disowned(event):
        return []
    if event.dep_ == "pobj" and event.head.lower_ in _words()["links"]:
        return _told(_by_phrase(event.head))
    return []


def bare_claim(word: Token) -> list[Token]:
    """Who claims an event that was told before: the rebels of "the rebels took responsibility"."""
    if word.lemma_.lower() not in _words()["claimed"] or word.dep_ not in PATIENTS:
        return []
    verb = word.head
    if verb.lemma_.lower() not in _words()["claiming"] or any(child.dep_ == PREP for child in word.children):
        return []
    return _told(_behind(subjects(verb)))


def is_claim(event: Token) -> bool:
    """True for the attack of "claimed the attack on Saturday", "claimed responsibility for it"."""
    top = event.head.head if event.dep_ == "pobj" and event.head.lower_ in _FOR else event
    return top.dep_ in PATIENTS and top.head.lemma_.lower() == _CLAIM


def is_disowned(event: Token) -> bool:
    """True for the attack of "denied being behind the attack", "denied any role in the attack"."""
    token = event
    for _ in range(_CLIMB):
        token = token.head
        if token.lemma_.lower() in _DENYING and token.pos_ == "VERB":
            return True
    return False


def blaming_verb(event: Token) -> Token | None:
    """The verb that lays an event at a door: "attributed it to X", "charged X with it", "blasts blamed on X"."""
    laying = _words()["laying"]
    if event.dep_ in PATIENTS and event.head.lemma_.lower() in laying:
        return event.head
    near = event.doc[event.i : min(event.i + _NEAR, event.sent.end)]
    beside = event.head.children if event.dep_ == DOBJ else ()
    verbs = [token for token in near if token.dep_ in ADNOMINAL_CLAUSES and token.head == event]
    verbs += [verb for verb in beside if verb.dep_ == CONJ]
    found = next((verb for verb in verbs if verb.lemma_.lower() in laying and _laid_further(event)), None)
    return found or _charging_verb(event)


def _charging_verb(event: Token) -> Token | None:
    """The verb of "charged X with the murder", "suspected X of carrying out the raid", "held X responsible for it"."""
    token, links = event, []
    for _ in range(_CLIMB):
        if token.dep_ not in _UNDER or token.head == token:
            return None
        links += [token.head.lower_] if token.dep_ in OF_PREPOSITION else []
        token = token.head
        if token.pos_ == VERB and token.lemma_.lower() in _words()["charging"]:
            return token if links and links[-1] in _words()["charged"] else None
    return None


def denying_verb(event: Token) -> Token | None:
    """The verb of "denied being behind the attack", "denied any role in it"; None for "did not deny"."""
    token = event
    for _ in range(_CLIMB):
        token = token.head
        if token.lemma_.lower() in _DENYING and token.pos_ == VERB:
            return None if children(token, {NEG}) else token
    return None


def laid_at(event: Token) -> frozenset[str]:
    """The prepositions that name the doer beside `event`, not its target: "blamed the attack on separatists"."""
    verb = event.head
    return frozenset(_words()["laying"].get(verb.lemma_.lower(), ())) if event.dep_ in PATIENTS else frozenset()


def _laid_further(event: Token) -> list[Token]:
    """ "A blast attributed to X", "condemned the attack and blamed it on X"."""
    beside = event.head.children if event.dep_ == "dobj" else ()
    near = event.doc[event.i : min(event.i + _NEAR, event.sent.end)]
    verbs = [token for token in near if token.dep_ in ADNOMINAL_CLAUSES]
    verbs += [verb for verb in beside if verb.dep_ == "conj" and any(t.lower_ in _TAKING_UP for t in objects(verb))]
    found = ((verb, _words()["laying"].get(verb.lemma_.lower())) for verb in verbs)
    return [doer for verb, prepositions in found if prepositions for doer in preposition_objects(verb, prepositions)]


def _by_verb(event: Token, verb: Token) -> list[Token]:
    prepositions = laid_at(event)
    if prepositions:
        return preposition_objects(verb, prepositions) or preposition_objects(event, prepositions)
    if verb.lemma_.lower() in _words()["owning"]:
        return _behind(agents(verb) if is_passive(verb) else subjects(verb))
    return []


def _behind(speakers: list[Token]) -> list[Token]:
    """Those for whom somebody claims an attack: "a spokesman for X", "a statement by X"; else the speakers."""
    found: list[Token] = []
    for speaker in speakers:
        speaks = speaker.lemma_.lower() in _words()["speaking"]
        found += (preposition_objects(speaker, _FOR) if speaks else []) or [speaker]
    return found


def _by_phrase(link: Token) -> list[Token]:
    governor = link.head
    lemma = governor.lemma_.lower()
    if link.lower_ == "behind":
        return subjects(governor) if lemma == "be" else []
    if lemma in _words()["accusing"] and governor.pos_ == "VERB":
        return objects(governor)
    if lemma in _words()["answerable"]:
        return _bearers(governor)
    if governor.dep_ == "dobj" and governor.head.lemma_.lower() in _words()["accusing"]:
        return [governor]  # the parser hangs "of the murder" on the accused as often as on the verb
    return []


def _bearers(word: Token) -> list[Token]:
    """Who is responsible, or claims responsibility; the group of "the group responsible for the attack"."""
    if word.dep_ in PATIENTS:
        return _behind(subjects(word.head)) if word.head.lemma_.lower() in _words()["claiming"] else []
    if word.dep_ in {"acomp", "attr", "oprd"}:
        return subjects(word.head)
    if word.dep_ == "amod" and word.head.pos_ in NOUNS:
        return [word.head]
    return []


def _told(doers: list[Token]) -> list[Token]:
    return [doer for doer in doers if not is_nobody(doer)]


def is_nobody(doer: Token) -> bool:
    """True for "no group" and "nobody", and for whoever did not."""
    verb = doer.head
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    return doer.lower_ in _words()["no"] or any(c.lower_ in _words()["no"] for c in children(doer, {"det"}))


@cache
def _words() -> dict[str, Any]:
    data: dict[str, Any] = load_yaml("lexicon/answering.yaml")
    return data
