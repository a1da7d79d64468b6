"""The day that the details of an incident share: told of it by name ("the incident happened on Saturday"), or before.

A report tells once when it was; what goes on to be told in the past tense, without a day of its own, was on that day.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta

from spacy.tokens import Span, Token

from worker import labels
from worker.event import Event, EventDate
from worker.extraction.setting.date import date_for
from worker.normalisation.dates.clauses import clause_of
from worker.resources import load_yaml
from worker.story import Story

_LEXICON = load_yaml("dates/lexicon.yaml")
_HAPPENING = frozenset(_LEXICON["happening_verbs"])
_INCIDENTS = frozenset(_LEXICON["incident_nouns"])
_POINTING = frozenset(_LEXICON["pointing_words"])
_EARLIER = re.compile(_LEXICON["other_times"], re.IGNORECASE)
_DAYS = frozenset(("day", "time"))
_TOLD = frozenset(("lede", "body", "reaction"))
_NIGHT = timedelta(days=1)
_SENTENCES_ON = 6  # in which the incident is dated
_PARAGRAPHS_BACK = 3  # from which one of several days is taken
_PLACE = "place"  # "took place"


def named_day(story: Story, trigger: Token) -> EventDate | None:
    """The day of "the incident happened on Saturday", a few sentences behind what `trigger` tells."""
    for sentence in _behind(trigger):
        for verb in sentence:
            if verb.lemma_.lower() in _HAPPENING and _tells_incident(verb):
                found = date_for(story.doc, verb, story.dates, story.article, story.sections)
                if found is not None and found.precision in _DAYS:
                    return found
    return None


def shared_day(story: Story, trigger: Token, before: Sequence[Event]) -> EventDate | None:
    """The day of the attacks told before, for one more that the news goes on to tell; of several, the last if near."""
    if not _goes_on(story, trigger):
        return None
    dated = [(max(_starts(event, trigger)), event.date) for event in before if _is_of_a_day(event, trigger)]
    if not dated:
        return None
    start, nearest = max(dated, key=lambda each: each[0])
    alike = all(date is not None and nearest is not None and date.start == nearest.start for _, date in dated)
    here, there = _paragraph(story, trigger.idx), _paragraph(story, start)
    return nearest if alike or here - there <= _PARAGRAPHS_BACK else None


def _behind(trigger: Token) -> Iterator[Span]:
    """The sentences behind that of `trigger`, the nearest first."""
    end = trigger.sent.end
    for _ in range(_SENTENCES_ON):
        if end >= len(trigger.doc):
            return
        sentence = trigger.doc[end].sent
        yield sentence
        end = sentence.end


def _tells_incident(verb: Token) -> bool:
    """True for "the incident happened", "the attack, which took place"; not "such attacks happen"."""
    if verb.lemma_ == "take" and not any(child.lower_ == _PLACE for child in verb.children):
        return False
    if verb.tag_ not in labels.PAST:
        return False
    told = [verb.head] if verb.dep_ == labels.RELCL else [c for c in verb.lefts if c.dep_ in labels.ALL_SUBJECTS]
    told += verb.sent[1:2]  # "The incident, it was gathered, happened on Saturday"
    return any(noun.lemma_.lower() in _INCIDENTS and _is_known(noun) for noun in told)


def _is_known(noun: Token) -> bool:
    return any(child.lower_ in _POINTING for child in noun.lefts)


def _goes_on(story: Story, trigger: Token) -> bool:
    """True where a sentence of the news tells in the past tense, of no other time."""
    section = story.section_at(trigger.idx)
    if section is None or section.kind not in _TOLD:
        return False
    verb = clause_of(trigger)
    perfect = any(c.dep_ in labels.AUXILIARIES and c.lemma_ == "have" for c in verb.children)
    return verb.tag_ in labels.PAST and not perfect and not _EARLIER.search(trigger.sent.text)


def _is_of_a_day(event: Event, trigger: Token) -> bool:
    """True for an attack before `trigger` whose day, or night, the text tells."""
    date = event.date
    if event.type != "attack" or event.modality != "actual" or date is None or date.basis != "text":
        return False
    return date.end - date.start <= _NIGHT and any(_starts(event, trigger))


def _starts(event: Event, trigger: Token) -> list[int]:
    """Where the mentions of an event before `trigger` begin."""
    return [span.start for span in event.mentions if span.start < trigger.idx]


def _paragraph(story: Story, offset: int) -> int:
    return bisect_right(story.sections, offset, key=lambda section: section.start)
