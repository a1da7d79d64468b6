"""Series: several attacks told as one, then one by one ("three bombs killed nine ... the first ..."), and lists.

What is told of one of a series is told apart from the whole where another of it is told, too, and the whole has a toll
of its own. In a list ("Near Ayn Isa,
one strike ... Near Tal Afar, two strikes ...") every place opens an item of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.extraction.candidate import Candidate
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import children
from worker.extraction.merging.coreference import ATTACK
from worker.extraction.plover import ASSAULT
from worker.labels import PLURALS, SUBJECTS
from worker.story import Story

_LIST = 3  # sentences that open with places of their own, from which on they are a list
_NEAR = 8  # sentences between two of a series

Group = list[Candidate]


def itemised(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The mentions, those in a list of attacks told apart from item to item."""
    first: dict[str, int] = {}
    for c in candidates:
        if c.opening is not None and not c.generic:
            first.setdefault(c.opening, c.trigger)
    if len(first) < _LIST:
        return list(candidates)
    return [replace(c, apart=first[c.opening]) if c.opening in first and not c.generic else c for c in candidates]


def ones_apart(story: Story, groups: Sequence[Group]) -> list[Group]:
    """The groups, a series without the one of it that was put with the whole; in the order of their first mention."""
    apart: list[Group] = []
    for group in groups:
        one = _one_of(story, group, groups) if group[0].type == ATTACK else []
        whole = [c for c in group if c not in one]
        apart += [whole, one] if one else [group]
    return sorted(apart, key=lambda group: min(c.trigger for c in group))


def _one_of(story: Story, group: Group, groups: Sequence[Group]) -> Group:
    """The mentions of a group that begins with a series which tell one of it, where another group tells another."""
    told = sorted(group, key=lambda c: c.trigger)
    head = next((c for c in told if not c.counting), None)
    if head is None or not _is_series(story, head) or _is_numbered(story, head):
        return []
    first = next((c for c in told if c.sentence > head.sentence and _tells_one(story, c)), None)
    if first is None or not any(_is_another(story, other, head, first) for other in groups if other is not group):
        return []
    one = [c for c in told if c.trigger >= first.trigger and not _is_series(story, c)]
    return one if any(c.casualties for c in told if c not in one) else []


def _tells_one(story: Story, c: Candidate) -> bool:
    """True for a mention with facts of its own that does not point to the whole."""
    facts = c.place or c.recipients or c.casualties
    known = c.generic and not _is_numbered(story, c)
    return bool(facts) and not known and not c.counting and not _is_series(story, c)


def _is_another(story: Story, other: Group, head: Candidate, first: Candidate) -> bool:
    """True for a group behind the whole that is numbered, or elsewhere than the first of the series."""
    opener = other[0]
    if opener.type != ATTACK or opener.modality != head.modality or opener.trigger < head.trigger:
        return False
    return opener.sentence - first.sentence <= _NEAR and any(
        _is_numbered(story, c) or _is_elsewhere(c, first) for c in other[:2]
    )


def _is_elsewhere(c: Candidate, first: Candidate) -> bool:
    return c.place is not None and first.place is not None and c.place.name != first.place.name


def _is_series(story: Story, c: Candidate) -> bool:
    """True for "bombings", "a wave of strikes" and "three bombs exploded"."""
    words = _words()
    trigger = story.token_at(c.trigger)
    charges = [t for t in children(trigger, SUBJECTS) if t.lemma_.lower() in words["charges"]]
    told = [trigger] if c.nominal else charges
    return any(t.tag_ in PLURALS or any(child.lower_ in words["series"] for child in t.children) for t in told)


def _is_numbered(story: Story, c: Candidate) -> bool:
    """True for "the first blast" and "another bomb exploded"."""
    ordinals = _words()["ordinals"]
    trigger = story.token_at(c.trigger)
    near: list[Token] = [*trigger.children]
    near += [child for subject in children(trigger, SUBJECTS) for child in subject.children]
    return any(token.lower_ in ordinals for token in near)


def _words() -> Mapping[str, frozenset[str]]:
    return load_lexicon("assault", ASSAULT).words
