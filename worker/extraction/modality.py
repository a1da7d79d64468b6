"""Whether an event happened: actual, planned, hypothetical, denied or historical.

Read from the words that govern the trigger: negation, auxiliaries, verbs of denying, fearing, planning, conditionals.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.event import Modality
from worker.resources import load_yaml

_REPORTING = "reporting"  # a reporting verb passes its content on unchanged


def modality_of(trigger: Token) -> Modality:
    """Return the modality of the event that `trigger` tells, historical left to the dates (see `merge`)."""
    words = _words()
    found: list[Modality] = []
    token = trigger
    for _ in range(6):
        found += _own(token, words)
        if token.head.i == token.i:
            break
        if not _passes_up(token, words):
            break
        token = token.head
    for modality in ("denied", "hypothetical", "planned"):
        if modality in found:
            return modality
    return "actual"


def _own(token: Token, words: dict[str, frozenset[str]]) -> Iterator[Modality]:
    """What the words right around one token say."""
    verbal = token.pos_ in {"VERB", "AUX"}
    lemma = token.lemma_.lower()
    for child in token.children:
        low = child.lower_
        if child.dep_ == "neg" or (low in words["no"] and child.dep_ in {"det", "preconj"}):
            yield "denied"
        elif verbal and child.dep_ == "aux" and low in words["may"]:
            yield "hypothetical"
        elif verbal and child.dep_ == "aux" and low in words["will"]:
            yield "planned"
        elif child.dep_ in {"mark", "advmod"} and low in words["if"]:
            yield "hypothetical"
        elif child.dep_ in {"amod", "compound", "advmod"} and not (verbal and low == "likely"):
            if low in words["possible"]:
                yield "hypothetical"
            elif low in words["upcoming"]:
                yield "planned"
    if token.dep_ == "pcomp" and token.head.lower_ in words["without"]:
        yield "denied"
    yield from _governed(token, lemma, words)


def _governed(token: Token, lemma: str, words: dict[str, frozenset[str]]) -> Iterator[Modality]:
    """What the governor of a token says of it."""
    head = token.head
    if token.dep_ in {"pobj", "pcomp"}:
        if head.lower_ in words["without"]:
            yield "denied"
        head = head.head
    if head.i == token.i:
        return
    governor = head.lemma_.lower()
    complement = token.dep_ in {"xcomp", "ccomp", "dobj", "pcomp", "pobj", "acl", "relcl", "nsubjpass", "csubj"}
    if not complement:
        if token.dep_ == "advcl" and _is_purpose(token):
            yield "planned" if token.pos_ == "VERB" else "hypothetical"
        return
    if governor in words["denying"]:
        yield "denied"
    elif governor in words["fearing"]:
        yield "hypothetical"
    elif governor in words["planning"] and (token.dep_ != "relcl"):
        yield "planned"


def _is_purpose(verb: Token) -> bool:
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _passes_up(token: Token, words: dict[str, frozenset[str]]) -> bool:
    """True where what governs the head also governs the token (a light verb's object, a chain of infinitives)."""
    head = token.head
    if token.dep_ in {"dobj", "xcomp", "nsubjpass", "nsubj"} and head.pos_ in {"VERB", "AUX"}:
        return head.lemma_.lower() not in words[_REPORTING]
    if token.dep_ == "conj":
        return True
    if token.dep_ == "pobj" and head.lower_ in {"of", "in", "to"}:
        return head.head.pos_ == "NOUN"
    if token.dep_ in {"prep"}:
        return head.pos_ in {"NOUN"}
    return token.dep_ in {"pcomp", "attr", "advcl"} and _is_purpose(token)


def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/modality.yaml").items()}
