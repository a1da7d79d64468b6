"""What every extractor asks of the sentence around a trigger: the mention, the parties, the date, the place."""

from collections.abc import Iterable

from spacy.tokens import Token

from worker.article import Span
from worker.event import EventDate, EventPlace, Party
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.tree import is_existential
from worker.extraction.setting.date import date_for
from worker.extraction.setting.place import place_for
from worker.labels import PREMODIFIERS, VALUES
from worker.story import Story

_EMPTY_TAGS = {"CD", "DT", "WDT", "EX", "WRB"}
_POINTING = {"the", "this", "that", "these", "those", "such"}
_MENTION_WORDS = 8  # a mention is a short phrase: its trigger and a role this near


def parties_at(story: Story, heads: Iterable[Token]) -> tuple[Party, ...]:
    """The parties of several phrases, each once, in order."""
    found: dict[str, Party] = {}
    for head in heads:
        if head.tag_ in _EMPTY_TAGS or head.ent_type_ in VALUES or head.pos_ == "ADV":
            continue
        for party in story.parties.at(head):
            found.setdefault(party.name, party)
    return tuple(found.values())


def someone(story: Story, parties: Iterable[Party]) -> tuple[Party, ...]:
    """Those who can act: not things, and not phrases of which nothing is known but a common noun."""
    return tuple(
        p
        for p in parties
        if p.kind != "infrastructure" and (p.kind != "unknown" or p.sector is not None or is_called(story, p))
    )


def is_called(story: Story, party: Party) -> bool:
    """True for a party with a proper name; capitals that a text is set in throughout make none."""
    if not (party.name.isupper() and party.mentions):
        return is_proper(party)
    mention = party.mentions[0]
    span = story.doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span is not None and any(token.text[:1].isupper() for token in span)


def is_proper(party: Party) -> bool:
    """True for a party with a proper name."""
    return any(word[:1].isupper() for word in party.name.split())


def points_back(noun: Token) -> bool:
    """True for a noun that speaks of an event told elsewhere: "the attack", "it is the deadliest attack"."""
    if any(
        child.lower_ in _POINTING or (child.dep_ == "poss" and child.ent_type_ in VALUES) for child in noun.children
    ):
        return True
    return (noun.dep_ == "attr" and not is_existential(noun)) or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def mention_of(story: Story, frame: Frame) -> Span:
    """The phrase from the trigger's modifiers to its nearest recipient."""
    trigger = frame.trigger
    first = trigger
    if not frame.verbal:
        lefts = [t for t in trigger.lefts if t.dep_ in PREMODIFIERS and trigger.i - t.i <= _MENTION_WORDS]
        first = min([trigger, *lefts], key=lambda t: t.i)
        if frame.carrier is not None and 0 < first.i - frame.carrier.i <= _MENTION_WORDS:
            first = frame.carrier
    near = [t for t in frame.recipients if 0 < t.i - trigger.i <= _MENTION_WORDS and t.sent.start == trigger.sent.start]
    last = max([trigger, *near[:1]], key=lambda t: t.i)
    return story.tokens(first, last)


def when(story: Story, trigger: Token) -> EventDate | None:
    """The date the trigger's clause tells."""
    return date_for(story.doc, trigger, story.dates, story.article, story.sections)


def where(story: Story, trigger: Token, *, of_attack: bool = False) -> EventPlace | None:
    """The place the trigger's clause tells; an attack's target may be the place itself."""
    return place_for(story.doc, trigger, story.places, story.article, story.sections, target_is_place=of_attack)
