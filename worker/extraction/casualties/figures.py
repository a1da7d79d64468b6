"""How many were killed, injured, missing and captured: what one sentence tells, and how several tellings combine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from worker.event import HARMS, Casualties, Figure, Harm
from worker.extraction.casualties.tolls import Telling, is_surpassed, stated, telling_of, toll_noun
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.scan import Scan, scan_for
from worker.extraction.grammar.tree import children, objects, preposition_objects, subjects
from worker.normalisation.parties.lexicon import nouns
from worker.resources import load_yaml

_OF_PEOPLE: frozenset[Harm] = frozenset({"missing", "captured"})
_ARMED = {"armed_force", "police", "armed_group"}
_ONE = Figure(1, 1)
_BEHIND = 3  # words from a noun on that may say what its people suffered
_SINGULAR = "NN"
_TO = "to"
_TAKING = {"take", "hold", "keep"}
_SAYING: tuple[Telling, ...] = ("update", "whole", "plain", "cumulative")  # of several counts, the first that is told


@dataclass(frozen=True, slots=True)
class Harmed:
    """People that a word of harm counts, "two civilians and a soldier": the head nouns, and what each tells."""

    word: Token
    harm: Harm
    counted: tuple[tuple[Token, Figure], ...]


@dataclass(frozen=True, slots=True)
class Toll:
    """One count of one harm, with the token index of the word that tells it, and how it stands to other counts."""

    at: int
    harm: Harm
    figure: Figure
    telling: Telling | None = None


def harmed_in(sentence: Span) -> list[Harmed]:
    """Return those harmed that a sentence tells as fact and counts, in the order of the words of harm."""
    return [
        Harmed(token, harm, counted)
        for token in _scan().tokens(sentence)
        if (harm := _harms().get(token.lemma_.lower()) or _harms().get(token.lower_)) and modality_of(token) == "actual"
        for head in _counted(token)
        if (counted := tuple(_figures(head, token, harm)))
    ]


def tolls_of(harmed: Iterable[Harmed]) -> list[Toll]:
    """The counts of those harmed: where one word counts several groups, their sum."""
    return [
        Toll(
            at=each.word.i,
            harm=each.harm,
            figure=added([figure for _, figure in each.counted]),
            telling=telling_of(each.word, [token for token, _ in each.counted]),
        )
        for each in harmed
    ]


def _figures(head: Token, word: Token, harm: Harm) -> Iterator[tuple[Token, Figure]]:
    """The counts of a noun and of those that follow it: "killed two guards and a clerk"."""
    told = False
    noun = toll_noun(word)
    for token in (head, *_followers(head, word)):
        figure = figure_of(token) if harm not in _OF_PEOPLE or is_people(token) else None
        figure = Figure(figure.low, None) if figure and noun is not None and is_surpassed(noun) else figure
        figure = None if _is_share(token, word) else figure
        if figure is None and token.tag_ == _SINGULAR and is_people(token) and (told or children(token, {"poss"})):
            # "wounded a guard and his son", "killed her brother"
            figure = _ONE
        if figure:
            told = True
            yield token, figure


def _is_share(noun: Token, word: Token) -> bool:
    """True for the "two" of "two of those killed were journalists", which does not count all of them."""
    inside = word.head == noun and word.dep_ in {"acl", "relcl"}
    return inside and noun.dep_ == "pobj" and noun.head.head.pos_ == "NUM"


def _followers(head: Token, word: Token) -> Iterator[Token]:
    """The nouns joined to a head, up to one that another word of harm counts: "12 dead, 30 wounded"."""
    described = children(head, {"amod"}) if head.pos_ == "NUM" else []  # "twenty Indian and four Chinese soldiers"
    for token in (*head.conjuncts, *(other for child in described for other in child.conjuncts)):
        if token.i < head.i or token.pos_ not in {"NOUN", "NUM", "PROPN"}:
            continue
        near = token.doc[token.left_edge.i : min(token.i + _BEHIND, token.sent.end)]
        if any(other != word and other.lower_ in _harms() for other in near):
            return
        yield token


def added(figures: Sequence[Figure]) -> Figure:
    """The sum: open above where a part is, without a lower bound where a part has none."""
    lows, highs = [f.low for f in figures], [f.high for f in figures]
    low = sum(n for n in lows if n is not None) if any(n is not None for n in lows) else None
    return Figure(low, None if None in highs else sum(n for n in highs if n is not None))


def casualties_of(tolls: Sequence[Toll]) -> Casualties | None:
    """Combine the counts of one mention; None where there are none."""
    figures = {harm: combine([(t.figure, t.telling) for t in of_event(tolls, harm)]) for harm in HARMS}
    return Casualties(**figures) if any(figures.values()) else None


def of_event(tolls: Sequence[Toll], harm: Harm) -> list[Toll]:
    """The counts of one harm, those of a longer time only where there are no others."""
    mine = [toll for toll in tolls if toll.harm == harm]
    return [toll for toll in mine if toll.telling != "cumulative"] or mine


def tellings_of(tolls: Sequence[Toll]) -> tuple[tuple[Harm, Telling], ...]:
    """How the counts of one mention stand to those of others, for each harm; that of the one which says most."""
    found = []
    for harm in HARMS:
        told = [toll.telling for toll in of_event(tolls, harm)]
        best = next((telling for telling in _SAYING if telling in told), None)
        if best == "plain" and None in told:
            best = None
        if best:
            found.append((harm, best))
    return tuple(found)


def _counted(word: Token) -> Iterator[Token]:
    """The tokens whose count belongs to a word of harm."""
    lemma = word.lemma_.lower()
    noun = toll_noun(word)
    if noun is not None:
        yield from stated(word, noun)
    elif lemma in _words()["losing"]:
        yield from (token for token in objects(word) if _kind(token) in _ARMED)
    elif lemma in _words()["taken"]:
        yield from _taken(word)
    elif lemma in _words()["states"] or word.lower_ in _words()["states"]:
        yield from _described(word)
    elif word.pos_ == "VERB" and word.tag_ != "JJ" and lemma in _words()["undergone"]:
        yield from subjects(word)
    elif word.pos_ == "VERB" and word.dep_ != "amod":
        found = objects(word)
        yield from found if found or not _follows_count(word) else _described(word)
    elif word.dep_ == "pobj" and word.head.lower_ == _TO and word.head.head.pos_ == "VERB":
        verb = word.head.head  # "hacked 14 people to death", "hacked to death 14 farmers"
        yield from objects(verb) or children(verb, {"npadvmod"})
    elif word.pos_ == "NOUN" and word.dep_ not in {"compound"}:
        yield word
        yield from preposition_objects(word, {"of"})
    else:
        yield from _described(word)


def _follows_count(word: Token) -> bool:
    """True for the participle of "left 12 dead and 30 wounded"."""
    return word.i > word.sent.start and word.nbor(-1).pos_ == "NUM"


def _described(word: Token) -> Iterator[Token]:
    """The count before an adjective: "12 dead", "left 12 people dead", "three wounded soldiers"."""
    if word.dep_ == "amod":  # "three wounded soldiers", "left 20 soldiers and 35 rebels dead"
        noun = word.head
        while word.i > noun.i and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
            noun = noun.head
        yield noun
        return
    for token in reversed(word.doc[max(word.sent.start, word.i - 4) : word.i]):
        if token.pos_ in {"NOUN", "NUM", "PROPN"}:
            yield token
            return
        if token.pos_ == "VERB":
            yield from objects(token) or subjects(token)  # "were shot dead", "shot dead a guard", "fell dead"
            return


def _taken(word: Token) -> Iterator[Token]:
    """Those of "took twelve people hostage" and "were held captive"; the word for them alone counts nobody."""
    if word.head.lemma_.lower() in _TAKING and word.dep_ not in {"nsubj", "nsubjpass", "pobj"} and word.tag_ != "NNS":
        yield from (token for token in objects(word.head) if token != word or figure_of(word))  # "taking 25 hostage"
        yield from (child for child in children(word, {"compound"}) if child.tag_ == "NNS")  # "took nurses hostage"


def is_people(counted: Token) -> bool:
    """True for a count of people: a village may be captured, and a car be missing."""
    if counted.pos_ == "NUM" or counted.lower_ in nouns().words["portions"]:
        return True
    return _kind(counted) not in {"", "infrastructure", "country", "organization"}


def _kind(noun: Token) -> str:
    kind, _ = nouns().kinds.get(noun.lemma_.lower()) or nouns().kinds.get(noun.lower_) or ("", None)
    return kind


def combine(told: Sequence[tuple[Figure, Telling | None]]) -> Figure | None:
    """Combine the figures of several tellings, in the order of the text.

    A larger figure later on makes a range, an equal one may open its bound, a smaller one is a part of the first unless
    it is told of the whole; an update takes the place of all before it.
    """
    if not told:
        return None
    low, high = told[0][0].low, told[0][0].high
    for figure, telling in told[1:]:
        base = low if low is not None else high
        other = figure.low if figure.low is not None else figure.high
        if telling == "update":
            low, high = figure.low, figure.high
        elif base is None or other is None:
            continue
        elif other < base:
            low = other if telling == "whole" else low
        elif other == base:
            high = None if figure.high is None or high is None else max(high, figure.high)
        else:
            high = None if figure.high is None else max(high or 0, figure.high)
    return Figure(low, high)


@cache
def _words() -> dict[str, dict[str, Harm]]:
    data: dict[str, dict[str, Harm]] = load_yaml("lexicon/casualties.yaml")
    return data


@cache
def _harms() -> dict[str, Harm]:
    return {**_words()["harm"], **_words()["losing"]}


@cache
def _scan() -> Scan:
    return scan_for(frozenset(_harms()))
