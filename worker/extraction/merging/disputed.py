"""Disputes: two sides that each say the other did it tell of one event, and not of two.

"Moscow said Kyiv's forces blew up the dam. Kyiv said Russian forces blew it up" has one blast and two accused.
"""

from collections.abc import Sequence
from dataclasses import replace

from worker.event import ATTACK, Party
from worker.extraction.attribution.sides import share
from worker.extraction.attribution.sources import Sources, is_said
from worker.extraction.candidate import Candidate
from worker.extraction.grammar.tree import objects
from worker.extraction.merging.coreference import agreement, same_party
from worker.labels import PRON
from worker.story import Story

_NEAR = 3  # sentences from one side's account to the other's

Group = list[Candidate]


def with_disputes(story: Story, groups: Sequence[Group], statements: Sequence[Candidate]) -> list[Group]:
    """The groups, the accounts that two sides give of one attack in one group."""
    sources = Sources(story, statements)
    kept: list[Group] = []
    for group in groups:
        mine = _told_anew(story, sources, group)
        other = next((before for before in reversed(kept) if mine and _is_disputed(story, sources, before, mine)), None)
        if other is None:
            kept.append(group)
        else:
            other.extend(mine)
    return kept


def _told_anew(story: Story, sources: Sources, group: Group) -> Group:
    """An attack that one source alone tells, without an "it" that was taken for the source."""
    said = sources.of(group[0].trigger)
    if said is None or group[0].type != ATTACK or not is_said(said):
        return []
    if any(sources.of(c.trigger) is not said for c in group if not c.generic):
        return []
    return [_without_pronoun(story, c, said.actors) for c in group]


def _without_pronoun(story: Story, c: Candidate, by: Sequence[Party]) -> Candidate:
    pronoun = any(token.pos_ == PRON for token in objects(story.token_at(c.trigger)))
    return replace(c, recipients=()) if pronoun and share(c.recipients, by) else c


def _is_disputed(story: Story, sources: Sources, before: Group, mine: Group) -> bool:
    """True where the doer whom one source names is the other source, or both name the thing that was hit."""
    theirs, said = sources.of(before[0].trigger), sources.of(mine[0].trigger)
    if before[0].type != ATTACK or theirs is None or said is None or share(theirs.actors, said.actors):
        return False
    if mine[0].sentence - before[-1].sentence > _NEAR or any(c.apart or c.other_than for c in mine):
        return False
    doers, others = _doers(before), _doers(mine)
    if not (doers and others) or share(doers, others) or share(others, said.actors):
        return False
    crossed = share(said.actors, doers) or share(theirs.actors, others)
    return _is_same_blow(story, before, mine, crossed=crossed)


def _is_same_blow(story: Story, before: Group, mine: Group, *, crossed: bool) -> bool:
    """True where both hit the same, where and when one does not rule it out; people are a sign only between foes."""
    hit, too = _hit(before), _hit(mine)
    same = [party for party in too if any(same_party(party, other) for other in hit)]
    if not same and (too or not crossed or not _speaks_of(story, before, mine)):
        return False
    if not crossed and all(party.kind != "infrastructure" for party in same):
        return False
    rest = [replace(c, actors=()) for c in before]
    return all(agreement(replace(c, actors=()), rest) >= 0 for c in mine)


def _speaks_of(story: Story, before: Group, mine: Group) -> bool:
    """True for "had shelled it" and for the same verb again."""
    verbs = [story.token_at(c.trigger) for c in mine]
    known = {story.token_at(c.trigger).lemma_.lower() for c in before}
    return any(verb.lemma_.lower() in known or any(t.pos_ == PRON for t in objects(verb)) for verb in verbs)


def _doers(group: Group) -> list[Party]:
    return [party for c in group for party in c.actors]


def _hit(group: Group) -> list[Party]:
    return [party for c in group for party in c.recipients]
