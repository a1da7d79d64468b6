"""That nobody came to harm: "no casualties", "without causing injuries", "no one was killed or hurt".

What is not known yet ("no immediate reports of casualties"), what was no worse ("no serious injuries") and what did not
befall certain people ("no civilian casualties") says nothing of all.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from worker.event import Figure, Harm
from worker.extraction.casualties.combining import Toll
from worker.extraction.casualties.tolls import NOBODY
from worker.extraction.casualties.words import casualty_words, harm_told_by, harm_words
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.scan import scan_for
from worker.extraction.grammar.tree import children, clause_head, objects, subjects
from worker.labels import ATTR, CC, CONJ, DETERMINERS, DOBJ, NEG, NOUN, NUMMOD, PCOMP, PRECONJ, PREMODIFIERS, PREP, VERB

_NOBODY = Figure(0, 0)
_NEGATED = {DOBJ, ATTR}
_ONE = "one"


def unharmed_in(sentence: Span) -> list[Toll]:
    """The harms that a sentence says befell nobody, each a count of 0."""
    return [Toll(word.i, harm, _NOBODY, NOBODY) for word, harm in (*_of_nouns(sentence), *_of_verbs(sentence))]


def _of_nouns(sentence: Span) -> Iterator[tuple[Token, Harm]]:
    words = casualty_words()
    for noun in scan_for(frozenset(words["unharmed"])).tokens(sentence):
        if noun.pos_ == NOUN and _is_none(noun) and _is_known(noun):
            yield from ((noun, harm) for harm in words["unharmed"].get(noun.lemma_.lower(), ()))


def _of_verbs(sentence: Span) -> Iterator[tuple[Token, Harm]]:
    for verb in harm_words().tokens(sentence):
        harm = harm_told_by(verb)
        if harm and verb.pos_ == VERB and _is_known(verb):
            undergone = verb.lemma_.lower() in casualty_words()["undergone"]
            of = subjects(verb) if undergone else objects(verb)
            if any(_is_nobody(token) or (_is_without(verb) and token.lower_ in _anyone()) for token in of):
                yield verb, harm
                yield from ((verb, worse) for worse in _worse(harm, of))


def _worse(harm: Harm, nobody: Sequence[Token]) -> tuple[Harm, ...]:
    """What befell nobody either: where nobody was hurt, nobody died, but for "nobody else was hurt"."""
    words = casualty_words()
    others = any(child.lower_ in words["else"] for token in nobody for child in token.children)
    return () if others else words["worse"].get(harm, ())


def _is_none(noun: Token) -> bool:
    """True for "no casualties", for what is joined to it, and for what happened without."""
    words = casualty_words()
    if children(noun, PREMODIFIERS):
        return False
    if any(child.lower_ in words["none"] for child in children(noun, DETERMINERS | {CC, PRECONJ})):
        return True
    first = noun
    while first.dep_ == CONJ and first.head.pos_ == NOUN:
        first = first.head
    if first != noun:
        return not children(noun, DETERMINERS | {NUMMOD}) and _is_none(first)
    governor = noun.head.head if noun.head.dep_ == PCOMP and noun.dep_ == DOBJ else noun.head
    if governor.lower_ in words["without"]:
        return True
    return noun.dep_ in _NEGATED and bool(children(noun.head, {NEG}))  # "did not cause any casualties"


def _is_nobody(token: Token) -> bool:
    words = casualty_words()
    if any(child.lower_ in words["none"] for child in token.children):
        return token.lower_ == _ONE
    return token.lower_ in words["no_one"] and not children(token, {PREP})  # "none of the passengers"


def _is_without(verb: Token) -> bool:
    """True for "without hurting anyone"."""
    return verb.dep_ == PCOMP and verb.head.lower_ in casualty_words()["without"]


def _anyone() -> Mapping[str, str]:
    return casualty_words()["anyone"]


def _is_known(word: Token) -> bool:
    """True unless it is hoped or feared, told of the future, or said of the first moments only."""
    verb = clause_head(word)
    early = casualty_words()["early"]
    near = [child.lower_ for node in (word, verb) for child in node.children]
    return modality_of(word) in {"denied", "actual"} and not any(each in early for each in near)
