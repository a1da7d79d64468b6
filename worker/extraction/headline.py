"""Headlines whose verb the parser takes for a noun: "Gunmen raid village in Plateau"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from worker.event import Party
from worker.extraction.force import is_uniformed
from worker.extraction.frame import NAMED, Frame
from worker.extraction.lexicon import OBJECT, Lexicon
from worker.story import Story

_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN"}
_PRESENT = "NN"  # how the tagger reads the present tense of a headline


def headline_frames(sentence: Span, story: Story, lexicon: Lexicon) -> Iterator[Frame]:
    """Yield the frame of a verb between people in arms and whom they hit, in a line that has no other verb."""
    if sentence.root.pos_ not in _NOUNS or any(token.pos_ in _VERBS for token in sentence):
        return
    for token in sentence[1:]:
        for entry in lexicon.verbs.get(token.lower_, ()):
            if OBJECT in entry.recipient and _stands_between(token):
                frame = Frame(token, entry, (token.nbor(-1),), (token.head,))
                if is_uniformed(frame, story, lexicon):
                    yield frame
                    break


def headline_deals(sentence: Span, lexicon: Lexicon) -> Iterator[Frame]:
    """Yield the frame of "Norway, Chad sign trade deal": names, a verb that asks for an object, and that object."""
    if sentence.root.pos_ not in _NOUNS or any(token.pos_ in _VERBS for token in sentence):
        return
    for token in sentence[1:]:
        if token.tag_ != _PRESENT or token.nbor(-1).ent_type_ not in NAMED:
            continue
        made = _outermost(token).lemma_.lower() if token.head.i > token.i else ""
        entry = next((entry for entry in lexicon.verbs.get(token.lower_, ()) if made in entry.object_is), None)
        if entry is not None:
            names = [t for t in sentence if t.i < token.i and t.ent_type_ in NAMED and t.nbor().ent_iob_ != "I"]
            yield Frame(token, entry, tuple(names))
            return


def _outermost(noun: Token) -> Token:
    """The noun that a chain of describing nouns ends in: the "treaty" of "ink border treaty"."""
    while noun.dep_ == "compound":
        noun = noun.head
    return noun


def cut_to_target(parties: tuple[Party, ...], frame: Frame, story: Story) -> tuple[Party, ...]:
    """The parties without what stands before the verb, which the parser takes for part of their phrase."""
    after = frame.trigger.idx + len(frame.trigger)
    return tuple(_cut(party, after, story) for party in parties)


def _cut(party: Party, after: int, story: Story) -> Party:
    mentions = tuple(story.span(after, m.end) if m.start < after < m.end else m for m in party.mentions)
    if mentions == party.mentions:
        return party
    return replace(party, name=mentions[0].text, mentions=mentions)


def _stands_between(token: Token) -> bool:
    """True for a word that the parser hangs as a description on a noun after it, right behind another noun."""
    described = token.tag_ == _PRESENT and token.dep_ == "compound" and token.head.i > token.i
    return described and token.nbor(-1).pos_ in _NOUNS
