"""What an article is about, where that is neither politics nor conflict: sport, films, markets, storms.

Told by the words of lexicon/topics.yaml or, where an article has too few of them, by its background.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any

from spacy.attrs import IS_ALPHA
from spacy.tokens import Doc, Token

from worker.event import Party
from worker.extraction.grammar.instruments import is_hard_weapon
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.scan import kept, scan_for
from worker.extraction.topic.background import background
from worker.labels import NOUNS
from worker.resources import load_yaml
from worker.story import Story

_FILE = "lexicon/topics.yaml"
_ABOUT_TOPICS = {"metaphors", "private"}  # lists of topics, not of words
_KEY = "eventwire.topic"
_LEAST_WORDS = 3  # different words of a topic
_LEAST_SHARE = 0.05  # of the words of the article
_OVER_CONFLICT = 2.0  # times the words of conflict
_LEAST_CHANCE = 0.6  # of the topics that the background of an article may tell
_LEADING_CHANCE = 0.25  # of the likeliest
_OTHER_CHANCE = 0.3  # the most that one of these may have beside them
_CONFLICT = "conflict"
_NO_TOPICS = (_CONFLICT, "politics", "crime")  # of the background: what happens there may be an attack
_SPARED_WORDS, _SPARED_CHANCE = 2, 0.6  # of a topic that uses the words of weapons for something else
_SHORT = 200  # words: the most of an article that the background tells
_SENTENCE = 6  # tokens: a dateline is none
_ATTACK_WORDS = 1  # the most words of attack beside a topic of the background
_METAPHOR_SHARE = 0.05  # of all words: the same beside one that uses such words for something else
_POLITICAL_KINDS = {"government", "country", "armed_force", "armed_group"}
_POLITICAL_SECTORS = {"GOV", "LEG", "MIL", "IGO", "UNO", "REB", "OPP", "PTY", "SPY"}


def topic_of(story: Story) -> str | None:
    """The topic of an article, by its name in topics.yaml; None where it has none of these."""
    known = kept(story.doc)
    if _KEY not in known:
        known[_KEY] = _topic(story.doc)
    found: str | None = known[_KEY]
    return found


def is_private(parties: Iterable[Party], story: Story) -> bool:
    """True where nobody takes part who acts for a state or a people, in an article of a topic that needs them not."""
    topic = topic_of(story)
    return (
        topic is not None
        and is_one_of(topic, "private")
        and not any(party.kind in _POLITICAL_KINDS or party.sector in _POLITICAL_SECTORS for party in parties)
    )


def _topic(doc: Doc) -> str | None:
    if next(islice((each for each in doc.sents if len(each) >= _SENTENCE), 1, None), None) is None:
        return None  # a sentence alone is judged by what it says
    words, told = _count(doc), _told(doc)
    return _by_words(doc, words, told) or _by_background(doc, words, told)


def _count(doc: Doc) -> int:
    return int(doc.to_array(IS_ALPHA).sum())


def _told(doc: Doc) -> dict[str, Counter[str]]:
    """The words of each topic that the article has."""
    of_word = _of_word()
    told: dict[str, Counter[str]] = {}
    for token in scan_for(frozenset(of_word)).tokens(doc[:]):
        word = token.lemma_.lower() if token.lemma_.lower() in of_word else token.lower_
        told.setdefault(of_word[word], Counter())[word] += 1
    return told


def _by_words(doc: Doc, words: int, told: Mapping[str, Counter[str]]) -> str | None:
    """The topic that the lists tell."""
    lexicon = load_lexicon("assault", "ASSAULT")
    topic = max(told, key=lambda name: told[name].total(), default=None)
    if topic is None or len(told[topic]) < _LEAST_WORDS or told[topic].total() < _LEAST_SHARE * words:
        return None
    conflict = sum(is_of_conflict(token, lexicon) for token in doc if token.lemma_.lower() not in told[topic])
    return topic if told[topic].total() >= _OVER_CONFLICT * conflict else None


def _by_background(doc: Doc, words: int, told: Mapping[str, Counter[str]]) -> str | None:
    """The topic that the words besides those of force tell; related topics need not be told apart for that.

    A word of the lists, or of attack, doubles what speaks for its topic. The background of a long article is of
    everything, and its words are enough for the lists.
    """
    if words > _SHORT:
        return None
    lexicon = load_lexicon("assault", "ASSAULT")
    violent = sum(_is_violent(token, lexicon) for token in doc)
    attack = violent + sum(is_of_attack(token, lexicon) for token in doc)
    if attack > max(_ATTACK_WORDS, _METAPHOR_SHARE * words):
        return None  # more than any topic may have beside it
    listed = {name: len(found) for name, found in told.items()}
    weighed = {name: chance * (1 + listed.get(name, 0)) for name, chance in background(doc).items()}
    likeliest = max(weighed, key=weighed.__getitem__, default=_CONFLICT)
    if not is_one_of(likeliest, "metaphors"):
        weighed[_CONFLICT] = weighed.get(_CONFLICT, 1.0) * (1 + attack)
    chances = {name: weight / sum(weighed.values()) for name, weight in weighed.items()}
    other = max(chances.pop(name, 1.0) for name in _NO_TOPICS)
    topic = max(chances, key=chances.__getitem__, default=None)
    if topic is None or other > _OTHER_CHANCE or chances[topic] < _LEADING_CHANCE:
        return None
    chance = sum(chances.values())
    if not is_one_of(topic, "metaphors"):
        return topic if chance >= _LEAST_CHANCE and attack <= _ATTACK_WORDS and not violent else None
    own = listed.get(topic, 0) >= _SPARED_WORDS or chances[topic] >= _SPARED_CHANCE
    most = max(_ATTACK_WORDS, _METAPHOR_SHARE * words if own else 0)
    return topic if chance >= _LEAST_CHANCE and attack <= most else None


def is_of_conflict(token: Token, lexicon: Lexicon) -> bool:
    """True for people in arms, weapons, and what is only ever an attack."""
    if token.pos_ not in NOUNS:
        return False
    return token.lemma_.lower() in lexicon.words["attackers"] or is_of_attack(token, lexicon)


def is_of_attack(token: Token, lexicon: Lexicon) -> bool:
    """True for weapons, those who are in arms only to attack, and what is only ever an attack.

    Soldiers are in arms too, but they rescue people and have accidents.
    """
    if token.pos_ not in NOUNS:
        return False
    lemma = token.lemma_.lower()
    if lemma in lexicon.words["outright"] or lemma in lexicon.words["lawless"]:
        return True
    return is_hard_weapon(token, lexicon) or is_warlike(token, lexicon)


def _is_violent(token: Token, lexicon: Lexicon) -> bool:
    """True for a noun of what people do to people."""
    return token.pos_ == "NOUN" and token.lemma_.lower() in lexicon.words["violent"]


def is_warlike(token: Token, lexicon: Lexicon) -> bool:
    """True for the noun of "an air strike", "a suicide attack"."""
    described = {child.lower_ for child in token.lefts}
    return token.lemma_.lower() in lexicon.words["instruments"] and not described.isdisjoint(lexicon.mode_words)


def is_one_of(topic: str, kind: str) -> bool:
    """True for a topic of one of the lists of topics: `metaphors`, `private`."""
    return topic in _topics()[kind]


@cache
def _topics() -> Mapping[str, Any]:
    listed: Mapping[str, Any] = load_yaml(_FILE)
    return listed


@cache
def _of_word() -> Mapping[str, str]:
    """The topic of each word."""
    return {word: topic for topic, words in _topics().items() if topic not in _ABOUT_TOPICS for word in words}
