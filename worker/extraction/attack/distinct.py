"""Words that part what a sentence tells from what was told before it: "elsewhere", "a second bomb", "in another".

They hold for their main clause: "the first killed four; the second wounded nine" tells of two attacks.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children
from worker.labels import ADNOMINAL_CLAUSES, DET_OR_AMOD, MAIN_LIKE, SUBJECTS, VERBAL

_BESIDE = {"while", "whereas"}
_FRONT = {"advmod", "prep", "npadvmod"}
_CUT = ";"
_WITH = ("with", "by")
_TIME = "DATE"
_IN, _LATER = "in", "later"
_AFTER, _COMING, _POINTERS = "after", {"come", "happen", "occur"}, {"it", "this", "that"}
_KNOWN = {"the", "this", "that", "these", "its", "their"}
_MORE = {"prep", "relcl", "acl"}  # "another of the men"


def partings(sentence: Span, lexicon: Lexicon) -> list[Token]:
    """The parting words of a sentence, in the order of the text."""
    words = lexicon.words
    return [
        token
        for token in sentence
        if token.lower_ in words["parting"]
        or (token.lower_ in words["numbering"] and _numbers_event(token, lexicon))
        or (token.lemma_.lower() in words["answering"] and token.pos_ == "VERB")
        or (token.lower_ == _LATER and _is_sequel(token, lexicon))
        or (token.lower_ == _AFTER and _came_after(token, lexicon))
    ]


def parted_at(trigger: Token, parting: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The offset of the parting word that holds for what `trigger` tells, None where none does."""
    mine = _told_in(trigger) if parting else trigger
    for word in parting:
        if word.lemma_.lower() in lexicon.words["answering"] and word.pos_ == "VERB":
            if _is_answer(trigger, word):
                return word.idx
        elif word.lower_ == _AFTER:
            if word.head == trigger or word.head.is_ancestor(trigger):
                return word.idx
        elif _told_in(word) == mine or (word.dep_ in _FRONT and _told_in(word).is_ancestor(trigger) and _first(word)):
            return word.idx
    return None


def _is_answer(trigger: Token, verb: Token) -> bool:
    """True for the strikes of "responded with air strikes"."""
    noun = trigger
    while noun.dep_ in ADNOMINAL_CLAUSES:  # "with strikes that killed seven"
        noun = noun.head
    return noun.dep_ == "pobj" and noun.head.lower_ in _WITH and noun.head.head == verb


def _came_after(link: Token, lexicon: Lexicon) -> bool:
    """True for the "after" of "it came a month after gunmen attacked a church"."""
    verb = link.head.head
    told = link.dep_ == "mark" and link.head.dep_ == "advcl" and verb.lemma_.lower() in _COMING
    return told and any(
        subject.lower_ in _POINTERS or _tells_force(subject, lexicon) for subject in children(verb, SUBJECTS)
    )


def _first(word: Token) -> bool:
    """True for a word in front of its clause: "Elsewhere, police said, gunmen killed two"."""
    return word.i < word.head.i and not any(c.i < word.i for c in children(word.head, SUBJECTS))


def _told_in(token: Token) -> Token:
    """The top of the main clause that holds a word; one with a subject of its own behind "and" is told apart."""
    while token.head != token:
        if token.pos_ in VERBAL and _stands_apart(token):
            return token
        token = token.head
    return token


def _stands_apart(verb: Token) -> bool:
    if verb.dep_ == "conj" or (verb.dep_ == "advcl" and any(c.lower_ in _BESIDE for c in verb.children)):
        return bool(children(verb, SUBJECTS))
    if verb.dep_ not in MAIN_LIKE:
        return False
    low, high = sorted((verb.i, verb.head.i))
    return any(token.text == _CUT for token in verb.doc[low:high])


def _numbers_event(word: Token, lexicon: Lexicon) -> bool:
    """True for the "another" of "another bomb", and for "the second" alone; not in "it was the second attack"."""
    noun = word.head
    if word.dep_ == "pobj":
        return noun.lower_ == _IN and not children(word, _MORE)  # "in another, ..."
    if word.dep_ == "nsubj":  # "the second wounded nine", but not "a second died"
        return bool(children(noun, {"dobj"})) and not children(word, _MORE)
    if word.dep_ not in DET_OR_AMOD or noun.dep_ in {"attr", "oprd"} or not _tells_force(noun, lexicon):
        return False
    definite = any(child.lower_ == "the" for child in noun.children)
    return not (definite and any(token.ent_type_ == _TIME for token in noun.subtree if token.i > noun.i))


def _is_sequel(later: Token, lexicon: Lexicon) -> bool:
    """True for "minutes later, explosions hit two hotels": what does it was not told before."""
    if not _first(later):
        return False
    doers = children(later.head, SUBJECTS)
    return any(_tells_force(doer, lexicon) and not any(c.lower_ in _KNOWN for c in doer.children) for doer in doers)


def _tells_force(noun: Token, lexicon: Lexicon) -> bool:
    """True for a word for an attack, or for what it is done with: "another bomb went off"."""
    return noun.lemma_.lower() in lexicon.nouns or is_instrument(noun, lexicon)
