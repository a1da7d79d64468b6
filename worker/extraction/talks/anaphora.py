"""Sides that a sentence only points to: "they", "the two presidents", "officials of both countries", "their talks"."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.circumstances import is_proper
from worker.extraction.grammar.frame import Frame
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.numbers import figure_of
from worker.extraction.grammar.tree import preposition_objects
from worker.extraction.plover import CONSULT
from worker.extraction.talks.needs import is_next
from worker.extraction.talks.sides import sides_of
from worker.normalisation.parties.lexicon import country_names
from worker.story import Story

_SIDE = "side"
_TWO, _THEY, _BOTH, _THE = 2, "they", "both", "the"
_THEIR, _OF = "their", ("of", "from")


def sides_told(frame: Frame, story: Story, before: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those who talk: where the frame names none but points to those who talked `before`, these."""
    sides = tuple(_taken_for(party, before) for party in sides_of(frame, story))
    if _is_their_own(frame) and len(sides) < _TWO <= len(before):
        return before
    if len(frame.actors) == 1 and not frame.recipients and _of_both(frame.actors[0], before):
        return _officials(sides, frame.actors[0], before)
    if len(sides) == 1 and frame.recipients and [token.lower_ for token in frame.actors] == [_THEY]:
        sides = (*before[:1], *sides)  # "They will meet the president on Friday": the delegation that met others before
    named = any(is_proper(party) and not _overlap(party, before) for party in sides) or len(sides) > 1
    if (named and not _is_side(frame)) or not _takes_up(frame, before):
        return sides or (before if is_next(frame, load_lexicon("consult", CONSULT)) else ())
    return before


def _taken_for(party: Party, before: Sequence[Party]) -> Party:
    """The party told first that "the team" and "the delegation" speak of, else the party."""
    coming = party.country is None and party.name.casefold() in load_lexicon("consult", CONSULT).words["representing"]
    return before[0] if coming and before and before[0].kind != "person" else party


def _is_their_own(frame: Frame) -> bool:
    """True for "their talks"."""
    return not frame.verbal and [token.lower_ for token in frame.actors] == [_THEIR]


def _of_both(head: Token, before: Sequence[Party]) -> bool:
    """True for "officials of both countries", where those of two countries talked before."""
    owners = preposition_objects(head, _OF)
    both = any(child.lower_ in {_BOTH, "two"} for owner in owners for child in owner.children)
    whose = both and any(owner.lemma_.lower() in load_lexicon("consult", CONSULT).words["states"] for owner in owners)
    return whose and len({party.country for party in before} - {None}) == len(before) == _TWO


def _officials(sides: Sequence[Party], head: Token, before: Sequence[Party]) -> tuple[Party, ...]:
    """One party a country: the officials of each of those who talked before."""
    return tuple(
        replace(own, name=f"{country_names()[other.country]}'s {head.text}", country=other.country)
        for own in sides[:1]
        for other in before
        if other.country in country_names()
    )


def _is_side(frame: Frame) -> bool:
    """True for "the two sides", who are those that talked before, whoever else was named since."""
    return [token.lemma_.lower() for token in frame.actors] in [["side"], ["party"]]


def _overlap(party: Party, others: Sequence[Party]) -> bool:
    """True for the "French and German ministers" that "they" were taken for."""
    theirs = [span for other in others for span in other.mentions]
    return any(own.start < span.end and span.start < own.end for own in party.mentions for span in theirs)


def _takes_up(frame: Frame, before: Sequence[Party]) -> bool:
    """True where a plural points to those who talked before: "they", "the two presidents", "both sides"."""
    if len(before) < _TWO or len(frame.actors) != 1 or frame.recipients:
        return False
    head = frame.actors[0]
    if head.lower_ == _THEY:
        return True
    words = {child.lower_ for child in head.children}
    figure = figure_of(head)
    several = head.lemma_.lower() == _SIDE if figure is None else figure.low == len(before)
    return _BOTH in words or (_THE in words and several)
