"""How many were killed, injured, missing and captured: what one sentence tells as fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from worker.event import Figure, Harm
from worker.extraction.casualties.combining import Toll, added
from worker.extraction.casualties.counted import counted_by
from worker.extraction.casualties.tolls import CERTAIN, CUMULATIVE, SINGLE, is_surpassed, telling_of, toll_noun
from worker.extraction.casualties.victims import ONE, is_one, is_people, is_uncounted, members
from worker.extraction.casualties.words import casualty_words, harm_told_by, harm_words
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.tree import children, is_passive
from worker.labels import ADNOMINAL_CLAUSES, DOBJ, NUM, POBJ, PREDICATES

_OF_PEOPLE: frozenset[Harm] = frozenset({"missing", "captured"})
_BEHIND = 3  # words from a noun on that may say what its people suffered
_DONE = "done"


@dataclass(frozen=True, slots=True)
class Harmed:
    """People that a word of harm counts, "two civilians and a soldier": the head nouns, and what each tells."""

    word: Token
    harm: Harm
    counted: tuple[tuple[Token, Figure], ...]


def harmed_in(sentence: Span) -> list[Harmed]:
    """Return those harmed that a sentence tells as fact and counts, in the order of the words of harm."""
    return [
        Harmed(token, harm, counted)
        for token in harm_words().tokens(sentence)
        if (harm := harm_told_by(token)) and modality_of(token) == "actual" and not _is_feared(token)
        for head in counted_by(token)
        if (counted := tuple(_figures(head, token, harm)))
    ]


def tolls_of(harmed: Iterable[Harmed]) -> list[Toll]:
    """The counts of those harmed: where one word counts several groups, their sum."""
    return [_toll(each) for each in harmed]


def _toll(harmed: Harmed) -> Toll:
    tokens = [token for token, _ in harmed.counted]
    figure = added([each for _, each in harmed.counted])
    telling = telling_of(harmed.word, tokens)
    if telling in {None, CERTAIN} and all(is_uncounted(token) for token in tokens):
        telling = SINGLE
    elif (figure.low or figure.high or 0) >= casualty_words()["limits"]["war"]:
        telling = CUMULATIVE
    return Toll(harmed.word.i, harmed.harm, figure, telling)


def _is_feared(word: Token) -> bool:
    """True for the "dead" of "30 are feared dead"; of those whom a man "is believed to have killed" it is no matter."""
    return (
        not children(word, {DOBJ})
        and word.dep_ in PREDICATES
        and word.head.lemma_.lower() in casualty_words()["fearing"]
    )


def _figures(head: Token, word: Token, harm: Harm) -> Iterator[tuple[Token, Figure]]:
    """The counts of a noun and of those that follow it: "killed two guards and a clerk"."""
    noun = toll_noun(word)
    for token in (head, *_followers(head, word)):
        figure = figure_of(token) if harm not in _OF_PEOPLE or is_people(token) else None
        figure = Figure(figure.low, None) if figure and noun is not None and is_surpassed(noun) else figure
        figure = None if _is_share(token, word) else figure
        if figure is None and is_one(token):
            figure = ONE
        if figure and not (is_uncounted(token) and _is_figurative(token, word)):
            yield token, figure


def _is_figurative(noun: Token, word: Token) -> bool:
    """True where a single noun need not be a victim: "executed a bombing", "the row hurt the president"."""
    proof = casualty_words()["figurative"].get(word.lemma_.lower())
    if proof == _DONE:
        return not (is_passive(word) or figure_of(noun))
    return proof is not None and not is_one(noun)


def _is_share(noun: Token, word: Token) -> bool:
    """True for the "two" of "two of those killed were journalists", which does not count all of them."""
    inside = word.head == noun and word.dep_ in ADNOMINAL_CLAUSES
    return inside and noun.dep_ == POBJ and noun.head.head.pos_ == NUM


def _followers(head: Token, word: Token) -> Iterator[Token]:
    """The other members of a list, up to one that another word of harm counts: "12 dead, 30 wounded"."""
    for token in members(head):
        near = token.doc[token.left_edge.i : min(token.i + _BEHIND, token.sent.end)]
        if any(other != word and harm_told_by(other) for other in near):
            return
        yield token
