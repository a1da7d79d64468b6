"""Reported obligations: who says that somebody must do something asks for it (PLOVER REQUEST)."""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from worker.extraction.candidate import Candidate
from worker.extraction.frame import NAMED
from worker.extraction.scan import scan_for
from worker.extraction.syntax import children, objects, subjects
from worker.extraction.telling import parties_at, someone, when
from worker.resources import load_yaml
from worker.story import Story

_TYPE = "REQUEST"
_WEIGHT = 0.55


def obligations(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a reporting verb, on that verb: the statement whose cue it is becomes the request."""
    words = {key: frozenset(value) for key, value in load_yaml("lexicon/obligation.yaml").items()}
    saying = scan_for(words["saying"])
    for number, sentence in enumerate(story.sentences()):
        if next(saying.tokens(sentence), None) is None:
            continue
        for token in sentence:
            if token.dep_ in {"ccomp", "ROOT", "parataxis"} and _obliges(token, words):
                cue = reporting_verb(token, words["saying"])
                if cue is not None:
                    yield from _candidate(token, cue, number, story)


def _obliges(verb: Token, words: dict[str, frozenset[str]]) -> bool:
    if any(child.dep_ == "aux" and child.lower_ in words["must"] for child in verb.children):
        return not _inverted(verb)
    if verb.lemma_.lower() in words["have"] and children(verb, {"xcomp"}):
        return not children(verb, {"dobj"})
    return verb.lemma_.lower() in words["copula"] and any(
        child.lower_ in words["needed"] for child in [verb, *children(verb, {"acomp"})]
    )


def _inverted(verb: Token) -> bool:
    """True for a condition: "should Norway be given a role"."""
    first = next((child for child in verb.children if child.dep_ in {"aux", "nsubj", "nsubjpass"}), None)
    return first is not None and first.dep_ == "aux"


def reporting_verb(verb: Token, saying: Collection[str]) -> Token | None:
    """The verb of saying that governs the clause of `verb`, or that follows it in brackets."""
    near = [verb.head, *children(verb, {"ccomp", "parataxis"})] if verb.head.i != verb.i else []
    return next((token for token in near if token.lemma_.lower() in saying), None)


def _candidate(verb: Token, cue: Token, number: int, story: Story) -> Iterator[Candidate]:
    obliged = subjects(verb) or objects(verb)
    if any(token.tag_ in {"PRP", "PRP$"} for token in obliged):
        return
    actors, recipients = someone(parties_at(story, subjects(cue))), parties_at(story, obliged)
    known = any(party.kind != "unknown" for party in recipients) or any(
        part.ent_type_ in NAMED for token in obliged for part in token.subtree
    )
    if actors and known and not any(party in actors for party in recipients):
        yield Candidate(
            type="request",
            plover=_TYPE,
            mention=story.tokens(cue, cue),
            trigger=cue.idx,
            sentence=number,
            modality="actual",
            actors=actors,
            recipients=recipients,
            date=when(story, cue),
            weight=_WEIGHT,
        )
