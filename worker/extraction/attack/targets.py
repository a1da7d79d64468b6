"""Whom and what an attack hit: which words of a frame name targets, and which name nothing that can be hit."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from worker.event import Party
from worker.extraction.circumstances import is_called
from worker.extraction.grammar.lexicon import Lexicon
from worker.extraction.grammar.tree import children, is_passive, preposition_objects
from worker.labels import COMPOUNDED
from worker.story import Story

_WHERE = ("in", "at", "near")
_UPON = ("of", "on", "against")
_CLAUSES = {"acl", "advcl", "relcl"}
_ENDING = ("in", "with", "to")
_BESIDE = {"along", "together"}
_LISTING = {"include", "comprise"}
_BEHIND_HEAD = " of "


def specified(targets: Iterable[Token]) -> Iterator[Token]:
    """Those whom the sentence goes on to name: "the people killed include three teachers and their driver"."""
    for target in targets:
        verbs = (target.head, *children(target.head, {"conj"})) if target.dep_ == "nsubj" else ()
        for verb in verbs:
            if verb.lemma_.lower() in _LISTING:
                yield from children(verb, {"dobj"})


def outcome(trigger: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Those harmed in the end or beside others: "resulting in the deaths of ten", "killed along with two guards"."""
    for child in trigger.children:
        if child.dep_ in _CLAUSES and child.lemma_.lower() in lexicon.words["ending_verbs"]:
            for end in preposition_objects(child, _ENDING):
                if end.lemma_.lower() in lexicon.words["endings"]:
                    yield from preposition_objects(end, ("of", "to"))
        elif child.lower_ in _BESIDE and is_passive(trigger):
            yield from preposition_objects(child, ("with",))


def placed_apart(targets: Iterable[Token]) -> bool:
    """True where targets are told with a place each: "a school in one district and another in the next were hit"."""
    return any(
        len([noun for noun in (target, *children(target, {"conj"})) if preposition_objects(noun, _WHERE)]) > 1
        for target in targets
    )


def is_scene(name: Token, story: Story, lexicon: Lexicon) -> bool:
    """True for a name that tells where an attack was, not who did it: "the Kabul bombing", "the Somalia blast".

    A country's name does so before few nouns, its adjective never: "a US strike", "the Somali blast".
    """
    if name.dep_ not in COMPOUNDED or name.pos_ != "PROPN":
        return False
    place = next((place for place in story.places if place.start <= name.idx < place.end), None)
    if place is None or preposition_objects(name.head, _UPON):
        return False
    return place.precision != "country" or name.head.lemma_.lower() in lexicon.words["scene_nouns"]


def hittable(parties: Iterable[Party], story: Story, lexicon: Lexicon) -> tuple[Party, ...]:
    """Without what is only a word for an event, its outcome or the rest of something: "attacks", "losses", "others"."""
    return tuple(p for p in parties if p.kind != "unknown" or is_target(p, story, lexicon))


def is_target(party: Party, story: Story, lexicon: Lexicon) -> bool:
    """False for a common noun that names nothing that can be hit."""
    if not any(char.isalnum() for char in party.name):
        return False
    head = party.name.casefold().partition(_BEHIND_HEAD)[0].split()[-1]
    forms = {head, head.removesuffix("s"), head.removesuffix("es"), head.removesuffix("ies") + "y"}
    nothing = lexicon.words["no_targets"] | lexicon.nouns.keys()
    return not forms & nothing or is_called(story, party)
