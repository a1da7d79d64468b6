"""Whom a verbal act is aimed at, where nobody is addressed: `rejected X's claim`, `"We urge X to leave"`."""

from collections.abc import Sequence

from spacy.tokens import Token

from worker.extraction.acts.addressees import is_addressed
from worker.extraction.grammar.tree import children, is_passive, preposition_objects, subjects
from worker.extraction.statement.lexicon import words
from worker.extraction.statement.units import Page
from worker.extraction.statement.utterance import Utterance

_SUBJUNCTIVE_TAGS = {"VB", "VBP"}  # "demanded that Israel withdraw"
_OBLIGING = words("obliging")
_AIMING = words("aiming")


def aim_of_cue(page: Page, utterance: Utterance) -> Sequence[Token]:
    """What the object of a cue is, who is to do what is demanded, who is alleged to have done it."""
    verb = utterance.verb
    if verb is None or utterance.plover is None:
        return ()
    for child in verb.children:
        if child.i < verb.i or page.inside[child.i] >= 0:
            continue
        if child.dep_ == "dobj":
            return (child, *_by(verb))
        if child.dep_ == "ccomp" and _is_laid_on_subject(utterance.plover, child):
            return [doer for doer in subjects(child) if is_addressed(page.story, doer)]
    return ()


def _by(verb: Token) -> Sequence[Token]:
    """The Poland of `denied the accusation by Poland`, which the parser hangs on the verb."""
    return () if is_passive(verb) else preposition_objects(verb, ("by",))


def _is_laid_on_subject(plover: str, verb: Token) -> bool:
    """True for a clause whose subject is the other side: `demanded that X leave`, `alleged that X fired`."""
    if plover == "ACCUSE":
        return True
    asked = verb.tag_ in _SUBJUNCTIVE_TAGS or any(child.lower_ in _OBLIGING for child in verb.children)
    return plover == "REQUEST" and asked


def aim_of_words(page: Page, last: Token) -> Sequence[Token]:
    """The object behind the last word of an act that the words themselves perform: `We call on | Israel`."""
    verb = last.head if last.dep_ == "prep" else last
    if verb.pos_ != "VERB":
        return ()
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "dobj":
            return (child,)
        if child.dep_ == "prep" and child.lower_ in _AIMING:
            return children(child, {"pobj"})
    return ()
