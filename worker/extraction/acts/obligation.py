"""Reported obligations: who says that somebody must do something asks for it (PLOVER REQUEST)."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.acts.reported import reported_act, reported_clauses
from worker.extraction.candidate import Candidate
from worker.extraction.circumstances import parties_at, someone
from worker.extraction.grammar.tree import children, objects, subjects
from worker.labels import NAMED, PERSONAL
from worker.resources import load_yaml
from worker.story import Story


def obligations(story: Story) -> Iterator[Candidate]:
    """Yield one candidate a reporting verb."""
    words = {key: frozenset(value) for key, value in load_yaml("lexicon/obligation.yaml").items()}
    for number, verb, cue in reported_clauses(story, words["saying"], lambda verb: _obliges(verb, words)):
        roles = (someone(story, parties_at(story, subjects(cue))), _obliged(verb, story))
        yield from reported_act("request", (), cue, number, roles, story)


def _obliges(verb: Token, words: Mapping[str, frozenset[str]]) -> bool:
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


def _obliged(verb: Token, story: Story) -> Sequence[Party]:
    """Who is to do it: somebody with a name, or of a kind that is known; no pronoun."""
    obliged = subjects(verb) or objects(verb)
    if any(token.tag_ in PERSONAL for token in obliged):
        return ()
    recipients = parties_at(story, obliged)
    known = any(party.kind != "unknown" for party in recipients) or any(
        part.ent_type_ in NAMED for token in obliged for part in token.subtree
    )
    return recipients if known else ()
