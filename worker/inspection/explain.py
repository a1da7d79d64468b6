"""Why a text gives the events it gives: what was read, every sense that was tried, and what became of each mention.

Nothing is decided here: the senses are those that the extractors try (`frames.readings` with their own `refusal`),
the mentions and events those of the pipeline.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Token

from worker.article import Article
from worker.event import Event, Modality
from worker.extraction.acceptance import plover_of, weights_of
from worker.extraction.acts.extractor import refusal as act_refusal
from worker.extraction.attack.refusals import refusal as attack_refusal
from worker.extraction.candidate import Candidate
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import Entry, Lexicon, load_lexicon
from worker.extraction.grammar.modality import read_modality
from worker.extraction.merging.merge import merge, once
from worker.extraction.readings import readings
from worker.extraction.talks.extractor import refusal as talks_refusal
from worker.pipeline import Engine, mentions, read
from worker.reader.labels import TYPES
from worker.story import Story
from worker.tidy import tidy


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the language engine reads it; `head` is the word it depends on."""

    text: str
    lemma: str
    part: str
    dependency: str
    head: str
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One sense tried for a word: refused with a reason, or accepted with who stands in which slot.

    `because` is the word that decides the modality, None for what simply happened; `probability` is that of the word
    telling such an act, by the reader and the rules, None where the rules decide alone.
    """

    word: str
    offset: int
    entry: Entry
    reason: str | None = None
    slots: tuple[tuple[str, str], ...] = ()
    modality: Modality = "actual"
    because: str | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the reader says of words: the type of act, how likely they tell it if no lexicon has them, the modality."""

    words: str
    offset: int
    type: str
    probability: float
    modality: str


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a mention: the number of its event (from 1), or why it gave none."""

    candidate: Candidate
    event: int | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The reading of one text. `read`: what the reader says, word by word, of all that it takes for an act at all;
    `unread`: triggers of a lexicon that the text uses as another kind of word.
    """

    words: tuple[Word, ...]
    tried: tuple[Tried, ...]
    read: tuple[Told, ...]
    unread: tuple[str, ...]
    fates: tuple[Fate, ...]
    events: tuple[Event, ...]


_Refusal = Callable[[Frame], str | None]
_FAINT = -3.0  # logit of the reader below which nothing is shown


def explain(article: Article, engine: Engine) -> Explanation:
    """Explain a short text, tidied as extraction tidies it; a long article gives a long explanation."""
    story = read(replace(article, body=tidy(article.body).text), engine)
    candidates = mentions(story)
    events = merge(story, candidates)
    tried = [one for lexicon, refusal in _coders(story) for one in _tried(story, lexicon, refusal)]
    return Explanation(
        words=tuple(_word(token) for token in story.doc if not token.is_space),
        tried=tuple(sorted(tried, key=lambda one: one.offset)),
        read=tuple(sorted(_told(story), key=lambda one: one.offset)),
        unread=tuple(_unread(story, {one.offset for one in tried})),
        fates=tuple(_fates(candidates, events)),
        events=events,
    )


def _told(story: Story) -> Iterator[Told]:
    if story.reading is None:
        return
    for type_ in TYPES:
        weights = weights_of(plover_of(type_))
        for start, end, logit in story.reading.peaks(type_, 0, len(story.article.body), _FAINT):
            shares = story.reading.modality(start, end)
            chance = weights.probability(logit, listed=False, accepted=False)
            words = story.doc.char_span(start, end, alignment_mode="expand")  # whole words, not their pieces
            told = words.text if words is not None else story.article.body[start:end]
            yield Told(told, start, type_, chance, max(shares, key=lambda m: shares[m]))


def _coders(story: Story) -> Iterator[tuple[Lexicon, _Refusal]]:
    """The lexicons, each with the extractor's own judgement of a frame."""
    assault = load_lexicon("assault", "ASSAULT")
    yield assault, partial(attack_refusal, story=story, lexicon=assault)
    yield load_lexicon("consult", "CONSULT"), partial(talks_refusal, story=story)
    yield load_lexicon("acts"), partial(act_refusal, story=story)


def _word(token: Token) -> Word:
    head = "" if token.head.i == token.i else token.head.text
    return Word(token.text, token.lemma_, token.pos_, token.dep_, head, token.ent_type_)


def _tried(story: Story, lexicon: Lexicon, refusal: _Refusal) -> Iterator[Tried]:
    for sentence in story.sentences():
        for one in readings(sentence, lexicon, refusal, story.reading):
            word = one.trigger
            if isinstance(one, Frame):
                modality, because = read_modality(word)
                yield Tried(
                    word=word.text,
                    offset=word.idx,
                    entry=one.entry,
                    slots=tuple(_slots(one, story)),
                    modality=modality,
                    because=because.text if because is not None else None,
                    probability=one.probability,
                )
            else:
                yield Tried(word=word.text, offset=word.idx, entry=one.entry, reason=one.reason)


def _slots(frame: Frame, story: Story) -> Iterator[tuple[str, str]]:
    """(slot, who stands there), and the verb that carries a noun."""
    for name, heads in (("actor", frame.actors), ("recipient", frame.recipients)):
        for head in heads:
            yield name, _called(head, story)
    if frame.carrier is not None:
        yield "carried by", frame.carrier.text


def _called(head: Token, story: Story) -> str:
    """A word with the parties it names."""
    parties = ", ".join(f"{party.name}, {party.kind.replace('_', ' ')}" for party in story.parties.at(head))
    return f"“{head.text}” ({parties})" if parties else f"“{head.text}” (no party)"


def _unread(story: Story, tried: set[int]) -> Iterator[str]:
    """Words of a lexicon for which no sense was tried, as the text uses them as another part of speech."""
    for sentence in story.sentences():
        for token in sentence:
            kinds = sorted({kind for lexicon, _ in _coders(story) for kind in _listed(token, lexicon)})
            if kinds and token.idx not in tried:
                place = f"{token.pos_}, {token.dep_}" + (f" of “{token.head.text}”" if token.head.i != token.i else "")
                yield f"“{token.text}” is a trigger as {' and '.join(kinds)}; here it is read as {place}"


def _listed(token: Token, lexicon: Lexicon) -> Iterator[str]:
    indexes: Mapping[str, Mapping[str, Sequence[Entry]]] = {
        "verb": lexicon.verbs,
        "noun": lexicon.nouns,
        "adjective": lexicon.adjectives,
    }
    return (kind for kind, index in indexes.items() if token.lemma_.lower() in index)


def _fates(candidates: Sequence[Candidate], events: Sequence[Event]) -> Iterator[Fate]:
    kept = {(one.type, one.trigger) for one in once(candidates)}
    for candidate in sorted(candidates, key=lambda one: one.trigger):
        if (candidate.type, candidate.trigger) not in kept:
            yield Fate(candidate, None, "the same word tells an attack, talks or a statement")
            continue
        number = next((n for n, event in enumerate(events, 1) if _holds(event, candidate)), None)
        reason = None if number else "it only points to an event (“the attack”), and no other mention tells one"
        yield Fate(candidate, number, reason)


def _holds(event: Event, candidate: Candidate) -> bool:
    return event.type == candidate.type and candidate.mention in event.mentions
