"""Words that part what a sentence tells from what was told before it: "elsewhere", "a second bomb", "in another".

They hold for their main clause ("the first killed four; the second wounded nine" tells of two attacks), "since" for
what stands under it. The place that a sentence opens with may part it, too.
"""

from collections.abc import Sequence

from spacy.tokens import Span, Token

from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children, is_existential
from worker.labels import (
    ADNOMINAL_CLAUSES,
    ATTR,
    DET_OR_AMOD,
    MAIN_LIKE,
    MARK,
    MARK_OR_PREPOSITION,
    NOUNS,
    OPRD,
    SUBJECTS,
    TIMES,
    VERBAL,
)

_BESIDE = {"while", "whereas"}
_FRONT = {"advmod", "prep", "npadvmod"}
_CUT, _COMMA = ";", ","
_WITH = ("with", "by")
_TIME = "DATE"
_IN, _THE = "in", "the"
_AFTER, _COMING, _POINTERS = "after", {"come", "happen", "occur"}, {"it", "this", "that"}
_KNOWN = {"the", "this", "that", "these", "its", "their"}
_MORE = {"prep", "relcl", "acl"}  # "another of the men"
_NAME_LENGTH = 6  # words of the name of a place
_OPENING = 4  # words within which a sentence opens


def partings(sentence: Span, lexicon: Lexicon) -> list[Token]:
    """The parting words of a sentence, in the order of the text."""
    words = lexicon.words
    return [
        token
        for token in sentence
        if token.lower_ in words["parting"]
        or (token.lower_ in words["numbering"] and _numbers_event(token, lexicon))
        or (token.lemma_.lower() in words["answering"] and token.pos_ == "VERB")
        or (token.lower_ in words["sequels"] and _is_sequel(token, lexicon))
        or (token.lower_ in words["same"] and token.head.lemma_.lower() in words["same_times"])
        or (token.lower_ in words["since"] and token.dep_ in MARK_OR_PREPOSITION)
        or (token.lower_ == _AFTER and _came_after(token, lexicon))
    ]


def parted_at(trigger: Token, parting: Sequence[Token], lexicon: Lexicon) -> int | None:
    """The offset of the parting word that holds for what `trigger` tells, None where none does."""
    mine = _told_in(trigger) if parting else trigger
    return next((word.idx for word in parting if _parts(word, trigger, mine, lexicon)), None)


def _parts(word: Token, trigger: Token, mine: Token, lexicon: Lexicon) -> bool:
    """True where a parting word holds for a trigger, which is told in the clause of `mine`."""
    if _is_known(trigger, word, lexicon):
        return False
    if word.lemma_.lower() in lexicon.words["answering"] and word.pos_ == "VERB":
        return _is_answer(trigger, word)
    if word.lower_ in lexicon.words["since"]:
        governed = word.head if word.dep_ == MARK else word
        return governed == trigger or governed.is_ancestor(trigger)
    if word.lower_ == _AFTER:
        return word.head == trigger or word.head.is_ancestor(trigger)
    above = _told_in(word)
    if word.lower_ in lexicon.words["same"]:  # "the same day, the army said troops killed five"
        return above == mine or (above.is_ancestor(trigger) and word.i < word.sent.start + _OPENING)
    return above == mine or (word.dep_ in _FRONT and above.is_ancestor(trigger) and _first(word))


def _is_known(trigger: Token, word: Token, lexicon: Lexicon) -> bool:
    """True for "the attack" beside "meanwhile", and for "this bombing" beside "any other": it was told before."""
    if trigger.pos_ not in NOUNS or word.head == trigger:
        return False
    marks = {child.lower_ for child in trigger.children}
    return bool(marks & lexicon.words["demonstratives"]) or (_THE in marks and not children(trigger, _MORE))


def is_further(noun: Token, lexicon: Lexicon) -> bool:
    """True for "another blast" and "a second bomb", which are new; "the second blast" may have been told before."""
    marks = {child.lower_ for child in noun.children}
    words = lexicon.words
    return bool(marks & words["further"] or (marks & words["indefinite"] and marks & words["numbering"]))


def opening(sentence: Span, lexicon: Lexicon) -> str | None:
    """The name of the place that a sentence opens with: "Near Ayn Isa, one strike destroyed a tank"."""
    words = lexicon.words
    comma = next((token.i for token in sentence[1 : _NAME_LENGTH + 2] if token.text == _COMMA), None)
    if comma is None or sentence[0].lower_ not in words["fronting"]:
        return None
    name = sentence.doc[sentence.start + 1 : comma]
    named = all((t.is_title and t.ent_type_ not in TIMES) or t.lower_ in words["name_words"] for t in name)
    return name.text if named and any(token.is_title for token in name) else None


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
    predicate = noun.dep_ in {ATTR, OPRD} and not is_existential(noun)
    if word.dep_ not in DET_OR_AMOD or predicate or not _tells_force(noun, lexicon):
        return False
    definite = any(child.lower_ == _THE for child in noun.children)
    return not (definite and any(token.ent_type_ == _TIME for token in noun.subtree if token.i > noun.i))


def _is_sequel(later: Token, lexicon: Lexicon) -> bool:
    """True for "minutes later, explosions hit two hotels": what or who does it was not told before."""
    if not _first(later):
        return False
    doers = children(later.head, SUBJECTS)
    return any(
        (_tells_force(doer, lexicon) or (doer.pos_ == "NOUN" and doer.lemma_.lower() in lexicon.words["attackers"]))
        and not any(c.lower_ in _KNOWN for c in doer.children)
        for doer in doers
    )


def _tells_force(noun: Token, lexicon: Lexicon) -> bool:
    """True for a word for an attack, or for what it is done with: "another bomb went off"."""
    return noun.lemma_.lower() in lexicon.nouns or is_instrument(noun, lexicon)
