"""What a word of force needs to tell an attack in an article about something else (`topic`).

Somebody in arms who does it, weapons and people harmed, or somebody whom people harmed on purpose.
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from worker.extraction.attack.evidence import is_lethal, is_uniformed, wielded
from worker.extraction.casualties.figures import harmed_in
from worker.extraction.casualties.victims import is_people
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.instruments import is_hard_weapon
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import objects
from worker.extraction.topic.topic import is_of_attack, is_one_of, is_warlike, topic_of
from worker.labels import PAST, PRESENT
from worker.story import Story

_BODILY = {"firearms", "primitive", "abduct", "targeted", "torture", "sexual", "beat", "unconventional"}
_PEOPLE = {"person", "civilians", "police", "armed_force"}


def off_topic(frame: Frame, story: Story, lexicon: Lexicon) -> str | None:
    """A reason why a frame of force tells no attack in an article of a topic that uses or causes such words.

    What happens in a film is told in the present, so there only what is told in the past counts.
    """
    topic = topic_of(story)
    if topic is None:
        return None
    imagined, sentence = is_one_of(topic, "imagined"), frame.trigger.sent
    if not imagined or _in_past(sentence) or frame.trigger.tag_ in PAST:
        if is_uniformed(_without_vehicles(frame, topic, lexicon), story, lexicon):
            return None
        if _is_meant(frame, topic, story, lexicon):
            return None
    if not is_one_of(topic, "deadly") and is_deliberate(story, lexicon):
        return None
    metaphors = is_one_of(topic, "metaphors")
    if not metaphors and (any(is_of_attack(token, lexicon) for token in sentence) or wielded(sentence, lexicon)):
        return None
    shown = is_of_attack if metaphors else is_warlike
    told = (each for each in story.doc.sents if not imagined or _in_past(each))
    if any(_is_harmful(each) for each in told if any(shown(token, lexicon) for token in each)):
        return None
    return f"the article is about {topic} (topics.yaml, docs/topics.md), and nobody in arms does it"


def _in_past(sentence: Span) -> bool:
    """True for "a bomb hit a theatre, killing seven"; what happens in a film is told in the present."""
    return not any(token.tag_ in PRESENT for token in sentence)


def _without_vehicles(frame: Frame, topic: str, lexicon: Lexicon) -> Frame:
    """The frame without the helicopter that crashed, which is in arms elsewhere."""
    if not is_one_of(topic, "deadly"):
        return frame
    doers = tuple(token for token in frame.actors if token.lemma_.lower() not in lexicon.words["chance_doers"])
    return replace(frame, actors=doers)


def _is_meant(frame: Frame, topic: str, story: Story, lexicon: Lexicon) -> bool:
    """True where people harm people: "was shot while he spoke", "settlers killed four villagers"."""
    if not is_one_of(topic, "imagined") and any(is_hard_weapon(token, lexicon) for token in frame.actors):
        return _hits_building(frame, story)  # "missiles wrecked a power station"
    grave = any(is_lethal(token) for token in frame.trigger.sent) and not is_one_of(topic, "imagined")
    if not (grave or is_one_of(topic, "deadly") or _is_told_by_witnesses(story, lexicon)):
        return False
    if frame.verbal and "destroy" in frame.entry.modes and not (frame.entry.harm or is_one_of(topic, "deadly")):
        return _hits_building(frame, story)
    if not frame.verbal or not any(_is_somebody(token, story) for token in frame.recipients):
        return False
    if frame.entry.harm:
        return any(_is_somebody(token, story) and is_people(token) for token in frame.actors)
    return not _BODILY.isdisjoint(frame.entry.modes)


def _hits_building(frame: Frame, story: Story) -> bool:
    return any(party.kind == "infrastructure" for token in frame.recipients for party in story.parties.at(token))


def _is_somebody(token: Token, story: Story) -> bool:
    return token.ent_type_ == "PERSON" or any(party.kind in _PEOPLE for party in story.parties.at(token))


def _is_told_by_witnesses(story: Story, lexicon: Lexicon) -> bool:
    """True where the police, a hospital or the like say something: they do not speak of games and films."""
    return any(
        token.dep_ == "nsubj" and token.lemma_.lower() in lexicon.words["witnesses"] and token.head.tag_ in PAST
        for token in story.doc
    )


def is_deliberate(story: Story, lexicon: Lexicon) -> bool:
    """True where people are harmed and somebody speaks of purpose: a van was driven at a parade."""
    meant = any(token.lemma_.lower() in lexicon.words["meant"] for token in story.doc)
    return meant and any(_is_harmful(each) for each in story.doc.sents)


def _is_harmful(sentence: Span) -> bool:
    """True where people are counted as harmed, or somebody is killed."""
    return bool(harmed_in(sentence)) or any(
        is_people(token) for word in sentence if is_lethal(word) and word.pos_ == "VERB" for token in objects(word)
    )
