"""Reported wrongs: who says that somebody committed a crime or is to answer for one accuses him (PLOVER ACCUSE)."""

from collections.abc import Iterator

from spacy.tokens import Token

from worker.extraction.candidate import Candidate
from worker.extraction.obligation import reporting_verb
from worker.extraction.syntax import children, objects, subjects
from worker.extraction.telling import parties_at, someone, when
from worker.resources import load_yaml
from worker.story import Story

_TYPE = "ACCUSE"
_MODE = "allege"
_WEIGHT = 0.55
_CLAUSES = {"ccomp", "ROOT", "parataxis"}


def allegations(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a reporting verb, on that verb: the statement whose cue it is becomes the accusation."""
    words = {key: frozenset(value) for key, value in load_yaml("lexicon/allegation.yaml").items()}
    for number, sentence in enumerate(story.sentences()):
        for token in sentence:
            if token.dep_ in _CLAUSES and _wrongs(token, words):
                cue = reporting_verb(token, words["saying"])
                if cue is not None:
                    yield from _candidate(token, cue, number, story)


def _wrongs(verb: Token, words: dict[str, frozenset[str]]) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in words["copula"]:
        told = [child for child in verb.children if child.lower_ in words["answerable"]]
        return any(token.dep_ == "prep" or children(token, {"prep"}) for token in told) and not _denied(verb)
    done = {token.lemma_.lower() for token in objects(verb)}
    wrong = (lemma in words["doing"] and done & words["wrongs"]) or (
        lemma in words["wronging"] and done & words["wronged"]
    )
    return bool(wrong) and not _denied(verb)


def _denied(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _candidate(verb: Token, cue: Token, number: int, story: Story) -> Iterator[Candidate]:
    actors, recipients = someone(parties_at(story, subjects(cue))), someone(parties_at(story, subjects(verb)))
    if actors and recipients and not any(party in actors for party in recipients):
        yield Candidate(
            type="accuse",
            plover=_TYPE,
            modes=(_MODE,),
            mention=story.tokens(cue, cue),
            trigger=cue.idx,
            sentence=number,
            modality="actual",
            actors=actors,
            recipients=recipients,
            date=when(story, cue),
            weight=_WEIGHT,
        )
