"""Where a phrase begins and ends when it is quoted as evidence: without article, time, source or aside."""

from collections.abc import Collection

from spacy.tokens import Token

from worker.labels import DESCRIPTIVE, TIMES

_INNER = {"prep", "pobj", "acl", "compound", "amod", "nummod", "pcomp", "dobj", "xcomp", "prt", "attr", "acomp"}
_INNER_CLAUSE = {"ccomp", "oprd", "dative", "agent", "advmod", "case", "det", "poss", "nmod", "quantmod", "npadvmod"}
_ASIDE = {",", ";", ":", "(", "—", "–", "-", '"', "“", "”"}
_ARTICLES = {"a", "an", "the"}
_LOOSE = {"during", "after", "before", "amid", "following", "since", "ahead", "until", "despite", "via"}


def first_of(head: Token) -> Token:
    """The first word of a noun phrase, its article left out."""
    first = min((t for t in (head, *head.lefts) if t.dep_ != "punct"), key=lambda t: t.left_edge.i).left_edge
    return first.nbor() if first.lower_ in _ARTICLES and first.i < head.i else first


def last_of(head: Token, stop: Collection[int] = ()) -> Token:
    """The last word of the phrase that `head` governs; the words at `stop` and what they govern stay out."""
    last = head
    for child in head.rights:
        if child.i in stop or not _belongs(child):
            continue
        last = max(last, last_of(child, stop), key=lambda t: t.i)
    return last


def _belongs(child: Token) -> bool:
    if child.dep_ == "conj":
        return child.pos_ == child.head.pos_ or {child.pos_, child.head.pos_} <= DESCRIPTIVE
    if child.dep_ not in _INNER | _INNER_CLAUSE or child.nbor(-1).text in _ASIDE:
        return False
    if child.dep_ == "npadvmod" or child.lower_ in _LOOSE:
        return False
    return not (child.dep_ == "prep" and any(t.ent_type_ in TIMES for t in child.children))
