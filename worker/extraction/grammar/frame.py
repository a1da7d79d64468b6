"""The frame of a trigger, and what entries of the lexicon ask of the words around it.

Checks give the reason why a word does not count, None where it does; `eventwire lexicon check` shows these reasons.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from worker.extraction.grammar.lexicon import Entry, Lexicon
from worker.extraction.grammar.tree import children, is_passive, preposition_objects
from worker.labels import ARGUMENTS, MODIFIERS, NAMED

_NEAR_WORDS = 9
READER = "reader"  # the stage that refuses a sense which the reader is sure that nothing tells
ENTRY = "entry"  # the stage that tries whether what an entry asks for stands around its word


@dataclass(frozen=True, slots=True)
class Frame:
    """A trigger with its entry and the heads of its roles. `carrier` is the verb that carries a noun ("launched").

    `probability` that it tells an act, None where the rules decided alone.
    """

    trigger: Token
    entry: Entry
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    carrier: Token | None = None
    probability: float | None = None

    @property
    def verbal(self) -> bool:
        return self.trigger.pos_ == "VERB" and not is_gerund(self.trigger)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a frame tells nothing: the name of a rule or of a stage, and the reason for people."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A sense of a word that tells nothing in its sentence, and why: `name` is that of the rule or the stage."""

    trigger: Token
    entry: Entry
    reason: str
    name: str = ENTRY


def is_gerund(verb: Token) -> bool:
    """True for a verb in the place of a noun: "fighting between the two armies has killed dozens"."""
    return verb.tag_ == "VBG" and verb.dep_ in ARGUMENTS and not children(verb, {"dobj"})


def quoted(words: Iterable[str]) -> str:
    """Words as a list for a reason: “deal”, “plan”."""
    return ", ".join(f"“{word}”" for word in sorted(words))


def phrase_names(noun: Token) -> list[str]:
    """A noun with the word before it, as one name: "cease-fire", "peace deal"; none where it stands alone."""
    if noun.i == noun.sent.start:
        return []
    before, lemma = noun.nbor(-1), noun.lemma_.lower()
    if before.tag_ == "HYPH" and before.i > noun.sent.start:
        return [f"{before.nbor(-1).lower_}-{lemma}"]
    return [f"{before.lower_} {lemma}"] if before.dep_ in MODIFIERS else []


def near_refusal(trigger: Token, entry: Entry) -> str | None:
    """A reason unless what the entry asks for follows ("found him guilty") and what it excludes does not."""
    if not (entry.near or entry.not_near):
        return None
    after = trigger.doc[trigger.i + 1 : min(trigger.i + _NEAR_WORDS, trigger.sent.end)]
    words = {word for token in after for word in (token.lemma_.lower(), token.lower_)}
    if words & entry.not_near:
        return "a word of `not_near` follows it"
    return None if not entry.near or words & entry.near else "no word of `near` follows it"


def all_names(heads: Sequence[Token]) -> set[str]:
    """The lemmas of the heads, and their names of several words."""
    heads = [token for head in heads for token in (head, *children(head, {"conj"}))]
    words = {word for token in heads for word in (token.lemma_.lower(), token.lower_)}
    return words | {name for token in heads for name in phrase_names(token)}


def doer_refusal(actors: Sequence[Token], entry: Entry) -> str | None:
    """A reason unless those who do it are what the entry asks for."""
    if not (entry.subject_is or entry.not_actor):
        return None
    names = all_names(actors)
    if names & entry.not_actor:
        return f"who does it, {quoted(names & entry.not_actor)}, is in `not_actor`"
    if entry.subject_is and not names & entry.subject_is:
        return "nobody of `subject_is` does it"
    return None


def object_refusal(verb: Token, entry: Entry, direct: Sequence[Token], lexicon: Lexicon) -> str | None:
    """A reason unless the verb's objects are what the entry asks for."""
    names = all_names(direct)
    if names & entry.not_object:
        return f"its object, {quoted(names & entry.not_object)}, is in `not_object`"
    if entry.object_only and direct and not names & entry.object_only:
        return "its object is not in `object_only`"
    if entry.object_is and not (names | _contents(direct, lexicon)) & entry.object_is:
        return "no object of it is in `object_is`"
    if entry.object == "none" and direct and not is_passive(verb):
        return "it has an object (`object: none`)"
    return "it has no object (`object: thing`)" if entry.object == "thing" and not direct else None


def _contents(direct: Sequence[Token], lexicon: Lexicon) -> set[str]:
    """What an object consists of: the aid of "an aid package", "tons of aid", "$5 million in aid"."""
    people = lexicon.words.get("people", frozenset())  # an aid worker is no aid
    things = [token for token in direct if token.lemma_.lower() not in people]
    parts = [child for token in things for child in children(token, {"compound"})]
    parts += [inner for token in direct for inner in preposition_objects(token, ("of", "in"))]
    parts = [part for part in parts if part.ent_type_ not in NAMED]
    return {token.lemma_.lower() for token in parts}
