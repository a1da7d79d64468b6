"""Accounts: which of the mentions of one event tell its toll anew, and which one that of a longer time.

"Residents said 40 people were killed. The army said 12 had died" are two accounts of one attack; "in Kharkiv, five
people were killed, the governor said" counts a part, and "more than 10,000 have died since 2009" no attack at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from worker.event import Harm
from worker.extraction.candidate import Candidate, without_harm
from worker.extraction.casualties.tolls import CUMULATIVE, PLAIN, UPDATE, WHOLE, Telling
from worker.extraction.casualties.words import casualty_words
from worker.story import Story

Group = list[Candidate]
Voice = frozenset[str]

_NOBODY: Voice = frozenset()
_CLAIMS = {UPDATE, WHOLE, PLAIN}


def with_accounts(story: Story, group: Group, statements: Sequence[Candidate]) -> Group:
    """The mentions of one event: counts of a longer time left out, accounts of other sources marked as of the whole."""
    kept = _of_event(group)
    return [_judged(story, c, kept[:number], statements) for number, c in enumerate(kept)]


def _of_event(group: Group) -> Group:
    """Without counts of a longer time and those counted, where another mention than theirs tells an event."""
    lasting = {c.sentence for c in group if _is_cumulative(c)}
    if all(c.sentence in lasting or c.generic for c in group):
        return [_without_sums(c) for c in group]
    kept = []
    for c in group:
        for harm, telling in c.tellings:
            c = replace(without_harm(c, harm), recipients=()) if telling == CUMULATIVE else c
        kept.append(c)
    return kept


def _without_sums(c: Candidate) -> Candidate:
    """A mention without what no attack brings about, where nothing else is told: "the war has killed 40,000"."""
    limit = casualty_words()["limits"]["attack"]
    for harm, telling in c.tellings:
        figure = getattr(c.casualties, harm, None)
        if telling == CUMULATIVE and figure and (figure.low or figure.high or 0) >= limit:
            c = without_harm(c, harm)
    return c


def _is_cumulative(c: Candidate) -> bool:
    return any(telling == CUMULATIVE for _, telling in c.tellings)


def _judged(story: Story, c: Candidate, before: Group, statements: Sequence[Candidate]) -> Candidate:
    """The mention, each of its tellings as what it is beside those before it."""
    if not c.tellings:
        return c
    judged = []
    for harm, telling in c.tellings:
        earlier = [other for other in before if other.casualties and getattr(other.casualties, harm)]
        if not (earlier and telling in _CLAIMS):
            judged.append((harm, telling))
        elif not _is_elsewhere(story, c, before):
            judged += _beside(harm, telling, c, earlier, statements)
    return replace(c, tellings=tuple(judged))


def _beside(
    harm: Harm, telling: Telling, c: Candidate, earlier: Group, statements: Sequence[Candidate]
) -> Iterator[tuple[Harm, Telling]]:
    """A plain count is one of the whole where another source than that of the first says so."""
    if telling != PLAIN:
        yield harm, telling
        return
    mine, first = _voice(c, statements), _voice(earlier[0], statements)
    if mine and first and not mine & first:
        yield harm, WHOLE


def _voice(c: Candidate, statements: Sequence[Candidate]) -> Voice:
    """The names of those in whose words a mention stands; nobody where it is the article's own."""
    holding = [
        (span.end - span.start, frozenset(party.name for party in statement.actors))
        for statement in statements
        if statement.quotation
        for span in statement.quotation.content
        if span.start <= c.trigger < span.end
    ]
    return min(holding, key=lambda found: found[0])[1] if holding else _NOBODY


def _is_elsewhere(story: Story, c: Candidate, before: Group) -> bool:
    """True where its sentence names a place within a country that no mention before it does."""
    return bool(_places(story, c) - {name for other in before for name in _places(story, other)})


def _places(story: Story, c: Candidate) -> set[str]:
    sentence = story.token_at(c.trigger).sent
    told = {
        place.name
        for place in story.places
        if sentence.start_char <= place.start < sentence.end_char and place.precision != "country"
    }
    return told | ({c.place.name} if c.place and c.place.precision != "country" else set())
