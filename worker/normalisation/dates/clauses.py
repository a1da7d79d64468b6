"""The tree around a date: what it is attached to, and the clause a word stands in."""

from spacy.tokens import Token

from worker.labels import HEADING_NO_CLAUSE, PREPOSITION_OR_AGENT, TIMES, VERBAL

STEPS = 12  # governors looked at on the way up


def owner_of(root: Token) -> Token:
    """What a date is attached to: the first word above it that is no preposition and no other date word."""
    token = root
    for _ in range(STEPS):
        head = token.head
        if head == token:
            return token
        if head.dep_ not in PREPOSITION_OR_AGENT and head.pos_ not in ("ADP", "SCONJ") and head.ent_type_ not in TIMES:
            return head
        token = head
    return token


def clause_of(token: Token) -> Token:
    """The verb of the clause that holds `token` (the token itself where it is one), else the top of its sentence."""
    for _ in range(STEPS):
        if token.pos_ in VERBAL and token.dep_ not in HEADING_NO_CLAUSE:
            return token
        if token.head == token:
            return token
        token = token.head
    return token
