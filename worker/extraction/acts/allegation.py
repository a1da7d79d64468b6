"""Reported wrongs: who says that somebody committed a crime or is to answer for one accuses him (PLOVER ACCUSE)."""

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from worker.extraction.acts.reported import reported_act, reported_clauses
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import parties_at, someone
from worker.extraction.grammar.tree import children, objects, subjects
from worker.resources import load_yaml
from worker.story import Story

_MODES = ("allege",)


def allegations(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a reporting verb."""
    words = {key: frozenset(value) for key, value in load_yaml("lexicon/allegation.yaml").items()}
    for number, verb, cue in reported_clauses(story, words["saying"], lambda verb: _wrongs(verb, words)):
        roles = (someone(story, parties_at(story, subjects(cue))), someone(story, parties_at(story, subjects(verb))))
        yield from reported_act("accuse", _MODES, cue, number, roles, story)


def _wrongs(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
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
