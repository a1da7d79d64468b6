"""What talks need beside their word: another side, an office, a purpose, a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import parties_at
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import Lexicon, load_lexicon
from worker.extraction.grammar.tree import children, container_top, is_infinitive, objects, preposition_objects
from worker.extraction.plover import CONSULT
from worker.extraction.talks.schedule import modality_told
from worker.labels import ADNOMINAL_CLAUSES, PLURALS, SUBJECTLESS, SUBJECTS
from worker.story import Story

OFFICE = {"person", "government", "country", "organization", "armed_force", "armed_group"}
_KNOWN = {"the", "their", "that", "this"}


@dataclass(frozen=True, slots=True)
class TalksCase:
    """A frame of talks in its article: who talks, the frames of its sentence that stand, and the mention it makes."""

    frame: Frame
    story: Story
    sides: tuple[Party, ...]
    others: Sequence[Frame] = ()
    mention: Candidate | None = None


def is_next(frame: Frame, lexicon: Lexicon) -> bool:
    """True for "the next round of talks", "the last meeting", "the talks will resume": those who talked before do."""
    nouns = (frame.trigger, container_top(frame.trigger))
    again = lexicon.words["again"] | lexicon.words["earlier"]
    return _goes_on(frame, lexicon) or any(child.lower_ in again for noun in nouns for child in noun.children)


def is_called_off(frame: Frame) -> bool:
    """True for "the meeting was cancelled", which takes up talks that were planned."""
    told = not frame.verbal and frame.trigger.dep_ in SUBJECTS
    known = told and any(child.lower_ in _KNOWN for child in frame.trigger.lefts)
    return known and modality_told(frame) == "denied"


def _goes_on(frame: Frame, lexicon: Lexicon) -> bool:
    """True for talks that are the subject of a verb of `going_on` that is still to come."""
    if frame.verbal or frame.trigger.dep_ not in SUBJECTS or modality_told(frame) != "planned":
        return False
    verb = frame.trigger.head
    due = [verb, *children(verb, {"acomp"})]  # "are due to resume"
    governed = [*due, *(clause for token in due for clause in children(token, {"xcomp"}))]
    return any(token.lemma_.lower() in lexicon.words["going_on"] for token in governed)


def of_office(heads: tuple[Token, ...], story: Story) -> bool:
    """True where someone who acts for a state, a force or an organisation is among the heads."""
    parties = parties_at(story, heads)
    return any(p.role or p.sector or p.kind in OFFICE - {"person"} for p in parties)


def has_other_side(case: TalksCase) -> bool:
    """True for two sides, several people, or a body that sits."""
    frame, sides = case.frame, case.sides
    if not sides:
        return False
    several = len(sides) > 1 or any(token.tag_ in PLURALS for token in frame.actors)
    return several or (len(frame.actors) == 1 and _is_sitting(frame, case.story))


def _is_sitting(frame: Frame, story: Story) -> bool:
    """True for a body that meets with itself: "the Security Council met in emergency session", "met to discuss X"."""
    lexicon = load_lexicon("consult", CONSULT)
    many = frame.actors[0].lemma_.lower() in lexicon.words["bodies"] and of_office(frame.actors, story)
    if not many or frame.recipients:
        return False
    aims = [aim for aim in children(frame.trigger, SUBJECTLESS) if is_infinitive(aim)]
    sits = preposition_objects(frame.trigger, ("in", "for"))
    meant = lexicon.verbs.keys() | lexicon.words["sessions"]
    return any(aim.lemma_.lower() in meant for aim in aims) or any(
        noun.lemma_.lower() in lexicon.nouns or noun.lemma_.lower() in lexicon.words["sessions"] for noun in sits
    )


def speaks_to_a_side(case: TalksCase) -> bool:
    """Speaking to someone counts between people of office, not to the press or a crowd; "X and Y spoke" by phone."""
    frame, sides = case.frame, case.sides
    if not frame.recipients and len(sides) > 1:
        return by_phone(frame)
    return (
        len(sides) > 1
        and bool(frame.recipients)
        and of_office(frame.recipients, case.story)
        and not any(party.sector == "JRN" for party in sides)
    )


def is_of_office(case: TalksCase) -> bool:
    """True where those who do it hold office, and those whom a verb says they do it to, or it is a country."""
    frame, story = case.frame, case.story
    if not of_office(frame.actors, story):
        return False
    if not frame.verbal:
        return True
    return any(t.ent_type_ in {"GPE"} for t in frame.recipients) or of_office(frame.recipients, story)


def has_purpose(case: TalksCase) -> bool:
    """True where somebody of office comes for talks or to talk."""
    frame, lexicon = case.frame, load_lexicon("consult", CONSULT)
    purposes = preposition_objects(frame.trigger, ("for",))
    aims = [c for c in frame.trigger.children if c.dep_ in SUBJECTLESS and is_infinitive(c)]
    talk_verbs = any(aim.lemma_.lower() in lexicon.verbs for aim in aims) or any(
        aim.lemma_.lower() in lexicon.words["approaches"] and of_office(tuple(objects(aim)), case.story) for aim in aims
    )
    told = talk_verbs or any(token.lemma_.lower() in lexicon.nouns for token in purposes)
    return told and of_office(frame.actors, case.story)


def is_a_call(case: TalksCase) -> bool:
    """True for a call between two, or one that a word of `phone_words` tells."""
    frame, several = case.frame, len(case.sides) > 1
    if frame.verbal:
        return several and (by_phone(frame) or _calls_to_say(frame))
    return several or (bool(case.sides) and by_phone(frame))


def is_next_round(case: TalksCase) -> bool:
    """ "the next round"; of "the next round of talks" the talks are the word."""
    lexicon = load_lexicon("consult", CONSULT)
    return is_next(case.frame, lexicon) and not preposition_objects(case.frame.trigger, ("of",))


def by_phone(frame: Frame) -> bool:
    """True where a word of the sentence tells of a telephone."""
    words = load_lexicon("consult", CONSULT).words["phone_words"]
    return any(token.lower_ in words for token in frame.trigger.sent)


def _calls_to_say(frame: Frame) -> bool:
    """ "called him on Friday to express ...": a telephone call, where "called him a liar" is not."""
    saying = load_lexicon("consult", CONSULT).words["call_purposes"]
    clauses = children(frame.trigger, SUBJECTLESS)
    clauses += [aim for other in frame.recipients for aim in children(other, ADNOMINAL_CLAUSES) if is_infinitive(aim)]
    return any(clause.lemma_.lower() in saying for clause in clauses)
