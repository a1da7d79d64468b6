"""What talks are about: "talks on the ceasefire", "met to discuss grain exports", "nuclear talks"."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from worker.article import Span
from worker.event import Party
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.phrases import first_of, last_of
from worker.extraction.grammar.tree import children, clause_head, is_infinitive, is_passive, objects, subjects
from worker.extraction.talks.outcome import tells_of_them
from worker.extraction.talks.sides import meant_talks
from worker.labels import ARGUMENTS, COMPLEMENTS, NOUNS, OF_PREPOSITION, PREMODIFIERS
from worker.resources import load_yaml
from worker.story import Story

_TIMES = {"DATE", "TIME", "CARDINAL", "ORDINAL"}
_CLAUSES = {"advcl", "xcomp", "acl", "relcl", "conj", "pcomp"}
_SPOTS = {"point", "district", "city"}


def subject_of(frame: Frame, story: Story) -> Span | None:
    """The phrase that says what the talks of a frame are about, None where it does not."""
    trigger = frame.trigger
    verb = trigger if frame.verbal else frame.carrier
    heads = _direct(trigger) if frame.verbal else []
    for place in (trigger, verb, *meant_talks(trigger), _verb_over(frame)):
        if place is not None:
            heads += [*_under(place), *_purposes(place)]
    return _first_span(heads, story) or (None if frame.verbal else _kind_of(trigger, story))


def told_later(sentence: DocSpan, sides: Sequence[Party], story: Story, told: bool) -> Span | None:
    """What a sentence after the talks says they were about: "The two leaders discussed X", "X was on the agenda"."""
    words = _words()
    for token in sentence:
        lemma = token.lemma_.lower()
        speaks = token.pos_ == "VERB" and lemma in words["discussing"] | words["focusing"]
        if speaks and not story.quoted(token) and tells_of_them(token, sides, story, told):
            found = _first_span(_direct(token) or _under(token), story)
            if found is not None:
                return found
        if lemma in words["agenda"] and not story.quoted(token):
            found = _first_span(_on_agenda(token), story)
            if found is not None:
                return found
    return None


def _on_agenda(agenda: Token) -> list[Token]:
    """ "X topped the agenda", "X was high on the agenda"."""
    verb = clause_head(agenda)
    topped = agenda.dep_ == "dobj" and verb.lemma_.lower() in _words()["topping"]
    on = agenda.dep_ == "pobj" and agenda.head.lower_ == "on" and verb.lemma_ == "be"
    return subjects(verb) if topped or on else []


def _direct(verb: Token) -> list[Token]:
    """The object of "discuss", where the verb takes it."""
    if verb.lemma_.lower() not in _words()["discussing"]:
        return []
    asked = [c for c in children(verb, COMPLEMENTS) if _question_word(c) is not None]
    return [t for t in objects(verb) if t.pos_ in NOUNS or is_passive(verb)] or asked


def _under(governor: Token) -> list[Token]:
    """Heads under "on", "about", "over"; gerunds too ("talks on ending the war")."""
    about = _words()["about"]
    governors = [governor, *(c for c in children(governor, {"acl"}) if governor.pos_ in NOUNS and is_passive(c))]
    preps = [c for word in governors for c in word.children if c.dep_ == "prep" and c.lower_ in about]
    return [t for prep in preps for t in children(prep, OF_PREPOSITION)]


def _purposes(governor: Token) -> Iterator[Token]:
    """ "to discuss X", "to end the war", "aimed at ending the war", "focused on X"."""
    words = _words()
    for clause in children(governor, _CLAUSES):
        lemma = clause.lemma_.lower()
        if lemma in words["discussing"]:
            yield from _direct(clause)
        elif lemma in words["focusing"] and governor.pos_ in NOUNS:
            yield from _under(clause)
        elif lemma in words["aimed"]:
            yield from [t for prep in children(clause, {"prep"}) for t in children(prep, {"pcomp"})]
        elif lemma in words["aims"] and clause.tag_ == "VB" and (governor.pos_ in NOUNS or is_infinitive(clause)):
            yield clause


def _verb_over(frame: Frame) -> Token | None:
    """The verb of which a noun is subject or object: "the talks focused on X", "met for talks to discuss X"."""
    trigger = frame.trigger
    if frame.verbal or trigger.dep_ not in ARGUMENTS:
        return None
    head = trigger.head.head if trigger.dep_ == "pobj" else trigger.head
    told = head.pos_ == "VERB" and (trigger.dep_ != "nsubj" or head.lemma_.lower() in _words()["focusing"])
    return head if told else None


def _kind_of(noun: Token, story: Story) -> Span | None:
    """The words in front of "talks" that say what kind they are: "nuclear", "free trade"."""
    topics = _words()["topics"]
    before = [t for t in noun.lefts if t.dep_ in PREMODIFIERS and not t.ent_type_]
    told = [t for t in before if t.lower_ in topics or (t.i > 0 and t.nbor(-1).text == "-" and t.lower_ in topics)]
    return story.tokens(told[0].left_edge, told[-1]) if told else None


def _first_span(heads: Iterable[Token], story: Story) -> Span | None:
    return next((story.tokens(_start(head), _end(head, story)) for head in heads if _says_something(head)), None)


def _start(head: Token) -> Token:
    asking = _question_word(head)
    if asking is not None:
        return asking
    return head if head.tag_ in {"VB", "VBG"} else first_of(head)


def _question_word(clause: Token) -> Token | None:
    """The "how" of "discussed how to end the war"."""
    return next((t for t in clause.lefts if t.tag_ in {"WRB", "WP"} or t.lower_ == "whether"), None)


def _end(head: Token, story: Story) -> Token:
    """The end of the phrase: without "with X", and without where the talks are."""
    stop = {t.i for t in head.subtree if t.dep_ == "prep" and (t.lower_ == "with" or _only_place(t, story))}
    return last_of(head, stop)


def _only_place(prep: Token, story: Story) -> bool:
    """True for "in Geneva" behind a subject that needs no place, which the parser hangs on it."""
    if prep.lower_ not in {"in", "at"} or prep.head.lemma_.lower() in _words()["essential"]:
        return False
    spots = [p for p in story.places if p.precision in _SPOTS]
    return any(p.start <= t.idx < p.end for t in children(prep, {"pobj"}) for p in spots)


def _says_something(head: Token) -> bool:
    words = _words()
    lemma = head.lemma_.lower()
    if head.ent_type_ in _TIMES or lemma in words["no_topic"] or head.pos_ not in {*NOUNS, "VERB", "NUM", "AUX"}:
        return False
    if lemma not in words["empty"]:
        return True
    told = [t for t in head.subtree if t.pos_ in NOUNS and t.i != head.i and t.lemma_.lower() not in words["empty"]]
    return any(t.ent_type_ not in _TIMES and t.lemma_.lower() not in words["no_topic"] for t in told) or any(
        t.dep_ == "amod" and t.lower_ in words["topics"] for t in head.children
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/talk_subject.yaml").items()}
