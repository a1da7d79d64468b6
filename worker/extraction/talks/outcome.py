"""How talks ended, in the words that say so: "ended without agreement", "the two sides agreed to a truce".

Kinds are those of `Outcome`; each reading below gives its kind where the clause of a verb tells it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache

from spacy.tokens import Span as DocSpan
from spacy.tokens import Token

from worker.event import Outcome, OutcomeKind, Party
from worker.extraction.grammar.lexicon import load_lexicon
from worker.extraction.grammar.modality import modality_of
from worker.extraction.grammar.phrases import last_of
from worker.extraction.grammar.tree import agents, children, is_infinitive, is_passive, objects, subjects
from worker.extraction.plover import CONSULT, OUTCOMES
from worker.labels import COMPLEMENTS, DET_OR_AMOD, PAST, PLACES, PLURALS, VERBAL
from worker.resources import load_yaml
from worker.story import Story

_BEFORE_VERB = {"aux", "auxpass", "neg"}
_HAPPENED = {"actual", "historical"}
_TO_COME = {"actual", "planned"}

_Reading = Callable[[Token, bool], OutcomeKind | None]


def outcome_of(sentence: DocSpan, sides: Sequence[Party], story: Story, told: bool) -> Outcome | None:
    """The outcome that a sentence tells of talks between `sides`; `told`: the sentence itself tells of the talks."""
    found = [outcome for token in sentence if (outcome := _outcome_at(token, sides, story, told))]
    return min(found, key=lambda outcome: OUTCOMES.index(outcome.kind), default=None)


def _outcome_at(verb: Token, sides: Sequence[Party], story: Story, told: bool) -> Outcome | None:
    if verb.pos_ not in VERBAL or verb.lemma_.lower() not in _verbs() or story.quoted(verb):
        return None
    who = _who(verb)
    of_talks = any(_is_sitting(token) for token in who) or _is_done(verb, who)
    if not of_talks and not _are_sides(who, sides, story, told):
        return None
    for read in _READINGS:
        kind = read(verb, of_talks)
        if kind is not None:
            return Outcome(kind=kind, words=story.tokens(_first(verb), last_of(verb)))
    return None


def _is_done(verb: Token, who: Sequence[Token]) -> bool:
    """True for "no deal was reached", where nobody is named."""
    return is_passive(verb) and not agents(verb) and bool(_names(who) & _words()["settlements"])


def tells_of_them(verb: Token, sides: Sequence[Party], story: Story, told: bool) -> bool:
    """True for a clause whose subject is the talks themselves or those who held them."""
    who = _who(verb)
    return any(_is_sitting(token) for token in who) or _are_sides(who, sides, story, told)


def _who(verb: Token) -> list[Token]:
    """Who agrees, or which talks end; of "a deal was reached" and "ended in a deal" the subject alone."""
    found = [*subjects(verb), *(objects(verb) if is_passive(verb) else ())]
    return [_sitting_at(token) if verb.dep_ == "relcl" else token for token in found]


def _sitting_at(place: Token) -> Token:
    """The talks of "talks in Cairo, which ended without a deal": the parser takes the place for what ended."""
    noun = place
    while noun.dep_ == "pobj" and noun.ent_type_ in PLACES and noun.head.head != noun:
        noun = noun.head.head
    return noun if _is_sitting(noun) else place


def _is_sitting(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in load_lexicon("consult", CONSULT).nouns or lemma in _words()["sittings"]


def _are_sides(heads: Sequence[Token], sides: Sequence[Party], story: Story, told: bool) -> bool:
    """True where those who act are those who talked: by name, or as "the two sides"."""
    tokens = [token for head in heads for token in (head, *head.conjuncts)]
    names = {party.name for party in sides}
    named = {party.name for token in tokens for party in story.parties.at(token)} & names
    if len(named) > 1 or (named and told):
        return True
    plural = any(t.tag_ in PLURALS or t.lower_ in {"they", "both", "two"} for t in tokens)
    return plural and any(t.lemma_.lower() in _words()["sides"] or t.lower_ == "they" for t in tokens)


def _signed(verb: Token, of_talks: bool) -> OutcomeKind | None:
    words = _words()
    if verb.lemma_.lower() not in words["signing"] or modality_of(verb) not in _HAPPENED:
        return None
    return "signed" if _names(objects(verb)) & words["documents"] else None


def _agreed(verb: Token, of_talks: bool) -> OutcomeKind | None:
    """ "agreed to X", "reached a deal", "the talks led to an agreement"; denied or failed, no agreement."""
    words, lemma = _words(), verb.lemma_.lower()
    if lemma in words["agreeing"]:
        kind: OutcomeKind = "to_continue" if _to_meet_again(verb) else "agreed"
        if kind == "agreed" and not [c for c in verb.rights if c.dep_ in {"xcomp", "ccomp", "prep", "dobj"}]:
            return _done(verb, "agreed") if _done(verb, "agreed") == "no_agreement" else None
        return _done(verb, kind)
    settled = lemma in words["reaching"] and _names([*objects(verb), *children(verb, {"dobj"})])
    led = _under(verb, ("in", "to", "with")) if lemma in words["leading"] and of_talks else set()
    if not (settled or led):
        return None
    return _done(verb, "agreed") if ((settled or set()) | led) & words["settlements"] else None


def _done(verb: Token, kind: OutcomeKind) -> OutcomeKind | None:
    """`kind` where the verb tells what happened, no agreement where it is denied or failed in."""
    if _negated(verb):
        return "no_agreement" if kind == "agreed" else None
    failed = verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _words()["failing"]
    if failed:
        return "no_agreement"
    return kind if modality_of(verb) in _HAPPENED and not is_infinitive(verb) else None


def _negated(verb: Token) -> bool:
    none = [c for obj in objects(verb) for c in children(obj, DET_OR_AMOD) if c.lower_ in _words()["without"]]
    past = verb.tag_ in PAST or any(c.lower_ in {"did", "had", "have", "has"} for c in verb.children)
    return past and (bool(none) or bool(children(verb, {"neg"})))


def _to_meet_again(verb: Token) -> bool:
    """ "agreed to continue talks", "agreed to meet again", "agreed to hold a second round"."""
    words = _words()
    for clause in children(verb, COMPLEMENTS):
        around = {t.lower_ for t in clause.subtree}
        talking = clause.lemma_.lower() == "meet" or any(_is_sitting(t) for t in objects(clause))
        if clause.lemma_.lower() in words["going_on"] and (talking or not objects(clause)):
            return True
        if talking and around & words["again"]:
            return True
    return False


def _failed(verb: Token, of_talks: bool) -> OutcomeKind | None:
    """ "the talks failed", "ended without a deal", "broke down", "ended in stalemate"."""
    words, lemma = _words(), verb.lemma_.lower()
    if modality_of(verb) not in _HAPPENED:
        return None
    phrases = {f"{lemma} {c.lower_}" for c in verb.rights if c.dep_ in {"prt", "advmod", "prep"}}
    if of_talks and (lemma in words["failing"] or phrases & words["failing_phrases"]):
        return "no_agreement"
    if lemma in words["ending"]:
        rest = {t.lower_ for c in verb.rights if c.dep_ in {"advmod", "acomp", "prep", "oprd"} for t in c.subtree}
        if rest & words["inconclusive"] or (rest & words["without"] and rest & words["nothing"]):
            return "no_agreement"
    return None


def _advanced(verb: Token, of_talks: bool) -> OutcomeKind | None:
    words = _words()
    if verb.lemma_.lower() not in words["advancing"] or not _names(objects(verb)) & words["advances"]:
        return None
    if _negated(verb):
        return "no_agreement"
    return "progress" if modality_of(verb) in _HAPPENED else None


def _paused(verb: Token, of_talks: bool) -> OutcomeKind | None:
    words, lemma = _words(), verb.lemma_.lower()
    phrases = {f"{lemma} {c.lower_}" for c in verb.rights if c.dep_ in {"prt", "advmod", "prep", "acomp"}}
    paused = lemma in words["pausing"] or phrases & words["pausing_phrases"]
    of_them = of_talks or any(_is_sitting(token) for token in objects(verb))
    return "adjourned" if paused and of_them and modality_of(verb) in _HAPPENED | {"denied"} else None


def _going_on(verb: Token, of_talks: bool) -> OutcomeKind | None:
    """ "the talks will resume on Thursday"; not that they went on in the past."""
    aux = {c.lower_ for c in children(verb, {"aux"})}
    to_come = bool(aux & {"will", "would", "to"}) and modality_of(verb) in _TO_COME
    again = verb.lemma_.lower() in _words()["going_on"] and verb.lemma_.lower() != "go"
    return "to_continue" if again and of_talks and to_come else None


_READINGS: tuple[_Reading, ...] = (_signed, _failed, _agreed, _advanced, _paused, _going_on)


def _first(verb: Token) -> Token:
    """The first of the auxiliaries and negations right before a verb, or of "failed to" over it."""
    if verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _words()["failing"]:
        return _first(verb.head)
    near = [c for c in verb.lefts if c.dep_ in _BEFORE_VERB]
    near += [t.left_edge for t in children(verb, {"nsubjpass"}) if _is_done(verb, [t])]
    return min([verb, *near], key=lambda t: t.i)


def _names(heads: Collection[Token]) -> set[str]:
    return {t.lemma_.lower() for head in heads for t in (head, *head.conjuncts)}


def _under(verb: Token, prepositions: Collection[str]) -> set[str]:
    preps = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in prepositions]
    return _names([t for prep in preps for t in children(prep, {"pobj"})])


@cache
def _verbs() -> frozenset[str]:
    words = _words()
    plain = ("signing", "agreeing", "reaching", "leading", "ending", "failing", "advancing", "pausing", "going_on")
    phrasal = words["failing_phrases"] | words["pausing_phrases"]
    return frozenset().union(*(words[key] for key in plain)) | {phrase.split()[0] for phrase in phrasal}


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in load_yaml("lexicon/talk_outcome.yaml").items()}
