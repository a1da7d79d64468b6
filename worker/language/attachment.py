"""Attachments that news English makes plain and the parser misses: which verb or noun a clause hangs on.

Each rule reads a shape that allows one reading only; what could be read either way stays as the parser has it.
"""

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from worker.resources import load_yaml

_PAST = {"VBD", "VBN"}
_VISITING, _BEFORE_GUEST = "visiting", {"against", "between", "for", "from", "of", "to", "with"}
_WHO, _PRONOUNS = "WHO", {"WP", "PRP"}
_NOUNS = {"NN", "NNS"}
_DESCRIBING = {"nmod", "compound"}
_AND, _PERSON = "and", "PERSON"
_CLAUSES = {"acl", "ccomp", "relcl"}
_COMPLEMENTS = {"dobj", "ccomp", "xcomp", "prep"}
_NAMING = {"know", "call", "nickname", "name", "dub"}
_PLURAL = {"them", "it"}
_ITSELF = {"it", "he", "she", "they", "we"}
_PERSONAL = {"who", "whom", "whose"}


@Language.component("eventwire_attachment")
def attachment(doc: Doc) -> Doc:
    """Hang clauses on the words they belong to, in place, as spaCy components do."""
    for token in doc:
        label = token.dep_
        if token.text == _WHO and token.tag_ in _PRONOUNS:  # the World Health Organization
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", _WHO
        if label == "conj" and token.tag_ in _PAST:
            _condemned(token)
            _after_infinitive(token)
        elif label == "advcl" and token.tag_ == "VBG":
            _judging(token)
            _accusing(token)
        elif label == "relcl":
            _of_alias(token)
        elif label == "npadvmod" and token.head.i == token.i + 2:
            _first_half(token)
        elif label == "pcomp" and token.lower_ == _VISITING:
            _visitor(token)
        elif label == "nmod" and token.tag_ in _NOUNS:
            _first_of_two(token)
        elif label in _DESCRIBING and token.pos_ == "PROPN":
            _first_name(token)
    return doc


def _condemned(verb: Token) -> None:
    """`The ministry said a soldier was killed and condemned the shelling`: who was killed condemns nothing."""
    first = verb.head
    saying = first.head
    if first.dep_ != "ccomp" or saying.i > first.i or saying.tag_ not in _PAST or verb.lemma_ not in _words("speaking"):
        return
    passive = any(child.dep_ == "auxpass" for child in first.children)
    shared = any(child.dep_ in {"auxpass", "aux", "nsubj", "nsubjpass"} for child in verb.children)
    if passive and not shared and any(child.dep_ in _COMPLEMENTS and child.i > verb.i for child in verb.children):
        verb.head = saying


def _after_infinitive(verb: Token) -> None:
    """`ordered the envoy to leave and recalled its own`: a past tense goes on with no infinitive."""
    first = verb.head
    if first.tag_ != "VB" or first.dep_ != "xcomp" or not any(child.tag_ == "TO" for child in first.children):
        return
    if verb.tag_ == "VBD" and first.head.tag_ in _PAST and first.head.pos_ == "VERB":
        verb.head = first.head


def _judging(verb: Token) -> None:
    """`X dismissed claims that Y had armed the rebels, calling them "absurd"`: X calls them so."""
    clause = verb.head
    if verb.lemma_ not in _words("judging") or clause.dep_ not in _CLAUSES or verb.nbor(-1).text != ",":
        return
    pronoun = any(child.dep_ == "dobj" and child.lower_ in _PLURAL for child in verb.children)
    governor = next((token for token in clause.ancestors if token.pos_ == "VERB"), None)
    if pronoun and governor is not None and governor.lemma_ in _words("answering"):
        verb.head = governor


def _accusing(verb: Token) -> None:
    """`Peru said it would close its embassy, accusing Chad of spying`: it accuses while it says so."""
    clause = verb.head
    saying = clause.head
    if clause.dep_ != "ccomp" or verb.nbor(-1).text != "," or verb.lemma_ not in _words("speaking"):
        return
    itself = any(child.dep_ == "nsubj" and child.lower_ in _ITSELF for child in clause.children)
    if itself and saying.i < clause.i and saying.lemma_ in _words("telling"):
        verb.head = saying


def _first_of_two(noun: Token) -> None:
    """`The government and ELN guerrillas agreed`: a noun with its own article describes no other noun."""
    other = noun.head
    name = next((child for child in noun.children if child.dep_ == "conj"), None)
    if name is None or other.i <= name.i or not any(child.dep_ in {"det", "poss"} for child in noun.children):
        return
    noun.head, noun.dep_ = other.head if other.head.i != other.i else noun, other.dep_
    name.head, name.dep_ = other, "compound"
    other.head, other.dep_ = noun, "conj"


def _first_name(name: Token) -> None:
    """`President Lee and Russian President Kovac spoke`: a name before "and" describes no other name."""
    link, other = next((child for child in name.rights if child.dep_ == "cc"), None), name.head
    if link is None or link.lower_ != _AND or not link.i < other.i or other.head.i == other.i:
        return
    if name.ent_type_ != _PERSON or other.ent_type_ != _PERSON or any(child.dep_ == "conj" for child in name.children):
        return
    name.head, name.dep_ = other.head, other.dep_
    other.head, other.dep_ = name, "conj"


def _visitor(verb: Token) -> None:
    """`filed a suit against visiting President Kovac`: he visits."""
    guest = next((child for child in verb.rights if child.dep_ == "dobj" and child.tag_ == "NNP"), None)
    if guest is None or verb.head.lower_ not in _BEFORE_GUEST or guest.left_edge.i != verb.i + 1:
        return
    guest.head, guest.dep_ = verb.head, "pobj"
    verb.head, verb.dep_, verb.tag_, verb.pos_ = guest, "amod", "JJ", "ADJ"


def _first_half(noun: Token) -> None:
    """`Chad's military test-launched a missile`: what stands before such a verb does it, and describes no test."""
    verb, described = noun.head, list(noun.lefts)
    if noun.nbor().tag_ != "HYPH" or verb.tag_ not in _PAST or not described:
        return
    if any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return
    doer = described.pop()
    doer.head, doer.dep_ = verb, "nsubj"
    if doer.pos_ != "PROPN":
        doer.tag_, doer.pos_ = "NN", "NOUN"
    for word in described:
        word.head = doer


def _of_alias(verb: Token) -> None:
    """`Juan Mora, known as "El Gato", whom prosecutors accuse`: they accuse the man, not his name."""
    alias = verb.head
    naming = alias.head.head if alias.dep_ == "pobj" else alias.head
    if naming.dep_ != "acl" or naming.lemma_ not in _NAMING or alias.dep_ not in {"pobj", "oprd"}:
        return
    if any(child.lower_ in _PERSONAL for child in verb.subtree):
        verb.head = naming.head


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("lexicon/attachment.yaml")[name])
