"""Why a text gives the events it gives: what was read, every sense that was tried, and what became of each mention.

Nothing is decided here: the senses and their verdicts are those of the extractors (`judged`), the mentions and events
those of the pipeline.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from worker.article import Article
from worker.event import Event, Modality
from worker.extraction.acceptance import plover_of, weights_of
from worker.extraction.acts.extractor import judged as judged_acts
from worker.extraction.attack.extractor import judged as judged_attacks
from worker.extraction.candidate import Candidate, Told
from worker.extraction.grammar.frame import Frame, Refusal
from worker.extraction.grammar.lexicon import Entry, Lexicon, load_lexicon
from worker.extraction.grammar.modality import read_modality
from worker.extraction.merging.merge import merge, once
from worker.extraction.talks.extractor import judged as judged_talks
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


@dataclass(frozen=True, slots=True)
class Tried:
    """One sense tried for a word: refused by a rule or a stage, with its reason, or accepted with who stands where.

    `because` is the word that decides the modality, None for what simply happened; `probability` is that of the word
    telling such an act, by the reader and the rules, None where the rules decide alone.
    """

    word: str
    offset: int
    entry: Entry
    rule: str | None = None
    reason: str | None = None
    slots: tuple[tuple[str, str], ...] = ()
    modality: Modality = "actual"
    because: str | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Read:
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
    read: tuple[Read, ...]
    unread: tuple[str, ...]
    fates: tuple[Fate, ...]
    events: tuple[Event, ...]


_EXTRACTORS = (judged_attacks, judged_talks, judged_acts)
_FAINT = -3.0  # logit of the reader below which nothing is shown


def explain(article: Article, engine: Engine) -> Explanation:
    """Explain a short text, tidied as extraction tidies it; a long article gives a long explanation."""
    story = read(replace(article, body=tidy(article.body).text), engine)
    candidates = mentions(story)
    events = merge(story, candidates)
    tried = [_tried(one, story) for judged in _EXTRACTORS for one in judged(story) if _has_word(one)]
    return Explanation(
        words=tuple(_word(token) for token in story.doc if not token.is_space),
        tried=tuple(sorted(tried, key=lambda one: one.offset)),
        read=tuple(sorted(_read_words(story), key=lambda one: one.offset)),
        unread=tuple(_unread(story, {one.offset for one in tried})),
        fates=tuple(_fates(candidates, events)),
        events=events,
    )


def _read_words(story: Story) -> Iterator[Read]:
    if story.reading is None:
        return
    for type_ in TYPES:
        weights = weights_of(plover_of(type_))
        for start, end, logit in story.reading.peaks(type_, 0, len(story.article.body), _FAINT):
            shares = story.reading.modality(start, end)
            chance = weights.probability(logit, listed=False, accepted=False)
            words = story.doc.char_span(start, end, alignment_mode="expand")  # whole words, not their pieces
            told = words.text if words is not None else story.article.body[start:end]
            yield Read(told, start, type_, chance, max(shares, key=lambda m: shares[m]))


def _lexicons() -> tuple[Lexicon, ...]:
    return load_lexicon("assault", "ASSAULT"), load_lexicon("consult", "CONSULT"), load_lexicon("acts")


def _word(token: Token) -> Word:
    head = "" if token.head.i == token.i else token.head.text
    return Word(token.text, token.lemma_, token.pos_, token.dep_, head, token.ent_type_)


def _has_word(one: Told | Refusal) -> bool:
    """False for a sentence that only counts those harmed, which no word of the lexicons tells."""
    return isinstance(one, Refusal) or one.frame is not None


def _tried(one: Told | Refusal, story: Story) -> Tried:
    if isinstance(one, Refusal):
        return Tried(one.trigger.text, one.trigger.idx, one.entry, rule=one.name, reason=one.reason)
    frame = one.frame
    assert frame is not None
    modality, because = read_modality(frame.trigger)
    return Tried(
        frame.trigger.text,
        frame.trigger.idx,
        frame.entry,
        slots=tuple(_slots(frame, story)),
        modality=modality,
        because=because.text if because is not None else None,
        probability=frame.probability,
    )


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
            kinds = sorted({kind for lexicon in _lexicons() for kind in _listed(token, lexicon)})
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
