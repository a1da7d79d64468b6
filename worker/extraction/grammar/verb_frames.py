"""From a trigger word to its frame: which token heads the actor's phrase, which the recipient's.

A frame is what the lexicon's entry and the dependency tree say; whether it is an event is for others.
"""

from collections.abc import Callable, Container, Iterator, Sequence

from spacy.tokens import Token

from worker.extraction.grammar.frame import (
    READER,
    Frame,
    Refusal,
    doer_refusal,
    is_gerund,
    near_refusal,
    object_refusal,
    phrase_names,
)
from worker.extraction.grammar.instruments import is_instrument, is_weapon
from worker.extraction.grammar.lexicon import OBJECT, Entry, Lexicon
from worker.extraction.grammar.nominalisations import deed_frame
from worker.extraction.grammar.noun_frames import is_undergone, noun_frame
from worker.extraction.grammar.tree import (
    agents,
    children,
    is_passive,
    objects,
    preposition_objects,
    subjects,
)
from worker.extraction.grammar.tree_repairs import is_misread_verb
from worker.extraction.plover import BEFALLING, VERBAL
from worker.labels import (
    COMPLEMENTS,
    FINITE,
    HEADING_NO_CLAUSE,
    NAMED,
    NOUN_TAGS,
    NOUNS,
    OBJECT_PREDICATES,
    PAST,
    PREPOSITION_OR_DATIVE,
    TIMES,
    VERB_TAGS,
)

_AGAIN = {"re", "co", "pre"}
_PARTICLES = {"prt", "advmod", "oprd", "acomp", "prep", "ccomp"}
_NO_OBJECT = {"prep", "conj", "cc", "npadvmod", "advmod", "punct"}
_IN, _WITH = "in", "with"
_MOVED = {"to", "from"}
_DENYING = "REJECT"
_ANSWERED = {_DENYING, "REQUEST"}
_WHEN = {"when", "as", "after"}
_ONTO = {"on", "against", "at"}
_EDGES = {"border", "frontier", "boundary"}  # "held drills near the border with Chad"
_TIMES = {"DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY"}


_NounFrame = Callable[[Token, Entry, Lexicon], Frame | Refusal]

_UNDERGOING = ("of", "from", "by", "to")
_CONCERNING = ("to", "for", "with", "from", "on", "against", "into")


def general_frame(token: Token, entry: Entry, lexicon: Lexicon) -> Frame:
    """The frame of a word that no lexicon has; without roles where its grammar shows none."""
    read = _verb_frame if token.pos_ == "VERB" else _adjective_frame_of if token.pos_ == "ADJ" else noun_frame
    found = read(token, entry, lexicon)
    return found if isinstance(found, Frame) else Frame(token, entry)


def _adjective_frame_of(adjective: Token, entry: Entry, _: Lexicon) -> Frame:
    return _adjective_frame(adjective, entry)


def senses_of(token: Token, lexicon: Lexicon, types: Container[str] | None = None) -> Iterator[Frame | Refusal]:
    """The senses of a word of the lexicon: a frame for each that its sentence bears out, else why it does not.

    `types`: those that the sentence may tell, if that is known; a sense of any other type is not tried.
    """
    noun = is_gerund(token) and (token.lower_ in lexicon.nouns or token.lower_ in lexicon.deeds)
    if token.tag_ in VERB_TAGS and not noun and (token.dep_ not in HEADING_NO_CLAUSE or is_misread_verb(token)):
        for entry in _verb_entries(token, lexicon):
            yield _untold(token, entry, types) or _verb_frame(token, entry, lexicon)
    if token.pos_ in NOUNS or (token.tag_ == "VBG" and not children(token, {"dobj"})):
        for frame, entry in _noun_readings(token, lexicon):
            yield _untold(token, entry, types) or frame(token, entry, lexicon)
    if token.dep_ == "acomp" and token.lower_ in lexicon.adjectives:
        for entry in lexicon.adjectives[token.lower_]:
            yield _untold(token, entry, types) or _adjective_frame(token, entry)


def _untold(token: Token, entry: Entry, types: Container[str] | None) -> Refusal | None:
    """A sense of a type that the sentence does not tell, or that its words do not stand near."""
    if types is not None and entry.type not in types:
        return Refusal(token, entry, "the reader: no word of the sentence tells one", READER)
    far = near_refusal(token, entry)
    return Refusal(token, entry, far) if far else None


def _verb_entries(verb: Token, lexicon: Lexicon) -> Sequence[Entry]:
    """The senses of a verb with its particle ("step down") where the lexicon has them, else those of the verb."""
    lemma = verb.lemma_.lower()
    if verb.i > verb.sent.start + 1 and verb.nbor(-1).tag_ == "HYPH":  # "test-fired"
        first = verb.nbor(-2).lower_
        return lexicon.verbs.get(f"{first}-{lemma}", lexicon.verbs.get(lemma, ()) if first in _AGAIN else ())
    after = [verb.nbor().lower_] if verb.i + 1 < verb.sent.end else []
    whole = not children(verb, {"dobj"})  # "took Chile to court over the border" takes nothing over
    after += [c.lower_ for c in verb.rights if c.dep_ in _PARTICLES and (whole or c.dep_ != "prep") and not _dates(c)]
    alone = lexicon.verbs.get(lemma, ())
    for word in after:
        entries = lexicon.verbs.get(f"{lemma} {word}")
        if entries is not None:
            return (*entries, *(entry for entry in alone if entry.object_is))
    return alone


def _dates(child: Token) -> bool:
    """True for the "on" of "called him on Friday", which belongs to no verb."""
    return child.dep_ == "prep" and any(token.ent_type_ in TIMES for token in child.children)


def _noun_readings(noun: Token, lexicon: Lexicon) -> Iterator[tuple[_NounFrame, Entry]]:
    """The senses of the verb that a noun of action is made of, then those of the noun itself."""
    deeds = lexicon.deeds.get(noun.lemma_.lower()) or lexicon.deeds.get(noun.lower_, ())
    yield from ((deed_frame, entry) for entry in deeds)
    yield from ((noun_frame, entry) for entry in _noun_entries(noun, lexicon))


def _noun_entries(noun: Token, lexicon: Lexicon) -> Sequence[Entry]:
    lemma = noun.lemma_.lower()
    for name in phrase_names(noun):
        entries = lexicon.nouns.get(name)
        if entries is not None:
            return entries
    return lexicon.nouns.get(lemma, ()) or lexicon.nouns.get(noun.lower_, ())


def _verb_frame(verb: Token, entry: Entry, lexicon: Lexicon) -> Frame | Refusal:
    direct = [token for token in objects(verb) if not _sums_up(token, verb, lexicon)]
    given = children(verb, OBJECT_PREDICATES) if is_passive(verb) else []  # "was granted asylum"
    reason = object_refusal(verb, entry, given or direct, lexicon)
    if reason is not None:
        return Refusal(verb, entry, reason)
    recipients = direct if given and entry.object_is else _recipients(verb, entry, direct, lexicon)
    if entry.object == "weapon":
        if not any(is_weapon(token, lexicon) for token in direct):
            return Refusal(verb, entry, "its object is none of `weapons`")
        under = [o for token in (verb, *direct) for o in preposition_objects(token, entry.recipient)]
        recipients = [token for token in under if token.ent_type_ not in _TIMES]
    actors = (agents(verb) or _hung_agents(verb)) if is_passive(verb) else subjects(verb)
    if entry.both and not recipients:  # "A and B clashed"
        recipients = [side for first in actors[:1] for side in first.conjuncts]
    if entry.harm and verb.dep_ == "relcl":
        actors = [_event_on(token, lexicon) or token for token in actors]
    if entry.harm and not direct and _is_suffered(verb, actors, lexicon):
        actors, recipients = [], actors
    if entry.harm and verb.dep_ == "advcl" and verb.tag_ == "VBG":  # "was hit by a drone, killing five"
        suffered = is_passive(verb.head) or is_undergone(verb.head, lexicon)
        actors = agents(verb.head) if suffered else actors  # those who were attacked killed nobody
    reason = doer_refusal(actors, entry)
    if reason is not None:
        return Refusal(verb, entry, reason)
    if entry.subject == "weapon" and not any(is_weapon(token, lexicon) for token in [*actors, *direct]):
        return Refusal(verb, entry, "its subject is none of `weapons`")
    if entry.subject == "weapon":
        actors = []
    recipients = [token for token in recipients if not _is_wide(token, lexicon)]
    if entry.subject == "victim":  # "their car hit a landmine"
        actors, recipients = [], list(subjects(verb))
    return Frame(verb, entry, tuple(actors), (*recipients, *_dying(verb, lexicon)))


def _sums_up(token: Token, verb: Token, lexicon: Lexicon) -> bool:
    """True for the noun set off behind a clause that it sums up: "they met on Monday, their first meeting"."""
    first = token.left_edge.i
    return first > verb.i + 1 and verb.doc[first - 1].text == "," and token.lemma_.lower() in lexicon.nouns


def _event_on(target: Token, lexicon: Lexicon) -> Token | None:
    """The event that did it where the parser has its target do it: "an attack on a bus that killed two"."""
    event = target.head.head
    behind = target.head.lower_ in _ONTO and event.pos_ == "NOUN" and not is_instrument(target, lexicon)
    return event if behind and is_instrument(event, lexicon) else None


def _hung_agents(verb: Token) -> list[Token]:
    """Those behind the "by" of "was granted to the general by Peru", which the parser hangs on the noun before it."""
    phrases = preposition_objects(verb, _MOVED)
    return [doer for noun in phrases for doer in agents(noun) if doer.ent_type_ in NAMED]


def _is_suffered(verb: Token, doers: Sequence[Token], lexicon: Lexicon) -> bool:
    """ "The people killed in the attack included ...": the parser takes the participle for the verb of the sentence."""
    if verb.tag_ not in PAST or any(child.dep_ not in _NO_OBJECT for child in verb.rights):
        return False
    return not any(is_instrument(token, lexicon) for token in doers)


def _dying(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Those of "ten people died when a bomb went off"."""
    deadly = verb.head.lemma_.lower() in lexicon.words.get("death_verbs", frozenset())
    opened = any(child.lower_ in _WHEN for child in verb.lefts)
    return subjects(verb.head) if deadly and opened and verb.dep_ == "advcl" else []


def _is_wide(token: Token, lexicon: Lexicon) -> bool:
    """True for the town or the time of "the bomb exploded in Medellin at noon", which it did not hit."""
    wide = lexicon.words.get("wide_places", frozenset())
    if token.head.lower_ != _IN:
        return bool(wide) and token.ent_type_ in _TIMES
    return bool(wide) and (token.pos_ == "PROPN" or token.lemma_.lower() in wide)


def _recipients(verb: Token, entry: Entry, direct: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    prepositions = [p for p in entry.recipient if p != OBJECT]
    found = list(direct) if OBJECT in entry.recipient else []
    if not entry.object_is or not prepositions:  # "summoned the ambassador": who is summoned is the other side
        found += preposition_objects(verb, prepositions)
    else:  # "lifted the ban on X", "imposed new sanctions over the crisis on X": the other side stands further on
        receiving = [t for t in children(verb, {"dative"}) if OBJECT in entry.recipient and t.tag_ in NOUN_TAGS]
        kept = found if entry.type in BEFALLING else [t for t in found if not _is_object(t, entry)]
        found = kept + (receiving or _further(verb, direct, prepositions))
    if not found and entry.deep:
        undergone = lexicon.words.get("undergone", frozenset())  # "demanded the release of X" asks nothing of X
        found = _of_complement(verb, entry.type) or [
            o
            for token in direct
            if token.lemma_.lower() not in undergone
            for o in preposition_objects(token, _UNDERGOING)
        ]
    if not found and not (entry.deep or entry.object_is):  # hung on the object: "returned looted bronzes to Chad"
        moved = [p for p in prepositions if p in _MOVED]
        found = [o for token in direct for o in preposition_objects(token, moved)]
    if not found and entry.type in _ANSWERED and entry.object_is:  # "sought Turkish help", "snubbed an offer of talks"
        found = list(direct)
    return found


def _is_object(token: Token, entry: Entry) -> bool:
    """True for the thing given in "gave Nepal aid", which is not the other side."""
    return bool({token.lemma_.lower(), *phrase_names(token)} & entry.object_is)


def _further(verb: Token, direct: Sequence[Token], prepositions: Sequence[str]) -> list[Token]:
    """The other side under the verb or its object, or else under the first fitting preposition of the clause."""
    found = preposition_objects(verb, prepositions)
    found += [o for token in direct for o in preposition_objects(token, prepositions)]
    found = [token for token in found if not _follows_edge(token.head)]
    if found or is_passive(verb):
        return found
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ in FINITE and token.dep_ not in HEADING_NO_CLAUSE:
            break
        if token.dep_ in PREPOSITION_OR_DATIVE and token.lower_ in prepositions and not _follows_edge(token):
            found = [t for t in children(token, {"pobj"}) if t.ent_type_ not in _TIMES]
            if found:
                return found
    return []


def _follows_edge(preposition: Token) -> bool:
    """True for the "with" of "near the border with Chad"."""
    return preposition.lower_ == _WITH and preposition.doc[max(0, preposition.i - 1)].lemma_ in _EDGES


def _of_complement(governor: Token, plover: str) -> list[Token]:
    """Whom the infinitive of "promised to continue aid to X" or "agreed to meet X" is about."""
    found: list[Token] = []
    for clause in children(governor, COMPLEMENTS):
        if plover in VERBAL and _tells_of_others(clause, plover):
            continue
        direct = objects(clause) if not is_passive(clause) else []
        named = [token for token in direct if any(part.ent_type_ in NAMED for part in token.subtree)]
        for phrase in (clause, *direct):
            found += preposition_objects(phrase, _CONCERNING)
        found = (named if any(t.ent_type_ in NAMED for t in named) else found or named) or direct
    return found


def _tells_of_others(clause: Token, plover: str) -> bool:
    """True for "warned that the army kept its power", "denied that it had attacked": none of it is done to anybody."""
    doers = subjects(clause) if clause.dep_ == "ccomp" else []
    return any(doer.tag_ != "PRP" or plover == _DENYING for doer in doers)


def _adjective_frame(adjective: Token, entry: Entry) -> Frame:
    """ "X is critical of Y", "X is willing to help Y"."""
    recipients = preposition_objects(adjective, entry.recipient)
    if not recipients and entry.deep:
        recipients = _of_complement(adjective, entry.type)
    return Frame(adjective, entry, tuple(subjects(adjective.head)), tuple(recipients))
