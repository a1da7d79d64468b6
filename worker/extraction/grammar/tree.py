"""Reading the dependency tree: who does it, to whom, with which preposition.

Labels are those of spaCy's English models (ClearNLP). Every function returns head tokens of noun phrases, conjuncts
included in none: a phrase's conjuncts belong to its first head.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from worker.extraction.grammar.tree_repairs import coordinated_verb, is_misread_verb
from worker.labels import (
    ADNOMINAL_CLAUSES,
    AUXILIARIES,
    COMPLEMENTS,
    HEADING_NO_CLAUSE,
    NOMINALS,
    NOUNS,
    OBJECTS,
    PAST,
    PAST_OR_VBZ,
    PATIENTS,
    RELATIVES,
    TIMES,
    VERBAL,
    WHO,
)
from worker.resources import load_yaml

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE_SUBJECT = {"nsubjpass", "csubjpass"}
_BEFORE_NOUN = {"amod", "compound", "nmod", "poss", "nummod", "det", "case"}
_CONTROLLED = {"xcomp", "advcl", "pcomp"}
HYPHENS = ("-", "–")  # between the two names of "Israel-Hamas talks"
_DEPTH = 4  # how far up the tree a subject is sought

_LASTING = frozenset(("hour", "day", "night", "week", "month", "year"))
_WORDS = {key: frozenset(words) for key, words in load_yaml("lexicon/syntax.yaml").items()}


def is_passive(verb: Token) -> bool:
    """True for a passive verb, full or reduced ("was hit", "people killed by")."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if _is_shortened(verb):
        return True
    if verb.dep_ == "acl" and verb.tag_ in PAST:  # "a leader killed in May"
        return not (children(verb, {"nsubj"}) or _is_finite(verb))  # "allegations that Iran had armed them"
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECT | {"aux"} for c in verb.children):
        return is_passive(verb.head)
    return False


def _is_finite(verb: Token) -> bool:
    """True for a past tense that is read as a participle: "gunmen on motorbikes killed 30 people"."""
    return bool(children(verb, {"dobj"})) and verb.lemma_.lower() not in _WORDS["giving"]


def _described(noun: Token) -> Token:
    """The noun that a phrase behind it describes: the "gunmen" of "gunmen on motorbikes"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ in NOUNS:
        noun = noun.head.head
    return noun


def _is_shortened(verb: Token) -> bool:
    """True for the "wounded" of "three were killed and 20 people wounded": a verb that, if active, had an object."""
    if verb.tag_ not in PAST or verb.lemma_.lower() not in _WORDS["need_object"]:
        return False
    if not children(verb, _SUBJECT) or children(verb, {"dobj", "aux"}):
        return False
    first = verb.head if verb.dep_ == "conj" else next(iter(children(verb, {"ccomp"})), None)
    return first is not None and first.i < verb.i and is_passive(first)


def _before(verb: Token) -> list[Token]:
    """The noun that a misread verb follows, dates aside."""
    for token in reversed(verb.doc[verb.sent.start : verb.i]):
        if token.pos_ in NOUNS and token.ent_type_ not in TIMES:
            return [_measured(token)]
    return []


def children(token: Token, deps: Collection[str]) -> list[Token]:
    """The children of `token` that bear one of the labels."""
    return [child for child in token.children if child.dep_ in deps]


def preposition_objects(token: Token, prepositions: Collection[str]) -> list[Token]:
    """Heads of the phrases that stand under one of the prepositions, nested ones ("out of") included."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ not in {"prep", "agent", "dative"}:
            continue
        phrase = _under_phrase(prep, prepositions)
        if phrase or prep.lower_ not in prepositions:
            found += phrase or preposition_objects(prep, prepositions)  # "pulled out of Chad"
            continue
        found += _under(prep)
        for more in children(prep, {"conj"}):  # "the murder of a judge and of two guards"
            found += _under(more) if more.lower_ == prep.lower_ else []
    return found


def _under_phrase(prep: Token, prepositions: Collection[str]) -> list[Token]:
    """What stands under a preposition of several words: "in front of a bank"."""
    return [
        found
        for noun in children(prep, {"pobj"})
        for inner in children(noun, {"prep"})
        if f"{prep.lower_} {noun.lower_} {inner.lower_}" in prepositions
        for found in _under(inner)
    ]


def _under(prep: Token) -> list[Token]:
    found = [_measured(token) for token in children(prep, {"pobj"})]
    for nested in children(prep, {"prep"}):
        found += _under(nested)
    return found


def agents(verb: Token) -> list[Token]:
    """Heads of "by" phrases of a passive verb or an event noun."""
    return [obj for prep in verb.children if prep.lower_ == "by" for obj in children(prep, {"pobj"})]


def subjects(verb: Token) -> list[Token]:
    """Heads of those who act: the subject of an active verb, the agent of a passive one, inherited where shared."""
    if is_passive(verb):
        return agents(verb)
    if is_misread_verb(verb):
        first = coordinated_verb(verb)
        return subjects(first) if first is not None else _before(verb)
    return _grammatical_subjects(verb, _SUBJECT)


def objects(verb: Token) -> list[Token]:
    """Heads of those acted on: the object of an active verb, the subject of a passive one, inherited where shared."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return [_measured(verb.head)]
        return _grammatical_subjects(verb, _PASSIVE_SUBJECT | (_SUBJECT if _is_shortened(verb) else set()))
    if is_misread_verb(verb):
        return [_measured(_outermost(verb.head))]
    direct = children(verb, OBJECTS)
    direct = [t for t in direct if t.dep_ == "dobj"] or [t for t in direct if t.pos_ in NOMINALS]
    direct = direct or [
        t for t in children(verb, {"oprd"}) if t.pos_ == "PROPN"
    ]  # "called Kovac on Friday to thank him"
    if direct:
        return [_antecedent(token) for token in direct]
    if verb.dep_ == "relcl" and not any(c.tag_ in RELATIVES and c.dep_ in _SUBJECT for c in verb.children):
        return [_measured(verb.head)] if not children(verb, {"prep"}) else []
    raised = [s for clause in children(verb, COMPLEMENTS) if is_infinitive(clause) for s in children(clause, {"nsubj"})]
    raised += [t for free in verb.children if free.pos_ == "ADJ" for t in children(free, {"nsubj", "dobj"})]
    if raised:  # "allowed women to drive", "set the prisoners free"
        return [_antecedent(token) for token in raised]
    after = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB" and c.dep_ == "conj" and c.head == verb]
    shared = [c for c in after[:1] if not children(c, AUXILIARIES)]  # "was looking into it and had asked X"
    return objects(shared[0]) if shared and not children(verb, {"prep", "prt", "xcomp", "ccomp"}) else []


def coordinated(noun: Token) -> list[Token]:
    """The noun behind the "and" of a noun whose second part the parser lost ("between the king and Peruvian leaders").

    There the conjunction is left without a conjunct; the noun that ends the phrase behind it is meant.
    """
    link = next((child for child in noun.rights if child.dep_ == "cc"), None)
    if link is None or link.i + 1 >= noun.sent.end or children(noun, {"conj"}):
        return []
    other = link.nbor()
    while other.head.i > other.i and other.dep_ in _BEFORE_NOUN:
        other = other.head
    return [other] if other.pos_ in NOUNS else []


def _parted(verb: Token, subject: Token) -> list[Token]:
    """The first of "Otieno and Ugandan leader Yoweri Museveni met", whom the parser takes for the sentence's root."""
    first, start = verb.head, subject.left_edge
    adjacent = verb.dep_ == "conj" and first.pos_ == "PROPN" and first.i + 2 == start.i and first.nbor().dep_ == "cc"
    return [first] if adjacent and first.ent_type_ in WHO else []


def is_existential(noun: Token) -> bool:
    """True for the blast of "there was another blast"."""
    return any(child.dep_ == "expl" for child in noun.head.children)


def is_infinitive(verb: Token) -> bool:
    """True for "to" and the plain verb."""
    return verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.children)


def _outermost(noun: Token) -> Token:
    """The head of the name or compound that a noun begins."""
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    return noun


def _grammatical_subjects(verb: Token, labels: Collection[str], depth: int = _DEPTH) -> list[Token]:
    direct = children(verb, labels)
    if direct:
        return [*_parted(verb, direct[0]), *(_antecedent(token) for token in direct)]
    if depth == 0:
        return []
    head = verb.head
    carrier = _purpose_carrier(verb)
    if carrier is not None:
        return _subject_of_clause(carrier, depth - 1)
    if verb.dep_ == "acl" and head.lemma_ in _WORDS["deciding"] and is_infinitive(verb):
        return agents(head) or children(head, {"poss"})  # "Norway's decision to suspend aid"
    if verb.dep_ == "acl":
        noun = _described(head) if verb.tag_ in PAST_OR_VBZ and _is_finite(verb) else head
        return [] if _is_foiled(head) else [_measured(noun)]
    if verb.dep_ == "relcl":
        return []
    if verb.dep_ == "conj" and head.pos_ in VERBAL:
        return _subject_of_clause(head, depth - 1)
    if verb.dep_ == "xcomp" and head.dep_ == "acomp":  # "X is willing to help"
        return _subject_of_clause(head.head, depth - 1)
    if verb.dep_ in _CONTROLLED and head.pos_ in VERBAL:
        accused = _accused(head) if verb.dep_ == "advcl" else []
        if any(children(prep, {"pcomp"}) for told in (head, *accused) for prep in children(told, {"prep"})) and accused:
            return accused  # "accused the guards of firing at boats, injuring three"
        told = [clause for clause in children(head, {"ccomp"}) if clause.i < head.i]
        if told:  # "one hit a hall, residents said, killing 14"
            return _subject_of_clause(told[0], depth - 1)
        means = head.lemma_.lower() in _WORDS["instrumental"]  # "used tear gas to disperse the crowd"
        patients = children(head, {"dobj"}) if verb.dep_ == "xcomp" and not means else []
        return [_antecedent(t) for t in patients] or _subject_of_clause(head, depth - 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        governor = head.head.head if head.head.dep_ == "acomp" else head.head  # "X is guilty of breaking"
        accused = _accused(governor) if head.lower_ in {"of", "for", "with"} else []
        if accused:
            return accused  # "accused X of breaking"
        return _subject_of_clause(governor, depth - 1) if governor.pos_ in VERBAL else []
    return []


def _accused(governor: Token) -> list[Token]:
    """Who has done what a verb of accusing tells; the parser hangs "of" on the verb or on the accused."""
    if governor.dep_ in PATIENTS and governor.head.lemma_.lower() in _WORDS["accusing"]:
        return [governor]
    return objects(governor) if governor.pos_ == "VERB" and governor.lemma_.lower() in _WORDS["accusing"] else []


def _purpose_carrier(verb: Token) -> Token | None:
    """The verb whose subject also does the infinitive: the "launched" of "launched an operation to retake Manbij"."""
    noun = verb.head
    if verb.dep_ not in ADNOMINAL_CLAUSES or noun.dep_ != "dobj" or noun.head.pos_ != "VERB" or not is_infinitive(verb):
        return None
    return None if children(noun.head, {"dative"}) or _is_foiled(noun) else noun.head


def _is_foiled(noun: Token) -> bool:
    """True for the plot of "foiled a plot to attack a market": who foils it attacks nobody."""
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in _WORDS["foiling"]


def _subject_of_clause(verb: Token, depth: int) -> list[Token]:
    return _grammatical_subjects(verb, _SUBJECT | _PASSIVE_SUBJECT, depth)


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the noun that a container measures, else the token."""
    if token.tag_ in RELATIVES or token.lower_ == "that":
        clause = token.head
        while clause.dep_ in {"conj", "xcomp", "aux", "ccomp"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return _measured(clause.head)
    return _measured(token)


def _measured(token: Token) -> Token:
    if token.ent_type_ in TIMES and any(child.lower_ == "the" for child in token.lefts):
        return token  # "on the day of the debate"
    if _packages(token) or token.tag_ == "CD":  # "nine of the attackers"
        inner = [obj for prep in token.children if prep.lower_ == "of" for obj in children(prep, {"pobj"})]
        if inner:
            return inner[0]
    return token


def ancestors_in_clause(token: Token) -> Iterator[Token]:
    """The governors of a token up to the sentence's root."""
    while token.head.i != token.i:
        token = token.head
        yield token


def clause_head(token: Token) -> Token:
    """The verb whose clause holds the token, or the root."""
    if token.pos_ in VERBAL and token.dep_ not in HEADING_NO_CLAUSE:
        return token
    for governor in ancestors_in_clause(token):
        if governor.pos_ in VERBAL and governor.dep_ not in AUXILIARIES:
            return governor
    return token.sent.root


def container_top(noun: Token) -> Token:
    """The outermost noun that packages `noun` ("wave" in "a wave of attacks", "two days of talks"), or the noun."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and _packages(noun.head.head):
        noun = noun.head.head
    return noun


def _packages(noun: Token) -> bool:
    return noun.lemma_.lower() in _WORDS["containers"] or (noun.ent_type_ in TIMES and noun.lemma_.lower() in _LASTING)
