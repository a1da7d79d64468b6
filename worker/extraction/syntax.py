"""Reading the dependency tree: who does it, to whom, with which preposition.

Labels are those of spaCy's English models (ClearNLP). Every function returns head tokens of noun phrases, conjuncts
included in none: a phrase's conjuncts belong to its first head.
"""

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from worker.resources import load_yaml

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE_SUBJECT = {"nsubjpass", "csubjpass"}
_RELATIVE_TAGS = {"WDT", "WP"}
_SHARED = {"conj"}
_CONTROLLED = {"xcomp", "advcl", "pcomp"}
_DEPTH = 4  # how far up the tree a subject is sought

# Nouns that only measure or package another: the thing itself follows "of".
_CONTAINERS = frozenset(load_yaml("lexicon/syntax.yaml")["containers"])


def is_passive(verb: Token) -> bool:
    """True for a passive verb, full or reduced ("was hit", "people killed by")."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return True
    if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECT | {"aux"} for c in verb.children):
        return is_passive(verb.head)
    return False


def children(token: Token, deps: Collection[str]) -> list[Token]:
    """The children of `token` that bear one of the labels."""
    return [child for child in token.children if child.dep_ in deps]


def preposition_objects(token: Token, prepositions: Collection[str]) -> list[Token]:
    """Heads of the phrases that stand under one of the prepositions, nested ones ("out of") included."""
    found: list[Token] = []
    for prep in token.children:
        if prep.dep_ in {"prep", "agent", "dative"} and prep.lower_ in prepositions:
            found += _under(prep)
    return found


def _under(prep: Token) -> list[Token]:
    found = children(prep, {"pobj"})
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
    return _grammatical_subjects(verb, _SUBJECT)


def objects(verb: Token) -> list[Token]:
    """Heads of those acted on: the object of an active verb, the subject of a passive one, inherited where shared."""
    if is_passive(verb):
        if verb.dep_ == "acl":
            return [_measured(verb.head)]
        return _grammatical_subjects(verb, _PASSIVE_SUBJECT)
    direct = children(verb, {"dobj", "dative"})
    direct = [t for t in direct if t.dep_ == "dobj"] or [t for t in direct if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    if direct:
        return [_antecedent(token) for token in direct]
    if verb.dep_ == "relcl" and not any(c.tag_ in _RELATIVE_TAGS and c.dep_ in _SUBJECT for c in verb.children):
        return [_measured(verb.head)] if not children(verb, {"prep"}) else []
    shared = [c for c in verb.conjuncts if c.i > verb.i and c.pos_ == "VERB" and c.dep_ == "conj" and c.head == verb]
    return objects(shared[0]) if shared and not children(verb, {"prep", "prt"}) else []


def _grammatical_subjects(verb: Token, labels: set[str], depth: int = _DEPTH) -> list[Token]:
    direct = children(verb, labels)
    if direct:
        return [_antecedent(token) for token in direct]
    if depth == 0:
        return []
    head = verb.head
    if verb.dep_ == "acl":
        return [_measured(head)]
    if verb.dep_ == "relcl":
        return []
    if verb.dep_ in _SHARED and head.pos_ in {"VERB", "AUX"}:
        return _subject_of_clause(head, depth - 1)
    if verb.dep_ in _CONTROLLED and head.pos_ in {"VERB", "AUX"}:
        patients = children(head, {"dobj"}) if verb.dep_ == "xcomp" else []
        return [_antecedent(t) for t in patients] or _subject_of_clause(head, depth - 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return _subject_of_clause(head.head, depth - 1) if head.head.pos_ in {"VERB", "AUX"} else []
    return []


def _subject_of_clause(verb: Token, depth: int) -> list[Token]:
    return _grammatical_subjects(verb, _SUBJECT | _PASSIVE_SUBJECT, depth)


def _antecedent(token: Token) -> Token:
    """The noun a relative pronoun stands for, else the noun that a container measures, else the token."""
    if token.tag_ in _RELATIVE_TAGS or token.lower_ == "that":
        clause = token.head
        while clause.dep_ in {"conj", "xcomp", "aux", "ccomp"} and clause.head != clause:
            clause = clause.head
        if clause.dep_ == "relcl":
            return _measured(clause.head)
    return _measured(token)


def _measured(token: Token) -> Token:
    if token.lemma_.lower() in _CONTAINERS:
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
    if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass", "amod", "compound"}:
        return token
    for governor in ancestors_in_clause(token):
        if governor.pos_ in {"VERB", "AUX"} and governor.dep_ not in {"aux", "auxpass"}:
            return governor
    return token.sent.root


def container_top(noun: Token) -> Token:
    """The outermost noun that packages `noun` ("wave" in "a wave of attacks"), or the noun."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _CONTAINERS:
        noun = noun.head.head
    return noun
