"""Whether an event happened: actual, planned, hypothetical, denied or historical.

Read from the words around the trigger and around what governs it: negation, auxiliaries, conditionals, verbs of
denying, fearing and planning, and "years after" clauses. Dates make more events historical (see `merge`).
"""

from collections.abc import Iterator, Mapping
from functools import cache

from spacy.tokens import Token

from worker.event import Modality
from worker.extraction.grammar.tree import ancestors_in_clause, children, is_infinitive, preposition_objects
from worker.labels import (
    AUXILIARY_OR_NEGATION,
    CLAUSE_OPENERS,
    DETERMINERS,
    MARK_OR_PREPOSITION,
    OBJECT_PREDICATES,
    OBJECTS,
    OF_PREPOSITION,
    PAST,
    PRESENT,
    SUBJECTLESS,
    SUBJECTS,
    VERBAL,
)
from worker.resources import load_yaml

_SHORT = "short"
_BE, _CALL = "be", "call"
_DEFINITE = "the"
_ORDER_GIVEN = "order"
_WHEN = "when"
_MODAL = "MD"
_BEHIND = {"acl", "amod"}
_CLIMB = 6  # governors looked at
_COMPLEMENTS = {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "acl", "relcl", "nsubjpass", "csubj"}
_ORDER: tuple[Modality, ...] = ("denied", "hypothetical", "planned", "historical")

_Words = Mapping[str, frozenset[str]]
_Reading = tuple[Modality, Token]  # what the event is, and the word that says so


def modality_of(trigger: Token) -> Modality:
    """Return the modality of the event that `trigger` tells; the strongest of several readings wins."""
    return read_modality(trigger)[0]


def read_modality(trigger: Token) -> tuple[Modality, Token | None]:
    """The modality of the event that `trigger` tells, and the word that says so (None for what simply happened)."""
    words = _words()
    readings = dict(_past(trigger, words))
    readings.update(("denied", thing) for thing in children(trigger, {"dobj"}) if _is_none(thing, words))
    token = trigger
    for _ in range(_CLIMB):
        if token.pos_ == "NOUN" and token.lemma_.lower() in words["begun"]:
            readings.pop("planned", None)  # "the start of the next phase"
        readings.update(_around(token, words))
        if token.i != trigger.i:  # "called off the talks": calling off is done, talking is not
            readings.update(_called_off(token, words))
        readings.update(_governed(token, words))
        if token.head.i == token.i or not _passes_up(token, words):
            break
        token = token.head
    if readings.keys() >= {"denied", "hypothetical"} and readings["hypothetical"].lower_ in words["if"]:
        readings.pop("denied")  # "unless they stop bombing the town", "if the troops do not withdraw"
    if readings.keys() >= {"planned", "hypothetical"} and readings["hypothetical"].lower_ in words["further"]:
        readings.pop("hypothetical")  # "will hold further talks"
    if "denied" in readings and _wished(trigger, words):
        return "hypothetical", readings["denied"]  # "there should be no strikes", "no strike will go unanswered"
    return next(((modality, readings[modality]) for modality in _ORDER if modality in readings), ("actual", None))


def is_forgone(trigger: Token) -> bool:
    """True for what somebody will not do, or does no longer: "promised not to attack", "stopped short of bombing".

    That is no denial, which says that something did not happen.
    """
    modality, word = read_modality(trigger)
    if modality != "denied" or word is None:
        return False
    words = _words()
    governor = word.head if word.dep_ == "prt" else word  # "ruled out"
    if governor.lemma_.lower() in words["forgoing"] or word.lower_ == _SHORT:
        return True
    negated = word.head if word.dep_ == "neg" or word.lower_ in words["no"] else word
    ahead = words["will"] | words["would"]
    return is_infinitive(negated) or any(c.dep_ == "aux" and c.lower_ in ahead for c in negated.children)


def _around(token: Token, words: _Words) -> Iterator[_Reading]:
    """What the dependents of one token say."""
    verbal = token.pos_ in VERBAL
    spared = _is_spared(token, words)
    for child in token.children:
        low = child.lower_
        if spared and child.dep_ in AUXILIARY_OR_NEGATION:
            continue
        if _negates(child, words):
            yield "denied", child
        elif child.dep_ == "aux" and verbal:
            if low in words["would"] and _reporter(token).lemma_.lower() in words["reporting"]:
                yield "planned", child  # "said it would meet": the "will" of a reported plan
            elif low in words["may"] or (child.tag_ == "TO" and _asks_how(token, words)):
                yield "hypothetical", child
            elif low in words["will"] or (child.tag_ == "TO" and token.dep_ == "ROOT"):  # "Norway to send tanks"
                yield "planned", child
        elif child.dep_ == "advmod" and low == _WHEN and _lies_ahead(token, words):
            yield "planned", child  # "will discuss it when he visits Tokyo"
        elif child.dep_ in CLAUSE_OPENERS and (
            low in words["if"] or (low in words["until"] and token.tag_ not in PAST)
        ):
            yield "hypothetical", child  # "until they withdraw", but not "until they withdrew"
        elif child.dep_ == "xcomp" and token.lemma_ == _BE and any(c.tag_ == "TO" for c in child.children):
            yield "planned", child  # "a second round is to be held in May"
        elif child.dep_ == "acomp" and low in words["due"]:
            yield "planned", child  # "talks are due to resume"
        elif not verbal and child.i > token.i and child.dep_ in _BEHIND and low in words["upcoming"] | words["due"]:
            yield "planned", child  # "a meeting scheduled for Thursday", "talks due to resume"
        elif not verbal and child.dep_ in {"amod", "compound", "det"}:
            yield from _described(child, words)


def _is_spared(verb: Token, words: _Words) -> bool:
    """True for "will not derail the talks", which says nothing against them."""
    return verb.lemma_.lower() in words["hampering"] and bool(children(verb, {"neg"}))


def _reporter(verb: Token) -> Token:
    """The verb that what `verb` tells is said with: "told reporters (that) he had met them and would travel on"."""
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    addressee = verb.dep_ == "relcl" and verb.head.dep_ in OBJECTS
    return verb.head.head if addressee else verb.head


def _lies_ahead(verb: Token, words: _Words) -> bool:
    """True for the present tense of a clause of time beside a verb that tells what will be."""
    if verb.dep_ != "advcl" or verb.tag_ not in PRESENT:
        return False
    return any(child.dep_ == "aux" and child.lower_ in words["will"] for child in verb.head.children)


def _negates(child: Token, words: _Words) -> bool:
    """True for "not" and "no", and for a subject that is nobody, no one, or none of the rockets."""
    if child.dep_ in SUBJECTS:
        no_one = child.lower_ == "one" and any(word.lower_ in words["no"] for word in child.children)
        return no_one or child.lower_ in words["nobody"]
    return child.dep_ == "neg" or (child.dep_ in DETERMINERS and child.lower_ in words["no"])


def _is_none(thing: Token, words: _Words) -> bool:
    """True for the object of "fired no missiles"; a strike that "caused no damage" was one."""
    return any(word.dep_ == "det" and word.lower_ in words["no"] for word in thing.children)


def _called_off(verb: Token, words: _Words) -> Iterator[_Reading]:
    """What a verb and its particle say of its object."""
    for child in verb.children:
        if child.dep_ == "prt" and f"{verb.lemma_.lower()} {child.lower_}" in words["denying_phrases"]:
            yield "denied", child


def _asks_how(verb: Token, words: _Words) -> bool:
    """True for the infinitive of "discussed how to fight the smugglers"."""
    return any(child.dep_ in CLAUSE_OPENERS and child.lower_ in words["how"] for child in verb.lefts)


def _described(adjective: Token, words: _Words) -> Iterator[_Reading]:
    low = adjective.lower_
    if low in words["possible"] or (low in words["further"] and not _counts(adjective)):
        yield "hypothetical", adjective
    elif low in words["upcoming"]:
        yield "planned", adjective


def _counts(adjective: Token) -> bool:
    """True for the "more" of "more than 300"."""
    after = adjective.doc[adjective.i + 1 : adjective.i + 2]
    return after.text == "than"


def _wished(trigger: Token, words: _Words) -> bool:
    """True where "no" stands with the event itself, while its verb tells what should or will be."""
    if not any(child.dep_ == "det" and child.lower_ in words["no"] for child in trigger.children):
        return False
    verbs = list(ancestors_in_clause(trigger))[:2]
    return any(child.dep_ == "aux" and child.lower_ in words["should"] for verb in verbs for child in verb.children)


def _governed(token: Token, words: _Words) -> Iterator[_Reading]:
    """What the governor of a token says of it."""
    head = token.head
    if token.dep_ in OF_PREPOSITION:
        if head.lower_ in words["without"]:
            yield "denied", head
        if head.head.lower_ == _SHORT:  # "stopped short of bombing it"
            yield "denied", head.head
        if head.lower_ in words["beside"]:  # "under Egyptian mediation, they agreed": that was not agreed on
            return
        head = head.head
    governor = head.lemma_.lower()
    if head.i == token.i or _is_said_by_phone(token, words):
        return
    if token.dep_ == "pobj" and governor in words["commemorating"]:
        yield "historical", head  # "the anniversary of the attacks"
    if token.dep_ == "csubj" and any(c.dep_ == "aux" and c.lower_ in words["may"] for c in head.children):
        yield "hypothetical", head  # "sending tanks would escalate the war"
    if token.dep_ == "advcl" and _is_purpose(token):
        yield "planned", token
    elif token.dep_ == "relcl" and _is_anyone(head, words):
        yield "hypothetical", head
    elif token.dep_ in _COMPLEMENTS or _shares_infinitive(token):
        if governor in words["denying"] or _is_denied_claim(head, words):
            yield "denied", head
        elif governor in words["trying"]:
            if head.tag_ not in PAST:  # "attempted to storm the office" was done, if in vain
                yield "planned", head
        elif governor in words["fearing"] and not (governor == _CALL and token.dep_ == "dobj"):  # "called it terror"
            yield "hypothetical", head
        elif governor in words["planning"] and token.tag_ != "VBD" and not _is_no_plan(token, head, words):
            yield "planned", head
        elif token.dep_ == "xcomp" and governor == _BE and is_infinitive(token):
            yield "planned", head  # "the troops are to withdraw by Sunday"


def _shares_infinitive(verb: Token) -> bool:
    """True for the "stab" of "planned to drive at the crowd and stab people", which the parser joins to "planned"."""
    if verb.dep_ != "conj" or verb.tag_ != "VB" or children(verb, {"aux", "nsubj"}):
        return False
    return verb.head.tag_ != "VB" and any(is_infinitive(clause) for clause in children(verb.head, {"xcomp"}))


def _is_said_by_phone(verb: Token, words: _Words) -> bool:
    """True for the aim of "called Kovac to congratulate him", which is done with the call."""
    if verb.dep_ not in SUBJECTLESS or not _is_purpose(verb) or verb.head.lemma_.lower() not in words["calling"]:
        return False
    return any(child.dep_ in OBJECT_PREDICATES and child.pos_ == "PROPN" for child in verb.head.children)


def _is_no_plan(event: Token, planning: Token, words: _Words) -> bool:
    """True for "guilty of planning the bombing", "convicted of plotting the attack": it was done."""
    known = any(child.lower_ == _DEFINITE for child in event.children)
    if event.dep_ == "relcl" or (event.dep_ == "nsubjpass" and known and planning.lemma_ == _ORDER_GIVEN):
        return True  # "the massacre was ordered by X"
    if planning.dep_ != "pcomp" or not any(child.lower_ == _DEFINITE for child in event.children):
        return False
    governor = planning.head.head
    return governor.lemma_.lower() in words["guilt"] or governor.head.lemma_.lower() in words["guilt"]


def _is_denied_claim(noun: Token, words: _Words) -> bool:
    """True for the "claims" of "rejected claims that its jets hit the school"."""
    denying = (words["denying"] - words["forgoing"]) | words["rebutting"]
    return noun.lemma_.lower() in words["claims"] and noun.head.lemma_.lower() in denying


def _is_anyone(noun: Token, words: _Words) -> bool:
    """True for the "anyone" of "anyone who attacked a shop would be jailed", and for "any group that"."""
    return noun.lower_ in words["anyone"] or any(c.dep_ == "det" and c.lower_ in words["anyone"] for c in noun.children)


def _past(trigger: Token, words: _Words) -> Iterator[_Reading]:
    """ "nearly four years after Russian forces invaded", "has fought it for decades": context, whatever its date."""
    if any(child.lower_ in words["perfect"] for child in children(trigger, {"aux"})):
        times = preposition_objects(trigger, ("for",))
        yield from (("historical", time) for time in times if time.lower_ in words["long"] - {"months"})
    for token in (trigger, *list(ancestors_in_clause(trigger))[:2]):
        linking = [c for c in token.lefts if c.dep_ in MARK_OR_PREPOSITION and c.lower_ in words["after"]]
        if token.dep_ in OF_PREPOSITION and token.head.lower_ in words["after"]:
            linking.append(token.head)
        for link in linking:
            before = trigger.doc[max(link.sent.start, link.i - 3) : link.i]
            if any(word.lower_ in words["long"] for word in before):
                yield "historical", link


def _is_purpose(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _passes_up(token: Token, words: _Words) -> bool:
    """True where what governs the head also governs the token (a light verb's object, a chain of infinitives)."""
    head = token.head
    if token.dep_ in {"dobj", "xcomp", "nsubjpass", "nsubj", "attr"} and head.pos_ in VERBAL:
        return head.lemma_.lower() not in words["reporting"]
    if token.dep_ == "conj":  # "would not renew the deal and would seek another": each will has its own word
        return not any(child.tag_ == _MODAL for child in children(token, AUXILIARY_OR_NEGATION))
    if token.dep_ == "pobj" and head.lower_ in {"of", "in", "to"}:
        return head.head.pos_ == "NOUN"
    if token.dep_ == "prep":
        return head.pos_ == "NOUN"
    return token.dep_ == "pcomp" or (token.dep_ == "advcl" and _is_purpose(token))


@cache
def _words() -> _Words:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/modality.yaml").items()}
