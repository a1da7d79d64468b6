"""When and where the sentence of a frame of force says that it was."""

from collections.abc import Sequence

from spacy.tokens import Token

from worker.event import EventDate, EventPlace
from worker.extraction.attack.targets import placed_apart
from worker.extraction.circumstances import when, where
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.instruments import is_instrument
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.responsibility import is_claim, is_disowned
from worker.extraction.grammar.tree import clause_head, preposition_objects
from worker.story import Story

_WHERE, _AFTER = "where", "after"
_COARSE = {"month", "quarter", "year"}
_WITHIN = ("in", "during")
_ANSWERS = {"retaliation", "revenge", "response", "reprisal", "answer", "retribution", "reaction", "vengeance"}
_TOLLS = {"toll", "death", "number"}


def setting_of(
    frame: Frame, targets: Sequence[Token], story: Story, lexicon: Lexicon
) -> tuple[EventDate | None, EventPlace | None]:
    """The date and the place of what a frame tells; what is told in passing was when and where its main verb was."""
    trigger = frame.trigger
    main = main_verb(trigger) if frame.verbal else trigger
    date = when(story, trigger) or (when(story, main) if main != trigger else None) or _of_time_told(trigger, story)
    told_of = is_claim(trigger) or is_disowned(trigger) or _is_counted(trigger)
    if date is None and frame.entry.harm:  # "were killed in a shooting in August"
        nouns = preposition_objects(trigger, _WITHIN)
        date = next(filter(None, (when(story, noun) for noun in nouns if is_instrument(noun, lexicon))), None)
    if date and not frame.verbal and told_of and not _stands_by(date, trigger):
        date = None  # the day of the claim, of the denial, or of the count
    if frame.verbal and placed_apart(targets):
        return date, None
    place = where(story, _placing(trigger, main, story), of_attack=True)
    if place and _is_answered(trigger) and not _names(place, trigger, story):
        return date, None
    return date, None if place and trigger.dep_ == "attr" and _of_other_clause(place, trigger, story) else place


def main_verb(passing: Token) -> Token:
    """The verb that another is told with in passing: the "sank" of "sank two ships, killing nine and wounding four".

    Also the "moved" of "On Sunday the rebels moved on to Lubero, where they killed five".
    """
    verb = passing
    while verb.dep_ == "conj" and verb.head.tag_ == verb.tag_:
        verb = verb.head
    if verb.dep_ == "relcl" and any(child.lower_ == _WHERE for child in verb.lefts):
        return clause_head(verb.head)
    return verb.head if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ == "VERB" else passing


def _placing(verb: Token, main: Token, story: Story) -> Token:
    """The word whose place counts: "fired missiles at Kyiv, Lviv and Dnipro, killing nine" was not in Dnipro alone."""
    first, last = verb.left_edge.idx, verb.right_edge.idx
    return verb if any(first <= place.start <= last for place in story.places) else main


def _is_answered(noun: Token) -> bool:
    """True for the killing of "fired missiles at the port in retaliation for the killing of its leader"."""
    return noun.dep_ == "pobj" and noun.head.head.lemma_.lower() in _ANSWERS


def _names(place: EventPlace, noun: Token, story: Story) -> bool:
    """True where the phrase of a noun holds the name of a place."""
    first, last = noun.left_edge.idx, noun.right_edge.idx
    return any(p.name == place.name and first <= p.start <= last for p in story.places)


def _of_time_told(trigger: Token, story: Story) -> EventDate | None:
    """The month or the year of "talks broke down in May 2023 after rebels shelled the town", not a day of it."""
    clause = clause_head(trigger)
    if clause.dep_ != "advcl" or not any(child.dep_ == "mark" and child.lower_ == _AFTER for child in clause.lefts):
        return None
    date = when(story, clause.head)
    return date if date and date.precision in _COARSE else None


def _is_counted(noun: Token) -> bool:
    """True for the attack of "the death toll from the attack rose to nine on Friday"."""
    counted = noun.head.head if noun.dep_ == "pobj" else noun
    return counted.lemma_.lower() in _TOLLS


def _stands_by(date: EventDate, noun: Token) -> bool:
    """True for the day of "claimed Monday's attack"; also behind what is counted, "the toll of Monday's attack"."""
    told = (date.text or "").split()
    own = noun.subtree if _is_counted(noun) else (word for left in noun.lefts for word in left.subtree)
    return any(word.text in told for word in own)


def _of_other_clause(place: EventPlace, noun: Token, story: Story) -> bool:
    """True for the place of what "the deadliest attack since May, when gunmen killed ten in Cali" is compared with."""
    sentence = noun.sent
    named = [p for p in story.places if p.name == place.name and sentence.start_char <= p.start < sentence.end_char]
    return bool(named) and all(clause_head(story.token_at(p.start)) != clause_head(noun) for p in named)
