"""What an article is about, where that is neither politics nor conflict: sport, films, markets, storms.

A sentence seldom shows that its words of force are a figure of speech; the article does. The words stand in
lexicon/topics.yaml.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice
from typing import Any

from spacy.tokens import Doc, Span, Token

from worker.event import Party
from worker.extraction.casualties import harmed_in, is_people
from worker.extraction.force import is_hard_weapon, is_lethal, is_uniformed
from worker.extraction.frame import Frame
from worker.extraction.lexicon import Lexicon, load_lexicon
from worker.extraction.scan import kept, scan_for
from worker.extraction.syntax import objects
from worker.resources import load_yaml
from worker.story import Story

_FILE = "lexicon/topics.yaml"
_ABOUT_TOPICS = {"imagined", "metaphors", "private"}  # lists of topics, not of words
_KEY = "eventwire.topic"
_LEAST_WORDS = 3  # different words of a topic
_LEAST_SHARE = 0.05  # of the words of the article
_OVER_CONFLICT = 2.0  # times the words of conflict
_PAST = {"VBD", "VBN"}
_PRESENT = {"VBZ", "VBP"}
_POLITICAL_KINDS = {"government", "country", "armed_force", "armed_group"}
_POLITICAL_SECTORS = {"GOV", "LEG", "MIL", "IGO", "UNO", "REB", "OPP", "PTY", "SPY"}


def topic_of(story: Story) -> str | None:
    """The topic of an article, by its name in topics.yaml; None where it has none of these."""
    known = kept(story.doc)
    if _KEY not in known:
        known[_KEY] = _topic(story.doc)
    found: str | None = known[_KEY]
    return found


def off_topic(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """A reason why a frame of force tells no attack in an article of such a topic, unless somebody in arms does it.

    A weapon in the sentence does as well, where the topic has none of its own; so does, for all that the article tells,
    a sentence with weapons and people harmed.
    """
    topic = topic_of(story)
    if topic is None:
        return None
    imagined, sentence = topic in _topics()["imagined"], frame.trigger.sent
    if (not imagined or _in_past(sentence) or frame.trigger.tag_ in _PAST) and is_uniformed(frame, story, lexicon):
        return None
    metaphors = topic in _topics()["metaphors"]
    if not metaphors and any(_is_of_conflict(token, lexicon) for token in sentence):
        return None
    shown = _is_of_conflict if metaphors else _is_warlike
    told = (each for each in story.doc.sents if not imagined or _in_past(each))
    if any(_is_harmful(each) for each in told if any(shown(token, lexicon) for token in each)):
        return None
    return f"the article is about {topic} (topics.yaml), and nobody in arms does it"


def _in_past(sentence: Span) -> bool:
    """True for "a bomb hit a theatre, killing seven"; what happens in a film is told in the present."""
    return not any(token.tag_ in _PRESENT for token in sentence)


def _is_harmful(sentence: Span) -> bool:
    """True where people are counted as harmed, or somebody is killed."""
    return bool(harmed_in(sentence)) or any(
        is_people(token) for word in sentence if is_lethal(word) and word.pos_ == "VERB" for token in objects(word)
    )


def _is_warlike(token: Token, lexicon: Lexicon) -> bool:
    """True for the noun of "an air strike", "a suicide attack"."""
    described = {child.lower_ for child in token.lefts}
    return token.lemma_.lower() in lexicon.words["instruments"] and not described.isdisjoint(lexicon.mode_words)


def is_private(parties: Iterable[Party], story: Story) -> bool:
    """True where nobody takes part who acts for a state or a people, in an article of a topic that needs them not."""
    return topic_of(story) in _topics()["private"] and not any(
        party.kind in _POLITICAL_KINDS or party.sector in _POLITICAL_SECTORS for party in parties
    )


def _topic(doc: Doc) -> str | None:
    of_word, lexicon = _of_word(), load_lexicon("assault", "ASSAULT")
    told: dict[str, Counter[str]] = {}
    for token in scan_for(frozenset(of_word)).tokens(doc[:]):
        word = token.lemma_.lower() if token.lemma_.lower() in of_word else token.lower_
        told.setdefault(of_word[word], Counter())[word] += 1
    topic = max(told, key=lambda name: told[name].total(), default=None)
    if topic is None or len(told[topic]) < _LEAST_WORDS or next(islice(doc.sents, 1, None), None) is None:
        return None  # a sentence alone is judged by what it says
    count = told[topic].total()
    words = sum(token.is_alpha for token in doc)
    conflict = sum(_is_of_conflict(token, lexicon) for token in doc if token.lemma_.lower() not in told[topic])
    return topic if count >= _LEAST_SHARE * words and count >= _OVER_CONFLICT * conflict else None


def _is_of_conflict(token: Token, lexicon: Lexicon) -> bool:
    """True for people in arms, weapons, and what is only ever an attack."""
    lemma = token.lemma_.lower()
    if lemma in lexicon.words["attackers"] or lemma in lexicon.words["outright"]:
        return True
    return is_hard_weapon(token, lexicon) or _is_warlike(token, lexicon)


@cache
def _topics() -> Mapping[str, Any]:
    listed: Mapping[str, Any] = load_yaml(_FILE)
    return listed


@cache
def _of_word() -> Mapping[str, str]:
    """The topic of each word."""
    return {word: topic for topic, words in _topics().items() if topic not in _ABOUT_TOPICS for word in words}
