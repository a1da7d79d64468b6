"""Who can act: persons, groups, organisations, states and their arms; never an event, a thing or an abstract noun.

"The latest Russian attack comes amid efforts to work out a deal" names a country, but no attack works anything out.
"""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.circumstances import parties_at, someone
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children, preposition_objects
from worker.labels import MODIFIERS, PEOPLES
from worker.story import Story

_HEAD_ENDS = re.compile(r" (?:of|on|in|to|for|with|from|by|at|against|between|over) ")
_OWNED = ("from", "of")
_COMMON_TAGS = {"NN", "NNS", "VBG"}


def doers(story: Story, heads: Iterable[Token], lexicon: Lexicon) -> tuple[Party, ...]:
    """The parties of several phrases that can act, each once, in order."""
    found: dict[str, Party] = {}
    for head in (doer for named in heads for doer in _crew(named, lexicon)):
        for party in someone(story, parties_at(story, (head,))):
            if can_act(party, head, lexicon):
                found.setdefault(party.name, party)
    return tuple(found.values())


def _crew(head: Token, lexicon: Lexicon) -> list[Token]:
    """Whose a ship or a plane is ("an Italian coast guard ship rescued", "the charity's ship"), else the head."""
    if head.lemma_.lower() not in lexicon.words["craft"]:
        return [head]
    near = [c for child in children(head, MODIFIERS) for c in (child, *children(child, MODIFIERS))]
    near += [c for owner in preposition_objects(head, _OWNED) for c in (owner, *owner.conjuncts)]
    return [c for c in near if c.ent_type_ in PEOPLES] or children(head, {"poss"}) or [head]


def can_act(party: Party, head: Token, lexicon: Lexicon) -> bool:
    """True for a party of a known kind, and for an unknown one that is a name, or people a name describes."""
    if party.kind != "unknown" or party.sector is not None:
        return True
    *before, noun = _HEAD_ENDS.split(party.name, maxsplit=1)[0].split()
    if {noun.casefold(), noun.casefold().removesuffix("s")} & lexicon.words["deeds"]:
        return False
    if noun[:1].isupper() and not (head.text == noun and head.tag_ in _COMMON_TAGS and not noun.isupper()):
        return True
    if noun.casefold() in lexicon.words["officials"] | lexicon.words["people"]:
        return any(word[:1].isupper() for word in before)
    return _agents(noun, lexicon)


def is_known(party: Party, lexicon: Lexicon) -> bool:
    """True for a party that says more than a bare noun of people at the start of a sentence ("Forecasters")."""
    name = party.name.casefold()
    crowd = name.removesuffix("s").endswith(tuple(lexicon.words["crowds"]))  # "Miners blocked roads", "Dockworkers"
    return party.kind != "unknown" or " " in name or crowd or not _agents(name, lexicon)


def _agents(noun: str, lexicon: Lexicon) -> bool:
    return noun.casefold().endswith(tuple(lexicon.words["agent_endings"]))
