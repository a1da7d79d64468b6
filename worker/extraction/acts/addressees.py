"""Whom a verbal act is aimed at: somebody who can be asked, accused, refused, threatened or praised; no deed, no thing.

"Turkey rejected the proposal of the United States" is aimed at the party whose proposal it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.acts.actors import can_act
from worker.extraction.circumstances import parties_at
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.tree import children, preposition_objects
from worker.labels import PREMODIFIERS, PREPOSITION_OR_AGENT, STATE_OR_BODY
from worker.normalisation.parties.lexicon import nouns
from worker.story import Story

_SHARING = ("with",)
_DOING = {"by", "from"}  # before the doer of any deed
_OWN_DOING = {"by", "from", "of"}
_DEPTH = 2  # "the rejection of the claim of X"


def addressed(story: Story, heads: Iterable[Token]) -> tuple[Party, ...]:
    """The parties that phrases name, each once; where they name none, those whose deeds or things they are."""
    phrases, found = list(heads), dict[str, Party]()
    for _ in range(_DEPTH + 1):
        for head in phrases:
            for party in _named(story, head):
                found.setdefault(party.name, party)
        if found:
            break
        phrases = [owner for head in phrases for owner in _owners(story, head)]
    return tuple(found.values())


def owners_of(story: Story, heads: Iterable[Token]) -> tuple[Party, ...]:
    """Whose the things are that an act befalls: "tariffs on goods from Chad", "withdrew from the pact with Chad"."""
    found: dict[str, Party] = {}
    shared = load_lexicon("acts").words["agreement"]
    for head in heads:
        owners = list(_owners(story, head))
        if not owners and head.lemma_.lower() in shared:
            owners = preposition_objects(head, _SHARING)
        for party in (party for owner in owners for party in _named(story, owner)):
            found.setdefault(party.name, party)
    return tuple(found.values())


def is_addressed(story: Story, head: Token) -> bool:
    """True for a phrase that names somebody itself."""
    return bool(_named(story, head))


def _named(story: Story, head: Token) -> tuple[Party, ...]:
    """The parties of a phrase that can answer; a ministry that is asked is no building, a town is its people."""
    lexicon = load_lexicon("acts")
    found: list[Party] = []
    for party in parties_at(story, (head,)):
        if party.kind == "infrastructure" and head.lemma_.lower() in nouns().words["premises"]:
            found.append(replace(party, kind="organization"))
        elif head.ent_type_ == "GPE" or (party.kind != "infrastructure" and can_act(party, head, lexicon)):
            found.append(party)
    return tuple(found)


def _owners(story: Story, noun: Token) -> Sequence[Token]:
    """Whose deed or thing it is: `Israel's claim`, `the raid by Israel`, `the offer of Israel`, `the Israeli offer`."""
    found = [child for child in children(noun, {"poss"}) if child.tag_ != "PRP$"]
    ours = noun.lemma_.lower() in load_lexicon("acts").words["own_doings"]
    for child in children(noun, PREPOSITION_OR_AGENT):
        found += children(child, {"pobj"}) if child.lower_ in (_OWN_DOING if ours else _DOING) else []
    before = children(noun, PREMODIFIERS)
    if ours:  # "the ECOWAS mediation offer"
        before += [inner for outer in before for inner in children(outer, {"compound"})]
    voiced = noun.lemma_.lower() in load_lexicon("acts").words["voiced"]
    owners = [t for t in found if not ours or t.dep_ == "poss" or _named(story, t)]  # "the US offer of talks"
    return owners or [c for c in before if _is_adjective_of_state(story, c) or (voiced and c.ent_type_ == "GPE")]


def _is_adjective_of_state(story: Story, token: Token) -> bool:
    """True for "Israeli", "US": a place before a noun may as well be where or what it is about ("the Gaza plan")."""
    if token.ent_type_ == "NORP" or (token.ent_type_ in STATE_OR_BODY and token.is_upper):
        return True
    states = story.parties.at(token) if token.text[:1].isupper() else ()
    return any(party.kind == "country" and party.name != token.text for party in states)
